"""Days and months that a text names without their year, and the year that follows from the text's own date.

A weekday beside a day settles its year; *kommende*, *letzten*, *seit* and their like point forwards or backwards; a year named just before
is carried on; else the verbs around tell whether something is past or to come, and the nearest year holds.
What returns every year (*hvert år den 1. maj*) and what a street is named after (*Straße des 17. Juni*) has none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from corpus import dates_values as value
from corpus.dates import DateMatch, Found, matches_of
from corpus.dates_forms import DAY_TAIL, LEFT, NTH, S0, Form, S, connector, month_names
from corpus.dates_words import alternatives, any_of, numbers, stretches, words_of, year_meant

_NEAR = 60
_CARRIED = 500
WORDS_OF_A_LIST = 8
_SENTENCE_END = re.compile(r"\n|[.!?:]\s+(?=[A-ZÆØÅÄÖÜ])")
_REACH = 90
_NO_YEAR = r"(?!\w)(?!\.?,?\s{1,4}(?:(?:1[89]|20)\d\d|['’]\d\d)(?!\d))"
_LONG_NAMES = frozenset({"maj", "mai", "may", "juni", "juli", "june", "july", "märz"})
_CAPITAL = frozenset({"may", "march", "mar", "jan", "sat", "sun"})
"""English months that are words when written small."""
_WORDS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A stretch of text that names a day or month; `parts` lack the year."""

    start: int
    end: int
    split: tuple[int, int]
    parts: Mapping[str, str | None]
    build: value.Build

    @property
    def name(self) -> str:
        """The day or month, however it is written."""
        found = self.in_year(2000)
        return f"{found.first}/{found.last}" if found else ""

    def in_year(self, year: int) -> value.DateValue | None:
        try:
            return self.build({**self.parts, "y": str(year)})
        except (ValueError, KeyError):  # 29 February of another year, the 40th of May
            return None


def find_yearless(text: str, taken: Sequence[DateMatch], own: date) -> Iterator[DateMatch]:
    """Days and months without a year, beside the dates already `taken`, seen from the day that the text is of; in order."""
    ends = [match.end for match in taken]
    weighed = list(_weighed(text, taken, ends, own))
    common = _common_years(weighed)
    for candidate, years, is_settled in weighed:
        likely = years if is_settled else common[candidate.name]
        resolved = candidate.in_year(max(likely, key=lambda year: (likely[year], year)))
        if resolved is not None:
            found = Found(candidate.start, candidate.end, resolved, candidate.split)
            at = bisect_right(ends, candidate.start)
            yield from (replace(match, inferred=True) for match in matches_of(text, found, resolved, ends[at - 1] if at else 0))


_Weighed = tuple[_Candidate, dict[int, float], bool]


def _weighed(text: str, taken: Sequence[DateMatch], ends: Sequence[int], own: date) -> Iterator[_Weighed]:
    """Each candidate with what speaks for each year, and whether its own weekday or the year before it settles it."""
    done = 0
    for candidate in sorted(_candidates(text), key=lambda c: (c.start, -c.end)):
        at = bisect_right(ends, candidate.start)
        if candidate.start < done or (at < len(taken) and taken[at].start < candidate.end):
            continue
        done = candidate.end
        if (meant := year_meant(text, candidate.end)) is not None:
            yield candidate, {own.year + meant: 1.0}, True
            continue
        carried = _carried(text, taken[at - 1], candidate.start) if at else None
        if evidence := _evidence(text, candidate, own, carried):
            years = {own.year - 1, own.year, own.year + 1, carried or own.year}
            weights = {year: evidence.weight(found) for year in sorted(years) if (found := candidate.in_year(year))}
            if weights:
                yield candidate, weights, carried is not None or evidence.weekday is not None


