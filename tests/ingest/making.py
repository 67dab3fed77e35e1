"""Small files of every kind, made for the tests of reading. The towns in them are invented."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Sequence
from pathlib import Path

import docx
import pptx
import reportlab
from PIL import Image, ImageDraw, ImageFont
from pptx.util import Inches
from reportlab.lib import pdfencrypt
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
FONT = Path(reportlab.__file__).parent / "fonts" / "Vera.ttf"
DANISH = (
    "Sønderbakke Kommune vil være klimaneutral i 2040.",
    "Byrådet har besluttet, at alle skoler skal have",
    "grønne tage, og at børn og unge skal høres, før",
    "nye områder bygges. Vi samarbejder med vores",
    "venskabsbyer om cykelstier og vedvarende energi.",
    "Hvert år i maj gør kommunen status over målene",
    "og fortæller borgerne, hvad der er nået.",
)
GERMAN = (
    "Die Stadt Lindenau möchte bis 2040 klimaneutral sein.",
    "Der Gemeinderat hat beschlossen, dass alle Schulen",
    "begrünte Dächer erhalten und Jugendliche gehört",
    "werden, bevor neue Wohngebiete gebaut werden.",
    "Über die Fortschritte berichtet die Verwaltung",
    "jährlich im Mai den Bürgerinnen und Bürgern.",
)


def lines_pdf(path: Path, pages: Sequence[Sequence[tuple[float, float, str]]], *, size: float = 11, rotate: int = 0) -> Path:
    """A PDF of lines set at (left, distance from the top)."""
    canvas = Canvas(str(path), pagesize=A4)
    for page in pages:
        canvas.setPageRotation(rotate)
        canvas.setFont("Helvetica", size)
        for left, down, text in page:
            canvas.drawString(left, HEIGHT - down, text)
        canvas.showPage()
    canvas.save()
    return path


def column(left: float, down: float, texts: Sequence[str], leading: float = 14) -> list[tuple[float, float, str]]:
    return [(left, down + number * leading, text) for number, text in enumerate(texts)]


def locked_pdf(path: Path) -> Path:
    canvas = Canvas(str(path), encrypt=pdfencrypt.StandardEncryption("hemmelig"))
    canvas.drawString(100, 700, "Fortroligt")
    canvas.save()
    return path


def empty_pdf() -> bytes:
    """A PDF without pages that has no other fault."""
    objects = (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>")
    body, offsets = b"%PDF-1.4\n", []
    for number, item in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj" % number + item + b"endobj\n"
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return body + table + b"trailer<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


def holey_pdf(path: Path, lost: Sequence[int], pages: int) -> Path:
    """A PDF whose list of pages names objects that are not there for the pages `lost` (counted from 0)."""
    lines_pdf(path, [column(72, 100, DANISH)] * pages)
    before, kids, after = re.split(rb"(/Kids \[[^]]*\])", path.read_bytes())
    numbers = re.findall(rb"\d+ 0 R", kids)
    for number in lost:
        kids = kids.replace(numbers[number], b"99 0 R")
    path.write_bytes(before + kids + after)
    return path


def table_pdf(path: Path, rows: Sequence[Sequence[str]]) -> Path:
    """A sentence, a ruled table whose cells may have several lines, and another sentence."""
    canvas = Canvas(str(path), pagesize=A4)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(72, HEIGHT - 80, "Tabellen viser de vigtigste indsatser.")
    left, top, wide, high = 72.0, HEIGHT - 110, 150.0, 40.0
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            canvas.rect(left + c * wide, top - (r + 1) * high, wide, high)
            for n, line in enumerate(cell.split("\n")):
                canvas.drawString(left + c * wide + 4, top - r * high - 14 - n * 12, line)
    canvas.drawString(72, top - len(rows) * high - 30, "Kilde: forvaltningen.")
    canvas.save()
    return path


def picture(texts: Sequence[str], *, size: int = 34, ink: int = 0, ground: int = 255, width: int = 1240, height: int = 900) -> Image.Image:
    """Lines of text as a scanner at 150 dpi might see them."""
    image = Image.new("L", (width, height), ground)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(str(FONT), size)
    for number, text in enumerate(texts):
        draw.text((100, 100 + number * size * 1.6), text, fill=ink, font=font)
    return image


def picture_pdf(path: Path, image: Image.Image, *, text: str | None = None, box: tuple[float, float, float, float] | None = None) -> Path:
    """A page that shows a picture (over all of it unless `box` says where), and perhaps a line of text of its own."""
    canvas = Canvas(str(path), pagesize=A4)
    left, bottom, width, height = box or (0, 0, WIDTH, HEIGHT)
    canvas.drawImage(ImageReader(image), left, bottom, width, height)
    if text:
        canvas.setFont("Helvetica", 12)
        canvas.drawString(72, HEIGHT - 60, text)
    canvas.save()
    return path


def word_file(path: Path) -> Path:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Sønderbakke Kommune"
    document.add_heading("Frivilligpolitik", 1)
    document.add_paragraph("Kommunen vil gøre det let at være frivillig.")
    document.add_paragraph("Flere skal være med", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip((c for row in table.rows for c in row.cells), ("Mål", "År", "400 frivillige", "2026"), strict=True):
        cell.text = text
    document.add_paragraph("Byrådet, maj 2022")
    document.save(str(path))
    return path


def slides_file(path: Path, image: Image.Image | None = None, *, is_second_hidden: bool = False) -> Path:
    """A title slide, a slide with bullets, a table and notes, and perhaps one that is a picture."""
    deck = pptx.Presentation()
    first = deck.slides.add_slide(deck.slide_layouts[0])
    first.shapes.title.text = "Erhvervsstrategi"
    first.placeholders[1].text = "Sønderbakke 2024"
    second = deck.slides.add_slide(deck.slide_layouts[1])
    second.shapes.title.text = "Tre mål"
    second.placeholders[1].text = "Flere lærlinge\nKortere ventetid\nGrønnere havn"
    cells = second.shapes.add_table(1, 2, Inches(1), Inches(5), Inches(4), Inches(1)).table.rows[0].cells
    cells[0].text, cells[1].text = "Lærlinge", "300"
    second.notes_slide.notes_text_frame.text = "Husk tallene fra marts."
    if is_second_hidden:
        second._element.set("show", "0")
    if image is not None:
        data = io.BytesIO()
        image.save(data, "PNG")
        data.seek(0)
        deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_picture(data, 0, 0, deck.slide_width, deck.slide_height)
    deck.save(str(path))
    return path


def compound_file(path: Path, streams: dict[str, bytes], inside: dict[str, bytes] | None = None) -> Path:
    """An Office file of before 2007 as far as its streams go, each at least 4096 bytes long; `inside` are those of a document in it."""
    names = [*streams, "Embedded", *(inside or {})] if inside else list(streams)
    table = [0xFFFFFFFD]
    directory = -(-(len(names) + 1) * 128 // 512)
    table += [*range(2, 1 + directory), 0xFFFFFFFE]
    entries, sectors = [_entry("Root Entry", 5, _NONE, 1, 0xFFFFFFFE, 0)], list[bytes]()
    for number, name in enumerate(names, 1):
        right = number + 1 if number not in (len(streams) + bool(inside), len(names)) else _NONE
        if name == "Embedded":
            entries.append(_entry(name, 1, right, number + 1, 0, 0))
            continue
        padded = {**streams, **(inside or {})}[name].ljust(4096, b"\0")
        entries.append(_entry(name, 2, right, _NONE, len(table), len(padded)))
        table += [*range(len(table) + 1, len(table) + len(padded) // 512), 0xFFFFFFFE]
        sectors.append(padded)
    header = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<II", header, 44, 1, 1)
    struct.pack_into("<IIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    struct.pack_into("<109I", header, 76, 0, *[_NONE] * 108)
    fat = struct.pack(f"<{len(table)}I", *table).ljust(512, b"\xff")
    path.write_bytes(bytes(header) + fat + b"".join(entries).ljust(512 * directory, b"\0") + b"".join(sectors))
    return path


_NONE = 0xFFFFFFFF


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    data = name.encode("utf-16-le")
    tree = struct.pack("<HBBIII", len(data) + 2, kind, 1, _NONE, right, child)
    return data.ljust(64, b"\0") + tree + bytes(36) + struct.pack("<IQ", start, size)
