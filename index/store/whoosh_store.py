"""A Whoosh index in a folder: opening, writing, merging, swapping, and every Whoosh error in our own words.

    folder/current.json    schema, which index counts, the last change it holds, a number that grows with every commit, how it was analysed
    folder/index-<n>/      the index itself

`current.json` is replaced in one step after the index is on disk. Should a process die in between, the changes are applied once more,
which does no harm.
"""

from __future__ import annotations

import json
import os
import pickle
import shutil
import struct
import time
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path

from corpus.errors import IndexBusy, IndexDamaged, UdsynError
from corpus.originals import sync_folder
from index.store.columns import Columns
from index.store.columns_build import Builder
from index.store.columns_file import verify
from index.store.merging import to_merge
from index.store.whoosh_codec import ColumnsCodec, Pool, columns_path
from index.store.whoosh_library import WHOOSH_ERRORS, FileIndex, FileStorage, IndexWriter, LockError, Segment
from index.store.whoosh_schema import schema
from index.text.passages import DocumentRecords

Segments = Mapping[Path, tuple[Columns, Sequence[int]]]
"""The files of an index, and which of their documents are deleted."""

SCHEMA = 7
WAIT = 10.0
TRIES, REST = 3, 0.02
"""How often a reader looks again for a file that is gone, and the seconds between."""
FULL = 20_000
"""Records of a segment when an index is built."""
_BROKEN = (*WHOOSH_ERRORS, OSError, EOFError, struct.error, zlib.error, pickle.UnpicklingError)
_GARBLED = (Exception,)
"""What reading a file of nonsense may raise: Whoosh unpickles it, trusts its numbers, and raises plain Exceptions itself."""


@dataclass(frozen=True, slots=True)
class Current:
    """What `current.json` says."""

    schema: int
    folder: str
    revision: int
    commit: int
    analysis: str = ""


