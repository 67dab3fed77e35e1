"""SQLite FTS5 and tantivy on the plain text of the same passages: no forms, no concepts, no facets, no pages."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.sqlite_fts5 import Fts5
from benchmarks.search.units import Unit
from benchmarks.speed.archive import PlainPassage
from benchmarks.speed.building import size
from benchmarks.speed.questions import Asked

try:
    from benchmarks.search.tantivy_engine import Tantivy
except ImportError:
    Tantivy = None  # type: ignore[assignment,misc]

SHOWN = 10


@dataclass(frozen=True, slots=True)
class Neighbour:
    """What another engine took: passages per second of processor time, bytes, and milliseconds of each query by its kind."""

    name: str
    passages_per_second: float
    size: int
    milliseconds: Mapping[str, Sequence[float]]


def neighbours(passages: Sequence[PlainPassage], asked: Sequence[Asked], folder: Path) -> list[Neighbour]:
    """Each engine that is there, fed and asked the same; a query's snippets are among its time."""
    fts = Fts5(folder / "fts5.db")
    found = [
        _measured(
            "FTS5", fts.fill, lambda query: fts.snippets(query, [n for n, _ in fts.find(query, SHOWN)]), passages, asked, folder / "fts5.db"
        )
    ]
    fts.close()
    if Tantivy is None:
        print("(tantivy is left out: `.venv/bin/uv pip install tantivy` brings it)")
        return found
    (folder / "tantivy").mkdir()
    library = Tantivy(folder / "tantivy", languages=())
    found.append(
        _measured("tantivy", library.fill, lambda query: library.find_with_snippets(query, SHOWN), passages, asked, folder / "tantivy")
    )
    return found


def _measured(
    name: str,
    fill: Callable[[Iterable[Unit]], None],
    ask: Callable[[str], object],
    passages: Sequence[PlainPassage],
    asked: Sequence[Asked],
    place: Path,
) -> Neighbour:
    start = time.process_time()
    fill(Unit(each.title, each.text, each.language) for each in passages)
    per_second = len(passages) / (time.process_time() - start)
    milliseconds: dict[str, list[float]] = {}
    for question in asked:
        begin = time.perf_counter()
        ask(question.query)
        milliseconds.setdefault(question.kind, []).append((time.perf_counter() - begin) * 1000)
    return Neighbour(name, per_second, size(place), milliseconds)
