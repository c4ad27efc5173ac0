"""The terminals' program: versions brought in and signed, given to a few first, stopped in time."""