class Store:
    """The files of one index folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def current(self) -> Current:
        """Raises IndexDamaged where there is no index or one that this version does not read."""
        try:
            current = self._pointer()
        except FileNotFoundError:
            raise IndexDamaged(f"there is no index in {self.folder}") from None
        except (OSError, ValueError, TypeError) as error:
            raise IndexDamaged(f"the index in {self.folder} cannot be read: {error}") from error
        if current.schema != SCHEMA:
            raise IndexDamaged(f"the index in {self.folder} was made by another version")
        return current

    def open(self, known: Segments) -> tuple[Current, Segments]:
        """The index as it is now: its segments, each with the documents deleted in it; those that are `known` stay as they are.

        The others are read through for damage: afterwards no file need be distrusted. What a writer has just deleted is no damage: a
        file may be gone because of a merge, and the whole folder because of a rebuild.
        """
        for _ in range(TRIES):
            current = self.current()
            try:
                return current, _segments(self.folder / current.folder, known)
            except FileNotFoundError:
                time.sleep(REST)
            except _GARBLED:
                if self.current() == current:
                    break
        with translated(_GARBLED):
            current = self.current()
            return current, _segments(self.folder / current.folder, known)

    def write(self, revision: int, change: Callable[[Writer], None]) -> None:
        """Changes the index and commits."""
        current = self.current()
        with translated(), _writer(self.folder / current.folder) as writer:
            change(writer)
        self._point(replace(current, revision=revision, commit=current.commit + 1))

    def build(self, documents: Iterable[DocumentRecords], revision: int, analysis: str) -> None:
        """Builds a new index beside the old one, then swaps, then deletes the old one; what broken attempts have left goes first."""
        number = 1 + max((int(path.name[6:]) for path in self.folder.glob("index-*") if path.name[6:].isdigit()), default=0)
        new = self.folder / f"index-{number}"
        self._clear_but(self._folder_in_use())
        try:
            with translated():
                new.mkdir(parents=True)
                FileStorage(str(new)).create_index(schema())
                remaining = iter(documents)
                for first in remaining:
                    with _writer(new) as writer:
                        writer.fill(chain((first,), remaining))
            self._point(Current(SCHEMA, new.name, revision, time.time_ns(), analysis))
        finally:
            self._clear_but(self._folder_in_use())

    def _pointer(self) -> Current:
        return Current(**json.loads((self.folder / "current.json").read_text("utf-8")))

    def _folder_in_use(self) -> str:
        """The index that counts, also that of another version, which may still answer; empty where there is none."""
        with suppress(OSError, ValueError, TypeError):
            return self._pointer().folder
        return ""

    def _clear_but(self, kept: str) -> None:
        for path in self.folder.glob("index-*"):
            if path.name != kept:
                shutil.rmtree(path, ignore_errors=True)

    def _point(self, current: Current) -> None:
        new = self.folder / "current.json.new"
        with translated():
            _put_on_disk(self.folder / current.folder)
            with new.open("w", encoding="utf-8") as file:
                file.write(json.dumps(asdict(current)))
                file.flush()
                os.fsync(file.fileno())
            new.replace(self.folder / "current.json")
            sync_folder(self.folder)


class Writer:
    """Adds and deletes documents, and merges segments when it commits."""

    def __init__(self, folder: Path) -> None:
        self._rows = _patiently(_index(folder))
        self._builder = Builder()
        self._rows.pool = Pool(self._builder)

    def add(self, document: DocumentRecords) -> None:
        facets = [f"{name}={value}" for name, values in document.facets.items() for value in values]
        self._builder.begin_document(document)
        for record in (document.head, *document.passages):
            self._builder.begin_record(record)
            self._rows.add_document(document=(document.id,), facet=facets if record is document.head else None, terms=record)

    def fill(self, documents: Iterator[DocumentRecords]) -> None:
        """Adds documents until there are enough for a segment."""
        for document in documents:
            self.add(document)
            if self._builder.size >= FULL:
                break

    def delete(self, documents: Sequence[str]) -> None:
        with translated(_GARBLED):
            searcher = self._rows.searcher()
            try:
                for document in documents:
                    self._rows.delete_by_term("document", document, searcher=searcher)
            finally:
                searcher.close()

    def commit(self) -> None:
        self._rows.commit(mergetype=lambda _, segments: self._merge(segments))

    def cancel(self) -> None:
        self._rows.cancel()

    def _merge(self, segments: Sequence[Segment]) -> list[Segment]:
        """Takes small segments into the one that is written, and says which segments stay."""
        opened = [Columns(columns_path(self._rows.storage, segment)) for segment in segments]
        deleted = (columns.documents_at(segment.deleted_docs()) for columns, segment in zip(opened, segments, strict=True))
        alive = [columns.alive(gone) for columns, gone in zip(opened, deleted, strict=True)]
        sizes = [(columns.size, int(columns.lengths[kept].sum())) for columns, kept in zip(opened, alive, strict=True)]
        merged = to_merge(sizes)
        for number in merged:
            verify(columns_path(self._rows.storage, segments[number]))  # or its damage would look sound in the next
            self._builder.add_segment(opened[number], alive[number])
            for _ in range(sizes[number][1]):
                self._rows.add_document()
        return [segment for number, segment in enumerate(segments) if number not in merged]


@contextmanager
def translated(errors: tuple[type[Exception], ...] = _BROKEN) -> Iterator[None]:
    """Whatever Whoosh and the disk raise, as errors of ours."""
    try:
        yield
    except UdsynError:
        raise
    except LockError as error:
        raise IndexBusy("another process is writing to the index") from error
    except errors as error:
        raise IndexDamaged(f"the index cannot be used: {type(error).__name__}: {error}") from error


def _segments(folder: Path, known: Segments) -> Segments:
    """May raise anything where the files are not what was written."""
    index = _index(folder)
    found: dict[Path, tuple[Columns, Sequence[int]]] = {}
    for segment in index._segments():
        path = columns_path(index.storage, segment)
        columns = known[path][0] if path in known else _verified(path)
        if columns.size != segment.doc_count_all():
            raise IndexDamaged(f"{path.name} holds other records than its segment")
        found[path] = columns, columns.documents_at(segment.deleted_docs())
    return found


def _verified(path: Path) -> Columns:
    columns = Columns(path)
    verify(path)
    return columns


def _put_on_disk(folder: Path) -> None:
    """The list of segments that Whoosh has written, and the names of the files; segments are there already."""
    for path in folder.glob("*.toc"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
    sync_folder(folder)


def _index(folder: Path) -> FileIndex:
    return FileIndex(FileStorage(str(folder)))


@contextmanager
def _writer(folder: Path) -> Iterator[Writer]:
    """A writer that commits at the end, and takes everything back where something goes wrong.

    Opening and committing read what is there, so nonsense on the disk may raise anything in them; our own mistakes stay what they are.
    """
    with translated(_GARBLED):
        writer = Writer(folder)
    try:
        yield writer
    except BaseException:
        with suppress(*_GARBLED):
            writer.cancel()
        raise
    with translated(_GARBLED):
        writer.commit()


def _patiently(index: FileIndex) -> IndexWriter:
    """A writer, after some waiting where another process has one."""
    deadline = time.monotonic() + WAIT
    while True:
        try:
            return index.writer(codec=ColumnsCodec(), compound=False)
        except LockError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
