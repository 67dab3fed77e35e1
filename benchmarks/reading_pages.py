"""Pages for measuring how well and how fast reading is: the text of our samples, set as policies and slides and then scanned badly.

Everything is drawn from one seed, so that each run reads the same pages.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.utils import ImageReader, simpleSplit
from reportlab.pdfgen.canvas import Canvas

from corpus.language import text_language
from corpus.samples.source import read_sources

Look = Literal["policy", "slides"]
Damage = Literal["clean", "noisy", "pale", "skewed"]
LANGUAGES = ("da", "de")
LOOKS: tuple[Look, ...] = ("policy", "slides")
DAMAGES: tuple[Damage, ...] = ("clean", "noisy", "pale", "skewed")
FONTS = (("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold"))
GUTTER = 30.0


@dataclass(frozen=True)
class Exam:
    """A document to be read, the language it is in, and what a perfect reader makes of each page."""

    path: Path
    kind: str
    language: str
    truth: tuple[str, ...]


class Writer:
    """Makes pages of the sentences and headings of our samples in one language."""

    def __init__(self, language: str, seed: int) -> None:
        self.dice = random.Random(f"{language}{seed}")
        blocks = [block for source in read_sources() for page in source.pages for block in page]
        ours = [block for block in blocks if text_language(block.plain) == language]
        self._paragraphs = [block.plain for block in ours if block.kind == "paragraph" and len(block.plain) > 80]
        self._items = [block.plain for block in ours if block.kind in ("bullet", "paragraph") and len(block.plain) < 130]
        self._headings = [block.plain for block in ours if block.kind in ("h1", "h2", "h3")]

    def heading(self) -> str:
        return self.dice.choice(self._headings)

    def paragraph(self) -> str:
        return self.dice.choice(self._paragraphs)

    def item(self) -> str:
        return self.dice.choice(self._items)


@dataclass
class Sheet:
    """A page that grows line by line."""

    canvas: Canvas
    fonts: tuple[str, str]
    left: float
    width: float
    down: float
    bottom: float

    def add(self, text: str, size: float, *, bold: bool = False, indent: float = 0.0) -> bool:
        """Sets a block, or says that there is no room for it."""
        font = self.fonts[bold]
        lines = simpleSplit(text, font, size, self.width - indent)
        if self.down - 1.35 * size * len(lines) < self.bottom:
            return False
        self.canvas.setFont(font, size)
        for line in lines:
            self.down -= 1.35 * size
            self.canvas.drawString(self.left + indent, self.down, line)
        self.down -= 0.7 * size
        return True


def policy_page(canvas: Canvas, writer: Writer, fonts: tuple[str, str]) -> str:
    sheet = Sheet(canvas, fonts, 70, A4[0] - 140, A4[1] - 80, 70)
    return "\n".join(_column(sheet, writer, 11))


def columns_page(canvas: Canvas, writer: Writer, fonts: tuple[str, str]) -> str:
    """Two columns under one heading."""
    width = (A4[0] - 120 - GUTTER) / 2
    heading = writer.heading()
    top = Sheet(canvas, fonts, 60, A4[0] - 120, A4[1] - 60, 60)
    top.add(heading, 18, bold=True)
    parts = [Sheet(canvas, fonts, left, width, top.down - 10, 60) for left in (60, 60 + width + GUTTER)]
    return "\n".join([heading, *(line for part in parts for line in _column(part, writer, 9.5))])


def _column(sheet: Sheet, writer: Writer, size: float) -> Iterator[str]:
    while True:
        heading, paragraph = writer.heading(), writer.paragraph()
        for text, bold in ((heading, True), (paragraph, False)):
            if not sheet.add(text, size * (1.3 if bold else 1), bold=bold):
                return
            yield text
        for _ in range(writer.dice.choice((0, 0, 3))):
            item = writer.item()
            if not sheet.add(f"•  {item}", size, indent=12):
                return
            yield item


def slides_page(canvas: Canvas, writer: Writer, fonts: tuple[str, str]) -> str:
    width, height = landscape(A4)
    ground = writer.dice.choice(((1, 1, 1), (0.93, 0.96, 1), (0.1, 0.25, 0.4)))
    canvas.setFillColorRGB(*ground)
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.setFillColorRGB(*((1, 1, 1) if sum(ground) < 1 else (0.1, 0.1, 0.15)))
    sheet = Sheet(canvas, fonts, 60, width - 120, height - 50, 50)
    heading = writer.heading()
    sheet.add(heading, 30, bold=True)
    said = [heading]
    for _ in range(writer.dice.randint(3, 5)):
        item = writer.item()
        if sheet.add(f"•  {item}", 20, indent=10):
            said.append(item)
    return "\n".join(said)


def written(path: Path, language: str, look: Look | Literal["columns"], pages: int, seed: int = 1) -> Exam:
    """A PDF with a text layer, with running heads and page numbers that are not part of the truth unless it is one of slides."""
    writer = Writer(language, seed)
    page = {"policy": policy_page, "slides": slides_page, "columns": columns_page}[look]
    canvas = Canvas(str(path), pagesize=landscape(A4) if look == "slides" else A4, invariant=1)
    truth = []
    for number in range(1, pages + 1):
        truth.append(page(canvas, writer, FONTS[(seed + number // 10) % len(FONTS)]))
        if look == "columns":
            canvas.setFont("Helvetica", 8)
            canvas.drawString(60, A4[1] - 35, {"da": "Sønderbakke Kommune", "de": "Stadt Lindenau"}[language])
            canvas.drawRightString(A4[0] - 60, 30, str(number))
        canvas.showPage()
    canvas.save()
    return Exam(path, look, language, tuple(truth))


def scanned(exam: Exam, path: Path, damage: Damage, dpi: int, seed: int) -> Exam:
    """The same pages as pictures, as a scanner may have made them."""
    dice = np.random.default_rng(seed)
    with pypdfium2.PdfDocument(exam.path) as document:
        size = document[0].get_size()
        pictures = [damaged(page.render(scale=dpi / 72).to_pil().convert("L"), damage, dice) for page in document]
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    for picture in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return replace(exam, path=path, kind=f"{exam.kind}, {damage}")


def damaged(image: Image.Image, damage: Damage, dice: np.random.Generator) -> bytes:
    quality = 85 if damage == "clean" else 55
    if damage == "skewed":
        image = image.rotate(float(dice.choice((-1, 1)) * dice.uniform(0.6, 2.2)), Image.Resampling.BICUBIC, fillcolor=_ground(image))
    if damage != "clean":
        pixels = np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)), dtype=np.float32)
        if damage == "pale":
            pixels = 120 + pixels * (85 / 255)
        pixels += dice.normal(0, {"noisy": 16.0, "pale": 4.0, "skewed": 5.0}[damage], pixels.shape).astype(np.float32)
        if damage == "noisy":
            pixels[dice.random(pixels.shape) < 0.0008] = 30
        image = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _ground(image: Image.Image) -> int:
    return int(np.median(np.asarray(image)[:20]))


def scan_exams(folder: Path, pages: int) -> list[Exam]:
    """About `pages` scanned pages: both languages, both looks, all damages, at 200 and 300 dpi."""
    kinds = [(language, look, damage) for damage in DAMAGES for look in LOOKS for language in LANGUAGES]
    counts = [pages // len(kinds) + (number < pages % len(kinds)) for number in range(len(kinds))]
    exams = []
    for number, ((language, look, damage), count) in enumerate(zip(kinds, counts, strict=True)):
        if count:
            exam = written(folder / f"{number}-text.pdf", language, look, count, seed=number)
            exams.append(
                scanned(exam, folder / f"{number}-{language}-{look}-{damage}.pdf", damage, (200, 300)[number % 3 == 0], seed=number)
            )
    return exams


def long_exam(folder: Path, pages: int, scans: Sequence[int]) -> Path:
    """One PDF of so many pages with a text layer, those with the numbers `scans` being pictures."""
    plain = written(folder / "plain.pdf", "da", "columns", pages)
    few = written(folder / "few.pdf", "da", "policy", min(8, max(1, len(scans))))
    pictures = scanned(few, folder / "pictures.pdf", "noisy", 200, 1)
    path = folder / "long.pdf"
    with pypdfium2.PdfDocument(plain.path) as long, pypdfium2.PdfDocument(pictures.path) as source:
        for turn, number in enumerate(scans):
            del long[number - 1]
            long.import_pages(source, [turn % len(source)], number - 1)
        long.save(path)
    return path
