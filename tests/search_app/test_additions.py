"""What the search added is shown once, as what it is; why a document was found is told where the words typed do not tell it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask

from corpus.model import Fact, Network, PartnerCity
from index.meaning.additions import Added
from index.search import Answer
from search_app.additions_view import SEEN, Switch, added_switches, added_words, reasons, seen_at_once
from search_app.languages import set_up
from search_app.question import Question
from search_app.understood_view import is_asked

CLIMATE = Added("climate", "concept", "Klima", "concept:climate")
TWIN = Added("Partnerstadt", "concept", "Partnerstädte", "concept:twin-town")


@pytest.fixture(autouse=True)
def german() -> Iterator[None]:
    app = Flask("search_app")
    set_up(app)
    with app.test_request_context("/search?lang=de"):
        yield


@pytest.mark.parametrize(
    ("added", "words"),
    [
        (Added("klima schutz", "part", "Klimaschutz", "part:klimaschutz"), "klima + schutz"),
        (Added("klima, Klima", "translation", "climate", "translation:climate"), "klima"),
        (Added("Aftale By, Aftale By", "translation", "x", "translation:x"), "Aftale By"),
        (Added("Polen", "place", "Polen", "place:PL"), ""),
    ],
)
def test_an_addition_is_named_as_what_it_is(added: Added, words: str) -> None:
    assert added_words(added) == words


def test_what_one_click_switches_off_is_one_switch() -> None:
    again = Added("Klimaschutz", "concept", "klimaschutz konzept", "concept:climate-protection")
    answer = Answer("x", 0, (), {}, None, (Added("klimabeskyttelse", "concept", "klimaschutz", again.key), again), (), answered=False)
    assert [switch.label for switch in added_switches(answer, Question("x"))] == ["klimabeskyttelse, climate protection"]


@pytest.mark.parametrize(("count", "seen"), [(0, 0), (SEEN, SEEN), (SEEN + 1, SEEN + 1), (SEEN + 2, SEEN)])
def test_a_single_addition_is_never_folded_away(count: int, seen: int) -> None:
    assert seen_at_once([Switch("a", "", "", "")] * count) == seen


@pytest.mark.parametrize(
    ("why", "query", "added", "language", "told"),
    [
        (("concept: climate",), "Klima", (CLIMATE,), "de", ()),
        (("concept: climate",), "kul", (CLIMATE,), "da", (("gleiche Bedeutung", "klima"),)),
        (("concept: Partnerstadt",), "Welche Partnerstädte gibt es?", (TWIN,), "de", ()),
        (("concept: Partnerstadt",), "Welche Partnerstädte gibt es?", (TWIN,), "da", (("gleiche Bedeutung", "venskabsby"),)),
        (("part: rad verkehr",), "Radverkehr", (), "de", (("Teile des Wortes", "rad + verkehr"),)),
        (
            ("translation: klima", "translation: by", "place: Polen"),
            "climate city",
            (),
            "da",
            (("andere Sprache", "klima, by"), ("gleicher Ort", "Polen")),
        ),
        (("wie im Titel",), "klima", (), "de", (("", "wie im Titel"),)),
    ],
)
def test_reasons_are_told_by_kind_and_in_the_words_of_the_document(
    why: tuple[str, ...], query: str, added: tuple[Added, ...], language: str, told: tuple[tuple[str, str], ...]
) -> None:
    assert reasons(why, query, added, language) == told


@pytest.mark.parametrize(
    ("value", "asked", "is_told_by_whom"),
    [
        (PartnerCity("Lindenfurt", "DE", "twin"), {"lindenfurt"}, True),
        (PartnerCity("Arendal", "NO", "twin"), {"lindenfurt"}, False),
        (PartnerCity(None, "PL", "twin"), set(), False),
        (Network("Eurocities"), {"eurocities"}, True),
        (Network("Eurocities"), set(), False),
    ],
)
def test_who_says_it_leads_where_the_question_named_the_rest(value: PartnerCity | Network, asked: set[str], is_told_by_whom: bool) -> None:
    kind = "network" if isinstance(value, Network) else "partner_city"
    assert is_asked(Fact(kind, value, (), "x", 1.0, "test", "1", ""), asked) is is_told_by_whom
