"""What terminal and province agree on: pure values and rules, no I/O. Anyone may call it."""
