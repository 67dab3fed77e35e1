"""Ranges of years and days as people write them (`2015..2030`, `2015-`, `>2015`, `2010'erne`, `Q1 2025`) → first and last day."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from corpus.dates import find_dates

BETWEEN = ("..", "…", "-", "–", "—", "to", "til", "bis")
"""What stands between the two ends of a range, with a space on either side."""
_DASH = "[-–—]"
_COMPARED = re.compile(r"(>=|=>|≥|<=|=<|≤|>|<|=)\s*(.+)")
_SPAN = re.compile(
    rf"(.*?)(?:\s*(?:\.{{2,}}|…)\s*|\s+(?:to|til|bis|{_DASH})\s+|^{_DASH}|{_DASH}$|(?<=\d{{4}}){_DASH}(?=\d{{4}}$))(.*)", re.IGNORECASE
)
_DECADE = re.compile(r"(\d{3})(?:\*|x|0er|0['’]?erne|0['’]?s)", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True, slots=True)
class DayRange:
    """ISO days, both inclusive, of which one may be open; `is_turned` says that the later end was written first."""

    first: str | None
    last: str | None
    is_turned: bool = False


def read_range(text: str) -> DayRange | None:
    """The days that a text means, or None where it is not understood."""
    whole = _days(text)
    if whole:
        return DayRange(*whole)
    compared = _COMPARED.fullmatch(text)
    if compared:
        return _compared(compared[1], compared[2])
    span = _SPAN.fullmatch(text)
    if not span:
        return None
    first, last = _days(span[1]), _days(span[2])
    if (span[1] and not first) or (span[2] and not last) or not (first or last):
        return None
    if first and last and first[0] > last[1]:
        return DayRange(last[0], first[1], is_turned=True)
    return DayRange(first[0] if first else None, last[1] if last else None)


def _compared(sign: str, text: str) -> DayRange | None:
    """`>2015` begins on the day after, `>=2015` on the first of that year."""
    days = _days(text)
    if days is None:
        return None
    match sign:
        case ">":
            return DayRange(_moved(days[1], 1), None)
        case "<":
            return DayRange(None, _moved(days[0], -1))
        case "=":
            return DayRange(*days)
    return DayRange(days[0], None) if sign in (">=", "=>", "≥") else DayRange(None, days[1])


def _days(text: str) -> tuple[str, str] | None:
    """The first and last day of one date: a year, a decade, or anything that a text may say of a date."""
    decade = _DECADE.fullmatch(text)
    if decade:
        return f"{decade[1]}0-01-01", f"{decade[1]}9-12-31"
    if _YEAR.fullmatch(text):
        return f"{text}-01-01", f"{text}-12-31"
    found = next(iter(find_dates(text, None)), None)
    return (found.first, found.last) if found and found.start == 0 and found.end == len(text) else None


def _moved(day: str, by: int) -> str:
    try:
        return (date.fromisoformat(day) + timedelta(days=by)).isoformat()
    except (ValueError, OverflowError):  # the years 0 and 9999 have no neighbours
        return day
