"""What a reader hands on for each page: either placed words, which still need a layout, or text whose blocks are known."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from corpus.account import Account
from corpus.language import text_language
from corpus.model import Aside, Block, Box, Role, Source, Word


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
        first = self.words[0].box
        left, top, right, bottom = first.left, first.top, first.right, first.bottom
        for word in self.words:  # asked for so often that four passes, or calls of min and max, are too many
            box = word.box
            if box.left < left:
                left = box.left
            if box.top < top:
                top = box.top
            if box.right > right:
                right = box.right
            if box.bottom > bottom:
                bottom = box.bottom
        return Box(left, top, right, bottom)

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
    """One page as read. `text` and `blocks` are there where the reader knows them; otherwise the layout makes them from `strips`.

    `words` are those of `text` whose places on the page's picture are known.
    """

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
    words: tuple[Word, ...] = ()


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
    """What is asked of a reader: the file, where page pictures go (nowhere if None), and the limits.

    `language` is one that a person named, which wins over what a page looks like; `guess` is that of the document's first page that
    shows one, with which a reader begins.
    """

    path: Path
    images: Path | None = None
    limits: Limits = field(default_factory=Limits)
    language: str | None = None
    guess: str | None = None


_SCOUTS = 2
_SCOUTED = 8
_LONGEST_RUN = 8


@dataclass(frozen=True, slots=True)
class Paged:
    """A reader of a format whose pages can be read alone: any of them, in any order, in any process.

    `count` says how many pages there are, or refuses the file (DamagedFile, EncryptedFile, NoPages, FileTooLarge). `read` gives one sheet
    for each of the page numbers asked for (from 1, rising); a few come together, so that one start of a tool can serve them all. A sheet
    depends on its page and the order alone, never on the pages read before it or beside it. A page that cannot be read is an empty sheet
    with the warning `damaged`, or an error (DamagedFile), by which only that page is lost.

        def read_pages(order: Order, numbers: Sequence[int]) -> Iterator[Sheet]:
            with opened(order.path) as document:
                for number in numbers:
                    yield Sheet(number, len(document), "ocr", words_of(document[number - 1], order.language or order.guess))

        read_pdf = Paged(count_pages, read_pages)

    Called like any reader it reads all pages here, one after the other, as `ingest.pages` does in several processes.
    """

    count: Callable[[Order], int]
    read: Callable[[Order, Sequence[int]], Iterator[Sheet]]

    def __call__(self, order: Order) -> Iterator[Sheet]:
        pages = self.count(order)
        scouted, guess = 0, order.guess
        while (scouts := next_scouts(scouted, pages, order.language or guess)) is not None:
            sheets = [sheet for number in scouts for sheet in self.read(order, (number,))]
            guess, scouted = first_language(sheets), scouts[-1]
            yield from sheets
        for run in runs(scouted, pages):
            yield from self.read(replace(order, guess=guess), run)


def next_scouts(scouted: int, pages: int, guess: str | None) -> range | None:
    """The pages to be read next to find out the language of a document; None where it is known, or eight pages did not show it."""
    last = min(scouted + _SCOUTS, pages, _SCOUTED)
    return range(scouted + 1, last + 1) if guess is None and scouted < last else None


def first_language(sheets: Sequence[Sheet]) -> str | None:
    """The language of the first sheet that shows one."""
    return next((language for sheet in sheets if (language := sheet_language(sheet))), None)


def sheet_language(sheet: Sheet) -> str | None:
    """The language that its reader saw, or that its text shows."""
    return sheet.language or text_language(sheet_text(sheet))


def sheet_text(sheet: Sheet) -> str:
    """Its text, not yet in reading order where it is placed words."""
    return sheet.text or "\n".join(strip.text for strip in sheet.strips)


def runs(done: int, pages: int) -> Iterator[range]:
    """The pages after the first `done`, a few at a time; how many depends on the document alone, so that every machine reads it alike."""
    size = max(1, min(_LONGEST_RUN, pages // _LONGEST_RUN))
    for first in range(done + 1, pages + 1, size):
        yield range(first, min(first + size, pages + 1))


Reader = Callable[[Order], Iterator[Sheet]]
"""Reads a file page after page. Formats whose pages can be read alone have a `Paged`, which is one too."""


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
