"""Terminals: the one-time codes by which they join."""
