"""One document more: from the moment its reading is in the archive, and from the start of `udsyn add`, until a search finds it."""

from __future__ import annotations

import subprocess
import tempfile
import time
from contextlib import closing
from pathlib import Path

from benchmarks.speed.archive import hand_in
from benchmarks.speed.papers import Paper, paper
from benchmarks.speed.served import UDSYN, Server
from corpus.archive import Archive
from index import sync
from index.engine import Filters
from index.search import Searcher
from search_app.rooms import open_engine

CODA = "xylofonik"


def own_word(number: int) -> str:
    """A word that no other document holds."""
    digits = "".join("bdfgklmnrs"[int(digit)] + "aeiou"[int(digit) % 5] for digit in str(number))
    return f"{digits}{CODA}"


def with_own_word(number: int, seed: int) -> tuple[Paper, str]:
    """A paper that the archive does not hold yet, and the word that tells it."""
    made, word = paper(1_000_000 + number, seed), own_word(number)
    made.pages[-1] += f"\n\nJournal {word}."
    return made, word


def added_over_http(server: Server, archive: Path, number: int, seed: int) -> tuple[float, float]:
    """Milliseconds until `udsyn add` of a text file is found by the server: from its reading being in the archive, and from the start."""
    with tempfile.TemporaryDirectory() as folder, closing(Archive(archive)) as rooms:
        before = rooms.last_change()
        made, word = with_own_word(before + number, seed)
        file = Path(folder) / f"added-{before + number}.txt"
        file.write_text("\f".join(made.pages), encoding="utf-8")
        start = time.perf_counter()
        process = subprocess.Popen([*UDSYN, "add", "--archive", str(archive), str(file)], stdout=subprocess.DEVNULL)
        while rooms.last_change() == before:
            if process.poll() is not None:
                raise RuntimeError(f"`udsyn add` ended with {process.returncode} and added nothing")
            time.sleep(0.01)
        stored = time.perf_counter()
        found = server.wait_for(word)
        process.wait()
    return (found - stored) * 1000, (found - start) * 1000


def added_in_process(archive: Path, number: int, seed: int, times: int) -> list[tuple[float, float]]:
    """Milliseconds, by the clock and of processor time, to bring one stored reading into the index and find it.

    The process has the index open, and no server runs.
    """
    with closing(Archive(archive)) as rooms, closing(open_engine(rooms)) as engine, sync.writing(archive):
        searcher = Searcher(rooms, engine)
        searcher.search("kommune", Filters())
        number += rooms.last_change()
        spent = []
        for each in range(number, number + times):
            made, word = with_own_word(each, seed)
            hand_in(rooms, made, f"added-{each}.txt")
            start, worked = time.perf_counter(), time.process_time()
            sync.catch_up(rooms, engine)
            assert searcher.search(word, Filters()).total == 1
            spent.append(((time.perf_counter() - start) * 1000, (time.process_time() - worked) * 1000))
    return spent
