"""A writer that is killed at random moments: the index must stay searchable, and nothing may be lost.

Three kinds of writer take turns: one that adds files (reads them and keeps the index), one that brings changes into the index, and one
that builds it anew.
"""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search_load.papers import add, own_word, start, write_papers
from corpus.archive import Archive
from corpus.errors import UdsynError
from index import sync
from index.engine import Filters
from index.search import Searcher
from search_app.rooms import index_folder, open_engine

BEFORE, EACH = 40, 6
WRITERS = ("add", "follow", "rebuild")
SOONEST = 0.2


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill: of whom, after how many seconds, and what was wrong afterwards."""

    writer: str
    after: float
    was_at_work: bool
    errors: tuple[str, ...]


def kill_writers(times: int, seed: int = 1) -> Iterator[Kill]:
    """Kills a writer `times` times over one archive, and looks at the archive and its index after each.

    The first writer of each kind is left alone, to see how long it takes.
    """
    choose = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive"
        add(archive, write_papers(folder / "before", range(BEFORE)))
        known, number = set(range(BEFORE)), BEFORE
        old = shutil.copytree(index_folder(archive), folder / "old-index")
        lasts: dict[str, float] = {}
        for turn in range(-len(WRITERS), times):
            writer = WRITERS[turn % len(WRITERS)]
            papers = write_papers(folder / f"papers-{turn}", range(number, number + EACH))
            after = choose.uniform(SOONEST, lasts.get(writer, 0.0)) if turn >= 0 else None
            begun = time.perf_counter()
            was_at_work = _killed(archive, writer, papers, old, after)
            took = time.perf_counter() - begun
            errors = [*_searchable(archive, known if writer != "follow" else range(BEFORE)), *_mended(archive, papers, known, number)]
            known |= set(range(number, number + EACH))
            number += EACH
            if after is None:
                lasts[writer] = took
            else:
                yield Kill(writer, after, was_at_work, tuple(errors))


def _killed(archive: Path, writer: str, papers: Path, old: Path, after: float | None) -> bool:
    """Starts a writer and kills it with all its processes, or waits for its end; whether it was still at work."""
    if writer == "follow":
        shutil.rmtree(index_folder(archive))
        shutil.copytree(old, index_folder(archive))
    arguments = {"add": ("add", "--archive", str(archive), str(papers)), "rebuild": ("reindex", "--archive", str(archive))}
    process = start(*arguments.get(writer, ("search", "--archive", str(archive), "klima")))
    if after is None:
        process.wait()
        return False
    time.sleep(after)
    was_at_work = process.poll() is None
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return was_at_work


def _searchable(archive: Path, known: Collection[int]) -> Iterator[str]:
    """What the index, as the killed writer left it, cannot do."""
    rooms = Archive(archive)
    engine = open_engine(rooms)
    try:
        searcher = Searcher(rooms, engine)
        missing = [own_word(n) for n in known if searcher.search(own_word(n), Filters()).total != 1]
        yield from (f"no longer found: {word}" for word in missing)
        if not searcher.search("klima", Filters()).hits:
            yield "nothing found for klima"
    except UdsynError as error:
        yield f"not searchable: {error.message}"
    finally:
        engine.close()
        rooms.close()


def _mended(archive: Path, papers: Path, known: set[int], first: int) -> Iterator[str]:
    """What is wrong once the same files are added again: each must be there once, found, and its original whole."""
    add(archive, papers)
    rooms = Archive(archive)
    engine = open_engine(rooms)
    try:
        if not sync.is_up_to_date(rooms, engine):
            yield "the index lags behind the archive"
        searcher = Searcher(rooms, engine)
        for number in (*known, *range(first, first + EACH)):
            total = searcher.search(own_word(number), Filters()).total
            if total != 1:
                yield f"{own_word(number)} is found {total} times"
        documents = rooms.documents()
        if len(documents) != len(known) + EACH:
            yield f"{len(documents)} documents instead of {len(known) + EACH}"
        yield from (f"{d.name}: the original is damaged" for d in documents if not _is_whole(rooms.original(d.id), d.sha256))
    finally:
        engine.close()
        rooms.close()


def _is_whole(path: Path, sha256: str) -> bool:
    return hashlib.sha256(path.read_bytes()).hexdigest() == sha256
