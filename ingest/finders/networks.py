"""Networks of towns: those of the vocabulary, and names that say what they are (*… Network*, *…netværket*, *Städtenetzwerk …*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Network
from corpus.vocabulary import find_concepts
from corpus.words import fold, tokens
from ingest.finders.cues import word_set
from ingest.finders.document import Found, flow_of_doc, found, language_of
from ingest.nlp import Doc

CAP = r"[A-ZÆØÅÄÖÜ][\w&*-]*"
NAMED = rf"{CAP}(?:[ ](?:{CAP}|of|for|and|the|der|des|für|und|i|og|d')){{0,7}}"
QUOTED = r"[\"'„“”»‘’]"


@dataclass(frozen=True, slots=True)
class NameCue:
    """A way in which texts name a network; the group `name` is its name."""

    why: str
    pattern: re.Pattern[str]
    confidence: float


NAME_CUES = (
    NameCue("… Network", re.compile(rf"(?<!\w)(?P<name>(?:{CAP}[ ]){{1,5}}(?:Network|Networks|Alliance|Netvaerk|Netværk))\b"), 0.8),
    NameCue("…netværket", re.compile(rf"(?<!\w)(?P<name>{CAP}(?:[ ]{CAP}){{1,4}})[ -](?:netværket|Netværket|netvaerket|netværk)\b"), 0.8),
    NameCue(
        "Städtenetzwerk",
        re.compile(
            rf"(?:Städtenetzwerk|Städtebündnis|Städtebund|Städteverbund|Kommunalverbund|bynetværket|"
            rf"bynetværk)e?s?\s+{QUOTED}?(?P<name>{NAMED})"
        ),
        0.75,
    ),
    NameCue(
        "Netzwerk „…“", re.compile(rf"(?:Netzwerk\w*|netværket|netværk|network)\s+{QUOTED}(?P<name>[^\"'„“”»‘’]{{4,70}}){QUOTED}"), 0.7
    ),
    NameCue("… Cities", re.compile(rf"(?<!\w)(?P<name>(?:{CAP}[ ]){{1,3}}(?:Cities|Towns))\b(?![ ]Network)"), 0.6),
    NameCue(
        "member of",
        re.compile(
            rf"(?:medlem(?:mer)? af|Mitglied(?:er)? (?:im|in|in der|bei|beim|des|der)|member of(?: "
            rf"the)?)\s+{QUOTED}(?P<name>[A-ZÆØÅÄÖÜ][^\"„“”»]{{3,60}}?){QUOTED}(?=[\s.,;)]|$)"
        ),
        0.6,
    ),
)
"""Patterns for networks that the vocabulary does not know; Danish and German sentences name most of them so."""

COMMON = word_set(
    "lokale|faglige|sociale|internationale|europæiske|uddannelsesnetværk|det|dette|et|vores|unser|das|ein|dieses|alle|"
    "social|local|the|a|our|their|this|smart|other|many|all|danish|german|european|twin|partner|sister|big|large|small|new"
)
NO_TOWNS = re.compile(
    r"\b(?:liberal|skole|school|schule|forening|verein|sport|computer|internet|neural|social media|television|tv|radio|unge|"
    r"youth|frauen|women)",
    re.IGNORECASE,
)


def find_networks(doc: Doc) -> Iterator[Found]:
    """Each network once, at its first mention, under the vocabulary's name where it has one."""
    text = flow_of_doc(doc).text
    known = list(_known(doc, text))
    taken = [(item.start, item.end) for item in known]
    said: set[str] = set()
    for item in sorted([*known, *_named(text, taken)], key=lambda item: (item.start, -item.end)):
        assert isinstance(item.value, Network)
        key = item.value.concept or fold(item.value.name)
        if key not in said:
            said.add(key)
            yield item


def _known(doc: Doc, text: str) -> Iterator[Found]:
    words = list(tokens(text))
    for match in find_concepts([word.text for word in words], language_of(doc)):
        if match.concept.kind != "network":
            continue
        start, end = words[match.first].start, words[match.last - 1].end
        if text[start].isupper() or text[start].isdigit():
            yield Found(
                Network(match.concept.label(language_of(doc) or "en"), match.concept.id), start, end, 0.9, "in the vocabulary of networks"
            )


def _named(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    for cue in NAME_CUES:
        for match in cue.pattern.finditer(text):
            start, end = match.span("name")
            name = " ".join(match.group("name").split()).rstrip(" .,-")
            if any(a < end and start < b for a, b in taken) or not _is_name(name):
                continue
            yield Found(Network(name), start, end, cue.confidence, f"“{cue.why}”")


def _is_name(name: str) -> bool:
    """A proper name of some length; not *Social Network* or the opening words of a sentence."""
    words = name.split()
    first = words[0].lower()
    if first in COMMON and len(words) < 3:
        return False
    return len(name) > 4 and not NO_TOWNS.search(name) and len(words) <= 9


def networks_of(doc: Doc) -> list[tuple[Found, Network]]:
    """The networks that were found, with their values."""
    return [(item, item.value) for item in found(doc, "network") if isinstance(item.value, Network)]
