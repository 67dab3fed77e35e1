"""Themes of municipal policy, and the development goals of the United Nations."""
