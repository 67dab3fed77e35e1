"""Words that were probably meant: the index's own words near a misspelt one, and how a scanner would have misread a right one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import islice, product
from typing import Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from corpus.lexicon import is_word
from corpus.words import fold
from index.tree import Term

SHORTEST, LONGEST = 4, 50
MOST_READINGS = 80
MOST_TRIED = 400
"""Readings looked at at most: a word of many such letters has thousands."""
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


_FOR_DIGITS = {"0": "o", "1": "li", "3": "e", "4": "a", "5": "s", "6": "bo", "8": "b", "9": "g"}
_FOR_STROKES = (
    ("rn", "m"),
    ("m", "rn"),
    ("nn", "m"),
    ("m", "nn"),
    ("cl", "d"),
    ("d", "cl"),
    ("vv", "w"),
    ("li", "h"),
    ("h", "li"),
    ("ii", "ue"),
    ("nn", "un"),
)
_DIGIT_WITHIN = re.compile(r"[a-z]\d{1,2}[a-z]")


class Words(Protocol):
    """Where the words of an index come from, all of them folded."""

    def near(self, word: str, distance: int) -> Sequence[str]:
        """Words that may differ from this one by so many letters; those that do are among them."""

    def counted(self, prefix: str) -> Mapping[str, int]:
        """The terms that begin so, and in how many records each stands, those of deleted documents included."""

    def frequency(self, term: str) -> int:
        """In how many records a term stands, those of deleted documents included."""

    def holds(self, term: str) -> bool:
        """Whether a document that is not deleted has the term."""

    def written(self, word: str) -> str:
        """The word with its own letters, where the index has it so."""


class Vocabulary:
    """The words of an index, folded and as they are written."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def complete(self, prefix: str, limit: int) -> list[tuple[str, int]]:
        """Words that begin so, most frequent first, and in how many records they stand."""
        start = fold(prefix.strip())
        counts = self._words.counted(f"f:{start}") if start else {}
        often = self._first_alive(counts, limit)
        return [(self._words.written(term[2:]), counts[term]) for term in often]

    def _first_alive(self, counts: Mapping[str, int], limit: int) -> list[str]:
        """The most frequent terms of which some document is left; only those that might be offered are looked at."""
        looked_at = limit
        while True:
            often = nsmallest(looked_at, counts, key=lambda term: (-counts[term], term))
            alive = [term for term in often if self._words.holds(term)]
            if len(alive) >= limit or len(often) == len(counts):
                return alive[:limit]
            looked_at *= 4

    def suggest(self, word: str) -> str | None:
        """The nearest word of the index, or None where the word itself is there or nothing is near."""
        folded = fold(word)
        if len(folded) > LONGEST or self._is_there(folded):
            return None
        readings = (folded, *without_strokes(folded)) if folded.isalpha() else without_digits(folded)
        known = next((reading for reading in readings if self._is_there(reading)), None)
        if known or not readings or len(folded) < SHORTEST:
            return self._words.written(known) if known else None
        folded = readings[0]
        allowed = 1 if len(folded) < 6 else 2 if len(folded) < 11 else 3
        candidates = [near for near in self._words.near(folded, allowed) if not near.isdecimal()]
        near = process.extract(folded, candidates, scorer=OSA.distance, score_cutoff=allowed, limit=20)
        likely = sorted(near, key=lambda match: self._unlikely(folded, match[0], int(match[1])))
        best = next((match[0] for match in likely if self._is_there(match[0])), None)
        return self._words.written(best) if best else None

    def _is_there(self, word: str) -> bool:
        return self._words.holds(f"f:{word}")

    def _unlikely(self, typed: str, meant: str, distance: int) -> tuple[float, int, str]:
        """Fewest changes first, a changed first letter counting more; then the more frequent word."""
        return distance + 0.5 * (typed[0] != meant[0]), -self._words.frequency(f"f:{meant}"), meant


def without_digits(word: str) -> tuple[str, ...]:
    """What a folded word was where a scanner read letters within it as digits (*po1itik* → politik, poiitik); nothing for other words."""
    if not (_DIGIT_WITHIN.search(word) and word.isalnum() and word.isascii() and sum(map(str.isalpha, word)) >= SHORTEST):
        return ()
    choices = product(*(_FOR_DIGITS.get(char, char) for char in word))
    return tuple("".join(letters) for letters in islice(choices, MOST_READINGS) if "".join(letters).isalpha())


def without_strokes(word: str) -> Iterator[str]:
    """What a folded word was where a scanner read the strokes of one letter as two, or of two as one (*klirna* → klima)."""
    for read, meant in _FOR_STROKES:
        at = word.find(read)
        while at >= 0:
            yield word[:at] + meant + word[at + len(read) :]
            at = word.find(read, at + 1)


@lru_cache(maxsize=1 << 12)
def misreadings(word: str) -> tuple[str, ...]:
    """How a scanner may have misread a word with letters of its own (*besøg* → *besgg*), folded; real words are left out."""
    lowered = word.lower()
    letters = [letter for letter in dict.fromkeys(lowered) if letter in _MISREAD]
    if not letters or len(lowered) < SHORTEST + 1:
        return ()
    return tuple(
        islice(dict.fromkeys(fold(reading) for reading in readings_tried(lowered, letters) if not _is_real(reading)), MOST_READINGS)
    )


def readings_tried(lowered: str, letters: Sequence[str]) -> Iterator[str]:
    """A word with its own letters as a scanner may read them, so many times at most; the likeliest first."""
    for choice in islice(product(*(_MISREAD[letter] for letter in letters)), MOST_TRIED):
        yield lowered.translate({ord(letter): other for letter, other in zip(letters, choice, strict=True)})


def _is_real(word: str) -> bool:
    return is_word(word, "da") or is_word(word, "de")


def similar_terms(text: str, distance: int, words: Iterable[str]) -> tuple[Term, ...]:
    """Of these folded words the ones at most so many letters from another, the nearest first, as terms."""
    typed = fold(text)
    candidates = [word for word in words if abs(len(word) - len(typed)) <= distance]
    near = process.extract(typed, candidates, scorer=OSA.distance, score_cutoff=distance, limit=None)
    return tuple(Term(f"f:{word}", 1.0 - SLIP * int(slips)) for word, slips, _ in sorted(near, key=lambda match: (match[1], match[0])))


__all__ = ["Vocabulary", "misreadings", "similar_terms"]
