"""Stylesheets, scripts and fonts: kept by browsers for good under their digest, packed for those that unpack."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.archive import Archive
from search_app import vendor
from tests.search_app.doubles import application, fill

STYLE = (vendor.STATIC / "udsyn.css").read_bytes()


def test_the_address_of_a_file_changes_with_what_is_in_it(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vendor, "STATIC", tmp_path)
    addresses = []
    for content in ("a", "b", "a"):
        (tmp_path / "x.css").write_text(content, encoding="utf-8")
        with app.test_request_context():
            addresses.append(vendor.asset("x.css"))
    assert addresses[0] == addresses[2] != addresses[1]


@pytest.mark.parametrize(("accepted", "is_packed"), [("gzip, br", True), ("br", False), ("gzip;q=0", False), (None, False)])
def test_text_is_packed_for_those_that_unpack_it(client: FlaskClient, accepted: str | None, is_packed: bool) -> None:
    with client.get("/static/udsyn.css", headers={"Accept-Encoding": accepted} if accepted else {}) as answer:
        assert (answer.content_encoding == "gzip") is is_packed
        assert (gzip.decompress(answer.data) if is_packed else answer.data) == STYLE
        assert len(answer.data) == answer.content_length
        assert "Accept-Encoding" in answer.vary


def test_a_packed_file_that_has_not_changed_is_not_sent_again(client: FlaskClient) -> None:
    packed = {"Accept-Encoding": "gzip"}
    with client.get("/static/udsyn.css", headers=packed) as first:
        etag = first.headers["ETag"]
    with client.get("/static/udsyn.css", headers={**packed, "If-None-Match": etag}) as again:
        assert (again.status_code, again.data) == (304, b"")


def test_only_what_is_asked_for_by_its_digest_is_kept_for_good(client: FlaskClient) -> None:
    with client.get("/static/udsyn.css?v=123") as by_digest, client.get("/static/udsyn.css") as bare:
        assert (by_digest.cache_control.max_age, by_digest.cache_control.immutable) == (vendor.A_YEAR, True)
        assert not bare.cache_control.immutable
        assert bare.cache_control.max_age == 24 * 3600
    assert client.get("/static/none.css?v=1").cache_control.max_age != vendor.A_YEAR


def test_pictures_and_originals_are_found_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    archive = Archive(Path("archive"))
    documents = fill(archive, tmp_path)
    client = application(archive).test_client()
    for path in ("pages/1/image", "original"):
        with client.get(f"/documents/{documents['danish']}/{path}") as answer:
            assert answer.status_code == 200
    archive.close()
