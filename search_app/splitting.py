"""Splitting a document that holds several: its parts become documents of their own, the whole is set aside, and all can be taken back."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from corpus.archive import Archive
from corpus.archive_parts import Part
from corpus.errors import CannotSplit
from corpus.model import Document
from ingest.limits import Limits
from ingest.split import Piece, split_limited

_NUMBERS = re.compile(r"\s*\d{1,6}(?:\s*[,;\s]\s*\d{1,6})*\s*[,;]?\s*", re.ASCII)


def pages_named(text: str) -> tuple[int, ...]:
    """The pages of *4, 9*, sorted, each once. Raises CannotSplit."""
    if not _NUMBERS.fullmatch(text):
        raise CannotSplit("The pages must be numbers, parted by commas.")
    return tuple(sorted({int(number) for number in re.findall(r"\d+", text, re.ASCII)}))


def split_document(archive: Archive, document: str, starts: Sequence[int], limits: Limits, *, by: str | None = None) -> tuple[Part, ...]:
    """Makes a document of the pages up to each of `starts` and from the last one on; what they are. They wait to be read.

    Raises UnknownDocument, CannotSplit, UnreadableFile. Asked for the same once more, it makes nothing new.
    """
    whole = archive.document(document)
    with tempfile.TemporaryDirectory(prefix="udsyn-split-") as folder:
        pieces = split_limited(archive.original(document), starts, Path(folder), limits)
        parts = tuple(_added(archive, whole, piece, by) for piece in pieces)
    archive.split(document, parts, by=by)
    return parts


def unite_document(archive: Archive, document: str, *, by: str | None = None) -> tuple[str, ...]:
    """Takes a split back: shows the whole, hides the parts that came of it; their ids. Raises UnknownDocument, CannotSplit."""
    if not archive.parts(document):
        archive.document(document)
        raise CannotSplit("The document was not split.")
    return archive.reunite(document, by=by)


def _added(archive: Archive, whole: Document, piece: Piece, by: str | None) -> Part:
    pages = f"page {piece.first}" if piece.first == piece.last else f"pages {piece.first}–{piece.last}"
    name = f"{PurePosixPath(whole.name).stem} ({pages.replace('pages', 'p.').replace('page', 'p.')}).{piece.ending}"
    added = archive.add(piece.path, name, by=by, origin=f"{pages} of {whole.id}")
    return Part(pages, added.document, added.is_new or added.is_restored)
