"""What is added is kept, found again, hidden and shown again; readings are stored whole and numbered."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import (
    ArchiveUnusable,
    EmptyFile,
    FileTooLarge,
    MissingFile,
    NoPermission,
    NotAFile,
    UnknownDocument,
    UnknownPage,
    UnreadableFile,
)
from corpus.model import Change
from tests.building import add_read, read_document, write


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def everything_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("archive.")}


def test_a_new_document_waits_under_its_files_name(archive: Archive, tmp_path: Path) -> None:
    added = archive.add(write(tmp_path), "plan.txt", by="anne", origin="inbox")
    document = archive.document(added.document)
    assert added.is_new
    assert (document.name, document.head.title, document.state, document.pages, document.reading) == (
        "plan.txt",
        "plan.txt",
        "pending",
        0,
        None,
    )
    assert (document.added_by, document.origin, document.size) == ("anne", "inbox", 23)
    assert document.id == document.sha256[:16]


def test_the_original_is_kept_byte_by_byte_and_read_only(archive: Archive, tmp_path: Path) -> None:
    content = bytes(range(256)) * 9000
    path = archive.original(archive.add(write(tmp_path, "x.bin", content), "x.bin").document)
    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o444


def test_the_same_bytes_twice_add_nothing(archive: Archive, tmp_path: Path) -> None:
    first = archive.add(write(tmp_path, "a.txt"), "a.txt")
    before = everything_in(archive.folder)
    second = archive.add(write(tmp_path, "b.txt"), "b.txt")
    assert (second.document, second.is_new) == (first.document, False)
    assert len(archive.documents()) == len(archive.jobs()) == 1
    assert everything_in(archive.folder) == before


@pytest.mark.parametrize("name", ["../../etc/passwd", "a\"b'c.pdf", "a\nb.pdf", "Ærø å.pdf", "\udcff.pdf", "a\0b", "", "  ", "x" * 5000])
def test_a_name_never_becomes_a_path(archive: Archive, tmp_path: Path, name: str) -> None:
    document = archive.add(write(tmp_path), name, by=name, origin=name).document
    assert archive.document(document).name == name.replace("\udcff", "\ufffd" * 3).replace("\0", "\ufffd")
    assert everything_in(archive.folder) == {archive.original(document)}


def test_removing_hides_and_adding_again_shows(archive: Archive, tmp_path: Path) -> None:
    source = write(tmp_path)
    document = add_read(archive, source)
    archive.remove(document)
    for call in (archive.document, archive.reading, archive.facts, archive.original, archive.remove, archive.reread):
        with pytest.raises(UnknownDocument):
            call(document)
    assert archive.documents() == archive.jobs() == []
    again = archive.add(source, "new name.txt")
    assert (again.document, again.is_new, again.is_restored) == (document, False, True)
    assert archive.document(document).name == "new name.txt"
    assert archive.document(document).state == "ready"
    assert archive.reading(document).pages[0].text == "Byen vil plante træer."


def test_a_document_removed_before_it_was_read_is_read_when_it_comes_again(archive: Archive, tmp_path: Path) -> None:
    source = write(tmp_path)
    archive.remove(archive.add(source, "a").document)
    assert archive.lease("w", 60) is None
    archive.add(source, "a")
    assert archive.lease("w", 60) is not None


def test_a_reading_comes_back_as_it_was(archive: Archive, tmp_path: Path) -> None:
    read = read_document("Første side.", "Anden side.")
    document = add_read(archive, write(tmp_path), read)
    assert archive.reading(document) == read.reading
    assert archive.page(document, 2) == read.reading.pages[1]
    assert set(archive.facts(document)) == set(read.facts)
    assert [fact.spans[0].start for fact in archive.facts(document)] == sorted(fact.spans[0].start for fact in read.facts)
    found = archive.document(document)
    assert (found.head, found.pages, found.reading, found.state, found.media_type) == (read.head, 2, 1, "ready", "text/plain")


def test_a_page_that_is_not_there_is_told_from_a_document_that_is_not(archive: Archive, tmp_path: Path) -> None:
    document = add_read(archive, write(tmp_path))
    for number in (0, 2, -1):
        with pytest.raises(UnknownPage):
            archive.page(document, number)
    with pytest.raises(UnknownDocument):
        archive.page("feedfeedfeedfeed", 1)
    with pytest.raises(UnknownDocument):
        archive.reading(archive.add(write(tmp_path, "b", "other"), "b").document)


def test_reading_again_keeps_the_old_reading_until_the_new_one_is_there(archive: Archive, tmp_path: Path) -> None:
    document = add_read(archive, write(tmp_path), read_document("old"))
    archive.reread(document)
    archive.reread(document)
    assert archive.page(document, 1).text == "old"
    job = archive.lease("w", 60)
    assert job is not None
    assert archive.document(document).state == "reading"
    assert archive.finish(job.id, "w", read_document("new", "er"), None)
    assert archive.lease("w", 60) is None
    assert [page.text for page in archive.reading(document).pages] == ["new", "er"]
    assert archive.document(document).reading == 2


def test_pictures_of_pages_move_into_the_archive(archive: Archive, tmp_path: Path) -> None:
    images = tmp_path / "images"
    images.mkdir()
    write(images, "1.webp", b"one")
    document = archive.add(write(tmp_path), "a").document
    job = archive.lease("w", 60)
    assert job is not None
    read = read_document("a", "b", has_images=True)
    assert archive.finish(job.id, "w", read, images)
    picture = archive.page_image(document, 1)
    assert picture is not None
    assert picture.read_bytes() == b"one"
    assert picture.is_relative_to(archive.folder / "images" / document)
    assert archive.page_image(document, 2) is None
    with pytest.raises(UnknownPage):
        archive.page_image(document, 3)


def test_documents_come_newest_first_and_only_those_asked_for(archive: Archive, tmp_path: Path) -> None:
    ids = [archive.add(write(tmp_path, content=str(n)), str(n)).document for n in range(9)]
    many = [f"{n:016x}" for n in range(1200)]
    assert [document.id for document in archive.documents()] == ids[::-1]
    assert [document.id for document in archive.documents([*ids[:3], *many, *ids[5:], ids[0]])] == [*ids[:4:-1], *ids[2::-1]]
    assert archive.documents([]) == []


def test_changes_are_numbered_and_say_how_a_document_is_now(archive: Archive, tmp_path: Path) -> None:
    assert archive.last_change() == 0
    source = write(tmp_path)
    one = add_read(archive, source)
    two = add_read(archive, write(tmp_path, "b", "b"))
    assert archive.changes(0) == [Change(1, one, "put"), Change(2, two, "put")]
    archive.remove(one)
    assert archive.changes(0) == [Change(2, two, "put"), Change(3, one, "drop")]
    archive.add(source, "again")
    assert archive.changes(0, 1) == [Change(2, two, "put")]
    assert archive.changes(2) == [Change(4, one, "put")]
    assert archive.changes(4) == []
    assert archive.last_change() == 4


def test_a_document_that_was_never_read_makes_no_change(archive: Archive, tmp_path: Path) -> None:
    archive.remove(archive.add(write(tmp_path), "a").document)
    assert archive.last_change() == 0


def test_bad_sources_leave_nothing_behind(archive: Archive, tmp_path: Path) -> None:
    for source, error in (
        (tmp_path / "none", MissingFile),
        (tmp_path, NotAFile),
        (Path("/dev/null"), NotAFile),
        (write(tmp_path, "empty", b""), EmptyFile),
        (tmp_path / ("x" * 300), UnreadableFile),
    ):
        with pytest.raises(error):
            archive.add(source, "x")
    assert archive.documents() == []
    assert everything_in(archive.folder) == set()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(archive: Archive, tmp_path: Path) -> None:
    source = write(tmp_path)
    source.chmod(0)
    with pytest.raises(NoPermission):
        archive.add(source, "x")


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive", max_bytes=10)
    with pytest.raises(FileTooLarge):
        archive.add(write(tmp_path), "x")
    assert everything_in(archive.folder) == set()
    archive.close()


def test_several_threads_at_once(archive: Archive, tmp_path: Path) -> None:
    sources = [write(tmp_path, str(n), str(n % 10)) for n in range(40)]
    added: list[bool] = []
    threads = [threading.Thread(target=lambda s=s: added.append(archive.add(s, s.name).is_new)) for s in sources]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(added), sum(added), len(archive.documents()), len(archive.jobs())) == (40, 10, 10, 10)


def test_a_gone_or_changed_original_is_noticed(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path), "x").document
    assert archive.check() == []
    path = archive.original(document)
    path.chmod(0o644)
    path.write_text("cut")
    assert archive.check() == [f"the original of {document} has 3 bytes instead of 23"]
    path.unlink()
    assert archive.check() == [f"the original of {document} is gone"]
    with pytest.raises(ArchiveUnusable):
        archive.original(document)


def test_a_reading_of_a_removed_document_is_refused(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path), "x").document
    job = archive.lease("w", 60)
    assert job is not None
    archive.remove(document)
    assert not archive.beat(job.id, "w", 1, 1, 60)
    assert not archive.finish(job.id, "w", replace(read_document()), None)
    assert archive.last_change() == 0


def test_a_damaged_original_is_mended_when_its_file_comes_again(archive: Archive, tmp_path: Path) -> None:
    source = write(tmp_path)
    path = archive.original(archive.add(source, "x").document)
    for damage in (lambda: path.write_text("cut"), path.unlink):
        path.chmod(0o644)
        damage()
        archive.add(source, "x")
        assert path.read_bytes() == source.read_bytes()
        assert archive.check() == []
