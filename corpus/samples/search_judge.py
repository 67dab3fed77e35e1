"""How well a search finds the sample documents: `queries.json` says what a careful reader would hand over for each question.

Every query names the documents that answer it, graded 2 (answers) or 1 (helps), and of some of them the words that do. A query without
documents has no answer here: a search does right by finding nothing or by saying that what it found is none.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from corpus.samples.source import FOLDER
from corpus.words import fold

DEPTH = 10
PLACES = 3
"""The judged words of a document are looked for where it is among the first so many."""


@dataclass(frozen=True, slots=True)
class SampleQuery:
    """A question, of which kind it is, and what answers it: document → grade, document → words that stand there."""

    query: str
    language: str
    kind: str
    grades: Mapping[str, int]
    passages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Answered:
    """What a search found: the documents in order, each with the text that it shows, how many in all, and whether they answer."""

    shown: Mapping[str, str]
    total: int
    is_answer: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and what a search made of it."""

    query: SampleQuery
    answered: Answered


Asking = Callable[[str], Answered]


@cache
def sample_queries() -> tuple[SampleQuery, ...]:
    return read_queries(FOLDER / "queries.json")


def read_queries(path: Path) -> tuple[SampleQuery, ...]:
    """The judged questions of a file."""
    rows = json.loads(path.read_text(encoding="utf-8"))
    return tuple(SampleQuery(row["q"], row["lang"], row["kind"], row["grades"], row["pages_or_lines"]) for row in rows)


def measure_search(ask: Asking, queries: Iterable[SampleQuery] | None = None) -> dict[str, float]:
    """The figures of a search over the questions, those of the samples where no others are named."""
    asked = sample_queries() if queries is None else queries
    return {f"search.{name}": value for name, value in figures(judged(ask, asked)).items()}


def judged(ask: Asking, queries: Iterable[SampleQuery]) -> list[Judged]:
    """Every question asked."""
    return [Judged(query, ask(query.query)) for query in queries]


def figures(asked: Sequence[Judged]) -> dict[str, float]:
    """Success at one, nDCG@10, how often the right words are shown, who is told that there is an answer, and how clean the totals are.

    What no question among them tells is left out.
    """
    answerable = [(each.query, each.answered) for each in asked if each.query.grades]
    silent = [each.answered for each in asked if not each.query.grades]
    measured: Mapping[str, Sequence[float]] = {
        "success@1": [first_is_right(query, answered) for query, answered in answerable],
        "ndcg@10": [gain(query, answered) for query, answered in answerable],
        "place": [fit for query, answered in answerable for fit in places(query, answered)],
        "answered": [answered.is_answer for _, answered in answerable],
        "unanswerable": [not (answered.total and answered.is_answer) for answered in silent],
        "precision": [precision(query, answered) for query, answered in answerable if answered.total],
    }
    return {name: _mean(values) for name, values in measured.items() if values}


def figures_by_kind(asked: Iterable[Judged]) -> dict[str, dict[str, float]]:
    """The figures of each kind of question."""
    kinds: dict[str, list[Judged]] = {}
    for each in asked:
        kinds.setdefault(each.query.kind, []).append(each)
    return {kind: figures(group) for kind, group in kinds.items()}


def first_is_right(query: SampleQuery, answered: Answered) -> bool:
    return next(iter(answered.shown), None) in query.grades


def gain(query: SampleQuery, answered: Answered) -> float:
    """nDCG@10 with the grades as gains."""
    found = [query.grades.get(document, 0) for document in answered.shown]
    return _discounted(found) / _discounted(sorted(query.grades.values(), reverse=True))


def precision(query: SampleQuery, answered: Answered) -> float:
    """Which share of the documents that are counted as found answers or helps."""
    return len(set(answered.shown) & set(query.grades)) / answered.total


def places(query: SampleQuery, answered: Answered) -> list[bool]:
    """For each judged passage of the first documents, whether most of its words are shown."""
    first = list(answered.shown)[:PLACES]
    return [_shows(answered.shown[document], words) for document, words in query.passages.items() if document in first]


def _discounted(grades: Iterable[int]) -> float:
    return sum(grade / math.log2(rank + 2) for rank, grade in enumerate(list(grades)[:DEPTH]))


def _shows(text: str, passage: str) -> bool:
    wanted, shown = _words(passage), set(_words(text))
    return sum(word in shown or any(fuzz.ratio(word, other) >= 75 for other in shown) for word in wanted) >= 0.6 * len(wanted)


def _words(text: str) -> list[str]:
    return [fold(word) for word in re.findall(r"\w+", text)]


def _mean(values: Iterable[float]) -> float:
    listed = [float(value) for value in values]
    return sum(listed) / len(listed)
