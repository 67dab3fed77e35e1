"""How well a search finds the sample documents: `queries.json` says what a careful reader would hand over for each question.

Every query names the documents that answer it, graded 2 (answers) or 1 (helps), and of some of them the words that do. A query without
documents has no answer here: a search does right by finding nothing or by saying that what it found is none.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

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


@cache
def sample_queries() -> tuple[SampleQuery, ...]:
    rows = json.loads((FOLDER / "queries.json").read_text(encoding="utf-8"))
    return tuple(SampleQuery(row["q"], row["lang"], row["kind"], row["grades"], row["pages_or_lines"]) for row in rows)


def measure_search(ask: Callable[[str], Answered]) -> dict[str, float]:
    """Success at one, nDCG@10, how often the right words are shown, who is told that there is an answer, and how clean the totals are."""
    asked = [(query, ask(query.query)) for query in sample_queries()]
    answerable = [(query, answered) for query, answered in asked if query.grades]
    return {
        "search.success@1": _mean(first_is_right(query, answered) for query, answered in answerable),
        "search.ndcg@10": _mean(gain(query, answered) for query, answered in answerable),
        "search.place": _mean(fit for query, answered in answerable for fit in places(query, answered)),
        "search.answered": _mean(answered.is_answer for _, answered in answerable),
        "search.unanswerable": _mean(not (answered.total and answered.is_answer) for query, answered in asked if not query.grades),
        "search.precision": _mean(precision(query, answered) for query, answered in answerable if answered.total),
    }


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
