"""Robots: one class a screen, which taps and reads as a visitor does. Journeys use nothing else."""
