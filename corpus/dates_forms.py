"""The forms of date expressions: each is a pattern and the rule that turns its parts into a first and a last day."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates_words import EDGES, MONTHS, ORDINALS, SEASONS, any_of

Parts = Mapping[str, str | None]

# Space within a date: layout may double it, a line may break, but no more.
_IN_LINE = r"[^\S\n]{0,3}"
_S, _S0 = rf"(?:[^\S\n]{{1,4}}|{_IN_LINE}\n{_IN_LINE})", rf"{_IN_LINE}(?:\n{_IN_LINE})?"
_YEAR = r"(?P<y>(?:1[89]|20)\d\d|2100)(?!\d)"
_FIRST_YEAR = r"(?P<y1>(?:1[89]|20)\d\d)"
_LEFT = r"(?<![\w§])(?<!\d[.,:/-])(?<![\\_@=&?#])"
_DASH = r"[-‐‑–—−~]"
_MONTH = any_of(MONTHS)
# *jul* is Christmas in Danish: without a day it needs its point.
_MONTH_ALONE = rf"(?:{any_of(name for name in MONTHS if name != 'jul')}|jul(?=\.))"
_SEASON = any_of(SEASONS)
_ORDINAL = any_of(ORDINALS)
_TO = rf"bis{_S}zum|bis|til{_S}og{_S}med|til|to|until|through"
_CONN = rf"(?P<conn>{_S0}(?:{_DASH}|/|,){_S0}|{_S}(?:{_TO}|og|und|and|&){_S}(?:(?:den|d\.|dem|the){_S})?)"
_IN_YEAR = rf"(?:,|{_S}(?:i|af|in|of|des{_S}Jahres|af{_S}året|år|im{_S}Jahr))?"


@dataclass(frozen=True, slots=True)
class DateValue:
    """The first and last day of an expression, its precision, and whether it joins two ends.

    `lead` is what was named apart before it without a year: the spring of *Frühjahr und Herbst 2023*.
    """

    first: date
    last: date
    precision: str
    is_range: bool = False
    lead: DateValue | None = None


def _number(parts: Parts, name: str) -> int | None:
    value = parts.get(name)
    return int(value) if value else None


def _month(word: str | None) -> int | None:
    return None if not word else int(word) if word.isdigit() else MONTHS[word.lower().rstrip(".")]


def _full_year(parts: Parts) -> int:
    """The year; of a two-digit one the century: 70–99 are the last one's."""
    year = int(parts["y"] or 0)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of month `first` and last day of month `last`, where 13 is the next January."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _joins(parts: Parts) -> bool:
    """Whether the connector makes a range: *og*, *und*, a comma and a slash only name two dates."""
    words = (parts.get("conn") or "").split()
    return not (words and words[0].lower() in {"og", "und", "and", "&", ",", "/"}) and (parts.get("conn") or "").strip() not in {"/", ","}


def day(parts: Parts) -> DateValue | None:
    year, month, number = _full_year(parts), _month(parts["m"]), _number(parts, "d")
    assert month is not None
    assert number is not None
    last = date(year, month, number)
    before = _number(parts, "d1")
    if before is None:
        return DateValue(last, last, "day")
    first_month = _month(parts.get("m1")) or month
    first = date(year - (first_month > month), first_month, before)
    if first >= last:
        return DateValue(last, last, "day")
    if _joins(parts) or last - first == timedelta(days=1):
        return DateValue(first, last, "day", is_range=True)
    return DateValue(last, last, "day", lead=DateValue(first, first, "day"))


def short_day(parts: Parts) -> DateValue | None:
    """English with the month first where the day cannot be one: 10/31/2012."""
    value = int(parts["m"] or 0)
    return day({**parts, "d": parts["m"], "m": parts["d"]}) if value > 12 else day(parts)


def month(parts: Parts) -> DateValue | None:
    year, last = int(parts["y"] or 0), _month(parts["m"])
    assert last is not None
    first = _month(parts.get("m1"))
    if first is None or not (_joins(parts) or last - first == 1):
        lead = DateValue(*month_span(year, first, first), "month") if first and first < last else None
        return DateValue(*month_span(year, last, last), "month", lead=lead)
    start = month_span(year - (first > last), first, first)[0]
    return DateValue(start, month_span(year, last, last)[1], "range", is_range=True)


def year_number(parts: Parts) -> DateValue | None:
    year = int(parts["y"] or 0)
    return DateValue(*month_span(year, 1, 12), "year")


