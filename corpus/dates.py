"""Date expressions of three languages → start, end and precision. Finders and queries both use it.

A year is its twelve months, a season three of them; *begyndelsen af* and *Anfang* are a year's first quarter, a month's first ten days.
The span is the shortest that carries the date, with *Vision* for a named horizon and *siden* or *seit* for an open beginning.
Days joined to a range (*6.-8. februar 2013*) keep the precision `day`, longer units get `range`.
Dates without a year are left to `corpus.dates_yearless`, which needs to know from when a text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Literal, cast

from corpus.dates_forms import DASH, Form, and_words, bare_year, glued_year, groups, old_years, to_words
from corpus.dates_slips import without_slips
from corpus.dates_traps import is_counted, is_of_a_paper, traps
from corpus.dates_values import DASHES, DateValue, joined, year_number
from corpus.dates_words import alternatives, last_words_of_signals, plan_before, signal_before, stretches, words_of

Precision = Literal["day", "week", "month", "quarter", "season", "half", "year", "decade", "range"]

_ANCHORS = re.compile(r"[\dz](?:(?<!z)\d*|iger[ \n][Jj]ahr)")
"""Every date has a figure in it, or names its decade; what lies further from one than `_NEAR` is not looked at."""
_WORD = re.compile(r"[^\W\d_]+")
_NEAR = 60
_REACH = 60
_LONGEST_NUMBER = 11
_CHANGE = 50
_OLD = re.compile(r"(?<!\d)1[0-7]\d\d(?!\d)")
_BEHIND_A_PLAN = " \n\t\u00a0\"'„“”»(-"
_MORE_DAYS = re.compile(r"(?:(?<![\d.])\d{1,2}\.,\s){1,8}\Z")
"""The days before the last one of *3., 10. und 17. Juni 2024*."""


@dataclass(frozen=True, slots=True)
class DateMatch:
    """[start, end) of a text that names a date or period: `first` and `last` are ISO days, both inclusive.

    `signal` is the word that came with it and tells its role: *senest*, *bis*, *seit*, *inden*, *Vision* …, in lower case, or "".
    Of the name of a plan it is the last part: *Klimahandlingsplan 2050* gives *plan*. `inferred` says that the text names no year.
    """

    start: int
    end: int
    text: str
    first: str
    last: str
    precision: Precision
    signal: str
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch of text and what it says; None where it is a number that is no date. `split` is where a lead ends and the rest begins."""

    start: int
    end: int
    value: DateValue | None
    split: tuple[int, int] = (0, 0)


def find_dates(text: str, language: str | None) -> Iterator[DateMatch]:
    """Every date expression of a text, in order and without overlap; numbers that are no dates (phones, cases, amounts) are passed over."""
    last_end = 0
    mended = without_slips(text)
    for found in _joined(mended, without_overlap(_candidates(mended))):
        if found.value is None:
            continue
        yield from matches_of(text, found, found.value, last_end)
        last_end = found.end


def matches_of(text: str, found: Found, value: DateValue, floor: int) -> Iterator[DateMatch]:
    """The dates that one expression names: itself, and before it what shares its month or year with it."""
    match = _with_signal(text, found, value, floor)
    if value.lead and match.signal in words_of("between"):
        value = joined(value.lead, value, "day" if value.precision == "day" else "range")
        match = _with_signal(text, found, value, floor)
    if value.is_range and value.precision == "range" and _compares(text, found.start, found.end):
        value = replace(_year_of(value.last), lead=_year_of(value.first))
        numbers = [number.span() for number in _YEAR_NUMBER.finditer(text, found.start, found.end)]
        found = replace(found, split=(numbers[0][1], numbers[-1][0]))
    if value.lead:
        yield from _more_days(text, found.start, value.lead, floor)
        yield _match(text, found.start, found.split[0], value.lead, match.signal)
        match = _match(text, found.split[1], found.end, value, match.signal)
    yield match


_YEAR_NUMBER = re.compile(r"(?<!\d)\d{4}(?!\d)")
_TWO_YEARS = re.compile(r"\d{4}\s+\D{2,20}\s+\d{4}")


def _year_of(day: date) -> DateValue:
    return DateValue(day.replace(month=1, day=1), day.replace(month=12, day=31), "year")


def _compares(text: str, start: int, end: int) -> bool:
    """Whether two years are points between which something changed: *zwischen 2020 und 2025 um 36 Prozent gestiegen*."""
    if not _and_between().search(text, start, end) or not _TWO_YEARS.fullmatch(text, start, end):
        return False
    before, after = text[max(0, start - _CHANGE) : start], text[end : end + _CHANGE]
    return bool(_share_before().search(before) or _share_after().match(after))


@cache
def _share_before() -> re.Pattern[str]:
    return re.compile(rf"\d\s?(?:{alternatives('share')})\s(?:[^\W\d_]{{1,12}}\s){{1,2}}\Z", re.IGNORECASE)


@cache
def _share_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s[^\W\d_]{{1,12}}){{1,3}}\s[\d,.]{{1,6}}\s?(?:{alternatives('share')})(?!\w)", re.IGNORECASE)


def _more_days(text: str, start: int, value: DateValue, floor: int) -> Iterator[DateMatch]:
    """Days named before this one that share its month and year."""
    more = _MORE_DAYS.search(text, max(floor, start - _REACH), start) if value.precision == "day" else None
    for number in re.finditer(r"(\d+)\.", more[0]) if more else ():
        if 0 < int(number[1]) < value.first.day:
            day = value.first.replace(day=int(number[1]))
            yield _match(text, more.start() + number.start(), more.start() + number.end(), DateValue(day, day, "day"), "")  # type: ignore[union-attr]


