"""The search page: what was found, what was added, what narrows it, and that no question breaks it."""

from __future__ import annotations

import html
import re

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

EN = {"Accept-Language": "en"}
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def links(page: str, inside: str) -> list[str]:
    """The addresses of links whose words hold `inside`."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', page, flags=re.DOTALL)
    return [html.unescape(href) for href, words in found if inside in re.sub(r"<[^>]+>", "", words)]


def test_a_result_shows_where_it_stands_and_leads_there(client: FlaskClient, documents: dict[str, str]) -> None:
    page = client.get("/search?q=klimaneutral", headers=EN).text
    assert "<mark>" in page, "a mark without a class has no empty one"
    way = links(page, "International strategi")[0]
    assert way.startswith(f"/documents/{documents['danish']}/pages/1?")
    assert way.endswith("#here")
    place = client.get(way).text
    assert 'class="box box-hit is-here" id="here"' in place
    assert re.search(r'<mark class="is-here"[^>]*>klimaneutral</mark>', place)


def test_a_snippet_is_in_its_own_language(client: FlaskClient) -> None:
    page = client.get("/search?q=Radwege", headers=EN).text
    assert re.search(r'<span lang="de">.*?<mark[^>]*>Radwege</mark>', page, flags=re.DOTALL)


def test_a_facet_narrows_and_its_tag_widens_again(client: FlaskClient) -> None:
    page = client.get("/search?q=klima", headers=EN).text
    [way] = links(page, "Germany")
    narrowed = client.get(way, headers=EN).text
    assert "1 document" in narrowed
    assert any("place" not in href for href in links(narrowed, "Place: Germany"))
    assert "Filters (1)" in narrowed


def test_an_addition_can_be_switched_off_and_on(client: FlaskClient) -> None:
    page = client.get("/search?q=klima", headers=EN).text
    [off] = links(page, "Klimaschutz")
    without = client.get(off, headers=EN).text
    assert "Also searched for" not in without
    [on] = links(without, "klima –")
    assert "without" not in on


def test_a_misspelt_word_is_asked_about_not_changed(client: FlaskClient) -> None:
    page = client.get("/search?q=klimma", headers=EN).text
    assert links(page, "klima") == ["/search?q=klima"]
    assert "Nothing found" in page


def test_nothing_found_offers_a_way_out(client: FlaskClient) -> None:
    page = client.get("/search?q=findesikke&type=plan", headers=EN).text
    assert "/search?q=findesikke" in links(page, "Search without filters")
    assert "/documents" in links(page, "Look through all documents")


def test_what_makes_no_sense_is_said(client: FlaskClient) -> None:
    page = client.get("/search?q=klima&year_from=x&added_from=2024-13-01", headers=EN).text
    assert "“year_from” in the address made no sense" in page
    assert "“added_from” in the address made no sense" in page


def test_the_years_can_be_clicked_and_an_unknown_year_too(client: FlaskClient) -> None:
    page = client.get("/search?q=", headers=EN).text
    assert links(page, "Year unknown") == ["/search?year=unknown"]
    ranged = client.get("/search?q=klimaneutral&year_from=2018&year_to=2018", headers=EN).text
    assert "Year: 2018<" in ranged
    assert "1 document" in ranged


def test_a_new_query_keeps_the_filters(client: FlaskClient) -> None:
    page = client.get("/search?q=klima&country=DE&year_to=2030").text
    form = page[page.index("<form") : page.index("</form>")]
    assert '<input type="hidden" name="country" value="DE">' in form
    assert '<input type="hidden" name="year_to" value="2030">' in form


def test_examples_of_the_front_page_find_something(client: FlaskClient) -> None:
    page = client.get("/", headers=EN).text
    examples = re.findall(r'href="(/search\?q=[^"&]+)"', page)
    assert examples
    for way in examples:
        assert "Nothing found" not in client.get(html.unescape(way), headers=EN).text


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=ANYTHING,
    name=st.sampled_from(["municipality", "year", "theme", "sort", "page", "year_from", "added_from", "without", "lang"]),
    value=ANYTHING,
)
def test_any_question_gives_a_page(client: FlaskClient, query: str, name: str, value: str) -> None:
    for path in ("/search", "/search.json"):
        assert client.get(path, query_string={"q": query, name: value}).status_code == 200


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=ANYTHING, at=ANYTHING, fact=ANYTHING)
def test_any_question_gives_a_marked_page(client: FlaskClient, documents: dict[str, str], query: str, at: str, fact: str) -> None:
    answer = client.get(f"/documents/{documents['danish']}/pages/1", query_string={"q": query, "at": at, "fact": fact})
    assert answer.status_code == 200


@pytest.mark.parametrize("raw", ["/search?q=%ff%fe", "/search?q=%00", "/search?q=" + "a" * 5000, "/search?page=-1", "/search?sdg=²&sdg=99"])
def test_broken_addresses_give_a_page(client: FlaskClient, raw: str) -> None:
    assert client.get(raw).status_code == 200


def test_a_keyboard_need_not_pass_all_filters(client: FlaskClient) -> None:
    page = client.get("/search?q=kommune", headers=EN).text
    assert links(page, "Skip to the results") == ["#results"]
    assert 'id="results" tabindex="-1"' in page
