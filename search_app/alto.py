"""A page as ALTO 4.4, the form in which libraries and archives exchange what was read of a picture, and where each word stands.

https://www.loc.gov/standards/alto/ Lengths are in 1/1200 inch. What is told is the text as shown; where a repair changed it, the
letters as read stand beside it as an alternative.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from corpus.edits import source_range
from corpus.model import Box, Document, Page
from search_app.page_view import line_boxes
from search_app.placed import Placed, placed

NAMESPACE = "http://www.loc.gov/standards/alto/ns-v4#"
_UNITS_PER_POINT = 1200 / 72
_A4 = (595.0, 842.0)
_NO_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def alto(document: Document, page: Page) -> bytes:
    """The page as an XML file."""
    root = Element("alto", {"xmlns": NAMESPACE, "SCHEMAVERSION": "4.4"})
    _describe(SubElement(root, "Description"), document, page)
    width, height = (page.width or _A4[0]) * _UNITS_PER_POINT, (page.height or _A4[1]) * _UNITS_PER_POINT
    size = {"WIDTH": _figure(width), "HEIGHT": _figure(height)}
    sheet = SubElement(SubElement(root, "Layout"), "Page", {"ID": f"page_{page.number}", "PHYSICAL_IMG_NR": str(page.number), **size})
    if page.confidence is not None:
        sheet.set("PC", f"{min(1.0, max(0.0, page.confidence)):.4f}")
    if page.language:
        sheet.set("LANG", page.language)
    space = SubElement(sheet, "PrintSpace", {"HPOS": "0", "VPOS": "0", **size})
    for number, (start, end, language) in enumerate(_blocks(page), 1):
        _block(space, f"block_{page.number}_{number}", page, start, end, language, (width, height))
    indent(root)
    return bytes(tostring(root, "utf-8", xml_declaration=True))


def _describe(description: Element, document: Document, page: Page) -> None:
    SubElement(description, "MeasurementUnit").text = "inch1200"
    source = SubElement(description, "sourceImageInformation")
    SubElement(source, "fileName").text = _clean(document.name)
    SubElement(source, "documentIdentifier", {"documentIdentifierLocation": "Udsyn"}).text = document.id
    step = SubElement(description, "Processing", {"ID": "reading"})
    SubElement(step, "processingCategory").text = "contentGeneration"
    SubElement(step, "processingStepDescription").text = f"reading {document.reading}, page read as {page.source}, repairs applied"
    SubElement(SubElement(step, "processingSoftware"), "softwareName").text = "Udsyn"


def _blocks(page: Page) -> Iterator[tuple[int, int, str | None]]:
    """The blocks of the text, and what lies outside of them."""
    done = 0
    for block in sorted(page.text_blocks, key=lambda b: (b.start, b.end)):
        if block.start > done:
            yield done, block.start, None
        if block.end > done:
            yield max(done, block.start), block.end, block.language
        done = max(done, block.end)
    yield done, len(page.text), None


def _block(space: Element, name: str, page: Page, start: int, end: int, language: str | None, size: tuple[float, float]) -> None:
    lines = _lines(list(placed(page, start, end)))
    if not lines:
        return
    block = SubElement(space, "TextBlock", {"ID": name, **_place(_around([p.box for line in lines for p in line]), size)})
    if language and language != page.language:
        block.set("LANG", language)
    for line in lines:
        element = SubElement(block, "TextLine", _place(_around([piece.box for piece in line]), size))
        for number, piece in enumerate(line):
            if number:
                SubElement(element, "SP")
            _string(element, page, piece, size)


def _string(line: Element, page: Page, piece: Placed, size: tuple[float, float]) -> None:
    shown = page.text[piece.start : piece.end]
    string = SubElement(line, "String", {**_place(piece.box, size), "CONTENT": _clean(" ".join(shown.split()))})
    if piece.confidence is not None:
        string.set("WC", f"{min(1.0, max(0.0, piece.confidence)):.4f}")
    first, last = source_range(page.edits, piece.start, piece.end)
    read = " ".join(page.source_text[first:last].split())
    if read != " ".join(shown.split()):
        SubElement(string, "ALTERNATIVE", {"PURPOSE": "as read"}).text = _clean(read)
    if any(edit.reason == "correction" and edit.start < last and edit.end > first for edit in page.edits):
        string.set("CS", "true")


def _lines(pieces: Sequence[Placed]) -> list[list[Placed]]:
    """Pieces that stand side by side, line by line."""
    lines: list[list[Placed]] = []
    for piece in pieces:
        if lines and len(line_boxes([lines[-1][-1].box, piece.box])) == 1:
            lines[-1].append(piece)
        else:
            lines.append([piece])
    return lines


def _around(boxes: Sequence[Box]) -> Box:
    return Box(min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes))


def _place(box: Box, size: tuple[float, float]) -> dict[str, str]:
    width, height = size
    return {
        "HPOS": _figure(box.left * width),
        "VPOS": _figure(box.top * height),
        "WIDTH": _figure((box.right - box.left) * width),
        "HEIGHT": _figure((box.bottom - box.top) * height),
    }


def _figure(value: float) -> str:
    return f"{value:.0f}"


def _clean(text: str) -> str:
    """Without characters that XML cannot hold."""
    return _NO_XML.sub("\N{REPLACEMENT CHARACTER}", text)
