"""What Whoosh keeps of an index: which documents there are, in which segments, and which of them are deleted.

The terms of a segment lie beside it in a file of our own (see `index.columns`): Whoosh's own postings take three times the room and eight
times the time.
"""

from __future__ import annotations

from index.whoosh_library import fields

TERMS = ".terms"
"""How the file beside a segment ends. Whoosh clears away what bears the name of a segment that is no more."""


def schema() -> fields.Schema:
    """A row is a document, in the order of its segment."""
    return fields.Schema(document=fields.ID())
