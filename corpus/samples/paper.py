"""Sheets of paper and slides as PDF with a text layer: A4 in one or two columns, and slides, light or dark."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby

from reportlab.lib.colors import Color, HexColor, white
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    FrameBreak,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from corpus.samples.looks import LOOKS, Look, register_fonts, with_breaks
from corpus.samples.source import Block, Source

SLIDE = (960.0, 540.0)
PAGE_WORDS = {"da": "Side {} af {}", "de": "Seite {} von {}"}
ITALIC = re.compile(r"\*([^*]+)\*")
COVERED = ("pdf", "two-columns", "mixed")
NIGHT, CHALK = "#10221c", "#f2f5ef"


def styles(look: Look, scale: float = 1.0, ink: str = "#1c1c1c", heading: str | None = None) -> dict[str, ParagraphStyle]:
    size = look.size * scale
    main = HexColor(heading or look.main)

    def style(name: str, size: float, font: str, before: float, after: float, color: Color, indent: float = 0) -> ParagraphStyle:
        return ParagraphStyle(
            name, fontName=font, fontSize=size, leading=size * 1.34, spaceBefore=before, spaceAfter=after, textColor=color,
            leftIndent=indent, bulletIndent=2, bulletFontName=font, bulletFontSize=size, bulletColor=main,
            embeddedHyphenation=1, splitLongWords=0, keepWithNext=int(name[0] == "h"),
        )  # fmt: skip

    plain, bold, italic, text = look.font, f"{look.font}-Bold", f"{look.font}-Italic", HexColor(ink)
    return {
        "h1": style("h1", size * 2.25, bold, 0, size * 0.8, main),
        "h2": style("h2", size * 1.4, bold, size * 1.1, size * 0.45, main),
        "h3": style("h3", size * 1.1, bold, size * 0.8, size * 0.25, main),
        "lead": style("lead", size * 1.18, italic, 0, size, text),
        "paragraph": style("paragraph", size, plain, 0, size * 0.65, text),
        "line": style("line", size, plain, 0, size * 0.15, text),
        "bullet": style("bullet", size, plain, 0, size * 0.35, text, size * 1.3),
        "number": style("number", size, plain, 0, size * 0.35, text),
        "quote": style("quote", size * 1.08, italic, size * 0.4, size, main, size * 2),
        "footnote": style("footnote", size * 0.8, plain, size, 0, text),
    }


def marked_up(text: str) -> str:
    return ITALIC.sub(r"<i>\1</i>", with_breaks(text).replace("&", "&amp;"))


def widths(rows: list[Block], width: float) -> list[float]:
    """Columns as wide as their longest cell asks for, within bounds."""
    longest = [max(8, min(26, max(len(cell) for cell in column))) for column in zip(*(row.cells for row in rows), strict=True)]
    return [width * one / sum(longest) for one in longest]


def table(rows: list[Block], look: Look, width: float, paragraph: ParagraphStyle, ground: str = "#f4f4f4") -> Table:
    head = ParagraphStyle("head", paragraph, fontName=f"{look.font}-Bold", textColor=white, spaceAfter=0, fontSize=paragraph.fontSize * 0.9)
    cell = ParagraphStyle("cell", paragraph, spaceAfter=0, fontSize=paragraph.fontSize * 0.9)
    cells = [[Paragraph(marked_up(text), cell if n else head) for text in row.cells] for n, row in enumerate(rows)]
    return Table(
        cells,
        colWidths=widths(rows, width),
        style=[
            ("BACKGROUND", (0, 0), (-1, 0), HexColor(look.main)),
            ("ROWBACKGROUNDS", (0, 1), (-1, -1), [HexColor("#ffffff"), HexColor(ground)]),
            ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor("#9a9a9a")),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ],
    )


def flow(blocks: tuple[Block, ...], look: Look, width: float, style: dict[str, ParagraphStyle]) -> Iterator[Flowable]:
    for is_row, group in groupby((b for b in blocks if b.kind != "notes"), key=lambda block: block.kind == "row"):
        if is_row:
            yield table(list(group), look, width, style["paragraph"])
            yield Spacer(1, style["paragraph"].fontSize)
            continue
        for block in group:
            yield Paragraph(marked_up(block.text), style[block.kind], bulletText="•" if block.kind == "bullet" else None)


def draw_shield(canvas: Canvas, look: Look, x: float, y: float, size: float) -> None:
    """A coat of arms: a rounded shield in the main colour with waves, a hill or a bar in the second."""
    path = canvas.beginPath()
    path.moveTo(x, y + size)
    path.lineTo(x + size * 0.84, y + size)
    path.lineTo(x + size * 0.84, y + size * 0.45)
    path.curveTo(x + size * 0.84, y + size * 0.2, x + size * 0.6, y + size * 0.08, x + size * 0.42, y)
    path.curveTo(x + size * 0.24, y + size * 0.08, x, y + size * 0.2, x, y + size * 0.45)
    path.close()
    canvas.saveState()
    canvas.clipPath(path, stroke=0)
    canvas.setFillColor(HexColor(look.main))
    canvas.rect(x, y, size, size, stroke=0, fill=1)
    canvas.setFillColor(HexColor(look.second))
    canvas.setStrokeColor(HexColor(look.second))
    if look.shield == "hill":
        canvas.circle(x + size * 0.42, y + size * 0.05, size * 0.42, stroke=0, fill=1)
    elif look.shield == "bar":
        canvas.rect(x, y + size * 0.45, size, size * 0.2, stroke=0, fill=1)
    else:
        canvas.setLineWidth(size * 0.08)
        for row in (0.3, 0.52, 0.74):
            wave = canvas.beginPath()
            wave.moveTo(x - size * 0.1, y + size * row)
            wave.curveTo(x + size * 0.2, y + size * (row + 0.2), x + size * 0.5, y + size * (row - 0.2), x + size, y + size * row)
            canvas.drawPath(wave)
    canvas.restoreState()


def draw_cover(canvas: Canvas, look: Look, width: float, height: float) -> None:
    """A strip of landscape: sky, sun, two ridges and water in the colours of the look."""
    main, second = HexColor(look.main), HexColor(look.second)
    base, top = height - 40 * mm, height
    strip = canvas.beginPath()
    strip.rect(0, base, width, top - base)
    canvas.saveState()
    canvas.clipPath(strip, stroke=0)
    canvas.setFillColor(Color(second.red, second.green, second.blue, 0.28))
    canvas.rect(0, base, width, top - base, stroke=0, fill=1)
    canvas.setFillColor(second)
    canvas.circle(width * 0.78, base + 33 * mm, 9 * mm, stroke=0, fill=1)
    for alpha, low, high in ((0.45, 22, 40), (0.72, 12, 30), (1.0, 5, 16)):
        ridge = canvas.beginPath()
        ridge.moveTo(0, base)
        ridge.lineTo(0, base + low * mm)
        ridge.curveTo(width * 0.25, base + high * mm, width * (0.3 + alpha * 0.3), base + (low - 9) * mm, width, base + (high - 6) * mm)
        ridge.lineTo(width, base)
        ridge.close()
        canvas.setFillColor(Color(main.red, main.green, main.blue, alpha))
        canvas.drawPath(ridge, stroke=0, fill=1)
    canvas.restoreState()


class Sheets:
    """Draws what stands on the sheets of one document besides its text: the banner, running heads, feet and page numbers."""

    def __init__(self, source: Source, pictures: dict[int, bytes]) -> None:
        self.source, self.look, self.pictures = source, LOOKS[source.look], pictures

    def __call__(self, canvas: Canvas, document: BaseDocTemplate) -> None:
        number, (width, height) = document.page, A4
        canvas.saveState()
        if number in self.pictures:
            canvas.drawImage(ImageReader(io.BytesIO(self.pictures[number])), 0, 0, width, height)
        elif number == 1 and self.source.made in COVERED:
            draw_cover(canvas, self.look, width, height)
            self.draw_name(canvas, 22 * mm, height - 60 * mm)
        elif number == 1:
            self.draw_banner(canvas, width, height)
            self.draw_name(canvas, 22 * mm, height - 31 * mm)
        elif self.source.head:
            self.draw_head(canvas, width, height)
        if self.source.foot and number not in self.pictures:
            self.draw_foot(canvas, width, number)
        canvas.restoreState()

    def draw_banner(self, canvas: Canvas, width: float, height: float) -> None:
        canvas.setFillColor(HexColor(self.look.main))
        canvas.rect(0, height - 7 * mm, width, 7 * mm, stroke=0, fill=1)
        canvas.setFillColor(HexColor(self.look.second))
        canvas.rect(0, height - 9 * mm, width, 2 * mm, stroke=0, fill=1)

    def draw_name(self, canvas: Canvas, x: float, y: float) -> None:
        draw_shield(canvas, self.look, x, y, 15 * mm)
        canvas.setFillColor(HexColor(self.look.main))
        canvas.setFont(f"{self.look.font}-Bold", 15)
        canvas.drawString(x + 18 * mm, y + 6 * mm, self.source.banner)

    def draw_head(self, canvas: Canvas, width: float, height: float) -> None:
        canvas.setFillColor(HexColor("#555555"))
        canvas.setFont(self.look.font, 8.5)
        canvas.drawString(22 * mm, height - 16 * mm, self.source.head)
        canvas.setStrokeColor(HexColor(self.look.second))
        canvas.line(22 * mm, height - 18 * mm, width - 22 * mm, height - 18 * mm)

    def draw_foot(self, canvas: Canvas, width: float, number: int) -> None:
        canvas.setFillColor(HexColor("#555555"))
        canvas.setFont(self.look.font, 8.5)
        canvas.drawString(22 * mm, 12 * mm, self.source.foot)
        counted = PAGE_WORDS[self.look.language].format(number, len(self.source.pages))
        canvas.drawRightString(width - 22 * mm, 12 * mm, counted)


def frames(top: float, columns: int, title: float = 0) -> list[Frame]:
    """The columns of a sheet whose text begins `top` below its edge, under a title of that height over all columns."""
    width, height = A4
    bottom, start, gap = 20 * mm, height - top, 8 * mm
    each = (width - 44 * mm - gap * (columns - 1)) / columns
    over = [Frame(22 * mm, start - title, width - 44 * mm, title, 0, 0, 0, 0)] if title else []
    return over + [Frame(22 * mm + n * (each + gap), bottom, each, start - title - bottom, 0, 0, 0, 0) for n in range(columns)]


def first_frames(source: Source, columns: int) -> list[Frame]:
    top = 67 * mm if source.made in COVERED else 38 * mm
    return frames(top, columns, 32 * mm if columns > 1 else 0)


COLUMN = {1: A4[0] - 44 * mm, 2: (A4[0] - 52 * mm) / 2}


def page_flow(blocks: tuple[Block, ...], look: Look, width: float, title_apart: bool) -> Iterator[Flowable]:
    title = tuple(block for block in blocks if title_apart and block.kind in ("h1", "lead"))
    yield from flow(title, look, width, styles(look))
    if title:
        yield FrameBreak()
    yield from flow(blocks[len(title) :], look, width, styles(look))


def sheets(source: Source, columns: int = 1, pictures: dict[int, bytes] | None = None) -> bytes:
    """A4 pages, one for each page of the source; `pictures` replaces pages by a picture that fills the sheet."""
    register_fonts()
    draw, look, out = Sheets(source, pictures or {}), LOOKS[source.look], io.BytesIO()
    document = BaseDocTemplate(out, pagesize=A4, title=source.title, author=source.banner, lang=look.language, invariant=1)
    later = frames(24 * mm, columns)
    document.addPageTemplates([PageTemplate("first", first_frames(source, columns), draw), PageTemplate("later", later, draw)])
    story: list[Flowable] = [NextPageTemplate("later")]
    for number, blocks in enumerate(source.pages, 1):
        if number > 1:
            story.append(PageBreak())
        story += [Spacer(1, 1)] if number in draw.pictures else page_flow(blocks, look, COLUMN[columns], number == 1 and columns > 1)
    document.build(story)
    if document.page != len(source.pages):
        raise ValueError(f"{source.stem}: {document.page} sheets for {len(source.pages)} pages of text")
    return out.getvalue()


def slides(source: Source, dark: bool = False) -> bytes:
    """Slides of 16:9 as exported from a presentation; `dark` is light type on a dark ground."""
    register_fonts()
    look, out = LOOKS[source.look], io.BytesIO()
    canvas = Canvas(out, pagesize=SLIDE, invariant=1, lang=look.language)
    canvas.setTitle(source.title)
    style = styles(look, 2.45, CHALK if dark else "#1c1c1c", look.second if dark else None)
    for number, blocks in enumerate(source.pages, 1):
        draw_slide_ground(canvas, look, dark, first=number == 1)
        top = 400.0 if number == 1 else SLIDE[1] - 50
        body = list(flow(blocks, look, 840, style))
        Frame(60, 50, 840, top - 50, 0, 0, 0, 0).addFromList(body, canvas)
        if body:
            raise ValueError(f"{source.stem}: slide {number} is too full")
        draw_slide_foot(canvas, source, number, CHALK if dark else "#555555")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def draw_slide_ground(canvas: Canvas, look: Look, dark: bool, first: bool) -> None:
    width, height = SLIDE
    canvas.setFillColor(HexColor(NIGHT if dark else "#ffffff"))
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillColor(HexColor(look.second if dark else look.main))
    canvas.rect(0, 0, 22 if first else 10, height, stroke=0, fill=1)
    if first:
        draw_shield(canvas, look, 60, height - 110, 70)
        canvas.setFillColor(HexColor(look.second if dark else look.main))
        canvas.circle(width * 0.86, -180, 330, stroke=0, fill=1)
        canvas.setFillColor(HexColor(look.main if dark else look.second))
        canvas.circle(width * 1.02, -220, 330, stroke=0, fill=1)


def draw_slide_foot(canvas: Canvas, source: Source, number: int, color: str) -> None:
    canvas.setFillColor(HexColor(color))
    canvas.setFont(LOOKS[source.look].font, 13)
    canvas.drawString(60, 22, source.foot)
    canvas.drawRightString(SLIDE[0] - 60, 22, str(number))
