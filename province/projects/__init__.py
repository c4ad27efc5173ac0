"""Projects: their money, their steps, bids and contracts."""
