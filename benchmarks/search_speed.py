"""How fast indexing and searching are, beside SQLite FTS5 on the plain text in the same run: ratios travel, milliseconds do not.

    python benchmarks/search_speed.py [PASSAGES]      default 5000, ten to a document

The text is made of the words of our own samples, drawn by Zipf's law, and of new compounds of them, so that the vocabulary grows.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from statistics import quantiles

from corpus.model import Document, Head, Page, Reading
from corpus.words import fold, tokens
from index.engine import Entry, Filters
from index.expand import expand
from index.query import parse
from index.whoosh_engine import WhooshEngine

SAMPLES = Path(__file__).parents[1] / "corpus" / "samples"
WORDS, PAGES = 100, 10
DAY = datetime(2026, 1, 1, tzinfo=UTC)


class Writer:
    """Makes passages of words; every twentieth word is a new compound."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        text = " ".join(path.read_text("utf-8", "ignore") for path in sorted(SAMPLES.rglob("*")) if path.suffix in (".md", ".txt", ".toml"))
        self.words = list(dict.fromkeys(token.text for token in tokens(text) if token.text.isalpha()))
        self._weights = list(accumulate(1 / (rank + 2) for rank in range(len(self.words))))

    def word(self) -> str:
        return self.words[bisect(self._weights, self._random.random() * self._weights[-1])]

    def passage(self) -> str:
        return " ".join(self._compound() if self._random.random() < 0.05 else self.word() for _ in range(WORDS)) + "."

    def _compound(self) -> str:
        return self._random.choice(self.words).capitalize() + self._random.choice(self.words).lower()


def documents(writer: Writer, passages: int) -> Iterator[Entry]:
    for number in range(max(1, passages // PAGES)):
        language = ("da", "de")[number % 2]
        pages = tuple(Page(n, "text", writer.passage(), language) for n in range(1, PAGES + 1))
        head = Head(f"{writer.word()} {writer.word()}", municipality=f"By {number % 40}", language=language, year=2000 + number % 26)
        name = f"{number:016x}"
        document = Document(name, name * 4, f"{name}.txt", 1, "text/plain", DAY, None, None, "ready", head, PAGES, 1)
        yield Entry(document, Reading(pages, language, "1", DAY), ())


def queries(writer: Writer) -> dict[str, list[str]]:
    frequent, rare = writer.words[5:25], writer.words[-200::10]
    return {
        "frequent word": frequent,
        "rare word": rare,
        "two words": [f"{a} {b}" for a, b in zip(frequent, rare, strict=False)],
        "four words": [" ".join((a, b, writer.word(), writer.word())) for a, b in zip(frequent, rare, strict=False)],
        "both words": [f"{a} AND {b}" for a, b in zip(frequent, rare, strict=False)],
        "phrase": [f'"{writer.words[n]} {writer.words[n + 1]}"' for n in range(20)],
        "prefix": [f"{word[:4]}*" for word in rare if len(word) > 4],
    }


def timed(calls: Sequence[Callable[[], object]]) -> list[float]:
    spent = []
    for call in calls:
        start = time.perf_counter()
        call()
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def ours(engine: WhooshEngine, text: str) -> object:
    tree = parse(text).tree
    assert tree is not None
    return engine.search(expand(tree, engine.present, engine.suggest).tree, Filters())


def theirs(database: sqlite3.Connection, text: str) -> object:
    match = text if text.startswith('"') or text.endswith("*") or " AND " in text else " OR ".join(text.split())
    return database.execute(
        "SELECT id, page FROM pages WHERE pages MATCH ? ORDER BY rank LIMIT 10", (fold(match) if "AND" not in text else match,)
    ).fetchall()


def plain(entries: Sequence[Entry], path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path)
    database.execute("CREATE VIRTUAL TABLE pages USING fts5(id UNINDEXED, page UNINDEXED, text)")
    rows = ((entry.document.id, page.number, page.text) for entry in entries for page in entry.reading.pages)
    database.executemany("INSERT INTO pages VALUES (?, ?, ?)", rows)
    database.commit()
    return database


def spread(times: Sequence[float]) -> tuple[float, float]:
    cuts = quantiles(times, n=20)
    return cuts[9], cuts[18]


def size(path: Path) -> int:
    return sum(file.stat().st_size for file in path.rglob("*") if file.is_file()) if path.is_dir() else path.stat().st_size


def add_and_search(engine: WhooshEngine) -> None:
    engine.put([next(documents(Writer(2), PAGES))], 2)
    ours(engine, "klima")


def main(passages: int) -> None:
    writer = Writer(1)
    entries = list(documents(writer, passages))
    text = sum(len(page.text.encode()) for entry in entries for page in entry.reading.pages)
    with tempfile.TemporaryDirectory() as folder:
        engine = WhooshEngine(Path(folder) / "index")
        (building,) = timed([lambda: engine.rebuild(entries, 1)])
        start = time.perf_counter()
        database = plain(entries, Path(folder) / "plain.db")
        plain_building = (time.perf_counter() - start) * 1000
        print(f"{len(entries)} documents, {len(entries) * PAGES} passages of {WORDS} words")
        print(
            f"indexing: {len(entries) * PAGES / building * 1000:.0f} passages/s; FTS5 {len(entries) * PAGES / plain_building * 1000:.0f}/s"
        )
        print(f"size: {size(Path(folder) / 'index') / text:.1f} x the text; FTS5 {size(Path(folder) / 'plain.db') / text:.1f} x")
        (adding,) = timed([lambda: add_and_search(engine)])
        print(f"one document added and searched: {adding:.0f} ms")
        for kind, texts in queries(writer).items():
            mine = spread(timed([lambda text=text: ours(engine, text) for text in texts]))  # type: ignore[misc]
            other = spread(timed([lambda text=text: theirs(database, text) for text in texts]))  # type: ignore[misc]
            ratio = mine[0] / max(other[0], 0.001)
            print(f"{kind:14} p50 {mine[0]:7.1f} ms  p95 {mine[1]:7.1f} ms   FTS5 p50 {other[0]:6.2f} ms   {ratio:6.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000)
