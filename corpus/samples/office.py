"""DOCX and PPTX, packed so that the same text gives the same bytes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby

import docx
import pptx
from docx.document import Document
from docx.shared import Pt, RGBColor
from pptx.dml.color import RGBColor as SlideColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Emu, Inches
from pptx.util import Pt as SlidePt

from corpus.samples.looks import LOOKS, Look
from corpus.samples.source import Block, Source

MADE_AT = datetime(2024, 1, 2, 12, 0)  # noqa: DTZ001 (office files bear no time zone)
STYLES = {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "bullet": "List Bullet", "number": "List Number", "quote": "Intense Quote"}


def repacked(packed: bytes) -> bytes:
    """The same parts with one fixed time instead of the clock's."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, MADE_AT.timetuple()[:6])
            part.compress_type, part.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(part, old.read(name))
    return out.getvalue()


def saved(document: Document | Presentation, source: Source) -> bytes:
    properties, out = document.core_properties, io.BytesIO()
    properties.title, properties.author, properties.comments = source.title, source.banner or source.foot, ""
    properties.created = properties.modified = MADE_AT
    properties.language, properties.last_modified_by, properties.revision = LOOKS[source.look].language, "", 1
    document.save(out)
    return repacked(out.getvalue())


def runs_of(blocks: tuple[Block, ...]) -> Iterator[tuple[bool, list[Block]]]:
    for is_row, group in groupby(blocks, key=lambda block: block.kind == "row"):
        yield is_row, list(group)


def word(source: Source) -> bytes:
    """A DOCX with headings, lists, tables, a running head and a foot."""
    document, look = docx.Document(), LOOKS[source.look]
    for name in ("Title", "Heading 1", "Heading 2"):
        document.styles[name].font.color.rgb = RGBColor.from_string(look.main.lstrip("#").upper())
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Liberation Sans", Pt(11)
    document.sections[0].header.paragraphs[0].text = source.banner
    for is_row, blocks in (run for page in source.pages for run in runs_of(page)):
        if is_row:
            add_word_table(document, blocks)
            continue
        for block in blocks:
            text = block.plain.split(". ", 1)[1] if block.kind == "number" else block.plain
            document.add_paragraph(text, STYLES.get(block.kind, "Normal"))
    return saved(document, source)


def add_word_table(document: Document, rows: list[Block]) -> None:
    grid = document.add_table(len(rows), len(rows[0].cells), "Light Grid Accent 1")
    for n, row in enumerate(rows):
        for cell, text in zip(grid.rows[n].cells, row.cells, strict=True):
            cell.text = text
    document.add_paragraph()


def layout_of(blocks: tuple[Block, ...], first: bool) -> int:
    """The number of a layout in the library's template: title slide, title and content, or title alone (above a table)."""
    return 0 if first else 5 if any(block.kind == "row" for block in blocks) else 1


def presentation(source: Source) -> bytes:
    """A PPTX with titles, bullets, tables and notes for the speaker."""
    deck, look = pptx.Presentation(), LOOKS[source.look]
    deck.slide_width, deck.slide_height = Inches(13.333), Inches(7.5)
    for number, blocks in enumerate(source.pages):
        slide = deck.slides.add_slide(deck.slide_layouts[layout_of(blocks, first=number == 0)])
        add_ground(slide, look, first=number == 0)
        title, *rest = [block for block in blocks if block.kind != "notes"]
        place_title(slide, title, look, first=number == 0)
        notes = [block.text for block in blocks if block.kind == "notes"]
        if number == 0:
            add_subtitle(slide, rest)
        else:
            add_body(slide, rest)
        if notes:
            slide.notes_slide.notes_text_frame.text = "\n".join(notes)
    return saved(deck, source)


def slide_color(look: Look) -> SlideColor:
    return SlideColor(*bytes.fromhex(look.main.lstrip("#")))  # type: ignore[no-untyped-call]


def add_ground(slide: Slide, look: Look, first: bool) -> None:
    bar = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(0), Emu(0), Inches(0.45 if first else 0.2), Inches(7.5))
    bar.fill.solid()
    bar.fill.fore_color.rgb = slide_color(look)
    bar.line.fill.background()


def place_title(slide: Slide, title: Block, look: Look, first: bool) -> None:
    shape = slide.shapes.title
    assert shape is not None
    shape.left, shape.top, shape.width, shape.height = Inches(1.2), Inches(2.2 if first else 0.5), Inches(11), Inches(1.1)
    shape.text = title.plain
    font = shape.text_frame.paragraphs[0].font
    font.color.rgb, font.bold, font.size = slide_color(look), True, SlidePt(44 if first else 36)


def add_subtitle(slide: Slide, blocks: list[Block]) -> None:
    subtitle = slide.placeholders[1]
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = Inches(1.2), Inches(3.6), Inches(10), Inches(2)
    subtitle.text = "\n".join(block.plain for block in blocks)


def add_body(slide: Slide, blocks: list[Block]) -> None:
    """A table, or bullets in the slide's own place for content."""
    if blocks[0].kind == "row":
        add_slide_table(slide, blocks, 1.9, 0.75 * len(blocks))
        return
    body = slide.placeholders[1]
    body.left, body.top, body.width, body.height = Inches(1.2), Inches(1.9), Inches(11), Inches(4.8)
    for n, block in enumerate(blocks):
        paragraph = body.text_frame.paragraphs[0] if n == 0 else body.text_frame.add_paragraph()
        paragraph.text, paragraph.font.size, paragraph.space_after = block.plain, SlidePt(24), SlidePt(10)


def add_slide_table(slide: Slide, rows: list[Block], top: float, height: float) -> None:
    shape = slide.shapes.add_table(len(rows), len(rows[0].cells), Inches(1.2), Inches(top), Inches(11), Inches(height))
    for n, row in enumerate(rows):
        for column, text in enumerate(row.cells):
            shape.table.cell(n, column).text = text
