"""Terminals: the one-time codes by which they join, the heartbeats by which they live."""
