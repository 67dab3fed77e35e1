"""What of a text is indexed: documents → passages → terms; the forms of words, the same for texts and queries."""
