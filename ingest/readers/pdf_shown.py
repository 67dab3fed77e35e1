"""How the pages of a PDF that was made from another file look: their pictures and where each word stands, without reading them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium

from corpus.errors import DamagedFile
from ingest.preparation import Raster
from ingest.readers.pdf_lines import runs_to_strips
from ingest.readers.pdf_pictures import page_raster
from ingest.readers.pdf_text import page_runs
from ingest.sheet import PlacedWord


@dataclass(frozen=True, slots=True)
class Look:
    """A page as it looks: its picture, its words, its size in points."""

    raster: Raster
    words: tuple[PlacedWord, ...]
    width: float
    height: float


class Looks:
    """The pages of an open PDF."""

    def __init__(self, document: pdfium.PdfDocument) -> None:
        self._document = document
        self.pages = len(document)

    def look(self, number: int, pixels_wide: float) -> Look:
        """Page `number`, counted from 1. Raises DamagedFile."""
        try:
            page = self._document[number - 1]
            width, height = page.get_size()
            words = (word for strip in runs_to_strips(page_runs(page), width, height) for word in strip.words)
            return Look(page_raster(page, pixels_wide / width * 72), tuple(words), width, height)
        except (pdfium.PdfiumError, ZeroDivisionError) as error:
            raise DamagedFile(f"Page {number} cannot be drawn.") from error

    def size(self, number: int) -> tuple[float, float]:
        width, height = self._document.get_page_size(number - 1)
        return float(width), float(height)


@contextmanager
def looks_of(path: Path) -> Iterator[Looks]:
    """The pages of the PDF at `path`. Raises DamagedFile."""
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        raise DamagedFile("The PDF is cut off or broken.") from error
    with document:
        yield Looks(document)
