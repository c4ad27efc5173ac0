"""Sticks instead of a network: the feed out to a hall, its cells in."""
