"""The views of the pages for everyone."""
