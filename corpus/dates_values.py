"""From the parts of a date expression to its first and last day: one builder for each kind of unit."""

from __future__ import annotations

import calendar
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rapidfuzz.distance import Levenshtein

from corpus.dates_words import meanings, numbers, words_of

Parts = Mapping[str, str | None]
DASHES = "-‐‑–—−~→"
MISREAD = str.maketrans({"0": "o", "1": "l", "5": "s", "|": "l"})


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


Build = Callable[[Parts], DateValue | None]


def joined(first: DateValue, last: DateValue, precision: str = "range") -> DateValue:
    """From the beginning of one to the end of another."""
    return DateValue(first.first, last.last, precision, is_range=True)


def _number(parts: Parts, name: str) -> int | None:
    value = parts.get(name)
    return int(value) if value else None


def month_number(word: str | None) -> int | None:
    """The number of a month by its name or figures; raises KeyError where it is none."""
    return None if not word else int(word) if word.isdigit() else numbers("month")[word.lower().rstrip(".")]


def _day_number(parts: Parts, name: str) -> int | None:
    value = parts.get(name)
    return None if not value else int(value) if value.isdigit() else numbers("day")[value.lower()]


def full_year(parts: Parts) -> int:
    """The year; of a two-digit one the century: 70–99 are the last one's."""
    year = int(parts["y"] or 0)
    return year if year > 99 else year + (1900 if year >= 70 else 2000)


def month_span(year: int, first: int, last: int) -> tuple[date, date]:
    """First day of month `first` and last day of month `last`, where 13 is the next January."""
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    return date(year, first, 1), date(end_year, end_month, calendar.monthrange(end_year, end_month)[1])


def _joins(parts: Parts) -> bool:
    """Whether the connector makes a range: *og*, *und*, a comma and a slash only name two dates."""
    words = " ".join((parts.get("conn") or "").lower().split())
    return words not in {"/", ","} and not any(words == word or words.startswith(f"{word} ") for word in words_of("and"))


def day(parts: Parts) -> DateValue | None:
    year, month_, number = full_year(parts), month_number(parts["m"]), _day_number(parts, "d")
    assert month_ is not None
    assert number is not None
    last = date(year, month_, number)
    before = _day_number(parts, "d1")
    if before is None:
        return DateValue(last, last, "day")
    first_month = month_number(parts.get("m1")) or month_
    first = date(year - (first_month > month_), first_month, before)
    if first >= last:
        return DateValue(last, last, "day")
    if _joins(parts) or last - first == timedelta(days=1):
        return DateValue(first, last, "day", is_range=True)
    return DateValue(last, last, "day", lead=DateValue(first, first, "day"))


def short_day(parts: Parts) -> DateValue | None:
    """English with the month first where the day cannot be one: 10/31/2012."""
    value = int(parts["m"] or 0)
    return day({**parts, "d": parts["m"], "m": parts["d"]}) if value > 12 else day(parts)


def iso_interval(parts: Parts) -> DateValue | None:
    """*2024-05-01/2024-05-05*, as ISO 8601 writes it."""
    first, last = (date.fromisoformat(parts[name] or "") for name in ("first", "last"))
    return DateValue(first, last, "day", is_range=True) if first < last else None


def misread_day(parts: Parts) -> DateValue | None:
    """A day whose month is one letter off, as a scan may have it: *15. Septernber 2016*. Raises KeyError where it is no month."""
    return day({**parts, "m": misread_month(parts["m"] or "")})


