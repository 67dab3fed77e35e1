"""Partner cities: towns (or countries alone) tied to the issuer as twin town, fellow member of a network or of a project, or just named."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from corpus.model import PartnerCity
from corpus.places import country_named
from corpus.words import fold
from ingest.finders.document import Found, flow_of_doc, head_of, sentence_at
from ingest.finders.flow import Flow, FlowBlock
from ingest.finders.mentions import Mention, find_mentions, in_country, is_own
from ingest.finders.networks import networks_of
from ingest.finders.partner_cues import (
    BEFORE_TIE,
    BEGIN,
    DECLINED,
    FILLER,
    FORMER,
    INDEFINITE,
    MEMBERS,
    PROJECT,
    PROJECT_NAME,
    SINCE,
    THIRD_PARTY,
    TWIN,
    WEAK_TWIN,
    WISH,
)
from ingest.finders.roster import entries
from ingest.nlp import Doc

Relation = Literal["twin", "network", "project", "mentioned"]
Status = Literal["current", "proposed", "former"]
REACH = 90


@dataclass(frozen=True, slots=True)
class Tie:
    """What a town has to do with the issuer, by which words."""

    relation: Relation
    status: Status
    why: str
    since: int | None = None
    via: str | None = None


def find_partners(doc: Doc) -> Iterator[Found]:
    """Every town and its ties, each pair once; towns without a tie are mentioned."""
    flow = flow_of_doc(doc)
    own = head_of(doc).municipality
    mentions = find_mentions(doc, flow.text, own)
    tied = [*_twins(doc, flow, mentions, own), *_listed(doc, flow, own)]
    countries = {fold(m.name): m.country for m, tie in tied if m.name and m.country}
    said: set[tuple[str, str | None, Relation]] = set()
    for mention, tie in sorted(tied, key=lambda pair: pair[0].start):
        country = mention.country or countries.get(fold(mention.name or ""))
        key = (fold(mention.name or ""), country if not mention.name else None, tie.relation)
        if key not in said:
            said.add(key)
            yield _found(mention, country, tie)
    yield from _mentioned(mentions, {name for name, _, _ in said})


def _found(mention: Mention, country: str | None, tie: Tie) -> Found:
    value = PartnerCity(mention.name, country, tie.relation, tie.status, tie.since, tie.via, mention.place.id if mention.place else None)
    confidence = 0.85 if mention.place else 0.65 if mention.name is None else 0.6
    return Found(value, mention.start, mention.end, confidence, tie.why)


def _mentioned(mentions: list[Mention], tied: set[str]) -> Iterator[Found]:
    for mention in mentions:
        name = fold(mention.name or "")
        if mention.name and name not in tied:
            tied.add(name)
            value = PartnerCity(mention.name, mention.country, "mentioned", place=mention.place.id if mention.place else None)
            yield Found(value, mention.start, mention.end, 0.5, "named in the text")


def _twins(doc: Doc, flow: Flow, mentions: list[Mention], own: str | None) -> Iterator[tuple[Mention, Tie]]:
    for cue in TWIN.finditer(flow.text):
        block = flow.block_at(cue.start())
        if THIRD_PARTY.search(flow.text[max(block.start, cue.start() - 50) : cue.start()]):
            continue
        start, end = sentence_at(doc, cue.start())
        sentence = flow.text[start:end]
        chain = _chain_after(flow.text, cue.end(), block.end, mentions, own) or _chain_before(flow.text, cue.start(), start, mentions)
        hint = _adjective_country(flow.text[max(start, cue.start() - 40) : cue.start()])
        named = [mention for mention in chain if mention.name]
        for mention in chain:
            if mention.name is None and (named or (WEAK_TWIN.match(cue.group()) and not mention.indefinite)):
                continue
            town = in_country(mention, hint) if mention.name else mention
            yield town, Tie("twin", _status(sentence, cue, start, mention), f"“{cue.group()}”", _since(flow.text, mention, end))


def _chain_after(text: str, at: int, stop: int, mentions: list[Mention], own: str | None) -> list[Mention]:
    """The towns that follow a cue with nothing but small words between."""
    chain: list[Mention] = []
    for mention in mentions:
        if mention.start < at:
            continue
        if mention.start >= stop or not _is_filler(text[at : mention.start], own):
            break
        chain.append(mention)
        at = mention.end
    return chain


def _is_filler(between: str, own: str | None) -> bool:
    if len(between) > REACH or re.search(r"[.;!?]\s", between) or DECLINED.search(between):
        return False
    words = re.findall(r"[\w.]+", between)
    return all(word.lower() in FILLER or is_own(word, own) or country_named(word) is not None or word.isdigit() for word in words)


def _chain_before(text: str, at: int, start: int, mentions: list[Mention]) -> list[Mention]:
    """The town of *X er vores venskabsby*, *X ist Partnerstadt*."""
    before = [m for m in mentions if start <= m.start and m.end <= at]
    if not before:
        return []
    words = re.findall(r"\w+", text[before[-1].end : at])
    has_verb = any(word.lower() in {"er", "ist", "sind", "is", "are", "war", "var", "has", "har", "wurde", "blev"} for word in words)
    return [before[-1]] if has_verb and all(word.lower() in BEFORE_TIE or country_named(word) for word in words) else []


def _adjective_country(before: str) -> str | None:
    word = re.search(r"([a-zæøåäöüß]{4,})\s+$", before)
    return country_named(word.group(1)) if word else None


def _status(sentence: str, cue: re.Match[str], start: int, mention: Mention) -> Status:
    """Wanted where the tie is a new one and the sentence wishes it; former where the text says it has ended."""
    near = sentence[max(0, cue.start() - start - 60) : mention.end - start + 60]
    if FORMER.search(near):
        return "former"
    until = sentence[max(0, cue.start() - start - 30) : mention.end - start]
    if mention.name is None and (mention.indefinite or INDEFINITE.search(until)) and (mention.indefinite or WISH.search(sentence)):
        return "proposed"
    return "proposed" if mention.name and BEGIN.search(near) and WISH.search(sentence) and INDEFINITE.search(until) else "current"


def _since(text: str, mention: Mention, end: int) -> int | None:
    found = SINCE.search(text[mention.end : min(end, mention.end + 40)])
    return int(found.group(1)) if found else None


def _listed(doc: Doc, flow: Flow, own: str | None) -> Iterator[tuple[Mention, Tie]]:
    """The towns of a list below a heading or lead-in that says what they are."""
    tie: Tie | None = None
    for i, block in enumerate(flow.blocks):
        if block.role != "list_item":
            tie = _tie_of_list(doc, flow, i)
            continue
        if tie:
            yield from ((mention, tie) for mention in _entries(flow, block, own))


def _entries(flow: Flow, block: FlowBlock, own: str | None) -> Iterator[Mention]:
    for entry in entries(flow.block_text(block)):
        if not is_own(entry.name, own) and (entry.place or entry.country or len(entry.name.split()) == 2):
            yield Mention(block.start + entry.start, block.start + entry.end, entry.name, entry.country, entry.place)


def _tie_of_list(doc: Doc, flow: Flow, at: int) -> Tie | None:
    """What the line above a list says of its entries; it must be a heading or end in a colon."""
    block = flow.blocks[at]
    text = flow.block_text(block).rstrip()
    if not (block.role == "heading" or text.endswith(":")):
        return None
    lead = text[sentence_at(doc, block.end - 1)[0] - block.start :] if len(text) > 120 else text
    if match := PROJECT.search(lead):
        return Tie("project", "current", f"list under “{match.group()}”", via=_project_name(flow, at, lead[: match.start()]))
    network = _network_named(doc, flow, at, lead)
    if network and MEMBERS.search(lead):
        return Tie("network", "current", f"list of members of {network}", via=network)
    if (match := TWIN.search(lead)) and not WEAK_TWIN.match(match.group()):
        return Tie("twin", "former" if FORMER.search(lead) else "current", f"list under “{match.group()}”")
    return None


def _project_name(flow: Flow, at: int, before: str) -> str | None:
    """A project in quotation marks close by, else the words before the cue or the heading above."""
    near = " ".join(flow.block_text(block) for block in flow.blocks[max(0, at - 3) : at + 1])
    if named := PROJECT_NAME.search(near):
        return named.group(1)
    if before.strip(" :-–"):
        return before.strip(" :-–")
    above = next((block for block in reversed(flow.blocks[:at]) if block.role == "heading"), None)
    return flow.block_text(above) if above else None


def _network_named(doc: Doc, flow: Flow, at: int, lead: str) -> str | None:
    """The network that a lead-in names, in full or by its initials, else the last one named before it."""
    networks = networks_of(doc)
    for item, network in networks:
        initials = "".join(word[0] for word in network.name.split() if word[0].isupper())
        written = flow.text[item.start : item.end]
        if (
            written.lower() in lead.lower()
            or network.name.lower() in lead.lower()
            or (len(initials) > 1 and re.search(rf"\b{re.escape(initials)}\b", lead))
        ):
            return network.name
    earlier = [
        network.name for item, network in networks if item.start < flow.blocks[at].start and flow.blocks[at].start - item.start < 1500
    ]
    return earlier[-1] if earlier else None
