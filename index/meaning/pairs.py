"""Words of a query that texts write as one compound: *Gebühren fürs Parken* is Parkgebühren, *byens udvikling* is byudvikling."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, product

from corpus.lexicon import lemma
from index.text.forms import word_forms
from index.text.terms import telling

_SHORTEST_PART = 3
_SHORTEST_ROOT = 2
_LEAST_TELLING = 0.25
_LINKS = {"da": ("", "s", "e"), "de": ("", "s", "n", "en", "er", "e", "es")}
_BETWEEN_DA = "af for til i på med mod om fra hos under ved de den det en et"
_BETWEEN_DE = "von vom für fürs der die das des dem den im in mit am an auf aus bei zu zum zur gegen über um unter vor ein eine einer"
_BETWEEN = {"da": frozenset(_BETWEEN_DA.split()), "de": frozenset(_BETWEEN_DE.split())}
"""What may stand between the second part and the first; side by side they stand in either order."""
_MOST_BETWEEN = 2


@dataclass(frozen=True, slots=True)
class Pair:
    """Words `first` and `last` (inclusive) of a query and the ways to write them as one in a language."""

    first: int
    last: int
    language: str
    compounds: tuple[str, ...]


def pairs(words: Sequence[str], languages: Sequence[str]) -> Iterator[Pair]:
    """All words of a query that make a compound together; which of these exist is known only to an index."""
    telling_ones = [at for at, word in enumerate(words) if _is_part(word)]
    for first, last in pairwise(telling_ones):
        between = {word.lower() for word in words[first + 1 : last]}
        for language in _LINKS:
            if language in languages and len(between) <= _MOST_BETWEEN and between <= _BETWEEN[language]:
                ways = [(words[last], words[first])] + ([(words[first], words[last])] if not between else [])
                yield Pair(first, last, language, tuple(each for begin, end in ways for each in _compounds(begin, end, language)))


def _is_part(word: str) -> bool:
    is_between = any(word.lower() in between for between in _BETWEEN.values())
    return word.isalpha() and len(word) >= _SHORTEST_PART and not is_between and telling(word) >= _LEAST_TELLING


@lru_cache(maxsize=1 << 12)
def _compounds(begin: str, end: str, language: str) -> tuple[str, ...]:
    """The begin as typed, as the dictionary has it and without its last letter, with all links, before the dictionary form of the end."""
    typed = begin.lower()
    forms = dict.fromkeys((typed, *word_forms(begin, language)))
    roots = dict.fromkeys((*forms, *(form.removesuffix("en") for form in forms), *(form.removesuffix("e") for form in forms)))
    joined = product((root for root in roots if len(root) >= _SHORTEST_ROOT), _LINKS[language])
    return tuple(dict.fromkeys(f"{root}{link}{lemma(end, language)}" for root, link in joined))


__all__ = ["Pair", "pairs"]
