"""The terminal in the village hall."""
