"""Towns that stand in one row (*A, B og irske C*), and the sentence with what stands around it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.places import country_named
from ingest.finders.document import flow_of_doc, head_of, language_of, sentences
from ingest.finders.partners.evidence_cues import SOFT, STRONG, TWIN_HEADING
from ingest.finders.partners.mentions import Mention, between, is_own, unknown_towns
from ingest.finders.text.cues import word_set
from ingest.finders.text.flow import FlowBlock
from ingest.nlp import Doc

JOINTS = word_set(
    "og|und|and|sowie|samt|eller|oder|or|i|in|på|seit|siden|since|der|die|das|den|det|dem|de|the|by|byen|stadt|städte|gemeinde|kommunen|"
    "kommune|städten|byer|byerne|kommuner|gemeinden|hansestadt|landkreis|kreis|kommun|også|auch|med|mit|senest|endelig|schließlich|fra|from|aus|år|jahr"
)
LONGEST_JOINT = 45
LONGEST_SENTENCE = 4_000
"""What is longer is no sentence, and would take time in proportion to its square."""
LONGEST_QUESTION = 160
"""A short question alone in its block is answered below, as a heading is."""
BRACKETS = re.compile(r"\([^()]{0,80}\)")
"""What is said of one town of a row, and of no other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """[start, end) of the flowing text with the heading above it, the sentence before it in its block (or list) and the one after."""

    text: str
    start: int
    end: int
    heading: str
    heading_at: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Chain:
    """Towns in one row, and the country that the words give each."""

    towns: tuple[Mention, ...]

    @property
    def start(self) -> int:
        return self.towns[0].start

    @property
    def end(self) -> int:
        return self.towns[-1].end


def sentences_in_context(doc: Doc, mentions: list[Mention]) -> Iterator[Sentence]:
    """The sentences of paragraphs and lists, in order; rows of tables and headings are none."""
    flow = flow_of_doc(doc)
    heading, heading_at, before = "", 0, ""
    last: FlowBlock | None = None
    for block in flow.body:
        if block.role == "heading" and not _is_line_of_towns(flow.block_text(block), block, heading, mentions):
            heading, heading_at, before, last = flow.block_text(block), block.end, "", block
            continue
        if block.row:
            continue
        if block.end - block.start < LONGEST_QUESTION and flow.text[block.start : block.end].rstrip().endswith("?"):
            heading, heading_at, before, last = flow.block_text(block), block.end, "", block
            continue
        if last is None or not (block.role == "list_item" or flow.block_text(last).endswith(":")):
            before = ""
        bounds = list(sentences(doc, block.start, block.end))
        for i, (start, end) in enumerate(bounds):
            if end - start > LONGEST_SENTENCE:
                continue
            after = flow.text[slice(*bounds[i + 1])] if i + 1 < len(bounds) else ""
            yield Sentence(flow.text[start:end], start, end, heading, heading_at, before, after)
            before = flow.text[start:end]
        last = block


def _is_line_of_towns(text: str, block: FlowBlock, heading: str, mentions: list[Mention]) -> bool:
    """Whether a line that looks like a heading is a list of towns below one of twin towns."""
    if not TWIN_HEADING.search(heading) or STRONG.search(text):
        return False
    named = sum(m.end - m.start for m in between(mentions, block.start, block.end))
    return named * 2 > len(text)


def chains_of(doc: Doc, sentence: Sentence, mentions: list[Mention]) -> list[Chain]:
    """The rows of towns of a sentence; names that no gazetteer knows count beside known ones or where their country is said."""
    text = flow_of_doc(doc).text
    known = [m for m in between(mentions, sentence.start, sentence.end) if m.name]
    speaks = STRONG.search(sentence.text) or SOFT.search(sentence.text) or STRONG.search(sentence.heading) or known
    unknown = unknown_towns(text, sentence.start, sentence.end, head_of(doc).municipality, language_of(doc), known) if speaks else []
    rows: list[list[Mention]] = []
    for town in sorted([*known, *unknown], key=lambda m: m.start):
        if rows and stands_in_brackets(text, rows[-1][-1], town):
            continue
        if rows and is_joint(text[rows[-1][-1].end : town.start], head_of(doc).municipality):
            rows[-1].append(town)
        else:
            rows.append([town])
    return [Chain(tuple(row)) for row in rows if any(town.place or town.country for town in row)]


def stands_in_brackets(text: str, town: Mention, mention: Mention) -> bool:
    """Whether a town only says where the one before it lies: *Getafe (Madrid)*."""
    return mention.name is not None and text[town.end : mention.start].strip() == "(" and text[mention.end : mention.end + 1] == ")"


def is_joint(between: str, own: str | None = None) -> bool:
    """What stands between two towns of one row: a comma, *und*, a country in brackets, *irske*, *den tyske by*."""
    between = BRACKETS.sub(" ", between)
    if len(between) > LONGEST_JOINT or re.search(r"[.;:!?](?!a\.)", between):
        return False
    words = re.findall(r"\w+", between)
    return all(
        w.lower() in JOINTS or w.isdigit() or is_own(w, own) or country_named(w) is not None or (len(w) == 2 and w.isupper()) for w in words
    )
