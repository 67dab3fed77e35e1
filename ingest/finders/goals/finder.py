"""Goals: what the issuer commits or aspires to, in the unit in which a reader would quote it, each once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.model import Goal
from ingest.finders.document import Found, head_of
from ingest.finders.goals.candidates import Candidate, candidates
from ingest.finders.goals.measures import measure, target_year
from ingest.finders.goals.model_opinion import second_opinion
from ingest.finders.goals.statements import is_sentence_like
from ingest.finders.text.cues import loose
from ingest.finders.themes.finder import themes_of
from ingest.finders.themes.sdgs import named_sdgs
from ingest.nlp import Doc

VERSION = "5"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

THRESHOLD = 0.5
"""What is surer than this is a goal."""


def find_goals(doc: Doc) -> Iterator[Found]:
    """The goals of a document, each once."""
    head = head_of(doc)
    since = head.year
    said: set[str] = set()
    for unit in (second_opinion(unit, head.language, head.type) for unit in candidates(doc)):
        key = re.sub(r"\W+", "", loose(unit.text)) if unit.score > THRESHOLD else ""
        if not key or key in said or not is_sentence_like(unit.text):
            continue
        said.add(key)
        yield Found(_goal(unit, doc, since), unit.start, unit.end, unit.score, unit.why)


def _goal(unit: Candidate, doc: Doc, since: int | None) -> Goal:
    size = measure(unit.text)
    return Goal(
        unit.text, target_year(unit.text, unit.year_line, since), size.amount, size.unit, size.baseline,
        themes_of(doc, unit.text), named_sdgs(unit.text),
    )  # fmt: skip
