"""A Whoosh index as arrays: postings by term, the heads of documents, facets and what is stored. One snapshot never changes.

Postings are read block by block, without Whoosh's matchers and scorers, and kept; deleted records are taken out on the way.
"""

from __future__ import annotations

import threading
import weakref
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from typing import Any

import numpy as np

from index.engine import FACETS
from index.facets import SPAN, chosen
from index.near import stand_near
from index.ranking import Flags, Floats, Numbers
from index.spelling import similar_terms
from index.tree import FieldWord, Term
from index.whoosh_library import IndexReader, SegmentReader, TermNotFound
from index.whoosh_schema import IS_HEAD, Head, unpacked

_NOTHING = (np.zeros(0, np.int32), np.zeros(0, np.float32))
KEPT = 20_000


class Snapshot:
    """Implements `index.ranking.Postings` over a reader; safe to use from several threads."""

    def __init__(self, reader: IndexReader) -> None:
        weakref.finalize(self, reader.close)
        self._lock = threading.RLock()
        self._segments: list[tuple[SegmentReader, int]] = [leaf for leaf in reader.leaf_readers() if leaf[0].doc_count_all()]
        self._known: dict[str, tuple[Numbers, Floats]] = {}
        self.size: int = reader.doc_count_all()
        self._alive = np.ones(self.size, bool)
        for segment, base in self._segments:
            self._alive[[base + number for number in segment.segment().deleted_docs()]] = False
        self.starts: Numbers = self._read("facet", IS_HEAD)[0]

    def find(self, term: str) -> tuple[Numbers, Floats]:
        with self._lock:
            if term not in self._known:
                if len(self._known) > KEPT:
                    self._known.clear()
                self._known[term] = self._read("terms", term)
            return self._known[term]

    def find_phrase(self, words: Sequence[str]) -> Numbers:
        """The records that hold all words, of these the ones in which they stand side by side; all but the first may be overleaf."""
        first, *others = ([f"f:{words[0]}"], *([f"f:{word}", f"x:{word}"] for word in words[1:]))
        together = reduce(np.intersect1d, (np.concatenate([self.find(term)[0] for term in terms]) for terms in (first, *others)))
        if len(together) == 0 or not others:
            return together
        wanted = set(together.tolist())
        with self._lock:
            places = [[self._places(term, wanted) for term in terms] for terms in (first, *others)]
        rows = ([[at for form in forms for at in form.get(record, ())] for forms in places] for record in together.tolist())
        return together[[_in_a_row(row) for row in rows]]

    def find_near(self, groups: Sequence[Sequence[str]], distance: int) -> Numbers:
        """The records that hold a word of every group, of these the ones in which they stand close together, also overleaf."""
        if not all(groups):
            return _NOTHING[0]
        forms = [[form for term in group for form in (term, f"x:{term[2:]}")] for group in groups]
        held = [np.concatenate([self.find(term)[0] for term in terms]) for terms in forms]
        together = reduce(np.intersect1d, held, held[0])
        wanted = set(together.tolist())
        with self._lock:
            places = [[self._places(term, wanted) for term in terms] for terms in forms]
        rows = ([[at for form in terms for at in form.get(record, ())] for terms in places] for record in together.tolist())
        return np.unique(together)[[stand_near(row, distance) for row in rows]] if wanted else _NOTHING[0]

    def find_similar(self, text: str, distance: int) -> Sequence[Term]:
        return similar_terms(text, distance, self.words())

    def find_prefix(self, prefix: str) -> Numbers:
        found = [self.find(f"f:{word}")[0] for word in self.words(prefix)]
        return np.unique(np.concatenate(found)) if found else _NOTHING[0]

    def words(self, prefix: str = "") -> list[str]:
        """The folded words of the index that begin so."""
        return [term[2:] for term in self.terms(f"f:{prefix}")]

    def terms(self, prefix: str) -> list[str]:
        with self._lock:
            found = {bytes(term) for segment, _ in self._segments for term in segment.expand_prefix("terms", prefix)}
        return sorted(term.decode("utf-8") for term in found)

    def frequency(self, term: str) -> int:
        """In how many records a term stands, deleted ones included."""
        with self._lock:
            return sum(segment.doc_frequency("terms", term) for segment, _ in self._segments)

    def matching(self, node: FieldWord) -> Flags:
        """Which documents have a property, by its facet; values are compared folded."""
        flags = np.zeros(len(self.starts), bool)
        for documents in chosen(node, self.facets.get(node.field, {}), lambda: self.spans):
            flags[documents] = True
        return flags

    @cached_property
    def spans(self) -> Mapping[str, Numbers]:
        """The dates found in documents, as spans of days, and the numbers of the documents that speak of them."""
        with self._lock:
            names = {bytes(term).decode() for segment, _ in self._segments for term in segment.expand_prefix("facet", f"{SPAN}=")}
            heads = {name.partition("=")[2]: self._read("facet", name)[0] for name in sorted(names)}
            return {span: np.searchsorted(self.starts, found).astype(np.int32) for span, found in heads.items()}

    @cached_property
    def facets(self) -> Mapping[str, Mapping[str, Numbers]]:
        """For each facet, its values and the numbers of the documents that have them."""
        with self._lock:
            names = {bytes(term).decode() for segment, _ in self._segments for term in segment.lexicon("facet")}
            found: dict[str, dict[str, Numbers]] = {name: {} for name in FACETS}
            for name, _, value in (text.partition("=") for text in sorted(names - {IS_HEAD}) if not text.startswith(f"{SPAN}=")):
                heads = self._read("facet", f"{name}={value}")[0]
                if len(heads):
                    found[name][value] = np.searchsorted(self.starts, heads).astype(np.int32)
            return found

    @cached_property
    def heads(self) -> list[Head]:
        return [Head(*self._stored(int(start))) for start in self.starts]

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
        page, start, end = self._stored(record)
        return page, start, end

    def _stored(self, record: int) -> Sequence[Any]:
        with self._lock:
            segment, base = next(leaf for leaf in reversed(self._segments) if leaf[1] <= record)
            info: Sequence[Any] = segment.stored_fields(record - base)["info"]
            return info

    def is_alive(self, record: int) -> bool:
        return bool(self._alive[record])

    def _read(self, field: str, term: str) -> tuple[Numbers, Floats]:
        found = [
            (base + np.array(ids, np.int32), np.array(counts, np.float32))
            for segment, base in self._segments
            for ids, counts, _ in _blocks(segment, field, term)
        ]
        if not found:
            return _NOTHING
        ids, counts = (np.concatenate(columns) for columns in zip(*found, strict=True))
        alive = self._alive[ids]
        return ids[alive].astype(np.int32), counts[alive]

    def _places(self, term: str, wanted: set[int]) -> dict[int, Sequence[int]]:
        return {
            base + number: unpacked(value)
            for segment, base in self._segments
            for ids, _, values in _blocks(segment, "terms", term, with_values=True)
            for number, value in zip(ids, values, strict=True)
            if base + number in wanted
        }


def _blocks(
    segment: SegmentReader, field: str, term: str, *, with_values: bool = False
) -> Iterator[tuple[Sequence[int], Sequence[float], Sequence[bytes]]]:
    """Record numbers, counts and values of a term, block by block as they lie on disk."""
    try:
        info = segment.term_info(field, term)
    except TermNotFound:
        return
    if info.is_inlined():
        yield info.inlined_postings()
        return
    matcher = segment.codec().postings_reader(segment._terms._postfile, info, segment.schema[field].format, term=(field, term))
    while matcher.is_active():
        matcher._read_ids()
        matcher._read_weights()
        if with_values:
            matcher._read_values()
        yield matcher._ids, matcher._weights, matcher._values or ()
        matcher._next_block()


def _in_a_row(places: Sequence[Iterable[int]]) -> bool:
    starts = set(places[0])
    for step, later in enumerate(places[1:], 1):
        starts &= {place - step for place in later}
    return bool(starts)
