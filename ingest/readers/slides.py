"""Slides (PPTX): the text of the shapes in their order, tables as rows, notes; slides that are pictures are read by OCR."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pptx
from lxml import etree
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PythonPptxError
from pptx.presentation import Presentation
from pptx.shapes.autoshape import Shape
from pptx.shapes.base import BaseShape
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape
from pptx.shapes.picture import Picture
from pptx.slide import Slide

from corpus.errors import FileTooLarge, NoPages, UnreadableFile
from corpus.model import Role, Source
from ingest.characters import clean_characters
from ingest.images import FORMATS, frames, save_page
from ingest.layout import lay_out
from ingest.readers import libreoffice
from ingest.readers.image import picture_sheet
from ingest.readers.office_looks import dressing, one_by_one
from ingest.readers.packed import broken_package
from ingest.recognition import Recognised, recognise
from ingest.sheet import Order, Paragraph, Sheet, paragraphs_to_text

_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE, PP_PLACEHOLDER.VERTICAL_TITLE)
_BODIES = (PP_PLACEHOLDER.BODY, PP_PLACEHOLDER.OBJECT, PP_PLACEHOLDER.VERTICAL_BODY)
_MARGINALS = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.HEADER)
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_POINT = 12_700
_FEW_LETTERS = 60
_WHOLE = 0.8
_LARGE = 0.05


def read_slides(order: Order, program: Callable[[], Path | None] = libreoffice.program) -> Iterator[Sheet]:
    """One sheet a slide, with its picture where one is wanted and LibreOffice, which is `program`, is there."""
    with broken_package("PowerPoint", PythonPptxError):
        deck = pptx.Presentation(str(order.path))
        slides = list(deck.slides)
    if not slides:
        raise NoPages("The presentation has no slides.")
    if len(slides) > order.limits.pages:
        raise FileTooLarge(f"The presentation has {len(slides)} slides; {order.limits.pages} are allowed.")
    language: str | None = None
    with dressing(order, "pptx", one_by_one(len(slides)), program) as dressed:
        for number, slide in enumerate(slides, 1):
            with broken_package("PowerPoint", PythonPptxError):
                sheet = _sheet(deck, slide, number, len(slides), language, order)
            language = sheet.language or language
            yield dressed(sheet)


def _sheet(deck: Presentation, slide: Slide, number: int, slides: int, language: str | None, order: Order) -> Sheet:
    width, height = (deck.slide_width or 9_144_000) / _POINT, (deck.slide_height or 6_858_000) / _POINT
    shapes = list(_shapes(slide.shapes))
    texts = [paragraph for shape in shapes for paragraph in _paragraphs(shape)] + list(_diagrams(slide))
    notes = list(_notes(slide))
    if sum(len(paragraph.text) for paragraph in texts) < _FEW_LETTERS:
        pictures = _pictures(shapes, width, height, language, order)
        if len(pictures) == 1 and pictures[0].share > _WHOLE and not texts and not notes:
            return _picture_slide(pictures[0], number, slides, width, order)
    else:
        pictures = []
    read = [paragraph for picture in pictures for paragraph in _picture_paragraphs(picture.found)]
    text, blocks = paragraphs_to_text([*texts, *read, *notes])
    source: Source = "text" if not read else "mixed" if texts or notes else "ocr"
    seen = next((picture.found.language for picture in pictures if picture.found.language), None)
    warnings = () if text else ("empty",)
    return Sheet(number, slides, source, text=text, blocks=blocks, language=seen, width=width, height=height, warnings=warnings)


def _shapes(shapes: Iterable[BaseShape]) -> Iterator[BaseShape]:
    """All shapes in the order in which they lie on the slide, those of groups in their place; the title comes first."""
    flat: list[BaseShape] = []
    stack = list(reversed(list(shapes)))
    while stack:
        shape = stack.pop()
        if isinstance(shape, GroupShape):
            stack += reversed(list(shape.shapes))
        else:
            flat.append(shape)
    yield from sorted(flat, key=lambda shape: _placeholder(shape) not in _TITLES)


def _placeholder(shape: BaseShape) -> PP_PLACEHOLDER | None:
    return shape.placeholder_format.type if shape.is_placeholder else None


def _paragraphs(shape: BaseShape) -> Iterator[Paragraph]:
    place = _placeholder(shape)
    if place in _MARGINALS:
        return
    if isinstance(shape, Shape):
        yield from _frame_paragraphs(shape, place)
    if isinstance(shape, GraphicFrame) and shape.has_table:
        for row in shape.table.rows:
            cells = [" ".join(_flat(cell.text).split()) for cell in row.cells if not cell.is_spanned]
            if any(cells):
                yield Paragraph("\t".join(cells), "table_row")
    if isinstance(shape, GraphicFrame) and shape.has_chart and shape.chart.has_title and shape.chart.chart_title.has_text_frame:
        yield Paragraph(_flat(shape.chart.chart_title.text_frame.text), "caption")


def _frame_paragraphs(shape: Shape, place: PP_PLACEHOLDER | None) -> Iterator[Paragraph]:
    paragraphs = [p for p in shape.text_frame.paragraphs if p.text.strip()]
    is_list = place in _BODIES and len(paragraphs) > 1
    for item in paragraphs:
        text = _flat(item.text.replace("\v", "\n"))
        role = _role(place, item._p, is_list=is_list)
        is_bare = role == "list_item" and not text.startswith(("•", "-", "–"))
        yield Paragraph(f"• {text}" if is_bare else text, role, 1 if role == "heading" else 0)


def _role(place: PP_PLACEHOLDER | None, paragraph: etree._Element, *, is_list: bool) -> Role:
    if place in _TITLES:
        return "heading"
    if paragraph.find(f"{_DRAWING}pPr/{_DRAWING}buNone") is not None:
        return "paragraph"
    has_bullet = any(paragraph.find(f"{_DRAWING}pPr/{_DRAWING}{bullet}") is not None for bullet in ("buChar", "buAutoNum", "buBlip"))
    return "list_item" if has_bullet or is_list else "paragraph"


def _diagrams(slide: Slide) -> Iterator[Paragraph]:
    """The words of SmartArt, which lie in a part of their own."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in slide.part.rels.values():
        if not relation.is_external and relation.reltype.endswith("/diagramData"):
            for paragraph in etree.fromstring(relation.target_part.blob, parser).iter(f"{_DRAWING}p"):
                text = _flat("".join(node.text or "" for node in paragraph.iter(f"{_DRAWING}t")))
                if text:
                    yield Paragraph(text, "list_item")


