"""A whole province on one machine: how much a publication costs, and what thirty thousand ask."""
