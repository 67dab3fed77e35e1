"""Networks of towns: those that the table knows, and others by the shape of their name, by where it stands, or in a list of networks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from corpus.model import Network
from corpus.words import fold
from ingest.finders.document import Found, flow_of_doc, found, language_of
from ingest.finders.networks.lists import listed
from ingest.finders.networks.names import BEFORE_A_NAME, is_after_project
from ingest.finders.networks.shapes import longer_names, named_by_shape
from ingest.finders.networks.slots import in_slots
from ingest.finders.networks.table import NamedBody, find_bodies
from ingest.finders.networks.words import CAP, words
from ingest.nlp import Doc

VERSION = "4"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

BEFORE_BRACKET = re.compile(
    rf"(?P<name>(?:{CAP}|und|der|des|für|in|im|of|and|for|og|i)(?:[ ](?:{CAP}|und|der|des|für|of|and|for|og)){{1,9}})[ ]\($"
)
NAMED_AFTER_PLACES = frozenset({"euregio", "metropolregion", "business-region", "eurodistrict"})
"""Names of which there are many bodies: the words behind them are part of the name."""

_ENDINGS = re.compile(r"(?:e[rnms]?|ets?|ens?|s)$")


def find_networks(doc: Doc) -> Iterator[Found]:
    """Each network once, at its first mention, under the table's name where it has one."""
    flow = flow_of_doc(doc)
    longer = list(longer_names(flow.text))
    known = [item for item in _known(flow.text, language_of(doc)) if not any(a <= item.start and item.end <= b for a, b in _spans(longer))]
    taken = [*_spans(known), *_spans(longer)]
    named = [*known, *longer, *named_by_shape(flow.text, taken)]
    named += in_slots(doc, taken)
    said: set[str] = set()
    for item in sorted([*named, *listed(flow, named)], key=lambda item: (item.start, -item.end)):
        assert isinstance(item.value, Network)
        keys = {item.value.concept or "", fold(item.value.name)} - {""}
        if not said & keys:
            yield item
        said |= keys


def networks_of(doc: Doc) -> list[tuple[Found, Network]]:
    """The networks that were found, with their values."""
    return [(item, item.value) for item in found(doc, "network") if isinstance(item.value, Network)]


@cache
def _area() -> re.Pattern[str]:
    """The land behind a name: *… in Baden-Württemberg*."""
    return re.compile(rf"[ ](?:(?:in|im|i|der|des Landes)[ ])?{words('area')}(?![\w-])")


def _spans(items: list[Found]) -> list[tuple[int, int]]:
    return [(item.start, item.end) for item in items]


def _known(text: str, language: str | None) -> Iterator[Found]:
    for match in find_bodies(text):
        start, end, body = match.start, match.end, match.name.body
        if is_after_project(text, start):
            continue
        if body.id in NAMED_AFTER_PLACES and (re.match(rf"[ ]{CAP}", text[end : end + 40]) or not text[start:end].isupper()):
            continue  # found as a name of its own, or no name
        network = _network(match, text[start:end], language)
        if match.name.is_short:
            network = replace(network, name=_spelt_out(text, start, end) or network.name)
        elif (area := _area().match(text, end)) and len(match.name.words) > 1:
            network, end = replace(network, name=text[start : area.end()]), area.end()
        yield Found(network, start, end, 0.9, "in the table of networks")


def _network(match: NamedBody, written: str, language: str | None) -> Network:
    """A network as the table spells the name that the text gives it; one that the text only shortens or inflects under its label."""
    name, label = match.name, match.name.body.label(language)
    is_label = " " not in written and len(label.split()) == 1 and _stem(written) == _stem(label)
    return Network(label if name.is_short or is_label else name.text, name.body.id)


def _stem(word: str) -> str:
    return _ENDINGS.sub("", fold(word))


def _spelt_out(text: str, start: int, end: int) -> str | None:
    """The name that a text gives before an abbreviation in brackets: *Bund der Hafenstädte (BdH)*."""
    if not text.startswith(")", end) or (match := BEFORE_BRACKET.search(text, max(0, start - 110), start)) is None:
        return None
    parts = match.group("name").split()
    while parts and (parts[0][0].islower() or parts[0] in BEFORE_A_NAME):
        parts.pop(0)
    return " ".join(parts) if len(parts) > 1 else None
