"""The program's own updates: fetch, verify, flip, mark good, go back. A service of its own user."""
