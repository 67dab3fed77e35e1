"""Beyond a page of results: all places in a document, what is alike, completions, and facets of two levels."""

from __future__ import annotations

import html
import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine import FacetValue, Filters
from search_app.levels_view import decade_branches, place_branches
from search_app.question import Question
from search_app.search_view import sort_links
from tests.search_app.doubles import HOSTILE
from tests.search_app.test_search_pages import ANYTHING, EN, links


def test_more_places_lead_to_all_of_them(client: FlaskClient, documents: dict[str, str]) -> None:
    page = client.get("/search?q=kommune&without=x", headers=EN).text
    [way] = {href for href in links(page, "All places") if documents["danish"] in href}
    assert way == f"/documents/{documents['danish']}/found?q=kommune&without=x"
    found = client.get(way, headers=EN).text
    places = [html.unescape(href) for href in re.findall(r'<a class="page" href="([^"]+)"', found)]
    assert places
    assert all(client.get(place).status_code == 200 for place in places)
    told = client.get(way.replace("/found?", "/found.json?")).json
    assert told["total"] == len(told["passages"]) == len(places)


def test_a_document_without_places_says_so(client: FlaskClient, documents: dict[str, str]) -> None:
    for way in ("found?q=findesikke", "found", "found?q=kommune&page=99"):
        assert client.get(f"/documents/{documents['danish']}/{way}", headers=EN).status_code == 200
    assert "No passage of this document answers" in client.get(f"/documents/{documents['danish']}/found?q=findesikke", headers=EN).text


def test_similar_documents_tell_what_they_share(client: FlaskClient, documents: dict[str, str]) -> None:
    way = f"/documents/{documents['danish']}/similar"
    page = client.get(way, headers=EN).text
    assert "In other languages" in page
    assert re.search(r"<b>words:</b> [^<]*Klima", page)
    assert "<b>places:</b> no-such-place" in page, "a place that is known no more is told by its id"
    told = client.get(f"{way}.json").json
    assert {hit["document"] for hit in told["in_other_languages"]} == {documents["german"], documents["hostile"]}
    assert told["in_other_languages"][0]["shared"]["words"]


def test_a_passage_is_quoted_and_compared(client: FlaskClient, documents: dict[str, str]) -> None:
    way = f"/documents/{documents['danish']}/pages/2/similar"
    page = client.get(f"{way}?start=0&end=15", headers=EN).text
    assert re.search(r"<blockquote[^>]*>Klima og cykler</blockquote>", page)
    assert client.get(f"{way}.json?start=0&end=15").json | {"similar": [], "in_other_languages": []} == {
        "document": documents["danish"],
        "page": 2,
        "start": 0,
        "end": 15,
        "similar": [],
        "in_other_languages": [],
    }
    assert client.get(f"/documents/{documents['danish']}/pages/99/similar").status_code == 404
    assert client.get("/documents/nobody/similar").status_code == 404


def test_a_page_offers_passages_like_the_marked_one(client: FlaskClient, documents: dict[str, str]) -> None:
    page = client.get(f"/documents/{documents['danish']}/pages/1?q=klimaneutral", headers=EN).text
    [way] = links(page, "passages like this one")
    assert "start=" in way
    assert client.get(way).status_code == 200
    [whole] = links(client.get(f"/documents/{documents['danish']}/pages/1", headers=EN).text, "passages like this page")
    assert "start=" not in whole


@pytest.mark.parametrize("words", ["start=x&end=9", "start=9&end=3", "start=0&end=999999", "start=-1&end=5", "start=²&end=³", "end=5"])
def test_a_passage_that_is_not_there_is_the_whole_page(client: FlaskClient, documents: dict[str, str], words: str) -> None:
    page = client.get(f"/documents/{documents['danish']}/pages/2/similar?{words}")
    assert page.status_code == 200
    assert "<blockquote" not in page.text


def test_hostile_words_stay_words(client: FlaskClient, documents: dict[str, str]) -> None:
    for way in ("found?q=klima", "similar", "pages/1/similar?start=0&end=40"):
        page = client.get(f"/documents/{documents['hostile']}/{way}").text
        assert HOSTILE not in page
        assert "<script>alert" not in page


def test_completions_are_told_as_data(client: FlaskClient, documents: dict[str, str]) -> None:
    answer = client.get("/complete.json?q=inter", headers=EN)
    assert answer.json["query"] == "inter"
    assert answer.json["suggestions"] == [
        {"text": "International", "kind": "word", "note": "", "query": "International", "href": "/search?q=International"},
        {
            "text": "International strategi",
            "kind": "title",
            "note": "document",
            "query": "inter",
            "href": f"/documents/{documents['danish']}",
        },
    ]
    assert client.get("/complete.json").json["suggestions"] == []
    assert (answer.cache_control.private, answer.cache_control.max_age) == (True, 60)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ANYTHING, name=st.sampled_from(["q", "start", "page", "place", "date", "date_from", "sort"]), value=ANYTHING)
