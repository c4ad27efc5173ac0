"""Tags of the pages for everyone."""
