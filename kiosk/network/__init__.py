"""Joins Wi-Fi and telephone networks through NetworkManager. A service of its own user."""
