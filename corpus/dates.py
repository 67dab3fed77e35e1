"""Date expressions of three languages → start, end and precision. Finders and queries both use it.

A year is its twelve months, a season three of them; *begyndelsen af* and *Anfang* are a year's first quarter, a month's first ten days.
The span is the shortest that carries the date, with *Vision* for a named horizon and *siden* or *seit* for an open beginning.
Days joined to a range (*6.-8. februar 2013*) keep the precision `day`, longer units get `range`. Dates without a year are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, cast

from corpus.dates_forms import BARE_YEAR, FORMS, DateValue, Parts, year_number
from corpus.dates_traps import TRAPS, is_counted
from corpus.dates_words import BETWEEN, PLAN_BEFORE, SIGNAL_BEFORE, SINCE

Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "range"]

_RANGE_BETWEEN = re.compile(
    r"\s{0,4}[-‐‑–—−]\s{0,4}|\s{1,4}(?:bis(?:\s+zum|\s+einschließlich)?|til(?:\s+og\s+med)?|to|until|through)\s{1,4}(?:(?:den|d\.|dem|the)\s{1,4})?",
    re.IGNORECASE,
)
_AND_BETWEEN = re.compile(r"\s{1,4}(?:og|und|and)\s{1,4}(?:(?:den|dem|the)\s{1,4})?", re.IGNORECASE)
# Every date has a figure in it; what lies further from one than this is not looked at.
_FIGURES = re.compile(r"\d")
_NEAR = 100
_REACH = 60


@dataclass(frozen=True, slots=True)
class DateMatch:
    """[start, end) of a text that names a date or period: `first` and `last` are ISO days, both inclusive.

    `signal` is the word that came with it and tells its role: *senest*, *bis*, *seit*, *inden*, *Vision* …, in lower case, or "".
    Of the name of a plan it is the last part: *Klimahandlingsplan 2050* gives *plan*.
    """

    start: int
    end: int
    text: str
    first: str
    last: str
    precision: Precision
    signal: str


@dataclass(frozen=True, slots=True)
class _Found:
    """A stretch of text and what it says; None where it is a number that is no date. `split` is where a lead ends and the rest begins."""

    start: int
    end: int
    value: DateValue | None
    split: tuple[int, int] = (0, 0)


def find_dates(text: str, language: str | None) -> Iterator[DateMatch]:
    """Every date expression of a text, in order and without overlap; numbers that are no dates (phones, cases, amounts) are passed over."""
    last_end = 0
    for found in _joined(text, _without_overlap(_candidates(text))):
        if found.value is None:
            continue
        match = _with_signal(text, found, found.value, last_end)
        if found.value.lead:
            yield _match(text, found.start, found.split[0], found.value.lead, match.signal)
            match = _match(text, found.split[1], found.end, found.value, match.signal)
        yield match
        last_end = found.end


def _windows(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around figures, cut at white space, so that the patterns need not read all of a text."""
    begin, end = 0, -1
    for figure in _FIGURES.finditer(text):
        if figure.start() - _NEAR > end:
            if end >= 0:
                yield begin, end
            begin = max(0, figure.start() - _NEAR)
        end = max(end, min(len(text), figure.end() + _NEAR))
    if end >= 0:
        yield begin, end


def _candidates(text: str) -> Iterator[_Found]:
    for begin, end in _windows(text):
        for trap in TRAPS:
            yield from (_Found(match.start(), match.end(), None) for match in trap.finditer(text, begin, end))
        for pattern, build in FORMS:
            for match in pattern.finditer(text, begin, end):
                if found := _built(match, build):
                    yield found
        for match in BARE_YEAR.finditer(text, begin, end):
            if not is_counted(text, match.start(), match.end(), int(match["y"])):
                yield _Found(match.start(), match.end(), year_number(match.groupdict()))


def _built(match: re.Match[str], build: Callable[[Parts], DateValue | None]) -> _Found | None:
    try:
        value = build(match.groupdict())
    except (ValueError, KeyError):  # no such day, week or part: 31 February, week 60
        return None
    if value is None:
        return None
    split = (match.start("conn"), match.end("conn")) if value.lead else (0, 0)
    return _Found(match.start(), match.end(), value, split)


def _without_overlap(candidates: Iterator[_Found]) -> Iterator[_Found]:
    """In order, the earliest first, of those the longest, of those the number that is no date."""
    end = 0
    for found in sorted(candidates, key=lambda f: (f.start, -f.end, f.value is not None)):
        if found.start >= end:
            yield found
            end = found.end


def _joined(text: str, found: Iterator[_Found]) -> Iterator[_Found]:
    """Two whole dates with *til*, *bis* or a dash between them are one range."""
    held: _Found | None = None
    for this in found:
        union = _union(text, held, this) if held else None
        if held and not union:
            yield held
        held = union or this
    if held:
        yield held


def _union(text: str, left: _Found, right: _Found) -> _Found | None:
    if not (left.value and right.value) or left.value.is_range or right.value.is_range or left.value.lead or right.value.lead:
        return None
    between = text[left.end : right.start]
    is_joined = _RANGE_BETWEEN.fullmatch(between) or (_AND_BETWEEN.fullmatch(between) and _signal(text, left.start, 0)[0] in BETWEEN)
    if not is_joined or left.value.first >= right.value.first or left.value.last >= right.value.last:
        return None
    if between.strip() in "-‐‑–—−" and (left.value.precision == "day") != (right.value.precision == "day"):
        return None
    precision = "day" if left.value.precision == right.value.precision == "day" else "range"
    return _Found(left.start, right.end, DateValue(left.value.first, right.value.last, precision, is_range=True))


def _signal(text: str, start: int, floor: int, *, is_day: bool = False) -> tuple[str, int]:
    """The word before `start` that tells the role, and where it begins; nothing before `floor` is looked at. No plan is named for a day."""
    before = text[max(floor, start - _REACH) : start]
    for pattern in (SIGNAL_BEFORE,) if is_day else (SIGNAL_BEFORE, PLAN_BEFORE):
        if match := pattern.search(before):
            return " ".join(match[1].lower().split()), start - len(before) + match.start(1)
    return "", start


def _with_signal(text: str, found: _Found, value: DateValue, floor: int) -> DateMatch:
    signal, begin = _signal(text, found.start, floor, is_day=value.precision == "day")
    names_horizon = signal == "vision" and not text[max(0, begin - 1) : begin].isalnum()
    start = begin if signal in SINCE or (names_horizon and '"' not in text[begin : found.start]) else found.start
    return _match(text, start, found.end, value, signal)


def _match(text: str, start: int, end: int, value: DateValue, signal: str) -> DateMatch:
    precision = cast("Precision", value.precision)
    return DateMatch(start, end, text[start:end], value.first.isoformat(), value.last.isoformat(), precision, signal)