def _candidates(text: str) -> Iterator[Found]:
    for begin, end in stretches(text, _ANCHORS, _NEAR):
        piece = text[begin:end].lower()
        words = frozenset(_WORD.findall(piece))
        for trap in traps():
            if any(sign in piece for sign in trap.signs):
                yield from (Found(match.start(), match.end(), None) for match in trap.pattern.finditer(text, begin, end))
        for group in groups():
            if (not group.words or not group.words.isdisjoint(words)) and (not group.shape or group.shape.search(piece)):
                yield from (_unless_of_a_paper(text, found) for found in found_by(group.forms, text, begin, end))
        yield from _years_alone(text, begin, end)


def _unless_of_a_paper(text: str, found: Found) -> Found:
    """The same, or no date where the sign of a number stands before figures: *Seite 12/2020*, *Vorlagen-Nr. 1987/2020*."""
    is_short = found.end - found.start <= _LONGEST_NUMBER and not any(char.isalpha() for char in text[found.start : found.end])
    return replace(found, value=None) if is_short and is_of_a_paper(text, found.start) else found


def _years_alone(text: str, begin: int, end: int) -> Iterator[Found]:
    """Years that stand free and count nothing, and those glued to the name of a plan."""
    for match in bare_year().finditer(text, begin, end):
        if not is_counted(text, match.start(), match.end(), int(match["y"])):
            yield Found(match.start(), match.end(), year_number(match.groupdict()))
    old = found_by(old_years(), text, begin, end) if _OLD.search(text, begin, end) else ()
    yield from (found for found in old if not is_counted(text, found.start, found.end, 1850))
    for match in glued_year().finditer(text, begin, end):
        if text[max(0, match.start() - _REACH) : match.start()].lower().endswith(tuple(words_of("plan"))):
            yield Found(match.start(), match.end(), year_number(match.groupdict()))


def found_by(forms: Iterable[Form], text: str, begin: int, end: int) -> Iterator[Found]:
    """What some forms see in a stretch of text."""
    for form in forms:
        for match in form.pattern.finditer(text, begin, end):
            if found := _built(match, form):
                yield found


def _built(match: re.Match[str], form: Form) -> Found | None:
    parts = match.groupdict()
    try:
        value = form.build(parts)
    except (ValueError, KeyError):  # no such day, week or part: 31 February, week 60
        return None
    if value is None:
        return None
    split = (match.start("conn"), match.end("conn")) if value.lead else (0, 0)
    return Found(match.start("at") if "at" in parts else match.start(), match.end(), value, split)


def without_overlap(candidates: Iterable[Found]) -> Iterator[Found]:
    """In order, the earliest first, of those the longest, of those the number that is no date."""
    end = 0
    for found in sorted(candidates, key=lambda f: (f.start, -f.end, f.value is not None)):
        if found.start >= end:
            yield found
            end = found.end


def _joined(text: str, found: Iterator[Found]) -> Iterator[Found]:
    """Two whole dates with *til*, *bis* or a dash between them are one range."""
    held: Found | None = None
    for this in found:
        union = _union(text, held, this) if held else None
        if held and not union:
            yield held
        held = union or this
    if held:
        yield held


@cache
def _range_between() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,4}}{DASH}\s{{0,4}}|{to_words()}", re.IGNORECASE)


@cache
def _and_between() -> re.Pattern[str]:
    return re.compile(and_words(), re.IGNORECASE)


def _union(text: str, left: Found, right: Found) -> Found | None:
    if not (left.value and right.value) or left.value.is_range or right.value.is_range or left.value.lead or right.value.lead:
        return None
    between = text[left.end : right.start]
    if not between or len(between) > _REACH:
        return None
    are_days = left.value.precision == right.value.precision == "day"
    is_joined = _range_between().fullmatch(between) or (
        _and_between().fullmatch(between) and _signal(text, left.start, 0)[0] in words_of("between")
    )
    if not is_joined or left.value.first >= right.value.first or left.value.last >= right.value.last:
        return None
    if between.strip() in DASHES and (left.value.precision == "day") != (right.value.precision == "day"):
        return None
    return Found(left.start, right.end, joined(left.value, right.value, "day" if are_days else "range"))


def _signal(text: str, start: int, floor: int, *, is_exact: bool = False) -> tuple[str, int]:
    """The word before `start` that tells the role, and where it begins; nothing before `floor` is looked at. No plan is named for a day."""
    before = text[max(floor, start - _REACH) : start]
    match = None if last_words_of_signals().isdisjoint(_WORD.findall(before.lower())) else signal_before().search(before)
    if not match and not is_exact:
        match = plan_before().search(before, max(map(before.rstrip(_BEHIND_A_PLAN).rfind, " \n")) + 1)
    return (" ".join(match[1].lower().split()), start - len(before) + match.start(1)) if match else ("", start)


def _with_signal(text: str, found: Found, value: DateValue, floor: int) -> DateMatch:
    signal, begin = _signal(text, found.start, floor, is_exact=value.precision in {"day", "week", "month", "season"})
    names_horizon = signal == "vision" and not text[max(0, begin - 1) : begin].isalnum()
    start = begin if signal in words_of("since") or (names_horizon and '"' not in text[begin : found.start]) else found.start
    return _match(text, start, found.end, value, signal)


def _match(text: str, start: int, end: int, value: DateValue, signal: str) -> DateMatch:
    precision = cast("Precision", value.precision)
    return DateMatch(start, end, text[start:end], value.first.isoformat(), value.last.isoformat(), precision, signal)