def years(parts: Parts) -> DateValue | None:
    """*2007–2009*, *2020/21*; a slash joins neighbours only, and *2023-05* is a month."""
    first, short = int(parts["y1"] or 0), len(parts["y2"] or "") == 2
    last = int(parts["y2"] or 0) + (first // 100 * 100 if short else 0)
    if short and "/" in (parts["conn"] or "") and last % 100 == (first + 1) % 100:
        last = first + 1
    if last <= first:
        return _iso_month(parts)
    if "/" in (parts["conn"] or "") and last - first > (1 if short else 3):
        return None
    return DateValue(date(first, 1, 1), date(last, 12, 31), "range", is_range=True) if last <= 2150 else None


def _iso_month(parts: Parts) -> DateValue | None:
    tail = parts["y2"] or ""
    is_month = len(tail) == 2 and 1 <= int(tail) <= 12 and parts["conn"] == "-"
    return DateValue(*month_span(int(parts["y1"] or 0), int(tail), int(tail)), "month") if is_month else None


def school_year(parts: Parts) -> DateValue | None:
    value = years(parts)
    return DateValue(date(value.first.year, 8, 1), date(value.last.year, 7, 31), "range", is_range=True) if value else None


def turn_of_year(parts: Parts) -> DateValue | None:
    value = years(parts)
    return DateValue(date(value.first.year, 12, 31), date(value.first.year + 1, 1, 1), "day", is_range=True) if value else None


def season(parts: Parts) -> DateValue | None:
    year, begin = int(parts["y"] or 0), SEASONS[(parts["n"] or "").lower()]
    start, end = month_span(year, begin, begin + 2)
    before = SEASONS[(parts.get("n1") or "vinter").lower()]
    if before < begin and _joins(parts):
        return DateValue(month_span(year, before, 12)[0], end, "range", is_range=True)
    lead = DateValue(*month_span(year, before, before + 2), "season") if before < begin else None
    return DateValue(start, end, "season", lead=lead)


def part_of_year(months: int, precision: str) -> Callable[[Parts], DateValue | None]:
    """Quarters, thirds and halves: parts of a year of so many months, counted from one."""

    def build(parts: Parts) -> DateValue | None:
        number = ORDINALS[(parts["n"] or "").lower()]
        before = ORDINALS[(parts.get("n1") or parts["n"] or "").lower()]
        if number * months > 12:
            return None
        joined = before < number and (_joins(parts) or number - before == 1)
        first, last = (month_span(int(parts["y"] or 0), (n - 1) * months + 1, n * months) for n in (before, number))
        if joined:
            return DateValue(first[0], last[1], "range", is_range=True)
        return DateValue(*last, precision, lead=DateValue(*first, precision) if before < number else None)

    return build


def week(parts: Parts) -> DateValue | None:
    year, number = int(parts["y"] or 0), int(parts["n"] or 0)
    before = _number(parts, "n1")
    joined = before is not None and before < number and (_joins(parts) or number - before == 1)
    start = date.fromisocalendar(year, before if joined and before else number, 1)
    return DateValue(start, date.fromisocalendar(year, number, 7), "range" if joined else "week", is_range=joined)


def decade(parts: Parts) -> DateValue | None:
    number = int(parts["n"] or 0)
    year = number if number > 99 else number + (2000 if number < 30 else 1900)
    return DateValue(date(year, 1, 1), date(year + 9, 12, 31), "decade")


def edge_of(parts: Parts) -> DateValue | None:
    """The beginning, middle or end of a month (ten days) or of a year (a quarter; its middle half)."""
    year, month_number = int(parts["y"] or 0), _month(parts.get("m"))
    edge = EDGES[" ".join((parts["edge"] or "").lower().split())]
    if month_number is None:
        first, last = {"beginning": (1, 3), "middle": (4, 9), "end": (10, 12)}[edge]
        return DateValue(*month_span(year, first, last), "half" if edge == "middle" else "quarter")
    start, end = month_span(year, month_number, month_number)
    first, last = {"beginning": (1, 10), "middle": (11, 20), "end": (21, end.day)}[edge]
    return DateValue(start.replace(day=first), start.replace(day=last), "month")


def _form(pattern: str, build: Callable[[Parts], DateValue | None]) -> tuple[re.Pattern[str], Callable[[Parts], DateValue | None]]:
    return re.compile(_LEFT + pattern, re.IGNORECASE), build


_DAY_TAIL = rf"(?:\.{_S0}|(?:st|nd|rd|th)?(?:{_S}of)?{_IN_LINE})"
_PAIR = rf"(?:(?P<n1>{_ORDINAL})\.?{_CONN})?(?P<n>{_ORDINAL})\.?{_S0}"
_QUARTER = r"(?:kvartal(?:et)?|kvt\.?|kv\.|quartals?|quarter)"
_HALF = r"(?:halvår(?:et)?|halvdel(?:en)?|halbjahrs?|halbjahres|hälfte|half)"
_SHORT_YEARS = (
    rf"{_FIRST_YEAR}(?P<conn>{_S0}(?:{_DASH}|/){_S0}|{_S}(?:{_TO}){_S})(?P<y2>(?:1[89]|20|21)\d\d|\d\d)"
    r"(?![\d%])(?!\s?[/-]\s?\d)"
)

FORMS = (
    _form(
        rf"(?:(?P<d1>\d{{1,2}})\.?(?:{_S0}(?P<m1>{_MONTH})\.?)?{_CONN})?(?P<d>\d{{1,2}}){_DAY_TAIL}(?P<m>{_MONTH})\.?,?{_S}{_YEAR}",
        day,
    ),
    _form(rf"(?P<m>{_MONTH})\.?{_S}(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?{_CONN})?(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?{_S}{_YEAR}", day),
    _form(rf"(?:(?P<d1>\d{{1,2}})\.{_S0}(?:(?P<m1>\d{{1,2}})\.)?{_CONN})?(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.\s?{_YEAR}", day),
    _form(r"(?P<d>\d\d)(?P<sep>[.-])(?P<m>\d\d)(?P=sep)(?P<y>\d\d)(?![\d.:-])", day),
    _form(rf"{_YEAR}/(?P<m>\d\d)/(?P<d>\d\d)(?![\d/])", day),
    _form(rf"(?P<d>\d{{1,2}})(?P<sep>[-/])(?P<m>\d{{1,2}})(?P=sep){_YEAR}", short_day),
    _form(rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?:{_S0}-{_S0}|{_S}){_YEAR}", day),
    _form(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})-(?P<y>\d\d)(?!\d)", day),
    _form(rf"{_YEAR}-(?P<m>\d\d)-(?P<d>\d\d)(?!\d)(?!-\d)", day),
    _form(rf"(?:(?P<m1>{_MONTH})\.?{_CONN})?(?P<m>{_MONTH_ALONE})\.?{_IN_YEAR}{_S}{_YEAR}", month),
    _form(rf"(?P<m>0[1-9]|1[0-2])[./]{_YEAR}(?![./]\d)", month),
    _form(rf"(?:(?P<n1>{_SEASON}){_CONN})?(?P<n>{_SEASON}){_IN_YEAR}{_S}{_YEAR}", season),
    _form(rf"{_PAIR}{_QUARTER}{_IN_YEAR}(?:{_S}|/){_YEAR}", part_of_year(3, "quarter")),
    _form(rf"(?:q(?P<n1>[1-4]){_CONN})?q(?P<n>[1-4])(?:{_S0}[/-]?{_S0}|{_S}(?:i|in|of){_S}){_YEAR}", part_of_year(3, "quarter")),
    _form(rf"{_YEAR}{_S0}[/-]?{_S0}q(?P<n>[1-4])(?!\w)", part_of_year(3, "quarter")),
    _form(rf"{_PAIR}{_HALF}{_IN_YEAR}(?:{_S}|/){_YEAR}", part_of_year(6, "half")),
    _form(rf"{_PAIR}tertial{_IN_YEAR}(?:{_S}|/){_YEAR}", part_of_year(4, "range")),
    _form(
        rf"(?:uge(?:rne)?|kw|kalenderwochen?|wochen?|weeks?){_S0}(?:(?P<n1>\d{{1,2}}){_CONN})?(?P<n>\d{{1,2}})(?:{_IN_YEAR}{_S}|{_S0}[/-]{_S0}){_YEAR}",
        week,
    ),
    _form(rf"(?P<n>\d{{1,2}})\.{_S0}(?:kw|kalenderwoche){_IN_YEAR}(?:{_S}|/){_YEAR}", week),
    _form(rf"{_YEAR}-?w(?P<n>\d\d)(?!\d)", week),
    _form(rf"(?P<n>(?:1[89]|20)\d0)(?:['’´-]?(?:erne|ere)|['’]?s|er(?:{_S}|-)jahren?|er)(?!\w)", decade),
    _form(rf"(?P<n>[0-9]0)(?:['’´-]erne|er(?:{_S}|-)jahren?)(?!\w)", decade),
    _form(
        rf"(?P<edge>{any_of(EDGES)})(?:{_S}|-)(?:(?:året|år|des{_S}jahres|des|the{_S}year){_S})?(?:(?P<m>{_MONTH})\.?{_S})?{_YEAR}", edge_of
    ),
    _form(rf"(?:årsskiftet|jahreswechsel|jahreswende|turn of the year){_S}{_SHORT_YEARS}", turn_of_year),
    _form(rf"(?:skoleår(?:et)?|schuljahre?s?|school{_S}year|kindergartenjahr|kita-jahr){_S}{_SHORT_YEARS}", school_year),
    _form(_SHORT_YEARS, years),
)
BARE_YEAR = re.compile(rf"{_LEFT}{_YEAR}(?=ff?\b|[^\w§]|$)(?![.,:/]\d)")
