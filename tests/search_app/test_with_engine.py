"""The pages over the real engine: whatever an address says, an answer comes, and what documents and visitors write stays text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from index import sync
from index.search import Searcher
from index.store.whoosh_engine import WhooshEngine
from tests.search_app.doubles import HOSTILE, application, fill
from tests.search_app.test_search_pages import ANYTHING, EN

WAYS = (
    "/search",
    "/search.json",
    "/complete.json",
    "/documents/{id}/found",
    "/documents/{id}/found.json",
    "/documents/{id}/similar",
    "/documents/{id}/similar.json",
    "/documents/{id}/pages/1/similar",
    "/documents/{id}/pages/1/similar.json",
    "/documents/{id}/pages/1",
)
QUERIES = (
    "",
    "klima",
    "*",
    HOSTILE,
    '"klima <b>"',
    "a" * 5000,
    "(" * 400,
    "NEAR/99999999 x",
    "år:99999999999..-1",
    "\0\u202e\ud83d",
    "x~9 -y* OR",
)
ODD = (
    {},
    {"start": "-1", "end": "99999999999999999999"},
    {"start": "²", "end": "\0"},
    {"start": "5", "end": "2"},
    {"page": "9" * 30},
    {"page": "-3", "sort": "-x"},
    {"sort": "-relevance"},
    {"sort": HOSTILE},
    {"place": ""},
    {"place": "/"},
    {"place": f"DK/{HOSTILE}"},
    {"date": "0000s", "year": "-1"},
    {"date_from": "2030-02-31", "date_to": "0000-00-00"},
    {"date_from": "9999-12-31", "date_to": "0001-01-01"},
    {"year_from": "99999999999999", "year_to": "١٩٩٠"},
    {"added_from": HOSTILE},
    {"without": HOSTILE, "lang": HOSTILE},
    {"language": "qq", "theme": HOSTILE, "sdg": "99"},
)


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FlaskClient, dict[str, str]]]:
    """The pages, and the ids of the invented documents and of one that waits to be read."""
    folder = tmp_path_factory.mktemp("engine")
    with closing(Archive(folder / "archive")) as archive, closing(WhooshEngine(folder / "index")) as engine:
        names = fill(archive, folder)
        waiting = folder / "waiting.txt"
        waiting.write_text("Endnu ikke læst.", encoding="utf-8")
        names["waiting"] = archive.add(waiting, waiting.name).document
        sync.catch_up(archive, engine)
        yield application(archive, Searcher(archive, engine)).test_client(), names


@pytest.mark.parametrize("way", WAYS)
def test_odd_addresses_are_answered_and_stay_text(shelf: tuple[FlaskClient, dict[str, str]], way: str) -> None:
    client, names = shelf
    asked = [({"q": "klima"} | odd) for odd in ODD] + [{"q": query} for query in QUERIES]
    for parameters in asked:
        sent = {name: value.encode("utf-8", "replace") for name, value in parameters.items()}
        answer = client.get(way.format(id=names["hostile"]), query_string=sent, headers=EN)
        assert answer.status_code == 200, parameters
        assert "<script>alert" not in answer.text or answer.is_json
        assert not answer.is_json or isinstance(json.loads(answer.text), dict)


def test_hostile_words_are_found_and_shown_as_text(shelf: tuple[FlaskClient, dict[str, str]]) -> None:
    client, names = shelf
    for way in ("/search?q=script", f"/documents/{names['hostile']}/found?q=script", f"/documents/{names['danish']}/similar"):
        page = client.get(way, headers=EN).text
        assert "<script>alert" not in page
        assert 'alert("x")' not in page
    assert "&lt;" in client.get("/search?q=script").text


@pytest.mark.parametrize("way", ["found?q=klima", "found.json?q=klima", "similar", "similar.json"])
def test_a_document_that_waits_to_be_read_is_there_but_empty(shelf: tuple[FlaskClient, dict[str, str]], way: str) -> None:
    client, names = shelf
    assert client.get(f"/documents/{names['waiting']}/{way}").status_code == 200
    assert client.get(f"/documents/nobody/{way}").status_code == 404


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=ANYTHING,
    name=st.sampled_from(["start", "end", "page", "place", "date", "date_from", "year_from", "sort", "without"]),
    value=ANYTHING,
)
def test_any_question_gives_an_answer(shelf: tuple[FlaskClient, dict[str, str]], query: str, name: str, value: str) -> None:
    client, names = shelf
    for way in ("/search", "/complete.json", "/documents/{id}/found", "/documents/{id}/pages/1/similar"):
        assert client.get(way.format(id=names["german"]), query_string={"q": query, name: value}).status_code == 200
