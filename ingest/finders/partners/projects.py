"""Projects: which one a passage speaks of, by its name after *Projekt*, in quotation marks or in capitals, or by the heading above."""

from __future__ import annotations

import re

from ingest.finders.document import flow_of_doc
from ingest.finders.partners.evidence_cues import PROJECT_NAMED, PROJECT_WORD, STRONG
from ingest.nlp import Doc

REACH = 700
COINED = re.compile(r"(?<![\w-])(?=[\w+]*[a-zæøå0-9]?[A-Z]{2})[\w+]{5,}(?![\w-])|(?<![\w-])[A-Z][a-z]+[A-Z][\w]+")
QUOTED = re.compile(r"[\"'„“”»‘*«]([^\"'„“”»‘’«\n]{3,60})[\"'“”«’*»]")


def name_in(text: str) -> str | None:
    """The project that a stretch of text names last, in full if it can be."""
    named = list(PROJECT_NAMED.finditer(text))
    if named:
        return (named[-1].group("quoted") or named[-1].group("bare")).strip()
    if PROJECT_WORD.search(text):
        for pattern in (QUOTED, COINED):
            if found := list(pattern.finditer(text)):
                return (found[-1].group(1) if pattern is QUOTED else found[-1].group()).strip()
    return None


def project_near(doc: Doc, at: int) -> str | None:
    """The project that the passage before `at` is about: the nearest words tell whether it is one or twin towns. Empty if unnamed."""
    flow = flow_of_doc(doc)
    before = flow.text[max(0, at - REACH) : at]
    word = list(PROJECT_WORD.finditer(before))
    strong = list(STRONG.finditer(before))
    if not word or (strong and strong[-1].start() > word[-1].end()):
        return None
    return name_in(before) or _heading(doc, at) or ""


def _heading(doc: Doc, at: int) -> str | None:
    flow = flow_of_doc(doc)
    above = [block for block in flow.body[: flow.body_index(at)] if block.role == "heading"]
    return flow.block_text(above[-1]) if above and PROJECT_WORD.search(flow.block_text(above[-1])) else None
