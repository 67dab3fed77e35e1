"""The doctor says what is missing and what to do, and its exit code says whether anything is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive_database import DATABASE
from search_app.cli import run
from search_app.doctor import checks
from search_app.settings import Settings
from tests.building import add_read, write


def found(settings: Settings) -> dict[str, tuple[str, str | None]]:
    return {check.about: (check.found, check.cure) for check in checks(settings)}


def test_a_folder_without_an_archive_is_no_illness(tmp_path: Path) -> None:
    says, cure = found(replace(Settings(), archive=tmp_path / "none"))["archive"]
    assert "none in" in says
    assert cure is None
    assert not (tmp_path / "none").exists()


def test_what_is_wrong_comes_with_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = Archive(tmp_path / "archive")
    document = add_read(archive, write(tmp_path))
    archive.add(write(tmp_path, content="waits"), "b")
    sick = found(replace(Settings(), archive=archive.folder))
    assert sick["index"][1] == "run `udsyn reindex`"
    assert sick["reading"] == ("1 waiting, 0 failed", None)
    assert sick["archive"][1] is None
    assert sick["facts"] == ("1 document has facts of older finders or tables: run `udsyn extract`", None)
    archive.original(document).unlink()
    archive.close()
    assert run(["doctor", "--archive", str(archive.folder)]) != 0
    assert f"NOT  archive: the original of {document} is gone" in capsys.readouterr().out


def test_a_broken_database_is_said(tmp_path: Path) -> None:
    write(tmp_path, DATABASE, b"nothing of the kind" * 99)
    says, cure = found(replace(Settings(), archive=tmp_path))["archive"]
    assert "not a database" in says
    assert cure


def test_an_archive_under_a_file_is_said(tmp_path: Path) -> None:
    says, _ = found(replace(Settings(), archive=write(tmp_path, "file") / "archive"))["disk"]
    assert says
