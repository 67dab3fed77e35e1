"""What was done to a query is told in sentences, each with a way to refuse it; the help shows only what works."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.archive import Archive
from corpus.words import fold
from index import sync
from index.query.fields import FIELDS, names_of
from index.query.mends import LITERAL, Note
from index.query.parse import parse
from index.search import Answer, Searcher
from index.store.whoosh_engine import WhooshEngine
from search_app.additions_view import name_of
from search_app.notes_view import NOTES, literal_href, note_lines
from search_app.query_help import PARTS, field_names, help_parts
from search_app.question import Question
from tests.search_app.doubles import application
from tests.search_app.test_search_pages import EN, links

BROKEN = [
    '"havn og by', "havn OR", "(havn", "havn)", "farve:rød", "år:snart", "år:2030..2015", "land:DK,Atlantis", "år: 2015",
    "havn NEAR/900 by",
    "havn NEAR land:DK", "kl*m*a", "*plan", '"havn b*"', "a*", "EU~", "havn~9", "havn^2", "HAVNEN OG BYEN",
    "x" * 200, "by *- havn", f'"{"havn " * 20}"~5',
    "ord " * 6000, " ".join(f"begyndelse{n}*" for n in range(20)), " ".join(f"byudvikling{n}" for n in range(60)),
]  # fmt: skip


def answer(query: str, *notes: Note) -> Answer:
    return Answer(query, 0, (), {}, None, (), (*parse(query).notes, *notes), answered=False)


def test_every_way_to_mend_a_query_is_among_the_broken_ones() -> None:
    codes = {note.code for query in BROKEN for note in parse(query).notes}
    assert codes | {"missing", "no_words", "echoes"} == set(NOTES)


@pytest.mark.parametrize("language", ["da", "de", "en"])
@pytest.mark.parametrize("query", BROKEN, ids=lambda query: query[:12])
def test_every_mend_has_a_sentence(app: Flask, query: str, language: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        asked = answer(query)
        lines = note_lines(asked, Question(query))
        assert len(lines) == len(asked.notes) > 0
        assert all(line.text.endswith((".", note.about)) for line, note in zip(lines, asked.notes, strict=True))
        assert f"without={LITERAL}" in literal_href(asked, Question(query))
        assert not literal_href(asked, Question(query, without=(LITERAL,)))


@pytest.mark.parametrize("query", BROKEN, ids=lambda query: query[:12])
def test_a_link_refuses_just_its_mend(app: Flask, query: str) -> None:
    with app.test_request_context():
        for note, line in zip(parse(query).notes, note_lines(answer(query), Question(query)), strict=True):
            assert bool(line.href) == bool(note.key)
            assert not note.key or note.code not in {other.code for other in parse(query, [note.key]).notes}


def test_what_was_refused_has_a_name(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        assert name_of("mend:turned_range:år:2030..2015") == "år:2030..2015"
        assert name_of(LITERAL) == "Signs, operators and fields"


def test_a_word_that_is_nowhere_leaves_nothing_to_take_literally(app: Flask) -> None:
    with app.test_request_context():
        asked = answer("havn", Note("missing", "havn"))
        assert [line.href for line in note_lines(asked, Question("havn"))] == [""]
        assert not literal_href(asked, Question("havn"))


EXAMPLES = [example for _, rows in PARTS for examples, _ in rows for example in examples]


@pytest.mark.parametrize("example", EXAMPLES)
def test_what_the_help_shows_is_read_without_mending(example: str) -> None:
    query = parse(example)
    assert query.tree is not None
    assert not query.notes


@pytest.mark.parametrize("language", ["da", "de", "en"])
def test_the_help_speaks_the_language_of_the_visitor(app: Flask, language: str) -> None:
    with app.test_request_context(headers={"Accept-Language": language}):
        shown = [line.example for part in help_parts() for line in part.lines]
        assert {"da": "skole IKKE gymnasium", "de": "Schule NICHT Gymnasium", "en": "school NOT college"}[language] in shown
        assert {FIELDS[fold(name)] for name in field_names()} == set(FIELDS.values())
        assert len(names_of(language)) == len(set(FIELDS.values()))


def test_the_search_field_leads_to_the_help(app: Flask) -> None:
    client = app.test_client()
    assert 'href="/help#searching"' in client.get("/").text
    page = client.get("/help", headers={"Accept-Language": "de"}).text
    assert 'id="searching"' in page
    assert "Radweg NAHE/5 Schule" in page


@pytest.fixture
def searched(archive: Archive, documents: dict[str, str], tmp_path: Path) -> Iterator[FlaskClient]:
    """The pages over the real engine."""
    with closing(WhooshEngine(tmp_path / "index")) as engine:
        sync.catch_up(archive, engine)
        yield application(archive, Searcher(archive, engine)).test_client()


def test_a_mend_is_told_refused_and_wanted_again(searched: FlaskClient) -> None:
    page = searched.get("/search?q=klimaneutral+OR", headers=EN).text
    assert "“OR” stands alone and was left out." in page
    (way,) = links(page, "Take it literally")
    refused = searched.get(way, headers=EN).text
    assert "stands alone" not in refused
    assert links(refused, "search with it again") == ["/search?q=klimaneutral+OR"]
    (way,) = links(page, "Search for the words alone")
    assert "Signs, operators and fields" in searched.get(way, headers=EN).text


def test_the_twin_gives_the_keys_of_mends(searched: FlaskClient) -> None:
    (note,) = searched.get("/search.json?q=klimaneutral+OR").get_json()["notes"]
    assert note == {"code": "stray_operator", "about": "OR", "key": "mend:stray_operator:OR"}
    query = {"q": "klimaneutral OR", "without": note["key"]}
    assert [one["code"] for one in searched.get("/search.json", query_string=query).get_json()["notes"]] == []


def test_a_star_alone_shows_every_document(searched: FlaskClient, documents: dict[str, str]) -> None:
    assert searched.get("/search.json?q=*").get_json()["total"] == len(documents)
