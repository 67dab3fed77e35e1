"""What narrows a search: the values of facets, how many documents each would leave, and orders."""
