"""Sentences by class: what commits an issuer, and what only sounds like it; by the rules alone, without the trained judge."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from ingest.finders.goals.commitment import weigh

FOLDER = Path(__file__).parent
OWN = {"da": "egelund", "de": "auental", "en": "aalund"}
"""The issuers of the sentences, in loose spelling."""


def rows(code: str) -> list[tuple[str, str, bool]]:
    with (FOLDER / f"goal_sentences_{code}.csv").open(encoding="utf-8", newline="") as file:
        return [(row["class"], row["sentence"], row["is_goal"] == "1") for row in csv.DictReader(file)]


def cases(code: str, *, towns: bool) -> list[object]:
    found = [row for row in rows(code) if (row[0] == "town") == towns]
    return [pytest.param(code, sentence, is_goal, id=f"{code}-{kind}-{i}") for i, (kind, sentence, is_goal) in enumerate(found)]


@pytest.mark.parametrize(("code", "sentence", "is_goal"), [*cases("da", towns=False), *cases("de", towns=False), *cases("en", towns=False)])
def test_what_the_words_of_a_sentence_say(code: str, sentence: str, is_goal: bool) -> None:
    assert weigh(sentence, code, OWN[code]).is_goal is is_goal


@pytest.mark.parametrize(("code", "sentence", "is_goal"), [*cases("da", towns=True), *cases("de", towns=True)])
def test_what_another_town_wants_is_no_goal(values, code: str, sentence: str, is_goal: bool) -> None:
    head = {"da": "Egelund Kommune\n\nPolitik\n\nTeksten er fra i år.", "de": "Stadt Auental\n\nKonzept\n\nDer Text ist von diesem Jahr."}[
        code
    ]
    assert bool(values(f"{head}\n\n{sentence}\n", "goal", code)) is is_goal


def test_the_reasons_are_told() -> None:
    verdict = weigh("Målet er at halvere forbruget.", "da")
    assert verdict.why == "målet er"
    assert 0.5 < verdict.score < 1


@pytest.mark.parametrize("text", ["", " ", "?", "a" * 5000, "vil " * 600, ", og der skal " * 200, "målet " * 500, "( " * 1000])
def test_any_text_is_weighed(text: str) -> None:
    assert 0 <= weigh(text, None).score <= 1
