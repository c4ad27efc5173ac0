"""Fingers, pens, real keys and the one switch: how somebody works the screen."""
