"""Repairs are seen, undone one by one or all, and had again; two people do not overwrite each other; weak pages come first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from corpus.account import Account, Step
from corpus.archive import Archive
from corpus.edits import Edit
from corpus.model import Block, Page
from corpus.reanchor import Lost, lost_to_warning
from search_app.marked import REPAIR, Mark, cut
from search_app.page_view import text_blocks
from search_app.reading_view import summary
from search_app.reading_words import STEPS, account_sentences, warning_words
from search_app.repairs_view import repair_marks
from tests.search_app.doubles import add_read, application, danish, fill, page_of

EN = {"Accept-Language": "en"}
LINES = ["Klimaplan", "Byen vil plante lræer og bygge cykelst ier i Fjordby.", "§~ Mere skov"]
ACCOUNT = Account(2.5, 0.31, 0.92, ("dan",), (Step("turned", 90.0), Step("despeckled")), 2, 1)


def mended(number: int = 1, **more: object) -> Page:
    page = page_of(number, LINES, scanned=True, account=ACCOUNT, **more)
    at = page.source_text.index
    edits = (
        Edit(at("lræer"), at("lræer") + 5, "lræer", "træer", "letters", 0.8),
        Edit(at("cykelst ier"), at("cykelst ier") + 11, "cykelst ier", "cykelstier", "spacing", 0.7),
        Edit(at("§~ "), at("§~ ") + 3, "§~ ", "", "debris", 0.9),
    )
    return replace(page, edits=edits)


@pytest.fixture
def archive(own_archive: Archive) -> Archive:
    return own_archive


@pytest.fixture
def document(archive: Archive, tmp_path: Path) -> str:
    read = danish()
    pages = (mended(), mended(2, warnings=("low_confidence",)))
    return add_read(archive, tmp_path, "brudt.pdf", replace(read, reading=replace(read.reading, pages=pages), facts=()))


@pytest.fixture
def client(archive: Archive, document: str) -> FlaskClient:
    return application(archive).test_client()


@pytest.fixture
def app(archive: Archive) -> Flask:
    return application(archive)


def form(client: FlaskClient, path: str, **fields: object):
    return client.post(path, data=fields, headers=EN)


def test_a_page_lists_its_repairs(client: FlaskClient, document: str) -> None:
    page = client.get(f"/documents/{document}/pages/1", headers=EN).text
    assert "Repairs on this page: 3" in page
    assert "lræer</del>" in page
    assert "træer</ins>" in page
    assert "letters mended" in page
    assert "sure to 80\xa0%" in page
    assert "Made readable: turned by 90°, specks removed." in page
    assert "The text layer makes sense to 31\xa0%" in page
    assert page.count('name="reading" value="1"') == 4


def test_the_text_shows_what_was_read_where_one_asks_for_it(client: FlaskClient, document: str) -> None:
    plain = client.get(f"/documents/{document}/pages/1", headers=EN).text
    shown = client.get(f"/documents/{document}/pages/1?repairs=1&q=træer", headers=EN).text
    text = shown[shown.index('class="page-text"') : shown.index('class="notes"')]
    assert "<del" not in plain[plain.index('class="page-text"') : plain.index('class="notes"')]
    assert text.count("<del") == text.count("</del>") == 3
    assert text.count("<ins>") == text.count("</ins>") == 3
    assert "</span>lræer<span" in text


def test_one_repair_is_undone_and_had_again(client: FlaskClient, archive: Archive, document: str) -> None:
    start = LINES[0].__len__() + 1 + LINES[1].index("lræer")
    answer = form(client, f"/documents/{document}/pages/1/undo", reading=1, start=start, q="skov", repairs="1")
    assert (answer.status_code, answer.location) == (303, f"/documents/{document}/pages/1?q=skov&repairs=1&said=undo#repairs")
    page = client.get(answer.location, headers=EN).text
    assert "Repairs on this page: 2" in page
    assert "undone by a person" in page
    assert "The text stands as it was read." in page
    assert "plante lræer og" in archive.page(document, 1).text
    assert form(client, f"/documents/{document}/pages/1/redo", reading=2, start=start).status_code == 303
    assert archive.page(document, 1) == mended()


def test_all_repairs_of_a_page_and_of_the_document(client: FlaskClient, archive: Archive, document: str) -> None:
    assert form(client, f"/documents/{document}/pages/1/undo", reading=1).status_code == 303
    assert archive.page(document, 1).text == archive.page(document, 1).source_text
    assert archive.page(document, 2) == mended(2, warnings=("low_confidence",))
    answer = form(client, f"/documents/{document}/undo", reading=2)
    assert "The repairs were undone." in client.get(answer.location, headers=EN).text
    assert archive.page(document, 2).text == archive.page(document, 2).source_text
    assert form(client, f"/documents/{document}/redo.json", reading=3).get_json() == {"reading": 4}
    assert archive.page(document, 1) == mended()
    assert form(client, f"/documents/{document}/redo.json", reading=4).get_json() == {"reading": 4}, "nothing to do makes no reading"
    assert form(client, f"/documents/{document}/redo.json", reading=3).status_code == 409, "nothing to do in a text that is no longer there"


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("pages/1/undo", {"start": 0}, 400),
        ("pages/1/undo", {"reading": "x"}, 400),
        ("pages/1/undo", {"reading": 7}, 409),
        ("pages/9/undo", {"reading": 1}, 404),
        ("undo", {"reading": 7}, 409),
        ("pages/1/forget", {"reading": 1}, 404),
        ("reread", {"language": "fr"}, 400),
    ],
)
def test_what_makes_no_sense_is_refused(client: FlaskClient, document: str, path: str, fields: dict[str, object], status: int) -> None:
    assert form(client, f"/documents/{document}/{path}", **fields).status_code == status


def test_a_form_of_another_site_is_refused(client: FlaskClient, archive: Archive, document: str) -> None:
    answer = client.post(f"/documents/{document}/undo", data={"reading": 1}, headers={"Sec-Fetch-Site": "cross-site"})
    assert answer.status_code == 403
    assert archive.document(document).reading == 1


def test_two_people_at_once_are_told(client: FlaskClient, document: str) -> None:
    form(client, f"/documents/{document}/pages/1/undo", reading=1)
    late = form(client, f"/documents/{document}/pages/2/undo", reading=1)
    assert late.status_code == 409
    assert "changed by somebody else" in late.text


def test_a_document_says_how_it_was_read(client: FlaskClient, document: str) -> None:
    page = client.get(f"/documents/{document}", headers=EN).text
    assert "OCR: 2 pages" in page
    assert "6 reading errors were mended (letters mended: 2, words parted or joined: 2, debris taken out: 2)." in page
    assert "Reading took 5 s in all." in page
    assert "turned by 90°, specks removed" in page
    contents = client.get(f"/documents/{document}.json").get_json()["contents"]
    assert contents[0]["account"]["seconds"] == 2.5
    assert contents[0]["repairs"] == {"letters": 1, "spacing": 1, "debris": 1}


def test_weak_pages_are_listed_and_read_again_in_a_language(client: FlaskClient, archive: Archive, document: str, tmp_path: Path) -> None:
    page = client.get("/desk/weak", headers=EN).text
    assert "2 weak pages" in page
    assert "hard to read" in page
    assert "many reading errors were mended" in page
    row, _ = client.get("/desk/weak.json").get_json()["pages"]
    assert (row["document"], row["number"], {sign["sign"] for sign in row["signs"]}) == (
        document,
        2,
        {"hard_to_read", "many_repairs", "unsure"},
    )
    answer = form(client, f"/documents/{document}/reread", language="de", **{"from": "weak"})
    assert answer.location == "/desk/weak"
    assert "waits to be read again" in client.get("/desk/weak", headers=EN).text
    assert [job.language for job in archive.jobs([document])] == ["de"]


def test_without_weak_pages_the_list_says_so(own_archive: Archive, tmp_path: Path) -> None:
    fill(own_archive, tmp_path)
    own_archive.remove(next(d.id for d in own_archive.documents() if "danish" in d.name))
    assert "No weak pages" in application(own_archive).test_client().get("/desk/weak", headers=EN).text


# --- words ----------------------------------------------------------------------------------------------------------


def test_every_step_has_its_words(app: Flask) -> None:
    with app.test_request_context():
        for name in STEPS:
            page = page_of(1, ["x"], account=Account(steps=(Step(name, 1.26),)))
            assert "%(" not in account_sentences(page)[0]
            assert account_sentences(page_of(1, ["x"], account=Account(steps=(Step(name),))))


def test_a_lost_correction_is_named(app: Flask) -> None:
    with app.test_request_context(headers=EN):
        assert "“a” was corrected to “b”" in warning_words(lost_to_warning(Lost(3, "a", "b")))
        assert "“a” was said to be right" in warning_words(lost_to_warning(Lost(3, "a", "a")))
        assert warning_words("odd_thing") == "odd thing"


def test_a_reading_without_accounts_says_what_it_can(app: Flask) -> None:
    with app.test_request_context(headers=EN):
        assert next(iter(summary(danish().reading).sentences)) == "text layer: 1 page · OCR: 1 page"


def test_what_was_taken_out_is_marked_between_the_words(app: Flask) -> None:
    page = mended()
    with app.test_request_context(headers=EN):
        pieces = list(cut(page.text, 0, len(page.text), repair_marks(page)))
    assert "".join(piece.text for piece in pieces) == page.text
    assert [mark.was for piece in pieces for mark in piece.begins] == ["lræer", "cykelst ier", "§~ "]


@pytest.mark.parametrize(
    ("text", "at", "blocks", "shown"),
    [
        ("En\nto", 5, ((0, 2), (3, 5)), 1),
        ("En\nto", 2, ((0, 2), (3, 5)), 0),
        ("Ento", 2, ((0, 2), (2, 4)), 1),
        ("En\n\nto", 3, ((0, 2), (4, 6)), 0),
        ("\n\nto", 0, ((2, 4),), 0),
        ("En to", 2, ((0, 2), (3, 5)), 0),
    ],
)
def test_what_was_removed_at_the_end_of_a_block_is_shown_once(text: str, at: int, blocks: tuple[tuple[int, int], ...], shown: int) -> None:
    page = Page(1, "ocr", text, blocks=tuple(Block(start, end, "paragraph") for start, end in blocks))
    gone = Mark(at, at, REPAIR, "r", was="~")
    found = [n for n, block in enumerate(text_blocks(page, [gone])) for piece in block.pieces if piece.begins]
    assert found == [shown]
