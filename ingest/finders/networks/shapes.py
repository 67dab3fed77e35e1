"""Networks that no table knows, by the shape of their name: *… Network*, *Metropolregion …*, *Bund der Hafenstädte*."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ingest.finders.document import Found
from ingest.finders.networks.names import BEFORE_A_NAME, is_after_project, is_name, may_be_body
from ingest.finders.networks.table import find_bodies
from ingest.finders.networks.words import CAP, network, overlaps, word_of, words

NAMED = rf"{CAP}(?:[ ](?:{CAP}|of|for|and|the|der|des|für|und|i|og|d')){{0,7}}"
OWN_NAME = rf"{CAP}(?:[ ]{CAP}){{0,5}}(?=[\s.,;:)]|$)"
JOINED = (
    r"(?:(?:medlem(?:mer)? af|med i|tilsluttet|[Mm]itglied(?:er)? (?:von|bei|beim|im)|beigetreten|member of)"
    r"(?:\s(?:den|det|dem|der|the|netværket|Netzwerk|foreningen|Verein))?\s|(?<= og af )|(?<= und von ))"
)
"""What a town says before the name of a body it belongs to."""
QUOTED = r"[\"'„“”»‘’]"


MEMBER, SHAPE = "said to be a member", "named like a network"


@dataclass(frozen=True, slots=True)
class NameCue:
    """A way in which texts name a network; the group `name` is its name."""

    why: str
    pattern: re.Pattern[str]
    confidence: float


NAME_CUES = (
    NameCue(
        SHAPE,
        re.compile(
            rf"(?<!\w)(?P<name>(?:(?!(?:[A-ZÆØÅ]\w*-)?[Pp]ro(?:jekt|ject)){CAP}[ ]){{1,5}}(?:Network|Networks|Alliance|"
            rf"Netvaerk|Netværk))\b"
        ),
        0.8,
    ),
    NameCue(SHAPE, re.compile(rf"(?<!\w)(?P<name>{CAP}(?:[ ]{CAP}){{1,4}})[ -](?:netværket|Netværket|netvaerket|netværk)\b"), 0.8),
    NameCue(
        SHAPE,
        re.compile(
            rf"(?<![\w-])(?P<name>(?:Kommunalverbund|Metropolregion|Regionalverband|Euregio|EUREGIO|Euroregion|"
            rf"Eurodistri[ck]t|Europaregion|"
            rf"Business Region|Byregion|Städteregion|Städtebund|Städtenetz|Städteverbund|Regionalverbund|Hauptstadtregion)"
            rf"\s{CAP}(?:(?:[ /–-]|[ ]-[ ]){CAP})*)"
        ),
        0.8,
    ),
    NameCue(
        SHAPE,
        re.compile(
            rf"(?<![\w-])(?P<name>(?:Kommunale|Interkommunale|Städtische)[rsn]?\s[A-ZÄÖÜ]\w*(?:forum|netzwerk|verbund|bündnis|allianz|"
            rf"konferenz|arbeitsgemeinschaft)(?:\s{CAP}){{0,3}})"
        ),
        0.7,
    ),
    NameCue(SHAPE, re.compile(rf"(?<![\w-])(?P<name>(?:{CAP}[ ]){{1,4}}(?:Byforum|Bynetværk|Städteforum|Kommuneforum))\b"), 0.75),
    NameCue(MEMBER, re.compile(rf"{JOINED}(?P<name>{OWN_NAME})"), 0.55),
    NameCue(
        SHAPE,
        re.compile(
            rf"(?:Städtenetzwerk|Städtebündnis|Städteverbund|bynetværket|"
            rf"bynetværk)e?s?\s+{QUOTED}?(?P<name>{NAMED})"
        ),
        0.75,
    ),
    NameCue(
        SHAPE,
        re.compile(
            rf"(?:Netzwerk\w*|\w*[Vv]erbund\w*|\w*bündnis\w*|netværket|netværk|network)\s+{QUOTED}(?P<name>[^\"'„“”»‘’]{{4,70}}){QUOTED}"
        ),
        0.7,
    ),
    NameCue(
        SHAPE,
        re.compile(
            rf"(?<!\w)(?P<name>(?:(?!(?:\w*-)?[Pp]ro(?:jekt|ject)){CAP}[ ]){{1,3}}(?:Cities|"
            rf"Towns))\b(?![ ]Network)"
        ),
        0.6,
    ),
    NameCue(
        MEMBER,
        re.compile(
            rf"(?:medlem(?:mer)? af|Mitglied(?:er)? (?:im|in|in der|bei|beim|des|der)|member of(?: "
            rf"the)?)\s+{QUOTED}(?P<name>[A-ZÆØÅÄÖÜ][^\"„“”»]{{3,60}}?){QUOTED}(?=[\s.,;)]|$)"
        ),
        0.6,
    ),
)
"""Patterns for networks that the vocabulary does not know; Danish and German sentences name most of them so."""

LONGER = re.compile(
    rf"(?<![\w-])(?:{CAP}[ ]){{1,4}}(?:Cities|Towns|Municipalities|Mayors|Regions|Communities)[ ]"
    rf"(?:{CAP}[ ](?:for[ ]|of[ ]|and[ ])?){{0,3}}"
    r"(?:Partnership|Network|Networks|Alliance|Coalition|League|Association|Union|Forum|Platform|Initiative)(?!\w)"
)
LONGER_NAME = re.compile(
    rf"(?<![\w-])(?:{CAP}[ ]){{1,4}}(?:Cities|Towns|Municipalities|Mayors|Regions|Communities)[ ]"
    rf"(?:{CAP}[ ](?:for[ ]|of[ ]|and[ ])?){{0,3}}"
    r"(?:Partnership|Network|Networks|Alliance|Coalition|League|Association|Union|Forum|Platform|Initiative)(?!\w)"
)
INDEFINITE = re.compile(r"(?:\b(?:ein|eine[mnrs]?|kein\w*|et|en|a|an|jede[rsmn]?|unser\w*|vores|som)|[Kk]ommunale[rsn]?)\s$")


@cache
def _body_of_towns() -> re.Pattern[str]:
    """*Bund der Hafenstädte am Belt*, *Vereinigung fahrradfreundlicher Kommunen in NRW*, *sammenslutningen af nordiske havnebyer*."""
    link = rf"(?:der|des|deutscher|af|for|of|für|gegen|mod|and|und|og|the|[a-zäöüß-]+er|[a-zæøå]+(?:ske|ige|ende)|{CAP})"
    area = words("area")
    return re.compile(
        rf"(?<![\w-])(?P<name>(?P<body>{words('body')})(?P<between>(?:[ ]{link}){{0,6}}?)[ ](?P<town>{words('town')})(?!\w)"
        rf"(?:(?:,|[ ]und|[ ]og|[ ]and)[ ](?:{words('town')}|Regionen|Kreise|Landkreise)(?!\w)){{0,2}}"
        rf"(?P<after>(?:[ ](?:in[ ]|i[ ]|im[ ]|am[ ]|an[ ]der[ ]|ved[ ])?(?:{area}|{CAP}))?)(?!\w))"
    )


def named_by_shape(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """What calls itself a network by its name; where it stands is added to `taken`."""
    yield from _bodies_of_towns(text, taken)
    yield from _by_cue(text, taken)


def _bodies_of_towns(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    for match in _body_of_towns().finditer(text):
        start, end = match.span("name")
        name = match.group("name")
        if overlaps(start, end, taken) or INDEFINITE.search(text, max(0, start - 14), start) or is_after_project(text, start):
            continue
        if _is_proper(match):
            taken.append((start, end))
            yield network(name, start, end, 0.75 if name[0].isupper() else 0.6, "named like a network")


def _is_proper(match: re.Match[str]) -> bool:
    """Whether it is more than *Verbund der Kommunen*: something tells which towns or which body they are."""
    between, town, after = match["between"].split(), match["town"], match["after"]
    if any(word_of("no town").fullmatch(word.lower()) for word in between) or word_of("own town").fullmatch(town):
        return False
    is_compound = len(town) > len("kommunens") and not town.lower().startswith(
        ("städte", "kommun", "gemeind", "bürger", "landkreis", "borgmest")
    )
    is_told = any(word[0].isupper() or (word.endswith("er") and len(word) > len("der")) for word in between)
    return is_compound or is_told or bool(after)


def longer_names(text: str) -> Iterator[Found]:
    """English names that end in a word for a body: *World Harbour Cities Partnership* is not *Harbour Cities*."""
    for match in LONGER_NAME.finditer(text):
        words = match.group().split()
        while len(words) > 2 and (words[0] in BEFORE_A_NAME or words[0].endswith(("netværk", "netzwerk"))):
            words.pop(0)
        name = " ".join(words)
        start = match.end() - len(match.group()[match.group().rindex(words[0]) :])
        if not any(body.end - body.start == len(name) for body in find_bodies(name)) and not is_after_project(text, start):
            yield network(name, start, match.end(), 0.8, "named like a network")


def _by_cue(text: str, taken: list[tuple[int, int]]) -> Iterator[Found]:
    for cue in NAME_CUES:
        for match in cue.pattern.finditer(text):
            start, end = match.span("name")
            name = " ".join(match.group("name").split()).rstrip(" .,-")
            if overlaps(start, end, taken) or not is_name(name) or is_after_project(text, start):
                continue
            if cue.why == MEMBER and not may_be_body(text, name, start):
                continue
            taken.append((start, end))
            yield network(name, start, end, cue.confidence, cue.why)
