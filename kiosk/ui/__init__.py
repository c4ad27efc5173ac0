"""The screen of a terminal: one process for each visit, no network, nothing left behind."""
