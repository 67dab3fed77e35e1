"""The formats of old archives (DOC, PPT, ODT, ODP, RTF): LibreOffice, where it is installed, makes a PDF of them, and that is read.

So their pages are those that people saw on paper, with pictures and with the place of every word.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.readers import libreoffice
from ingest.readers.pdf import read_pdf
from ingest.sheet import Order, Sheet


@dataclass(frozen=True, slots=True)
class Office:
    """The reader of one kind of file; `program` says where LibreOffice is, None where it is not."""

    kind: str
    program: Callable[[], Path | None] = libreoffice.program

    def __call__(self, order: Order) -> Iterator[Sheet]:
        """One sheet a page. Raises OfficeMissing where there is no LibreOffice."""
        with libreoffice.as_pdf(order.path, self.kind, self.program()) as pdf:
            yield from read_pdf(replace(order, path=pdf))


read_doc, read_ppt, read_odt, read_odp, read_rtf = (Office(kind) for kind in ("doc", "ppt", "odt", "odp", "rtf"))
