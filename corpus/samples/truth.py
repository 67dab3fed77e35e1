"""What a careful reader finds in the sample documents: `documents.csv` says what each is, `facts.csv` what stands in it.

Values of dates are ISO years, months or days, or two of them with a slash; `~` marks a date that its words leave vague (the whole year
is right too). Several right answers are parted by `|`. An optional fact is neither missed when it is not found nor wrong when it is.
"""

from __future__ import annotations

import calendar
import csv
import re
from dataclasses import dataclass
from functools import cache

from corpus.samples.source import FOLDER, Source

SENTENCE_END = re.compile(r"(?<!\b\d)(?<!\b\d\d)[.!?]”?(?= [A-ZÆØÅÄÖÜ])")


@dataclass(frozen=True, slots=True)
class SampleDocument:
    """The head of a sample document, and how each of its pages is read."""

    document: str
    municipality: str
    issuer: str
    country: str
    language: str
    types: tuple[str, ...]
    year: int
    period: tuple[int, int] | None
    pages: int
    sources: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SampleFact:
    """One row of `facts.csv`: `text` is what stands in the document (of a goal, its beginning), `value` what it says."""

    document: str
    page: int
    kind: str
    text: str
    values: tuple[str, ...]
    roles: tuple[str, ...]
    statuses: tuple[str, ...]
    since: int | None
    via: str | None
    is_optional: bool


def _rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _several(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


@cache
def sample_documents() -> tuple[SampleDocument, ...]:
    return tuple(_document(row) for row in _rows("documents.csv"))


def _document(row: dict[str, str]) -> SampleDocument:
    first, _, last = row["period"].partition("-")
    return SampleDocument(
        document=row["document"],
        municipality=row["municipality"],
        issuer=row["issuer"],
        country=row["country"],
        language=row["language"],
        types=_several(row["type"]),
        year=int(row["year"]),
        period=(int(first), int(last)) if last else None,
        pages=int(row["pages"]),
        sources=tuple(row["sources"].split(" ")),
        titles=(row["title"], *_several(row["other_titles"])),
    )


@cache
def sample_facts() -> tuple[SampleFact, ...]:
    return tuple(_fact(row) for row in _rows("facts.csv"))


def _fact(row: dict[str, str]) -> SampleFact:
    return SampleFact(
        document=row["document"],
        page=int(row["page"]),
        kind=row["kind"],
        text=row["text"],
        values=_several(row["value"]),
        roles=_several(row["role"]),
        statuses=_several(row["status"]),
        since=int(row["since"]) if row["since"] else None,
        via=row["via"] or None,
        is_optional=row["optional"] == "yes",
    )


def statement(source: Source, goal: SampleFact) -> str:
    """The goal in full: from its first words to the end of its sentence."""
    block = next(block.plain for block in source.pages[goal.page - 1] if goal.text in block.plain)
    rest = block[block.index(goal.text) :]
    end = SENTENCE_END.search(rest)
    return rest[: end.end()] if end else rest


def _first_and_last(value: str) -> tuple[str, str]:
    year, month, *_ = [*value.split("-"), ""]
    if value.count("-") == 2:
        return value, value
    if not month:
        return f"{year}-01-01", f"{year}-12-31"
    return f"{value}-01", f"{value}-{calendar.monthrange(int(year), int(month))[1]}"


def days(value: str) -> tuple[tuple[str, str], ...]:
    """The (first, last) days that are right for the value of a date, the best first."""
    begin, _, end = value.strip("~").partition("/")
    exact = (_first_and_last(begin)[0], _first_and_last(end or begin)[1])
    return (exact, _first_and_last(value[1:5])) if value.startswith("~") else (exact,)
