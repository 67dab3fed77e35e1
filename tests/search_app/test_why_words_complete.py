"""No reason that a finder gives in English reaches a page untranslated."""

from __future__ import annotations

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import ingest.finders
from ingest.finders.goals.commitment import WEIGHTS
from ingest.finders.partners import evidence_cues
from search_app.why_words import ALIKE, MEMBERS, QUOTED, SAID, TIMES

FINDERS = Path(ingest.finders.__file__).parent
GIVE_REASONS = {"Found", "Sign", "Tie", "Verdict", "evidence", "network", "voted", "NameCue"}
MODULES = sorted(path for path in FINDERS.rglob("*.py") if path.parent.name != "head")
"""All but those of the head: what these say goes into the JSON of a document, in English; pages do not show it."""


def reasons_in(path: Path) -> Iterator[str]:
    """The texts of several words that a module hands to what keeps a reason; the gaps of f-strings as 0.00."""
    for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(call, ast.Call) and getattr(call.func, "id", getattr(call.func, "attr", "")) in GIVE_REASONS:
            for argument in call.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str) and " " in argument.value:
                    yield argument.value
                elif isinstance(argument, ast.JoinedStr):
                    yield "".join(str(part.value) if isinstance(part, ast.Constant) else "0.00" for part in argument.values)


def is_told(reason: str) -> bool:
    """Whether the table holds it, or all of it that is not a word of the document."""
    if reason in SAID or ALIKE.fullmatch(reason) or MEMBERS.fullmatch(reason) or TIMES.fullmatch(reason.replace("0.00", "3")):
        return True
    found = QUOTED.fullmatch(reason)
    return found is not None and all(
        part in SAID or part in {"", "0.00 (", ")"} for part in (found["before"].strip(), found["after"].strip())
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_every_reason_of_the_source_is_told_in_three_languages(path: Path) -> None:
    against = {"what 0.00 does", "a question"}  # speak against a goal: never the reason of one
    assert [reason for reason in reasons_in(path) if reason not in against and not is_told(reason)] == []


def test_the_test_sees_reasons() -> None:
    assert sum(len(list(reasons_in(path))) for path in MODULES) > 20
    assert not is_told("a rule of tomorrow")


def test_every_sign_of_a_tie_is_told() -> None:
    assert sorted(set(evidence_cues.WEIGHTS) - set(SAID)) == []


def test_reasons_of_several_languages_are_told() -> None:
    """A reason that stands for cues of more than one language is no word of a document. Those that speak against a goal are not shown."""
    languages = defaultdict(set)
    with (FINDERS / "goals" / "goal_cues.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            if WEIGHTS.get(row["class"], 0) > 0:
                languages[row["why"]].add(row["language"])
    assert sorted(why for why, in_ in languages.items() if len(in_) > 1 and why not in SAID) == []


def test_every_reason_for_the_kind_of_a_date_is_told() -> None:
    with (FINDERS / "dates" / "date_cues.csv").open(encoding="utf-8", newline="") as rows:
        assert {row["why"] for row in csv.DictReader(rows)} <= set(SAID)
