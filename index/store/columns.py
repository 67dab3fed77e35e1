"""The terms of many records as sorted arrays in one file, which is mapped into memory and never changed: one segment of an index.

A record is a document's head or one of its passages, numbered from 0. For each term, in order of its bytes, lie one after the other the
records that hold it, how often, and, of words, the places where they stand. So a term is found by bisection and read as a slice, and all
terms that begin alike are one slice. Numbers take as few bytes as the largest of an array needs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from index.store.columns_file import read

Array = NDArray[Any]

_AFTER_ALL = b"\xff"
"""No text in UTF-8 holds this byte, so it comes after all that begin alike."""
_KEPT = 10_000
"""Terms whose number, or absence, is remembered: a query asks for each several times."""
_LOOKED_UP = ("words", "word_at", "post_at", "place_at")
_FEW, _GAPS = 8, 16
"""So many terms are looked up one by one, and so are more with so many others between them."""
FACET, WORD, WRITTEN = "@", "f:", "=:"
"""How the terms of facets begin, those of folded words, and those of words as written with letters of their own."""


class Head(NamedTuple):
    """What is known of a document without asking the archive."""

    document: str
    title: str
    year: int | None
    added_at: str
    encoded_keys: bytes

    @property
    def keys(self) -> tuple[tuple[str, float], ...]:
        """Its most telling terms, which few ask for."""
        return tuple((term, weight) for term, weight in json.loads(self.encoded_keys))


class Alike(NamedTuple):
    """Terms of one form, in order and as a set."""

    terms: Sequence[bytes]
    wanted: frozenset[bytes]


def by_form(terms: Iterable[str]) -> tuple[Alike, ...]:
    """Terms as segments look them up together."""
    encoded = sorted(set(map(_encoded, terms)))
    of_forms = (tuple(alike) for _, alike in groupby(encoded, key=lambda term: term[:2]))
    return tuple(Alike(alike, frozenset(alike)) for alike in of_forms)


class Columns:
    """The segment in a file; safe to use from several threads."""

    def __init__(self, path: Path) -> None:
        """Raises ValueError, or what reading nonsense may raise, where the file is no segment; `verify` says whether it is whole."""
        self._data, arrays = read(path)
        self.arrays = arrays
        self.records, self.counts, self.places = arrays["records"], arrays["counts"], arrays["places"]
        self.heads = arrays["heads"]
        self.size = len(arrays["pages"])
        self._known: dict[bytes, int | None] = {}
        self._facets: dict[str, Mapping[str, Array]] = {}
        self._words, self._word_at, self._post_at, self._place_at = map(_view, map(arrays.__getitem__, _LOOKED_UP))

    def __len__(self) -> int:
        """How many terms there are."""
        return len(self._word_at) - 1

    def term(self, number: int) -> bytes:
        return bytes(self._words[self._word_at[number] : self._word_at[number + 1]])

    def terms(self, numbers: range) -> list[str]:
        """The text of these terms."""
        return [term.decode("utf-8", "surrogatepass") for term in self.encoded_terms(numbers)]

    def encoded_terms(self, numbers: range) -> list[bytes]:
        at = self._word_at[numbers.start : numbers.stop + 1].tolist() if numbers else []
        text = bytes(self._words[at[0] : at[-1]]) if at else b""
        ends = [end - at[0] for end in at]
        return [text[start:end] for start, end in pairwise(ends)]

    def number(self, term: str | bytes) -> int | None:
        """The number of a term."""
        wanted = _encoded(term)
        known = self._known.get(wanted, -1)
        if known != -1:
            return known
        at = self.first_from(wanted)
        found = at if at < len(self) and self.term(at) == wanted else None
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[wanted] = found
        return found

    def numbers(self, sought: Sequence[Alike]) -> Array:
        """The numbers of those of the terms that are there, ascending."""
        return np.array([number for alike in sought for number in self._numbers(alike)], np.int64)

    def _numbers(self, alike: Alike) -> Iterator[int]:
        """The numbers of terms in their order; of many in a row the whole row is read at once."""
        terms, wanted = alike
        row = range(self.first_from(terms[0]), self.first_from(terms[-1] + b"\0")) if len(terms) > _FEW else None
        if row is None or len(row) > _GAPS * len(terms):
            yield from (number for term in terms if (number := self.number(term)) is not None)
        else:
            yield from (number for number, term in zip(row, self.encoded_terms(row), strict=True) if term in wanted)

    def beginning(self, prefix: str | bytes) -> range:
        """The numbers of the terms that begin so."""
        start = _encoded(prefix)
        return range(self.first_from(start), self.first_from(start + _AFTER_ALL))

    def first_from(self, wanted: bytes) -> int:
        """The number of the first term that is not before this one in the order of bytes."""
        words, at = self._words, self._word_at
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            if bytes(words[at[middle] : at[middle + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def postings(self, numbers: range) -> slice:
        """Where the records and counts of these terms lie."""
        return slice(self._post_at[numbers.start], self._post_at[numbers.stop])

    def all_postings(self, numbers: Array) -> Array:
        """Where the records and counts of these terms lie, one term after the other."""
        at = self.arrays["post_at"]
        return ranges(at[numbers], at[numbers + 1].astype(np.int64) - at[numbers])

    def frequencies(self, numbers: range) -> Array:
        """In how many records each of these terms stands."""
        return np.diff(self.arrays["post_at"][numbers.start : numbers.stop + 1].astype(np.int64))

    def placed(self, number: int, wanted: Array) -> tuple[Array, Array]:
        """Of these records, which ascend, those that hold a word, each as often as it stands there, and the place of each."""
        found = self.postings(range(number, number + 1))
        first, last = self._place_at[number], self._place_at[number + 1]
        if first == last:
            return self.records[:0], self.places[:0]
        records, counts = self.records[found], self.counts[found].astype(np.int64)
        at = np.searchsorted(records, wanted.astype(records.dtype))
        at = at[records[np.minimum(at, len(records) - 1)] == wanted]
        ends = np.cumsum(counts)
        return np.repeat(records[at], counts[at]), self.places[first:last][ranges((ends - counts)[at], counts[at])]

    def all_placed(self, numbers: Array, wanted: Array) -> tuple[Array, Array]:
        """As `placed`, of many words."""
        numbers = numbers[self.arrays["place_at"][numbers] < self.arrays["place_at"][numbers + 1]]
        at, where = self.arrays["place_at"], self.all_postings(numbers)
        flags = np.zeros(self.size, bool)
        flags[wanted] = True
        records = np.repeat(self.records[where], self.counts[where])
        kept = np.flatnonzero(flags[records])
        return records[kept], self.places[ranges(at[numbers], at[numbers + 1].astype(np.int64) - at[numbers])[kept]]

    @cached_property
    def lengths(self) -> Array:
        """How many records each document has."""
        return np.diff(np.append(self.heads, self.size).astype(np.int64))

    def documents_at(self, records: Iterable[int]) -> list[int]:
        """The numbers of the documents whose heads are among these records."""
        wanted = np.sort(np.fromiter(records, np.int64))
        return np.flatnonzero(np.isin(self.heads, wanted)).tolist()

    def alive(self, deleted: Iterable[int]) -> Array:
        """Which documents are not deleted."""
        flags = np.ones(len(self.heads), bool)
        flags[list(deleted)] = False
        return flags

    def place(self, record: int) -> tuple[int, int, int]:
        """Page, start and end of a passage."""
        return int(self.arrays["pages"][record]), int(self.arrays["starts"][record]), int(self.arrays["ends"][record])

    def written(self, number: int) -> str | None:
        """A folded word with its own letters, where it has some."""
        found = np.flatnonzero(self.arrays["spelt"] == number)[:1].tolist()
        return self.term(self.beginning(WRITTEN).start + found[0]).decode()[len(WRITTEN) :] if found else None

    def near(self, word: bytes, distance: int) -> list[str]:
        """Folded words of about this length and letters; those that differ by so many letters are among them."""
        lengths, letters = self._shapes
        differ = np.bitwise_count(letters ^ _letters(np.frombuffer(word, np.uint8), np.zeros(1, np.int64))[0])
        found = np.flatnonzero((np.abs(lengths - len(word)) <= distance) & (differ <= 2 * distance))
        first = self.beginning(WORD).start
        return [self.term(first + number)[len(WORD) :].decode("utf-8", "surrogatepass") for number in found.tolist()]

    @cached_property
    def _shapes(self) -> tuple[Array, Array]:
        """How many bytes each folded word has, and which letters."""
        numbers = self.beginning(WORD)
        at = self.arrays["word_at"][numbers.start : numbers.stop + 1].astype(np.int64)
        lengths = np.diff(at) - len(WORD)
        return lengths.astype(np.int16), _letters(self.arrays["words"][: at[-1]], at[:-1] + len(WORD)) if numbers else lengths

    @cached_property
    def documents(self) -> list[Head]:
        at, keys = self.arrays["key_at"].tolist(), self.arrays["keys"].tobytes()
        rows: list[tuple[str, str, int | None, str]] = json.loads(self.arrays["documents"].tobytes())
        return [Head(*row, keys[start:end]) for row, (start, end) in zip(rows, pairwise(at), strict=True)]

    def facet(self, name: str) -> Mapping[str, Array]:
        """The values of a facet, and the heads of the documents that have each."""
        if name not in self._facets:
            begin = f"{FACET}{name}="
            numbers = self.beginning(begin)
            values = zip(numbers, self.terms(numbers), strict=True)
            self._facets[name] = {term[len(begin) :]: self.records[self.postings(range(n, n + 1))] for n, term in values}
        return self._facets[name]


def ranges(firsts: Array, counts: Array) -> Array:
    """All numbers of the ranges that begin at `firsts` and have `counts` numbers, one range after the other."""
    counts = counts.astype(np.int64)
    skipped = firsts - (np.cumsum(counts) - counts)
    return np.repeat(skipped, counts) + np.arange(int(counts.sum()))


def _letters(text: Array, starts: Array) -> Array:
    """Which letters the words have that begin at `starts`, a bit for each; of letters with the same last five bits one for both."""
    return np.bitwise_or.reduceat(np.uint32(1) << (text & 31).astype(np.uint32), starts)


def _view(values: Array) -> memoryview:
    """The same numbers, which are faster to take one by one."""
    return values.data


def _encoded(term: str | bytes) -> bytes:
    return term if isinstance(term, bytes) else term.encode("utf-8", "surrogatepass")
