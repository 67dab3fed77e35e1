"""Pages are read beside each other, alike on every machine; what one of them does to its reader costs no other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ReadingStopped, ToolMissing
from ingest.pages import on_all, read_sheets
from ingest.pages_store import Room
from ingest.sheet import Order, Sheet, runs
from ingest.task import Task
from tests.ingest import paged_that

DANISH = "Kommunen vil sammen med borgerne plante nye træer langs alle veje i byen"
GERMAN = "Die Stadt will zusammen mit den Bürgern neue Bäume an allen Straßen pflanzen"


class Reading:
    """A document of one line a page, read with so many workers."""

    def __init__(self, folder: Path, *lines: str, workers: int = 2, patience: float = 20.0) -> None:
        self.path = folder / "pages.txt"
        self.path.write_text("\n".join(lines), "utf-8")
        self.order = Order(self.path)
        self.task = Task(self.path, "x", folder / "room", workers=workers, patience=patience)
        self.heard: list[tuple[int, int]] = []

    def run(self, key: str = "1") -> list[Sheet]:
        room = Room(self.task.folder, key, None)
        pages = read_sheets(paged_that.reader, self.order, room, self.task, lambda page, pages: self.heard.append((page, pages)))
        return list(room.sheets(pages))


def untimed(sheets: list[Sheet]) -> list[Sheet]:
    return [replace(sheet, account=None) for sheet in sheets]


def text_of(sheet: Sheet) -> str:
    return " ".join(strip.text for strip in sheet.strips)


@pytest.mark.parametrize("lines", [["17"], ["17", "18"], ["17", DANISH, "19", GERMAN], ["17"] * 7 + [DANISH] + ["18"] * 90, ["17"] * 30])
def test_the_number_of_workers_changes_nothing(tmp_path: Path, lines: list[str]) -> None:
    made = []
    for workers in (0, 1, 2, 5):
        folder = tmp_path / str(workers)
        folder.mkdir()
        reading = Reading(folder, *lines, workers=workers)
        made.append(untimed(reading.run()))
        assert reading.heard[-1] == (len(lines), len(lines))
        assert paged_that.begun(reading.path) == list(range(1, len(lines) + 1))
    assert made[0] == made[1] == made[2] == made[3] == untimed(list(paged_that.reader(Reading(tmp_path, *lines).order)))


def test_the_first_page_that_shows_a_language_is_the_guess_for_all_that_follow(tmp_path: Path) -> None:
    sheets = Reading(tmp_path, "17", "18", "19", GERMAN, DANISH, "20").run()
    assert [sheet.warnings[0] for sheet in sheets] == ["guess None"] * 4 + ["guess de"] * 2


def test_a_named_language_needs_no_guess(tmp_path: Path) -> None:
    reading = Reading(tmp_path, GERMAN, DANISH)
    reading.order = replace(reading.order, language="sv")
    assert [sheet.warnings[0] for sheet in reading.run()] == ["guess sv"] * 2


@pytest.mark.parametrize("trouble", ["crash", "mistake", "damaged", "hang"])
@pytest.mark.parametrize("pages", [3, 30])
def test_a_page_that_goes_wrong_is_tried_once_more_and_costs_no_other(tmp_path: Path, trouble: str, pages: int) -> None:
    lines = [f"{DANISH} {number}" for number in range(1, pages + 1)]
    lines[1] = trouble
    reading = Reading(tmp_path, *lines, patience=0.5 if trouble == "hang" else 20)
    sheets = reading.run()
    assert [text_of(sheet) for sheet in sheets] == [line if line != trouble else "" for line in lines]
    assert [sheet.number for sheet in sheets if "damaged" in sheet.warnings] == [2]
    assert paged_that.begun(reading.path).count(2) == 2
    assert reading.heard[-1] == (pages, pages)


def test_pages_that_are_given_up_show_that_the_reading_gets_on(tmp_path: Path) -> None:
    lines = [f"{DANISH} {number}" for number in range(8)]
    lines[4:] = ["hang"] * 4
    reading = Reading(tmp_path, *lines, patience=0.4)
    assert [number for number, sheet in enumerate(reading.run(), 1) if "damaged" in sheet.warnings] == [5, 6, 7, 8]
    assert reading.heard.count((4, 8)) == 1 + 2 * 4


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_of_nothing_but_trouble_says_which(tmp_path: Path, workers: int) -> None:
    with pytest.raises(ReadingStopped, match="SIGKILL"):
        Reading(tmp_path, "crash", "crash", "crash", workers=workers).run()


@pytest.mark.parametrize("workers", [0, 2])
def test_what_is_not_the_fault_of_a_page_ends_the_reading(tmp_path: Path, workers: int) -> None:
    with pytest.raises(ToolMissing, match="not installed"):
        Reading(tmp_path, *["17"] * 20, "no tool", "18", workers=workers).run()


def test_a_reading_that_was_broken_off_goes_on_with_the_pages_that_are_missing(tmp_path: Path) -> None:
    lines = [f"{DANISH} {number}" for number in range(20)]
    whole = Reading(tmp_path, *lines)
    before = whole.run()
    for number in (1, 7, 20):
        (whole.task.folder / "sheets" / str(number)).unlink()
    (whole.task.folder / "sheets" / "9").write_bytes(b"cut o")
    whole.path.with_suffix(".log").unlink()
    assert untimed(whole.run()) == untimed(before)
    assert paged_that.begun(whole.path) == [1, 7, 9, 20]


def test_what_was_left_by_another_way_of_reading_is_not_used(tmp_path: Path) -> None:
    reading = Reading(tmp_path, DANISH, "17")
    reading.run("one way")
    reading.run("another")
    assert paged_that.begun(reading.path) == [1, 1, 2, 2]


def test_a_page_whose_picture_is_gone_is_read_again(tmp_path: Path) -> None:
    room = Room(tmp_path / "room", "1", tmp_path / "images")
    room.keep(Sheet(1, 1, "ocr", has_image=True))
    assert room.sheet(1) is None
    (tmp_path / "images").mkdir()
    (tmp_path / "images" / "1.webp").touch()
    assert room.sheet(1) is not None


def test_each_page_knows_its_time(tmp_path: Path) -> None:
    sheets = Reading(tmp_path, DANISH, "slow", "17").run()
    seconds = [sheet.account.seconds for sheet in sheets if sheet.account]
    assert len(seconds) == 3
    assert seconds[1] >= 0.3 > seconds[0]


@pytest.mark.parametrize("pages", [1, 3, 12, 40])
@pytest.mark.parametrize("workers", [0, 2])
def test_something_can_be_done_on_all_pages(tmp_path: Path, pages: int, workers: int) -> None:
    def touch(numbers: Sequence[int]) -> Iterator[int]:
        for number in numbers:
            (tmp_path / str(number)).touch()
            yield number

    on_all(touch, pages, Task(tmp_path, "x", tmp_path, workers=workers))
    assert sorted(int(path.name) for path in tmp_path.iterdir()) == list(range(1, pages + 1))


def test_what_fails_on_a_page_then_is_told(tmp_path: Path) -> None:
    def fail(numbers: Sequence[int]) -> Iterator[int]:
        yield from numbers[:-1]
        raise KeyError(numbers[-1])

    with pytest.raises(ReadingStopped, match="KeyError"):
        on_all(fail, 40, Task(tmp_path, "x", tmp_path, workers=2))


@pytest.mark.parametrize(("done", "pages"), [(0, 1), (0, 7), (2, 15), (2, 16), (8, 100), (4, 1000), (3, 3)])
def test_runs_hold_every_page_once(done: int, pages: int) -> None:
    found = list(runs(done, pages))
    assert [number for run in found for number in run] == list(range(done + 1, pages + 1))
    assert all(1 <= len(run) <= 8 for run in found)
