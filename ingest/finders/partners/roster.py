"""The entries of a list of towns: *Arendal, NO*, *Municipality of Pori (Satakunta) – 83.000*, *Kalmar, Sverige*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.places import Place, country_named, places_named
from ingest.finders.partners.cues import COUNTRY_CODES, OFFICE
from ingest.finders.partners.evidence_cues import TWIN_HEADING
from ingest.finders.text.cues import word_set

ENTRY = re.compile(r"\s*(?P<name>[^\W\d_][^,(~–—:;\d]{1,50}?)\s*(?:[,(]\s*(?P<hint>[^)~–—;\d]{1,40}?)\s*\)?)?\s*(?=$|[~–—:;(\d,]|\s-\s)")
VERB = re.compile(r"\s(?:er|ist|sind|is|are|har|hat|has|var|war|wurde|blev|bliver|wird)(?=\s|$)")
"""What makes a sentence of an entry."""
ISO = re.compile(r"[A-Z]{2}$")
IN_COUNTRY = re.compile(r"\s+(?:i|in)\s+(?:der |den )?([A-ZÆØÅÄÖÜ]\w+(?:\s[A-Z]\w+)?)\s*$")
COUNTRY_ALONE = re.compile(r"\s*[–—-]\s+(?P<country>[^\W\d_][^\d,;:()\n]{2,40})$")
ROW_WORDS = 4
GERMAN_LANDS = word_set(
    "NRW|Nordrhein-Westfalen|Sachsen|Sachsen-Anhalt|Thüringen|Bayern|Hessen|Brandenburg|Niedersachsen|Saarland|Schleswig-Holstein|"
    "Mecklenburg-Vorpommern|Baden-Württemberg|Rheinland-Pfalz"
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A town of a list at [start, end) of its text: known to the gazetteer or not, with the country that the list gives it."""

    start: int
    end: int
    name: str
    country: str | None
    place: Place | None


def entries(text: str) -> Iterator[Entry]:
    """The town that a list item names (two where it names them with a stroke), before brackets and figures."""
    match = ENTRY.match(text)
    if not match:
        return
    inside = IN_COUNTRY.search(match.group("name"))
    country = (country_named(inside.group(1)) if inside else None) or country_of_hint(match.group("hint"))
    if country is None and (behind := COUNTRY_ALONE.match(text, match.end())):
        country = country_named(behind.group("country").strip())
    parts = match.group("name").split("/")
    country = country or next((code for part in parts[1:] if (code := country_named(part.strip()))), None)
    at = match.start("name")
    for part in re.split(r"(/)", match.group("name")):
        if part != "/" and (entry := _entry(part, at, country)):
            yield entry
        at += len(part)


def row(text: str) -> Entry | None:
    """The town of a table row that goes on with its country: *Arendal Norge 1947 Kystkultur*."""
    words = [(m.group(), m.start(), m.end()) for m in re.finditer(r"[^\s|]+", text)][: ROW_WORDS + 2]
    for i in range(1, min(len(words), ROW_WORDS + 1)):
        country = country_named(words[i][0])
        name = text[words[0][1] : words[i - 1][2]]
        if country and name[0].isupper() and ":" not in name and words[i - 1][0] not in {"i", "in"} and not country_named(name):
            place = next(iter(places_named(name, country)), None)
            return Entry(words[0][1], words[i - 1][2], place.name if place else name, country, place)
    return None


def _entry(part: str, at: int, country: str | None) -> Entry | None:
    name = OFFICE.sub("", OFFICE.sub("", IN_COUNTRY.sub("", part).strip())).strip()
    if not name[:1].isupper() or len(name.split()) > 5 or country_named(name) or TWIN_HEADING.search(name) or VERB.search(name):
        return None
    start = at + part.index(name)
    place = next(iter(places_named(name, country) or places_named(name.replace("-", " "), country)), None)
    return Entry(start, start + len(name), place.name if place else name, country or (place.country if place else None), place)


def country_of_hint(hint: str | None) -> str | None:
    """The country that a bracket or an addition means: a code, a country, or a well-known town in it."""
    hint = (hint or "").strip(" .")
    if not hint:
        return None
    if hint in GERMAN_LANDS:
        return "DE"
    if hint in COUNTRY_CODES:
        return COUNTRY_CODES[hint]
    if named := country_named(hint):
        return named
    if ISO.match(hint):
        return hint
    return next((place.country for place in places_named(hint)), None)
