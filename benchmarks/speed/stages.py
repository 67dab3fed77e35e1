"""Where the time of a page goes: the same pages asked of the application in this process, under Python's profiler."""

from __future__ import annotations

import cProfile
import pstats
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path

from benchmarks.speed.questions import Asked
from index.engine import Filters
from index.search import Searcher
from search_app import create_app
from search_app.rooms import open_archive, open_engine
from search_app.settings import Settings

FOLDERS = ("index/", "search_app/", "corpus/")
LINES = 45


def stages(archive: Path, asked: Sequence[Asked]) -> Iterator[str]:
    """The functions of ours, and of templates, that take most of the time, with their share of it."""
    settings = Settings(archive=archive)
    with closing(open_archive(settings)) as rooms, closing(open_engine(rooms)) as engine:
        searcher = Searcher(rooms, engine)
        client = create_app(settings, rooms, searcher).test_client()
        searcher.search("kommune", Filters())
        client.get("/search?q=stadt")
        profiler = cProfile.Profile()
        for question in asked:
            profiler.enable()
            client.get(question.address)
            profiler.disable()
    yield from _table(pstats.Stats(profiler), len(asked))


def _table(stats: pstats.Stats, pages: int) -> Iterator[str]:
    rows = [(entry[3], entry[2], entry[1], place) for place, entry in stats.stats.items()]  # type: ignore[attr-defined]
    whole = max(row[0] for row in rows)
    yield f"{pages} pages, {whole / pages * 1000:.1f} ms each under the profiler (which makes Python slower than numpy)"
    yield f"{'share':>6} {'own':>6} {'calls/page':>11}  function"
    for total, own, calls, (file, line, name) in sorted(rows, key=lambda row: -row[0])[: 4 * LINES]:
        if any(f"/{folder}" in file for folder in FOLDERS) or "jinja" in file or "whoosh" in file or "sqlalchemy" in file:
            yield f"{total / whole:6.1%} {own / whole:6.1%} {calls / pages:11.1f}  {'/'.join(file.split('/')[-2:])}:{line} {name}"
