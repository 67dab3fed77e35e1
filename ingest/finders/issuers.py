"""Whose will a document states: a municipality, a party's branch, a group of a council."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.places import country_named, find_places, is_municipality, places_named
from ingest.finders.cues import word_set
from ingest.finders.flow import Flow

NAME = r"[A-ZÆØÅÄÖÜ][\wæøåäöüßé]+(?:-[A-ZÆØÅÄÖÜ][\wæøåäöüß]+)?"
KOMMUNE = re.compile(rf"({NAME})\s+(?:[Rr]egions)?[Kk]ommunes?\b(?!r)")
KOMMUNE_IN_CAPITALS = re.compile(r"(?<!\w)([A-ZÆØÅ]{4,}(?:-[A-ZÆØÅ]{3,})?) KOMMUNE\b")
STADT_IN_CAPITALS = re.compile(r"(?<!\w)(?:LANDESHAUPT|HANSE)?STADT ([A-ZÄÖÜ]{3,})(?!\w)")
ADDRESS = re.compile(rf"(?:straße|str\.|platz|allee|weg|vej|gade|allé|torv)\s\d+\s?\w?,\s(?:\d{{4,5}}\s)?({NAME})")
DISTRICT = re.compile(r"(?:Stadtteil\w*|Ortsteil\w*|Ortsbeirat|Stadtbezirk|Bezirk|bydel\w*|Ortschaft\w*)\s+$")
DISTRICT_NAMED = re.compile(
    rf"\b(?:Stadtteilbeirat|Ortsbeirat|Bezirksvertretung|Bezirksbeirat|Ortschaftsrat|Ortsamt|Bydelsråd(?:et)?|"
    rf"Lokalråd(?:et)?)\s({NAME})"
)
"""A council of a part of a town: the part is no town that speaks."""
EARLY = 300
MOST_BY_MENTIONS = 3.0
"""Plain mentions of a town count no more than this together: a name said often is still not the one who speaks."""
NO_NAME = word_set(
    "I|For|Den|Hver|Som|Men|Hvad|Denne|En|Vores|Din|Center|Når|Hvis|Af|Og|På|Til|Med|Ved|Fra|At|Alle|Egen|Danske|Region|Deres|Samme|Skolen"
)
GENITIVE_NAMES = {"København": "Københavns", "Bornholm": "Bornholms Regions", "Vesthimmerland": "Vesthimmerlands", "Nordfyn": "Nordfyns"}
STADT = re.compile(
    rf"\b((?:Stadtverwaltung|Gemeindeverwaltung)|(?:Landeshaupt|Hanse|Universitäts|Kur|Berg|Kreis|"
    rf"Klingen)?[Ss]tadt|Gemeinde|Markt|Landkreis|Kreis|Stadtgemeinde)[ ]+"
    rf"({NAME}(?:\s(?:an der|am|im|in der|ob der|a\.\s?d\.)\s{NAME}|\s\([A-Z]\w+\))?)"
)
PARTIES = (
    (r"BÜNDNIS\s*90/?\s*/?DIE GRÜNEN|Bündnis 90/Die Grünen|BÜNDNIS 90|DIE GRÜNEN|GRÜNEN?", "BÜNDNIS 90/DIE GRÜNEN"),
    (r"Sozialdemokratische Partei Deutschlands|SPD", "SPD"),
    (r"Christlich Demokratische Union Deutschlands|Christlich Demokratische Union|CDU", "CDU"),
    (r"Christlich-Soziale Union|CSU", "CSU"),
    (r"Freie Demokratische Partei|Freie Demokraten|FDP", "FDP"),
    (r"DIE LINKE|Die Linke", "DIE LINKE"),
    (r"Freie Wähler|FREIE WÄHLER", "Freie Wähler"),
    (r"Alternative für Deutschland|AfD", "AfD"),
    (r"Volt(?: Deutschland)?", "Volt"),
    (r"ÖDP", "ÖDP"),
    (r"PIRATEN(?:partei)?|Piratenpartei", "Piratenpartei"),
    (r"Socialdemokratiet|Socialdemokraterne", "Socialdemokratiet"),
    (r"Radikale Venstre", "Radikale Venstre"),
    (r"Venstre", "Venstre"),
    (r"Det Konservative Folkeparti|Konservative", "Det Konservative Folkeparti"),
    (r"Enhedslisten", "Enhedslisten"),
    (r"Socialistisk Folkeparti|SF", "SF"),
    (r"Liberal Alliance", "Liberal Alliance"),
    (r"Dansk Folkeparti", "Dansk Folkeparti"),
    (r"Alternativet", "Alternativet"),
)
BRANCH = (
    r"(?:Kreisverband|Stadtverband|Ortsverband|Unterbezirk|Ortsverein|Kreispartei|Stadtpartei|Bezirksverband|"
    r"Gemeindeverband|Stadtratsfraktion|Ratsfraktion|Fraktion)"
)

LOCAL_LIST = re.compile(
    r"(?i:(borgerlisten|lokallisten|bylisten|fælleslisten|bürgerliste|bürgergemeinschaft|wählergemeinschaft|bürgerbündnis|"
    r"bündnis(?:ses)? für|"
    r"bürger für|freie wähler(?:gemeinschaft)?|liste für))\s+([A-ZÆØÅÄÖÜ][\w-]{3,})"
)
GENITIVE_LISTS = {"Bündnisses": "Bündnis"}
GROUP = re.compile(r"((?:[A-ZÄÖÜ][\wÄÖÜäöü/]*(?: \d\d/[\w ]+)?)[- ](?:Gemeinderatsf|Stadtratsf|Ratsf|Kreistagsf|F)raktion)\b")
DOMAIN = re.compile(r"(?:www\.|@|https?://)(?:[\w-]+\.)*([\w-]{2,})\.(dk|de)\b")
OFFICIAL_DOMAINS = {"kk": "København"}
POSTAL = re.compile(r"\b(?:DK-)?(\d{4})\s+([A-ZÆØÅ][a-zæøå]+)(?:\s[A-ZØVNSK]{1,2})?\b|\b(?:D-)?(\d{5})\s+([A-ZÄÖÜ][\wäöüß]+)")


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer's name and the bare name of its town."""

    name: str
    place: str | None
    country: str | None


