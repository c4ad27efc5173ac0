"""What departments hand in: batches, their import, and the history of every row."""
