"""The role of a date, by weighed evidence: each sign speaks for a role with a weight, the heaviest sum wins.

Signs are the word that came with the date, the place where it stands (a stamp at the head, the course of a case, a signature), the year
from which the text is seen, and the words around it, which stand in `date_cues.csv`. Without any sign a date is a reference.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from corpus.dates import DateMatch
from corpus.dates_words import words_of
from ingest.finders.dates.places import LONG, Place
from ingest.finders.document import flow_of_doc
from ingest.finders.text.cues import any_of, loose, word_set
from ingest.nlp import Doc

Role = Literal["published", "event", "deadline", "target", "period", "reference"]
TABLE = Path(__file__).with_name("date_cues.csv")

SINCE = word_set("siden|lige siden|seit|bereits seit|schon seit|since|ever since|efter|nach|after")
DEADLINE = word_set(
    "senest|senest den|deadline|frist|svarfrist|ansøgningsfrist|høringsfrist|tilmeldingsfrist|spätestens|spätestens bis|bis spätestens|"
    "spätestens zum|bis längstens|stichtag|med frist|afleveringsfrist|abgabefrist|bewerbungsfrist|antragsfrist|anmeldefrist|"
    "einsendeschluss|anmeldeschluss|redaktionsschluss|rückmeldung bis|no later than|not later than|by no later than|due"
)
UNTIL = word_set(
    "inden|inden for|inden udgangen af|bis|bis zum|bis ende|bis voraussichtlich|by|by the end of|until|till|frem mod|frem til|hen mod|"
    "hen imod|mod|indtil|mit blick auf|mit zielhorizont|towards|up to"
)
PLAN = word_set(
    "vision|agenda|roadmap|masterplan|leitbild|zukunftsbild|plan|konzept|mål|ziel|ziele|klima|energie|energi|horizont|horisont|"
    "perspektive|fahrplan|køreplan|strategi|strategie|strategy"
)
AHEAD = UNTIL | PLAN
PUBLISHED = word_set(
    "dato|datum|date|udgivet|vedtaget|beschlossen|verabschiedet|veröffentlicht|published|adopted|stand|opdateret|"
    "udarbejdet|aktualisiert|updated|revideret"
)
PERIOD = word_set(
    "perioden|periode|i perioden|byrådsperioden|valgperioden|planperioden|zeitraum|laufzeit|wahlperiode|ratsperiode|period|term"
)
SIGNED = re.compile(r"^[a-z]{2,}(?:[ -][a-z]+){0,2},(?: den| am| d\.)? $")
"""A town and a comma before the date of a letter or a signature."""
MEETING = any_of(
    r"byrad\b|byradet\b|punkt \d|dagsorden|gremium|termin\b|tagesordnung|\w*plenarsitzung|gemeinderat|\w*ausschuss|\w*udvalg(?:et)?\b|"
    r"sitzung|kommunalbestyrelsen|stadtrat|kreistag|beratungsfolge|modedato|beslutning"
)
COURSE = any_of(r"sagens forlob|beratungsfolge|behandling\b|politisk behandling|termine?$|modeplan|sagsgang")
FAREWELL = any_of(r"hauptamt|beschlossen|vedtaget|schriftfuhrer\w*|beurkundung|adopted|ratsangelegenheiten|sitzungsdienste?|\w*amt\b")
ADDRESSEE = re.compile(r"(?:til|fra|an|von|to|from):? ")
PAPER = re.compile(
    r"(?:beschlossen|verabschiedet|beschluss der|vedtaget|godkendt|udgivet|adopted|approved|published|fassung|stand)\b[^.]{0,80}$|^vom $"
)
"""What stands before the date of a paper itself."""
CITED = re.compile(r"[(;][^()]{0,80}[\w.],? $")
"""What stands before the year of a source: *(Jensen & Holm, 2019)*."""
WORDS_OF_A_STAMP = 9
WORDS_OF_A_COVER = 25
A_DATE = re.compile(r"\d{4}|\d[./-]\d")
BLOCKS_OF_A_HEAD = 40
BLOCKS_OF_A_STAMP = 8
FAR = 2026
"""Where a text does not say from when it is, what lies after this year lies ahead."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that speaks for a role, how much, and what the reader is told of it."""

    role: Role
    weight: float
    why: str


