"""What only an index on disk can suffer: damage, other versions, other processes, several threads."""

import json
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from corpus.errors import IndexBusy, IndexDamaged
from index.engine import Entry, Filters
from index.query.parse import parse
from index.store import whoosh_store
from index.store.whoosh_engine import WhooshEngine
from index.store.whoosh_store import Current, Store
from index.tree import FieldWord
from tests.index.builders import entry

pytestmark = [
    # Whoosh leaves files open where it fails
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]
ALL = Filters()
ONE = entry("one", "Kommunen planter skov.")
TWO = entry("two", "Skoven er åben for alle.")


def ids(engine: WhooshEngine, text: str) -> list[str]:
    return [hit.document for hit in engine.search(parse(text).tree, ALL, limit=50).hits]


def test_a_missing_index_is_noticed_and_built(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path / "deep" / "index")
    for use in (lambda: engine.revision, lambda: engine.size, lambda: ids(engine, "skov"), lambda: engine.put([ONE], 1)):
        with pytest.raises(IndexDamaged):
            use()
    engine.rebuild([ONE], 4)
    assert (engine.revision, ids(engine, "skov")) == (4, ["one"])


def test_an_index_is_there_for_the_next_process(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).rebuild([ONE], 1)
    WhooshEngine(tmp_path).put([TWO], 2)
    engine = WhooshEngine(tmp_path)
    assert (engine.revision, engine.size, sorted(ids(engine, "skov"))) == (2, 2, ["one", "two"])


def test_an_open_engine_sees_what_another_one_writes(tmp_path: Path) -> None:
    reader, writer = WhooshEngine(tmp_path), WhooshEngine(tmp_path)
    writer.rebuild([ONE], 1)
    assert ids(reader, "skov") == ["one"]
    writer.put([TWO], 2)
    assert sorted(ids(reader, "skov")) == ["one", "two"]
    writer.rebuild([TWO], 3)
    assert ids(reader, "skov") == ["two"]


@pytest.mark.parametrize("content", ["", "{", "[]", '{"schema": 0}', "null"])
def test_a_broken_pointer_is_damage(tmp_path: Path, content: str) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)
    (tmp_path / "current.json").write_text(content)
    with pytest.raises(IndexDamaged):
        ids(engine, "skov")
    engine.rebuild([ONE], 2)
    assert ids(engine, "skov") == ["one"]


def test_another_schema_is_damage(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).rebuild([ONE], 1)
    pointer = tmp_path / "current.json"
    pointer.write_text(json.dumps(json.loads(pointer.read_text()) | {"schema": 999}))
    with pytest.raises(IndexDamaged, match="another version"):
        _ = WhooshEngine(tmp_path).revision


@pytest.mark.parametrize("how", ["empty", "garbage", "gone"])
@pytest.mark.parametrize("pattern", ["*.toc", "*.terms"])
def test_broken_files_are_damage(tmp_path: Path, how: str, pattern: str) -> None:
    WhooshEngine(tmp_path).rebuild([ONE, TWO], 1)
    for path in tmp_path.glob(f"index-*/{pattern}"):
        path.unlink() if how == "gone" else path.write_bytes(b"" if how == "empty" else b"\x93garbage" * 50)
    engine = WhooshEngine(tmp_path)
    with pytest.raises(IndexDamaged):
        ids(engine, "skov")
    engine.rebuild([ONE], 2)
    assert ids(engine, "skov") == ["one"]


def _many_puts(engine: WhooshEngine) -> None:
    """So many that segments are merged."""
    for revision in range(3, 20):
        engine.put([entry(f"d{revision}", "Skov og park.")], revision)


class FailingIndex:
    """As much of a Whoosh index and its writer as a commit that fails."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def writer(self, **_: object) -> "FailingIndex":
        return self

    def searcher(self) -> "FailingIndex":
        return self

    def close(self) -> None:
        pass

    def add_document(self, **_: object) -> None:
        pass

    def delete_by_term(self, field: str, text: str, **_: object) -> None:
        pass

    def commit(self, **_: object) -> None:
        raise self.error


def _nonsense_in_segments(folder: Path) -> None:
    """The middle of every segment is overwritten, as by a bad disk: it opens and fails when it is read."""
    for path in folder.glob("index-*/MAIN_*.*"):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 4] + b"\x93" * (len(data) // 2) + data[len(data) // 4 + len(data) // 2 :])


def test_a_merge_that_meets_nonsense_is_damage_and_is_mended(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)
    engine.put([TWO], 2)
    _nonsense_in_segments(tmp_path)
    with pytest.raises(IndexDamaged):
        _many_puts(engine)
    engine.rebuild([ONE, TWO], 20)
    assert sorted(ids(engine, "skov")) == ["one", "two"]
    engine.put([entry("three", "Mere skov.")], 21)
    assert len(ids(engine, "skov")) == 3


@pytest.mark.parametrize("part", range(12))
def test_nonsense_anywhere_in_a_segment_is_damage_or_does_no_harm(tmp_path: Path, part: int) -> None:
    WhooshEngine(tmp_path).rebuild([ONE, TWO], 1)
    for path in tmp_path.glob("index-*/MAIN_*.*"):
        data = path.read_bytes()
        first, last = len(data) * part // 12, len(data) * (part + 1) // 12
        path.write_bytes(data[:first] + b"\x93" * (last - first) + data[last:])
    engine = WhooshEngine(tmp_path)
    for use in (lambda: engine.size, lambda: ids(engine, "skov"), lambda: engine.complete("sk"), lambda: _many_puts(engine)):
        with suppress(IndexDamaged):
            use()
    engine.rebuild([ONE, TWO], 30)
    assert sorted(ids(engine, "skov")) == ["one", "two"]


def _one_wrong_byte(folder: Path) -> None:
    """In a number of every segment: nothing that reads it would raise."""
    for path in folder.glob("index-*/*.terms"):
        data = bytearray(path.read_bytes())
        data[-9] ^= 1
        path.write_bytes(data)


def test_a_wrong_byte_is_noticed_when_an_index_is_opened(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).rebuild([ONE, TWO], 1)
    _one_wrong_byte(tmp_path)
    with pytest.raises(IndexDamaged, match="is damaged"):
        ids(WhooshEngine(tmp_path), "skov")


def test_a_wrong_byte_is_not_merged_into_a_sound_segment(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)
    assert ids(engine, "skov") == ["one"]
    _one_wrong_byte(tmp_path)
    with pytest.raises(IndexDamaged, match="is damaged"):
        _many_puts(engine)


@pytest.mark.parametrize("error", [IndexError("list index out of range"), KeyError("terms"), ValueError("read of closed file")])
def test_whatever_a_commit_raises_is_damage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """A merge has been seen to raise an IndexError of Whoosh's own."""
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)

    monkeypatch.setattr(whoosh_store, "_index", lambda folder: FailingIndex(error))
    with pytest.raises(IndexDamaged, match=type(error).__name__):
        engine.put([TWO], 2)


