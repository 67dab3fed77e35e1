"""More like this: the telling terms of a passage, and terms as a query for others that hold much of them.

Words find texts of the same language; concepts and places bridge the languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log2

from index.engine import Keys
from index.terms import telling, text_terms
from index.tree import Leaf, Some, Term

WORDS, BRIDGES = 45, 20
"""How many words, and how many concepts and places, tell what a text is about."""
OF_BRIDGE = 0.7
"""How telling a concept or a place is, where a word that tells all has 1."""
_BRIDGES = ("c:", "l:")
_SHORTEST = 5


def keys_of(counts: Mapping[str, int]) -> Keys:
    """Of the terms of a text, and how often each stands in it, those that tell most about it, the most telling first."""
    known = {term: _weight(term, count) for term, count in counts.items() if len(term) >= _SHORTEST and term[:2] in ("f:", *_BRIDGES)}
    telling_most = sorted(known, key=lambda term: (-known[term], term))
    words = [term for term in telling_most if term.startswith("f:")][:WORDS]
    bridges = [term for term in telling_most if term.startswith(_BRIDGES)][:BRIDGES]
    return tuple((term, round(known[term], 3)) for term in sorted((*words, *bridges), key=lambda term: (-known[term], term)))


def keys_of_text(text: str, language: str | None) -> Keys:
    """The same of a passage."""
    return keys_of(Counter(found.term for found in text_terms(text, language)))


def alike(keys: Iterable[tuple[str, float]]) -> Some:
    """A query for documents and passages that hold much of these."""
    return Some(tuple(Leaf(term, (Term(term, 1.0),), weight) for term, weight in keys))


def _weight(term: str, count: int) -> float:
    return (telling(term[2:]) if term.startswith("f:") else OF_BRIDGE) * (1 + log2(count))
