"""Word (DOCX): headings, paragraphs, lists and tables in their order. A DOCX has no pages of its own: all is page 1."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
from docx.document import Document
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from lxml.etree import _Element as Element

from corpus.errors import NoPages
from corpus.model import Aside, AsideRole, Role
from ingest.characters import clean_characters
from ingest.readers import libreoffice
from ingest.readers.office_looks import as_one, dressing
from ingest.readers.packed import broken_package
from ingest.sheet import Order, Paragraph, Sheet, paragraphs_to_text

_HEADING = re.compile(r"(?:heading|overskrift|überschrift)\s*([1-9])", re.IGNORECASE)
_SKIPPED = frozenset(qn(tag) for tag in ("w:del", "w:moveFrom", "w:instrText", "w:txbxContent", "w:pict")) | {
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
}
_MARKS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-", qn("w:softHyphen"): "\u00ad"}


def read_word(order: Order, program: Callable[[], Path | None] = libreoffice.program) -> Iterator[Sheet]:
    """One sheet, with its picture where one is wanted and LibreOffice, which is `program`, is there."""
    with broken_package("Word", OpcError):
        document = docx.Document(str(order.path))
        text, blocks = paragraphs_to_text(list(_blocks(document)))
        asides = tuple(_asides(document))
    if not text:
        raise NoPages("The document holds no text.")
    with dressing(order, "docx", as_one, program) as dressed:
        yield dressed(Sheet(1, 1, "text", text=text, blocks=blocks, asides=asides))


def _blocks(document: Document) -> Iterator[Paragraph]:
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            yield from _rows(item)
        else:
            yield from _paragraph(item)


def _paragraph(item: WordParagraph) -> Iterator[Paragraph]:
    text = _flat(_text(item._p))
    role, level = _kind(item)
    if text:
        yield Paragraph(f"• {text}" if role == "list_item" and not text.startswith(("•", "-", "–")) else text, role, level)
    for box in item._p.iter(qn("w:txbxContent")):
        if not any(parent.tag in _SKIPPED - {qn("w:txbxContent")} for parent in box.iterancestors()):
            for inner in box.iter(qn("w:p")):
                if boxed := _flat(_text(inner)):
                    yield Paragraph(boxed)


def _text(paragraph: Element) -> str:
    """The text of a paragraph as it stands with all changes accepted."""
    parts: list[str] = []
    stack = list(reversed(paragraph))
    while stack:
        node = stack.pop()
        if node.tag in _SKIPPED:
            continue
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        elif node.tag in _MARKS:
            parts.append(_MARKS[node.tag])
        stack += reversed(node)
    return "".join(parts)


def _flat(text: str) -> str:
    lines = (" ".join(line.split(" ")).strip() for line in clean_characters(text).replace("\f", "\n").split("\n"))
    return "\n".join(line for line in lines if line)


def _kind(item: WordParagraph) -> tuple[Role, int]:
    style = item.style
    name = (style.name or "") if style is not None else ""
    if heading := _HEADING.match(name):
        return "heading", min(6, int(heading[1]))
    if name.lower() in ("title", "titel"):
        return "heading", 1
    if name.lower() in ("subtitle", "undertitel", "untertitel"):
        return "heading", 2
    if name.lower() in ("caption", "billedtekst", "beschriftung"):
        return "caption", 0
    is_listed = name.lower().startswith(("list", "opstilling", "aufzählung")) or item._p.find(f"{qn('w:pPr')}/{qn('w:numPr')}") is not None
    return ("list_item", 0) if is_listed else ("paragraph", 0)


def _rows(table: Table) -> Iterator[Paragraph]:
    """Each row once; a cell that spans columns once. A table of one cell is a frame around text."""
    for row in table._tbl.iter(qn("w:tr")):
        cells = [_flat(" ".join(_text(p) for p in cell.iter(qn("w:p")))) for cell in row.iterchildren(qn("w:tc"))]
        texts = [" ".join(cell.split()) for cell in cells]
        if any(texts):
            yield Paragraph("\t".join(texts), "table_row" if len(texts) > 1 else "paragraph")


def _asides(document: Document) -> Iterator[Aside]:
    """What stands in the heads and feet of the sections, each once."""
    seen: set[tuple[AsideRole, str]] = set()
    for section in document.sections:
        parts: tuple[tuple[AsideRole, list[WordParagraph]], ...] = (
            ("head", section.header.paragraphs),
            ("foot", section.footer.paragraphs),
        )
        for role, paragraphs in parts:
            text = "\n".join(flat for p in paragraphs if (flat := _flat(_text(p._p))))
            if text and (role, text) not in seen:
                seen.add((role, text))
                yield Aside(role, text)
