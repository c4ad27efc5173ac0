"""The provincial platform."""