def role_of(doc: Doc, match: DateMatch, now: int | None) -> tuple[Role, str, float]:
    """The role of a date, what it was taken for, and by how much it won."""
    place = Place(doc, flow_of_doc(doc), match)
    sums: dict[Role, float] = defaultdict(float, {"reference": 1.0})
    best: dict[Role, Sign] = {}
    for sign in (*_by_signal(match, now), *_by_time(place, now), *_by_place(place), *_by_words(place, now)):
        sums[sign.role] += sign.weight
        if sign.role not in best or best[sign.role].weight < sign.weight:
            best[sign.role] = sign
    if match.inferred:
        sums.pop("published", None)  # a paper that bears a date bears its year
    (role, top), second = max(sums.items(), key=lambda item: item[1]), sorted(sums.values())[-2:][0]
    return role, best[role].why if role in best else "no other sign", top - (second if len(sums) > 1 else 0.0)


def is_stamp(doc: Doc, match: DateMatch) -> bool:
    """Whether a date stands like that of a document or of its meeting."""
    return any(sign.role in {"published", "event"} for sign in _by_place(Place(doc, flow_of_doc(doc), match)))


def _by_signal(match: DateMatch, now: int | None) -> Iterator[Sign]:
    """The word before a date: what lies before the year of writing is no target any more."""
    why, year, is_day = f"“{match.signal}”", int(match.last[:4]), match.precision == "day"
    is_past = now is not None and (year < now or (year == now and match.signal in PLAN))
    if match.signal in SINCE:
        yield Sign("reference", 5.0, why)
    if match.signal in DEADLINE:
        yield Sign("deadline", 5.0, why)
    if match.signal in AHEAD and match.precision != "range":
        is_near = is_day or (now is not None and year <= now + 1 and match.precision in {"month", "quarter", "half", "week"})
        yield Sign("reference" if is_past else "deadline" if is_near else "target", 4.0, why)
    if match.signal in PERIOD and match.precision in {"range", "day"}:
        yield Sign("period", 3.0, why)


@cache
def _weekday_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(loose, words_of('weekday')))})s?,?(?: den| the| d\.)? $")


def _by_time(place: Place, now: int | None) -> Iterator[Sign]:
    """How long it is, and whether it lies ahead."""
    match = place.match
    first, last = date.fromisoformat(match.first), date.fromisoformat(match.last)
    if match.precision == "range" and last.year - first.year >= 1:
        yield Sign("period", 3.5, "a span of years")
    elif match.precision == "day" and first < last:
        yield Sign("period", 2.0, "a span of time") if (last - first).days > 14 else Sign("event", 1.5, "something that takes place")
    if match.precision == "day" and _weekday_before().search(place.just_before):
        yield Sign("event", 1.5, "something that takes place")
    if last.year > (now or FAR):
        yield Sign("target", 1.5 if match.precision not in {"day", "week"} else 0.5, "lies ahead")


def _by_place(place: Place) -> Iterator[Sign]:
    """A date that stands alone is a stamp: of a meeting where the lines around speak of one, else of publication."""
    match = place.match
    if match.precision == "year" and CITED.search(place.before) and re.match(r"[);,]", place.after):
        yield Sign("reference", 3.0, "a source that is cited")
    if match.precision not in {"day", "month"} or match.first[:7] != match.last[:7]:
        return
    if PAPER.search(place.before) and _is_paper(place):
        yield Sign("published", 4.0, "date of the paper")
    yield from _by_line(place)
    if place.block.role == "heading" or place.block.row:
        body = place.flow.body
        above = (loose(place.flow.block_text(b)[:LONG]) for b in body[max(0, place.at - 12) : place.at] if b.role != "list_item")
        if any(COURSE.search(line) for line in above):
            yield Sign("event", 6.0, "course of the case")


def _is_paper(place: Place) -> bool:
    """Whether a date with *vedtaget* or *Stand* before it may be that of the paper: on its cover or at its end, in no long sentence."""
    return len(place.block_text.split()) <= WORDS_OF_A_COVER and (place.at < BLOCKS_OF_A_STAMP or place.is_end)


