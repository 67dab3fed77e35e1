"""The stretches of a document that might be goals, each with what speaks for it: headings, lead-ins with their lists, items, sentences.

The document is walked block by block. Headings and introductions open a list of goals (*Mål*, *Unsere Ziele*, *ti pejlemærker*), in which
items count without a cue; lead-ins with a commitment take their noun items along as one goal; elsewhere a sentence must commit by itself.
Every unit is yielded, also one that nothing speaks for, so that other judges may have their say.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from corpus.places import places_named
from ingest.finders.document import flow_of_doc, head_of, language_of, sentences
from ingest.finders.goals.commitment import BIAS, NO_VERDICT, Evidence, Verdict, best, evidence, weigh
from ingest.finders.goals.context import (
    CHAIR,
    DECISION,
    FOCUS_SLIDE,
    OPENS,
    QUOTE,
    SPEAKER,
    VISION,
    announces_goals,
    ends_goals,
    is_demand,
    is_goal_heading,
    is_nominal,
    is_short_demand,
    is_verbless,
    plain_heading,
)
from ingest.finders.goals.cues import first_cue
from ingest.finders.goals.statements import EXPLAINS, is_noun_item, says_what_is_done, statement_of
from ingest.finders.text.cues import loose
from ingest.finders.text.flow import Flow, FlowBlock
from ingest.finders.text.paragraphs import DANGLING
from ingest.nlp import Doc

Kind = Literal["sentence", "item", "list", "heading", "quote"]

WORDS_OF_A_WHOLE_ITEM = 42
WORDS_OF_A_LABEL = 2
"""A lead-in of more words without a verb (*Schwerpunkte der nächsten Jahre:*) is a heading: each item below is a goal."""
MOST_ITEMS = 200
WORDS_OF_A_PROMISE = 5
"""A lead-in shorter than this (*Vi går efter*) is no goal beside its items."""
WORDS_OF_A_SHORT_LEAD = 10
SHARE_OF_NAMES = 0.66
WORDS_OF_A_STATEMENT = 60
WORDS_OF_A_SLIDE = 25
WORDS_OF_A_DEMAND = 6
"""A shorter line of nouns may be a heading."""
DECIDES = re.compile(
    r"(?:beslutter|besluttede|vedtog|vedtager|indstiller|anbefaler|foreslar|beschliesst|beschlossen|empfiehlt)(?: \w+){0,3}$"
)


SUBJECT = re.compile(
    r"(?:Die Stadt |Stadt |Byen )?([A-ZÆØÅÄÖÜ][\w-]{3,})(?: Kommune)? "
    r"(?:har|vil|skal|ønsker|arbejder|will|hat|soll|strebt|plant|möchte|aims|wants|plans|has|intends)\b"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """[start, end) of the flowing text as one possible goal, where it stands, and what the rules make of it.

    `kind`: a sentence, a whole list item, a lead-in with its list of nouns, a heading, a quotation. `heading` is the heading above,
    `listing` what opened the list of goals it stands in, `lead` the sentence its list hangs on; `others_speak` where
    somebody has the floor who does not speak for the issuer. `verdict` holds the evidence of the rules,
    for and against, with its weight.
    """

    start: int
    end: int
    text: str
    kind: Kind
    verdict: Verdict = NO_VERDICT
    heading: str | None = None
    listing: str | None = None
    lead: str | None = None
    others_speak: bool = False

    @property
    def score(self) -> float:
        return self.verdict.score

    @property
    def why(self) -> str:
        return self.verdict.why

    @property
    def is_silent(self) -> bool:
        """Whether the rules found nothing that speaks for it or against it, although they looked."""
        return not self.verdict.evidence and not self.others_speak

    def voted(self, confidence: float, why: str) -> Candidate:
        """The unit with another judge's vote beside the evidence of the rules."""
        weight = math.log(confidence / (1 - confidence)) - BIAS
        return replace(self, verdict=self.verdict.plus(Evidence("vote", why, weight)))

    @property
    def year_line(self) -> str | None:
        """The line that may give a goal without a year its horizon."""
        return self.lead or self.heading


@dataclass
class _State:
    """Where the walk stands: the heading in force, whether items count without a cue, whose turn it is to speak.

    `section` is a heading of goals that has headings of its own below it.
    """

    heading: str | None = None
    listing: str | None = None
    silent: bool = False
    section: str | None = None
    items: bool = False
    promise: Verdict | None = None
    lead: str | None = None