def _common_years(weighed: Sequence[_Weighed]) -> Mapping[str, Mapping[int, float]]:
    """What all mentions of a day or month together say of its year."""
    common: dict[str, dict[int, float]] = {}
    for candidate, years, is_settled in weighed:
        if not is_settled:
            sums = common.setdefault(candidate.name, {})
            for year, weight in years.items():
                sums[year] = sums.get(year, 0.0) + weight
    return common


def _evidence(text: str, candidate: _Candidate, own: date, carried: int | None) -> _Evidence | None:
    """What the words around say of the year; None where the date returns every year or is a name."""
    before = _SENTENCE_END.split(text[max(0, candidate.start - _REACH) : candidate.start])[-1].lower()
    after = _SENTENCE_END.split(text[candidate.end : candidate.end + _REACH])[0].lower()
    words = {*_WORDS.findall(before)[-9:], *_WORDS.findall(after)[:12]}
    if words & words_of("every") or _returns().search(before + " " + after[:40]) or _named_after().search(before):
        return None
    return _Evidence(own, carried, _weekday(before), _direction(before), _tense(before, after), len(words) > WORDS_OF_A_LIST)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """What speaks for a year: `direction` and `tense` are 1 for what is to come and -1 for what is past."""

    own: date
    carried: int | None
    weekday: int | None
    direction: int
    tense: int
    is_told: bool
    """In a sentence, where a text without a past tense looks forward; not in a list."""

    def weight(self, found: value.DateValue) -> float:
        ahead, months = found.last >= self.own, abs((found.first - self.own).days) / 30.4
        year = found.last.year
        return (
            10.0 * (self.weekday is not None and found.precision == "day" and self.weekday in (found.first.weekday(), found.last.weekday()))
            + 4.0 * (self.direction > 0 and ahead)
            + 4.0 * (self.direction < 0 and found.first <= self.own)
            + 5.0 * (self.carried == year)
            + 2.0 * (self.tense > 0 and ahead)
            + 2.0 * (self.tense < 0 and found.first <= self.own)
            + 1.0 * (year == self.own.year)
            + 1.2 * (self.tense == 0 and ahead and self.is_told)
            - min(months / 6, 2.0)
            - (months > 9)
        )


def _carried(text: str, last: DateMatch, start: int) -> int | None:
    """The year of the date named just before in the same paragraph, unless that is an aim or a deadline."""
    is_aim = last.signal in words_of("ahead", "since") or last.precision in {"range", "decade"}
    if is_aim or start - last.end > _CARRIED or "\n" in text[last.end : start]:
        return None
    return int(last.last[:4])


def _weekday(before: str) -> int | None:
    match = _weekday_before().search(before)
    return {**numbers("weekday"), **numbers("weekday short")}[match[1]] if match else None


def _direction(before: str) -> int:
    """1 after *kommende* and *bis*, -1 after *letzten* and *seit*."""
    last = _WORDS.findall(before)[-4:]
    near = set(last[-2:])
    if near & words_of("next") or set(last) & words_of("until"):
        return 1
    return -1 if near & words_of("last") or set(last) & words_of("since") else 0


def _tense(before: str, after: str) -> int:
    """Whether the nearer words tell of what was or of what will be."""
    words = [*reversed(_WORDS.findall(before)[-10:]), *_WORDS.findall(after)[:6]]
    past, future = (sum(word in words_of(use) for word in words) for use in ("past", "future"))
    return (future > past) - (past > future)


@cache
def _returns() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{any_of(phrase for phrase in words_of('every') if ' ' in phrase)})(?!\w)")


@cache
def _named_after() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives('named after')})\s(?:des|der|af|of|den)?\s?(?:the\s)?\Z")


@cache
def _weekday_before() -> re.Pattern[str]:
    days = rf"(?:{alternatives('weekday')})|(?:{alternatives('weekday short')})(?=[.,])"
    return re.compile(rf"(?<!\w)({days})s?[.,]{{0,2}}\s{{1,3}}(?:(?:{alternatives('article')})\s{{1,3}})?\Z")


