"""A reading as one flowing text: lines joined to paragraphs over hyphens, columns and page breaks, each character still at its page.

Finders work on the flowing text; `Flow.spans` leads back to the pages. Furniture (page numbers, running heads) is set apart: what a
page break tore in two is whole here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from corpus.model import Page, Span
from ingest.finders.lines import Line, read_lines

BlockRole = Literal["heading", "paragraph", "list_item", "aside"]

DANGLING = re.compile(
    r"(?:[,&–/(]|(?<![\w.])(?:og|eller|samt|af|på|pa|pd|til|for|fra|med|i|om|som|at|der|den|det|de|en|et|ved|mod|under|over|mellem|"
    r"inden|hvor|und|oder|sowie|der|die|das|dem|den|des|ein|eine|einer|eines|einem|einen|zu|zur|zum|mit|von|vom|für|in|im|an|am|auf|"
    r"aus|bei|durch|über|um|dass|the|a|of|and|to|or|with|by|on))$",
    re.IGNORECASE,
)
HYPHEN = re.compile(r"(?<=[^\W\d_])[-¬\u00ad]$")
SUSPENDED = re.compile(r"(?:und|oder|og|eller|bzw|sowie|samt|and|or|u)\b", re.IGNORECASE)
ENDS = re.compile(r"[.!?…:;][\"”“»«’')]*$")
LETTERSPACED = re.compile(r"(?:\S {1,3}){5,}\S?")
WORDS_OF_A_HEADING = 14
WIDTH_OF_ENTRIES = 60
QUESTION = re.compile(r"(?:Hvad|Hvem|Hvorfor|Hvordan|Hvor|Hvilke\w*|Was|Wer|Warum|Wie|Wo|Welche\w*|What|Who|Why|How)\b[^.!?]{0,50}\?$")
"""A short question on a line of its own is a heading."""
LABEL = re.compile(
    r"(?:(?:punkt|sagsnr|dokumentnr|journalnr|sagsbehandler|dato|til|fra|emne|vorlage|verantwortlich|dienststelle|gremium|"
    r"termin|top|betreff|"
    r"datum|az|aktenzeichen|bilag|anlage|sagsnummer|drucksache\w*)\b[^:]{0,12}:|sagsnr\b|beratungsfolge\b|gremium termin|sachverhalt)",
    re.IGNORECASE,
)
"""Lines of a form: label and value stand on their own, however long the next line is."""


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """[start, end) of the flowing text: a heading, paragraph, list item or aside; `spaced` says that an empty line stands before it."""

    start: int
    end: int
    role: BlockRole
    page: int
    spaced: bool = True
    level: int = 0
    number: bool = False


@dataclass(frozen=True)
class Flow:
    """The flowing text with its blocks; character i of `text` is character `offsets[i]` of page `pages[i]`."""

    text: str
    blocks: tuple[FlowBlock, ...]
    pages: tuple[int, ...]
    offsets: tuple[int, ...]
    page_texts: dict[int, str]
    landscape: bool = False
    _starts: tuple[int, ...] = field(default=())

    def block_at(self, position: int) -> FlowBlock:
        """The block that holds a position; there is always at least one."""
        return self.blocks[max(0, bisect_right(self._starts, position) - 1)]

    @cached_property
    def body(self) -> tuple[FlowBlock, ...]:
        """The blocks without the asides."""
        return tuple(block for block in self.blocks if block.role != "aside")

    @cached_property
    def _body_starts(self) -> list[int]:
        return [block.start for block in self.body]

    def body_index(self, position: int) -> int:
        """How many blocks of the body stand before the one that holds a position."""
        return max(0, bisect_right(self._body_starts, position) - 1)

    def block_text(self, block: FlowBlock) -> str:
        return self.text[block.start : block.end]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The spans of the pages under [start, end) of the flowing text, split where furniture or a page break stands between."""
        pieces: list[list[int]] = []
        for page, at in zip(self.pages[start:end], self.offsets[start:end], strict=True):
            if pieces and pieces[-1][0] == page and self._touches(page, pieces[-1][2], at):
                pieces[-1][2] = at + 1
            else:
                pieces.append([page, at, at + 1])
        return tuple(span for piece in pieces if (span := self._trimmed(*piece)))

    def _touches(self, page: int, last: int, here: int) -> bool:
        return here >= last - 1 and not re.sub(r"[\s\W_]+", "", self.page_texts[page][last:here])

    def _trimmed(self, page: int, start: int, end: int) -> Span | None:
        piece = self.page_texts[page][start:end]
        start += len(piece) - len(piece.lstrip())
        end = start + len(piece.strip())
        return Span(page, start, end) if start < end else None

    def quote(self, span: Span) -> str:
        return self.page_texts[span.page][span.start : span.end]


