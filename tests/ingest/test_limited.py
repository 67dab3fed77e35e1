"""A file is read in a process of its own: what it does there harms nobody, and how it ended is said."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from corpus.errors import EncryptedFile, ReadingStopped
from corpus.model import ReadDocument
from ingest.limited import LimitedReader, images_in
from ingest.limits import Limits
from tests.building import write

LIMITS = Limits(memory_mb=500, cpu_seconds=1, stall=0.6, total=1.2)


def reader(name: str, limits: Limits = LIMITS) -> LimitedReader:
    return LimitedReader(limits, reader=f"tests.ingest.readers_that:{name}", texts=())


@pytest.fixture
def folder(tmp_path: Path) -> Callable[[], Path]:
    """A fresh folder for each reading."""
    made = iter(range(100))

    def new() -> Path:
        path = tmp_path / f"reading {next(made)}"
        path.mkdir()
        return path

    return new


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]


def test_what_was_read_comes_back_with_its_pictures(tmp_path: Path, folder: Callable[[], Path]) -> None:
    room = folder()
    seen: list[tuple[int, int]] = []
    with reader("read") as limited:
        found = limited.read(write(tmp_path, content="en\nto"), "å\n.txt", room, lambda page, pages: not seen.append((page, pages)))
    assert isinstance(found, ReadDocument)
    assert found.head.title == "å\n.txt"
    assert [page.text for page in found.reading.pages] == ["en", "to"]
    assert sorted(path.name for path in images_in(room).iterdir()) == ["1.webp", "2.webp"]
    assert seen[0] == (0, 0)
    assert seen[-1] == (2, 2)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("eat_memory", "more than 500 MB of memory"),
        ("burn", "more than 1 seconds of processor time"),
        ("dawdle", "more than 1.2 seconds"),
        ("leave", "exit code 3"),
        ("crash", "SIGABRT"),
        ("fail", "KeyError: 'a mistake"),
        ("kill_the_parent", "died"),
    ],
)
def test_a_reader_that_goes_wrong_is_stopped_and_the_next_file_is_read(
    tmp_path: Path, folder: Callable[[], Path], name: str, reason: str
) -> None:
    stall = Limits(memory_mb=500, cpu_seconds=1, stall=5, total=1.2 if name == "dawdle" else 5)
    with reader(name, stall) as limited:
        for _ in range(2):
            with pytest.raises(ReadingStopped, match=reason):
                limited.read(write(tmp_path), "x", folder())


def test_a_reader_that_hangs_goes_with_all_that_it_started(tmp_path: Path, folder: Callable[[], Path]) -> None:
    with reader("hang") as limited, pytest.raises(ReadingStopped, match=r"did not get on for 0\.6 seconds"):
        limited.read(write(tmp_path), "x", folder())
    assert not is_alive(int((tmp_path / "pid").read_text()))


def test_readers_go_with_the_process_that_they_come_from(tmp_path: Path, folder: Callable[[], Path]) -> None:
    with reader("make_orphans", Limits()) as limited, pytest.raises(ReadingStopped, match="died"):
        limited.read(write(tmp_path), "x", folder())
    deadline = time.monotonic() + 10
    pids = [int(pid) for pid in (tmp_path / "pids").read_text().split()]
    while any(map(is_alive, pids)) and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not any(map(is_alive, pids))


def test_an_error_keeps_its_kind(tmp_path: Path, folder: Callable[[], Path]) -> None:
    with reader("refuse") as limited, pytest.raises(EncryptedFile, match="it wants a password"):
        limited.read(write(tmp_path), "x", folder())


def test_noise_of_a_library_stays_inside(tmp_path: Path, folder: Callable[[], Path], capfd: pytest.CaptureFixture[str]) -> None:
    with reader("print_things") as limited:
        limited.read(write(tmp_path), "x", folder())
    assert capfd.readouterr() == ("", "")


def test_programs_of_readers_find_their_files_where_the_archive_has_a_relative_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "room").mkdir()
    with reader("need_an_absolute_scratch") as limited:
        assert limited.read(write(tmp_path), "x", Path("room")) is not None


def test_a_reading_that_is_called_off_ends_at_once(tmp_path: Path, folder: Callable[[], Path]) -> None:
    with reader("hang", Limits()) as limited:
        assert limited.read(write(tmp_path), "x", folder(), lambda page, pages: not (tmp_path / "pid").exists()) is None
        pid = int((tmp_path / "pid").read_text())
        deadline = time.monotonic() + 5
        while is_alive(pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        assert not is_alive(pid)


def test_an_error_of_the_one_who_waits_ends_the_reading(tmp_path: Path, folder: Callable[[], Path]) -> None:
    def beat(page: int, pages: int) -> bool:
        if page:
            raise ZeroDivisionError
        return True

    with reader("dawdle", Limits()) as limited:
        for _ in range(2):
            with pytest.raises(ZeroDivisionError):
                limited.read(write(tmp_path), "x", folder(), beat)
