"""A searchable PDF: the pictures of a document's pages with the text, as repaired, laid invisibly under them.

The file is made page by page and handed on at once, so a document of a thousand pages takes no more memory than one of ten. That is
why it is written here and not by a library: those keep a whole document until its end. The text is set in a font without shapes
that holds every letter (`glyphless.ttf`, from Tesseract, Apache-2.0); a code is the letter's own number in Unicode.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path

from PIL import Image

from corpus.model import Page
from search_app.placed import Placed, placed

_FONT = Path(__file__).parent / "glyphless.ttf"
_JPEG_QUALITY = 80
_POINTS_PER_PIXEL = 72 / 150
"""For pages whose size on paper nobody knows."""
_GLYPH_WIDTH = 0.5
_FIRST_PAGE_OBJECT = 10
_CATALOG, _PAGES, _TYPE0, _CID_FONT, _DESCRIPTOR, _FONT_FILE, _GLYPHS, _TO_UNICODE, _INFO = range(1, _FIRST_PAGE_OBJECT)


@dataclass(frozen=True, slots=True)
class About:
    """What the file says of itself."""

    title: str
    subject: str
    language: str | None
    made_at: datetime


@dataclass(frozen=True, slots=True)
class Pictured:
    """A page and its picture."""

    page: Page
    picture: Path


def searchable_pdf(pages: Iterable[Pictured], about: Callable[[], About]) -> Iterator[bytes]:
    """The file in pieces, one for each page; `about` is asked when all pages are there."""
    made = _Made()
    yield made.note(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n") + _fonts(made)
    kids: list[int] = []
    number = _FIRST_PAGE_OBJECT
    for each in pages:
        kids.append(number)
        yield _page(made, number, each)
        number += 3
    yield _end(made, kids, about())


class _Made:
    """How far the file is, and where each object of it begins."""

    def __init__(self) -> None:
        self.size = 0
        self.places: dict[int, int] = {}

    def note(self, data: bytes) -> bytes:
        self.size += len(data)
        return data

    def object(self, number: int, body: str | bytes) -> bytes:
        self.places[number] = self.size
        return self.note(b"%d 0 obj\n%s\nendobj\n" % (number, body.encode("ascii") if isinstance(body, str) else body))

    def stream(self, number: int, entries: str, data: bytes) -> bytes:
        head = f"<< {entries} /Length {len(data)} >>\nstream\n".encode("ascii")
        return self.object(number, head + data + b"\nendstream")


def _page(made: _Made, number: int, each: Pictured) -> bytes:
    jpeg, pixels, is_grey = _jpeg(each.picture)
    width = each.page.width or pixels[0] * _POINTS_PER_PIXEL
    height = each.page.height or pixels[1] * _POINTS_PER_PIXEL
    resources = f"<< /Font << /F {_TYPE0} 0 R >> /XObject << /P {number + 2} 0 R >> >>"
    place = f"/Parent {_PAGES} 0 R /MediaBox [0 0 {width:.2f} {height:.2f}]"
    colours = "/DeviceGray" if is_grey else "/DeviceRGB"
    picture = f"/Type /XObject /Subtype /Image /Width {pixels[0]} /Height {pixels[1]} /ColorSpace {colours} /BitsPerComponent 8"
    content = zlib.compress(_content(each.page, width, height).encode("ascii"))
    return (
        made.object(number, f"<< /Type /Page {place} /Contents {number + 1} 0 R /Resources {resources} >>")
        + made.stream(number + 1, "/Filter /FlateDecode", content)
        + made.stream(number + 2, f"{picture} /Filter /DCTDecode", jpeg)
    )


def _jpeg(picture: Path) -> tuple[bytes, tuple[int, int], bool]:
    """A page picture as PDF readers know it, its size, and whether it is without colours."""
    with Image.open(picture, formats=["WEBP"]) as image:
        colours = image.convert("RGB")
    low, middle, high = colours.split()
    is_grey = low.tobytes() == middle.tobytes() == high.tobytes()
    made = BytesIO()
    (low if is_grey else colours).save(made, "JPEG", quality=_JPEG_QUALITY)
    return made.getvalue(), colours.size, is_grey


def _content(page: Page, width: float, height: float) -> str:
    """Paints the picture over the whole page, and the words under it."""
    words = [_word(page.text[piece.start : piece.end], piece, width, height) for piece in placed(page)]
    return "\n".join(["BT 3 Tr", *filter(None, words), "ET", f"q {width:.2f} 0 0 {height:.2f} 0 0 cm /P Do Q"])


def _word(text: str, piece: Placed, width: float, height: float) -> str:
    """A piece of text, as high as its box and drawn out to its width; the space behind it parts it from the next."""
    codes = text.encode("utf-16-be", "replace")
    size = (piece.box.bottom - piece.box.top) * height
    natural = len(codes) / 2 * _GLYPH_WIDTH * size
    if natural <= 0:
        return ""
    stretch = max(1.0, 100 * (piece.box.right - piece.box.left) * width / natural)
    left, bottom = piece.box.left * width, (1 - piece.box.bottom) * height
    return f"/F {size:.2f} Tf {stretch:.1f} Tz 1 0 0 1 {left:.2f} {bottom:.2f} Tm <{codes.hex()}0020> Tj"


def _fonts(made: _Made) -> bytes:
    """One font for all letters: two bytes are the letter, and every letter is drawn as the same empty glyph."""
    font, system = _FONT.read_bytes(), "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    name, flat = "/BaseFont /GlyphLessFont", "/Filter /FlateDecode"
    look = "/Flags 5 /FontBBox [0 0 500 1000] /ItalicAngle 0 /Ascent 1000 /Descent 0 /CapHeight 1000 /StemV 80"
    letters = f"/Encoding /Identity-H /DescendantFonts [{_CID_FONT} 0 R] /ToUnicode {_TO_UNICODE} 0 R"
    glyphs = f"/CIDToGIDMap {_GLYPHS} 0 R {system} /DW 500 /FontDescriptor {_DESCRIPTOR} 0 R"
    return b"".join(
        (
            made.object(_TYPE0, f"<< /Type /Font /Subtype /Type0 {name} {letters} >>"),
            made.object(_CID_FONT, f"<< /Type /Font /Subtype /CIDFontType2 {name} {glyphs} >>"),
            made.object(_DESCRIPTOR, f"<< /Type /FontDescriptor /FontName /GlyphLessFont {look} /FontFile2 {_FONT_FILE} 0 R >>"),
            made.stream(_FONT_FILE, f"{flat} /Length1 {len(font)}", zlib.compress(font)),
            made.stream(_GLYPHS, flat, zlib.compress(b"\x00\x01" * 0x10000)),
            made.stream(_TO_UNICODE, flat, zlib.compress(_letters())),
        )
    )


def _letters() -> bytes:
    """The table that says which letter a code is: itself. A range may not cross a first byte, a list holds a hundred of them."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    for first in range(0, 256, 100):
        rows = [f"<{high:02X}00> <{high:02X}FF> <{high:02X}00>" for high in range(first, min(256, first + 100))]
        lines += [f"{len(rows)} beginbfrange", *rows, "endbfrange"]
    return "\n".join([*lines, "endcmap CMapName currentdict /CMap defineresource pop end end"]).encode("ascii")


def _end(made: _Made, kids: list[int], about: About) -> bytes:
    """The list of pages, what the file is, and where everything stands."""
    language = f"/Lang {_string(about.language)} " if about.language else ""
    info = (
        f"/Title {_string(about.title)} /Subject {_string(about.subject)} /Creator (Udsyn) /CreationDate (D:{about.made_at:%Y%m%d%H%M%SZ})"
    )
    objects = (
        made.object(_PAGES, f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>")
        + made.object(_CATALOG, f"<< /Type /Catalog /Pages {_PAGES} 0 R {language}/ViewerPreferences << /DisplayDocTitle true >> >>")
        + made.object(_INFO, f"<< {info} >>")
    )
    begin, count = made.size, len(made.places) + 1
    rows = b"".join(b"%010d 00000 n \n" % made.places[number] for number in range(1, count))
    trailer = f"trailer\n<< /Size {count} /Root {_CATALOG} 0 R /Info {_INFO} 0 R >>\nstartxref\n{begin}\n%%EOF\n"
    return objects + b"xref\n0 %d\n0000000000 65535 f \n%s%s" % (count, rows, trailer.encode("ascii"))


def _string(text: str) -> str:
    return f"<feff{text.encode('utf-16-be', 'replace').hex()}>"
