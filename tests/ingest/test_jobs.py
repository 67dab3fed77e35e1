"""The worker reads what waits, tells how far it is, notes what fails, and may be killed at any moment."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from corpus.archive import Archive
from corpus.edits import Edit
from corpus.errors import ArchiveUnusable
from corpus.model import Job
from ingest import jobs
from ingest.limited import LimitedReader
from ingest.limits import Limits
from tests.building import write
from tests.ingest import paged_that

FINDER = "tests.ingest.readers_that:find"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


@contextmanager
def working(archive: Archive, name: str, limits: Limits = Limits()) -> Iterator[None]:
    """A worker in a thread."""
    stop = Event()

    def work() -> None:
        with LimitedReader(limits, reader=f"tests.ingest.readers_that:{name}", finder=FINDER, texts=()) as reader:
            jobs.work(archive, reader, stop)

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def rooms(archive: Archive) -> list[str]:
    return [path.name for path in (archive.folder / "work").iterdir() if path.is_dir()]


def wait_for(archive: Archive, holds: Callable[[Job], bool], seconds: float = 20) -> Job:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        job = archive.jobs()[0]
        if holds(job):
            return job
        time.sleep(0.02)
    raise AssertionError(archive.jobs())


def test_what_waits_is_read_and_stored(archive: Archive, tmp_path: Path) -> None:
    documents = [archive.add(write(tmp_path, content=f"{n}\nside to"), f"{n}.txt").document for n in range(3)]
    with working(archive, "read"):
        wait_for(archive, lambda job: job.state == "done" and job.document == documents[-1])
    assert [archive.document(document).state for document in documents] == ["ready"] * 3
    assert archive.page(documents[1], 1).text == "1"
    assert archive.page_image(documents[1], 2) is not None
    assert rooms(archive) == []


def test_a_room_keeps_its_lock_while_others_may_hold_it_open(archive: Archive, tmp_path: Path) -> None:
    first, second = (archive.add(write(tmp_path, content=f"{n}"), f"{n}.txt").document for n in range(2))
    lock = archive.folder / "work" / f"{first}.read.lock"
    with working(archive, "read"):
        wait_for(archive, lambda job: job.document == second and job.state == "done")
        assert lock.exists()
    assert not lock.exists()


def test_progress_reaches_the_archive(archive: Archive, tmp_path: Path) -> None:
    archive.add(write(tmp_path), "x")
    with working(archive, "read_slowly"):
        seen = wait_for(archive, lambda job: job.page > 1)
    assert seen.pages == 1000


@pytest.mark.parametrize(("name", "code", "attempts"), [("refuse", "encrypted", 1), ("leave", "stopped", 3), ("fail", "stopped", 3)])
def test_a_failure_is_noted_and_only_a_stop_is_tried_again(archive: Archive, tmp_path: Path, name: str, code: str, attempts: int) -> None:
    document = archive.add(write(tmp_path), "x").document
    with working(archive, name):
        job = wait_for(archive, lambda job: job.state == "failed")
    assert job.error is not None
    assert (job.error[0], job.attempt) == (code, attempts)
    assert archive.document(document).state == "failed"
    assert archive.last_change() == 0


def test_a_full_disk_is_told_and_not_held_against_the_document(archive: Archive, tmp_path: Path) -> None:
    archive.add(write(tmp_path), "a.txt")
    with (
        LimitedReader(Limits(), reader="tests.ingest.readers_that:fill_the_disk", texts=()) as reader,
        pytest.raises(ArchiveUnusable, match="space"),
    ):
        jobs.work(archive, reader, Event())
    (job,) = archive.jobs()
    assert (job.state, job.error) == ("pending", None)
    with working(archive, "read"):
        wait_for(archive, lambda job: job.state == "done")


def test_a_stop_gives_back_what_is_being_read(archive: Archive, tmp_path: Path) -> None:
    archive.add(write(tmp_path), "x")
    with working(archive, "read_slowly"):
        wait_for(archive, lambda job: job.page > 1)
    (job,) = archive.jobs()
    assert (job.state, job.attempt) == ("pending", 1)


def test_a_document_that_is_removed_while_it_is_read_is_let_go(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path), "x").document
    with working(archive, "read_slowly"):
        wait_for(archive, lambda job: job.page > 1)
        archive.remove(document)
        other = archive.add(write(tmp_path, content="other"), "y").document
        wait_for(archive, lambda job: job.document == other and job.state == "leased")


def test_an_original_that_is_gone_is_noted(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path), "x").document
    archive.original(document).unlink()
    with working(archive, "read"):
        job = wait_for(archive, lambda job: job.state == "failed")
    assert job.error is not None
    assert job.error[0] == "archive_unusable"


def test_whether_someone_works_can_be_seen(archive: Archive) -> None:
    assert not jobs.is_someone_at_work(archive)
    with working(archive, "read"):
        deadline = time.monotonic() + 10
        while not jobs.is_someone_at_work(archive):
            assert time.monotonic() < deadline
            time.sleep(0.01)
    assert not jobs.is_someone_at_work(archive)


_WORKER = """
import sys
from pathlib import Path
from threading import Event
from corpus.archive import Archive
from ingest import jobs
from ingest.limited import LimitedReader
from ingest.limits import Limits

