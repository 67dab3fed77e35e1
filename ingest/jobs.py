"""The worker: leases jobs from the archive, has each file read in a limited process, and stores what came of it.

It may be killed at any moment: a reading is stored whole or not at all, and the lease of what it held runs out. Workers share a lock
file, so that anyone can see whether somebody works, and the first to come knows that what others held is free.
"""

from __future__ import annotations

import os
import shutil
import socket
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

from corpus.archive import Archive
from corpus.errors import ArchiveUnusable, PackedFiles, ReadingStopped, UdsynError
from corpus.locks import opened
from corpus.model import Job
from ingest.jobs_words import KnownWords
from ingest.limited import LimitedReader, images_in
from ingest.unpacking import unpack_into

LEASE_SECONDS = 30.0
_IDLE_SECONDS = 0.3
_NEWS_SECONDS = 0.3
_LOCK = "workers.lock"
_ROOM = "work"


def work(archive: Archive, reader: LimitedReader, stop: Event, *, lease_seconds: float = LEASE_SECONDS) -> None:
    """Does one job after the other until `stop` is set; what is being read then goes back to wait."""
    worker = f"{socket.gethostname()}:{os.getpid()}:{uuid.uuid4().hex[:8]}"
    known = KnownWords(archive)
    with _at_work(archive):
        while not stop.is_set():
            job = archive.lease(worker, lease_seconds)
            if job is None:
                stop.wait(_IDLE_SECONDS)
            else:
                _do(archive, reader, job, known, _Beats(archive, job, worker, stop, lease_seconds))


def is_someone_at_work(archive: Archive) -> bool:
    """Whether there is a worker, in this process or another."""
    with opened(archive.folder / _LOCK) as lock:
        return not lock.try_take()


class _Beats:
    """Tells the archive how far a job is: soon after a page is done, and often enough to keep the lease."""

    def __init__(self, archive: Archive, job: Job, worker: str, stop: Event, lease_seconds: float) -> None:
        self.worker = worker
        self._archive, self._job, self._stop, self._lease_seconds = archive, job, stop, lease_seconds
        self._told = (0, 0)
        self._last = time.monotonic()

    def __call__(self, page: int, pages: int) -> bool:
        """False where the reading is to be called off: it is time to stop, or the job is somebody else's now."""
        if self._stop.is_set():
            return False
        passed = time.monotonic() - self._last
        if passed < (_NEWS_SECONDS if (page, pages) != self._told else self._lease_seconds / 3):
            return True
        self._told, self._last = (page, pages), time.monotonic()
        return self._archive.beat(self._job.id, self.worker, page, pages, self._lease_seconds)


def _do(archive: Archive, reader: LimitedReader, job: Job, known: KnownWords, beats: _Beats) -> None:
    """Does one job. A full disk is no fault of the document: it waits again, and the error goes on to whoever can tell a person."""
    try:
        original = archive.original(job.document)
    except UdsynError as error:
        archive.fail(job.id, beats.worker, error.code, error.message, retry=False)
        return
    try:
        _read(archive, reader, original, job, known, beats)
    except ArchiveUnusable:
        with suppress(ArchiveUnusable):
            archive.give_back(job.id, beats.worker)
        raise


def _read(archive: Archive, reader: LimitedReader, original: Path, job: Job, known: KnownWords, beats: _Beats) -> None:
    """Does what a job asks for and stores what came of it, or notes why that cannot be."""
    with _room(archive, job) as folder:
        try:
            if job.kind == "find":
                is_done = _find(archive, reader, job, folder, beats)
            else:
                is_done = _take_in(archive, reader, original, job, folder, known, beats)
        except PackedFiles:
            unpack_into(archive, job, beats.worker, folder, reader.limits, beats)
            return
        except ArchiveUnusable:
            raise
        except UdsynError as error:
            archive.fail(job.id, beats.worker, error.code, error.message, retry=isinstance(error, ReadingStopped))
            return
        if not is_done:
            archive.give_back(job.id, beats.worker)


def _take_in(archive: Archive, reader: LimitedReader, original: Path, job: Job, folder: Path, known: KnownWords, beats: _Beats) -> bool:
    """Reads one document and stores it; False where that was called off."""
    read = reader.read(original, job.name, folder, beats, language=job.language, words=known.saved(folder))
    if read is not None and archive.finish(job.id, beats.worker, read, images_in(folder)):
        shutil.rmtree(folder, ignore_errors=True)  # what was stored must not pass for the pages of the next reading
    return read is not None


def _find(archive: Archive, reader: LimitedReader, job: Job, folder: Path, beats: _Beats) -> bool:
    """Finds the facts of a reading anew, on pages that a person changed, and stores them; False where that was called off."""
    number = archive.document(job.document).reading or 0
    found = reader.find(folder, archive.reading(job.document, with_words=False), job.name, beats)
    if found is not None:
        archive.finish_finding(job.id, beats.worker, number, found)
    return found is not None


@contextmanager
def _at_work(archive: Archive) -> Iterator[None]:
    """Shares the workers' lock; who finds it free cleans up after workers that were killed, and the last to go after all."""
    with opened(archive.folder / _LOCK) as lock:
        if lock.try_take():
            archive.tidy()
            _sweep(archive, lambda document, kind: not _is_open(archive, document, kind))
        lock.share()
        yield
        if lock.try_take():  # the last to go
            _sweep(archive, lambda document, kind: not _is_open(archive, document, kind))


@contextmanager
def _room(archive: Archive, job: Job) -> Iterator[Path]:
    """Where a job is done: beside the archive's other files, so that page pictures need only be renamed.

    Pages that are done stay there while the job is open: whoever takes it up after a stop, a kill or a crash goes on where it was.
    """
    place = archive.folder / _ROOM / f"{job.document}.{job.kind}"
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ArchiveUnusable(f"cannot write to {archive.folder}: {error.strerror or error}") from error
    with opened(archive.folder / _ROOM / f"{place.name}.lock") as lock:
        if not lock.try_take():  # a worker that lost its lease has not noticed yet
            with tempfile.TemporaryDirectory(dir=place.parent, ignore_cleanup_errors=True) as other:
                yield Path(other)
            return
        try:
            yield place
        finally:
            if not _is_open(archive, job.document, job.kind):
                shutil.rmtree(place, ignore_errors=True)  # its lock stays until nobody works: another worker may hold it open


def _is_open(archive: Archive, document: str, kind: str) -> bool:
    """Whether a document still waits for a worker that does this to it, or has one."""
    return any(job.kind == kind and job.state in ("pending", "leased") for job in archive.jobs([document]))


def _sweep(archive: Archive, is_over: Callable[[str, str], bool]) -> None:
    """Deletes what killed workers left of jobs that nobody will take up."""
    rooms = archive.folder / _ROOM
    for left in rooms.iterdir() if rooms.is_dir() else ():
        if left.is_file():
            left.unlink(missing_ok=True)
        elif is_over(left.name.partition(".")[0], left.name.partition(".")[2]):
            shutil.rmtree(left, ignore_errors=True)
