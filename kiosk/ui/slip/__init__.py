"""Slips of paper: what they say, how they are drawn and printed."""
