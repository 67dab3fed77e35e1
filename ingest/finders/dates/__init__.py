"""Dates: which there are, and what kind each is."""
