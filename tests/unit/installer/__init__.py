"""What the checks of a whole machine are made of."""
