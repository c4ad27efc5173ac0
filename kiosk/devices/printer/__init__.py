"""The receipt printer: its commands, its port, and one slip at a time."""
