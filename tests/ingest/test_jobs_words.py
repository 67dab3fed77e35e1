"""The words of the archive reach the readings of its documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import ArchiveUnusable
from corpus.own_words import OwnWords
from ingest.jobs_words import KnownWords
from ingest.pipeline import read_task
from ingest.task import Task
from tests.building import write
from tests.corpus.test_own_words import DANISH, keep, reading


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def test_nothing_is_handed_on_by_an_archive_that_knows_nothing(archive: Archive, tmp_path: Path) -> None:
    assert KnownWords(archive).saved(tmp_path) is None


def test_the_words_of_the_archive_are_handed_on_as_a_file(archive: Archive, tmp_path: Path) -> None:
    for name in ("one", "two"):
        keep(archive, tmp_path, name, reading(f"{DANISH} Et hus i Vimmelstrup."))
    path = KnownWords(archive).saved(tmp_path)
    assert path is not None
    assert OwnWords.load(path) == archive.own_words()


def test_a_folder_that_takes_no_file_is_no_fault_of_the_document(archive: Archive, tmp_path: Path) -> None:
    for name in ("one", "two"):
        keep(archive, tmp_path, name, reading(f"{DANISH} Et hus i Vimmelstrup."))
    with pytest.raises(ArchiveUnusable, match="cannot write to"):
        KnownWords(archive).saved(tmp_path / "gone")


def test_a_reading_looks_at_the_words_it_is_given(tmp_path: Path) -> None:
    (tmp_path / "room").mkdir()
    words = write(tmp_path, "words", "nothing of the kind")
    with pytest.raises(ValueError, match="no line of own words"):
        read_task(Task(write(tmp_path, content=DANISH), "plan.txt", tmp_path / "room", words=words), lambda page, pages: None)
