"""A codec for Whoosh: its terms and postings as sorted arrays (see `index.store.columns`) instead of blocks of packed lists.

Whoosh plans for codecs (`whoosh.codec.base`): its writers hand over what is posted, its readers and searchers ask for terms and postings
back, and all else, the segments, the list of them, deletions and locks, is Whoosh's own. With its usual codec the same postings took three
times the room and eight times the time; and the arrays can be read as they are, without a matcher (see `index.store.whoosh_snapshot`).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from index.store.columns import Columns
from index.store.columns_build import Builder
from index.store.whoosh_library import (
    FieldWriter,
    FileStorage,
    Format,
    ListMatcher,
    Segment,
    TermInfo,
    TermNotFound,
    TermsReader,
    W3Codec,
    W3Segment,
)

TERMS = ".terms"
"""How the file of a segment's arrays ends. Whoosh clears away what bears the name of a segment that is no more."""
PREFIXES = {"document": b"#", "facet": b"@", "terms": b""}
"""How the terms of each field begin among the arrays, where those of all fields lie together."""


def columns_path(storage: FileStorage, segment: Segment) -> Path:
    """Where the arrays of a segment lie."""
    return Path(str(storage.folder), str(segment.make_filename(TERMS)))


class ColumnsCodec(W3Codec):  # type: ignore[misc]
    """Keeps terms and postings as arrays, and what is left, Whoosh's way."""

    length_stats = False
    """Nothing here is scored by the length of a field, and Whoosh would look for a file of lengths at every posting."""

    def field_writer(self, storage: FileStorage, segment: Segment) -> ArraysWriter:
        return ArraysWriter(columns_path(storage, segment))

    def terms_reader(self, storage: FileStorage, segment: Segment) -> ArraysReader:
        return ArraysReader(Columns(columns_path(storage, segment)))

    def new_segment(self, storage: FileStorage, indexname: str) -> W3Segment:
        return W3Segment(self, indexname)


class Pool:
    """Takes the postings of a writer as they come, instead of Whoosh's pool, which sorts them one by one."""

    def __init__(self, builder: Builder) -> None:
        self._builder = builder

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        field, text, record, weight, places = posting
        self._builder.post(PREFIXES[field] + text if field != "terms" else text, record, int(weight), places)

    def iter_postings(self) -> Builder:
        return self._builder

    def cleanup(self) -> None:
        """Nothing of it lies on the disk."""


class ArraysWriter(FieldWriter):  # type: ignore[misc]
    """Writes what the pool has gathered."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.is_closed = False

    def add_postings(self, schema: object, lengths: object, items: Builder) -> None:
        items.write(self._path)

    def close(self) -> None:
        self.is_closed = True


class ArraysReader(TermsReader):  # type: ignore[misc]
    """What Whoosh's readers ask about the terms of a segment."""

    def __init__(self, columns: Columns) -> None:
        self._columns = columns

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._number(*term) is not None

    def indexed_field_names(self) -> list[str]:
        return list(PREFIXES)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((field, text) for field in PREFIXES for text, _ in self._each(field))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        return ((fieldname, text) for text, _ in self._each(fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (((field, text), self._info(number)) for field in PREFIXES for text, number in self._each(field))

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        return (((fieldname, text), self._info(number)) for text, number in self._each(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        number = self._number(fieldname, text)
        if number is None:
            raise TermNotFound(f"no term {fieldname}:{text!r}")
        return self._info(number)

    def frequency(self, fieldname: str, text: bytes) -> float:
        return float(self.term_info(fieldname, text).weight()) if (fieldname, text) in self else 0.0

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return int(self.term_info(fieldname, text).doc_frequency()) if (fieldname, text) in self else 0

    def matcher(self, fieldname: str, text: bytes, format_: Format, scorer: object = None) -> ListMatcher:
        info = self.term_info(fieldname, text)
        number = self._number(fieldname, text) or 0
        where = self._columns.postings(range(number, number + 1))
        ids, counts = self._columns.records[where].tolist(), self._columns.counts[where].astype(float).tolist()
        return ListMatcher(ids, counts, None, format_, scorer=scorer, term=(fieldname, text), terminfo=info)

    def close(self) -> None:
        """The file is let go with the last array that is made of it."""

    def _number(self, field: str, text: bytes) -> int | None:
        return self._columns.number(PREFIXES[field] + text) if field in PREFIXES else None

    def _each(self, field: str, first: bytes = b"") -> Iterator[tuple[bytes, int]]:
        """The terms of a field from `first` on, in order, with their numbers."""
        own = PREFIXES.get(field)
        if own is None:
            return
        others = tuple(prefix for prefix in PREFIXES.values() if prefix != own and prefix)
        start = self._columns.first_from(own + first)
        for number in range(start, self._columns.beginning(own).stop if own else len(self._columns)):
            term = self._columns.term(number)
            if not (own == b"" and term.startswith(others)):
                yield term[len(own) :], number

    def _info(self, number: int) -> TermInfo:
        where = self._columns.postings(range(number, number + 1))
        ids, counts = self._columns.records[where], self._columns.counts[where]
        return TermInfo(float(counts.sum()), len(ids), None, 0, float(counts.max()), int(ids[0]), int(ids[-1]))
