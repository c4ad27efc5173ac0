"""What is plugged into a terminal: each an interface, a real driver, a simulator."""
