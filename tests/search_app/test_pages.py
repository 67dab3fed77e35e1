"""Every page: there, safe, with its landmarks, its twin and its words in three languages."""

from __future__ import annotations

import json
import re

import pytest
from flask.testing import FlaskClient

from corpus.archive import Archive
from search_app import vendor
from tests.search_app.doubles import HOSTILE, application

TWINS = ("/search?q=klima", "/documents", "/documents/{danish}", "/documents/{danish}/pages/1?q=klimaneutral", "/desk")
PAGES = (
    *TWINS,
    "/",
    "/search",
    "/search?q=intet+af+det",
    "/search?q=klima&page=99",
    "/documents?page=99",
    "/documents/{danish}/pages/2?fact=5",
    "/documents/{danish}/remove",
    "/documents/{german}",
    "/documents/{german}/pages/1",
    "/documents/{hostile}",
    "/documents/{hostile}/pages/1?q=klima&fact=1",
    "/help",
    "/accessibility",
)


@pytest.mark.parametrize("language", ["da", "de", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_is_there_in_every_language(client: FlaskClient, documents: dict[str, str], path: str, language: str) -> None:
    answer = client.get(path.format(**documents), headers={"Accept-Language": language})
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert answer.text.count("<h1") == 1
    for landmark in ("<header", "<main", "<footer", "<nav"):
        assert landmark in answer.text


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/documents/0000000000000000"])
def test_every_answer_allows_nothing_foreign(client: FlaskClient, documents: dict[str, str], path: str) -> None:
    answer = client.get(path.format(**documents))
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert not re.search(r"\sstyle=|<style|\son\w+=|javascript:", answer.text.replace(HOSTILE, ""))
    assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', answer.text)


@pytest.mark.parametrize("path", TWINS)
def test_every_page_has_its_twin_and_names_it(client: FlaskClient, documents: dict[str, str], path: str) -> None:
    address, _, query = path.format(**documents).partition("?")
    twin = f"{address}.json" + (f"?{query}" if query else "")
    assert f'href="{twin}"' in client.get(path.format(**documents)).text
    answer = client.get(twin)
    assert answer.status_code == 200
    assert isinstance(answer.get_json(), dict)


def test_a_document_has_all_that_is_known_in_its_twin(client: FlaskClient, documents: dict[str, str]) -> None:
    known = client.get(f"/documents/{documents['danish']}.json").get_json()
    assert (known["title"], known["year"], known["state"], known["pages"]) == ("International strategi", 2018, "ready", 2)
    assert [fact["kind"] for fact in known["facts"]] == ["goal", "date", "partner_city", "network", "goal", "sdg"]
    assert known["facts"][2]["value"]["country"] == "SE"


def test_a_search_twin_holds_the_contract(client: FlaskClient, documents: dict[str, str]) -> None:
    answer = client.get("/search.json?q=klimaneutral&sort=wrong").get_json()
    assert answer["total"] == 1
    [hit] = answer["hits"]
    assert hit["document"] == documents["danish"]
    assert hit["file"] == "danish 2018.pdf"
    start, end = hit["passages"][0]["marks"][0]
    assert hit["passages"][0]["snippet"][start:end] == "klimaneutral"
    assert {"code": "ignored_parameter", "about": "sort"} in answer["notes"]
    assert json.dumps(answer["facets"]["year"]) == '[{"count": 1, "value": "2018"}]' or answer["facets"]["year"] == [
        {"value": "2018", "count": 1}
    ]


def test_an_empty_archive_says_what_to_do(own_archive: Archive) -> None:
    client = application(own_archive).test_client()
    for path in ("/", "/search", "/documents", "/desk"):
        assert 'href="/desk"' in client.get(path).text


def test_a_page_without_the_built_stylesheet_says_so(own_archive: Archive) -> None:
    app = application(own_archive)
    app.jinja_env.globals["missing_assets"] = lambda: ("vendor/css/dkfds.css",)
    page = app.test_client().get("/help", headers={"Accept-Language": "en"}).text
    assert "make setup" in page
    assert "vendor/css" not in page


def test_missing_assets_names_only_files_that_are_not_there() -> None:
    assert all(not (vendor.STATIC / name).is_file() for name in vendor.missing_assets())


def test_the_picture_and_the_original_are_handed_out_safely(client: FlaskClient, documents: dict[str, str]) -> None:
    with client.get(f"/documents/{documents['danish']}/pages/1/image") as picture:
        assert (picture.status_code, picture.mimetype) == (200, "image/webp")
    with client.get(f"/documents/{documents['hostile']}/original") as original:
        assert original.data == b"hostile None.pdf\n"
        assert original.headers["Content-Disposition"].startswith("attachment;")
        assert original.headers["Content-Security-Policy"].startswith("sandbox")
    assert client.get(f"/documents/{documents['german']}/pages/1/image").status_code == 404
