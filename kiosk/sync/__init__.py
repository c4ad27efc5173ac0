"""Fetches the feed and takes out the cells: a process of its own, the mirror's only writer."""
