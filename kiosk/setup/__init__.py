"""Enrols a terminal: the technician's first and only step."""
