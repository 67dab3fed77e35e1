"""Whose will a document states: a municipality, a party's branch, a group of a council."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.places import country_named, find_places, is_municipality, places_named
from ingest.finders.cues import word_set
from ingest.finders.flow import Flow
from ingest.finders.municipalities import own_municipality, own_votes
from ingest.finders.parties import Party, branch_of, local_list, most_named, names_party

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
FIRST_WORDS, AT_ONCE = 110, 8
"""A name among the first words weighs so much more than one in the text."""
MOST_BY_MENTIONS = 3.0
"""Plain mentions of a town count no more than this together: a name said often is still not the one who speaks."""
NO_NAME = word_set(
    "I|For|Den|Hver|Som|Men|Hvad|Denne|En|Vores|Din|Center|Når|Hvis|Af|Og|På|Til|Med|Ved|Fra|At|Alle|Egen|Danske|Region|Deres|Samme|Skolen"
)
GENITIVE_NAMES = {"København": "Københavns", "Bornholm": "Bornholms Regions", "Vesthimmerland": "Vesthimmerlands", "Nordfyn": "Nordfyns"}
CALLED = "Gemeinde|Markt|Marktgemeinde|Samtgemeinde|Verbandsgemeinde|Einheitsgemeinde|Landkreis|Kreis|Region|Flecken"
STADT = re.compile(
    rf"\b((?:Stadtverwaltung|Gemeindeverwaltung)|(?:Landeshaupt|Hanse|Universitäts|Kur|Berg|Kreis|"
    rf"Klingen)?[Ss]tadt|Gemeinde|Markt|Landkreis|Kreis|Stadtgemeinde)[ ]+"
    rf"({NAME}(?:\s(?:an der|am|im|in der|ob der|a\.\s?d\.)\s{NAME}|\s\([A-Z]\w+\))?)"
)
GROUP = re.compile(r"((?:[A-ZÄÖÜ][\wÄÖÜäöü/]*(?: \d\d/[\w ]+)?)[- ](?:Gemeinderatsf|Stadtratsf|Ratsf|Kreistagsf|F)raktion)\b")
GROUP_BEHIND = re.compile(
    r"\b(?:[Ff]ür die|der|die) Fraktion(?: der| von)? ((?:[A-ZÄÖÜ0-9][\w/]*|und|der|Die)(?: (?:[A-ZÄÖÜ0-9][\w/]*|und))*)"
)
"""*für die Fraktion Liste Wald und Wiese Auental*."""
LIST_EARLY, GROUP_EARLY = 600, 1500
DOMAIN = re.compile(r"(?:www\.|@|https?://)(?:[\w-]+\.)*([\w-]{2,})\.(dk|de)\b")
OFFICIAL_DOMAINS = {"kk": "København"}
POSTAL = re.compile(r"\b(?:DK-)?(\d{4})\s+([A-ZÆØÅ][a-zæøå]+)(?:\s[A-ZØVNSK]{1,2})?\b|\b(?:D-)?(\d{5})\s+([A-ZÄÖÜ][\wäöüß]+)")


BY_GROUP = "the group of the council that speaks at the head"
SPOKEN_BY_GROUPS = frozenset({"motion", "other"})


@dataclass(frozen=True, slots=True)
class Issuer:
    """An issuer's name and the bare name of its town; the words it was read from, how sure, and how it was known."""

    name: str
    place: str | None
    country: str | None
    quote: str = ""
    confidence: float = 0.8
    why: str = "the municipality that is named most and earliest"


def find_issuer(flow: Flow, kind: str, language: str | None) -> Issuer | None:
    """The issuer: the party of a programme, the group behind a motion, else the municipality named most and earliest."""
    town = find_town(flow, language)
    if kind == "election_programme" and (party := _party(flow, town)):
        return party
    if kind in SPOKEN_BY_GROUPS and (group := _group(flow, town)):
        return group
    if council := DISTRICT_NAMED.search(flow.text[:EARLY]):
        place, country = town or (None, None)
        return Issuer(council.group(), place, country, council.group(), 0.7, "the council of a part of the town, at the head")
    if town is None:
        return None
    place, country = town
    return Issuer(official_name(place, country, designation(flow.text, place)), place, country)


def official_name(place: str, country: str | None, called: str = "Stadt") -> str:
    """*Egelund* → Egelund Kommune, *København* → Københavns Kommune, *Ulm* → Stadt Ulm, or Gemeinde, Landkreis where it is called so."""
    if own := own_municipality(place):
        return own.official or (f"{own.name} Kommune" if own.country == "DK" else f"{called} {own.name}")
    if country == "DK":
        name = GENITIVE_NAMES.get(place, place)
        return f"{name}kommune" if name.endswith("Regions") else f"{name} Kommune"
    return f"{called} {place}" if country == "DE" else place


def designation(text: str, place: str) -> str:
    """What a German municipality calls itself: *Gemeinde*, *Markt*, *Landkreis*; *Stadt* where that is said at all, or nothing is."""
    said = Counter(match[1] for match in re.finditer(rf"\b({CALLED})s? {re.escape(place)}(?!\w| in [A-ZÄÖÜ])", text))
    return said.most_common(1)[0][0] if said and not re.search(rf"(?i:stadt) {re.escape(place)}(?!\w)", text) else "Stadt"


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
    return [*votes, *own_votes(text), *_mentions(text)]


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


def _party(flow: Flow, town: tuple[str, str] | None) -> Issuer | None:
    """The party named most, with its branch as written or its town."""
    if local := local_list(flow.text[:LIST_EARLY]):
        return Issuer(local.name, local.place, local.country, local.name, 0.8, "a list that bears its town's name")
    named = most_named(f"{flow.margins}\n{flow.text}")
    if named is None:
        return None
    party, _ = named
    town = _of_adjective(party, flow.text) or town
    if branch := branch_of(party, flow.text):
        return Issuer(branch.name, branch.place, branch.country, branch.name, 0.9, "the branch of the party that is named most")
    between = " i " if party.country == "DK" else " "
    name = f"{party.name}{between}{town[0]}" if town else party.name
    return Issuer(
        name, town[0] if town else None, town[1] if town else party.country, "", 0.7, "the party that is named most, and its town"
    )


def _of_adjective(party: Party, text: str) -> tuple[str, str] | None:
    """*Auentaler SPD* → Auental."""
    for match in re.finditer(rf"(?<!\w)([A-ZÄÖÜ][a-zäöüß]+)er\s+(?:{party.words})(?!\w)", text[:20_000]):
        for name in (match[1], f"{match[1]}en", f"{match[1]}e"):
            if party.country == "DE" and is_municipality(name):
                return name, "DE"
    return None


def _group(flow: Flow, town: tuple[str, str] | None) -> Issuer | None:
    """The group of a council that makes a motion or a speech, with its town."""
    start = flow.text[:GROUP_EARLY]
    behind = GROUP_BEHIND.search(start)
    if town is None and behind and is_municipality(last := behind.group(1).split()[-1]):
        town = last, "DE"
    if town is None:
        return None
    if group := GROUP.search(start):
        return Issuer(f"{group.group()} {town[0]}", *town, group.group(), 0.85, BY_GROUP)
    if behind and names_party(behind.group(1)):
        name = " ".join(behind.group(1).split())
        return Issuer(name if town[0] in name else f"{name} {town[0]}", *town, behind.group(), 0.75, BY_GROUP)
    return None
