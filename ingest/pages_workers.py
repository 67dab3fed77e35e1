"""Workers: forked processes that do something for the pages of a document, a few pages at a time.

They are forked from a process in which everything is loaded, so each costs milliseconds, and serve run after run. What they make goes to
disk; only numbers and reasons come back, as JSON. One that dies, hangs or runs out of memory takes the pages it was at along and
nothing else: they are reported as lost, and another worker takes its place.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import signal
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self

from corpus.errors import DamagedFile, ReadingStopped, UdsynError, error_of
from ingest.limits import out_of_space
from ingest.orphans import die_with_parent

_RUNS = 25
"""A worker is replaced after so many runs, so that what a library leaks does not add up."""


@dataclass(frozen=True, slots=True)
class Run:
    """Pages to be done together, and the language to begin with."""

    numbers: Sequence[int]
    guess: str | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """A page that is done."""

    number: int


@dataclass(frozen=True, slots=True)
class Lost:
    """Pages that were not done, and why; `is_damage` where their reader says that they are damaged."""

    numbers: tuple[int, ...]
    reason: str
    is_damage: bool = False


Outcome = Done | Lost
Work = Callable[[Run], Iterator[int]]
"""Does something for each page of a run, and yields its number when that is done."""


class Doers(Protocol):
    """Those who do the runs, here or in other processes."""

    def do(self, runs: Iterable[Run]) -> Iterator[Outcome]:
        """Tells of each page once, in any order. Raises an error that is not the fault of a page (ToolMissing, ArchiveUnusable …)."""
        ...


class Here:
    """Does all runs in this process, one after the other: quick to start, and with nothing between us and a crash."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def do(self, runs: Iterable[Run]) -> Iterator[Outcome]:
        for run in runs:
            left = list(run.numbers)
            try:
                for number in self._work(run):
                    left.remove(number)
                    yield Done(number)
            except DamagedFile as error:
                yield Lost(tuple(left), error.message, is_damage=True)


class Workers:
    """Up to `count` processes; to be used in a `with` block. One that is done with no page for `patience` seconds is killed."""

    def __init__(self, work: Work, count: int, patience: float) -> None:
        self._work, self._count, self._patience = work, count, patience
        self._workers: list[_Worker] = []

    def __enter__(self) -> Self:
        gc.freeze()  # a collection in a child would copy every page of memory that it shares with us
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for worker in self._workers:
            worker.end()
        gc.unfreeze()

    def do(self, runs: Iterable[Run]) -> Iterator[Outcome]:
        waiting = deque(runs)
        while waiting or any(worker.is_busy for worker in self._workers):
            self._hand_out(waiting)
            yield from self._news()

    def _hand_out(self, waiting: deque[Run]) -> None:
        for worker in [worker for worker in self._workers if worker.is_spent]:
            worker.end()
            self._workers.remove(worker)
        while waiting:
            idle = next((worker for worker in self._workers if not worker.is_busy), None)
            if idle is None and len(self._workers) >= self._count:
                return
            if idle is None:
                idle = _Worker(self._work, self._workers)
                self._workers.append(idle)
            idle.give(waiting.popleft())

    def _news(self) -> Iterator[Outcome]:
        busy = {worker.connection: worker for worker in self._workers if worker.is_busy}
        due = min(worker.moved for worker in busy.values()) + self._patience
        for ready in wait(list(busy), timeout=max(0.0, due - time.monotonic())):
            yield from self._heard(busy[ready])  # type: ignore[index]
        for worker in busy.values():
            if worker.is_busy and time.monotonic() - worker.moved >= self._patience:
                yield self._given_up(worker, f"it did not get on for {self._patience:g} seconds")

    def _heard(self, worker: _Worker) -> Iterator[Outcome]:
        try:
            message = json.loads(worker.connection.recv_bytes())
        except (EOFError, OSError, ValueError):
            yield self._given_up(worker, worker.why_dead())
            return
        if "page" in message:
            worker.done(message["page"])
            yield Done(message["page"])
        elif "over" in message:
            worker.is_busy = False
            if worker.left:
                yield self._given_up(worker, "its reader left it out")
        elif message["code"] in (DamagedFile.code, ReadingStopped.code):
            yield self._given_up(worker, message["message"], is_damage=message["code"] == DamagedFile.code)
        else:
            raise error_of(message["code"])(message["message"])

    def _given_up(self, worker: _Worker, reason: str, *, is_damage: bool = False) -> Lost:
        lost = Lost(tuple(worker.left), reason, is_damage)
        worker.end()
        self._workers.remove(worker)
        return lost


class _Worker:
    """One process, as seen from the one that forked it."""

    def __init__(self, work: Work, others: Sequence[_Worker]) -> None:
        self.connection, theirs = multiprocessing.Pipe()
        self.left: list[int] = []
        self.is_busy = False
        self.moved = time.monotonic()
        self._runs = 0
        inherited = [self.connection, *(other.connection for other in others)]
        self._process: ForkProcess = multiprocessing.get_context("fork").Process(target=_serve, args=(theirs, inherited, work))
        self._process.start()
        theirs.close()

    @property
    def is_spent(self) -> bool:
        return self._runs >= _RUNS and not self.is_busy

    def give(self, run: Run) -> None:
        self.left, self.is_busy = list(run.numbers), True
        self.moved = time.monotonic()
        self._runs += 1
        with suppress(OSError):  # one that died while it had nothing to do is noticed when it is listened to
            self.connection.send_bytes(json.dumps({"numbers": self.left, "guess": run.guess}).encode())

    def done(self, number: int) -> None:
        self.left.remove(number)
        self.moved = time.monotonic()

    def why_dead(self) -> str:
        self._process.join(timeout=1)
        code = self._process.exitcode
        if code is not None and code < 0:
            return f"its reader crashed ({signal.Signals(-code).name})"
        return f"its reader ended without a result (exit code {code})"

    def end(self) -> None:
        """Ends the process with all that it has started."""
        self.connection.close()
        for pid in _descendants(self._process.pid) if self.is_busy else ():
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        self._process.kill()
        self._process.join()
        self._process.close()
        self.is_busy = False


def _descendants(pid: int | None) -> Iterator[int]:
    """The processes that a process has started, as the system tells; they are of our own group, which must live on."""
    with suppress(OSError):
        for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
            yield from _descendants(int(child))
            yield int(child)


def _serve(connection: Connection, inherited: Sequence[Connection], work: Work) -> None:
    """The process: does run after run until the other end is closed."""
    die_with_parent()
    for other in inherited:
        other.close()
    with suppress(EOFError, OSError):
        while True:
            request = json.loads(connection.recv_bytes())
            end = _end(connection, work, Run(request["numbers"], request["guess"]))
            connection.send_bytes(json.dumps(end).encode())
            if "code" in end:
                return


def _end(connection: Connection, work: Work, run: Run) -> dict[str, str | bool]:
    """Does a run, and says how it ended."""
    try:
        for number in work(run):
            connection.send_bytes(json.dumps({"page": number}).encode())
    except UdsynError as error:
        return {"code": error.code, "message": error.message}
    except MemoryError:
        return {"code": ReadingStopped.code, "message": "reading it takes more memory than allowed"}
    except Exception as error:  # noqa: BLE001 - the border of the process: whatever a page did to its reader is told to whoever waits
        if full := out_of_space(error):
            return {"code": full.code, "message": full.message}
        traceback.print_exc()
        return {"code": ReadingStopped.code, "message": f"its reader failed ({type(error).__name__}: {error})"}
    return {"over": True}
