"""The desk: files come in, say how far they are, fail in words, and go out again; and no other site can send them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from corpus.archive import Archive
from search_app.names import upload_name
from search_app.security import is_foreign
from tests.search_app.doubles import application, fill

EN = {"Accept-Language": "en"}


@pytest.fixture
def archive(own_archive: Archive) -> Archive:
    return own_archive


@pytest.fixture
def documents(archive: Archive, tmp_path: Path) -> dict[str, str]:
    return fill(archive, tmp_path)


@pytest.fixture
def client(archive: Archive, documents: dict[str, str]) -> FlaskClient:
    return application(archive).test_client()


def send(client: FlaskClient, *files: tuple[bytes, str], path: str = "/desk", **headers: str):
    data = {"files": [(BytesIO(content), name) for content, name in files]}
    return client.post(path, data=data, headers=EN | headers, content_type="multipart/form-data")


def test_an_upload_is_received_and_seen_on_the_desk(client: FlaskClient, archive: Archive) -> None:
    answer = send(client, (b"%PDF-1.7 one", "strategi æøå.pdf"), (b"two", "to.txt"))
    assert answer.status_code == 303
    page = client.get(answer.location, headers=EN).text
    assert "2 files were received." in page
    assert "strategi æøå.pdf" in page
    assert "data-refreshes" in page
    assert {job.state for job in archive.jobs()} == {"pending", "done"}


def test_a_large_file_arrives_whole(client: FlaskClient, archive: Archive) -> None:
    content = bytes(range(256)) * 8_000
    head = b'--x\r\nContent-Disposition: form-data; name="files"; filename="stor.pdf"\r\n\r\n'
    answer = client.post("/desk.json", data=head + content + b"\r\n--x--\r\n", content_type="multipart/form-data; boundary=x")
    [upload] = answer.get_json()["uploads"]
    assert archive.original(upload["document"]).read_bytes() == content


def test_the_same_bytes_again_are_said_to_be_there(client: FlaskClient) -> None:
    send(client, (b"same", "a.txt"))
    page = client.get(send(client, (b"same", "b.txt")).location, headers=EN).text
    assert "was in the archive already" in page


def test_a_bad_file_is_named_and_the_others_are_kept(client: FlaskClient, archive: Archive) -> None:
    before = len(archive.documents())
    answer = send(client, (b"", "tom.pdf"), (b"good", "god.txt"))
    assert answer.status_code == 422
    assert "tom.pdf:" in answer.text
    assert "The file is empty." in answer.text
    assert len(archive.documents()) == before + 1


def test_no_file_at_all_is_said(client: FlaskClient) -> None:
    answer = send(client)
    assert answer.status_code == 422
    assert "No file was chosen." in answer.text


def test_programs_get_the_outcome_as_json(client: FlaskClient) -> None:
    answer = send(client, (b"one", "a.txt"), (b"", "b.txt"), path="/desk.json")
    good, bad = answer.get_json()["uploads"]
    assert (answer.status_code, good["is_new"], bad["error"]["code"]) == (422, True, "empty")


def test_more_than_the_limit_is_refused_in_words(client: FlaskClient) -> None:
    answer = client.post("/desk", data=b"x" * 4_100_000, headers=EN, content_type="multipart/form-data; boundary=x")
    assert answer.status_code == 413
    assert "The file is too large." in answer.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/abs/olute.pdf", "olute.pdf"),
        ("to\nlinjer\r.pdf", "to linjer .pdf"),
        ("citat\"tegn'.pdf", "citat\"tegn'.pdf"),
        ("æøåäöüß.pdf", "æøåäöüß.pdf"),
        ("nul\x00byte.pdf", "nul byte.pdf"),
        ("\u202efdp.exe", "fdp.exe"),
        ("..", "unnamed"),
        ("", "unnamed"),
        (None, "unnamed"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_are_bare_and_short(sent: str | None, kept: str) -> None:
    assert upload_name(sent) == kept


def test_a_travelling_name_stays_in_the_archive(client: FlaskClient, archive: Archive) -> None:
    send(client, (b"travelling", "../../../../tmp/udsyn-travelled.txt"))
    assert "udsyn-travelled.txt" in {document.name for document in archive.documents()}


def test_a_failed_document_says_why_and_what_to_do(client: FlaskClient, archive: Archive) -> None:
    document = send(client, (b"locked", "kode.pdf"), path="/desk.json").get_json()["uploads"][0]["document"]
    job = archive.lease("test", 60)
    assert job
    archive.fail(job.id, "test", "encrypted", "the file is protected", retry=False)
    page = client.get("/desk", headers=EN).text
    assert "The file is protected with a password." in page
    assert "Save a copy without a password and add that." in page
    assert "The original is kept" in client.get(f"/documents/{document}", headers=EN).text
    assert client.get(f"/documents/{document}/pages/1").location == f"/documents/{document}"
    assert client.get(f"/documents/{document}/pages/1.json").status_code == 404
    rows = {row["document"]: row for row in client.get("/desk.json").get_json()["rows"]}
    assert rows[document]["error"]["code"] == "encrypted"


def test_reading_shows_how_far_it_is(client: FlaskClient, archive: Archive) -> None:
    send(client, (b"long", "lang.pdf"))
    job = archive.lease("test", 60)
    assert job
    archive.beat(job.id, "test", 14, 40, 60)
    page = client.get("/desk", headers=EN).text
    assert '<progress max="40" value="14"' in page
    assert 'http-equiv="refresh"' in page
    assert 'http-equiv="refresh"' not in client.get("/desk?refresh=off", headers=EN).text


def test_removing_asks_first_and_hides(client: FlaskClient, documents: dict[str, str]) -> None:
    address = f"/documents/{documents['danish']}"
    assert 'method="post"' in client.get(f"{address}/remove").text
    answer = client.post(f"{address}/remove", headers=EN)
    assert answer.status_code == 303
    assert "“International strategi” is no longer shown." in client.get(answer.location, headers=EN).text
    assert client.get(address).status_code == 404
    assert client.get(f"{address}/original").status_code == 404


def test_reading_again_queues_the_document(client: FlaskClient, archive: Archive, documents: dict[str, str]) -> None:
    assert client.post(f"/documents/{documents['danish']}/reread").status_code == 303
    job = archive.lease("test", 60)
    assert job
    assert job.document == documents["danish"]


@pytest.mark.parametrize("path", ["/desk", "/desk.json", "/documents/{danish}/remove", "/documents/{danish}/reread"])
@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "https://evil.example"}, {"Origin": "null"}]
)
def test_forms_of_other_sites_are_refused(
    client: FlaskClient, archive: Archive, documents: dict[str, str], path: str, headers: dict[str, str]
) -> None:
    answer = client.post(path.format(**documents), headers=headers | {"Accept": "application/json"})
    assert answer.status_code == 403
    assert answer.get_json()["error"]["code"] == "foreign_form"
    assert archive.document(documents["danish"]).state == "ready"


@pytest.mark.parametrize(
    ("fetch_site", "origin", "foreign"),
    [
        ("same-origin", None, False),
        ("same-origin", "https://udsyn.example", False),
        ("none", None, False),
        (None, "https://udsyn.example", False),
        (None, None, False),
        (None, "http://[broken", True),
        (None, "https://udsyn.example.evil", True),
        (None, "https://udsyn.example:8443", True),
    ],
)
def test_which_forms_are_foreign(fetch_site: str | None, origin: str | None, foreign: bool) -> None:
    assert is_foreign(fetch_site, origin, "udsyn.example") is foreign


def test_nothing_is_said_of_a_document_that_was_not_read_yet(client: FlaskClient) -> None:
    answer = send(client, (b"x", "ny.pdf"), path="/desk.json")
    page = client.get(f"/documents/{answer.get_json()['uploads'][0]['document']}", headers=EN).text
    assert "ny.pdf" in page
    assert "Year unknown" not in page
    assert "Other document" not in page


def test_a_row_says_what_the_reading_brought(client: FlaskClient, documents: dict[str, str]) -> None:
    page = client.get("/desk", headers=EN).text
    assert "ready · 2 pages · 2 goals · 1 page hard to read" in page
    assert "ready · 1 page</span>" in page, "nothing is said of what is not there"
    rows = {row["document"]: row for row in client.get("/desk.json").get_json()["rows"]}
    assert (rows[documents["danish"]]["goals"], rows[documents["danish"]]["weak_pages"]) == (2, 1)
