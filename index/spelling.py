"""Words that were probably meant: the index's own words near a misspelt one, and how a scanner would have misread a right one."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from itertools import product
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA, DamerauLevenshtein

from corpus.lexicon import is_word
from corpus.words import fold
from index.tree import Term

SHORTEST = 4
MOST_READINGS = 80
MOST_SIMILAR = 200
SLIP = 0.15
"""How much less sure a word is for each letter by which it differs from the one typed."""

_MISREAD = {
    "æ": ("e", "ee", "as", "ce", "z", "a", "se"),
    "ø": ("o", "g", "e", "p", "6", "a", "q"),
    "å": ("a", "d", "4", "&"),
    "ä": ("a", "&", "i"),
    "ö": ("o", "6", "é"),
    "ü": ("u", "ii", "i"),
    "ß": ("b", "B", "fs"),
}


class Words(Protocol):
    """Where the words of an index come from."""

    def terms(self, prefix: str) -> list[str]: ...

    def frequency(self, term: str) -> int: ...


class Vocabulary:
    """The words of an index, folded and as they are written."""

    def __init__(self, words: Words) -> None:
        self._words = words

    @cached_property
    def _written(self) -> dict[str, str]:
        """Folded word → as written with its own letters."""
        written = {term[2:]: term[2:] for term in self._words.terms("f:")}
        return written | {fold(term[2:]): term[2:] for term in self._words.terms("=:")}

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for word in self._written:
            if not word.isdecimal():
                found.setdefault(len(word), []).append(word)
        return found

    def complete(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Words that begin so, most frequent first, and in how many records they stand."""
        start = fold(prefix.strip())
        counts = {term[2:]: self._words.frequency(term) for term in self._words.terms(f"f:{start}")} if start else {}
        often = sorted(counts, key=lambda word: (-counts[word], word))
        return [(self._written.get(word, word), counts[word]) for word in often[:limit]]

    def suggest(self, word: str) -> str | None:
        """The nearest word of the index, or None where the word itself is there or nothing is near."""
        folded = fold(word)
        if len(folded) < SHORTEST or folded in self._written or not folded.isalpha():
            return None
        allowed = 1 if len(folded) < 6 else 2 if len(folded) < 11 else 3
        candidates = [
            near for length in range(len(folded) - allowed, len(folded) + allowed + 1) for near in self._by_length.get(length, ())
        ]
        near = process.extract(folded, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=20)
        best = min(near, key=lambda match: self._unlikely(folded, match[0], int(match[1])), default=None)
        return self._written[best[0]] if best else None

    def _unlikely(self, typed: str, meant: str, distance: int) -> tuple[float, int, str]:
        """Fewest changes first, a changed first letter counting more; then the more frequent word."""
        return distance + 0.5 * (typed[0] != meant[0]), -self._words.frequency(f"f:{meant}"), meant


@lru_cache(maxsize=1 << 12)
def misreadings(word: str) -> tuple[str, ...]:
    """How a scanner may have misread a word with letters of its own (*besøg* → *besgg*), folded; real words are left out."""
    lowered = word.lower()
    letters = [letter for letter in dict.fromkeys(lowered) if letter in _MISREAD]
    if not letters or len(lowered) < SHORTEST + 1:
        return ()
    found: list[str] = []
    for choice in product(*(_MISREAD[letter] for letter in letters)):
        reading = lowered.translate({ord(letter): other for letter, other in zip(letters, choice, strict=True)})
        if not is_word(reading, "da") and not is_word(reading, "de"):
            found.append(fold(reading))
    return tuple(dict.fromkeys(found))[:MOST_READINGS]


def similar_terms(text: str, distance: int, words: Iterable[str]) -> tuple[Term, ...]:
    """Of these folded words the ones at most so many letters from another, the nearest first, as terms."""
    typed = fold(text)
    candidates = [word for word in words if abs(len(word) - len(typed)) <= distance]
    near = process.extract(typed, candidates, scorer=OSA.distance, score_cutoff=distance, limit=MOST_SIMILAR)
    return tuple(Term(f"f:{word}", 1.0 - SLIP * int(slips)) for word, slips, _ in sorted(near, key=lambda match: (match[1], match[0])))


def is_near(left: str, right: str) -> bool:
    """Whether two folded words differ by a slip of the pen."""
    return DamerauLevenshtein.distance(left, right, score_cutoff=2) <= (1 if min(len(left), len(right)) < 6 else 2)


__all__ = ["Vocabulary", "is_near", "misreadings", "similar_terms"]
