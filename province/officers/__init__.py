"""Officers: who works at which office, in which roles, and the keys they hold."""
