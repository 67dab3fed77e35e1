"""What is offered beside results: completions while typing, and documents and passages that are alike."""
