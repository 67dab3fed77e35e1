"""The ties of towns that stand in lists and tables: what the heading or lead-in above says holds for each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import takewhile

from ingest.finders.document import flow_of_doc, head_of, sentence_at
from ingest.finders.networks.finder import networks_of
from ingest.finders.partners.cues import (
    FORMER,
    MEMBERS,
    PROJECT,
    PROJECT_ITEM,
    PROJECT_NAME,
    SINCE,
    SINCE_IN_ROW,
    TWIN,
    WEAK_TWIN,
    is_former,
)
from ingest.finders.partners.evidence_cues import DECLINED, SOFT, STRONG
from ingest.finders.partners.mentions import Mention, is_own
from ingest.finders.partners.projects import project_near
from ingest.finders.partners.roster import Entry, entries, row
from ingest.finders.partners.ties import Tie
from ingest.finders.partners.whose import ARROW
from ingest.finders.text.flow import Flow, FlowBlock
from ingest.nlp import Doc

PARTNER_WORD = re.compile(r"\b(?:partner(?:e|en|n|ne|inn?en)?|venner|freunde|byer|städte)\b", re.IGNORECASE)
NO_PARTNERS = re.compile(r"\W*(?:nicht|ikke|keine|ingen)\b", re.IGNORECASE)
"""A heading over those that are no partners."""
BLOCKS_OF_A_LEAD = 3
LONGEST_ENTRY = 60
FEWEST_LINES = 2
BLOCKS_ABOVE = 6
OPENS_LINE = re.compile(r"\s*[^\W\d_][^()\n,]{1,40}\s?(?:\(|/|, |[–—-]\s)[^\W\d_]")
TOWNS = re.compile(r"\b(?:byer|byerne|kommuner|städten?|gemeinden|kommunen|towns|cities)\b", re.IGNORECASE)
PARTNERS = re.compile(
    r"\W*(?:(?:die|unsere|vores|de|the)\s)?(?:weiteren?\s|øvrige\s)?(?:partner(?:ne?|e|s|innen und partner)?|deltagere|"
    r"beteiligte|teilnehmer)\b[^.]{0,40}:$",
    re.IGNORECASE,
)
"""A lead-in that says no more than that partners follow."""


def listed_ties(doc: Doc) -> Iterator[tuple[Mention, Tie]]:
    """The towns of lists and tables whose heading, lead-in or first row says what they are."""
    flow = flow_of_doc(doc)
    own = head_of(doc).municipality
    tie: Tie | None = None
    above: Tie | None = None
    since_lead = 0
    for i, block in enumerate(flow.blocks):
        text = flow.block_text(block)
        if block.row:
            continue
        lines = list(_lines(flow, block)) if tie and not block.number and block.role != "list_item" else []
        if block.role == "list_item" or (tie and len(lines) < FEWEST_LINES and _with_country(text)):
            yield from _from_item(text, block, tie, own)
            continue
        if tie and len(lines) > 1:
            yield from (pair for at, line in lines for pair in _tied(_with_country(line), line, replace(block, start=at), tie, own, SINCE))
        if len(text) < 120:
            yield from _from_item(text, block, None, own)
        tie = _tie_of_list(doc, flow, i)
        found = row(text) if len(text) < 120 and not text.endswith(".") else None
        if above and found:
            since_lead = 0
            yield from _tied([found], text, block, above, own, SINCE_IN_ROW)
        elif _leads_to_table(text, block):
            above, since_lead = Tie("twin", "current", f"table under “{text[:60]}”"), 0
        else:
            since_lead += 1
            above = above if since_lead < BLOCKS_OF_A_LEAD else None


def _lines(flow: Flow, block: FlowBlock) -> Iterator[tuple[int, str]]:
    """The lines of a paragraph as they stand on the page, each with its place in the flowing text."""
    at = block.start
    for i in range(block.start, block.end):
        is_last = i + 1 == block.end
        if is_last or "\n" in flow.page_texts[flow.pages[i]][flow.offsets[i] : max(flow.offsets[i], flow.offsets[i + 1])]:
            yield at, flow.text[at : i + 1]
            at = i + 1


def _with_country(line: str) -> list[Entry]:
    """The town that opens a line, where its country stands right behind."""
    return [entry for entry in entries(line.strip()) if entry.country and OPENS_LINE.match(line)]


def _from_item(text: str, block: FlowBlock, tie: Tie | None, own: str | None) -> Iterator[tuple[Mention, Tie]]:
    if tie:
        yield from _tied(entries(text), text, block, tie, own, SINCE)
    elif project := PROJECT_ITEM.search(text):
        found = [entry for entry in entries(text) if entry.country and entry.end < project.start()]
        name = project.group("name")
        yield from _tied(found, text, block, Tie("project", "current", f"project “{name}”", via=name), own, SINCE)


def _tied(
    found: Iterator[Entry] | list[Entry], text: str, block: FlowBlock, tie: Tie, own: str | None, since: re.Pattern[str]
) -> Iterator[tuple[Mention, Tie]]:
    year = since.search(text) or (SINCE_IN_ROW.search(text) if len(text) < LONGEST_ENTRY else None)
    if DECLINED.search(text) or ARROW.search(text):
        return
    status = "former" if is_former(text, text) else tie.status
    for entry in found:
        if not is_own(entry.name, own) and (entry.place or entry.country or len(entry.name.split()) == 2):
            mention = Mention(block.start + entry.start, block.start + entry.end, entry.name, entry.country, entry.place)
            twin = tie.relation == "twin"
            yield mention, replace(tie, status=status, since=int(year.group(1)) if year and twin else None)


def _leads_to_table(text: str, block: FlowBlock) -> bool:
    """A heading, lead-in or first row of a table that speaks of twin towns."""
    match = TWIN.search(text)
    return (bool(match) and not WEAK_TWIN.match(match.group() if match else "")) or (block.role == "heading" and bool(match))


def _tie_of_list(doc: Doc, flow: Flow, at: int) -> Tie | None:
    """What the line above a list says of its entries; it must be a heading or end in a colon."""
    block = flow.blocks[at]
    text = flow.block_text(block).rstrip()
    if not (block.role == "heading" or text.endswith(":")):
        return None
    if NO_PARTNERS.match(text):
        return None
    lead = text[sentence_at(doc, block.start + len(text) - 1)[0] - block.start :]
    if match := PROJECT.search(lead):
        return Tie("project", "current", f"list under “{match.group()}”", via=_project_name(flow, at, lead[: match.start()]))
    project = project_near(doc, block.end) if PARTNERS.match(lead) else None
    if project is not None:
        return Tie("project", "current", f"list of the partners of “{project}”", via=project or None)
    network = _network_named(doc, flow, at, lead)
    if network and MEMBERS.search(lead):
        return Tie("network", "current", f"list of members of {network}", via=network)
    if SOFT.search(lead) and TOWNS.search(lead) and _speaks_of_twins(flow, at):
        return Tie("twin", "current", f"list under “{lead[:60]}”")
    if (match := TWIN.search(lead) or STRONG.search(lead)) and not WEAK_TWIN.match(match.group()):
        return Tie("twin", "former" if FORMER.search(lead) else "current", f"list under “{match.group()}”")
    return Tie("twin", "current", f"list under “{lead[:60]}”") if _is_list_of_partners(doc, flow, at, lead) else None


def _is_list_of_partners(doc: Doc, flow: Flow, at: int, lead: str) -> bool:
    """A heading that says *partners* in a document that speaks of twin towns, over items that mostly open with a town and its country."""
    if not PARTNER_WORD.search(lead) or not (STRONG.search(head_of(doc).title) or _speaks_of_twins(flow, at)):
        return False
    items = list(takewhile(lambda block: block.role == "list_item", flow.blocks[at + 1 :]))
    opened = sum(bool(_with_country(flow.block_text(block))) for block in items)
    return len(items) > 1 and opened * 3 >= len(items) * 2


def _speaks_of_twins(flow: Flow, at: int) -> bool:
    """Whether the passage above speaks of twin towns."""
    above = " ".join(flow.block_text(block) for block in flow.blocks[max(0, at - BLOCKS_ABOVE) : at])
    return bool(STRONG.search(above))


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
