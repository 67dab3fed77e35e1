"""The readers: one for each kind of file, in one visible list."""

from __future__ import annotations

from collections.abc import Mapping

from ingest.identify import Format
from ingest.readers.html import read_html
from ingest.readers.image import read_image
from ingest.readers.markdown import read_markdown
from ingest.readers.office import read_doc, read_odp, read_odt, read_ppt, read_rtf
from ingest.readers.pdf import read_pdf
from ingest.readers.slides import read_slides
from ingest.readers.text import read_text
from ingest.readers.word import read_word
from ingest.sheet import Reader

READERS: Mapping[Format, Reader] = {
    "pdf": read_pdf,
    "png": read_image,
    "jpeg": read_image,
    "tiff": read_image,
    "pptx": read_slides,
    "docx": read_word,
    "doc": read_doc,
    "ppt": read_ppt,
    "odt": read_odt,
    "odp": read_odp,
    "rtf": read_rtf,
    "html": read_html,
    "markdown": read_markdown,
    "text": read_text,
}
