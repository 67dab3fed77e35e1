"""Repair: what an OCR broke, mended from the document's own evidence, every change kept and reversible."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.edits import Edit
from corpus.model import Page


class Evidence:
    """What a document says of its own reading: shown all its pages one by one, it knows how far they need repair, and of which kind."""

    def see(self, page: Page) -> None:
        """Takes note of a page as read (its `source_text`, blocks, language and word confidences), before any is repaired."""


def repair_edits(page: Page, evidence: Evidence) -> Sequence[Edit]:
    """The repairs of a page, as edits of its `source_text`; none where the document needs none."""
    return ()
