"""From a file to a document with facts: the steps in their order and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from corpus.errors import NoPages
from corpus.language import block_language, text_language
from corpus.model import Page, ReadDocument, Reading
from ingest.cleaning import clean
from ingest.finders import describe
from ingest.identify import MEDIA_TYPES, identify
from ingest.layout import lay_out
from ingest.readers import READERS
from ingest.sheet import Order, Sheet

PIPELINE = "1"
"""The version of the pipeline; it is kept with every reading, and raised with every change that reads or finds differently."""

Progress = Callable[[int, int], None]
"""Told (page, pages) after each page."""


def read_file(path: Path, name: str, images: Path | None = None, progress: Progress = lambda page, pages: None) -> ReadDocument:
    """Reads `path`, called `name` by its owner; pictures of its pages go to `images`/<number>.webp. Raises UnreadableFile, ToolMissing."""
    form = identify(path)
    sheets = _sheets(READERS[form](Order(path, images)), progress)
    reading = _reading(lay_out(sheets))
    head, facts = describe(reading, name)
    return ReadDocument(head, reading, facts, MEDIA_TYPES[form])


def _sheets(pages: Iterable[Sheet], progress: Progress) -> list[Sheet]:
    sheets: list[Sheet] = []
    for sheet in pages:
        sheets.append(sheet)
        progress(sheet.number, sheet.pages)
    if not sheets:
        raise NoPages("The file holds no page.")
    return sheets


def _reading(pages: Sequence[Page]) -> Reading:
    language = _main_language(pages)
    cleaned = tuple(clean(_with_language(page, language)) for page in pages)
    return Reading(cleaned, language, PIPELINE, datetime.now(UTC))


def _main_language(pages: Sequence[Page]) -> str | None:
    """That of the whole text; where it is too short, that of most pages."""
    whole = text_language("\n".join(page.source_text for page in pages))
    counted = Counter(page.language for page in pages if page.language)
    return whole or (counted.most_common(1)[0][0] if counted else None)


def _with_language(page: Page, default: str | None) -> Page:
    language = text_language(page.source_text) or default
    blocks = tuple(replace(b, language=block_language(page.source_text[b.start : b.end], language)) for b in page.blocks)
    return replace(page, language=language, blocks=blocks)
