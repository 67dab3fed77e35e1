"""Partner towns: who is tied to whom, how, and since when."""
