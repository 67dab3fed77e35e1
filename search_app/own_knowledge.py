"""What the users' own tables hold, and what is wrong in them, as a person is told; empty tables to begin with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from corpus.knowledge import Knowledge, Tables
from corpus.knowledge_csv import Problem, Table
from corpus.knowledge_tables import TABLES

_HOW = "One in each row. Lines that begin with # do not count. Several words in one cell are divided by |."
_SHOWN = 5


def counts(known: Knowledge) -> str:
    """*2 networks, 1 places*, or *none*."""
    found = {name: len(getattr(known, name)) for name in TABLES}
    return ", ".join(f"{number} {name}" for name, number in found.items() if number) or "none"


def problems_shown(known: Knowledge, most: int = _SHOWN) -> list[str]:
    """The first problems, each in a line, and how many more there are."""
    shown = [str(problem) for problem in known.problems[:most]]
    more = len(known.problems) - len(shown)
    return [*shown, f"and {more} more; `udsyn knowledge` names them all"] if more > 0 else shown


class Watch:
    """Tells of the problems in an archive's tables when they appear."""

    def __init__(self, archive: Path) -> None:
        self._tables = Tables(archive)
        self._told: tuple[Problem, ...] = ()

    def news(self) -> list[str]:
        """The problems that were not told before."""
        known = self._tables.now()
        if known.problems == self._told:
            return []
        self._told = known.problems
        return problems_shown(known)


def write_templates(folder: Path) -> Iterator[Path]:
    """Writes an empty table, with its headings and remarks on how to fill it in, where there is none yet; yields the new ones."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in TABLES.items():
        path = folder / f"{name}.csv"
        if not path.exists():
            path.write_text(template(table), encoding="utf-8-sig")
            yield path


def template(table: Table) -> str:
    """An empty table; its example is a remark, too."""
    headings = [column.headings[0] for column in table.columns]
    example = [column.example for column in table.columns]
    remarks = [f"# {table.about}. {_HOW}", *_columns(table)]
    return _rows([*([remark] for remark in remarks), headings, [f"# {example[0]}", *example[1:]]])


def _columns(table: Table) -> Iterator[str]:
    for column in table.columns:
        others = " or ".join(f"“{heading}”" for heading in column.headings[1:3])
        yield f"# {column.headings[0]} (or {others}): {column.about}{'' if column.is_needed else ' (may be empty)'}"


def _rows(rows: list[list[str]]) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows(rows)
    return text.getvalue()
