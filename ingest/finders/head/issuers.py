"""Whose will a document states: a municipality, a party's branch, a group of a council."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from corpus.places import is_municipality
from ingest.finders.head.covers import ASSOCIATION, first_lines
from ingest.finders.head.issuer_votes import DISTRICT_NAMED, GENITIVE_NAMES, NAME, find_town
from ingest.finders.head.municipalities import own_municipality
from ingest.finders.head.parties import LONE_LIST, Party, branch_of, local_list, most_named, names_party, parties
from ingest.finders.text.cues import loose
from ingest.finders.text.flow import Flow

EARLY = 300
CALLED = "Gemeinde|Markt|Marktgemeinde|Samtgemeinde|Verbandsgemeinde|Einheitsgemeinde|Landkreis|Kreis|Region|Flecken"
GROUP = re.compile(r"((?:[A-ZÄÖÜ][\wÄÖÜäöü/]*(?: \d\d/[\w ]+)?)[- ](?:Gemeinderatsf|Stadtratsf|Ratsf|Kreistagsf|F)raktion)\b")
GROUP_BEHIND = re.compile(
    r"\b(?:[Ff]ür die|der|die) Fraktion(?: der| von)? ((?:[A-ZÄÖÜ0-9][\w/]*|und|der|Die)(?: (?:[A-ZÄÖÜ0-9][\w/]*|und))*)"
)
"""*für die Fraktion Liste Wald und Wiese Auental*."""
GROUP_LINE = re.compile(r"(?:Rats|Stadtrats|Gemeinderats)?[Ff]raktion ((?:[A-ZÄÖÜ0-9][\w/]*|und|der|die)(?: (?:[A-ZÄÖÜ0-9][\w/]*|und))*)")
"""*Fraktion Liste Wald und Wiese*, on a line of its own."""
OWN_ASSOCIATION = re.compile(
    r"(?:[Uu]nser(?:em|en|es)? Verein|Verein führt den Namen|Vores forening|Foreningens navn er)[\s\"„“»:]{1,3}"
    r"([A-ZÄÖÜÆØÅ][^\"“”«\n.]{3,60}?(?: e\. ?V\.)?)(?=[\"“”«\n.]| und hat)"
)
NAMED_ASSOCIATION = re.compile(r"(?<![\w-])([A-ZÄÖÜ][\w-]+(?: (?:für|von|der|und|zu|im|[A-ZÄÖÜ][\w-]+)){0,6} e\. ?V\.)")
OF_ITS_OWN = re.compile(
    r"\b(?:Vereinsgründung|Vereinsgeschichte|Vereinsleben|Mitglied werden|Jahre Verein|[Uu]nser(?:e[mns]?)? Verein(?:s|es)?)\b"
)
"""What the page of an association says of itself."""
MEETING = re.compile(
    r"\b(?:Sitzung|Protokoll|Niederschrift) (?:des|der) (\w*(?:[Aa]usschuss|[Rr]at|[Vv]ersammlung|[Kk]reistag|[Bb]eirat))(?:e?s)?\b"
)
LINES_OF_A_LIST, LINES_OF_A_GROUP, LONGEST_PARTY_LINE = 4, 10, 6
PARTY_TOWN = rf"{NAME}(?: (?:an der|am|im|ob der) {NAME})?"
NO_BRANCH = r"(?i)fraktion|verband|ortsverein|unterbezirk|programm|antrag"
LIST_EARLY, GROUP_EARLY = 600, 1500
BY_GROUP = "the group of the council that speaks at the head"
SPOKEN_BY_CLUBS = frozenset({"other", "memo", "slides", "strategy", "policy", "report", "minutes", "agreement", "plan"})
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
    if kind in SPOKEN_BY_CLUBS and (club := association_of(flow)):
        place, country = town or (None, None)
        return Issuer(club, place, country, club, 0.75, "an association that speaks of itself")
    if council := DISTRICT_NAMED.search(flow.text[:EARLY]):
        place, country = town or (None, None)
        return Issuer(council.group(), place, country, council.group(), 0.7, "the council of a part of the town, at the head")
    if town is None:
        return _council(flow) if kind == "minutes" else None
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


def association_of(flow: Flow) -> str | None:
    """The association whose name is the first line, or that a text calls its own."""
    for line in first_lines(flow, 2):
        if ASSOCIATION.fullmatch(loose(line)):
            return line.strip(" ,")
    if own := OWN_ASSOCIATION.search(flow.text):
        return own[1].strip()
    named = {" ".join(match[1].split()) for match in NAMED_ASSOCIATION.finditer(flow.text)}
    return named.pop() if len(named) == 1 and OF_ITS_OWN.search(flow.text) else None


def _council(flow: Flow) -> Issuer | None:
    """The council or committee that met, where its town is nowhere named."""
    met = MEETING.search(flow.text[:EARLY])
    return Issuer(met[1], None, None, met.group(), 0.5, "the council whose meeting it is") if met else None


def _party(flow: Flow, town: tuple[str, str] | None) -> Issuer | None:
    """The party named most, with its branch as written or its town."""
    if local := local_list(flow.text[:LIST_EARLY]):
        return Issuer(local.name, local.place, local.country, local.name, 0.8, "a list that bears its town's name")
    if town and (lone := next((line for line in first_lines(flow, LINES_OF_A_LIST) if LONE_LIST.fullmatch(line)), None)):
        return Issuer(f"{lone.title()} {town[0]}", *town, lone, 0.7, "a list of citizens at the head, and its town")
    if own := _party_line(flow):
        return own
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


def _party_line(flow: Flow) -> Issuer | None:
    """The party of a line at the head that says no more than it and its town: *SPD Auental*."""
    for line in first_lines(flow, LINES_OF_A_LIST):
        for party in parties() if len(line.split()) <= LONGEST_PARTY_LINE else ():
            match = re.fullmatch(
                rf"(?:Die )?(?:{party.words})(?:(?: i| in| im)? ({PARTY_TOWN}))", line.strip(), re.IGNORECASE if line.isupper() else 0
            )
            if match and not names_party(match[1]) and not re.search(NO_BRANCH, match[1]):
                town = match[1].title() if line.isupper() else match[1]
                return Issuer(
                    f"{party.name}{' i ' if party.country == 'DK' else ' '}{town}", town, party.country, line, 0.85, "a line at the head"
                )
    return None


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
    lone = next(
        (found for line in first_lines(flow, LINES_OF_A_GROUP) if (found := GROUP_LINE.fullmatch(line)) and names_party(found[1])), None
    )
    if lone:
        name = " ".join(lone.group().split())
        return Issuer(name if town[0] in name else f"{name} {town[0]}", *town, lone.group(), 0.8, BY_GROUP)
    if behind and names_party(behind.group(1)):
        name = " ".join(behind.group(1).split())
        return Issuer(name if town[0] in name else f"{name} {town[0]}", *town, behind.group(), 0.75, BY_GROUP)
    return None