def flow_of(pages: tuple[Page, ...]) -> Flow:
    """Joins the pages of a reading to one flowing text."""
    writer = _Writer()
    for group in _groups(read_lines(pages)):
        writer.write(group)
    return Flow(
        "".join(writer.text), tuple(_items_after_colons(writer, _numbered_headings(writer))), tuple(writer.pages), tuple(writer.offsets),
        {page.number: page.text for page in pages}, _is_landscape(pages), tuple(block.start for block in writer.blocks),
    )  # fmt: skip


def _is_landscape(pages: tuple[Page, ...]) -> bool:
    """Whether most pages are wider than high, as slides are."""
    wide = sum((page.width or 0) > (page.height or 0) for page in pages)
    return 2 * wide > len(pages)


def _groups(lines: list[Line]) -> list[list[Line]]:
    """Lines that belong to one block; an aside inside a paragraph is put behind it, and comes once."""
    groups: list[list[Line]] = []
    asides: list[list[Line]] = []
    said: set[str] = set()
    width, listing = 0, False
    for i, line in enumerate(lines):
        if line.aside:
            if line.text not in said and any(c.isalpha() for c in line.text):
                said.add(line.text)
                asides.append([line])
            continue
        if line.gap or i == 0:
            width, listing = _run_width(lines, i), False
        entry = listing and line.text[0].isupper() and width < WIDTH_OF_ENTRIES
        listing = listing or line.text.endswith(":")
        if groups and not entry and _continues(groups[-1], line, width):
            groups[-1].append(line)
        else:
            groups += asides
            asides = []
            groups.append([line])
    return groups + asides


def _run_width(lines: list[Line], first: int) -> int:
    """The usual length of the full lines of the run (lines without an empty one between) that begins here.

    In a long run the longest lines are passed over: where a hyphen was taken out, two lines have become one.
    """
    last = first + 1
    while last < len(lines) and not lines[last].gap and lines[last].page == lines[first].page:
        last += 1
    lengths = sorted(len(line.text) for line in lines[first:last])
    return lengths[-1] if len(lengths) < 6 else lengths[int(0.65 * len(lengths))]


def _continues(group: list[Line], line: Line, width: int) -> bool:
    """Whether a line goes on with the block above it."""
    last = group[-1]
    if last.aside or line.mark or QUESTION.match(line.text) or QUESTION.match(last.text):
        return False
    if "heading" in (line.role, last.role) and not _is_torn(last.text, line.text):
        return line.role == last.role and not line.gap and not line.breaks
    if bool(letterspacing(last.text)) != bool(letterspacing(line.text)) or LABEL.match(line.text):
        return False
    torn = _is_torn(last.text, line.text)
    misread = (
        line.role == last.role == "list_item" and not line.mark and len(last.text) > max(40, 0.8 * width)
    )  # the layout took a number for a list's
    if line.gap or (line.breaks and not misread) or line.page != last.page:
        return torn and not is_fragment(line.text)
    return torn or _opens_small(line.text) or not _is_deliberate_break(last, line, width, in_item=bool(group[0].mark))


def _is_torn(last: str, line: str) -> bool:
    """Whether a sentence goes on from one line to the other: a hyphen, a word that asks for more, a small letter."""
    return bool(HYPHEN.search(last)) or bool(DANGLING.search(last)) or (_opens_small(line) and not ENDS.search(last))


def _opens_small(text: str) -> bool:
    return text[0].islower() or text[0] in "(-–—"


def is_fragment(text: str) -> bool:
    """Whether a line is too odd to go on with a sentence: hardly any letters."""
    letters = sum(c.isalpha() for c in text)
    return letters < 3 or letters < 0.5 * len(text.replace(" ", ""))