def candidates(doc: Doc) -> Iterator[Candidate]:
    """All units of a document in their order, with the rules' verdict."""
    return _Walk(doc).units()


class _Walk:
    """One walk through a document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.flow: Flow = flow_of_doc(doc)
        self.code = language_of(doc)
        self.type = head_of(doc).type
        self.own = loose(head_of(doc).municipality or "") or None
        self.issuer = loose(f"{head_of(doc).issuer or ''} {head_of(doc).municipality or ''}")
        self.state = _State()

    def units(self) -> Iterator[Candidate]:
        blocks = [block for block in self.flow.blocks if block.role != "aside"]
        at = 0
        while at < len(blocks):
            items = self._items_after(blocks, at)
            units = [replace(unit, lead=self.state.lead) for unit in self._block(blocks[at], items)]
            yield from units
            at += 1 + (len(items) if units and units[0].kind == "list" else 0)

    def _items_after(self, blocks: list[FlowBlock], at: int) -> list[FlowBlock]:
        """The list items right below a block that is none itself, or ends in a colon; a full sentence behind a list of names is none."""
        if blocks[at].role == "list_item" and not self.flow.block_text(blocks[at]).rstrip().endswith(":"):
            return []
        last = at + 1
        while last < len(blocks) and blocks[last].role == "list_item" and last - at <= MOST_ITEMS:
            last += 1
        items = blocks[at + 1 : last]
        texts = [self.flow.block_text(item).rstrip() for item in items]
        goes_past = len(items) > 2 and [text[-1:] == "." for text in texts] == [False] * (len(items) - 1) + [True]
        return items[:-1] if goes_past and self._weigh(texts[-1]).is_goal else items

    def _weigh(self, text: str) -> Verdict:
        verdict = weigh(text, self.code, self.own)
        if verdict.is_goal and (town := _other_town(text, self.issuer)):
            return verdict.plus(evidence("third", f"what {town} does"))
        return verdict

    def _unit(self, start: int, end: int, kind: Kind, verdict: Verdict) -> Candidate:
        state, muted = self.state, self.state.silent and kind != "heading"
        text = statement_of(self.flow.text[start:end])
        return Candidate(
            start, end, text, kind, NO_VERDICT if muted else verdict, state.heading, state.listing, others_speak=muted
        )  # fmt: skip

    def _block(self, block: FlowBlock, items: list[FlowBlock]) -> Iterator[Candidate]:
        text = self.flow.block_text(block)
        if speaker := SPEAKER.match(text):
            self.state.silent = not CHAIR.match(speaker.group())
        elif OPENS.match(text):
            self.state.silent = False
        if block.role == "heading" and not (items and self._weigh(text).is_goal):
            yield from self._heading(text, block)
        elif unit := self._lead_in(block, items):
            yield unit
        elif block.role == "list_item":
            yield from self._item(block, text)
        else:
            yield from self._paragraph(block, text, items)

    def _heading(self, text: str, block: FlowBlock) -> Iterator[Candidate]:
        """A heading opens or ends a list of goals; on a slide, or among goals, it may be one itself."""
        plain = plain_heading(text)
        verdict = self._heading_verdict(text, plain)
        yield self._unit(block.start, block.end, "heading", verdict)
        if not verdict.is_goal:
            listing = text if is_goal_heading(plain, self.code) else None
            goes_on = listing or (self.state.section if not ends_goals(plain, self.code) else None)
            self.state = _State(text, listing, section=goes_on if self._is_above_heading(block) or not listing else None)

    def _is_above_heading(self, block: FlowBlock) -> bool:
        """Whether the next thing below a heading is a heading again."""
        after = self.flow.body_index(block.start) + 1
        return after < len(self.flow.body) and self.flow.body[after].role == "heading"

    def _heading_verdict(self, text: str, plain: str) -> Verdict:
        is_slide = self.type == "slides"
        if is_slide and FOCUS_SLIDE.match(plain):
            return Verdict((evidence("slide", "message of a slide"),))
        if label := next((found for code in ("da", "de", "en") if (found := first_cue(plain, code, "label"))), None):
            return Verdict((evidence("label", label[0].why),))
        return self._weigh(text) if (self.state.listing or is_slide) and len(text.split()) >= 5 else Verdict()

    def _lead_in(self, block: FlowBlock, items: list[FlowBlock]) -> Candidate | None:
        """A commitment whose sentence goes on in a list of nouns is one goal with its items."""
        text = self.flow.block_text(block).rstrip()
        if self.state.silent or not items or not (text.endswith(":") or not re.search(r"[.!?]$", text)):
            return None
        *_, last = sentences(self.doc, block.start, block.end)
        lead = self.flow.text[last[0] : last[1]].rstrip(":, ")
        verdict = self._weigh(lead)
        if not verdict.is_goal and DECIDES.search(loose(lead)):
            verdict = Verdict((evidence("decision", "decision"),))
        if not verdict.is_goal and text.endswith(":") and self.code and (found := first_cue(loose(lead), self.code, "lead")):
            is_label = len(lead.split()) <= WORDS_OF_A_LABEL and self.type != "election_programme"
            if is_verbless(loose(lead), self.code) and not is_label:
                self.state.listing = text
                return None
            verdict = Verdict((evidence("label", found[0].why),)) if block.role != "list_item" else verdict
        if not verdict.is_goal or not self._are_named(items):
            self.state.promise, self.state.lead = verdict if verdict.is_goal and _goes_on(text) else None, lead
            return None
        return self._unit(last[0], items[-1].end, "list", verdict)

    def _are_named(self, items: list[FlowBlock]) -> bool:
        """Whether the items only name things, two in three at least, and none commits by itself."""
        texts = [self.flow.block_text(item) for item in items]
        named = sum(is_noun_item(text, self.code) and not text.rstrip().endswith("?") for text in texts)
        return named >= SHARE_OF_NAMES * len(texts) and not any(self._weigh(text).is_goal for text in texts)

    def _item(self, block: FlowBlock, text: str) -> Iterator[Candidate]:
        """A list item counts as a whole where it commits, stands in a list of goals, or is a demand of an election programme."""
        bounds = list(sentences(self.doc, block.start, block.end))
        verdicts = [self._weigh(re.sub(r"^at ", "", self.flow.text[a:b])) for a, b in bounds]
        context = list(self._item_context(text))
        verdict = best(verdicts).plus(*context)
        only_last = len(bounds) == 2 and not context and not verdicts[0].is_goal and self._stands_alone(*bounds[1], bounds[0])
        if not verdict.is_goal or (len(text.split()) <= WORDS_OF_A_WHOLE_ITEM and len(bounds) <= 2 and not only_last):
            yield self._unit(block.start, block.end, "item", verdict)
        else:
            yield from self._sentences(block, own=False)

    def _stands_alone(self, start: int, end: int, before: tuple[int, int]) -> bool:
        """Whether a sentence of an item can be quoted without the one before it, which is whole too."""
        first = self.flow.text[before[0] : before[1]]
        return len(first.split()) > WORDS_OF_A_PROMISE and first[-1] == "." and not EXPLAINS.match(self.flow.text[start:end])

    def _item_context(self, text: str) -> Iterator[Evidence]:
        state = self.state
        if state.promise and len(text.split()) >= 2:
            yield replace(evidence("listed", f"{state.promise.why} (“{(state.lead or '')[:60]}”)"), weight=state.promise.weight + 0.3)
        elif state.listing and not text.rstrip().endswith(":"):
            yield evidence("listed", f"under “{state.listing[:80]}”")
        if self.type == "election_programme" and (is_demand(text, self.code) or is_short_demand(loose(text), self.code)):
            yield evidence("programme", "demand of a programme")
        elif self._says_what_will_change(text):
            yield evidence("programme", "what is to change, in a programme")
        yield from self._enacts(text)

    def _paragraph(self, block: FlowBlock, text: str, items: list[FlowBlock]) -> Iterator[Candidate]:
        plain, state = loose(text), self.state
        if not items:
            state.promise, state.lead = None, None
        if state.items and (state.listing or "").rstrip().endswith(":"):
            state.listing, state.items = None, False
        if announces_goals(text, plain, self.code) and (items or not state.items):
            state.listing, state.items = text, True
        elif state.items and len(text.split()) <= WORDS_OF_A_STATEMENT and says_what_is_done(text):
            yield from self._pledges(block)
            return
        verdict = self._paragraph_verdict(block, text, plain)
        if verdict.is_goal:
            yield self._unit(block.start, block.end, "quote", verdict)
        else:
            yield from self._sentences(block, own=state.listing is not None and not state.items)

    def _paragraph_verdict(self, block: FlowBlock, text: str, plain: str) -> Verdict:
        """A vision stated under its heading, quoted or not; the message of a slide."""
        above = loose(self.state.heading or "")
        is_one = len(text.split()) <= WORDS_OF_A_STATEMENT and len(list(sentences(self.doc, block.start, block.end))) == 1
        if (VISION.match(above) and is_one) or (QUOTE.match(text) and re.search(r"\bvision", above)):
            return Verdict((evidence("vision", f"statement under “{self.state.heading}”"),))
        if self.type == "slides" and FOCUS_SLIDE.match(plain) and len(text.split()) < WORDS_OF_A_SLIDE:
            return Verdict((evidence("slide", "message of a slide"),))
        return Verdict()

    def _pledges(self, block: FlowBlock) -> Iterator[Candidate]:
        """The sentences of a paragraph in a list of goals, each with the sentences that only explain it."""
        bounds: list[list[int]] = []
        for start, end in sentences(self.doc, block.start, block.end):
            if bounds and EXPLAINS.match(self.flow.text[start:end]):
                bounds[-1][1] = end
            else:
                bounds.append([start, end])
        for start, end in bounds:
            verdict = self._weigh(self.flow.text[start:end]).plus(evidence("listed", f"under “{(self.state.listing or '')[:80]}”"))
            yield self._unit(start, end, "sentence", verdict)

    def _sentences(self, block: FlowBlock, own: bool) -> Iterator[Candidate]:
        """Sentences that commit; with `own` (below *Mål*, *Ziele*) also those that say what the issuer does."""
        text = self.flow.text
        for start, end in sentences(self.doc, block.start, block.end):
            if self.state.promise and end == block.end and self._is_left_open(text[start:end], block):
                continue  # its items say it
            turn = SPEAKER.match(text[start:end])
            first = start + (turn.end() if turn else 0)
            first += len(text[first:end]) - len(text[first:end].lstrip())
            if first < end:
                yield self._unit(first, end, "sentence", self._sentence_verdict(text[first:end], block, own))

    def _is_left_open(self, sentence: str, block: FlowBlock) -> bool:
        return block.role == "heading" or sentence[-1] in ":," or len(sentence.split()) < WORDS_OF_A_PROMISE

    def _sentence_verdict(self, text: str, block: FlowBlock, own: bool) -> Verdict:
        plain = loose(text)
        if text[:1].islower() and block.role != "list_item":
            return Verdict()
        verdict = self._weigh(text)
        is_demanded = (is_short_demand(plain, self.code) and len(text.split()) <= 9) or (
            len(text.split()) >= WORDS_OF_A_DEMAND and _opens_with_noun(text, self.code)
        )
        if self.type == "election_programme" and is_demanded:
            verdict = verdict.plus(evidence("programme", "demand of a programme"))
        elif self._says_what_will_change(text):
            verdict = verdict.plus(evidence("programme", "what is to change, in a programme"))
        verdict = verdict.plus(*self._enacts(text))
        if self.state.section and is_nominal(text, self.code):
            verdict = verdict.plus(evidence("own", f"under “{self.state.section[:80]}”"))
        if own and self.code and first_cue(plain, self.code, "pledge"):
            verdict = verdict.plus(evidence("own", "what the issuer does, under a heading of goals"))
        return verdict

    def _enacts(self, text: str) -> Iterator[Evidence]:
        """Below *Beschluss:* what a body does is what it shall do."""
        above = plain_heading(self.state.lead or self.state.heading or "")
        if self.code and DECISION.match(above) and (found := first_cue(loose(text), self.code, "enacts")):
            yield evidence("decision", found[0].why)

    def _says_what_will_change(self, text: str) -> bool:
        """*X wird ausgebaut*, *At alle får …*: what describes elsewhere is a promise in an election programme."""
        return self.type == "election_programme" and bool(self.code) and bool(first_cue(loose(text), self.code or "", "change"))


def _other_town(text: str, issuer: str) -> str | None:
    """The town, not the issuer's, that a sentence begins with as its subject (*Hamburg will …*, *Aarhus har sat sig …*)."""
    found = SUBJECT.match(text)
    if not found or not issuer.strip() or loose(found.group(1)) in issuer or not places_named(found.group(1)):
        return None
    return found.group(1)


def _opens_with_noun(text: str, code: str | None) -> bool:
    """A noun of doing without an article before it."""
    return is_nominal(text, code) and not re.match(r"(?:D(?:er|ie|as|iese[rs]?)|Eine?|Unsere?|Den|Det) ", text)


def _goes_on(lead: str) -> bool:
    """Whether a line asks for the list below it: by a colon, by its last word, or by being short."""
    return lead.endswith(":") or len(lead.split()) <= WORDS_OF_A_SHORT_LEAD or bool(DANGLING.search(lead))
