"""What becomes of a whole whose parts are documents: it is set aside, which is written down and can be taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive_parts import Part
from corpus.errors import CannotSplit, UnknownDocument
from tests.building import add_read, write


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def shown(archive: Archive) -> set[str]:
    return {document.id for document in archive.documents()}


def test_a_split_hides_the_whole_and_can_be_taken_back(archive: Archive, tmp_path: Path) -> None:
    whole, first, before = (add_read(archive, write(tmp_path, name, name)) for name in ("whole", "first", "before"))
    parts = (Part("1-3", first, is_new=True), Part("4-9", before))
    archive.split(whole, parts, by="anne")
    assert shown(archive) == {first, before}
    assert archive.parts(whole) == parts
    assert archive.parts(first) == ()
    assert archive.changes(0)[-1].action == "drop"
    assert archive.reunite(whole, by="anne") == (first,)
    assert shown(archive) == {whole, before}
    assert archive.reading(whole).pages
    assert archive.reunite(whole) == ()


def test_what_is_not_there_cannot_be_split(archive: Archive, tmp_path: Path) -> None:
    document = add_read(archive, write(tmp_path))
    archive.remove(document)
    for call in (archive.split, lambda document, parts: archive.reunite("feedfeedfeedfeed")):
        with pytest.raises(UnknownDocument):
            call(document, ())
    assert shown(archive) == set()


def job_of(archive: Archive, source: Path) -> tuple[str, int]:
    document = archive.add(source, "a.zip").document
    job = archive.lease("w", 60)
    assert job is not None
    return document, job.id


def test_an_unpacked_zip_is_set_aside_and_unpacked_again_when_it_comes_again(archive: Archive, tmp_path: Path) -> None:
    source = write(tmp_path, "a.zip")
    document, job = job_of(archive, source)
    assert archive.unpacked(job, "w", (Part("a.txt", "0" * 16, is_new=True),))
    assert shown(archive) == set()
    assert archive.parts(document)[0].name == "a.txt"
    assert job_of(archive, source)[0] == document


def test_one_with_trouble_stays_among_what_failed(archive: Archive, tmp_path: Path) -> None:
    document, job = job_of(archive, write(tmp_path, "a.zip"))
    assert not archive.unpacked(job, "another", ())
    lost = Part("b.pdf", error=("encrypted", "It is protected."))
    assert archive.unpacked(job, "w", (lost,), ("partly_unpacked", "1 of 1"))
    assert archive.document(document).error == ("partly_unpacked", "1 of 1")
    assert archive.parts(document) == (lost,)


@pytest.mark.parametrize("trouble", [None, ("partly_unpacked", "1 of 2")])
def test_an_unpacked_zip_is_not_put_together_again(archive: Archive, tmp_path: Path, trouble: tuple[str, str] | None) -> None:
    document, job = job_of(archive, write(tmp_path, "a.zip", "PK"))
    part = add_part(archive, tmp_path)
    assert archive.unpacked(job, "w", (Part("a.txt", part, is_new=True),), trouble)
    before = shown(archive)
    with pytest.raises(CannotSplit, match="unpacked"):
        archive.reunite(document)
    assert shown(archive) == before
    assert part in before


def add_part(archive: Archive, folder: Path) -> str:
    return archive.add(write(folder, "a.txt"), "a.txt").document
