"""The judge's second opinion: it adds where the rules are silent, and holds back everywhere else."""

from __future__ import annotations

import pytest

from ingest.finders.goals.candidates import Candidate
from ingest.finders.goals.commitment import NO_VERDICT, Evidence
from ingest.finders.goals.model_opinion import CONFIDENCE, second_opinion


def unit(text: str, **fields: object) -> Candidate:
    return Candidate(0, len(text), text, **({"kind": "sentence"} | fields))  # type: ignore[arg-type]


SPOKEN = NO_VERDICT.plus(Evidence("cue", "mål er", 2.0))
TEXT = "Alle landsbyer får en sti til nærmeste skole."


def test_the_judge_adds_where_the_rules_are_silent() -> None:
    judged = second_opinion(unit(TEXT), "da", "strategy", lambda *_: 0.97)
    assert judged.score == pytest.approx(CONFIDENCE)
    assert "0.97" in judged.why


@pytest.mark.parametrize(
    ("judged", "language", "document", "score"),
    [
        (unit(TEXT, verdict=SPOKEN), "da", "strategy", 0.97),  # the rules have spoken
        (unit(TEXT), "da", "strategy", 0.7),  # not sure
        (unit(TEXT), "da", "strategy", None),  # no judge was trained
        (unit(TEXT), "da", "minutes", 0.97),  # others speak there
        (unit(TEXT, kind="heading"), "da", "strategy", 0.97),
        (unit(TEXT, kind="item"), "da", "proposal", 0.97),  # a list of enclosures
        (unit(TEXT.rstrip(".")), "da", "strategy", 0.97),  # a piece of a table
        (unit(TEXT, others_speak=True), "da", "strategy", 0.97),
        (unit("Flere boliger nu."), "da", "strategy", 0.97),  # too short
        (unit("Hvis det skal lykkes, må alle landsbyer være med."), "da", "strategy", 0.97),
        (unit("Skal alle landsbyer have en sti til skolen?"), "da", "strategy", 0.97),
        (unit(TEXT), "fr", "strategy", 0.97),
    ],
)
def test_the_judge_holds_back(judged: Candidate, language: str, document: str, score: float | None) -> None:
    assert second_opinion(judged, language, document, lambda *_: score) == judged
