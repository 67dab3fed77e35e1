"""How a query is read: what was typed → a tree, total; what is broken is mended and told."""
