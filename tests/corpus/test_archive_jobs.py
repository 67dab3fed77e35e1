"""Jobs are leased in order, beat, are retried, end with a reason, and outlive the death of a worker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.model import Job
from tests.building import add_read, read_document, write


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def queued(archive: Archive, folder: Path, count: int = 1) -> list[str]:
    return [archive.add(write(folder, content=f"text {n}"), str(n)).document for n in range(count)]


def lease(archive: Archive, worker: str = "w", seconds: float = 60) -> Job:
    job = archive.lease(worker, seconds)
    assert job is not None
    return job


def test_the_oldest_is_leased_first_and_each_only_once(archive: Archive, tmp_path: Path) -> None:
    documents = queued(archive, tmp_path, 3)
    assert [lease(archive, str(n)).document for n in range(3)] == documents
    assert archive.lease("late", 60) is None


def test_a_beat_says_how_far_it_is(archive: Archive, tmp_path: Path) -> None:
    (document,) = queued(archive, tmp_path)
    job = lease(archive)
    assert archive.beat(job.id, "w", 3, 9, 60)
    (seen,) = archive.jobs([document])
    assert (seen.state, seen.page, seen.pages, seen.attempt) == ("leased", 3, 9, 1)
    assert archive.document(document).state == "reading"


def test_a_lease_that_ran_out_is_the_next_ones(archive: Archive, tmp_path: Path) -> None:
    queued(archive, tmp_path)
    dead = lease(archive, "dead", -1)
    taken = lease(archive, "next")
    assert (taken.id, taken.attempt) == (dead.id, 2)
    assert not archive.beat(dead.id, "dead", 1, 1, 60)
    assert not archive.finish(dead.id, "dead", read_document(), None)
    assert not archive.fail(dead.id, "dead", "stopped", "late", retry=True)
    assert archive.finish(taken.id, "next", read_document(), None)


def test_the_death_of_workers_alone_does_not_use_up_the_tries(archive: Archive, tmp_path: Path) -> None:
    (document,) = queued(archive, tmp_path)
    for n in range(4):
        lease(archive, f"dead {n}", -1)
    for state in ("pending", "failed"):
        job = lease(archive)
        assert archive.fail(job.id, "w", "stopped", "its reader was killed", retry=True)
        assert archive.document(document).state == state


def test_a_stopped_reading_is_tried_three_times_behind_the_others(archive: Archive, tmp_path: Path) -> None:
    first, second = queued(archive, tmp_path, 2)
    job = lease(archive)
    assert archive.fail(job.id, "w", "stopped", "too long", retry=True)
    assert archive.document(first).error == ("stopped", "too long")
    assert [lease(archive).document for _ in range(2)] == [second, first]
    assert archive.fail(job.id, "w", "stopped", "too long", retry=True)
    assert lease(archive).attempt == 3
    assert archive.fail(job.id, "w", "stopped", "too long", retry=True)
    assert archive.lease("w", 60) is None
    assert archive.document(first).state == "failed"
    assert archive.jobs([first])[0].error == ("stopped", "too long")


def test_a_file_that_cannot_be_read_is_not_tried_again(archive: Archive, tmp_path: Path) -> None:
    (document,) = queued(archive, tmp_path)
    assert archive.fail(lease(archive).id, "w", "damaged", "cut off", retry=False)
    assert archive.lease("w", 60) is None
    assert archive.document(document).error == ("damaged", "cut off")


def test_a_failed_file_is_tried_when_it_is_added_again(archive: Archive, tmp_path: Path) -> None:
    (document,) = queued(archive, tmp_path)
    archive.fail(lease(archive).id, "w", "damaged", "cut off", retry=False)
    assert not archive.add(tmp_path / "plan.txt", "again").is_new
    assert archive.finish(lease(archive).id, "w", read_document(), None)
    assert archive.document(document).error is None
    assert len(archive.jobs()) == 1


def test_a_document_that_fails_when_read_again_stays_as_it_was(archive: Archive, tmp_path: Path) -> None:
    document = add_read(archive, write(tmp_path))
    archive.reread(document)
    archive.fail(lease(archive).id, "w", "stopped", "too long", retry=False)
    found = archive.document(document)
    assert (found.state, found.reading, found.error) == ("ready", 1, ("stopped", "too long"))


def test_giving_back_does_not_count_as_a_try(archive: Archive, tmp_path: Path) -> None:
    queued(archive, tmp_path)
    for _ in range(20):
        job = lease(archive)
        assert job.attempt == 1
        assert archive.give_back(job.id, "w")
        assert not archive.give_back(job.id, "w")


def test_a_document_that_kills_every_worker_is_given_up(archive: Archive, tmp_path: Path) -> None:
    (document,) = queued(archive, tmp_path)
    attempts = 0
    while archive.lease(f"w{attempts}", -1):
        attempts += 1
    assert attempts == 10
    assert archive.document(document).state == "failed"


def test_tidying_frees_what_the_dead_held(archive: Archive, tmp_path: Path) -> None:
    queued(archive, tmp_path)
    held = lease(archive, "dead", 600)
    assert archive.lease("next", 60) is None
    archive.tidy()
    assert lease(archive, "next").id == held.id
