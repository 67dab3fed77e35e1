"""The stretches of a document that might be goals, each with what speaks for it: headings, lead-ins with their lists, items, sentences.

The document is walked block by block. Headings and introductions open a list of goals (*Mål*, *Unsere Ziele*, *ti pejlemærker*), in which
items count without a cue; lead-ins with a commitment take their noun items along as one goal; elsewhere a sentence must commit by itself.
Every unit is yielded, also one that nothing speaks for (score 0), so that other judges may have their say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from ingest.finders.commitment import Commitment, commitment
from ingest.finders.cues import loose
from ingest.finders.document import flow_of_doc, head_of, language_of, sentences
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
from ingest.finders.statements import EXPLAINS, is_noun_item, says_what_is_done, statement_of
from ingest.nlp import Doc

Kind = Literal["sentence", "item", "list", "heading", "quote"]

WORDS_OF_A_WHOLE_ITEM = 42
WORDS_OF_A_PROMISE = 5
"""A lead-in shorter than this (*Vi går efter*) is no goal beside its items."""
DECIDES = re.compile(
    r"(?:beslutter|besluttede|vedtog|vedtager|indstiller|anbefaler|foreslar|beschliesst|beschlossen|empfiehlt)(?: \w+){0,3}$"
)
VISION = re.compile(r"(?:vores |unsere |our |kommunens |die )?vision(?:en)?(?: 20\d\d)?$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """[start, end) of the flowing text as one possible goal, where it stands, and what the rules make of it.

    `kind`: a sentence, a whole list item, a lead-in with its list of nouns, a heading, a quotation. `heading` is the heading above,
    `listing` what opened the list of goals it stands in, `lead` the sentence its list hangs on. `score` (0 to 1) and `why` are the rules'
    verdict.
    """

    start: int
    end: int
    text: str
    kind: Kind
    heading: str | None = None
    listing: str | None = None
    lead: str | None = None
    score: float = 0.0
    why: str = ""

    @property
    def year_line(self) -> str | None:
        """The line that may give a goal without a year its horizon."""
        return self.lead or self.heading


@dataclass
class _State:
    """Where the walk stands: the heading in force, whether items count without a cue, whose turn it is to speak."""

    heading: str | None = None
    listing: str | None = None
    silent: bool = False
    items: bool = False
    promise: Commitment | None = None
    lead: str | None = None


def candidates(doc: Doc) -> Iterator[Candidate]:
    """All units of a document in their order, with the rules' verdict."""
    flow = flow_of_doc(doc)
    state = _State()
    blocks = [block for block in flow.blocks if block.role != "aside"]
    at = 0
    while at < len(blocks):
        items = _items_after(blocks, at)
        units = [replace(unit, lead=state.lead) for unit in _block_units(doc, flow, blocks[at], items, state)]
        yield from units
        at += 1 + (len(items) if units and units[0].kind == "list" else 0)


def _unit(flow: Flow, state: _State, span: tuple[int, int], kind: Kind, found: Commitment | None) -> Candidate:
    text = statement_of(flow.text[span[0] : span[1]])
    score, why = (found.confidence, found.why) if found and (kind == "heading" or not state.silent) else (0.0, "")
    return Candidate(*span, text, kind, state.heading, state.listing, None, score, why)


def _items_after(blocks: list[FlowBlock], at: int) -> list[FlowBlock]:
    """The list items right below a block that is none itself."""
    if blocks[at].role == "list_item":
        return []
    last = at + 1
    while last < len(blocks) and blocks[last].role == "list_item":
        last += 1
    return blocks[at + 1 : last]


def _block_units(doc: Doc, flow: Flow, block: FlowBlock, items: list[FlowBlock], state: _State) -> Iterator[Candidate]:
    text = flow.block_text(block)
    if speaker := SPEAKER.match(text):
        state.silent = not CHAIR.match(speaker.group())
    if block.role == "heading" and not _is_lead_in(text, items, doc):
        yield from _heading_units(doc, flow, text, block, state)
    elif unit := _lead_in_unit(doc, flow, block, items, state):
        yield unit
    elif block.role == "list_item":
        yield from _item_units(doc, flow, block, text, state)
    else:
        yield from _paragraph_units(doc, flow, block, text, items, state)


def _heading_units(doc: Doc, flow: Flow, text: str, block: FlowBlock, state: _State) -> Iterator[Candidate]:
    """A heading opens or ends a list of goals; on a slide it may be the message itself."""
    plain = loose(text).strip(" :.")
    found = _said_by_a_heading(doc, text, plain, state)
    yield _unit(flow, state, (block.start, block.end), "heading", found)
    if found:
        return
    state.heading = text
    state.silent = False
    is_goals = bool(GOAL_HEADING.match(plain) or LEAD_HEADING.match(plain)) and not NO_GOAL_HEADING.search(plain)
    state.listing = text if is_goals else None
    state.items = False
    state.promise, state.lead = None, None


def _said_by_a_heading(doc: Doc, text: str, plain: str, state: _State) -> Commitment | None:
    is_slide = head_of(doc).type == "slides"
    if is_slide and FOCUS_SLIDE.match(plain):
        return Commitment("message of a slide", 0.6)
    if LABELLED.match(plain):
        return Commitment("named as a goal", 0.7)
    return commitment(text, language_of(doc)) if (state.listing or is_slide) and len(text.split()) >= 5 else None