if __name__ == "__main__":
    with LimitedReader(Limits(), reader=f"tests.ingest.readers_that:{sys.argv[2]}", texts=()) as reader:
        jobs.work(Archive(Path(sys.argv[1])), reader, Event())
"""


def test_a_killed_worker_takes_its_reader_along_and_the_next_one_goes_on(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path, content="en\nto"), "x").document
    program = write(tmp_path, "worker.py", _WORKER)
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    for _ in range(2):
        worker = subprocess.Popen([sys.executable, str(program), str(archive.folder), "hang"], env=environment)
        pid_file = archive.original(document).with_name("pid")
        deadline = time.monotonic() + 20
        while not (pid_file.exists() and pid_file.read_text()):
            assert time.monotonic() < deadline
            time.sleep(0.02)
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
        pid = int(pid_file.read_text())
        pid_file.unlink()
        while Path(f"/proc/{pid}").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
    assert archive.jobs()[0].state == "leased"
    with working(archive, "read"):
        job = wait_for(archive, lambda job: job.state == "done")
    assert job.attempt == 3
    assert archive.document(document).pages == 2
    assert len(list((archive.folder / "work").iterdir())) == 0


def test_a_reading_that_was_stopped_goes_on_where_it_was(archive: Archive, tmp_path: Path) -> None:
    pages = 32
    document = archive.add(write(tmp_path, content="\n".join(["slow"] * pages)), "x").document
    with working(archive, "read_in_parts", Limits(workers=2)):
        done = wait_for(archive, lambda job: job.page > pages // 3).page
    assert archive.jobs()[0].state == "pending"
    with working(archive, "read_in_parts", Limits(workers=2)):
        wait_for(archive, lambda job: job.state == "done")
    begun = paged_that.begun(archive.original(document))
    assert sorted(set(begun)) == list(range(1, pages + 1))
    assert len(begun) <= pages + 2 < pages + done
    assert archive.document(document).pages == pages
    assert rooms(archive) == []


def test_the_room_of_a_job_that_nobody_will_take_up_is_swept(archive: Archive, tmp_path: Path) -> None:
    gone, waiting = (archive.add(write(tmp_path, content=f"{n}"), f"{n}.txt").document for n in range(2))
    archive.remove(gone)
    for document in (gone, waiting):
        (archive.folder / "work" / f"{document}.read" / "sheets").mkdir(parents=True)
    with working(archive, "read_slowly"):
        wait_for(archive, lambda job: job.page > 1)
    assert rooms(archive) == [f"{waiting}.read"]


def test_facts_are_found_anew_on_a_text_that_a_person_changed(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path, content="en\nto"), "x.txt").document
    with working(archive, "read"):
        wait_for(archive, lambda job: job.state == "done")
    archive.revise(document, [replace(archive.page(document, 2), source_text="tre")], base=1)
    with working(archive, "refuse"):
        job = wait_for(archive, lambda job: job.state == "done" and job.kind == "find")
    assert job.error is None
    assert archive.document(document).head.title == "x.txt: en tre"
    assert rooms(archive) == []


def test_a_corrected_document_is_read_again_each_time_that_it_is_asked_for(archive: Archive, tmp_path: Path) -> None:
    document = archive.add(write(tmp_path, content="en\nto"), "x.txt").document
    with working(archive, "read_in_parts"):
        wait_for(archive, lambda job: job.state == "done")
    right = Edit(0, 2, "en", "en", "correction", 1.0)
    archive.revise(document, [replace(archive.page(document, 1), edits=(right,))], base=1)
    for reading in (3, 4):
        archive.reread(document)
        with working(archive, "read_in_parts"):
            wait_for(archive, lambda job: job.kind == "find" and job.state == "done")
        assert archive.document(document).reading == reading
        assert archive.page(document, 1).edits == (right,)
    assert sorted(archive.original(document).with_suffix(".log").read_text().split()) == ["1", "1", "1", "2", "2", "2"]
