"""Writes whole systems to the slot that does not run, keeps them or goes back; no network."""
