"""Cleaning: edits that lead from a page as read to the page as shown."""

from __future__ import annotations

from dataclasses import replace

from corpus.model import Page
from ingest.hyphens import hyphen_edits


def clean(page: Page) -> Page:
    """The page with its line-end hyphens undone; a page that has edits is left as it is."""
    return page if page.edits else replace(page, edits=hyphen_edits(page.source_text, page.language))
