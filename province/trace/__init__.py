"""The trace: one chain of lines that are only added, across the whole platform."""
