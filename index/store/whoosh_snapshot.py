"""An index as arrays: its segments (see `index.store.columns`) side by side, without deleted documents. One snapshot never changes.

Records and documents are numbered through all segments; those that are deleted have no number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np

from corpus.words import fold
from index.engine import FACETS
from index.filters.facets import SPAN, chosen
from index.filters.narrowing import Orders, Values, laid_out
from index.ranking import Flags, Floats, Numbers
from index.ranking.stretches import distinct, near, rows
from index.store.columns import WORD, Array, Columns, Head, by_form
from index.text.spelling import similar_terms
from index.tree import FieldWord, Term

_NOTHING = (np.zeros(0, np.int32), np.zeros(0, np.float32))


class Part:
    """A segment within a snapshot: `base` is the number of its first record."""

    def __init__(self, columns: Columns, deleted: Iterable[int], base: int) -> None:
        self.columns, self.base = columns, base
        alive, lengths = columns.alive(deleted), columns.lengths
        self.documents = np.flatnonzero(alive)
        self.size = int(lengths[alive].sum())
        self.starts = (base + np.cumsum(np.append(0, lengths[alive]))[:-1]).astype(np.int32)
        kept = np.repeat(alive, lengths)
        self._is_whole = bool(alive.all())
        self._numbers = np.where(kept, base + np.cumsum(kept) - 1, -1).astype(np.int32) if not self._is_whole else _NOTHING[0]
        self._places = np.flatnonzero(kept) if not self._is_whole else _NOTHING[0]

    def numbered(self, records: Array, *beside: Array) -> tuple[Array, ...]:
        """The numbers of these records of the segment, and what stands beside them, without those that are deleted."""
        if self._is_whole:
            return (records.astype(np.int32) + np.int32(self.base), *beside)
        numbers = self._numbers[records]
        kept = numbers >= 0
        return (numbers[kept], *(values[kept] for values in beside))

    def own(self, records: Array) -> Array:
        """The records of the segment that have these numbers, which ascend."""
        first, last = np.searchsorted(records, (self.base, self.base + self.size))
        own = records[first:last] - self.base
        return own if self._is_whole else self._places[own]

    def place(self, record: int) -> tuple[int, int, int]:
        own = record - self.base
        return self.columns.place(own if self._is_whole else int(self._places[own]))


class Snapshot:
    """Implements `index.ranking.Postings` over segments; safe to use from several threads."""

    def __init__(self, segments: Iterable[tuple[Columns, Iterable[int]]]) -> None:
        self._parts: list[Part] = []
        self._facets: dict[str, Mapping[str, Numbers]] = {}
        self.size = 0
        for columns, deleted in segments:
            self._parts.append(Part(columns, deleted, self.size))
            self.size += self._parts[-1].size
        self.starts: Numbers = np.concatenate([_NOTHING[0], *(part.starts for part in self._parts)])

    def find(self, term: str) -> tuple[Numbers, Floats]:
        found = []
        for part in self._parts:
            if (number := part.columns.number(term)) is not None:
                where = part.columns.postings(range(number, number + 1))
                found.append(part.numbered(part.columns.records[where], part.columns.counts[where]))
        return _joined(found)

    def find_any(self, terms: Sequence[str]) -> tuple[Numbers, Floats]:
        """The records that hold any of the terms, each as often as it holds one, and how often."""
        found, sought = [], by_form(terms)
        for part in self._parts:
            where = part.columns.all_postings(part.columns.numbers(sought))
            found.append(part.numbered(part.columns.records[where], part.columns.counts[where]))
        return _joined(found)

    def holds(self, term: str) -> bool:
        """Whether any record holds the term."""
        return len(self.find(term)[0]) > 0

    def find_phrase(self, words: Sequence[str]) -> Numbers:
        """The records in which the words stand side by side; all but the first may be overleaf."""
        forms = [(f"f:{words[0]}",), *((f"f:{word}", f"x:{word}") for word in words[1:])]
        together = self._together(forms)
        if len(words) == 1 or len(together) == 0:
            return together
        starts = rows([self._places(terms, together) for terms in forms])
        return distinct(starts >> self._bits).astype(np.int32)

    def find_near(self, groups: Sequence[Sequence[str]], distance: int) -> Numbers:
        """The records that hold a word of every group, of these the ones in which they stand close together, not all of them overleaf."""
        if not all(groups):
            return _NOTHING[0]
        forms = [[form for term in group for form in (term, f"x:{term[2:]}")] for group in groups]
        together = self._together(forms)
        here, places = ([self._places(terms, together) for terms in each] for each in (groups, forms))
        return near(here, places, distance, self._bits).astype(np.int32)

    def _together(self, groups: Iterable[Sequence[str]]) -> Numbers:
        """The records that hold a term of each group."""
        together = np.ones(self.size, bool)
        for terms in groups:
            held = np.zeros(self.size, bool)
            held[self.find_any(terms)[0]] = True
            together &= held
        return np.flatnonzero(together).astype(np.int32)

    def _places(self, terms: Sequence[str], records: Numbers) -> Array:
        """Where any of these words stands in these records, ascending: record and place as one number, with a gap between records."""
        found, sought = [np.zeros(0, np.int64)], by_form(terms)
        for part in self._parts:
            own = part.own(records)
            if len(own) and len(numbers := part.columns.numbers(sought)):
                columns = part.columns
                held = columns.placed(int(numbers[0]), own) if len(numbers) == 1 else columns.all_placed(numbers, own)
                where, places = part.numbered(*held)
                keys = (where.astype(np.int64) << self._bits) | places
                found.append(keys if len(numbers) == 1 else np.sort(keys, kind="stable"))
        return np.concatenate(found)

    @cached_property
    def _bits(self) -> int:
        """How far a record is shifted to leave room for places in it, and one bit more."""
        return 1 + max((8 * part.columns.places.dtype.itemsize for part in self._parts), default=8)

    def find_similar(self, text: str, distance: int) -> Sequence[Term]:
        return similar_terms(text, distance, self.near(fold(text), distance))

    def near(self, word: str, distance: int) -> list[str]:
        """Folded words of the index that may differ from a folded one by so many letters."""
        encoded = word.encode("utf-8", "surrogatepass")
        found = {near: None for part in self._parts for near in part.columns.near(encoded, distance)} if encoded else {}
        return sorted(found)

    def find_prefix(self, prefix: str) -> Numbers:
        flags = np.zeros(self.size, bool)
        for part in self._parts:
            where = part.columns.postings(part.columns.beginning(WORD + prefix))
            flags[part.numbered(part.columns.records[where])[0]] = True
        return np.flatnonzero(flags).astype(np.int32)

    def words(self, prefix: str = "") -> list[str]:
        """The folded words of the index that begin so."""
        return [term[len(WORD) :] for term in self.terms(WORD + prefix)]

    def terms(self, prefix: str) -> list[str]:
        return sorted({term for part in self._parts for term in part.columns.terms(part.columns.beginning(prefix))})

    def counted(self, prefix: str) -> dict[str, int]:
        """The terms that begin so, and in how many records each stands, deleted ones included."""
        counts: dict[str, int] = {}
        for part in self._parts:
            numbers = part.columns.beginning(prefix)
            for term, count in zip(part.columns.terms(numbers), part.columns.frequencies(numbers).tolist(), strict=True):
                counts[term] = counts.get(term, 0) + count
        return counts

    def frequency(self, term: str) -> int:
        """In how many records a term stands, deleted ones included."""
        numbers = ((part.columns, part.columns.number(term)) for part in self._parts)
        return sum(int(columns.frequencies(range(number, number + 1))[0]) for columns, number in numbers if number is not None)

    def written(self, word: str) -> str:
        """A folded word with its own letters, where the index has it so."""
        numbers = ((part.columns, part.columns.number(WORD + word)) for part in self._parts)
        found = (columns.written(number) for columns, number in numbers if number is not None)
        return next((text for text in found if text), word)

    def matching(self, node: FieldWord) -> Flags:
        """Which documents have a property, by its facet; values are compared folded."""
        flags = np.zeros(len(self.starts), bool)
        for documents in chosen(node, self.facet(node.field), lambda: self.facet(SPAN)):
            flags[documents] = True
        return flags

    @cached_property
    def values(self) -> Mapping[str, Values]:
        """The values of each facet with their documents."""
        return {name: laid_out(self.facet(name)) for name in FACETS}

    def facet(self, name: str) -> Mapping[str, Numbers]:
        """The values of a facet, or of another property, and the numbers of the documents that have them."""
        if name not in self._facets:
            self._facets[name] = self._read_facet(name)
        return self._facets[name]

    def _read_facet(self, name: str) -> Mapping[str, Numbers]:
        found: dict[str, list[Array]] = {}
        for part in self._parts:
            for value, records in part.columns.facet(name).items():
                numbers = part.numbered(records)[0]
                if len(numbers):
                    found.setdefault(value, []).append(np.searchsorted(self.starts, numbers).astype(np.int32))
        return {value: at[0] if len(at) == 1 else np.concatenate(at) for value, at in found.items()}

    @cached_property
    def orders(self) -> Orders:
        return Orders(self.heads)

    @cached_property
    def heads(self) -> list[Head]:
        return [part.columns.documents[number] for part in self._parts for number in part.documents.tolist()]

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """Document id → its number."""
        return {head.document: number for number, head in enumerate(self.heads)}

    @cached_property
    def titles(self) -> list[tuple[str, str]]:
        """The id and the title of each document."""
        return [(head.document, head.title) for head in self.heads]

    def records_of(self, document: int) -> range:
        """The numbers of a document's passages."""
        start = int(self.starts[document])
        end = int(self.starts[document + 1]) if document + 1 < len(self.starts) else self.size
        return range(start + 1, end)

    def place(self, record: int) -> tuple[int, int, int]:
        """Page, start and end of a passage."""
        return self._part(record).place(record)

    def is_alive(self, record: int) -> bool:
        """Records that are deleted have no number."""
        return 0 <= record < self.size

    def _part(self, record: int) -> Part:
        return next(part for part in reversed(self._parts) if part.base <= record and part.size)


def _joined(found: Sequence[tuple[Array, ...]]) -> tuple[Numbers, Floats]:
    """Records and counts of all segments."""
    if not found:
        return _NOTHING
    records, counts = (np.concatenate(values) for values in zip(*found, strict=True))
    return records, counts.astype(np.float32)
