"""Cleaning: the edits that lead from a page as read to the page as shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from corpus.edits import Edit
from corpus.model import Page
from ingest.hyphens import hyphen_edits
from ingest.repair import Evidence, in_order, repair_edits
from ingest.repair_bullets import with_list_items

_SPACED_LINE = re.compile(r"(?m)^[^\n]*\S[ ]\S[ ]\S[ ][^\n]*")
_FEWEST = 6


def clean(page: Page, evidence: Evidence | None = None) -> Page:
    """The page with its line-end hyphens and spaced-out words undone, and, where there is evidence, repaired.

    A page that has edits already is left as it is.
    """
    if page.edits:
        return page
    edits = [*_spacing_edits(page.source_text)]
    edits += repair_edits(page, evidence) if evidence else hyphen_edits(page.source_text, page.language)
    return with_list_items(replace(page, edits=in_order(edits)))


def _spacing_edits(text: str) -> Iterator[Edit]:
    """*M ö w e   u n d* → *Möwe und*, on lines that are set so throughout and part their words by wider gaps."""
    for line in _SPACED_LINE.finditer(text):
        tokens = line[0].split()
        single = sum(len(token) == 1 for token in tokens)
        if single < _FEWEST or single < 0.9 * len(tokens) or sum(t.isalpha() for t in tokens) < 0.7 * len(tokens):
            continue
        if not re.search(r"\S {2,}\S", line[0]) and len(tokens) > 20:
            continue
        closed = " ".join(word.replace(" ", "") for word in re.split(r" {2,}", line[0].strip(" ")))
        start = line.start() + len(line[0]) - len(line[0].lstrip(" "))
        yield Edit(start, start + len(line[0].strip(" ")), line[0].strip(" "), closed, "repair", 0.95)
