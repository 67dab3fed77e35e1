"""Goals: what the issuer commits or aspires to, in the unit in which a reader would quote it.

The document is walked block by block. Headings and introductions open a list of goals (*Mål*, *Unsere Ziele*, *ti pejlemærker*), in which
items count without a cue; lead-ins with a commitment take their noun items along as one goal; elsewhere a sentence must commit by itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.model import Goal
from ingest.finders.commitment import Commitment, commitment
from ingest.finders.cues import loose
from ingest.finders.document import Found, flow_of_doc, head_of, language_of, sentences
from ingest.finders.flow import Flow, FlowBlock
from ingest.finders.goal_cues import (
    BODIES,
    CHAIR,
    FOCUS_SLIDE,
    GOAL_HEADING,
    LABELLED,
    LEAD_HEADING,
    NO_GOAL_HEADING,
    NOMINAL_DEMAND,
    QUOTE,
    SHORT_DEMAND,
    SPEAKER,
    excluded,
    list_introduction,
)
from ingest.finders.measures import measure, target_year
from ingest.finders.sdgs import named_sdgs
from ingest.finders.statements import EXPLAINS, is_noun_item, is_sentence_like, says_what_is_done, statement_of
from ingest.finders.themes import themes_of
from ingest.nlp import Doc

WORDS_OF_A_WHOLE_ITEM = 42
WORDS_OF_A_PROMISE = 5
"""A lead-in shorter than this (*Vi går efter*) is no goal beside its items."""
DECIDES = re.compile(
    r"(?:beslutter|besluttede|vedtog|vedtager|indstiller|anbefaler|foreslar|beschliesst|beschlossen|empfiehlt)(?: \w+){0,3}$"
)
VISION = re.compile(r"(?:vores |unsere |our |kommunens |die )?vision(?:en)?(?: 20\d\d)?$")


@dataclass(frozen=True, slots=True)
class Unit:
    """A stretch of the flowing text that is one goal."""

    start: int
    end: int
    commitment: Commitment


@dataclass
class _State:
    """Where the walk stands: the heading in force, whether items count without a cue, whose turn it is to speak."""

    heading: str | None = None
    listing: str | None = None
    silent: bool = False
    items: bool = False
    promise: Commitment | None = None
    lead: str | None = None


def find_goals(doc: Doc) -> Iterator[Found]:
    """The goals of a document, each once."""
    flow = flow_of_doc(doc)
    head = head_of(doc)
    said: set[str] = set()
    for unit, heading in _units(doc, flow):
        statement = statement_of(flow.text[unit.start : unit.end])
        key = re.sub(r"\W+", "", loose(statement))
        if key in said or not is_sentence_like(statement):
            continue
        said.add(key)
        yield Found(_goal(statement, heading, doc, head.year), unit.start, unit.end, unit.commitment.confidence, unit.commitment.why)


def _goal(statement: str, heading: str | None, doc: Doc, since: int | None) -> Goal:
    size = measure(statement)
    return Goal(
        statement, target_year(statement, heading, since), size.amount, size.unit, size.baseline,
        themes_of(doc, statement), named_sdgs(statement),
    )  # fmt: skip


def _units(doc: Doc, flow: Flow) -> Iterator[tuple[Unit, str | None]]:
    state = _State()
    blocks = [block for block in flow.blocks if block.role != "aside"]
    at = 0
    while at < len(blocks):
        items = _items_after(blocks, at)
        units = list(_block_units(doc, flow, blocks[at], items, state))
        for unit in units:
            yield unit, state.lead or state.heading
        at += 1 + (len(items) if units and items and units[0].end == items[-1].end else 0)


def _items_after(blocks: list[FlowBlock], at: int) -> list[FlowBlock]:
    """The list items right below a block that is none itself."""
    if blocks[at].role == "list_item":
        return []
    last = at + 1
    while last < len(blocks) and blocks[last].role == "list_item":
        last += 1
    return blocks[at + 1 : last]


def _block_units(doc: Doc, flow: Flow, block: FlowBlock, items: list[FlowBlock], state: _State) -> Iterator[Unit]:
    text = flow.block_text(block)
    if speaker := SPEAKER.match(text):
        state.silent = not CHAIR.match(speaker.group())
    if block.role == "heading" and not _is_lead_in(text, items, doc):
        yield from _heading_units(doc, text, block, state)
    elif state.silent:
        return
    elif units := _lead_in_unit(doc, flow, block, items, text, state):
        yield units
    elif block.role == "list_item":
        yield from _item_units(doc, flow, block, text, state)
    else:
        yield from _paragraph_units(doc, flow, block, text, items, state)


def _heading_units(doc: Doc, text: str, block: FlowBlock, state: _State) -> Iterator[Unit]:
    """A heading opens or ends a list of goals; on a slide it may be the message itself."""
    plain = loose(text).strip(" :.")
    if head_of(doc).type == "slides" and FOCUS_SLIDE.match(plain):
        yield Unit(block.start, block.end, Commitment("message of a slide", 0.6))
        return
    if LABELLED.match(plain):
        yield Unit(block.start, block.end, Commitment("named as a goal", 0.7))
        return
    found = commitment(text, language_of(doc)) if state.listing or head_of(doc).type == "slides" else None
    if found and len(text.split()) >= 5:
        yield Unit(block.start, block.end, found)
        return
    state.heading = text
    state.silent = False
    is_goals = bool(GOAL_HEADING.match(plain) or LEAD_HEADING.match(plain)) and not NO_GOAL_HEADING.search(plain)
    state.listing = text if is_goals else None
    state.items = False
    state.promise, state.lead = None, None


def _is_lead_in(text: str, items: list[FlowBlock], doc: Doc) -> bool:
    """A short line above a list that commits in so many words is a lead-in, not a heading."""
    return bool(items) and commitment(text, language_of(doc)) is not None


def _lead_in_unit(doc: Doc, flow: Flow, block: FlowBlock, items: list[FlowBlock], text: str, state: _State) -> Unit | None:
    """A commitment whose sentence goes on in a list of nouns is one goal with its items."""
    if not items or not (text.rstrip().endswith(":") or not re.search(r"[.!?]$", text.rstrip())):
        return None
    *_, last = sentences(doc, block.start, block.end)
    lead = flow.text[last[0] : last[1]].rstrip(":, ")
    found = commitment(lead, language_of(doc)) or (Commitment("decision", 0.8) if DECIDES.search(loose(lead)) else None)
    if not found or not all(is_noun_item(flow.block_text(item)) for item in items):
        state.promise, state.lead = found, lead
        return None
    return Unit(last[0], items[-1].end, found)


def _item_units(doc: Doc, flow: Flow, block: FlowBlock, text: str, state: _State) -> Iterator[Unit]:
    """A list item counts as a whole where it commits, stands in a list of goals, or is a demand of an election programme."""
    bounds = list(sentences(doc, block.start, block.end))
    found = next((c for a, b in bounds if (c := commitment(re.sub(r"^at ", "", flow.text[a:b]), language_of(doc)))), None) or _promised(
        text, state, doc
    )
    if found is None and state.listing:
        found = Commitment(f"under “{state.listing}”", 0.65)
    if found is None and _is_demand(doc, text):
        found = Commitment("demand of a programme", 0.6)
    if found is None:
        return
    if len(text.split()) <= WORDS_OF_A_WHOLE_ITEM and len(bounds) <= 2:
        yield Unit(block.start, block.end, found)
    else:
        yield from _sentence_units(doc, flow, block, state, own=False)


def _promised(text: str, state: _State, doc: Doc) -> Commitment | None:
    """What the lead-in of a list promises for each of its items, unless an item is mere procedure."""
    code = language_of(doc)
    plain = loose(text)
    if state.promise is None or len(plain.split()) < 2 or (code in BODIES and excluded(code).search(plain)):
        return None
    return state.promise


def _is_demand(doc: Doc, text: str) -> bool:
    head = head_of(doc)
    return bool(head.type == "election_programme" and (NOMINAL_DEMAND if len(text.split()) >= 4 else SHORT_DEMAND).match(loose(text)))


def _paragraph_units(doc: Doc, flow: Flow, block: FlowBlock, text: str, items: list[FlowBlock], state: _State) -> Iterator[Unit]:
    plain = loose(text)
    code = language_of(doc) if language_of(doc) in ("da", "de", "en") else "da"
    state.promise = state.promise if items else None
    state.lead = state.lead if items else None
    if state.items and (state.listing or "").rstrip().endswith(":"):
        state.listing, state.items = None, False
    if list_introduction(code).search(plain) and (items or not state.items) and len(text.split()) < 60:
        state.listing, state.items = text, True
    elif state.items and len(text.split()) <= 60 and says_what_is_done(text):
        yield from _pledges(doc, flow, block, Commitment(f"under “{(state.listing or '')[:80]}”", 0.6))
        return
    if VISION.match(loose(state.heading or "")) and len(text.split()) <= 60 and len(list(sentences(doc, block.start, block.end))) == 1:
        yield Unit(block.start, block.end, Commitment(f"statement under “{state.heading}”", 0.65))
        return
    if QUOTE.match(text) and re.search(r"\bvision", loose(state.heading or "")):
        yield Unit(block.start, block.end, Commitment(f"quoted under “{state.heading}”", 0.7))
        return
    if head_of(doc).type == "slides" and FOCUS_SLIDE.match(plain) and len(text.split()) < 25:
        yield Unit(block.start, block.end, Commitment("message of a slide", 0.6))
        return
    yield from _sentence_units(doc, flow, block, state, own=state.listing is not None and not state.items)


def _pledges(doc: Doc, flow: Flow, block: FlowBlock, found: Commitment) -> Iterator[Unit]:
    """The sentences of a paragraph in a list of goals, each with the sentences that only explain it."""
    bounds: list[list[int]] = []
    for start, end in sentences(doc, block.start, block.end):
        if bounds and EXPLAINS.match(flow.text[start:end]):
            bounds[-1][1] = end
        else:
            bounds.append([start, end])
    for start, end in bounds:
        yield Unit(start, end, found)


def _sentence_units(doc: Doc, flow: Flow, block: FlowBlock, state: _State, own: bool) -> Iterator[Unit]:
    """Sentences that commit; with `own` (below *Mål*, *Ziele*) also those that say what the issuer does."""
    code = language_of(doc)
    for start, end in sentences(doc, block.start, block.end):
        if state.promise and end == block.end and (flow.text[end - 1] in ":," or len(flow.text[start:end].split()) < WORDS_OF_A_PROMISE):
            continue  # its items say it
        turn = SPEAKER.match(flow.text[start:end])
        first = start + (turn.end() if turn else 0)
        text = flow.text[first:end]
        found = commitment(text, code) if block.role == "list_item" or not text[:1].islower() else None
        if found is None and head_of(doc).type == "election_programme" and SHORT_DEMAND.match(loose(text)) and len(text.split()) <= 9:
            found = Commitment("demand of a programme", 0.55)
        if found is None and own and code in BODIES and re.match(rf"{BODIES[code]}\b", loose(text)) and not text.endswith("?"):
            found = Commitment("what the issuer does, under a heading of goals", 0.55)
        if found:
            yield Unit(first, end, found)


__all__ = ["Unit", "find_goals", "statement_of"]