def find_issuer(flow: Flow, kind: str, language: str | None) -> Issuer | None:
    """The issuer: the party of a programme, the group behind a motion, else the municipality named most and earliest."""
    town = find_town(flow, language)
    if kind == "election_programme" and (party := _party(flow, town)):
        return party
    if kind == "motion" and town and (group := _group(flow, town)):
        return group
    if council := DISTRICT_NAMED.search(flow.text[:EARLY]):
        return Issuer(council.group(), *(town or (None, None)))
    if town is None:
        return None
    place, country = town
    return Issuer(official_name(place, country), place, country)


def official_name(place: str, country: str | None) -> str:
    """*Egelund* → Egelund Kommune, *København* → Københavns Kommune, *Ulm* → Stadt Ulm."""
    if country == "DK":
        name = GENITIVE_NAMES.get(place, place)
        return f"{name}kommune" if name.endswith("Regions") else f"{name} Kommune"
    return f"Stadt {place}" if country == "DE" else place


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
        votes[(name, country)] += int(10 * weight * (2 if at < early else 1))
    return votes.most_common(1)[0][0] if votes else None


def _votes(text: str) -> list[tuple[str, str, int, float]]:
    votes = [(_bare(m.group(1)), "DK", m.start(), 6.0) for m in KOMMUNE.finditer(text) if m.group(1) not in NO_NAME]
    votes += [(m.group(1).title(), "DK", m.start(), 6.0) for m in KOMMUNE_IN_CAPITALS.finditer(text)]
    votes += [(_german_name(m.group(2)), "DE", m.start(), 5.0) for m in STADT.finditer(text) if not _is_foreign(text, m)]
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
    return votes + _mentions(text)


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
    return [(place.name, place.country, at, min(1.0, MOST_BY_MENTIONS / counts[place.id])) for place, at in towns]


def _party(flow: Flow, town: tuple[str, str] | None) -> Issuer | None:
    """The party named most, with its branch as written or its town."""
    text = flow.text
    counts = [(len(re.findall(rf"(?<!\w)(?:{pattern})(?!\w)", text)), pattern, name) for pattern, name in PARTIES]
    count, pattern, name = max(counts, key=lambda item: item[0])
    if local := _local_list(text):
        return local
    if not count:
        return None
    branch = re.search(rf"(?<!\w)(?:{pattern})[\s,–-]+(?:im |in |der |des )?({BRANCH})\s+({NAME})", text)
    country = town[1] if town else None
    if branch:
        return Issuer(f"{name} {branch.group(1)} {branch.group(2)}", branch.group(2), country or "DE")
    between = " i " if country == "DK" else " "
    return Issuer(f"{name}{between}{town[0]}" if town else name, town[0] if town else None, country)


def _local_list(text: str) -> Issuer | None:
    """A list of citizens that carries its town in its name: *Borgerlisten X*, *Bürgerliste X*, *Bündnis für X*."""
    match = LOCAL_LIST.search(text[:600])
    if not match:
        return None
    words = [word if not word.isupper() else word.title() for word in match.group().split()]
    words[0] = GENITIVE_LISTS.get(words[0], words[0])
    return Issuer(" ".join(words), words[-1], "DK" if match.group(1).lower().endswith("listen") else "DE")


def _group(flow: Flow, town: tuple[str, str]) -> Issuer | None:
    start = flow.text[:1500]
    group = GROUP.search(start)
    if group:
        return Issuer(f"{group.group()} {town[0]}", *town)
    return None
