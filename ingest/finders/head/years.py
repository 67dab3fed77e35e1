"""The year in which a text dates itself, and the period for which it holds: a horizon is neither."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.dates import find_dates
from corpus.model import DateSpan
from ingest.finders.document import Found
from ingest.finders.head.covers import first_lines, is_when
from ingest.finders.head.status import StatusFound
from ingest.finders.text.flow import Flow

LINES_WITH_THE_DATE = 8
LINES_OF_A_HEAD = 20
PAPER_NUMBER = re.compile(
    r"(?:Vorlage|Drucksache|Vorl\.?|Antrag|Sagsnr\.?|Drs\.?|DS)[ \w.-]{0,12}:?\s*((?:19|20)\d\d)[/-]\d{2,}|\b((?:19|20)\d\d)/\d{3,4}\b"
)
ELECTION_YEAR = re.compile(r"(?:\w*wahl\w*|[Kk]ommunalvalget?|Wahl|valget)\b[^!?]{0,30}?\b(20\d\d)\b")
LABELLED = re.compile(
    r"(?i)\b(?:stand|dato|datum|udgivet|udarbejdet|revideret|opdateret|sidst opdateret|senest opdateret|offentliggjort|veröffentlicht|"
    r"herausgegeben|erstellt|aktualisiert|redaktionsschluss|auflage|udgave|version|published|"
    r"last updated)\b[^\n]{0,25}?(?<!\d)((?:19|20)\d\d)(?!\d)"
)
OCCASION = re.compile(r"(?i)sitzung|\bmøde|\brede\b|\btale\b|festakt|versammlung|empfang|einweihung|indvielse|jubiläum")
WORDS_OF_AN_OCCASION = 14
PAPERS = frozenset({"minutes", "proposal", "motion", "memo", "answer", "slides"})
OF_A_YEAR = frozenset({"minutes", "report", "memo", "answer", "slides", "other", "election_programme", "agreement"})
"""Documents whose title names the year they were made in; that in the title of a plan or policy may be its horizon."""
MEETING_DATES = frozenset({"date of a meeting", "course of the case"})
TITLE_YEAR = re.compile(r"(?<![\d/–-])((?:19|20)\d\d)(?!\d|[\s]?[/–-]\s?\d)")
PERIOD = re.compile(r"\b(20\d\d)\s*(?:[-–—/]|til|bis)\s*((?:20)?\d\d)\b(?!-)")
Dated = tuple[Found, DateSpan]


@dataclass(frozen=True, slots=True)
class Year:
    """A year, how sure, and how it was known."""

    year: int
    confidence: float
    why: str


def find_year(flow: Flow, dates: list[Dated], kind: str, title: str, status: StatusFound | None) -> Year | None:
    """The year in which the text dates itself, by the first of these ways that tells one."""
    return next(_ways(flow, dates, kind, title, status), None)


def _ways(flow: Flow, dates: list[Dated], kind: str, title: str, status: StatusFound | None) -> Iterator[Year]:
    yield from _of_its_head(flow)
    yield from _of_its_dates(flow, dates, kind)
    yield from _labelled(flow)
    if status and status.status == "adopted":
        yield from _of_text(status.quote, 0.8, "when it was adopted")
    if kind == "election_programme" and (election := ELECTION_YEAR.search(flow.text)):
        yield Year(int(election.group(1)), 0.7, "the election it is for")
    for line in first_lines(flow, LINES_WITH_THE_DATE):
        if kind == "other" and len(line.split()) <= WORDS_OF_AN_OCCASION and OCCASION.search(line):
            yield from _of_text(line, 0.7, "the day of the occasion at its head", days_only=True)
    if number := PAPER_NUMBER.search(flow.text[:1500]):
        yield Year(int(number.group(1) or number.group(2)), 0.8, "the number of the paper")
    yield from _of_text(flow.margins, 0.6, "a date in the margins", days_only=True)
    years = TITLE_YEAR.findall(title)
    if years and (kind in OF_A_YEAR or _is_dated_elsewhere(dates, int(years[-1]))):
        yield Year(int(years[-1]), 0.6, "the year in its title")
    if kind == "plan" and (period := find_period(title, flow)) and re.search(r"(?i)kommuneplan|haushalts|budget", title):
        yield Year(period[0], 0.4, "the beginning of its period")


def _of_its_head(flow: Flow) -> Iterator[Year]:
    """A line at the head that is a date and nothing else."""
    for line in first_lines(flow, LINES_WITH_THE_DATE):
        if is_when(line) and not re.fullmatch(r"\W*(?:19|20)\d\d\W*", line):
            yield from _of_text(line, 0.85, "a line at its head that is a date")


def _of_text(text: str, confidence: float, why: str, *, days_only: bool = False) -> Iterator[Year]:
    for match in find_dates(text[:600], None):
        if match.first[:4] == match.last[:4] and (not days_only or match.precision == "day"):
            yield Year(int(match.first[:4]), confidence, why)


def _of_its_dates(flow: Flow, dates: list[Dated], kind: str) -> Iterator[Year]:
    """What the finder of dates took for the document's own: published, of its meeting, of its election, the first of a paper's head."""
    published = [value for _, value in dates if value.role == "published"]
    early = flow.blocks[min(len(flow.blocks) - 1, 20)].end
    opened = flow.blocks[min(len(flow.blocks) - 1, 5)].end
    meetings = [
        value
        for item, value in dates
        if value.role == "event" and value.precision == "day" and item.start < early and item.why in MEETING_DATES
    ]
    elections = [value for item, value in dates if item.why == "an election" and item.start < early]
    if elections and not published:
        yield _year(elections[0], 0.75, "the election it is for")
    if published and not meetings:
        yield _year(published[0], 0.85, "the day it was published")
    if meetings:
        yield _year(meetings[0], 0.85, "the day of its meeting")
    if kind in PAPERS and (opening := [value for item, value in dates if value.precision == "day" and item.start < opened]):
        yield _year(opening[0], 0.6, "the first day at its head")


def _year(value: DateSpan, confidence: float, why: str) -> Year:
    return Year(int(value.start[:4]), confidence, why)


def _labelled(flow: Flow) -> Iterator[Year]:
    """*Stand: Mai 2021*, *Udgivet: Juli 2011*, among the first and the last lines."""
    edges = "\n".join((*first_lines(flow, LINES_OF_A_HEAD), flow.text[-1200:], flow.margins))
    if match := LABELLED.search(edges):
        yield Year(int(match.group(1)), 0.75, "what it says of its version")


def _is_dated_elsewhere(dates: list[Dated], year: int) -> bool:
    """Whether a day or month of that year is named besides."""
    return any(value.precision in {"day", "month"} and value.start[:4] == str(year) for _, value in dates)


def find_period(title: str, flow: Flow | None = None) -> tuple[int, int] | None:
    """The span of years in the title, else on a line of its own at the head."""
    lines = [title, *(line for line in first_lines(flow, LINES_WITH_THE_DATE) if len(line.split()) <= 6)] if flow else [title]
    for line in lines:
        if (match := PERIOD.search(line)) and not re.match(r"(?i)byråd|kommunalbestyrelse|sagsnr|vorlage|drucksache|wahlperiode", line):
            end = int(match.group(2)) if len(match.group(2)) == 4 else 2000 + int(match.group(2))
            if int(match.group(1)) < end <= int(match.group(1)) + 40:
                return int(match.group(1)), end
    return None
