"""A person's change makes a new reading at once, from the pages that are stored; two people do not overwrite each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive_database import DATABASE
from corpus.corrections import undo
from corpus.edits import Edit
from corpus.errors import StaleReading, UnknownDocument, UnknownPage
from corpus.model import Fact, Findings, Job, Page, PartnerCity, ReadDocument, Span
from tests.building import add_read, page, read_document, write

TEXT = "Byen vil plante lræer i Vosby."
REPAIR = Edit(16, 21, "lræer", "træer", "letters", 0.8)


def repaired(number: int = 1) -> Page:
    return replace(page(number, TEXT, has_image=True), edits=(REPAIR,))


def broken() -> ReadDocument:
    read = read_document()
    facts = (fact("Vosby", 24), fact("træer", 16))
    return replace(read, reading=replace(read.reading, pages=(repaired(), repaired(2))), facts=facts)


def fact(quote: str, start: int) -> Fact:
    return Fact("partner_city", PartnerCity(quote, "DK", "twin"), (Span(1, start, start + len(quote)),), quote, 0.5, "test", "1", "because")


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


@pytest.fixture
def document(archive: Archive, tmp_path: Path) -> str:
    pictures = tmp_path / "pictures"
    pictures.mkdir()
    for number in (1, 2):
        (pictures / f"{number}.webp").write_bytes(f"picture {number}".encode())
    added = archive.add(write(tmp_path), "plan.txt").document
    assert archive.finish(leased(archive).id, "w", broken(), pictures)
    return added


def leased(archive: Archive) -> Job:
    job = archive.lease("w", 60)
    assert job is not None
    return job


def undo_first(archive: Archive, document: str, base: int = 1) -> int:
    return archive.revise(document, [undo(archive.page(document, 1), 16)], base=base, by="anne", why="undo 16 on page 1")


def test_a_change_makes_a_new_reading_with_the_other_pages_and_all_pictures(archive: Archive, document: str) -> None:
    before = archive.reading(document)
    assert undo_first(archive, document) == 2
    after = archive.reading(document)
    assert archive.document(document).reading == 2
    assert after.pages[0].text == TEXT
    assert after.pages[1] == before.pages[1]
    assert (after.pipeline, after.language, after.warnings) == (before.pipeline, before.language, before.warnings)
    for number in (1, 2):
        picture = archive.page_image(document, number)
        assert picture is not None
        assert picture.read_text() == f"picture {number}"


def test_facts_stay_where_their_text_did_and_the_others_are_found_anew(archive: Archive, document: str) -> None:
    number = archive.last_change()
    undo_first(archive, document)
    assert [f.quote for f in archive.facts(document)] == ["Vosby"]
    assert [change.action for change in archive.changes(number)] == ["put"]
    assert archive.document(document).state == "ready"
    job = leased(archive)
    assert (job.kind, job.document) == ("find", document)
    head = replace(archive.document(document).head, title="Ny titel")
    assert archive.finish_finding(job.id, "w", 2, Findings(head, (fact("Vosby", 24), fact("Byen", 0))))
    assert [f.quote for f in archive.facts(document)] == ["Byen", "Vosby"]
    assert archive.document(document).head.title == "Ny titel"
    assert archive.lease("w", 60) is None


def test_a_change_of_an_older_text_is_refused(archive: Archive, document: str) -> None:
    undo_first(archive, document)
    with pytest.raises(StaleReading):
        undo_first(archive, document, base=1)
    assert archive.document(document).reading == 2


def test_what_is_not_there_cannot_be_changed(archive: Archive, document: str) -> None:
    with pytest.raises(UnknownPage):
        archive.revise(document, [page(9)], base=1)
    with pytest.raises(UnknownDocument):
        archive.revise("0" * 16, [page()], base=1)
    assert archive.document(document).reading == 1
    assert not list((archive.folder / "images" / document).glob(".*"))


def test_the_audit_says_who_did_what(archive: Archive, document: str) -> None:
    undo_first(archive, document)
    with sqlite3.connect(archive.folder / DATABASE) as connection:
        [(by, detail)] = connection.execute("SELECT by, detail FROM audit WHERE action = 'revise'")
    connection.close()
    assert (by, detail) == ("anne", "reading 2 from 1: undo 16 on page 1")


def test_what_is_found_on_a_text_that_changed_meanwhile_is_looked_for_again(archive: Archive, document: str) -> None:
    undo_first(archive, document)
    job = leased(archive)
    archive.revise(document, [undo(archive.page(document, 2), 16)], base=2)
    assert not archive.finish_finding(job.id, "w", 2, Findings(archive.document(document).head, ()))
    assert leased(archive).kind == "find"


def test_a_failed_search_for_facts_leaves_the_document_as_it_is_and_says_so(archive: Archive, document: str) -> None:
    undo_first(archive, document)
    archive.fail(leased(archive).id, "w", "stopped", "died", retry=False)
    known = archive.document(document)
    assert (known.state, known.error) == ("ready", ("stopped", "its facts could not be found anew: died"))


def test_a_new_reading_keeps_what_a_person_undid(archive: Archive, document: str) -> None:
    undo_first(archive, document)
    archive.reread(document)
    job = leased(archive)
    assert job.kind == "read"
    assert archive.finish(job.id, "w", broken(), None)
    assert archive.page(document, 1).text == TEXT
    assert [f.quote for f in archive.facts(document)] == ["Vosby"]
    assert leased(archive).kind == "find"


def test_a_language_that_a_person_named_goes_with_the_job(archive: Archive, document: str) -> None:
    archive.reread(document)
    archive.reread(document, language="de")
    archive.reread(document)
    assert leased(archive).language == "de"
    assert archive.lease("w", 60) is None
    archive.reread(document, language="da")
    assert leased(archive).language == "da", "one that is under way in another language is called off"


def test_weak_pages_come_weakest_first(archive: Archive, document: str, tmp_path: Path) -> None:
    assert archive.weak_pages() == (0, [])
    read = read_document("en", "to")
    one, two = read.reading.pages
    weak = (replace(one, confidence=0.4), replace(two, warnings=("damaged",)))
    other = add_read(archive, write(tmp_path, "svag.txt", "svag"), replace(read, reading=replace(read.reading, pages=weak)))
    total, rows = archive.weak_pages()
    assert (total, [(row.document.id, row.page.number) for row in rows]) == (2, [(other, 2), (other, 1)])
    assert archive.weak_pages(1, 1)[1] == rows[1:]
    archive.remove(other)
    assert archive.weak_pages() == (0, [])
