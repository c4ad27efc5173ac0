"""The mirror, the pictures and the ring of cells: all that a terminal keeps on its disk."""
