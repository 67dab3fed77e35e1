"""The ground of all finders: flowing text, lines, paragraphs, sentences, and how words are matched."""
