"""Hours instead of seconds: started by scripts, no part of the everyday suite."""
