"""The questions over the sample documents: what is judged stands there, and the search answers as well as it once did."""

from __future__ import annotations

import math

import pytest

from corpus.samples.search_judge import (
    Answered,
    SampleQuery,
    figures,
    figures_by_kind,
    first_is_right,
    gain,
    judged,
    places,
    precision,
    sample_queries,
)
from corpus.samples.source import read_sources
from scripts.quality import FLOORS, parse, report
from scripts.quality_search import measure_sample_search

TEXTS = {source.stem: source.body for source in read_sources()}
QUERY = SampleQuery("havn", "da", "exact", {"one": 2, "two": 1}, {"one": "den nye havn", "three": "en gammel havn"})


@pytest.mark.parametrize("query", sample_queries(), ids=lambda query: query.query)
def test_what_is_judged_stands_in_the_documents(query: SampleQuery) -> None:
    assert set(query.grades) <= TEXTS.keys()
    assert set(query.grades.values()) <= {1, 2}
    assert set(query.passages) <= set(query.grades)
    assert all(words in TEXTS[document] for document, words in query.passages.items())
    assert bool(query.grades) == (query.kind != "unanswerable")


def test_the_search_is_as_good_as_it_was() -> None:
    floors = parse(FLOORS.read_text(encoding="utf-8"))
    ours = {name: value for name, value in floors.values.items() if name.startswith(("samples.search.", "exam.search."))}
    measured = measure_sample_search()
    assert {name for name in measured if name.startswith("samples.")} == {name for name in ours if name.startswith("samples.")}
    assert {name for name in ours if name.startswith("exam.")} <= measured.keys()
    assert report(type(floors)(ours), measured) == 0


@pytest.mark.parametrize(
    ("shown", "success", "ndcg", "clean"),
    [
        (["one", "two"], True, 1.0, 1.0),
        (["two", "one"], True, (1 + 2 / math.log2(3)) / (2 + 1 / math.log2(3)), 1.0),
        (["three", "one"], False, (2 / math.log2(3)) / (2 + 1 / math.log2(3)), 0.5),
        ([], False, 0.0, None),
    ],
)
def test_the_judge(shown: list[str], success: bool, ndcg: float, clean: float | None) -> None:
    answered = Answered(dict.fromkeys(shown, "Den ny havn"), len(shown), is_answer=True)
    assert first_is_right(QUERY, answered) is success
    assert gain(QUERY, answered) == pytest.approx(ndcg)
    assert clean is None or precision(QUERY, answered) == clean


def test_each_kind_has_its_figures() -> None:
    silent = SampleQuery("flyttet til Mars", "da", "unanswerable", {}, {})
    asked = judged(lambda query: Answered({"one": "den nye havn"} if query == "havn" else {}, 1, query == "havn"), [QUERY, silent])
    kinds = figures_by_kind(asked)
    assert kinds["exact"]["success@1"] == 1.0
    assert kinds["exact"]["ndcg@10"] == figures(asked)["ndcg@10"] < 1.0
    assert kinds["unanswerable"] == {"unanswerable": 1.0}
    assert "unanswerable" not in kinds["exact"]


def test_the_judged_words_are_looked_for_in_what_is_shown() -> None:
    assert places(QUERY, Answered({"one": "… den nye havn åbner"}, 1, is_answer=True)) == [True]
    assert places(QUERY, Answered({"one": "helt andre ord", "three": "gammel havn"}, 2, is_answer=True)) == [False, True]
    assert places(QUERY, Answered({"a": "", "b": "", "c": "", "one": "den nye havn"}, 4, is_answer=True)) == []
