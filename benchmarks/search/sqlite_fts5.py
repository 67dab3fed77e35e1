"""SQLite's full-text search, the only file that speaks its MATCH: `unicode61` (words without accents) or `trigram` (any part of a word).

FTS5 ships no stemmer but Porter's English one, which does not fit Danish or German, and mends no spelling.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.search.typed import DISTANCE, Part, parts
from benchmarks.search.units import TITLE, Unit

TOKENIZERS = {"unicode61": "unicode61 remove_diacritics 2", "trigram": "trigram"}


class Fts5:
    """Implements `benchmarks.search.units.Index` in a database file, or in memory."""

    def __init__(self, path: Path | str = ":memory:", tokenizer: str = "unicode61") -> None:
        self._database = sqlite3.connect(path)
        self._shortest = 3 if tokenizer == "trigram" else 1
        self._database.execute(f"CREATE VIRTUAL TABLE units USING fts5(title, text, tokenize = '{TOKENIZERS[tokenizer]}')")
        self._database.execute("INSERT INTO units(units, rank) VALUES ('rank', ?)", (f"bm25({TITLE}, 1.0)",))

    def fill(self, units: Iterable[Unit]) -> None:
        rows = ((number, unit.title, unit.text) for number, unit in enumerate(units))
        self._database.executemany("INSERT INTO units(rowid, title, text) VALUES (?, ?, ?)", rows)
        self._database.commit()

    def find(self, query: str, limit: int) -> Sequence[tuple[int, float]]:
        match = self._match(query)
        if not match:
            return []
        rows = self._database.execute("SELECT rowid, -rank FROM units WHERE units MATCH ? ORDER BY rank LIMIT ?", (match, limit))
        return rows.fetchall()

    def snippets(self, query: str, numbers: Sequence[int]) -> list[str]:
        """The words around the best place of each unit."""
        found = "SELECT snippet(units, 1, '[', ']', '…', 40) FROM units WHERE units MATCH ? AND rowid = ?"
        return [str(row[0]) for number in numbers for row in self._database.execute(found, (self._match(query), number))]

    def close(self) -> None:
        self._database.close()

    def _match(self, query: str) -> str:
        """The query in the language of MATCH."""
        usable = [part for part in parts(query) if len(" ".join(part.words)) >= self._shortest]
        must = " AND ".join(_written(part) for part in usable if part.demand == "must")
        wanted = must or " OR ".join(_written(part) for part in usable if part.demand == "should")
        without = "".join(f" NOT {_written(part)}" for part in usable if part.demand == "not")
        return f"({wanted}){without}" if wanted else ""


def _written(part: Part) -> str:
    """It knows no misspelt words, so these stand as they are."""
    words = [f'"{word}"' for word in part.words]
    if part.kind == "near":
        return f"NEAR({' '.join(words)}, {DISTANCE})"
    return f'"{" ".join(part.words)}"' + ("*" if part.kind == "prefix" else "")
