"""Keeps an engine up to date with the archive: exactly one process at a time follows the numbered changes.

The index is a cache. One that is missing, broken or ahead of the archive (which then came from a backup) is built anew, as is one whose
terms are made otherwise today: by another version, or by other tables of the users' own. Until then the old one answers.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Event

from corpus import knowledge
from corpus.archive import Archive
from corpus.errors import IndexBusy, IndexDamaged, UnknownDocument
from corpus.locks import opened
from corpus.model import Change
from index.engine import Engine, Entry
from index.text.terms import fingerprint

_BATCH = 100
_EVERY_SECONDS = 0.3
_LOCK = "index.lock"
_REPORT = "index.damaged"
_log = logging.getLogger(__name__)


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Holds the index lock of the archive in `folder`; raises IndexBusy where another process does."""
    with opened(folder / _LOCK) as lock:
        if not lock.try_take():
            raise IndexBusy("another process keeps the index of this archive")
        yield


def follow(archive: Archive, engine: Engine, stop: Event, *, every: float = _EVERY_SECONDS) -> None:
    """Brings every change of the archive into the engine until `stop` is set; call it only within `writing`."""
    catch_up(archive, engine)
    while not stop.wait(every):
        if _is_reported(archive.folder):
            _log.info("the index is built anew: a search could not use it")
            rebuild(archive, engine)
        _bring_in(archive, engine)


def report_damage(folder: Path) -> None:
    """Tells whoever follows the archive in `folder` that its index cannot be used; a follower that has it open may not see that."""
    with suppress(OSError):  # a disk that takes no empty file takes no new index either
        (folder / _REPORT).touch()


def _is_reported(folder: Path) -> bool:
    return (folder / _REPORT).exists()


def catch_up(archive: Archive, engine: Engine, *, batch: int = _BATCH) -> None:
    """Brings the engine to the archive's last change, and mends an index that cannot be opened; call it only within `writing`."""
    if not _can_be_opened(engine):
        rebuild(archive, engine)
    _bring_in(archive, engine, batch)


def _can_be_opened(engine: Engine) -> bool:
    """Asks for more than the number it holds, which may well be sound where the index beside it is not."""
    try:
        return engine.size >= 0
    except IndexDamaged as error:
        _log.info("the index is built anew: %s", error.message)
        return False


def _bring_in(archive: Archive, engine: Engine, batch: int = _BATCH) -> None:
    try:
        with knowledge.using(archive.knowledge()):
            if _is_lost(engine.revision, archive.last_change()) or engine.analysis != fingerprint():
                rebuild(archive, engine)
            while changes := archive.changes(engine.revision, batch):
                _apply(archive, engine, changes)
    except IndexDamaged as error:
        _log.info("the index is built anew: %s", error.message)
        rebuild(archive, engine)


def rebuild(archive: Archive, engine: Engine) -> None:
    """Builds the index anew from the archive while the old one, if it can, goes on answering; call it only within `writing`."""
    number = archive.last_change()  # before anything is read: what changes meanwhile is brought in afterwards
    with knowledge.using(archive.knowledge()):
        engine.rebuild(_entries(archive, (document.id for document in archive.documents() if document.reading is not None)), number)
    with suppress(OSError):  # what was reported meanwhile was the old index
        (archive.folder / _REPORT).unlink(missing_ok=True)


def is_up_to_date(archive: Archive, engine: Engine) -> bool:
    """Whether the engine can be asked and holds all; one without an index cannot, be the archive ever so empty."""
    try:
        with knowledge.using(archive.knowledge()):
            return engine.revision == archive.last_change() and engine.size >= 0 and engine.analysis == fingerprint()
    except IndexDamaged:
        return False


def revision(engine: Engine) -> int:
    """The last change that the engine holds; 0 where it holds nothing that can be used."""
    try:
        return engine.revision
    except IndexDamaged:
        return 0


def _is_lost(held: int, last: int) -> bool:
    return held > last or (held == 0 and last > 0)


def _apply(archive: Archive, engine: Engine, changes: list[Change]) -> None:
    """One batch. The engine learns the new number with its last step: whoever is stopped halfway does the batch again."""
    before, after = engine.revision, changes[-1].number
    entries = list(_entries(archive, (change.document for change in changes if change.action == "put")))
    held = {entry.document.id for entry in entries}
    gone = [change.document for change in changes if change.document not in held]
    if entries:
        engine.put(entries, before if gone else after)
    if gone:
        engine.drop(gone, after)


def _entries(archive: Archive, documents: Iterable[str]) -> Iterator[Entry]:
    """What the engine needs of each document; one that was removed in the meantime is left out."""
    for document in documents:
        with suppress(UnknownDocument):
            yield Entry(archive.document(document), archive.reading(document, with_words=False), archive.facts(document))
