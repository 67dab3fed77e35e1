"""Stretches of the pages of a PDF as files of their own, page by page as they were."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium

from corpus.errors import DamagedFile, EncryptedFile

_NEAR = 4096
_CREATED = re.compile(rb"(/CreationDate\(D:)\d{14}([^)]{0,8}\)/Creator\(PDFium\))")
_ID = re.compile(rb"/ID\[<[0-9A-Fa-f]{32}><[0-9A-Fa-f]{32}>\](?=>>\s*startxref)")


def pdf_pages(path: Path) -> int:
    """How many pages there are. Raises EncryptedFile, DamagedFile."""
    with _opened(path) as document:
        return len(document)


def write_pdf_parts(path: Path, parts: Sequence[tuple[int, int]], targets: Sequence[Path]) -> None:
    """Writes pages `first` to `last` (from 1, both included) of each part to its target. The same pages always give the same bytes."""
    with _opened(path) as document:
        for (first, last), target in zip(parts, targets, strict=True):
            try:
                _write(document, first, last, target)
            except pdfium.PdfiumError as error:
                raise DamagedFile(f"Pages {first} to {last} of the PDF cannot be copied: it is broken.") from error


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium.raw.FPDF_ERR_PASSWORD:
            raise EncryptedFile("The PDF is protected by a password.") from error
        raise DamagedFile("The PDF is cut off or broken.") from error


def _write(document: pdfium.PdfDocument, first: int, last: int, target: Path) -> None:
    with pdfium.PdfDocument.new() as part:
        part.import_pages(document, list(range(first - 1, last)))
        if len(part) != last - first + 1:
            raise DamagedFile(f"Pages {first} to {last} of the PDF cannot be copied: some of them are broken.")
        data = BytesIO()
        part.save(data)
    target.write_bytes(_without_time(data.getvalue()))


def _without_time(data: bytes) -> bytes:
    """PDFium writes down when it made a file, and an id that follows from that; without them the same pages are the same bytes."""
    timeless = _CREATED.sub(rb"\g<1>19700101000000\g<2>", data[:_NEAR], count=1) + data[_NEAR:]
    at = max(0, len(timeless) - _NEAR)
    return timeless[:at] + _ID.sub(b"/ID[<%s><%s>]" % (b"0" * 32, b"0" * 32), timeless[at:])
