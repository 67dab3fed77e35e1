"""Splitting a document in the archive: parts, provenance, what is hidden, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import CannotSplit, UnknownDocument
from ingest.limits import Limits
from search_app.cli import run
from search_app.splitting import pages_named, split_document, unite_document
from tests.building import add_read, write
from tests.ingest import making


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def scan(folder: Path, pages: int = 4) -> Path:
    return making.lines_pdf(folder / "scan.pdf", [making.column(72, 100, [f"Side {number} af bunken."]) for number in range(pages)])


@pytest.mark.parametrize(("text", "pages"), [("4,9", (4, 9)), (" 9 , 4; 9,", (4, 9)), ("4 9", (4, 9)), ("0", (0,)), ("2", (2,))])
def test_pages_are_named_as_people_do(text: str, pages: tuple[int, ...]) -> None:
    assert pages_named(text) == pages


@pytest.mark.parametrize("text", ["", ",", "4-9", "-4", "fire", "4,,9", "9999999", "٤", "4;DROP"])
def test_anything_else_is_no_page(text: str) -> None:
    with pytest.raises(CannotSplit):
        pages_named(text)


def test_parts_are_documents_that_say_where_they_come_from(archive: Archive, tmp_path: Path) -> None:
    whole = add_read(archive, scan(tmp_path))
    parts = split_document(archive, whole, (2, 4), Limits(), by="anne")
    documents = {document.id: document for document in archive.documents()}
    assert [part.document in documents and part.is_new for part in parts] == [True] * 3
    found = [documents[part.document or ""] for part in parts]
    assert [document.name for document in found] == ["scan (p. 1).pdf", "scan (p. 2–3).pdf", "scan (p. 4).pdf"]
    assert [document.origin for document in found] == [f"page 1 of {whole}", f"pages 2–3 of {whole}", f"page 4 of {whole}"]
    assert {document.added_by for document in found} == {"anne"}
    assert {document.state for document in found} == {"pending"}
    with pytest.raises(UnknownDocument):
        archive.document(whole)


def test_a_split_can_be_taken_back_and_repeated(archive: Archive, tmp_path: Path) -> None:
    whole = add_read(archive, scan(tmp_path))
    parts = split_document(archive, whole, (3,), Limits())
    assert set(unite_document(archive, whole)) == {part.document for part in parts}
    assert [document.id for document in archive.documents()] == [whole]
    again = split_document(archive, whole, (3,), Limits())
    assert [part.document for part in again] == [part.document for part in parts]
    other = split_document(archive, again[0].document or "", (2,), Limits())
    assert len({document.id for document in archive.documents()}) == 3
    assert len(other) == 2


def test_what_cannot_be_split_stays_as_it_is(archive: Archive, tmp_path: Path) -> None:
    whole = add_read(archive, scan(tmp_path))
    text = add_read(archive, write(tmp_path))
    for document, starts in ((whole, (5,)), (whole, ()), (text, (2,))):
        with pytest.raises(CannotSplit):
            split_document(archive, document, starts, Limits())
    with pytest.raises(CannotSplit):
        unite_document(archive, whole)
    with pytest.raises(UnknownDocument):
        unite_document(archive, "feedfeedfeedfeed")
    assert {document.id for document in archive.documents()} == {whole, text}


def test_the_command(archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = add_read(archive, scan(tmp_path))
    folder = str(archive.folder)
    assert run(["split", "--archive", folder, whole, "--at", "9"]) == CannotSplit.exit_code
    assert "from 2 to 4" in capsys.readouterr().err
    assert run(["split", "--archive", folder, whole]) == CannotSplit.exit_code
    capsys.readouterr()
    assert run(["split", "--archive", folder, whole, "--at", "2,4"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[1].rsplit(" ", 1)[0] for line in lines] == ["page 1 became", "pages 2–3 became", "page 4 became"]
    assert run(["split", "--archive", folder, whole, "--undo"]) == 0
    assert capsys.readouterr().out == f"{whole}: shown again, 3 parts hidden\n"
    assert run(["split", "--archive", folder, "feedfeedfeedfeed", "--undo"]) == UnknownDocument.exit_code