def _is_lead_in(text: str, items: list[FlowBlock], doc: Doc) -> bool:
    """A short line above a list that commits in so many words is a lead-in, not a heading."""
    return bool(items) and commitment(text, language_of(doc)) is not None


def _lead_in_unit(doc: Doc, flow: Flow, block: FlowBlock, items: list[FlowBlock], state: _State) -> Candidate | None:
    """A commitment whose sentence goes on in a list of nouns is one goal with its items."""
    text = flow.block_text(block).rstrip()
    if state.silent or not items or not (text.endswith(":") or not re.search(r"[.!?]$", text)):
        return None
    *_, last = sentences(doc, block.start, block.end)
    lead = flow.text[last[0] : last[1]].rstrip(":, ")
    found = commitment(lead, language_of(doc)) or (Commitment("decision", 0.8) if DECIDES.search(loose(lead)) else None)
    if not found or not all(is_noun_item(flow.block_text(item)) for item in items):
        state.promise, state.lead = found, lead
        return None
    return _unit(flow, state, (last[0], items[-1].end), "list", found)


def _item_units(doc: Doc, flow: Flow, block: FlowBlock, text: str, state: _State) -> Iterator[Candidate]:
    """A list item counts as a whole where it commits, stands in a list of goals, or is a demand of an election programme."""
    bounds = list(sentences(doc, block.start, block.end))
    found = next((c for a, b in bounds if (c := commitment(re.sub(r"^at ", "", flow.text[a:b]), language_of(doc)))), None) or _promised(
        text, state, doc
    )
    if found is None and state.listing:
        found = Commitment(f"under “{state.listing}”", 0.65)
    if found is None and _is_demand(doc, text):
        found = Commitment("demand of a programme", 0.6)
    if found is None or (len(text.split()) <= WORDS_OF_A_WHOLE_ITEM and len(bounds) <= 2):
        yield _unit(flow, state, (block.start, block.end), "item", found)
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


def _paragraph_units(doc: Doc, flow: Flow, block: FlowBlock, text: str, items: list[FlowBlock], state: _State) -> Iterator[Candidate]:
    plain = loose(text)
    code = language_of(doc) if language_of(doc) in ("da", "de", "en") else "da"
    state.promise = state.promise if items else None
    state.lead = state.lead if items else None
    if state.items and (state.listing or "").rstrip().endswith(":"):
        state.listing, state.items = None, False
    if list_introduction(code).search(plain) and (items or not state.items) and len(text.split()) < 60:
        state.listing, state.items = text, True
    elif state.items and len(text.split()) <= 60 and says_what_is_done(text):
        yield from _pledges(doc, flow, block, state)
        return
    if found := _said_by_a_paragraph(doc, block, text, plain, state):
        yield _unit(flow, state, (block.start, block.end), "quote", found)
        return
    yield from _sentence_units(doc, flow, block, state, own=state.listing is not None and not state.items)


def _said_by_a_paragraph(doc: Doc, block: FlowBlock, text: str, plain: str, state: _State) -> Commitment | None:
    if VISION.match(loose(state.heading or "")) and len(text.split()) <= 60 and len(list(sentences(doc, block.start, block.end))) == 1:
        return Commitment(f"statement under “{state.heading}”", 0.65)
    if QUOTE.match(text) and re.search(r"\bvision", loose(state.heading or "")):
        return Commitment(f"quoted under “{state.heading}”", 0.7)
    if head_of(doc).type == "slides" and FOCUS_SLIDE.match(plain) and len(text.split()) < 25:
        return Commitment("message of a slide", 0.6)
    return None


def _pledges(doc: Doc, flow: Flow, block: FlowBlock, state: _State) -> Iterator[Candidate]:
    """The sentences of a paragraph in a list of goals, each with the sentences that only explain it."""
    found = Commitment(f"under “{(state.listing or '')[:80]}”", 0.6)
    bounds: list[list[int]] = []
    for start, end in sentences(doc, block.start, block.end):
        if bounds and EXPLAINS.match(flow.text[start:end]):
            bounds[-1][1] = end
        else:
            bounds.append([start, end])
    for start, end in bounds:
        yield _unit(flow, state, (start, end), "sentence", found)


def _sentence_units(doc: Doc, flow: Flow, block: FlowBlock, state: _State, own: bool) -> Iterator[Candidate]:
    """Sentences that commit; with `own` (below *Mål*, *Ziele*) also those that say what the issuer does."""
    for start, end in sentences(doc, block.start, block.end):
        if state.promise and end == block.end and (flow.text[end - 1] in ":," or len(flow.text[start:end].split()) < WORDS_OF_A_PROMISE):
            continue  # its items say it
        turn = SPEAKER.match(flow.text[start:end])
        first = start + (turn.end() if turn else 0)
        while first < end and flow.text[first].isspace():
            first += 1
        if first < end:
            yield _unit(flow, state, (first, end), "sentence", _said_by_a_sentence(doc, flow.text[first:end], block, own))


def _said_by_a_sentence(doc: Doc, text: str, block: FlowBlock, own: bool) -> Commitment | None:
    code = language_of(doc)
    plain = loose(text)
    if (found := commitment(text, code)) and (block.role == "list_item" or not text[:1].islower()):
        return found
    if head_of(doc).type == "election_programme" and SHORT_DEMAND.match(plain) and len(text.split()) <= 9:
        return Commitment("demand of a programme", 0.55)
    if own and code in BODIES and re.match(rf"{BODIES[code]}\b", plain) and not text.endswith("?"):
        return Commitment("what the issuer does, under a heading of goals", 0.55)
    return None
