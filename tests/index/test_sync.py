"""The engine follows the archive; a lost, old or broken index is built anew, and one process at a time does it."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest

from corpus.archive import Archive
from corpus.errors import IndexBusy, IndexDamaged
from index import sync
from index.engine import Engine, Entry, Filters, Hit, Results, Sort
from index.text.terms import fingerprint
from tests.building import add_read, read_document, write


class MemoryEngine:
    """An engine that only remembers what it was given; `is_damaged` as a broken index would be, `calls` is what was asked of it."""

    def __init__(self, revision: int = 0, *, is_damaged: bool = False) -> None:
        self.texts: dict[str, str] = {}
        self.calls: list[tuple[str, int]] = []
        self.is_damaged = is_damaged
        self._revision = revision
        self._analysis = fingerprint()

    @property
    def revision(self) -> int:
        if self.is_damaged:
            raise IndexDamaged("no index")
        return self._revision

    @property
    def analysis(self) -> str:
        _ = self.revision
        return self._analysis

    @property
    def size(self) -> int:
        if self.is_damaged:
            raise IndexDamaged("no index")
        return len(self.texts)

    def put(self, entries: Iterable[Entry], revision: int) -> None:
        self._note("put", revision)
        self.texts |= {entry.document.id: entry.reading.pages[0].text for entry in entries}

    def drop(self, documents: Sequence[str], revision: int) -> None:
        self._note("drop", revision)
        for document in documents:
            self.texts.pop(document, None)

    def rebuild(self, entries: Iterable[Entry], revision: int) -> None:
        self.is_damaged = False
        self._analysis = fingerprint()
        self._note("rebuild", revision)
        self.texts = {entry.document.id: entry.reading.pages[0].text for entry in entries}

    def search(
        self,
        query: object,
        filters: Filters,
        *,
        sort: Sort = "relevance",
        offset: int = 0,
        limit: int = 10,
        with_echoes: bool = False,
    ) -> Results:
        raise NotImplementedError

    def complete(self, prefix: str, limit: int = 8) -> tuple[str, ...]:
        raise NotImplementedError

    def suggest(self, word: str) -> str | None:
        raise NotImplementedError

    def similar(self, document: str, limit: int = 5) -> tuple[Hit, ...]:
        raise NotImplementedError

    def close(self) -> None:
        pass

    def _note(self, call: str, revision: int) -> None:
        _ = self.revision
        self.calls.append((call, revision))
        self._revision = revision


def held_by(engine: MemoryEngine) -> Engine:
    return engine


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def fill(archive: Archive, folder: Path, *texts: str) -> list[str]:
    return [add_read(archive, write(folder, content=text), read_document(text)) for text in texts]


def test_a_new_index_is_built_from_all_that_was_read(archive: Archive, tmp_path: Path) -> None:
    documents = fill(archive, tmp_path, "a", "b")
    archive.add(write(tmp_path, content="unread"), "unread")
    engine = MemoryEngine()
    sync.catch_up(archive, engine)
    assert engine.texts == dict(zip(documents, ("a", "b"), strict=True))
    assert engine.calls == [("rebuild", 2)]
    assert sync.is_up_to_date(archive, engine)


def test_changes_are_followed_one_batch_after_the_other(archive: Archive, tmp_path: Path) -> None:
    fill(archive, tmp_path, "first")
    engine = MemoryEngine()
    sync.catch_up(archive, engine)
    documents = fill(archive, tmp_path, *(f"text {n}" for n in range(13)))
    archive.remove(documents[3])
    sync.catch_up(archive, engine, batch=10)
    assert engine.size == 13
    assert documents[3] not in engine.texts
    assert [call for call, _ in engine.calls] == ["rebuild", "put", "put", "drop"]
    assert engine.revision == archive.last_change() == 15


def test_a_batch_counts_only_when_all_of_it_is_in(archive: Archive, tmp_path: Path) -> None:
    engine = MemoryEngine()
    one, two = fill(archive, tmp_path, "one", "two")
    sync.catch_up(archive, engine)
    archive.remove(one)
    archive.reread(two)
    job = archive.lease("w", 60)
    assert job is not None
    archive.finish(job.id, "w", read_document("two, better"), None)
    sync.catch_up(archive, engine)
    assert engine.calls == [("rebuild", 2), ("put", 2), ("drop", 4)]
    assert engine.texts == {two: "two, better"}


@pytest.mark.parametrize("engine", [MemoryEngine(99), MemoryEngine(is_damaged=True), MemoryEngine(0)], ids=["ahead", "damaged", "lost"])
def test_an_index_that_does_not_fit_is_built_anew(archive: Archive, tmp_path: Path, engine: MemoryEngine) -> None:
    fill(archive, tmp_path, "a")
    engine.texts["stale"] = "stale"
    sync.catch_up(archive, engine)
    assert list(engine.texts.values()) == ["a"]
    assert engine.calls == [("rebuild", 1)]


def test_an_index_of_other_terms_is_built_anew(archive: Archive, tmp_path: Path) -> None:
    """Users' own tables change what a text is found by: the same archive, another index."""
    fill(archive, tmp_path, "a")
    engine = MemoryEngine()
    sync.catch_up(archive, engine)
    tables = archive.folder / "knowledge"
    tables.mkdir()
    (tables / "places.csv").write_text("name;country;names\nNowa Lipka;PL;Lindenau", encoding="utf-8")
    assert not sync.is_up_to_date(archive, engine)
    sync.catch_up(archive, engine)
    assert engine.calls == [("rebuild", 1), ("rebuild", 1)]
    assert sync.is_up_to_date(archive, engine)


