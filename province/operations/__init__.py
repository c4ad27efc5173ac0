"""What keeps the platform running: backups that were tried, and a look at how it is set up."""
