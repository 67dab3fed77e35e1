"""A reading as one flowing text: lines joined to paragraphs over hyphens, columns and page breaks, each character still at its page.

Finders work on the flowing text; `Flow.spans` leads back to the pages. Furniture (page numbers, running heads) is set apart: what a
page break tore in two is whole here.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import repeat
from typing import Literal

from corpus.model import Page, Span
from ingest.finders.text.lines import Line, read_lines
from ingest.finders.text.paragraphs import DANGLING, ENDS, HYPHEN, QUESTION, letterspacing, paragraphs
from ingest.finders.text.sentences import sentence_bounds

BlockRole = Literal["heading", "paragraph", "list_item", "aside"]

SUSPENDED = re.compile(r"(?:und|oder|og|eller|bzw|sowie|samt|and|or|u)\b", re.IGNORECASE)
WORDS_OF_A_HEADING = 14
_NO_WORD = re.compile(r"\S{200,}")
"""So much without a space says nothing, and costs tokenizers and patterns that look for words time in proportion to its square."""
_ODD = re.compile(r"[^\S ]|[ ]{2}|\u00ad")
"""White space to be joined, and hyphens that show only at a line's end."""
_FILLER = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, slots=True)
class FlowBlock:
    """[start, end) of the flowing text: a heading, paragraph, list item or aside.

    `spaced` says that an empty line stands before it, `row` that it is one of a table.
    """

    start: int
    end: int
    role: BlockRole
    page: int
    spaced: bool = True
    level: int = 0
    number: bool = False
    row: bool = False


@dataclass(frozen=True)
class Flow:
    """The flowing text with its blocks; character i of `text` is character `offsets[i]` of page `pages[i]`."""

    text: str
    blocks: tuple[FlowBlock, ...]
    pages: Sequence[int]
    offsets: Sequence[int]
    page_texts: dict[int, str]
    landscape: bool = False
    _starts: tuple[int, ...] = field(default=())
    margins: str = ""
    """The running heads and feet that the layout set apart, each once: no part of the text, but they may say whose it is."""
    _sentences: dict[tuple[int, int], Sequence[tuple[int, int]]] = field(default_factory=dict, compare=False, repr=False)

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

    def sentences(self, start: int, end: int) -> Sequence[tuple[int, int]]:
        """[start, end) of the sentences within a stretch; a stretch is looked through once, however often it is asked for."""
        if (start, end) not in self._sentences:
            self._sentences[start, end] = [(start + a, start + b) for a, b in sentence_bounds(self.text[start:end])]
        return self._sentences[start, end]

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


def flow_of(pages: Sequence[Page]) -> Flow:
    """Joins the pages of a reading to one flowing text."""
    writer = _Writer()
    for group in paragraphs(read_lines(pages)):
        writer.write(group)
    text = _NO_WORD.sub(_filled, "".join(writer.text))
    return Flow(
        text, tuple(_items_after_colons(writer, _numbered_headings(writer))), writer.pages, writer.offsets,
        {page.number: page.text for page in pages}, _is_landscape(pages), tuple(block.start for block in writer.blocks),
        "\n".join(dict.fromkeys(aside.text for page in pages for aside in page.asides)),
    )  # fmt: skip


def _filled(match: re.Match[str]) -> str:
    """As many characters that are no words."""
    length = len(match[0])
    return f"{_FILLER} " * ((length - 1) // 2) + _FILLER * (1 + (length - 1) % 2)


def _is_landscape(pages: Sequence[Page]) -> bool:
    """Whether most pages are wider than high, as slides are."""
    wide = sum((page.width or 0) > (page.height or 0) for page in pages)
    return 2 * wide > len(pages)


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
        self.pages = array("I")
        self.offsets = array("I")
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
            FlowBlock(start, end, role, group[0].page, group[0].gap, level, group[0].text[:1].isdigit() and group[0].mark > 0, group[0].row)
        )
        self._put("\n", group[-1].page, group[-1].end)

    def _join(self, line: Line) -> None:
        """Between two lines of a block: a space, or nothing where a hyphen tore a word."""
        before = "".join(self.text[-2:])
        if not HYPHEN.search(before) or SUSPENDED.match(line.text):
            self._put(" ", line.page, max(0, line.start - 1))
        elif line.text[0].islower():
            self.text.pop()
            self.pages.pop()
            self.offsets.pop()

    def _line(self, line: Line, skip: int) -> None:
        text = line.text[skip:]
        spaced = letterspacing(text)
        first = line.start + skip
        if not spaced and not _ODD.search(text) and not (text[:1] == " " and self.text[-1:] == [" "]):
            self._put_all(text, line.page, first)
            return
        for i, char in enumerate(text):
            if char == "\u00ad" and i < len(text) - 1:
                continue
            if char.isspace() and not line.row and (i in spaced or (self.text and self.text[-1] == " ")):
                continue
            self._put(" " if char.isspace() else char, line.page, first + i)

    def _put(self, char: str, page: int, offset: int) -> None:
        self.text.append(char)
        self.pages.append(page)
        self.offsets.append(offset)

    def _put_all(self, text: str, page: int, offset: int) -> None:
        self.text.extend(text)
        self.pages.extend(repeat(page, len(text)))
        self.offsets.extend(range(offset, offset + len(text)))


def block_role(group: list[Line], text: str) -> tuple[BlockRole, int]:
    """What a block is: the layout's word for headings and list items, and else its look."""
    first = group[0]
    if first.aside:
        return "aside", 0
    if first.row:
        return "paragraph", 0
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
