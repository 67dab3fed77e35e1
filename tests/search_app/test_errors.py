"""Failures: one shape, a page that says what to do, words for every code."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.archive import Archive
from corpus.errors import EngineError, IndexDamaged, UdsynError
from search_app import security  # noqa: F401 (its error stands in the tree too)
from search_app.error_words import WORDS
from tests.search_app.doubles import PlainSearcher, application

MISSING = {
    "/nowhere": "not_found",
    "/documents/0123456789abcdef": "unknown_document",
    "/documents/nonsense": "unknown_document",
    "/documents/..%2f..%2fetc%2fpasswd": "not_found",
    "/documents/{danish}/pages/99": "unknown_page",
    "/documents/{danish}/pages/0": "unknown_page",
    "/documents/{danish}/pages/99999999999999999999": "not_found",
    "/documents/{danish}/pages/x": "not_found",
}


class Broken(PlainSearcher):
    """A searcher whose index cannot be used."""

    def __init__(self, archive: Archive, error: Exception) -> None:
        super().__init__(archive)
        self.error = error

    def search(self, *args: object, **kwargs: object) -> None:  # type: ignore[override]
        raise self.error


def family(error: type[UdsynError]) -> Iterator[type[UdsynError]]:
    yield error
    for child in error.__subclasses__():
        yield from family(child)


@pytest.mark.parametrize(("path", "code"), MISSING.items())
def test_what_is_not_there_has_one_shape(client: FlaskClient, documents: dict[str, str], path: str, code: str) -> None:
    page = client.get(path.format(**documents), headers={"Accept": "text/html"})
    twin = client.get(path.format(**documents), headers={"Accept": "application/json"})
    assert (page.status_code, twin.status_code) == (404, 404)
    assert page.mimetype == "text/html"
    assert set(twin.get_json()) == {"error"}
    assert set(twin.get_json()["error"]) == {"code", "message", "advice"}
    assert twin.get_json()["error"]["code"] == code
    assert all(twin.get_json()["error"].values())


def test_a_twin_fails_as_json_without_being_asked(client: FlaskClient) -> None:
    assert client.get("/documents/nonsense.json").get_json()["error"]["code"] == "unknown_document"


def test_a_wrong_method_says_so(client: FlaskClient) -> None:
    answer = client.delete("/documents")
    assert answer.status_code == 405
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(("error", "status", "code"), [(IndexDamaged("x"), 503, "index_damaged"), (EngineError("x"), 503, "engine")])
def test_an_index_that_is_rebuilt_is_said_so(archive: Archive, documents: dict[str, str], error: Exception, status: int, code: str) -> None:
    report = archive.folder / "index.damaged"
    report.unlink(missing_ok=True)
    client = application(archive, Broken(archive, error)).test_client()
    for path in ("/", "/search?q=klima"):
        answer = client.get(path, headers={"Accept-Language": "da"})
        assert answer.status_code == status
        assert answer.headers["Retry-After"]
        assert "Intet er gået tabt" in answer.text
        assert 'value="klima"' in answer.text or path == "/", "what was typed is not lost"
    assert client.get("/search.json?q=klima").get_json()["error"]["code"] == code
    assert report.exists() == isinstance(error, IndexDamaged)


def test_an_error_nobody_foresaw_has_the_same_shape(archive: Archive, caplog: pytest.LogCaptureFixture) -> None:
    app = application(archive, Broken(archive, ZeroDivisionError("secret path /etc")))
    answer = app.test_client().get("/search.json?q=x")
    assert answer.status_code == 500
    assert answer.get_json()["error"]["code"] == "error"
    assert "secret" not in answer.text
    assert "secret" in caplog.text


@pytest.mark.parametrize("error", list(family(UdsynError)), ids=lambda error: error.__name__)
def test_every_error_has_its_words(error: type[UdsynError]) -> None:
    assert error.code in WORDS


def test_the_words_of_an_error_are_in_the_visitors_language(app: Flask) -> None:
    for language, words in (("da", "Der er ingen side"), ("de", "Unter dieser Adresse"), ("en", "There is no page")):
        assert words in app.test_client().get("/nowhere", headers={"Accept-Language": language}).text
