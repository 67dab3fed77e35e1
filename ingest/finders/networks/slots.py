"""Networks that no table knows, by where their name stands: *Mitglied im „…“*, *medlem af …*, *der „…“ angehören*, *det, der kaldes …*.

A name there is weighed by what it is made of, how near it is to the words of membership, and what else the sentence names. What is local,
a committee, a project or a person's is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.places import find_places, is_municipality
from ingest.finders.document import Found, flow_of_doc, sentence_at
from ingest.finders.networks.names import BEFORE_A_NAME, OTHER_BODIES, PERSON, is_after_project, is_word
from ingest.finders.networks.words import CAP, QUOTES, network, overlaps, word_of
from ingest.nlp import Doc

CUES = ("member", "called", "row")
QUOTED = re.compile(rf"[\"„“»](?P<name>[^{QUOTES}\n]{{3,70}})[\"“”«»](?P<suffix>-(?:Städte|Kommunen|Gemeinden|kommuner\w*|byer\w*))?")
RUN = re.compile(rf"(?<![\w-])(?P<name>{CAP}(?:[ ](?:(?:of|for|and|the|der|des|für|af|mod)[ ])?{CAP}){{0,6}})(?P<suffix>)")
BETWEEN = re.compile(
    r"(?:\s|,|\b(?:der|die|das|dem|den|des|im|in|bei|beim|von|und|sowie|og|samt|af|i|det|the|of|and|zum|zur|til|både|auch|også|europäischen|"
    r"internationalen|nationalen|europæiske|nordiske|internationale|bl|a)\b|\.(?=a)|[\w-]*(?:[Nn]etzwerk|[Nn]etværk|[Bb]ündnis|[Vv]erbund|[Vv]erein|"
    r"[Vv]ereinigung|[Ss]ammenslutning|[Ff]orening|[Aa]rbeitsgemeinschaft|[Ii]nitiative|[Cc]harta|[Aa]llian[cz]|[Ss]amarbejde)(?:e[tn]|es|s)?)*"
)
SPEAKER = re.compile(
    r"\b(?:wir|unsere?|(?:die )?Stadt|Gemeinde|Kommune|(?:Land)?[Kk]reis|vi|vores|[Kk]ommunen?|[Bb]yen|we|our|town|city)\b"
)
ENOUGH = 0.55
_SHORTEST, _ROW, _LEAD, _MOST = 4, 400, 18, 0.85


@dataclass(frozen=True, slots=True)
class _Slot:
    """A sentence that speaks of membership: which words do so, and where."""

    start: int
    end: int
    kind: str
    cue: re.Match[str]


def in_slots(doc: Doc, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """What stands where a network is named; `taken` are the networks that are found already, and grows by these."""
    text = flow_of_doc(doc).text
    for slot in _slots(doc, text):
        for match in _names(text, slot):
            start, end = match.span("name")
            if overlaps(start, end, taken) or _is_something_else(text, match):
                continue
            weight = _weight(text, slot, match, taken)
            if weight >= ENOUGH:
                taken.append((start, end))
                name = " ".join(match["name"].split())
                why = "in a row of networks" if slot.kind == "row" else f"said to be a member “{' '.join(slot.cue.group().split())}”"
                yield network(name, start, end, min(_MOST, weight), "named in the text" if slot.kind == "called" else why)


def _slots(doc: Doc, text: str) -> Iterator[_Slot]:
    for kind in CUES:
        for cue in word_of(kind).finditer(text):
            start, end = sentence_at(doc, cue.start())
            if kind == "row":  # a colon may end what is held for a sentence
                end = text.find(". ", cue.end(), cue.end() + _ROW) + 1 or min(flow_of_doc(doc).block_at(cue.start()).end, cue.end() + _ROW)
            if not word_of("other member").search(text, start, cue.start()):
                yield _Slot(start, min(end, cue.end() + _ROW), kind, cue)


def _names(text: str, slot: _Slot) -> Iterator[re.Match[str]]:
    yield from QUOTED.finditer(text, slot.start, slot.end)
    for match in RUN.finditer(text, slot.start, slot.end):
        if slot.kind != "row" and _is_near(text, slot, match) and (slot.kind == "called" or _is_coined(match["name"])):
            yield match


def _is_near(text: str, slot: _Slot, match: re.Match[str]) -> bool:
    """Whether nothing but articles, words for bodies and other names stands between the words of membership and the name."""
    start, end = match.span()
    if slot.cue.end() <= start:
        return bool(BETWEEN.fullmatch(_bare(text[slot.cue.end() : start])))
    return end <= slot.cue.start() and slot.kind == "member" and bool(BETWEEN.fullmatch(_bare(text[end : slot.cue.start()])))


def _bare(text: str) -> str:
    """Without names in quotation marks."""
    return QUOTED.sub("", text)


def _is_coined(name: str) -> bool:
    """*COOL PORTS*, *Nordisk Platform*, *BlueBelt*: written as no common noun is."""
    words = [word for word in name.split() if word not in BEFORE_A_NAME]
    if len(words) == 1 and len(words[0]) <= len("Kommunen"):
        return words[0].isupper() and len(words[0]) >= _SHORTEST
    is_odd = any(sum(letter.isupper() for letter in word) > 2 and len(word) > 3 for word in words)
    return is_odd or bool(word_of("named town").search(name)) or (len(words) > 1 and not all(map(is_word, words)))


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    name, start = match["name"], match.start("name")
    line = text[max(0, start - 100) : start].rsplit(".", 1)[-1]
    return bool(
        len(name) < _SHORTEST
        or name.split()[0] in BEFORE_A_NAME
        or word_of("local").search(text, max(0, start - _LEAD), match.end("name"))
        or word_of("one town").fullmatch(name)
        or OTHER_BODIES.match(name)
        or PERSON.search(line)
        or is_after_project(text, start)
        or is_municipality(name)
        or any(place.end - place.start == len(name) for place in find_places(name))
    )


def _weight(text: str, slot: _Slot, match: re.Match[str], taken: list[tuple[int, int]]) -> float:
    """How likely the name is a network's."""
    name, sentence = match["name"] + match["suffix"] if match["suffix"] else match["name"], text[slot.start : slot.end]
    signs = (
        (0.2, match.re is QUOTED),
        (0.25, bool(word_of("named town").search(name) or match["suffix"])),
        (0.25, bool(word_of("named body").search(name) or word_of("body").search(text, max(0, match.start() - 22), match.start()))),
        (0.3, slot.kind != "row" and _is_near(text, slot, match)),
        (0.2, slot.kind == "row"),
        (0.1, slot.kind == "member"),
        (0.3, slot.kind == "called" and bool(word_of("named town").search(sentence.replace(name, "")))),
        (0.15, _is_coined(name)),
        (0.15, any(slot.start <= a < slot.end for a, _ in taken)),
        (0.1, bool(SPEAKER.search(sentence) or any(True for _ in find_places(sentence)))),
    )
    return round(sum(weight for weight, holds in signs if holds), 2)