def _by_line(place: Place) -> Iterator[Sign]:
    match, words = place.match, len(place.line.split())
    near = [line for line in place.lines_around if not A_DATE.search(line) or line.startswith("punkt ")]
    is_meeting = any(MEETING.search(line) for line in (*near, place.line) if _is_short(line) and not ADDRESSEE.match(line))
    is_signed = SIGNED.match(place.line_before) and not _weekday_before().search(place.line_before) and words <= 2 * WORDS_OF_A_STAMP
    if is_signed and (place.at < BLOCKS_OF_A_HEAD or place.is_end) and not MEETING.search(place.line_before):
        yield Sign("published", 7.0, "beside the place of writing")
    if words > WORDS_OF_A_STAMP + 3 or (len(place.block_text.split()) > WORDS_OF_A_COVER and not place.block.row):
        return
    if is_meeting:
        yield Sign("event", 4.0, "date of a meeting")
    if len(match.text) >= 0.35 * len(place.line) and (place.at < BLOCKS_OF_A_HEAD or match.precision == "month"):
        yield Sign("published", 3.0 if place.is_top else 2.0, "stands alone")
    elif place.is_top and words <= WORDS_OF_A_STAMP:
        yield Sign("published", 1.5, "date line of the document")
    if place.is_top and place.line_before.endswith("vom "):
        yield Sign("published", 2.0, "date of the paper")
    if place.is_end and len(place.block_text.split()) <= WORDS_OF_A_STAMP and FAREWELL.search(place.block_text):
        yield Sign("published", 5.0, "date line of the document")
    if match.signal in PUBLISHED:
        yield Sign("published", 3.0 if place.is_top or place.is_end else 1.5, f"“{match.signal}”")


def _is_short(line: str) -> bool:
    return len(line.split()) <= WORDS_OF_A_STAMP


def _by_words(place: Place, now: int | None) -> Iterator[Sign]:
    """The words around a date; those of a whole sentence count less for a year, and an aim or a deadline only where it may lie ahead."""
    match = place.match
    is_ahead = match.signal in AHEAD or int(match.last[:4]) >= (now or FAR - 2)
    is_later = int(match.last[:4]) > (now or FAR)
    is_exact = match.precision in {"day", "week", "month", "season"}
    texts = {"just before": place.just_before, "after": place.after[:14], "line": place.line_before, "sentence": place.sentence}
    for cue in _cues():
        if (cue.role in {"target", "deadline"} and not is_ahead) or (cue.role == "period" and match.first == match.last):
            continue
        if cue.pattern.search(texts[cue.where]):
            vague = 1.0 if is_exact or cue.role != "event" or cue.why == "an election" else 0.4
            strict = 0.3 if cue.role == "target" and (match.precision in {"day", "week"} or (is_exact and not is_later)) else 1.0
            yield Sign(cue.role, cue.weight * vague * strict, cue.why)


@dataclass(frozen=True, slots=True)
class _Cue:
    """The words of one role and place; `pattern` holds them in loose spelling."""

    role: Role
    where: str
    weight: float
    why: str
    pattern: re.Pattern[str]


@cache
def _cues() -> tuple[_Cue, ...]:
    """The table, with the languages taken together."""
    words: dict[tuple[Role, str, float, str], list[str]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            words[_role(row), row["where"], float(row["weight"]), row["why"]] += row["words"].split("|")
    return tuple(_Cue(*key, _pattern(entries, key[1])) for key, entries in words.items())


def _role(row: Mapping[str, str]) -> Role:
    role = row["role"]
    assert role in {"published", "event", "deadline", "target", "period", "reference"}, f"{TABLE.name}: no role {role!r}"
    return role  # type: ignore[return-value]


def _pattern(entries: list[str], where: str) -> re.Pattern[str]:
    """A star stands for any letters; just before a date at most three words may follow, after it one may precede."""
    parts = [r"\w*".join(re.escape(loose(part)).replace(r"\ ", " ") for part in entry.split("*")) for entry in entries]
    body = rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)"
    return re.compile(
        {"just before": rf"{body}[:.,]?(?: [\w.,]+){{0,3}} *$", "after": rf"^\W*{body}", "line": rf"^{body}[?:]"}.get(where, body)
    )
