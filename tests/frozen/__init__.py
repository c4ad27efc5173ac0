"""The bundle that installer/bundle/build made: what is in it, and the whole program driven."""
