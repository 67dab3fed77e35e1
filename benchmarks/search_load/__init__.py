"""What searching stands: searches beside a process that adds, and a writer that is killed again and again."""
