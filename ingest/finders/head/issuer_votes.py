"""The town whose municipality speaks: votes of its names, councils, addresses, domains and mentions, those at the head more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from corpus.places import country_named, find_places, is_municipality, places_named
from ingest.finders.head.municipalities import own_votes
from ingest.finders.text.cues import word_set
from ingest.finders.text.flow import Flow

NAME = r"[A-ZÆØÅÄÖÜ][\wæøåäöüßé]+(?:-[A-ZÆØÅÄÖÜ][\wæøåäöüß]+)?"
KOMMUNE = re.compile(rf"({NAME})\s+(?:[Rr]egions)?[Kk]ommunes?\b(?!r)")
KOMMUNE_IN_CAPITALS = re.compile(r"(?<!\w)([A-ZÆØÅ]{4,}(?:-[A-ZÆØÅ]{3,})?) KOMMUNE\b")
STADT_IN_CAPITALS = re.compile(r"(?<!\w)(?:LANDESHAUPT|HANSE)?STADT ([A-ZÄÖÜ]{3,}(?:-[A-ZÄÖÜ]{3,}){0,2})(?![\w-])")
ADDRESS = re.compile(rf"(?:straße|str\.|platz|allee|weg|vej|gade|allé|torv)\s\d+\s?\w?,\s(?:\d{{4,5}}\s)?({NAME})")
DISTRICT = re.compile(r"(?:Stadtteil\w*|Ortsteil\w*|Ortsbeirat|Stadtbezirk|Bezirk|bydel\w*|Ortschaft\w*)\s+$")
DISTRICT_NAMED = re.compile(
    rf"\b(?:Stadtteilbeirat|Ortsbeirat|Bezirksvertretung|Bezirksbeirat|Ortschaftsrat|Ortsamt|Bydelsråd(?:et)?|"
    rf"Lokalråd(?:et)?)\s({NAME})"
)
"""A council of a part of a town: the part is no town that speaks."""
COUNCIL = re.compile(
    rf"\b(?:(?:im|des|vom|der|dem|am)\s(?:Stadtrat|Gemeinderat|Kreistag|Stadtverwaltung|Gemeindeverwaltung|Rathaus)(?:e?s)?\s({NAME})|"
    rf"(?:Byrådet|Kommunalbestyrelsen|Rådhuset|Jobcenter|Borgerservice)\s(?:i\s)?({NAME})|({NAME})\s(?:Byråds?|Kommunalbestyrelses?|Rådhus|Byråd)\b)"
)
"""*im Stadtrat Auental*, *Egelund Byråd*."""
DATELINE = re.compile(
    rf"(?m)^\s*({NAME}), (?:den |am |im |d\. )?(?:\d{{1,2}}\. ?\w+ (?:19|20)\d\d|\d\d?\.\d\d?\.(?:19|20)\d\d|\w+ (?:19|20)\d\d)\s*$"
)
"""*Auental, den 3. Mai 2006*."""
LOCATED = re.compile(rf"\b(?:in|aus|nach|für|von|i|fra|til)\s({NAME})(?!\w)")
FEWEST_LOCATED = 2
FIRST_WORDS, AT_ONCE = 110, 8
"""A name among the first words weighs so much more than one in the text."""
MOST_BY_MENTIONS = 3.0
"""Plain mentions of a town count no more than this together: a name said often is still not the one who speaks."""
NO_NAME = word_set(
    "I|For|Den|Hver|Som|Men|Hvad|Denne|En|Vores|Din|Center|Når|Hvis|Af|Og|På|Til|Med|Ved|Fra|At|Alle|Egen|Danske|Region|Deres|Samme|Skolen"
)
GENITIVE_NAMES = {"København": "Københavns", "Bornholm": "Bornholms Regions", "Vesthimmerland": "Vesthimmerlands", "Nordfyn": "Nordfyns"}
STADT = re.compile(
    rf"\b((?:Stadtverwaltung|Gemeindeverwaltung)|(?:Landeshaupt|Hanse|Universitäts|Kur|Berg|Kreis|"
    rf"Klingen)?[Ss]tadt|Gemeinde|Markt|Landkreis|Kreis|Stadtgemeinde)[ ]+"
    rf"({NAME}(?:\s(?:an der|am|im|in der|ob der|a\.\s?d\.)\s{NAME}|\s\((?!Druckv|Bundesrep|Deutschl|Germany|BRD|D\))[A-Z]\w+\))?)"
)
DOMAIN = re.compile(r"(?:www\.|@|https?://)(?:[\w-]+\.)*([\w-]{2,})\.(dk|de)\b")
OFFICIAL_DOMAINS = {"kk": "København"}
POSTAL = re.compile(r"\b(?:DK-)?(\d{4})\s+([A-ZÆØÅ][a-zæøå]+)(?:\s[A-ZØVNSK]{1,2})?\b|\b(?:D-)?(\d{5})\s+([A-ZÄÖÜ][\wäöüß]+)")


def find_town(flow: Flow, language: str | None) -> tuple[str, str] | None:
    """The town whose municipality speaks, and its country: votes of names, addresses and plain mentions, early ones more."""
    votes: Counter[tuple[str, str]] = Counter()
    early = len(flow.text) // 5 + 400
    districts = {match.group(1) for match in DISTRICT_NAMED.finditer(flow.text)}
    for name, country, at, weight in (*_votes(flow.text), *_votes(flow.margins)):
        if name in districts:
            continue
        if language in {"da", "de"} and (country == "DK") != (language == "da"):
            continue
        votes[(name, country)] += int(10 * weight * (AT_ONCE if at < FIRST_WORDS else 2 if at < early else 1))
    return votes.most_common(1)[0][0] if votes else None


def _votes(text: str) -> list[tuple[str, str, int, float]]:
    votes = [(_bare(m.group(1)), "DK", m.start(), 6.0) for m in KOMMUNE.finditer(text) if m.group(1) not in NO_NAME]
    votes += [(m.group(1).title(), "DK", m.start(), 6.0) for m in KOMMUNE_IN_CAPITALS.finditer(text)]
    votes += [(_german_name(_without_tail(m.group(2))), "DE", m.start(), 5.0) for m in STADT.finditer(text) if not _is_foreign(text, m)]
    votes += [(m.group(1).title(), "DE", m.start(), 5.0) for m in STADT_IN_CAPITALS.finditer(text)]
    for match in DOMAIN.finditer(text):
        label, country = match.group(1).lower(), match.group(2).upper()
        name = OFFICIAL_DOMAINS.get(label) or label.capitalize()
        if is_municipality(name):
            votes.append((_own_name(name), country, match.start(), 12.0))
    for match in POSTAL.finditer(text):
        name, country = (match.group(2), "DK") if match.group(2) else (match.group(4), "DE")
        if is_municipality(name):
            votes.append((name, country, match.start(), 8.0))
    votes += [(m.group(1), country, m.start(), 6.0) for m in ADDRESS.finditer(text) if (country := _country_of(m.group(1)))]
    return [*votes, *_of_councils(text), *_of_words(text), *own_votes(text), *_mentions(text)]


def _of_councils(text: str) -> Iterator[tuple[str, str, int, float]]:
    """The towns of councils and town halls, and that from which a letter or contract is dated."""
    for match in COUNCIL.finditer(text):
        name = next(part for part in match.groups() if part)
        if name not in NO_NAME:
            yield (_german_name(name), "DE", match.start(), 3.0) if match[1] else (_bare(name), "DK", match.start(), 3.0)
    for match in DATELINE.finditer(text):
        if country := _country_of(match[1]):
            yield match[1], country, match.start(), 3.0


def _of_words(text: str) -> Iterator[tuple[str, str, int, float]]:
    """Municipalities whose names are words too (*Essen*), where a text says repeatedly that something is in, from or for them."""
    said = [(match[1], match.start(1)) for match in LOCATED.finditer(text)]
    counts = Counter(name for name, _ in said)
    if (first := re.match(NAME, text)) and len(re.findall(rf"\b{first.group()}\b", text)) > FEWEST_LOCATED:
        said.append((first.group(), 0))
        counts[first.group()] += FEWEST_LOCATED
    for name, at in said:
        if counts[name] >= FEWEST_LOCATED and is_municipality(name) and (country := _country_of(name)) and _is_word(name):
            yield name, country, at, 2.0


@lru_cache(maxsize=4096)
def _is_word(name: str) -> bool:
    return any(match.is_word for match in find_places(name))


def _is_foreign(text: str, match: re.Match[str]) -> bool:
    """*die polnische Stadt Gdynia*, *Stadt Nancy*: not the town that speaks."""
    before = re.search(r"([a-zäöüß]+)\s+$", text[max(0, match.start() - 30) : match.start()])
    known = places_named(match.group(2))
    return bool(before and country_named(before.group(1))) or (
        bool(known) and known[0].country != "DE" and not is_municipality(match.group(2))
    )


def _country_of(town: str) -> str | None:
    """The country of a Danish or German municipality."""
    return next((place.country for place in places_named(town) if place.country in {"DK", "DE"}), None) if is_municipality(town) else None


def _without_tail(name: str) -> str:
    """*Münster in der Phase* → Münster: what follows a name belongs to it only where a town is called so."""
    short = re.split(r"\s(?:an der|am|im|in der|ob der|a\.)\s", name)[0]
    return name if name == short or is_municipality(name) else short


def _german_name(name: str) -> str:
    """*Auentals* → Auental; *Neuss* stays."""
    name = " ".join(name.split())
    return name if is_municipality(name) else name.removesuffix("s")


def _own_name(name: str) -> str:
    """The spelling of a municipality that a domain writes without its letters: *Kobenhavn*, *Koeln*."""
    match = next(iter(find_places(name)), None)
    return match.candidates[0].name if match and match.candidates else name


def _bare(name: str) -> str:
    """*Københavns* → København, *Egelunds* → Egelund; names that end in s keep it."""
    if name.endswith("s") and not is_municipality(name) and is_municipality(name[:-1]):
        return name[:-1]
    return next((place for place, genitive in GENITIVE_NAMES.items() if name == genitive.split()[0]), name)


def _mentions(text: str) -> list[tuple[str, str, int, float]]:
    """Plain mentions of Danish and German municipalities."""
    best = ((match.candidates[0], match) for match in find_places(text) if match.candidates and not match.is_word)
    towns = [
        (place, m.start)
        for place, m in best
        if place.country in {"DK", "DE"} and is_municipality(place.name) and not DISTRICT.search(text[max(0, m.start - 30) : m.start])
    ]
    counts = Counter(place.id for place, _ in towns)
    return [
        (place.name, place.country, at, 1.0 if at < FIRST_WORDS else min(1.0, MOST_BY_MENTIONS / counts[place.id])) for place, at in towns
    ]
