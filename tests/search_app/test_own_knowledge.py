"""The users' own tables from the command line: templates to begin with, slips named, and readings that use them."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from flask import Flask

from corpus.errors import BadKnowledge, UsageError
from corpus.knowledge import folder_of, read
from corpus.knowledge_tables import TABLES
from search_app.cli import run
from search_app.labels import facet_value
from search_app.own_knowledge import Watch, counts, problems_shown, template
from tests.building import write

NAME = "networks.csv"


def archive_with(folder: Path, networks: str) -> Path:
    tables = folder_of(folder / "archive")
    tables.mkdir(parents=True, exist_ok=True)
    (tables / NAME).write_text(networks, encoding="utf-8")
    return folder / "archive"


@pytest.mark.parametrize("name", TABLES)
def test_a_template_holds_nothing_but_headings_and_its_example_is_sound(tmp_path: Path, name: str) -> None:
    text = template(TABLES[name])
    (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    assert (counts(read(tmp_path)), read(tmp_path).problems) == ("none", ())
    lines = text.splitlines()
    (tmp_path / f"{name}.csv").write_text("\n".join([*lines[:-1], lines[-1].removeprefix("# ")]), encoding="utf-8")
    assert (counts(read(tmp_path)), read(tmp_path).problems) == (f"1 {name}", ())


def test_a_template_survives_a_spreadsheet(tmp_path: Path) -> None:
    """Spreadsheets give every row as many cells as the longest."""
    rows = list(csv.reader(template(TABLES["places"]).splitlines(), delimiter=";"))
    with (tmp_path / "places.csv").open("w", encoding="cp1252", newline="") as file:
        csv.writer(file, delimiter=";").writerows([[*row, *[""] * (9 - len(row))] for row in [*rows, ["Ærøby", "Danmark"]]])
    assert [place.name for place in read(tmp_path).places] == ["Ærøby"]
    assert [problem.is_loss for problem in read(tmp_path).problems] == [False]


def test_templates_are_written_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = archive_with(tmp_path, "name\nVore Byer\n")
    assert run(["knowledge", "--archive", str(archive), "--write"]) == 0
    said = capsys.readouterr().out
    assert said.count(": written,") == len(TABLES) - 1
    assert "1 networks" in said
    assert run(["knowledge", "--archive", str(archive), "--write"]) == 0
    assert ": written," not in capsys.readouterr().out


def test_a_slip_is_named_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = archive_with(tmp_path, "name,kind\nVore Byer,club\nDe Andre Byer,network\n")
    assert run(["knowledge", "--archive", str(archive)]) == BadKnowledge.exit_code
    said = capsys.readouterr().out
    assert "networks.csv, line 2, column “kind”: “club” is no kind of network" in said
    assert "1 networks" in said
    assert run(["doctor", "--archive", str(archive)]) != 0
    assert "NOT  own knowledge: 1 networks; networks.csv, line 2" in capsys.readouterr().out


def test_a_mere_note_is_no_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = archive_with(tmp_path, "name;mayor\nVore Byer;Anne\n")
    assert run(["knowledge", "--archive", str(archive)]) == 0
    assert "there is no such column" in capsys.readouterr().out


def test_a_link_that_leads_nowhere_is_told_at_once(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, "name\nVore Byer\n")
    watch = Watch(archive)
    assert watch.news() == []
    (folder_of(archive) / "places.csv").symlink_to(tmp_path / "nowhere.csv")
    assert [line.split(":")[0] for line in watch.news()] == ["places.csv"]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "archive").write_text("a file")
    assert run(["knowledge", "--archive", str(tmp_path / "archive"), "--write"]) != 0
    assert "cannot write to" in capsys.readouterr().err


def test_reading_says_the_slips_and_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = folder_of(archive_with(tmp_path, "name\n123\n"))
    document = write(tmp_path, "memo.txt", "Notat\n\nUdvalget mødes den 3. maj 2021 og drøfter planen for byens træer.")
    assert run(["read", "--json", "--knowledge", str(tables), str(document)]) == 0
    said = capsys.readouterr()
    assert "networks.csv, line 2" in said.err
    assert "2021-05-03" in said.out
    assert run(["read", "--knowledge", str(tmp_path / "nowhere"), str(document)]) == UsageError.exit_code


def test_problems_are_told_when_they_appear_and_once(tmp_path: Path) -> None:
    archive = archive_with(tmp_path, "name\nVore Byer\n")
    watch = Watch(archive)
    assert watch.news() == []
    archive_with(tmp_path, "name\nVore Byer\n1\n22\n")
    assert len(watch.news()) == 2
    assert watch.news() == []
    archive_with(tmp_path, "name\n" + "\n".join(map(str, range(20))))
    assert watch.news()[-1].startswith("and 15 more")
    assert len(problems_shown(read(folder_of(archive)), 30)) == 20


OWN = {
    "networks": "navn;forkortelser\nKystens Lærende Byer;KLB\n",
    "municipalities": "name,country,official name\nVestermark,DK,Vestermark Bykommune\n",
}
STRATEGY = """Strategi for havnen

Vestermark vil bygge en ny mole inden 2031. Vestermark er en by ved kysten.

Byen tager i år del i arbejdet hos Kystens Lærende Byer.
"""


def test_what_users_know_is_found(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tables = tmp_path / "tables"
    tables.mkdir()
    for name, text in OWN.items():
        (tables / f"{name}.csv").write_text(text, encoding="utf-8")
    document = write(tmp_path, "havn.txt", STRATEGY)

    def found(*options: str) -> tuple[str | None, list[str]]:
        assert run(["read", "--json", *options, str(document)]) == 0
        read = json.loads(capsys.readouterr().out)
        return read["issuer"], [network["name"] for network in read["facts"]["networks"]]

    assert found("--knowledge", str(tables)) == ("Vestermark Bykommune", ["Kystens Lærende Byer"])
    assert found()[1] == []
    assert found()[0] != "Vestermark Bykommune"


def test_a_change_of_the_tables_makes_facts_stale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`udsyn extract` then finds by itself which documents to look at again."""
    archive = archive_with(tmp_path, "name\nHelt Andre Byer\n")
    assert run(["add", "--archive", str(archive), str(write(tmp_path, "havn.txt", STRATEGY))]) == 0
    assert run(["extract", "--archive", str(archive)]) == 0
    assert "0 documents looked through" in capsys.readouterr().err
    assert run(["knowledge", "--archive", str(archive)]) == 0
    assert "older finders" not in capsys.readouterr().err
    archive_with(tmp_path, "name\nKystens Lærende Byer\n")
    assert run(["knowledge", "--archive", str(archive)]) == 0
    assert capsys.readouterr().err == "1 document has facts of older finders or tables: run `udsyn extract`\n"
    assert run(["extract", "--archive", str(archive)]) == 0
    said = capsys.readouterr()
    assert "Kystens Lærende Byer" in said.out
    assert "1 documents looked through, 1 differ: 1 new" in said.err


def test_a_theme_of_their_own_is_called_as_they_wrote_it(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert facet_value("theme", "E-Government") == "E-Government"
        assert facet_value("theme", "education") == "Bildung"
