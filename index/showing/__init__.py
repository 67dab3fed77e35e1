"""What is shown of a hit: the passage, and which of its words are marked."""
