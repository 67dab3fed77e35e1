"""Makes sure that somebody reads what waits and somebody keeps the index: others, where they do already, else threads of our own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import ExitStack
from threading import Event, Thread
from types import TracebackType
from typing import Self

from corpus.archive import Archive
from corpus.errors import IndexBusy
from corpus.knowledge import folder_of
from index import sync
from index.engine import Engine
from ingest import jobs
from ingest.limited import LimitedReader
from search_app.settings import Settings

_log = logging.getLogger(__name__)


class Crew:
    """A worker and a sync, each in a thread; to be used in a `with` block, which ends both."""

    def __init__(self, settings: Settings, archive: Archive, engine: Engine) -> None:
        self._settings, self._archive, self._engine = settings, archive, engine
        self._stop = Event()
        self._threads: dict[str, Thread] = {}
        self._errors: list[Exception] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def step_in(self) -> None:
        """Takes up what nobody does; raises what has ended a thread of ours, which the next call starts anew."""
        if self._errors:
            raise self._errors.pop(0)
        if "work" not in self._threads and not jobs.is_someone_at_work(self._archive):
            self.work()
        if "sync" not in self._threads:
            self.sync()

    def work(self) -> None:
        """Works beside whoever does."""
        self._start("work", self._work)

    def sync(self) -> None:
        """Keeps the index, if nobody else does."""
        lock = ExitStack()
        try:
            lock.enter_context(sync.writing(self._archive.folder))
        except IndexBusy:
            return
        self._start("sync", lambda: self._follow(lock))

    def close(self) -> None:
        """Ends both; what is being read goes back to wait."""
        self._stop.set()
        for thread in list(self._threads.values()):
            thread.join()

    def _work(self) -> None:
        with LimitedReader(self._settings.limits, knowledge=folder_of(self._archive.folder)) as reader:
            jobs.work(self._archive, reader, self._stop, lease_seconds=self._settings.lease_seconds)

    def _follow(self, lock: ExitStack) -> None:
        with lock:
            sync.follow(self._archive, self._engine, self._stop)

    def _start(self, name: str, task: Callable[[], None]) -> None:
        self._threads[name] = Thread(target=self._run, args=(name, task), name=name, daemon=True)
        self._threads[name].start()

    def _run(self, name: str, task: Callable[[], None]) -> None:
        try:
            task()
        except Exception as error:  # noqa: BLE001 - handed to whoever waits, who would otherwise wait for ever
            _log.info("the %s thread ended", name, exc_info=True)
            self._errors.append(error)
            del self._threads[name]
