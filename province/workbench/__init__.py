"""The office's workbench: pages for officers, opened and sealed in their own browsers."""