def _is_deliberate_break(last: Line, line: Line, width: int, in_item: bool) -> bool:
    """Whether the line above ended although the next word would have fitted."""
    if LABEL.match(last.text) and not line.text[0].islower():
        return True
    first_word = line.text.split(maxsplit=1)[0]
    room = width - len(last.text) - 1 - len(first_word)
    if ENDS.search(last.text):
        return room > 0.25 * width or last.text.endswith(":")
    if width < 28 or in_item:
        return room > 0.35 * width
    return room > 0.18 * width


def _numbered_headings(writer: _Writer) -> list[FlowBlock]:
    """A short numbered line between other blocks is a heading; beside other numbered lines it is an item."""
    blocks = writer.blocks

    def is_heading(i: int) -> bool:
        near = [blocks[j] for j in (i - 1, i + 1) if 0 <= j < len(blocks)]
        alone = blocks[i].number and not any(block.number for block in near)
        return alone and looks_like_heading("".join(writer.text[blocks[i].start : blocks[i].end]))

    return [replace(block, role="heading", level=2) if is_heading(i) else block for i, block in enumerate(blocks)]


def _items_after_colons(writer: _Writer, blocks: list[FlowBlock]) -> Iterator[FlowBlock]:
    """Short lines right under a line that ends in a colon are the items of a list, bullets or not."""
    listing = False
    for block in blocks:
        if listing and block.role == "heading" and not block.spaced:
            yield replace(block, role="list_item")
            continue
        listing = writer.text[block.end - 1] == ":" and block.role == "paragraph"
        yield block


class _Writer:
    """Collects the flowing text and where each of its characters comes from."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.pages: list[int] = []
        self.offsets: list[int] = []
        self.blocks: list[FlowBlock] = []

    def write(self, group: list[Line]) -> None:
        start = len(self.text)
        for i, line in enumerate(group):
            if i:
                self._join(line)
            self._line(line, line.mark if i == 0 else 0)
        end = len(self.text)
        role, level = block_role(group, "".join(self.text[start:end]))
        self.blocks.append(
            FlowBlock(start, end, role, group[0].page, group[0].gap, level, group[0].text[:1].isdigit() and group[0].mark > 0)
        )
        self._put("\n", group[-1].page, group[-1].end)

    def _join(self, line: Line) -> None:
        """Between two lines of a block: a space, or nothing where a hyphen tore a word."""
        before = "".join(self.text[-2:])
        if not HYPHEN.search(before) or SUSPENDED.match(line.text):
            self._put(" ", line.page, max(0, line.start - 1))
        elif line.text[0].islower():
            for row in (self.text, self.pages, self.offsets):
                row.pop()

    def _line(self, line: Line, skip: int) -> None:
        text = line.text[skip:]
        spaced = letterspacing(text)
        for i, char in enumerate(text):
            at = line.start + skip + i
            if char == "\u00ad" and i < len(text) - 1:
                continue
            if char.isspace() and (i in spaced or (self.text and self.text[-1] == " ")):
                continue
            self._put(" " if char.isspace() else char, line.page, at)

    def _put(self, char: str, page: int, offset: int) -> None:
        self.text.append(char)
        self.pages.append(page)
        self.offsets.append(offset)


def letterspacing(text: str) -> frozenset[int]:
    """The positions of the single spaces to leave out of a line set with spaces between its letters (*S t a d t*)."""
    parts = text.split()
    if len(parts) < 5 or sum(len(part) == 1 for part in parts) < 0.8 * len(parts):
        return frozenset()
    return frozenset(m.start() for m in re.finditer(r"(?<! ) (?! )", text))


def block_role(group: list[Line], text: str) -> tuple[BlockRole, int]:
    """What a block is: the layout's word for headings and list items, and else its look."""
    first = group[0]
    if first.aside:
        return "aside", 0
    if first.mark or first.role == "list_item":
        return "list_item", 0
    if all(line.role == "heading" for line in group):
        return "heading", first.level or 1
    return ("heading", 2) if len(group) <= 3 and looks_like_heading(text) else ("paragraph", 0)


def looks_like_heading(text: str) -> bool:
    """Short, opening with a capital or a number, not ending like a sentence."""
    words = text.split()
    if QUESTION.match(text):
        return True
    if not words or len(words) > WORDS_OF_A_HEADING or len(text) > 110:
        return False
    return not ENDS.search(text.rstrip()) and not DANGLING.search(text) and (text[0].isupper() or text[0].isdigit() or text[0] in "\"“„'‘»")
