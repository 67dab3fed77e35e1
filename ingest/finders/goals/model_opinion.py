"""The trained judge's second opinion: where the rules found no words that commit, it may be sure all the same; it never overrules them."""

from __future__ import annotations

from collections.abc import Callable

from ingest.finders.goals import model as goal_model
from ingest.finders.goals.candidates import Candidate
from ingest.finders.goals.model_features import LANGUAGES, Role
from ingest.finders.text.cues import loose

Score = Callable[[str, str | None, str | None, Role], float | None]

CONFIDENCE = 0.6
CONDITIONS = ("hvis ", "safremt ", "wenn ", "falls ", "sofern ", "if ", "unless ")
"""What a sentence commits to only on a condition is no goal."""
LEAST_WORDS = 5
"""A shorter one (*For alle.*) tells too little."""
OTHERS_SPEAK = frozenset({"minutes"})
"""Documents in which the rules judge alone."""
ITEMS_NAME = frozenset({"proposal", "report", "answer", "agreement", "memo"})
"""Documents whose lists name enclosures, costs and what was done: there the judge is asked about sentences only."""
ENDS = tuple(".!:”“»\"')")


def second_opinion(unit: Candidate, language: str | None, document: str | None, score: Score = goal_model.score) -> Candidate:
    """The unit with the judge's verdict where the rules are silent; `document` is its type."""
    if not unit.is_silent or not _is_asked_about(unit, document) or not _can_be_judged(unit.text, language):
        return unit
    found = score(unit.text, language, unit.heading, _role(unit))
    if found is None or found < goal_model.SURE:
        return unit
    return unit.voted(CONFIDENCE, f"reads like the goals of our examples ({found:.2f})")


def _is_asked_about(unit: Candidate, document: str | None) -> bool:
    """Not where others speak, nor about headings, names in a list of enclosures and pieces of tables."""
    if document in OTHERS_SPEAK:
        return False
    return document not in ITEMS_NAME if unit.kind == "item" else unit.kind == "sentence" and unit.text.rstrip().endswith(ENDS)


def _can_be_judged(text: str, language: str | None) -> bool:
    is_statement = len(text.split()) >= LEAST_WORDS and not text.rstrip().endswith("?")
    return language in LANGUAGES and is_statement and not loose(text[:20]).startswith(CONDITIONS)


def _role(unit: Candidate) -> Role:
    if unit.kind != "item":
        return "sentence"
    return "led" if unit.lead else "item"
