"""The head of a document: title, issuer, type, year, status, case number."""
