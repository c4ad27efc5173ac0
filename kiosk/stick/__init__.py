"""A USB stick as carrier, read by a process of its own that can do nothing else."""
