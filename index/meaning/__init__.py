"""What a query's words are looked up by: other forms, concepts, places, translations, compounds, spellings, each listed and switchable."""
