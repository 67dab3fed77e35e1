"""The name by which an address or a form means a fact; loads nothing, since `udsyn search` needs it too."""

from __future__ import annotations

import hashlib

from corpus.model import Fact


def fact_key(fact: Fact) -> str:
    """The same for a fact at its place however sure one is of it; another one for every other fact of the document."""
    return hashlib.sha256(repr((fact.kind, fact.value, fact.spans)).encode()).hexdigest()[:16]


def fact_address(document: str, fact: Fact) -> str:
    """The page of a fact with its words marked."""
    return f"/documents/{document}/pages/{fact.page}?fact={fact_key(fact)}#here"
