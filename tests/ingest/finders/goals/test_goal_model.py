"""The trained judge of goals: its sentences are well made, it learns the same every time, survives odd input and is not needed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.finders.goals import model as goal_model
from ingest.finders.goals.model import Judge, read_judge
from ingest.finders.goals.model_examples import SORTS, Example, examples
from ingest.finders.goals.model_features import GROUPS, LANGUAGES, features
from scripts.train_goals import train, write

ROLES = ("sentence", "item", "led")


@pytest.fixture(scope="module")
def rows() -> tuple[Example, ...]:
    return examples()


@pytest.fixture(scope="module")
def small(rows: tuple[Example, ...]) -> Judge:
    """A judge of every third document."""
    documents = sorted({row.document for row in rows})[::3]
    return train([row for row in rows if row.document in documents])


@pytest.fixture(scope="module")
def whole(rows: tuple[Example, ...]) -> Judge:
    return train(rows)


def test_there_are_enough_sentences_of_enough_documents(rows: tuple[Example, ...]) -> None:
    assert len(rows) >= 2000
    assert len({row.document for row in rows}) >= 60
    by_language = Counter(row.language for row in rows)
    assert set(by_language) == set(LANGUAGES)
    assert min(by_language["da"], by_language["de"]) > 0.4 * len(rows)


def test_labels_are_balanced_and_every_sort_of_negative_is_there(rows: tuple[Example, ...]) -> None:
    for language in LANGUAGES:
        own = [row for row in rows if row.language == language]
        assert 0.25 < sum(row.is_goal for row in own) / len(own) < 0.6
    assert {row.sort for row in rows if not row.is_goal} == SORTS
    assert all(not row.sort for row in rows if row.is_goal)
    assert 0.2 < sum(row.is_goal for row in rows if row.role == "item") / sum(row.role == "item" for row in rows) < 0.8


def test_no_sentence_stands_twice_and_each_is_clean(rows: tuple[Example, ...]) -> None:
    said = Counter(row.text.lower() for row in rows)
    assert [text for text, number in said.items() if number > 1] == []
    assert all(row.text == " ".join(row.text.split()) and 2 <= len(row.text) < 400 for row in rows)
    kinds = {(row.document, row.language, row.kind) for row in rows}
    assert len(kinds) == len({row.document for row in rows})


def test_it_learns_the_same_every_time(rows: tuple[Example, ...], small: Judge) -> None:
    documents = sorted({row.document for row in rows})[::3]
    assert train([row for row in rows if row.document in documents]) == small


def test_what_was_written_is_read_again_and_damage_is_no_judge(small: Judge, tmp_path: Path) -> None:
    path = tmp_path / "judge.json"
    write(small, path)
    assert read_judge(path) == small
    assert read_judge(tmp_path / "none.json") is None
    for broken in ("", "[]", "{}", '{"bias": 1}', '{"bias": "x", "weights": {}}', json.dumps({"bias": 0, "weights": {"w x": None}})):
        path.write_text(broken, encoding="utf-8")
        assert read_judge(path) is None


def test_a_verdict_is_the_sum_of_its_features(small: Judge, rows: tuple[Example, ...]) -> None:
    """What is kept of words between calls changes nothing."""
    for row in rows[::97]:
        groups = row.features
        total = small.bias + sum(
            weight * sum(small.weights.get(name, 0.0) for name in group) / len(group) ** 0.5
            for weight, group in zip(GROUPS, groups, strict=True)
            if group
        )
        for _ in range(2):
            score = small.score(row.text, row.language, row.heading, row.role)
            assert (score > 0.5) == (total > 0)


UNSEEN = (
    ("da", "Vi vil bygge 300 nye ungdomsboliger inden 2031.", "Strategi", True),
    ("da", "Kommunen har 300 ungdomsboliger.", "Strategi", False),
    ("da", "Formanden orienterede om regnskabet.", "Punkt 3", False),
    ("de", "Bis 2032 wollen wir alle Schuldächer mit Solaranlagen ausstatten.", "Klimaschutz", True),
    ("de", "Im vergangenen Jahr wurden drei Schulen saniert.", "Klimaschutz", False),
    ("de", "Der Bericht wird zur Kenntnis genommen.", "TOP 4", False),
    ("en", "The council will plant two thousand trees by 2030.", "Goals", True),
    ("en", "The council met in the town hall on Friday.", "Minutes", False),
)


@pytest.mark.parametrize(("language", "text", "heading", "is_goal"), UNSEEN)
def test_the_plain_cases_are_told_apart(whole: Judge, language: str, text: str, heading: str, is_goal: bool) -> None:
    assert (whole.score(text, language, heading, "sentence") > 0.5) is is_goal


@given(st.text(), st.sampled_from(["da", "de", "en", "fr", "", None]), st.none() | st.text(), st.sampled_from(ROLES))
def test_any_text_has_features_and_a_score_between_0_and_1(text: str, language: str | None, heading: str | None, role: str) -> None:
    judge = Judge(0.5, {"w og": 3.0, "c <og": -2.0})
    assert 0 <= judge.score(text, language, heading, role) <= 1  # type: ignore[arg-type]
    assert features(text, language, heading, role) == features(text, language, heading, role)  # type: ignore[arg-type]


def test_a_line_without_end_costs_no_time() -> None:
    judge = Judge(0.0, {})
    for text in ("a" * 1_000_000, "a " * 500_000, "1 % " * 250_000, "A b " * 250_000):
        assert judge.score(text, "da", text, "sentence") == 0.5


def test_without_a_judge_there_is_no_score(tmp_path: Path) -> None:
    assert read_judge(tmp_path / goal_model.model_file().name) is None
