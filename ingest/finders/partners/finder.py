"""Partner cities: towns (or countries alone) tied to the issuer as twin town, fellow member of a network or of a project, or just named."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from corpus.model import PartnerCity
from corpus.words import fold
from ingest.finders.document import Found, flow_of_doc, head_of, sentence_at
from ingest.finders.partners.grids import grid_ties
from ingest.finders.partners.mentions import Mention, find_mentions
from ingest.finders.partners.profiles import profile_ties, profiles
from ingest.finders.partners.tables import listed_ties
from ingest.finders.partners.ties import Status, Tie, stated_ties
from ingest.finders.partners.weighed import weighed_ties
from ingest.nlp import Doc

VERSION = "4"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

Key = tuple[str, str | None, str]


def find_partners(doc: Doc) -> Iterator[Found]:
    """Every town and its ties, each pair once; towns without a tie are mentioned."""
    mentions = find_mentions(doc, flow_of_doc(doc).text, head_of(doc).municipality)
    asks = head_of(doc).type in {"proposal", "motion"}
    stated = [*stated_ties(doc, mentions), *listed_ties(doc), *grid_ties(doc)]
    entries = profiles(doc)
    stated = [*stated, *profile_ties(doc, entries)]
    inside = [(entry.mention.end, entry.reach) for entry in entries]
    weighed = weighed_ties(doc, mentions, {mention.start: tie.relation for mention, tie in stated}, inside)
    tied = _united(_named_once(doc, [*stated, *weighed]), "proposed" if asks else "former")
    yield from (_found(mention, tie) for mention, tie in tied)
    yield from _mentioned(mentions, {fold(mention.name or "") for mention, _ in tied})


def _named_once(doc: Doc, tied: list[tuple[Mention, Tie]]) -> Iterator[tuple[Mention, Tie]]:
    """A country alone is no tie of its own in a sentence that ties a town of it."""
    towns = {(sentence_at(doc, mention.start), mention.country) for mention, tie in tied if mention.name and tie.relation == "twin"}
    yield from (pair for pair in tied if pair[0].name or (sentence_at(doc, pair[0].start), pair[0].country) not in towns)


def _united(found: Iterator[tuple[Mention, Tie]], stronger: Status) -> list[tuple[Mention, Tie]]:
    """One entry for each town and relation: that it has ended, since when it is and its country may be said elsewhere.

    In a paper that asks for a decision, a tie wanted in one place is not there yet, whatever its heading says.
    """
    tied = list(found)
    countries = {fold(m.name): m.country for m, _ in tied if m.name and m.country}
    kept: dict[Key, tuple[Mention, Tie]] = {}
    for mention, tie in sorted(tied, key=lambda pair: pair[0].start):
        name = fold(mention.name or "")
        key = (name, None if name else mention.country, tie.relation)
        if key not in kept:
            kept[key] = (replace(mention, country=mention.country or countries.get(name)), tie)
            continue
        first, known = kept[key]
        both = (tie.status, known.status)
        status: Status = "former" if "former" in both else stronger if stronger in both else known.status
        kept[key] = (first, replace(known, status=status, since=known.since or tie.since))
    return list(kept.values())


def _found(mention: Mention, tie: Tie) -> Found:
    place = mention.place.id if mention.place else None
    value = PartnerCity(mention.name, mention.country, tie.relation, tie.status, tie.since, tie.via, place)
    confidence = 0.85 if mention.place else 0.65 if mention.name is None else 0.6
    return Found(value, mention.start, mention.end, confidence, tie.why)


def _mentioned(mentions: list[Mention], tied: set[str]) -> Iterator[Found]:
    for mention in mentions:
        name = fold(mention.name or "")
        if mention.name and name not in tied and not mention.doubtful:
            tied.add(name)
            value = PartnerCity(mention.name, mention.country, "mentioned", place=mention.place.id if mention.place else None)
            yield Found(value, mention.start, mention.end, 0.5, "named in the text")
