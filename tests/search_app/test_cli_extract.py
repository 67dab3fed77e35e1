"""`udsyn extract` finds facts anew where they are old, or everywhere, and says what differs."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive_database import DATABASE
from corpus.model import PartnerCity
from search_app.cli import run

TEXT = """Vosby Kommune

Vision for Vosby

Vosby vil plante 500 træer inden 2031.

Vosby har siden 1998 været venskabsby med Växjö i Sverige.
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extract")
    (folder / "plan.txt").write_text(TEXT)
    assert run(["add", "--archive", str(folder / "archive"), str(folder / "plan.txt")]) == 0
    return folder / "archive"


def test_facts_are_found_anew_where_they_are_old(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--archive", str(archive)]) == 0
    assert capsys.readouterr().err.splitlines()[-1].startswith("0 documents looked through")
    make_old(archive)
    assert run(["extract", "--archive", str(archive)]) == 0
    told = capsys.readouterr()
    assert "new      partner_city page 1: Växjö, SE" in told.out
    assert told.err.splitlines()[-1] == "1 documents looked through, 1 differ: 1 new, 0 changed, 0 gone"


def test_all_are_looked_through_when_asked_and_reviews_stay(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with closing(Archive(archive)) as rooms:
        [document] = rooms.documents()
        [town] = [fact for fact in rooms.facts(document.id) if isinstance(fact.value, PartnerCity)]
        rooms.review(document.id, town, "rejected", base=1, by="anne")
    assert run(["extract", "--archive", str(archive), "--again", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"document": document.id, "file": "plan.txt", "differences": []}
    with closing(Archive(archive)) as rooms:
        assert town not in rooms.facts(document.id)
        assert [review.by for review in rooms.reviews(document.id)] == ["anne"]


def test_an_unknown_document_is_said_to_be_none(archive: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["extract", "--archive", str(archive), "0" * 16]) == 66
    assert "there is no document" in capsys.readouterr().err


def make_old(archive: Path) -> None:
    """As if an older finder had not seen the towns."""
    with closing(sqlite3.connect(archive / DATABASE)) as db:
        db.execute("DELETE FROM facts WHERE kind = 'partner_city'")
        db.execute("UPDATE readings SET finders = 'of old'")
        db.commit()
