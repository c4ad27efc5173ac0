"""Livelihood funds: the catalogue, money on its way down, payments."""
