"""One step per file, each named by its number and what it does."""
