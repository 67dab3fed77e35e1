"""More like this: the telling terms of a passage, and terms as a query for others that hold much of them.

Words find texts of the same language; concepts and places bridge the languages.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from heapq import nsmallest
from math import log2

from index.engine import Keys
from index.text.terms import telling, text_terms
from index.tree import Leaf, Some, Term

WORDS, BRIDGES = 45, 20
"""How many words, and how many concepts and places, tell what a text is about."""
OF_BRIDGE = 0.7
"""How telling a concept or a place is, where a word that tells all has 1."""
_BRIDGES = ("c:", "l:")
_UNFOLDED = (("aa", "å"), ("ae", "æ"), ("ae", "ä"), ("oe", "ø"), ("oe", "ö"), ("ue", "ü"), ("ss", "ß"))
_SHORTEST, _LEAST = 5, 0.25


def keys_of(counts: Mapping[str, int]) -> Keys:
    """Of the terms of a text, and how often each stands in it, those that tell most about it, the most telling first."""
    known = {term: weight for term, count in counts.items() if len(term) >= _SHORTEST and (weight := _weight(term, count))}
    parted = (WORDS, "f:"), (BRIDGES, _BRIDGES)
    most = [
        term
        for count, forms in parted
        for term in nsmallest(count, (term for term in known if term.startswith(forms)), key=lambda term: (-known[term], term))
    ]
    return tuple((term, round(known[term], 3)) for term in sorted(most, key=lambda term: (-known[term], term)))


def bridges(keys: Keys) -> Keys:
    """Those that texts in other languages have too."""
    return tuple(key for key in keys if key[0].startswith(_BRIDGES))


def keys_of_text(text: str, language: str | None) -> Keys:
    """The same of a passage."""
    return keys_of(Counter(found.term for found in text_terms(text, language)))


def alike(keys: Iterable[tuple[str, float]]) -> Some:
    """A query for documents and passages that hold much of these."""
    return Some(tuple(Leaf(term, (Term(term, 1.0),), weight) for term, weight in keys))


def _weight(term: str, count: int) -> float:
    """How much a term tells where it stands so often; 0 for usual words and for other forms of words."""
    sure = OF_BRIDGE if term.startswith(_BRIDGES) else _telling(term[2:]) if term.startswith("f:") else 0.0
    return sure * (1 + log2(count)) if sure >= _LEAST else 0.0


@lru_cache(maxsize=1 << 15)
def _telling(folded: str) -> float:
    """How telling a folded word is, as the most usual of the words that it may be: *paa* is *på*."""
    return min((telling(folded), *(telling(folded.replace(plain, letter)) for plain, letter in _UNFOLDED if plain in folded)))