def test_an_empty_archive_gets_an_empty_index(archive: Archive) -> None:
    engine = MemoryEngine(is_damaged=True)
    assert not sync.is_up_to_date(archive, engine)
    sync.catch_up(archive, engine)
    assert sync.is_up_to_date(archive, engine)
    assert engine.calls == [("rebuild", 0)]
    sync.catch_up(archive, engine)
    assert engine.calls == [("rebuild", 0)]


def test_an_index_that_breaks_on_the_way_is_built_anew(archive: Archive, tmp_path: Path) -> None:
    class Breaking(MemoryEngine):
        def put(self, entries: Iterable[Entry], revision: int) -> None:
            self.is_damaged = True
            raise IndexDamaged("a file is gone")

    engine = Breaking()
    fill(archive, tmp_path, "a")
    sync.catch_up(archive, engine)
    fill(archive, tmp_path, "b")
    sync.catch_up(archive, engine)
    assert sorted(engine.texts.values()) == ["a", "b"]


def test_what_changes_during_a_rebuild_is_brought_in_afterwards(archive: Archive, tmp_path: Path) -> None:
    class Slow(MemoryEngine):
        def rebuild(self, entries: Iterable[Entry], revision: int) -> None:
            super().rebuild(entries, revision)
            if revision == 1:
                fill(archive, tmp_path, "meanwhile")

    fill(archive, tmp_path, "a")
    engine = Slow()
    sync.catch_up(archive, engine)
    assert sorted(engine.texts.values()) == ["a", "meanwhile"]


def test_only_one_holds_the_index(archive: Archive) -> None:
    with sync.writing(archive.folder), pytest.raises(IndexBusy), sync.writing(archive.folder):
        pass
    with sync.writing(archive.folder):
        pass


def test_following_ends_when_told(archive: Archive, tmp_path: Path) -> None:
    engine, stop = MemoryEngine(), Event()
    thread = threading.Thread(target=sync.follow, args=(archive, held_by(engine), stop), kwargs={"every": 0.01})
    thread.start()
    fill(archive, tmp_path, "a")
    deadline = time.monotonic() + 10
    while not engine.texts and time.monotonic() < deadline:
        time.sleep(0.01)
    stop.set()
    thread.join()
    assert engine.size == 1


def test_an_index_that_a_search_could_not_use_is_built_anew(archive: Archive, tmp_path: Path) -> None:
    engine, stop = MemoryEngine(), Event()
    fill(archive, tmp_path, "a")
    sync.catch_up(archive, engine)
    sync.report_damage(archive.folder)
    thread = threading.Thread(target=sync.follow, args=(archive, held_by(engine), stop), kwargs={"every": 0.01})
    thread.start()
    deadline = time.monotonic() + 10
    while len(engine.calls) < 2 and time.monotonic() < deadline:
        time.sleep(0.01)
    stop.set()
    thread.join()
    assert engine.calls == [("rebuild", 1), ("rebuild", 1)]
