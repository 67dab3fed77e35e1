"""Archivists split a document by a form, see what came of it, and take it back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.archive import Archive
from tests.building import add_read, read_document, write
from tests.ingest import making
from tests.search_app.doubles import application

EN = {"Accept-Language": "en"}


@pytest.fixture
def document(own_archive: Archive, tmp_path: Path) -> str:
    path = making.lines_pdf(tmp_path / "bunke.pdf", [making.column(72, 100, [f"Side {number} af bunken."]) for number in range(3)])
    return add_read(own_archive, path, replace(read_document("en", "to", "tre"), media_type="application/pdf"))


@pytest.fixture
def client(own_archive: Archive, document: str) -> FlaskClient:
    return application(own_archive).test_client()


def test_a_document_is_split_and_made_whole_again(client: FlaskClient, own_archive: Archive, document: str) -> None:
    assert f'action="/documents/{document}/split"' in client.get(f"/documents/{document}", headers=EN).text
    answer = client.post(f"/documents/{document}/split", data={"pages": "3"}, headers=EN)
    assert answer.status_code == 303
    desk = client.get(answer.location, headers=EN).text
    assert "The document was split into 2 parts" in desk
    assert f'action="/documents/{document}/unite"' in desk
    assert client.get(f"/documents/{document}").status_code == 404
    assert len(own_archive.documents()) == 2
    answer = client.post(f"/documents/{document}/unite", headers=EN)
    assert answer.location == f"/documents/{document}"
    assert [d.id for d in own_archive.documents()] == [document]


@pytest.mark.parametrize("pages", ["", "nine", "1", "9"])
def test_pages_that_make_no_sense_are_refused(client: FlaskClient, own_archive: Archive, document: str, pages: str) -> None:
    answer = client.post(f"/documents/{document}/split", data={"pages": pages}, headers=EN)
    assert answer.status_code == 422
    assert "The document cannot be split that way." in answer.text
    assert [d.id for d in own_archive.documents()] == [document]


def test_only_what_has_pages_can_be_split(client: FlaskClient, own_archive: Archive, tmp_path: Path) -> None:
    text = add_read(own_archive, write(tmp_path), read_document("en", "to"))
    assert "/split" not in client.get(f"/documents/{text}", headers=EN).text


def test_a_stranger_in_the_address_shows_nothing(client: FlaskClient) -> None:
    assert "was split" not in client.get("/desk?split=%3Cscript%3E", headers=EN).text
