"""What scripts/bench measures: each figure beside the limit it is held against, in one run."""