def misread_month(word: str) -> str:
    """The month that a word stands for with its letters misread: accents lost, *rn* for *m*, 0 for o, one letter more in a long name."""
    names = numbers("month")
    plain = unicodedata.normalize("NFD", word.lower().translate(MISREAD).replace("rn", "m"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    if plain == "marz" or plain in names:
        return "märz" if plain == "marz" else plain
    near = [name for name in names if len(name) >= 5 and Levenshtein.distance(plain, name, score_cutoff=1) <= 1]
    if not near:
        raise KeyError(word)
    return near[0]


def month(parts: Parts) -> DateValue | None:
    year, last = full_year(parts), month_number(parts["m"])
    assert last is not None
    first = month_number(parts.get("m1"))
    if first is None or not (_joins(parts) or last - first == 1):
        lead = DateValue(*month_span(year, first, first), "month") if first and first < last else None
        return DateValue(*month_span(year, last, last), "month", lead=lead)
    start = month_span(year - (first > last), first, first)[0]
    return DateValue(start, month_span(year, last, last)[1], "range", is_range=True)


def year_number(parts: Parts) -> DateValue | None:
    return DateValue(*month_span(int(parts["y"] or 0), 1, 12), "year")


_LONGEST_SHORT = 30
"""So many years lie at most between a year and a two-digit one."""


def years(parts: Parts) -> DateValue | None:
    """*2007–2009*, *2020/21*; a slash joins neighbours only, *2030/2040* are two years, and *2023-05* is a month."""
    first, short = int(parts["y1"] or 0), len(parts["y2"] or "") == 2
    last = int(parts["y2"] or 0) + (first // 100 * 100 if short else 0)
    has_slash = "/" in (parts["conn"] or "")
    if short and has_slash and last % 100 == (first + 1) % 100:
        last = first + 1
    if last <= first:
        return _iso_month(parts)
    if short and last - first > _LONGEST_SHORT:
        return None  # *fra 89 i 2019 til 95 i 2024*
    if has_slash and last - first > (1 if short else 3):
        apart = not short and last - first <= 50 and last <= 2100
        return replace(_year(last), lead=_year(first)) if apart else None
    return DateValue(date(first, 1, 1), date(last, 12, 31), "range", is_range=True) if last <= 2150 else None


def _year(number: int) -> DateValue:
    return DateValue(date(number, 1, 1), date(number, 12, 31), "year")


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
    year, begin = int(parts["y"] or 0), numbers("season")[(parts["n"] or "").lower()]
    start, end = month_span(year, begin, begin + 2)
    before = numbers("season")[(parts.get("n1") or "vinter").lower()]
    if before < begin and _joins(parts):
        return DateValue(month_span(year, before, 12)[0], end, "range", is_range=True)
    lead = DateValue(*month_span(year, before, before + 2), "season") if before < begin else None
    return DateValue(start, end, "season", lead=lead)


def winter(parts: Parts) -> DateValue | None:
    """*Winter 2019/20*: the one between two years."""
    value = years(parts)
    return DateValue(*month_span(value.first.year, 12, 14), "season") if value and value.last.year == value.first.year + 1 else None


def part_of_year(months: int, precision: str) -> Build:
    """Quarters, thirds and halves: parts of a year of so many months, counted from one."""

    def build(parts: Parts) -> DateValue | None:
        names = {**numbers("part"), **(numbers("last half") if months == 6 else {})}
        number = names[(parts["n"] or "").lower()]
        before = names[(parts.get("n1") or parts["n"] or "").lower()]
        if number * months > 12:
            return None
        last, first = (DateValue(*month_span(full_year(parts), (n - 1) * months + 1, n * months), precision) for n in (number, before))
        if before >= number:
            return last
        return joined(first, last) if _joins(parts) or number - before == 1 else replace(last, lead=first)

    return build


def week(parts: Parts) -> DateValue | None:
    year, number = full_year(parts), int(parts["n"] or 0)
    before = _number(parts, "n1")
    joined_ = before is not None and before < number and (_joins(parts) or number - before == 1)
    start = date.fromisocalendar(year, before if joined_ and before else number, 1)
    return DateValue(start, date.fromisocalendar(year, number, 7), "range" if joined_ else "week", is_range=joined_)


def decade(parts: Parts) -> DateValue | None:
    word = (parts["n"] or "").lower()
    number = int(word) if word.isdigit() else numbers("decade")[word]
    year = number if number > 99 else number + (2000 if number < 30 else 1900)
    return DateValue(date(year, 1, 1), date(year + 9, 12, 31), "decade")


def edge_of(parts: Parts) -> DateValue | None:
    """The beginning, middle or end of a month (ten days) or of a year (a quarter; its middle half), or from one such to another."""
    last = _edge(int(parts["y"] or 0), month_number(parts.get("m")), parts["edge"])
    if not parts.get("edge1"):
        return last
    first_month, last_month = month_number(parts.get("m1")), month_number(parts.get("m"))
    if first_month is None or last_month is None:
        return None
    first = _edge(int(parts["y"] or 0) - (first_month > last_month), first_month, parts["edge1"])
    if first.first >= last.first:
        return last
    return joined(first, last) if _joins(parts) else replace(last, lead=first)


def _edge(year: int, month_: int | None, word: str | None) -> DateValue:
    edge = meanings("edge")[" ".join((word or "").lower().split())]
    if month_ is None:
        first, last = {"beginning": (1, 3), "middle": (4, 9), "end": (10, 12)}[edge]
        return DateValue(*month_span(year, first, last), "half" if edge == "middle" else "quarter")
    start, end = month_span(year, month_, month_)
    first, last = {"beginning": (1, 10), "middle": (11, 20), "end": (21, end.day)}[edge]
    return DateValue(start.replace(day=first), start.replace(day=last), "month")
