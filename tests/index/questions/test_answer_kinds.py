"""A question for a number, a time or a person is answered only where one stands beside what was asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Fact, Goal, Span
from index.engine import Filters
from index.questions.answer_kinds import asked_kind, is_told, question
from tests.index.builders import entry
from tests.index.test_search import searcher

LIBRARY = [
    entry("club", "Foreningen har 340 medlemmer og en klubhytte ved søen. Kassereren hedder Ida Holt Madsen."),
    entry("pool", "Svømmehallen er lukket. Den renoveres."),
    entry("mayor", "Borgmester Jens Vang Olsen taler. Biblioteket åbner i foråret 2027."),
    entry("town", "Borgmester i Vesterlund er Karen Holm Bay. Vesterlund har 9.400 indbyggere.", municipality="Vesterlund"),
    entry("other", "Østerlund ligger ved havet. Naboen Vesterlund har 9.400 indbyggere.", municipality="Østerlund"),
    entry("house", "Der Neubau wurde am 3. Juni 2019 eröffnet. Er hat 3,5 Mio. Euro gekostet.", language="de"),
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
        ("Hvem er borgmester i Vesterlund?", True),
        ("Hvem er borgmester i Østerlund?", False),
        ("Hvor mange indbyggere har Vesterlund?", True),
        ("Hvor mange indbyggere har Østerlund?", False),
        ("Wann wurde der Neubau eröffnet?", True),
    ],
)
def test_a_question_is_answered_where_such_an_answer_stands(query: str, answered: bool) -> None:
    answer = searcher(LIBRARY).search(query, Filters())
    assert answer.total
    assert answer.answered is answered


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_question_may_be_asked(query: str) -> None:
    asked = question(f"when {query}", ["Egesund"])
    assert asked
    assert not is_told(asked, ())


@pytest.mark.parametrize(
    "query", ["Hvor mange medlemmer har foreningen?", "Hvor mange svømmehaller?", "Vesterlund", "Hvem er borgmester i Østerlund?"]
)
def test_whether_a_question_is_answered_does_not_depend_on_the_page_or_the_order(query: str) -> None:
    search = searcher(LIBRARY)
    first = search.search(query, Filters())
    assert search.search(query, Filters(), offset=1, limit=1).answered is first.answered
    assert search.search(query, Filters(), sort="-title").answered is first.answered
    assert search.search(query, Filters(), offset=1000).answered is first.answered


def test_a_goal_without_a_year_does_not_tell_when() -> None:
    quote = "Vi vil være klimaneutrale."
    for year, answered in ((None, False), (2036, True)):
        goal = Fact(
            "goal", Goal(quote, target_year=year, themes=("climate_environment",)), (Span(1, 0, len(quote)),), quote, 0.9, "t", "1", ""
        )
        held = entry("goal", quote, municipality="Vesterlund", country="DK", facts=(goal,))
        assert searcher([held]).search("Hvornår skal Vesterlund være klimaneutral?", Filters()).answered is answered
