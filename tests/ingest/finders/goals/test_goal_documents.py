"""Short documents as offices and parties write them, with the goals in double square brackets: those are found and no others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

FILE = Path(__file__).with_name("goal_documents.txt")
GOAL = re.compile(r"\[\[(.+?)\]\]")


def documents() -> list[object]:
    parts = FILE.read_text(encoding="utf-8").split("=== ")[1:]
    return [pytest.param(head[:2], text, id=head) for head, text in (part.split("\n", 1) for part in parts)]


@pytest.mark.parametrize(("language", "text"), documents())
def test_the_goals_of_a_document(values, language: str, text: str) -> None:
    goals = values(GOAL.sub(r"\1", text), "goal", language)
    expected = GOAL.findall(text)
    missed = [goal for goal in expected if not any(goal in found.statement for found in goals)]
    wrong = [found.statement for found in goals if not any(goal in found.statement for goal in expected)]
    assert (missed, wrong) == ([], [])