def _candidates(text: str) -> Iterator[_Candidate]:
    for begin, end in stretches(text, _ANCHOR, _NEAR, words_of("month", "season")):
        for form in _forms():
            for match in form.pattern.finditer(text, begin, end):
                parts = match.groupdict()
                if _is_month(parts.get("m")) and _is_month(parts.get("m1")) and _is_written_out(match) and not _is_name(text, match.end()):
                    start = match.start("at") if "at" in parts else match.start()
                    split = match.span("conn") if parts.get("conn") else (0, 0)
                    yield _Candidate(start, match.end(), split, parts, form.build)


def _is_month(name: str | None) -> bool:
    return not name or name[0].isupper() or name.lower() not in _CAPITAL


def _is_name(text: str, end: int) -> bool:
    """*1.-Mai-Platz*: a date that goes on to a word."""
    return text[end : end + 1] == "-" and text[end + 1 : end + 2].isalpha()


def _is_written_out(match: re.Match[str]) -> bool:
    """An abbreviated month needs the point after the day: *5. sep*, not *5 sep*."""
    name = (match.groupdict().get("m") or "season").lower()
    return name.isdigit() or len(name) > 4 or name in _LONG_NAMES or "." in match[0]


_ANCHOR = re.compile(r"[^\W\d_]{3,}|\d[./]\d")
"""A word, which has to be the name of a month or season, or a day in figures."""


@cache
def _forms() -> tuple[Form, ...]:
    return tuple(Form(re.compile(pattern, re.IGNORECASE), build) for pattern, build in (*_day_forms(), *_month_forms()))


def _day_forms() -> Iterator[tuple[str, value.Build]]:
    month, conn = month_names(), connector()
    days = rf"(?:{alternatives('weekday')}|{alternatives('weekday short')})s?[.,]{{0,2}}"
    cue = rf"(?<!\w)(?:(?:{days}{S})?(?:{alternatives('day after')})|{days}){S}(?P<at>)"
    english = alternatives("english month")
    yield (
        rf"{LEFT}(?:(?P<d1>\d{{1,2}}){NTH}?\.?(?:{S0}(?P<m1>{month})\.?)?{conn})?(?P<d>\d{{1,2}}){DAY_TAIL}(?P<m>{month}){_NO_YEAR}",
        value.day,
    )
    yield rf"{LEFT}(?P<m>{english}){S}(?P<d>\d{{1,2}}){NTH}{_NO_YEAR}", value.day
    yield rf"(?<!\w)(?:on|by|until|from|since|of){S}(?P<at>)(?P<m>{english}){S}(?P<d>\d{{1,2}})(?![\w.:])", value.day
    yield (
        rf"{cue}(?:(?P<d1>\d{{1,2}})\.(?:(?P<m1>\d{{1,2}})\.)?{conn})?(?P<d>\d{{1,2}})\.\s?(?P<m>\d{{1,2}})\.(?!\s?\d|\w)",
        value.day,
    )
    yield rf"{cue}(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?![\w/.-]|\s(?:\d{{4}}|af|del|flertal))", value.day


def _month_forms() -> Iterator[tuple[str, value.Build]]:
    yield rf"(?<!\w)(?P<n>{alternatives('season')})(?=\s(?:{alternatives('year meant')})(?!\w))", value.season
    full = any_of(name for name in words_of("month") if len(name) > 4 or name in _LONG_NAMES)
    small = alternatives("month after", "next", "last", "this")
    yield rf"{LEFT}(?P<edge>{alternatives('edge')})(?:{S}|-)(?:{alternatives('month of')}{S})?(?P<m>{full}){_NO_YEAR}", value.edge_of
    yield (
        rf"(?<!\w)(?:{small}){S}(?:(?:{alternatives('next', 'last', 'this')}){S})?(?P<at>)(?:(?P<m1>{full}){connector()})?(?P<m>{full})"
        rf"{_NO_YEAR}(?!\s\d)",
        value.month,
    )
