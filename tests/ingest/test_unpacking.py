"""What the worker does with the job of a ZIP."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import ReadingStopped
from corpus.model import Job
from ingest.limits import Limits
from ingest.unpack import from_task
from ingest.unpacking import unpack_into
from tests.building import write


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive", max_bytes=100_000)
    yield opened
    opened.close()


def leased(archive: Archive, path: Path) -> Job:
    archive.add(path, "arkiv.zip", by="anne", origin="/home/anne/arkiv.zip")
    job = archive.lease("w", 60)
    assert job is not None
    return job


def zipped(path: Path, contents: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return path


def test_five_hundred_files_are_five_hundred_documents(archive: Archive, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n // 50}/{n}.txt": f"Sag {n}" for n in range(500)})
    job = leased(archive, path)
    seen: list[tuple[int, int]] = []
    unpack_into(archive, job, "w", tmp_path, Limits(), lambda done, files: not seen.append((done, files)))
    documents = {document.name: document for document in archive.documents()}
    assert len(documents) == 500
    assert (documents["77.txt"].origin, documents["77.txt"].added_by) == ("arkiv.zip/1/77.txt", "anne")
    assert seen[-1] == (500, 500)
    assert [part.name for part in archive.parts(job.document)][77] == "1/77.txt"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.zip", "archive"]


def test_one_that_is_called_off_waits_again_and_adds_nothing_twice(archive: Archive, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": f"Sag {n}" for n in range(9)})
    job = leased(archive, path)
    unpack_into(archive, job, "w", tmp_path, Limits(), lambda done, files: done < 3)
    assert archive.document(job.document).state == "pending"
    again = archive.lease("w", 60)
    assert again is not None
    assert again.document == job.document
    unpack_into(archive, again, "w", tmp_path, Limits(), lambda done, files: True)
    assert len(archive.documents()) == 9


@pytest.mark.parametrize(
    ("contents", "code", "said"),
    [
        ({"empty.txt": "", "a.txt": "a"}, "partly_unpacked", "1 of 2 files could not be taken out of it: empty.txt"),
        ({f"{n}.txt": "" for n in range(8)}, "empty", "; and 3 more"),
        ({"large.txt": "x" * 200_000, "a.txt": "a"}, "partly_unpacked", "large.txt (the file has more than"),
        ({}, "no_pages", "holds no document"),
    ],
)
def test_what_could_not_be_had_is_said(archive: Archive, tmp_path: Path, contents: dict[str, str], code: str, said: str) -> None:
    job = leased(archive, zipped(tmp_path / "a.zip", contents))
    unpack_into(archive, job, "w", tmp_path, Limits(), lambda done, files: True)
    document = archive.document(job.document)
    assert document.state == "failed"
    assert document.error is not None
    assert document.error[0] == code
    assert said in document.error[1]


def test_a_zip_that_is_no_zip_fails(archive: Archive, tmp_path: Path) -> None:
    job = leased(archive, write(tmp_path, "a.zip", b"PK\x03\x04 nothing"))
    unpack_into(archive, job, "w", tmp_path, Limits(), lambda done, files: True)
    assert (archive.document(job.document).error or ("",))[0] == "damaged"


def test_one_that_is_removed_while_it_is_unpacked_is_let_go(archive: Archive, tmp_path: Path) -> None:
    job = leased(archive, zipped(tmp_path / "a.zip", {"a.txt": "Sag"}))
    archive.remove(job.document)
    unpack_into(archive, job, "w", tmp_path, Limits(), lambda done, files: True)
    assert archive.documents() == []


@pytest.mark.parametrize(
    "answer", [{}, {"members": 7, "left_out": 0}, {"members": ["a"], "left_out": 0}, {"members": [{"name": "a"}]}, {"members": []}]
)
def test_a_strange_answer_is_a_stopped_reading(tmp_path: Path, answer: dict[str, object]) -> None:
    with pytest.raises(ReadingStopped):
        from_task(answer, tmp_path)