def test_any_question_gives_an_answer(client: FlaskClient, documents: dict[str, str], query: str, name: str, value: str) -> None:
    for way in ("/complete.json", "/search", f"/documents/{documents['danish']}/found"):
        assert client.get(way, query_string={"q": query, name: value}).status_code == 200


def counted(**values: int) -> list[FacetValue]:
    return [FacetValue(value.replace("_", "/", 1), count) for value, count in values.items()]


def test_municipalities_stand_within_their_countries(app: Flask) -> None:
    found = counted(DK=5, DK_Sandvig=3, DK_Bredmose=2, DE=1, DE_Talheim=1, _Ingenlund=1)
    with app.test_request_context("/?lang=en"):
        denmark, germany, nowhere = place_branches(found, Question("x"))
    assert (denmark.name, [link.label for link in denmark.within], denmark.is_open) == ("Denmark", ["Sandvig", "Bredmose"], False)
    assert denmark.words == "2 municipalities"
    assert germany.link is not None
    assert germany.link.href == "/search?q=x&place=DE"
    assert (nowhere.name, nowhere.link, nowhere.within[0].label) == ("Country not known", None, "Ingenlund")


def test_a_municipality_takes_the_place_of_its_country_and_the_other_way_round(app: Flask) -> None:
    found = counted(DK=5, DK_Sandvig=3, DE=1, DE_Talheim=1)
    with app.test_request_context("/?lang=en"):
        denmark, germany = place_branches(found, Question("x", Filters(place=("DK", "DE/Talheim"))))
        narrower, other = denmark.within[0], germany.link
    assert denmark.is_open
    assert germany.is_open
    assert narrower.href == "/search?q=x&place=DE%2FTalheim&place=DK%2FSandvig"
    assert other is not None
    assert other.href == "/search?q=x&place=DK&place=DE"


def test_years_stand_within_their_decades(app: Flask) -> None:
    found = counted(**{"2030s": 3, "2030": 2, "2035": 1, "1990s": 1, "1999": 1})
    with app.test_request_context("/?lang=de"):
        thirties, nineties = decade_branches(found, Question("x", Filters(date=("2035",))))
        assert [thirties.name, nineties.name] == ["2030er", "1990er"]
    assert [(link.label, link.count, link.is_chosen) for link in thirties.within] == [("2030", 2, False), ("2035", 1, True)]
    assert (thirties.is_open, nineties.is_open) == (True, False)
    assert thirties.link is not None
    assert thirties.link.href == "/search?q=x&date=2030s"


def test_many_municipalities_fold_but_not_the_chosen_ones(app: Flask) -> None:
    found = counted(DK=40, **{f"DK_By{n:02}": 1 for n in range(40)})
    with app.test_request_context():
        [denmark] = place_branches(found, Question("x", Filters(place=("DK/By39",))))
    assert denmark.within[0].is_chosen
    assert len(denmark.within) + len(denmark.more) == 40
    assert len(denmark.within) == 10


def test_the_chosen_order_can_be_turned_round(app: Flask) -> None:
    with app.test_request_context("/?lang=en"):
        plain = [link.label for link in sort_links(Question("x"))]
        by_year = sort_links(Question("x", sort="-year"))
    assert plain == ["best answer first", "newest year first", "by title", "last added first"]
    assert [(link.label, link.is_chosen) for link in by_year][1:3] == [("newest year first", False), ("oldest year first", True)]
    assert [link.href for link in by_year][1:3] == ["/search?q=x&sort=year", "/search?q=x&sort=-year"]


def test_dates_narrow_and_their_tag_widens_again(client: FlaskClient) -> None:
    page = client.get("/search?q=kommune&date_from=2035-01-01&date_to=2035-06-30", headers=EN).text
    assert "1 document" in page
    assert links(page, "Dates in the text: January 1, 2035 – June 30, 2035") == ["/search?q=kommune"]
    assert "Nothing found" in client.get("/search?q=kommune&date_to=2034-12-31", headers=EN).text
    assert "“date_to” in the address made no sense" in client.get("/search?q=kommune&date_to=soon", headers=EN).text


def test_any_page_of_many_can_be_named(app: Flask) -> None:
    template = app.jinja_env.from_string(
        '{% from "_macros.html" import paging %}{{ paging([(1, "/a"), (none, ""), (40, "/b")], 1, last, "x", goto=[("q", "a b")]) }}'
    )
    with app.test_request_context("/?lang=en"):
        long, short = template.render(last=40), template.render(last=5)
    assert re.search(r'<form class="goto".*name="q" value="a b".*name="page"', long, flags=re.DOTALL)
    assert "of 40" in long
    assert "goto" not in short
