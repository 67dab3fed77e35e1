"""PDF: each page by its text layer where that makes sense, else by OCR."""

from __future__ import annotations

from collections.abc import Iterator

import pypdfium2 as pdfium

from corpus.errors import DamagedFile, EncryptedFile, FileTooLarge, NoPages
from ingest.readers.pdf_text import glyphs_to_strips, page_glyphs
from ingest.sheet import Order, Sheet


def read_pdf(order: Order) -> Iterator[Sheet]:
    """One sheet a page."""
    document = _opened(order)
    try:
        pages = len(document)
        if pages == 0:
            raise NoPages("The PDF has no pages.")
        if pages > order.limits.pages:
            raise FileTooLarge(f"The PDF has {pages} pages; {order.limits.pages} are allowed.")
        for index in range(pages):
            page = document[index]
            width, height = page.get_size()
            strips = glyphs_to_strips(page_glyphs(page), width, height)
            yield Sheet(index + 1, pages, "text-layer", tuple(strips), width=width, height=height)
            page.close()
    finally:
        document.close()


def _opened(order: Order) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(order.path)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("The PDF is protected by a password.") from error
        raise DamagedFile("The PDF is cut off or broken.") from error
