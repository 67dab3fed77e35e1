"""The forms of date expressions: each is a pattern and the builder that turns its parts into a first and a last day.

Forms stand in groups; a group is tried only on a stretch of text that has one of its words. Where a form has a part `at`, the date
begins there, and what stands before is only its cue.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from corpus import dates_values as value
from corpus.dates_words import alternatives, any_of, numbers, words_of

# Space within a date: layout may double it, a line may break, but no more.
IN_LINE = r"[^\S\n]{0,3}"
S, S0 = rf"(?:[^\S\n]{{1,4}}|{IN_LINE}\n{IN_LINE})", rf"{IN_LINE}(?:\n{IN_LINE})?"
LEFT = r"(?<![\w§])(?<!\d[.,:/-])(?<![\\_@=&?#])"
DASH = f"[{value.DASHES}]"
_YEAR = r"(?P<y>(?:1[89]|20)\d\d|2100)(?!\d)"
_FIRST_YEAR = r"(?P<y1>(?:1[89]|20)\d\d)"
NTH = r"(?:st|nd|rd|th)"
DAY_TAIL = rf"(?:[^\S\n]?\.{S0}|{NTH}?(?:{S}of)?{IN_LINE})"


@dataclass(frozen=True, slots=True)
class Form:
    """A pattern and its builder."""

    pattern: re.Pattern[str]
    build: value.Build


@dataclass(frozen=True, slots=True)
class Group:
    """Forms that are tried where a text has one of these words; without words they are always tried."""

    words: frozenset[str]
    forms: tuple[Form, ...]
    shape: re.Pattern[str] | None = None
    """What stands in every text that one of the forms fits; looked for first, in lower case."""


@cache
def to_words() -> str:
    """What stands between the ends of a range, with an article after it."""
    return rf",?{S}(?:{alternatives('to')}){S}(?:(?:{alternatives('weekday')})s?,?{S})?(?:(?:{alternatives('article', 'year word')}){S})?"


@cache
def and_words() -> str:
    return rf"{S}(?:{alternatives('and')}){S}(?:(?:{alternatives('article')}){S})?"


@cache
def connector() -> str:
    return rf"(?P<conn>{S0}(?:{DASH}|/|,){S0}|{to_words()}|{and_words()})"


@cache
def month_names() -> str:
    return alternatives("month")


def _month_alone() -> str:
    """*jul* is Christmas in Danish: without a day it needs its point."""
    return rf"(?:{any_of(name for name in words_of('month') if name != 'jul')}|jul(?=\.))"


def _in_year() -> str:
    return rf"(?:,|{S}(?:{alternatives('in year')}))?"


def _form(pattern: str, build: value.Build, left: str = LEFT) -> Form:
    return Form(re.compile(left + pattern, re.IGNORECASE), build)


@cache
def bare_year() -> re.Pattern[str]:
    return re.compile(rf"{LEFT}{_YEAR}(?=ff?\b|[^\w§]|$)(?![.,:/]\d)")


@cache
def glued_year() -> re.Pattern[str]:
    """A year right behind a letter, as in *Strategi2030*."""
    return re.compile(rf"(?<=[^\W\d_]){_YEAR}(?!\w)")


@cache
def groups() -> tuple[Group, ...]:
    """All forms in their groups."""
    return (
        Group(frozenset(), tuple(_figures()), re.compile(r"\d[^\S\n]?[./-]\s?\w")),
        Group(frozenset(), (_form(_span_of_years(), value.years),), re.compile(r"\d{4}\s{0,7}[^\w\s]|\d{4}\s[^\d]{1,40}\s\d")),
        Group(_telling("month"), tuple(_days_and_months())),
        Group(_telling("month"), tuple(_months_before_days()), re.compile(r"[^\W\d_]\.?\s{1,9}\d{1,2}(?!\d)")),
        Group(_telling("month"), tuple(_short_dates()), re.compile(r"\d[-.][^\W\d_]|['’]\d\d")),
        Group(_telling("day"), tuple(_named_days())),
        Group(_telling("season"), tuple(_seasons())),
        Group(_telling("quarter", "half") | {"q", "h", "tertial"}, tuple(_parts())),
        Group(_telling("week") | {"w"}, tuple(_weeks())),
        Group(_telling("edge", "school year", "turn of year"), tuple(_spans())),
        Group(_telling("decade") | {"s", "er", "ern", "erne", "ere"}, tuple(_decades())),
    )


def _telling(*uses: str) -> frozenset[str]:
    """The words of some uses; of a phrase its longest."""
    return frozenset(max(re.findall(r"[^\W\d_]+", phrase), key=len) for phrase in words_of(*uses))


def _figures() -> Iterator[Form]:
    """Dates in figures, and years alone or in pairs."""
    conn, slash_end = connector(), rf"(?:{S0}-{S0}|{S})"
    cue = rf"(?:{alternatives('short year after', 'weekday')})[.:]?,?{S}"
    yield _form(rf"(?:(?P<d1>\d{{1,2}})\.{S0}(?:(?P<m1>\d{{1,2}})\.)?{conn})?(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}", value.day)
    yield _form(rf"(?P<d1>\d{{1,2}})\.(?:(?P<m1>\d{{1,2}})\.)?{conn}(?P<d>\d{{1,2}})\.(?P<m>\d{{1,2}})\.(?P<y>\d\d)(?![\d.:%])", value.day)
    yield _form(r"(?P<d>\d\d)(?P<sep>[.-])(?P<m>\d\d)(?P=sep)(?P<y>\d\d)(?![\d.:-])", value.day)
    yield _form(rf"{cue}(?P<at>)(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?(?P<y>\d\d)(?![\d.:%])", value.day, left=r"(?<!\w)")
    yield _form(rf"{_YEAR}(?P<sep>[/.])(?P<m>\d\d)(?P=sep)(?P<d>\d\d)(?![\d/.]\d|\d)", value.day)
    yield _form(rf"(?P<d>\d{{1,2}})(?P<sep>[-/])(?P<m>\d{{1,2}})(?P=sep){_YEAR}", value.short_day)
    yield _form(rf"(?:(?P<d1>\d{{1,2}})/(?P<m1>\d{{1,2}}){conn})?(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}}){slash_end}{_YEAR}(?!\w|-\d)", value.day)
    yield _form(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})-(?P<y>\d\d)(?!\d)", value.day)
    yield _form(rf"{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)(?!-\d)", value.day)
    iso = r"(?:19|20)\d\d-\d\d-\d\d"
    yield _form(rf"(?P<first>{iso})/(?P<last>{iso})(?![\d-])", value.iso_interval)
    yield _form(rf"(?P<m>0[1-9]|1[0-2])[./]{_YEAR}(?![./]\d)", value.month)
    yield _form(rf"(?:stand|dato|datum|date)[.:]?{S}(?P<at>)(?P<m>[1-9]|1[0-2])/{_YEAR}(?![./]\d)", value.month)
    yield _form(rf"(?P<d>\d{{1,2}})\.\s?(?P<m>[^\W\d_]\w{{2,9}}|0\w{{5,6}})\.?{S}{_YEAR}", value.misread_day)


@cache
def old_years() -> tuple[Form, ...]:
    """Years before 1800, only where words say that they are some: *im Jahre 1254*, *1254 erstmals erwähnt*."""
    year = r"(?P<y>1[0-7]\d\d)(?!\w|[.,:/-]\d)"
    return (
        _form(rf"(?:{alternatives('old year after')}){S}(?P<at>){year}", value.year_number, left=r"(?<!\w)"),
        _form(rf"{year}(?={S}(?:{alternatives('old year before')})(?!\w))", value.year_number),
    )


def _span_of_years() -> str:
    to = rf"{S}(?:{alternatives('to')}){S}(?:(?:{alternatives('year word')}){S})?"
    last = r"(?P<y2>(?:1[89]|20|21)\d\d|\d\d)(?![\d%])(?!\s?[/-]\s?\d)"
    return rf"{_FIRST_YEAR}(?P<conn>{S0}(?:{DASH}|/){S0}|{to}){last}"


def _days_and_months() -> Iterator[Form]:
    month, conn = month_names(), connector()
    yield _form(
        rf"(?:(?P<d1>\d{{1,2}}){NTH}?\.?(?:{S0}(?P<m1>{month})\.?)?{conn})?(?P<d>\d{{1,2}}){DAY_TAIL}(?P<m>{month})\.?,?{S}{_YEAR}",
        value.day,
    )
    yield _form(rf"(?:(?P<m1>{month})\.?{conn})?(?P<m>{_month_alone()})\.?{_in_year()}{S}{_YEAR}", value.month)


def _months_before_days() -> Iterator[Form]:
    """As English has them."""
    month, conn = month_names(), connector()
    yield _form(
        rf"(?:(?P<m1>{month})\.?{S}(?P<d1>\d{{1,2}}){NTH}?{conn})?(?P<m>{month})\.?{S}(?P<d>\d{{1,2}}){NTH}?,?{S}{_YEAR}", value.day
    )
    yield _form(rf"(?P<m>{month})\.?{S}(?P<d1>\d{{1,2}}){NTH}?{conn}(?P<d>\d{{1,2}}){NTH}?,?{S}{_YEAR}", value.day)


def _short_dates() -> Iterator[Form]:
    """*3-maj-2021*, *Mai ’19*."""
    month = month_names()
    yield _form(rf"(?P<d>\d{{1,2}})[-.](?P<m>{month})[-.]{_YEAR}", value.day)
    yield _form(rf"(?:(?P<d>\d{{1,2}})\.{S0})?(?P<m>{month})\.?{S}['’](?P<y>\d\d)(?![\w])", _day_or_month)


def _named_days() -> Iterator[Form]:
    yield _form(rf"(?P<d>{alternatives('day')})(?:{S}of)?{S}(?P<m>{month_names()})\.?,?{S}{_YEAR}", value.day)


def _day_or_month(parts: value.Parts) -> value.DateValue | None:
    return value.day(parts) if parts["d"] else value.month(parts)


def _seasons() -> Iterator[Form]:
    names = alternatives("season")
    winter = any_of(name for name, first in numbers("season").items() if first == 12)
    yield _form(rf"(?:(?P<n1>{names}){connector()})?(?P<n>{names}){_in_year()}{S}{_YEAR}", value.season)
    yield _form(rf"(?:{winter}){_in_year()}{S}{_span_of_years()}", value.winter)


def _parts() -> Iterator[Form]:
    """Quarters, thirds and halves of a year."""
    quarter, half, conn, in_year = alternatives("quarter"), alternatives("half"), connector(), _in_year()
    quarters, halves = value.part_of_year(3, "quarter"), value.part_of_year(6, "half")
    pair = rf"(?:(?P<n1>{alternatives('part')})\.?{conn})?(?P<n>{alternatives('part')})\.?{S0}"
    yield _form(rf"{pair}(?:{quarter})\.?{in_year}(?:{S}|/){_YEAR}", quarters)
    yield _form(rf"(?:{quarter}){S}(?P<n>[1-4]|i{{1,3}}|iv)(?:{S}|/){_YEAR}", quarters)
    yield _form(rf"(?:q{S0}(?P<n1>[1-4]){conn})?q{S0}(?P<n>[1-4])(?:{S0}[/-]?{S0}|{in_year}{S}){_YEAR}", quarters)
    yield _form(rf"q(?P<n>[1-4]){S0}/{S0}(?P<y>\d\d)(?![\d/])", quarters)
    yield _form(rf"{_YEAR}{S0}[/-]?{S0}q(?P<n>[1-4])(?!\w)", quarters)
    yield _form(rf"{pair}(?:{half})\.?{in_year}(?:{S}|/){_YEAR}", halves)
    yield _form(rf"(?P<n>{alternatives('last half')}){S}(?:{half}){in_year}{S}{_YEAR}", halves)
    yield _form(rf"h(?P<n>[12])(?:{S0}[/-]?{S0}|{in_year}{S}){_YEAR}", halves)
    yield _form(rf"{pair}tertial{in_year}(?:{S}|/){_YEAR}", value.part_of_year(4, "range"))


def _weeks() -> Iterator[Form]:
    weeks, conn = alternatives("week"), connector()
    yield _form(rf"(?:{weeks}){S0}(?:(?P<n1>\d{{1,2}}){conn})?(?P<n>\d{{1,2}})(?:{_in_year()}{S}|{S0}[/-]{S0}){_YEAR}", value.week)
    yield _form(r"kw\s?(?P<n>\d{1,2})/(?P<y>\d\d)(?![\d/])", value.week)
    yield _form(rf"(?P<n>\d{{1,2}})\.{S0}(?:{weeks}){_in_year()}(?:{S}|/){_YEAR}", value.week)
    yield _form(rf"{_YEAR}(?:-?w|{S}(?:{weeks}){S})(?P<n>\d{{1,2}})(?!\d)", value.week)


def _decades() -> Iterator[Form]:
    yield _form(rf"(?P<n>(?:1[89]|20)\d0)(?:['’´-]?(?:erne|ere)|['’]?s|er(?:{S}|-)jahren?|ern?)(?!\w)", value.decade)
    yield _form(rf"(?P<n>[0-9]0)(?:['’´-]?erne|er(?:{S}|-)jahren?|ern)(?!\w)", value.decade)
    yield _form(rf"(?P<n>{alternatives('decade')}){S}jahren?(?!\w)", value.decade)


def _spans() -> Iterator[Form]:
    """The edges of months and years, school years, the turn of a year."""
    edge, month = alternatives("edge"), month_names()
    year_word = rf"(?:året|år|des{S}jahres|des|the{S}year|{alternatives('month of')})"
    yield _form(
        rf"(?:(?P<edge1>{edge}){S}(?P<m1>{month})\.?{connector()})?(?P<edge>{edge})(?:{S}|-)(?:{year_word}{S})?(?:(?P<m>{month})\.?{S})?{_YEAR}(?!\w|['’]\w)",
        value.edge_of,
    )
    yield _form(rf"(?:{alternatives('turn of year')}){S}{_span_of_years()}", value.turn_of_year)
    yield _form(rf"(?:{alternatives('school year')}){S}{_span_of_years()}", value.school_year)
