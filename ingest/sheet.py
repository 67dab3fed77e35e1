"""What a reader hands on for each page: either placed words, which still need a layout, or text whose blocks are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from corpus.account import Account
from corpus.model import Aside, Block, Box, Role, Source


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word where it stands on the page. `size` is its type size in points, `bold` how it is set; OCR knows a confidence instead."""

    text: str
    box: Box
    size: float = 0.0
    bold: bool = False
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Strip:
    """Words side by side on one line and in one column; `group` is the paragraph that an OCR saw, -1 where nobody did."""

    words: tuple[PlacedWord, ...]
    group: int = -1

    @property
    def box(self) -> Box:
        boxes = [word.box for word in self.words]
        return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table, in which words may stand."""

    row: int
    column: int
    box: Box


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table on a page of placed words."""

    box: Box
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of text that a file names as such: a heading, paragraph, list item or table row."""

    text: str
    role: Role = "paragraph"
    level: int = 0


@dataclass(frozen=True)
class Sheet:
    """One page as read. `text` and `blocks` are there where the reader knows them; otherwise the layout makes them from `strips`."""

    number: int
    pages: int
    source: Source
    strips: tuple[Strip, ...] = ()
    tables: tuple[Table, ...] = ()
    text: str = ""
    blocks: tuple[Block, ...] = ()
    asides: tuple[Aside, ...] = ()
    warnings: tuple[str, ...] = ()
    language: str | None = None
    width: float | None = None
    height: float | None = None
    has_image: bool = False
    account: Account | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may cost; more is refused as FileTooLarge."""

    bytes: int = 500_000_000
    pages: int = 2_000
    pixels: int = 120_000_000
    unpacked_bytes: int = 1_000_000_000
    unpacked_ratio: int = 200
    members: int = 20_000
    text_bytes: int = 50_000_000


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a reader: the file, where page pictures go (nowhere if None), and the limits."""

    path: Path
    images: Path | None = None
    limits: Limits = field(default_factory=Limits)


Reader = Callable[[Order], Iterator[Sheet]]


def paragraphs_to_text(paragraphs: list[Paragraph]) -> tuple[str, tuple[Block, ...]]:
    """One text out of paragraphs, with a blank line between them (none between list items or rows), and their blocks."""
    text, blocks = "", list[Block]()
    before: Paragraph | None = None
    for paragraph in paragraphs:
        if not paragraph.text.strip():
            continue
        if before:
            is_run = before.role == paragraph.role and paragraph.role in ("list_item", "table_row")
            text += "\n" if is_run else "\n\n"
        blocks.append(Block(len(text), len(text) + len(paragraph.text), paragraph.role, paragraph.level))
        text += paragraph.text
        before = paragraph
    return text, tuple(blocks)
