"""The pages of a document: read by several processes at once where the format allows it, kept one by one, none lost for another's sake."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace

from corpus.account import Account
from corpus.errors import NoPages, ReadingStopped
from ingest.pages_store import Room
from ingest.pages_workers import Doers, Done, Here, Lost, Run, Work, Workers
from ingest.sheet import Order, Paged, Reader, Sheet, first_language, next_scouts, runs
from ingest.task import Progress, Task

_FEW = 12
"""So few pages are laid out and cleaned before a second process has started."""


def read_sheets(reader: Reader, order: Order, room: Room, task: Task, progress: Progress) -> int:
    """Reads what is still missing of a document into its room; how many pages there are."""
    if isinstance(reader, Paged):
        return _read_paged(reader, order, room, task, progress)
    pages, started = 0, time.monotonic()
    for sheet in reader(order):
        room.keep(_timed(sheet, time.monotonic() - started))
        pages, started = pages + 1, time.monotonic()
        progress(sheet.number, sheet.pages)
    if not pages:
        raise NoPages("The file holds no page.")
    return pages


def on_all(work: Callable[[Sequence[int]], Iterator[int]], pages: int, task: Task) -> None:
    """Does `work` for all pages of a document, a few at a time, where there are many in several processes; it yields each page done."""

    def each(run: Run) -> Iterator[int]:
        return work(run.numbers)

    with _doers(each, task if pages > _FEW else replace(task, workers=0)) as doers:
        for outcome in doers.do(Run(numbers) for numbers in runs(0, pages)):
            if isinstance(outcome, Lost):
                raise ReadingStopped(outcome.reason)


def _doers(work: Work, task: Task) -> AbstractContextManager[Doers]:
    return Workers(work, task.workers, task.patience) if task.workers else nullcontext(Here(work))


def _read_paged(reader: Paged, order: Order, room: Room, task: Task, progress: Progress) -> int:
    pages = reader.count(order)
    with _doers(_reading(reader, order, room), task) as doers:
        readers = _Readers(doers, room, pages, progress)
        scouted, guess = 0, order.guess
        while (scouts := next_scouts(scouted, pages, order.language or guess)) is not None:
            readers.read((number,) for number in scouts)
            guess, scouted = first_language([sheet for number in scouts if (sheet := room.sheet(number))]), scouts[-1]
        readers.read(runs(scouted, pages), guess)
    if (reason := readers.why_none()) is not None:
        room.clear()
        raise ReadingStopped(reason)
    return pages


def _reading(reader: Paged, order: Order, room: Room) -> Work:
    """What a worker does: reads the pages of a run, and keeps each with the time it took."""

    def read(run: Run) -> Iterator[int]:
        started, pictures = time.monotonic(), list[Sheet]()
        for sheet in reader.read(replace(order, guess=run.guess), run.numbers):
            timed = _timed(sheet, time.monotonic() - started)
            room.keep(timed)
            yield sheet.number
            started = time.monotonic()
            if sheet.source != "text-layer":
                pictures.append(timed)
        _share_time(pictures, room)

    return read


def _timed(sheet: Sheet, seconds: float) -> Sheet:
    return replace(sheet, account=replace(sheet.account or Account(), seconds=round(seconds, 3)))


def _share_time(sheets: Sequence[Sheet], room: Room) -> None:
    """Pictures that were read together each took their share of the time; the first to be done seems to have taken all of it."""
    if len(sheets) < 2:
        return
    mean = sum(sheet.account.seconds for sheet in sheets if sheet.account) / len(sheets)
    for sheet in sheets:
        room.keep(_timed(sheet, mean))


class _Readers:
    """Reads the pages of one document, and makes good for those that were lost."""

    def __init__(self, doers: Doers, room: Room, pages: int, progress: Progress) -> None:
        self._doers, self._room, self._pages, self._progress = doers, room, pages, progress
        self._done = 0
        self._damaged: list[Lost] = []

    def read(self, parts: Iterable[Sequence[int]], guess: str | None = None) -> None:
        """Reads what is missing of these pages; one that is lost is tried once more by itself, and then left empty."""
        wanted: list[Run] = []
        for numbers in parts:
            missing = [number for number in numbers if self._room.sheet(number) is None]
            self._advance(len(numbers) - len(missing))
            if missing:
                wanted.append(Run(missing, guess))
        lost = self._try(wanted)
        for again in self._try(Run((number,), guess) for each in lost for number in each.numbers):
            self._leave_empty(again)

    def why_none(self) -> str | None:
        """Why not a single page could be read, where that is so and not all the fault of the file."""
        is_none = sum(len(lost.numbers) for lost in self._damaged) == self._pages
        return next((lost.reason for lost in self._damaged if not lost.is_damage), None) if is_none else None

    def _try(self, runs: Iterable[Run]) -> list[Lost]:
        lost: list[Lost] = []
        for outcome in self._doers.do(runs):
            if isinstance(outcome, Done):
                self._advance(1)
            elif outcome.numbers:
                lost.append(outcome)
                self._progress(self._done, self._pages)  # to give a page up is to get on: several that hang do not end the reading
        return lost

    def _leave_empty(self, lost: Lost) -> None:
        self._damaged.append(lost)
        for number in lost.numbers:
            self._room.keep(Sheet(number, self._pages, "text-layer", warnings=("damaged",), account=Account()))
            self._advance(1)

    def _advance(self, pages: int) -> None:
        self._done += pages
        if pages:
            self._progress(self._done, self._pages)
