"""The search exam is whole: each query is of a known kind, each judgement names a sample, and each quotation stands in that sample."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import TypedDict

import pytest

ROOT = Path(__file__).resolve().parents[2]
EXAM = ROOT / "benchmarks" / "search" / "queries.json"
TEXTS = ROOT / "corpus" / "samples" / "texts"
LANGUAGES = {"da", "de", "en"}
LEAST = {
    "exact": 10,
    "inflection": 10,
    "compound": 10,
    "suspended_hyphen": 10,
    "cross_language": 25,
    "place_name": 10,
    "ocr_error": 10,
    "misspelt": 10,
    "phrase": 10,
    "operators": 10,
    "fact": 20,
    "gendered": 10,
    "unanswerable": 10,
}
"""Of each kind of query, at least so many."""


class Query(TypedDict):
    q: str
    lang: str
    kind: str
    relevant: list[str]
    grades: dict[str, int]
    pages_or_lines: dict[str, str]


@cache
def exam() -> tuple[Query, ...]:
    return tuple(json.loads(EXAM.read_text(encoding="utf-8")))


@cache
def sample_words(stem: str) -> str:
    return in_one_line((TEXTS / f"{stem}.md").read_text(encoding="utf-8"))


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def test_there_are_enough_queries_of_each_kind() -> None:
    counts = Counter(query["kind"] for query in exam())
    assert set(counts) == set(LEAST)
    assert {kind: number for kind, number in counts.items() if number < LEAST[kind]} == {}
    assert len(exam()) >= 140


def test_no_query_is_asked_twice() -> None:
    asked = Counter(in_one_line(query["q"]).casefold() for query in exam())
    assert [q for q, times in asked.items() if times > 1] == []


def test_each_sample_answers_some_queries() -> None:
    answering = {stem for query in exam() for stem in query["relevant"]}
    assert answering == {file.stem for file in TEXTS.glob("*.md")}


@pytest.mark.parametrize("query", exam(), ids=lambda query: query["q"])
def test_a_query_has_all_its_parts(query: Query) -> None:
    assert set(query) == set(Query.__annotations__)
    assert query["q"].strip()
    assert query["lang"] in LANGUAGES
    assert set(query["grades"].values()) <= {1, 2}
    assert list(query["grades"]) == query["relevant"] == list(query["pages_or_lines"])
    assert sorted(query["grades"].values(), reverse=True) == list(query["grades"].values()), "the best first"


@pytest.mark.parametrize("query", exam(), ids=lambda query: query["q"])
def test_what_is_unanswerable_has_no_answer_and_all_else_has_a_full_one(query: Query) -> None:
    assert (2 in query["grades"].values()) is (query["kind"] != "unanswerable")


@pytest.mark.parametrize("query", exam(), ids=lambda query: query["q"])
def test_the_quoted_words_stand_in_the_sample(query: Query) -> None:
    absent = [stem for stem, words in query["pages_or_lines"].items() if not words or in_one_line(words) not in sample_words(stem)]
    assert absent == []