def test_our_own_mistakes_are_not_called_damage(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    with pytest.raises(ValueError, match="ours"):
        engine.rebuild((_raise(ValueError("ours")) for _ in range(1)), 1)


def test_a_mistake_of_ours_in_a_search_is_not_called_damage(tmp_path: Path) -> None:
    """A damaged index is built anew, which takes minutes and would change nothing."""
    engine = WhooshEngine(tmp_path)
    engine.rebuild([entry("dated", "Skov.", year=2020)], 1)
    with pytest.raises(ValueError, match="invalid literal"):
        engine.search(FieldWord("year", first="not a year"), ALL)


class Overtaken(Store):
    """A reader that looks up which index counts just before that changes."""

    meanwhile: Callable[[], None] | None = None

    def current(self) -> Current:
        found = super().current()
        if (change := self.meanwhile) is not None:
            self.meanwhile = None
            change()
        return found


def test_an_index_that_is_swapped_while_it_is_opened_is_no_damage(tmp_path: Path) -> None:
    engine, store = WhooshEngine(tmp_path), Overtaken(tmp_path)
    engine.rebuild([ONE], 1)
    store.meanwhile = lambda: engine.rebuild([ONE, TWO], 2)
    current, segments = store.open({})
    assert (current.revision, sum(len(columns.documents) for columns, _ in segments.values())) == (2, 2)


def test_an_index_whose_folder_is_gone_is_damage(tmp_path: Path) -> None:
    WhooshEngine(tmp_path).rebuild([ONE], 1)
    shutil.rmtree(next(tmp_path.glob("index-*")))
    with pytest.raises(IndexDamaged):
        ids(WhooshEngine(tmp_path), "skov")


def _raise(error: Exception) -> Entry:
    raise error


def test_old_indexes_are_cleared_away(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    for revision in range(3):
        engine.rebuild([ONE], revision)
    assert len(list(tmp_path.glob("index-*"))) == 1


def test_a_failed_rebuild_leaves_the_old_index(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)

    def broken():  # type: ignore[no-untyped-def]
        yield TWO
        raise RuntimeError("the archive went away")

    with pytest.raises(RuntimeError, match="went away"):
        engine.rebuild(broken(), 2)
    assert (engine.revision, ids(engine, "skov")) == (1, ["one"])
    assert len(list(tmp_path.glob("index-*"))) == 1


def test_what_killed_rebuilds_left_is_cleared_before_the_next(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)
    for number in (7, 9):
        (tmp_path / f"index-{number}").mkdir()
    seen = []

    def looking() -> Iterator[Entry]:
        seen.extend(sorted(path.name for path in tmp_path.glob("index-*")))
        yield TWO

    engine.rebuild(looking(), 2)
    assert seen == ["index-1", "index-10"]
    assert ids(engine, "skov") == ["two"]


def test_a_second_writer_waits_and_then_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whoosh_store, "WAIT", 0.2)
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 1)
    folder = tmp_path / json.loads((tmp_path / "current.json").read_text())["folder"]
    with whoosh_store._writer(folder), pytest.raises(IndexBusy):
        engine.put([TWO], 2)
    engine.put([TWO], 2)
    assert engine.size == 2


def test_threads_search_while_another_writes(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    engine.rebuild([ONE], 0)
    stop, wrong = threading.Event(), []

    def look() -> None:
        while not stop.is_set():
            try:
                if "one" not in ids(engine, "skov"):
                    wrong.append("not found")
            except Exception as error:  # noqa: BLE001 - whatever it is, the test shall show it
                wrong.append(repr(error))

    threads = [threading.Thread(target=look) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        for number in range(15):
            engine.put([entry(f"new{number}", "Endnu en skov.")], number + 1)
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert wrong == []
    assert engine.size == 16


def test_many_small_additions_stay_searchable(tmp_path: Path) -> None:
    """Whoosh merges its segments now and then; heads and passages stay together."""
    engine = WhooshEngine(tmp_path)
    engine.rebuild([], 0)
    for number in range(30):
        engine.put([entry(f"d{number:02}", f"Emne{number} er vigtigt.", "Fælles side to.")], number)
        if number % 3 == 0:
            engine.drop([f"d{number - 1:02}"], number)
    for number in range(29):
        expected = [] if number % 3 == 2 else [f"d{number:02}"]
        assert ids(engine, f"Emne{number}") == expected
    assert engine.search(parse("fælles").tree, ALL).total == engine.size == 21
