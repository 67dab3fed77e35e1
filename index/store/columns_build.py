"""Records → the sorted arrays of a segment (see `index.store.columns`), from documents or from segments that are merged."""

from __future__ import annotations

import json
from array import array
from pathlib import Path

import numpy as np

from corpus.words import fold
from index.store.columns import WORD, WRITTEN, Array, Columns, Head, ranges
from index.store.columns_file import write
from index.text.passages import DocumentRecords, Record


class _Numbers(dict[bytes, int]):
    """Terms, numbered as they come."""

    def __missing__(self, term: bytes) -> int:
        self[term] = number = len(self)
        return number


class _Stream:
    """Numbers that come one list or one array at a time."""

    def __init__(self) -> None:
        self.open = array("I")
        self._closed: list[Array] = []

    def __len__(self) -> int:
        return len(self.open) + sum(map(len, self._closed))

    def extend(self, values: Array) -> None:
        self._closed += [np.frombuffer(self.open, np.uint32), values]
        self.open = array("I")

    def whole(self) -> Array:
        return np.concatenate([*self._closed, np.frombuffer(self.open, np.uint32)]).astype(np.uint32)


class Builder:
    """Gathers the records of a segment, then writes it: first each record and what is known of its document, then its postings."""

    def __init__(self) -> None:
        self._numbers = _Numbers()
        self._documents: list[Head] = []
        names = ("heads", "pages", "starts", "ends", "terms", "records", "counts", "place_terms", "place_counts", "places")
        self._streams = {name: _Stream() for name in names}

    @property
    def size(self) -> int:
        """How many records it has."""
        return len(self._streams["pages"])

    def begin_document(self, document: DocumentRecords) -> None:
        """The next record is the head of this document."""
        keys = json.dumps(document.keys).encode()
        self._documents.append(Head(document.id, document.title, document.year, document.added_at, keys))
        self._streams["heads"].open.append(self.size)

    def begin_record(self, record: Record) -> None:
        for name, value in (("pages", record.page), ("starts", record.start), ("ends", record.end)):
            self._streams[name].open.append(value)

    def post(self, term: bytes, record: int, count: int, places: bytes) -> None:
        """A term of a record: how often it stands there, and, of a word, where: as many places as it stands there, as unsigned integers.

        Records come in their order.
        """
        streams, number = self._streams, self._numbers[term]
        streams["terms"].open.append(number)
        streams["records"].open.append(record)
        streams["counts"].open.append(count)
        if places:
            streams["place_terms"].open.append(number)
            streams["place_counts"].open.append(count)
            streams["places"].open.frombytes(places)

    def add_segment(self, segment: Columns, alive: Array) -> None:
        """The documents of a segment, but for those that are not `alive`."""
        self._documents += [segment.documents[document] for document in np.flatnonzero(alive).tolist()]
        kept = np.repeat(alive, segment.lengths)
        numbers = self.size + np.cumsum(kept) - 1
        self._streams["heads"].extend(self.size + np.cumsum(np.append(0, segment.lengths[alive]))[:-1])
        for name in ("pages", "starts", "ends"):
            self._streams[name].extend(segment.arrays[name][kept])
        self._take_postings(segment, kept, numbers)

    def _take_postings(self, segment: Columns, kept: Array, records: Array) -> None:
        """The postings of the records that are kept, under their new numbers."""
        everything = range(len(segment))
        frequencies = segment.frequencies(everything)
        terms = np.array([self._numbers[term] for term in segment.encoded_terms(everything)], np.uint32).repeat(frequencies)
        has_places = np.repeat(np.diff(segment.arrays["place_at"].astype(np.int64)) > 0, frequencies)
        wanted = kept[segment.records]
        self._streams["terms"].extend(terms[wanted])
        self._streams["records"].extend(records[segment.records[wanted]])
        self._streams["counts"].extend(segment.counts[wanted])
        placed = wanted & has_places
        self._streams["place_terms"].extend(terms[placed])
        self._streams["place_counts"].extend(segment.counts[placed])
        firsts = np.cumsum(np.where(has_places, segment.counts, 0), dtype=np.int64) - segment.counts
        self._streams["places"].extend(segment.places[ranges(firsts[placed], segment.counts[placed])])

    def write(self, path: Path) -> None:
        """Sorts all by term and record, and writes the file."""
        whole = {name: stream.whole() for name, stream in self._streams.items()}
        names = sorted(self._numbers)
        order_of = np.empty(len(names), np.uint32)
        order_of[[self._numbers[name] for name in names]] = np.arange(len(names), dtype=np.uint32)
        arrays = {name: whole[name] for name in ("heads", "pages", "starts", "ends")}
        arrays |= _postings(whole, order_of) | _places(whole, order_of)
        arrays |= _texts("word", names)
        arrays |= _texts("key", [head.encoded_keys for head in self._documents])
        arrays["spelt"] = _spelt(names)
        arrays["documents"] = np.frombuffer(json.dumps([head[:-1] for head in self._documents]).encode(), np.uint8)
        write(path, arrays)


def _spelt(terms: list[bytes]) -> Array:
    """Of each word with letters of its own, the number of the folded word it is; words and folded words follow one another in order."""
    names = [term.decode("utf-8", "surrogatepass") for term in terms]
    numbers = {name: number for number, name in enumerate(names) if name.startswith(WORD)}
    written = (f"{WORD}{fold(name[len(WRITTEN) :])}" for name in names if name.startswith(WRITTEN))
    return np.array([numbers.get(name, len(names)) for name in written], np.uint32)


def _postings(whole: dict[str, Array], order_of: Array) -> dict[str, Array]:
    terms = order_of[whole["terms"]]
    order = np.argsort(terms, kind="stable")
    post_at = _ends(np.bincount(terms, minlength=len(order_of)))
    return {"post_at": post_at, "records": whole["records"][order], "counts": whole["counts"][order]}


def _places(whole: dict[str, Array], order_of: Array) -> dict[str, Array]:
    terms, counts = order_of[whole["place_terms"]], whole["place_counts"].astype(np.int64)
    order = np.argsort(terms, kind="stable")
    firsts = np.cumsum(counts) - counts
    at = _ends(np.bincount(terms, weights=counts, minlength=len(order_of)).astype(np.int64))
    return {"place_at": at, "places": whole["places"][ranges(firsts[order], counts[order])]}


def _ends(lengths: Array) -> Array:
    return np.append(0, np.cumsum(lengths))


def _texts(name: str, texts: list[bytes]) -> dict[str, Array]:
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    return {f"{name}s": np.frombuffer(b"".join(texts), np.uint8), f"{name}_at": _ends(lengths)}
