"""A question for a number, a time or a person is answered only where one stands beside what was asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.answer_kinds import asked_kind, is_told
from index.engine import Filters
from tests.index.builders import entry
from tests.index.test_search import searcher

LIBRARY = [
    entry("club", "Foreningen har 340 medlemmer og en klubhytte ved søen. Kassereren hedder Ida Holt Madsen."),
    entry("pool", "Svømmehallen er lukket. Den renoveres."),
    entry("mayor", "Borgmester Jens Vang Olsen taler. Biblioteket åbner i foråret 2027."),
    entry("german", "Das Freibad wird im Mai 2028 eröffnet und kostet nichts.", language="de"),
]


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("Hvor mange medlemmer har foreningen?", "number"),
        ("hvor mange huse", "number"),
        ("Wie viele Häuser?", "number"),
        ("How much does it cost", "number"),
        ("Seit wann gibt es das", "time"),
        ("hvornår åbner det", "time"),
        ("Hvem er borgmester?", "person"),
        ("wer ist Mitglied im Netzwerk", None),
        ("huse og haver", None),
        ("when" * 200, None),
        ("", None),
    ],
)
def test_the_kind_of_answer_that_is_asked_for(query: str, kind: str | None) -> None:
    assert asked_kind(query) == kind


@pytest.mark.parametrize(
    ("query", "answered"),
    [
        ("Hvornår åbner biblioteket?", True),
        ("Hvornår lukker svømmehallen?", False),
        ("Hvor mange medlemmer har foreningen?", True),
        ("Wann wird das Freibad eröffnet?", True),
        ("Hvem er borgmester?", True),
        ("Hvor mange svømmehaller?", False),
        ("svømmehal", True),
    ],
)
def test_a_question_is_answered_where_such_an_answer_stands(query: str, answered: bool) -> None:
    answer = searcher(LIBRARY).search(query, Filters())
    assert answer.total
    assert answer.answered is answered


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_question_may_be_asked(query: str) -> None:
    kind = asked_kind(f"when {query}") or "number"
    assert not is_told(kind, ())
