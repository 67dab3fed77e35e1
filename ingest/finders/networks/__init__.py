"""Networks of municipalities."""
