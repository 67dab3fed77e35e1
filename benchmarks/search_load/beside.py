"""Searches of several processes while another one adds documents: how many failed, and how slow the slowest page was."""

from __future__ import annotations

import multiprocessing
import random
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

from benchmarks.search_load.papers import UDSYN, add, own_word, write_papers
from corpus.archive import Archive
from index.search import Searcher
from search_app import create_app
from search_app.rooms import open_engine
from search_app.settings import Settings

BEFORE = 60
"""Documents that are there from the beginning."""
QUERIES = (
    "klima", "venskabsbyer", "Klimaschutz", "Partnerstädte", "børn og unge", '"bæredygtig udvikling"', "kli*", "ordning~",
    "Energie AND Stadt",
    "frivillige foreninger", "NOT klima", "erhverv år:2015..2022", "Rosenfurt", "Bürger", "mål for 2030", "Notat",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Beside:
    """What the searching processes met; `seconds` of each page, in the order they were asked."""

    seconds: tuple[float, ...]
    errors: tuple[str, ...]
    added: int
    while_adding: int


def search_beside(documents: int, searches: int, processes: int) -> Beside:
    """`searches` pages asked of `processes` processes, which pace themselves so that they last as long as `documents` are being added."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        archive = folder / "archive"
        add(archive, write_papers(folder / "before", range(BEFORE)))
        papers = write_papers(folder / "papers", range(BEFORE, BEFORE + documents))
        adding = subprocess.Popen(
            [*UDSYN, "add", "--archive", str(archive), str(papers)], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )
        with multiprocessing.get_context("spawn").Pool(processes) as pool:
            told = pool.starmap(_search, [(archive, searches // processes, seed, adding.pid) for seed in range(processes)])
        _, said = adding.communicate()
        lost = _not_found(archive, range(BEFORE + documents))
    errors = [error for _, found, _ in told for error in found]
    errors += [said.decode()] if adding.returncode else []
    errors += [f"not found afterwards: {word}" for word in lost]
    return Beside(tuple(s for times, _, _ in told for s in times), tuple(errors), documents - len(lost), sum(n for _, _, n in told))


def _search(archive: Path, count: int, seed: int, writer: int) -> tuple[list[float], list[str], int]:
    """Whole pages, as a browser gets them: their seconds, what went wrong, and how many were asked while the writer lived."""
    choose = random.Random(seed)
    rooms = Archive(archive)
    engine = open_engine(rooms)
    client = create_app(Settings(archive=archive), rooms, Searcher(rooms, engine)).test_client()
    seconds, errors, beside = [], [], 0
    for _ in range(count):
        query = choose.choice((*QUERIES, *[own_word(choose.randrange(BEFORE))] * 4))
        beside += _lives(writer)
        start = time.perf_counter()
        answer = client.get("/search", query_string={"q": query})
        seconds.append(time.perf_counter() - start)
        if answer.status_code != 200:
            errors.append(f"{query}: {answer.status_code} {answer.text[:200]}")
        elif query not in QUERIES and "<mark" not in answer.text:
            errors.append(f"{query}: not found any more")
        time.sleep(choose.random() * 0.1)
    return seconds, errors, beside


def _lives(process: int) -> bool:
    status = Path(f"/proc/{process}/stat")
    return status.exists() and status.read_text().rpartition(")")[2].split()[0] != "Z"


def _not_found(archive: Path, numbers: Sequence[int]) -> list[str]:
    rooms = Archive(archive)
    engine = open_engine(rooms)
    try:
        return [own_word(n) for n in numbers if not engine.present([f"f:{own_word(n)}"])]
    finally:
        engine.close()
        rooms.close()


def report(found: Beside) -> None:
    cuts = quantiles(found.seconds, n=100)
    print(f"{len(found.seconds)} pages, {found.while_adding} of them while {found.added} documents were added: {len(found.errors)} errors")
    shown = (("p50", cuts[49]), ("p95", cuts[94]), ("p99", cuts[98]), ("slowest", max(found.seconds)))
    print(", ".join(f"{name} {seconds * 1000:.0f} ms" for name, seconds in shown))
    for error in found.errors[:10]:
        print(f"  {error}")