def _notes(slide: Slide) -> Iterator[Paragraph]:
    frame = slide.notes_slide.notes_text_frame if slide.has_notes_slide else None
    for item in frame.paragraphs if frame is not None else []:
        if text := _flat(item.text.replace("\v", "\n")):
            yield Paragraph(text)


def _flat(text: str) -> str:
    return "\n".join(line.strip() for line in clean_characters(text).split("\n") if line.strip())


@dataclass(frozen=True)
class _Picture:
    """A picture of a slide, read; `share` is how much of the slide it covers, `dpi` its resolution there."""

    found: Recognised
    share: float
    dpi: float


def _pictures(shapes: Sequence[BaseShape], width: float, height: float, language: str | None, order: Order) -> list[_Picture]:
    """The larger pictures in PNG, JPEG or TIFF; drawings and broken pictures have no words to offer."""
    found: list[_Picture] = []
    for shape in shapes:
        share = (shape.width or 0) * (shape.height or 0) / _POINT**2 / (width * height)
        if not isinstance(shape, Picture) or share < _LARGE:
            continue
        try:
            raster, _, _ = next(frames(io.BytesIO(shape.image.blob), FORMATS, order.limits))
        except (UnreadableFile, ValueError):
            continue
        dpi = max(30.0, raster.shape[1] / max(1.0, shape.width / _POINT) * 72)
        read = recognise(raster, dpi, language, named=order.language)
        language = read.language or language
        found.append(_Picture(read, share, dpi))
    return found


def _picture_paragraphs(found: Recognised) -> list[Paragraph]:
    sheet = picture_sheet(found, 200.0, 1, 1, has_image=False)
    page = lay_out([sheet])[0]
    return [Paragraph(page.source_text[block.start : block.end], block.role, block.level) for block in page.blocks]


def _picture_slide(picture: _Picture, number: int, slides: int, width: float, order: Order) -> Sheet:
    """A slide that is one picture has a picture of the page, and words that stand in it."""
    if order.images:
        save_page(picture.found.raster, order.images, number)
    sheet = picture_sheet(picture.found, picture.dpi, number, slides, has_image=order.images is not None)
    return replace(sheet, width=width, height=width * picture.found.raster.shape[0] / picture.found.raster.shape[1])
