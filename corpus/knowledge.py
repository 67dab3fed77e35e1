"""What users know better than we: networks, places, themes and municipalities of their own, in CSV files beside the archive's documents.

    archive/knowledge/
      networks.csv  places.csv  themes.csv  municipalities.csv      all optional; `knowledge_tables.py` says what may stand in each

A thread works for one archive: `using(folder)` says for which, and `current()` is what its files hold. Tables that are made from them are
cached by the `Knowledge` itself (`@lru_cache` on a function of it): two are equal where they hold the same rows.

A row that cannot be understood is left out and told, with its file, line, column and cure, wherever files are read; the other rows count.
So a slip in one file stops nobody's documents, and nothing is dropped without a word.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path
from typing import Any

from corpus.knowledge_csv import Problem, read_rows
from corpus.knowledge_tables import TABLES, OwnMunicipality, OwnNetwork, OwnPlace, OwnTheme

__all__ = [
    "FOLDER",
    "Knowledge",
    "OwnMunicipality",
    "OwnNetwork",
    "OwnPlace",
    "OwnTheme",
    "Problem",
    "Tables",
    "current",
    "folder_of",
    "read",
    "using",
]

FOLDER = "knowledge"
_SHOWN = 8


@dataclass(frozen=True, eq=False)
class Knowledge:
    """The rows of the four tables; `problems` are those that could not be used, and what else is to be told."""

    networks: tuple[OwnNetwork, ...] = ()
    places: tuple[OwnPlace, ...] = ()
    themes: tuple[OwnTheme, ...] = ()
    municipalities: tuple[OwnMunicipality, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def fingerprint(self) -> str:
        """The same for the same rows, however their files are written; empty where there is none."""
        return self.fingerprint_of(*TABLES)

    def fingerprint_of(self, *tables: str) -> str:
        """The fingerprint of some tables: what was found with them is stale when it changes."""
        rows = [row for table in sorted(tables) for row in getattr(self, table)]
        return hashlib.sha256("\n".join(map(repr, rows)).encode()).hexdigest()[:_SHOWN] if rows else ""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Knowledge) and self.fingerprint == other.fingerprint

    def __hash__(self) -> int:
        return hash(self.fingerprint)

    def __len__(self) -> int:
        return sum(len(getattr(self, each.name)) for each in fields(self) if each.name != "problems")


NOTHING = Knowledge()
_current = ContextVar("knowledge", default=NOTHING)
"""The knowledge in use. Each thread has its own and begins with none: whoever starts one names the knowledge in it."""


def current() -> Knowledge:
    """The knowledge of the archive that this thread works for; none where nobody named one."""
    return _current.get()


@contextmanager
def using(folder: Path | Knowledge | None) -> Iterator[Knowledge]:
    """What stands in the files of `folder` is `current()` within the block; a folder that is not there holds nothing."""
    knowledge = folder if isinstance(folder, Knowledge) else read(folder)
    token = _current.set(knowledge)
    try:
        yield knowledge
    finally:
        _current.reset(token)


def folder_of(archive: Path) -> Path:
    """Where the knowledge of the archive in that folder lies."""
    return archive / FOLDER


def read(folder: Path | None) -> Knowledge:
    """The files of a folder. Never raises: what cannot be used is in `problems`."""
    if folder is None:
        return NOTHING
    rows: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, table in TABLES.items():
        rows[name], told = read_rows(folder / f"{name}.csv", table)
        problems += told
    return Knowledge(**rows, problems=tuple(problems))


class Tables:
    """The tables of an archive; looks into the files only where they have changed. Safe to use from several threads."""

    def __init__(self, archive: Path) -> None:
        self._folder = folder_of(archive)
        self._read: tuple[object, Knowledge] = (None, NOTHING)

    def now(self) -> Knowledge:
        """What they hold now."""
        state = tuple(_state(self._folder / f"{name}.csv") for name in TABLES)
        seen, known = self._read
        if state != seen:
            known = read(self._folder)
            self._read = state, known
        return known


def _state(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat() if path.exists() else path.lstat()  # of a link that leads nowhere, the link
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
