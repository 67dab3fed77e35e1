"""The parties of both countries with their branches, and the lists of a single town: parties.csv is their table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

LOCAL = (
    r"borgerlisten|lokallisten|bylisten|fælleslisten|tværpolitisk(?:e)? liste|bürgerliste|bürgergemeinschaft|wählergemeinschaft|"
    r"wählervereinigung|bürgervereinigung|bürgerinitiative|bürgerbündnis|bündnis(?:ses)? für|bürger für|"
    r"freie wähler(?:gemeinschaft)?|liste für|liste mensch und umwelt|alternative liste|grüne liste|unabhängige wähler(?:gemeinschaft)?"
)
NAME = r"[A-ZÆØÅÄÖÜ][\w-]{2,}"
LOCAL_LIST = re.compile(rf"(?<!\w)((?i:{LOCAL}))[^\S\n]+({NAME})")
LONE_LIST = re.compile(rf"(?i:{LOCAL})")
GENITIVES = {"Bündnisses": "Bündnis"}
BRANCH = (
    r"(?:Kreisverband|Stadtverband|Ortsverband|Unterbezirk|Ortsverein|Kreispartei|Stadtpartei|Bezirksverband|Gemeindeverband|"
    r"Regionalverband|"
    r"Landesverband|KV|OV|SV|Stadtratsfraktion|Gemeinderatsfraktion|Ratsfraktion|Kreistagsfraktion|Bürgerschaftsfraktion|"
    r"Rathausfraktion|Fraktion)"
)
_LONG = {"KV": "Kreisverband", "OV": "Ortsverband", "SV": "Stadtverband"}
DANISH_BRANCH = r"(?:i|lokalafdeling(?:en)? i|byrådsgruppe(?:n)? i|vælgerforening(?:en)? i|afdeling)"
LARGEST_OF_A_LINE = 9


@dataclass(frozen=True, slots=True)
class Party:
    """A party: the name that stands for it, the spellings it goes by, its country."""

    name: str
    words: str
    country: str

    @property
    def pattern(self) -> re.Pattern[str]:
        return _compiled(rf"(?<![\w-])(?:{self.words})(?![\w])")


@dataclass(frozen=True, slots=True)
class Branch:
    """A party's branch, or a town's own list: its name, its town, its country."""

    name: str
    place: str | None
    country: str | None


@cache
def parties() -> tuple[Party, ...]:
    with (Path(__file__).parent / "parties.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Party(row["name"], row["words"], row["country"]) for row in csv.DictReader(file))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@cache
def _any_party() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{'|'.join(party.words for party in parties())})(?!\w)")


def names_party(text: str) -> bool:
    """Whether any party, or a town's own list, is named."""
    return bool(_any_party().search(text) or LOCAL_LIST.search(text))


def is_party_line(line: str) -> bool:
    """Whether a line says nothing but whose it is: a party, with its branch, group or town."""
    plain = " ".join(word.title() if len(word) > 2 else word.lower() for word in line.split())
    if line.isupper() and not plain.isupper() and is_party_line(plain):
        return True
    words = line.split()
    if LONE_LIST.fullmatch(line.strip()):
        return True
    if not 0 < len(words) <= LARGEST_OF_A_LINE or not (match := _any_party().match(line.strip()) or LOCAL_LIST.match(line.strip())):
        return False
    rest = re.sub(rf"\b(?:{BRANCH}|{DANISH_BRANCH}|im|in|der|des|und|og|-)\b|{NAME}|[\W_]", "", line[match.end() :])
    return not rest and not re.search(r"(?i)program|strateg|plan|antrag|anfrage|politik|leitbild", line)


def most_named(text: str) -> tuple[Party, int] | None:
    """The party that a text names most, and how often; the longer name wins where names overlap (*Radikale Venstre*)."""
    counts = [(len(party.pattern.findall(text)), party) for party in parties()]
    count, party = max(counts, key=lambda item: item[0])
    if party.name == "Venstre" and (radical := next(n for n, p in counts if p.name == "Radikale Venstre")) * 2 > count:
        count, party = radical, next(p for p in parties() if p.name == "Radikale Venstre")
    return (party, count) if count else None


def branch_of(party: Party, text: str) -> Branch | None:
    """The branch of a party as the text writes it: *SPD Unterbezirk X*, *Kreisverband X der CDU*, *Venstre i X*."""
    for pattern, place, kind in _branch_forms(party):
        if match := pattern.search(text):
            town = match[place]
            if party.country == "DK":
                return Branch(f"{party.name} i {town}", town, "DK")
            said = _LONG.get(match[kind], match[kind])
            return Branch(f"{party.name} {said} {town}", town, "DE")
    return None


def _branch_forms(party: Party) -> Iterator[tuple[re.Pattern[str], int, int]]:
    words = rf"(?<![\w-])(?:{party.words})"
    if party.country == "DK":
        yield _compiled(rf"{words}\s+{DANISH_BRANCH}\s+({NAME})"), 1, 0
        return
    yield _compiled(rf"{words}[\s,–-]+(?:im |in |der |des )?({BRANCH})\s+({NAME})"), 2, 1
    yield _compiled(rf"({BRANCH})\s+({NAME})\s+(?:von |der |des |-\s?)?{words}"), 2, 1


def local_list(text: str) -> Branch | None:
    """A list of citizens that carries its town in its name: *Borgerlisten X*, *Bürgerliste X*, *Bündnis für X*."""
    match = LOCAL_LIST.search(text)
    if not match:
        return None
    words = [word if not word.isupper() else word.title() for word in match.group().split()]
    words[0] = GENITIVES.get(words[0], words[0])
    return Branch(" ".join(words), words[-1], "DK" if match.group(1).lower().endswith(("listen", "e liste")) else "DE")
