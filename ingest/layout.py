"""Layout: the placed words of a page become lines, blocks in reading order, and one text; running heads and feet are set apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from corpus.model import Aside, Block, Page, Role, Word
from ingest.layout_blocks import region_pieces
from ingest.layout_captions import with_caption
from ingest.layout_flow import joined_columns, with_drop_caps
from ingest.layout_footnotes import part_footnotes
from ingest.layout_grids import take_grids
from ingest.layout_headings import Levels, Piece
from ingest.layout_order import reading_order
from ingest.layout_rows import Row
from ingest.layout_stacks import boxed
from ingest.layout_survey import Survey
from ingest.layout_tables import take_tables
from ingest.sheet import PlacedWord, Sheet, Strip

_DEFAULT_PAGE = (595.0, 842.0)


def lay_out(sheets: Sequence[Sheet]) -> list[Page]:
    """The pages of a document whose sheets are all at hand."""
    survey = Survey()
    for sheet in sheets:
        survey.see(sheet)
    return [lay_out_sheet(sheet, survey) for sheet in sheets]


def lay_out_sheet(sheet: Sheet, survey: Survey) -> Page:
    """A page of a document of which the survey saw all sheets. One whose text the reader knew already passes through."""
    strips, asides = survey.running.parted(sheet)
    return _page(sheet, _pieces(sheet, strips, survey.levels), asides)


def _page(sheet: Sheet, pieces: Sequence[Piece], asides: tuple[Aside, ...]) -> Page:
    page = Page(
        sheet.number,
        sheet.source,
        sheet.text,
        language=sheet.language,
        words=sheet.words,
        blocks=sheet.blocks,
        warnings=sheet.warnings,
        asides=(*sheet.asides, *asides),
        width=sheet.width,
        height=sheet.height,
        has_image=sheet.has_image,
        account=sheet.account,
    )
    if not pieces:
        return page
    setting = _Setting()
    for piece in pieces:
        setting.add(piece)
    known = [word.confidence for word in setting.words if word.confidence is not None]
    confidence = round(sum(known) / len(known), 4) if known else None
    return replace(page, source_text=setting.text, words=tuple(setting.words), blocks=tuple(setting.blocks), confidence=confidence)


@dataclass
class _Setting:
    """The text of a page as it grows, with its words and blocks."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    _before: Role | None = None

    def add(self, piece: Piece) -> None:
        if self._before:
            is_run = piece.role == self._before and piece.role in ("list_item", "table_row")
            self.text += "\n" if is_run else "\n\n"
        self._before = piece.role
        start = len(self.text)
        for number, row in enumerate(piece.rows):
            self.text += "\n" if number else ""
            self._add_row(row)
        self.blocks.append(Block(start, len(self.text), piece.role, piece.level))

    def _add_row(self, row: Row) -> None:
        parts: list[str] = []
        at = len(self.text)
        for column, placed in enumerate(row):
            before: PlacedWord | None = None
            for word in placed.strip.words:
                gap = _gap(before, word) if before else "\t" if column else ""
                parts += (gap, word.text)
                start, before = at + len(gap), word
                at = start + len(word.text)
                self.words.append(Word(start, at, word.box, word.confidence))
        self.text += "".join(parts)


def _gap(before: PlacedWord, word: PlacedWord) -> str:
    """A space; a line break in a cell where a hyphen at the end of a line may have to be undone."""
    return "\n" if before.text.endswith("-") and word.box.top > (before.box.top + before.box.bottom) / 2 else " "


def _pieces(sheet: Sheet, strips: Sequence[Strip], levels: Levels) -> list[Piece]:
    """The blocks of a page: its text in reading order, then its footnotes."""
    width, height = sheet.width or _DEFAULT_PAGE[0], sheet.height or _DEFAULT_PAGE[1]
    feet = part_footnotes(with_drop_caps(strips, levels.body), sheet.tables, levels.body, width, height)
    parts = reading_order(take_grids(take_tables(feet.text, sheet.tables, width, height)))
    columns = [[piece for region in boxed(part) for piece in region_pieces(region)] for part in parts]
    pieces = [with_caption(piece) for piece in joined_columns(columns)]
    return [*(levels.applied(piece, is_listed=_is_listed(pieces, at)) for at, piece in enumerate(pieces)), *feet.notes]


def _is_listed(pieces: Sequence[Piece], at: int) -> bool:
    """Whether a block stands among list items of its size."""
    beside = [*pieces[max(0, at - 1) : at], *pieces[at + 1 : at + 2]]
    return any(other.role == "list_item" and abs(other.size - pieces[at].size) < 0.1 * other.size for other in beside)
