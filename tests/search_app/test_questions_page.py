"""The search page and its JSON say what was understood of a question, and show the facts that answer with their proof."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from corpus.archive import Archive
from index.engine import Filters
from index.search import Answer, Searcher
from search_app import understood_view as view
from search_app.answer_json import answer_json
from search_app.languages import set_up
from search_app.question import read_question
from tests.index.builders import MemoryArchive, entry, partner
from tests.index.memory_engine import MemoryEngine

TEXT = "Venskabsbyen Uddevalla kommer. " * 3
MANY = tuple(partner(f"By {number}", "SE", start=number, end=number + 5) for number in range(14))
ENTRIES = [
    entry("twin", TEXT, facts=(partner("Uddevalla", "SE", 1, 13, 22),), municipality="Sandvig", title="Besøg"),
    entry("many", TEXT, facts=MANY, municipality="Nordvig"),
]


@pytest.fixture
def searcher() -> Searcher:
    engine = MemoryEngine()
    engine.rebuild(ENTRIES, 1)
    return Searcher(cast("Archive", MemoryArchive(ENTRIES)), engine)


@pytest.fixture(params=["da", "de", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    app = Flask("search_app")
    set_up(app)
    with app.test_request_context(f"/search?lang={request.param}"):
        yield request.param


def asked(searcher: Searcher, query: str, *without: str) -> Answer:
    return searcher.search(query, Filters(), without=without)


def test_the_parts_are_named_in_the_language_of_the_page(searcher: Searcher, language: str) -> None:
    answer = asked(searcher, "Welche Partnerstädte gibt es in Schweden?")
    parts = view.part_views(answer, read_question(MultiDict({"q": answer.query})))
    kind = {"da": "Samarbejdsbyer", "de": "Partnerstädte", "en": "Partner cities"}[language]
    assert [part.label for part in parts] == [kind, {"da": "Sverige", "de": "Schweden", "en": "Sweden"}[language]]
    assert [part.words for part in parts] == ["Partnerstädte", "Schweden"]
    assert "without=asked%3Acountry%3ASE" in parts[1].href


@pytest.mark.parametrize(
    ("aspect", "value", "words"),
    [
        ("years", "..2030", "inden 2030"),
        ("years", "2031..", "fra 2031"),
        ("years", "2025..2030", "2025–2030"),
        ("years", "2030..2030", "2030"),
        ("of", "DE", "dokumenter fra Tyskland"),
        ("when", "2024-05-01..2024-05-31", "1. maj 2024 – 31. maj 2024"),
        ("place", "Ystad", "Ystad"),
        ("about", "climate_environment", "Klima og miljø"),
        ("about", "cycling", "cykel"),
        ("network", "no-such-network", "no-such-network"),
        ("network", "covenant-of-mayors", "Borgmesterpagten"),
        ("years", "?", "hvornår"),
        ("since", "?", "siden hvornår, indtil hvornår"),
        ("kind", "goal", "Mål"),
    ],
)
def test_each_part_in_words(aspect: str, value: str, words: str) -> None:
    app = Flask("search_app")
    set_up(app)
    with app.test_request_context("/search?lang=da"):
        assert view.aspect_label(aspect, value) == words


def test_facts_lead_to_their_proof_and_the_rest_is_folded(searcher: Searcher, language: str) -> None:
    answer = asked(searcher, "venskabsbyer i Sverige")
    shown = view.answer_views(answer, {each.document.id: each.document for each in ENTRIES})
    assert (shown.count, len(shown.seen), len(shown.folded)) == (15, view.SEEN_SHORT, 15 - view.SEEN_SHORT)
    first = next(fact for fact in shown.seen if fact.source == "Sandvig, Besøg")
    assert first.href.startswith("/documents/twin/pages/1?fact=")
    assert first.caption.startswith("Uddevalla")


def test_bodies_take_turns(searcher: Searcher) -> None:
    assert {fact.document for fact in asked(searcher, "venskabsbyer i Sverige").facts[:2]} == {"twin", "many"}


def test_json_tells_what_was_understood_and_the_facts(searcher: Searcher) -> None:
    answer = asked(searcher, "venskabsbyer i Sverige")
    told = answer_json(answer, {each.document.id: each.document for each in ENTRIES})
    assert told["understood"] == [
        {"aspect": "kind", "value": "partner_city", "words": "venskabsbyer", "key": "asked:kind:partner_city"},
        {"aspect": "country", "value": "SE", "words": "Sverige", "key": "asked:country:SE"},
    ]
    facts = cast("list[dict[str, object]]", told["facts"])
    assert len(facts) == 15
    assert {"kind", "caption", "document", "page", "quote", "key", "href", "more", "value"} == set(facts[0])


def test_a_plain_query_has_neither(searcher: Searcher) -> None:
    told = answer_json(asked(searcher, "Uddevalla"), {each.document.id: each.document for each in ENTRIES})
    assert (told["understood"], told["facts"]) == ([], [])
