"""What is wrong in the archive's own tables is told at the desk, with its place and its cure, in the visitor's language."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask

from corpus.archive import Archive
from corpus.knowledge import folder_of, read
from search_app.knowledge_words import FORMS, NOT_USED, in_words
from tests.search_app.doubles import application

BROKEN: dict[str, bytes] = {
    "no heading": b"country\nPL\n",
    "no name": b"name;country\n12;PL\n",
    "no country": "name;country\nNowa Wieś;Atlantis\n".encode(),
    "empty cell": b"name;country\nNybro;\n",
    "no degrees": b"name;country;latitude\nNybro;PL;far\n",
    "too many degrees": b"name;country;longitude\nNybro;PL;200\n",
    "no inhabitants": b"name;country;population\nNybro;PL;many\n",
    "twice": b"name;country\nNybro;PL\nNybro;PL\n",
    "more cells": b"name;country\nNybro;PL;x\n",
    "odd column": b"name;country;mayor\nNybro;PL;x\n",
    "column twice": b"name;country;name\nNybro;PL;x\n",
    "too long": b"name;country\n" + b"N" * 400 + b";PL\n",
    "no text": b"name;country\nNy\x07bro;PL\n",
    "no UTF-8": "name;country\nNørby;PL\n".encode("cp1252"),
    "no encoding": b"name;country\nN\x81\x8d;PL\n",
    "open quotation mark": b'name;country\n"Nybro;PL\n',
    "too large": b"name;country\n" + b"# x\n" * 2_600_000,
}
NETWORKS = b"name;kind\nNetz;whatever\n"
MUNICIPALITIES = b"name;country;domain\nNybro;DK;not one\n"


def written(archive: Path, **tables: bytes) -> Path:
    folder = folder_of(archive)
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in tables.items():
        (folder / f"{name}.csv").write_bytes(content)
    return folder


@pytest.mark.parametrize("content", BROKEN.values(), ids=BROKEN)
@pytest.mark.parametrize("language", ["da", "de"])
def test_every_problem_is_told_in_the_visitors_language(app: Flask, tmp_path: Path, content: bytes, language: str) -> None:
    problems = read(written(tmp_path, places=content)).problems
    assert problems
    with app.test_request_context(headers={"Accept-Language": language}):
        for problem in problems:
            assert in_words(problem.what) != problem.what
            assert in_words(problem.cure) != problem.cure


def test_so_is_what_is_no_file(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "places.csv").mkdir()
    [problem] = read(tmp_path).problems
    with app.test_request_context(headers={"Accept-Language": "da"}):
        assert in_words(problem.what).startswith("det er ingen fil")
        assert in_words(problem.cure).startswith("læg en tabel")


@pytest.mark.parametrize("tables", [{"networks": NETWORKS}, {"municipalities": MUNICIPALITIES}], ids=["kind", "domain"])
def test_so_are_those_of_other_tables(app: Flask, tmp_path: Path, tables: dict[str, bytes]) -> None:
    [problem] = read(written(tmp_path, **tables)).problems
    with app.test_request_context(headers={"Accept-Language": "de"}):
        assert "deshalb wird die Zeile nicht verwendet" in in_words(problem.what)
        assert in_words(problem.cure).startswith("schreiben Sie")


def test_english_stays_as_it_is_and_so_does_what_is_not_known(app: Flask) -> None:
    with app.test_request_context(headers={"Accept-Language": "en"}):
        for form in (*FORMS, NOT_USED):
            assert in_words(form) == form
    with app.test_request_context(headers={"Accept-Language": "da"}):
        assert in_words("something quite new") == "something quite new"


def test_the_desk_tells_the_problems_and_where_they_are(own_archive: Archive) -> None:
    client = application(own_archive).test_client()
    assert 'id="tables"' not in client.get("/desk", headers={"Accept-Language": "da"}).text
    written(own_archive.folder, places=b"name;country\n<b>Ny</b>;Atlantis\n")
    page = client.get("/desk", headers={"Accept-Language": "da"}).text
    assert (
        "<strong>places.csv, linje 2, kolonne “country”</strong>: “Atlantis” er intet land, der kendes her, så rækken bruges ikke." in page
    )
    assert "Hvad man gør: skriv landets navn eller dets to bogstaver som i DK, DE, PL." in page
    [problem] = client.get("/desk.json").get_json()["table_problems"]
    assert (problem["file"], problem["line"], problem["column"], problem["is_loss"]) == ("places.csv", 2, "country", True)


def test_many_problems_are_counted(own_archive: Archive) -> None:
    rows = "".join(f"Town{chr(65 + n)};Atlantis\n" for n in range(15))
    written(own_archive.folder, places=f"name;country\n{rows}".encode())
    page = application(own_archive).test_client().get("/desk", headers={"Accept-Language": "en"}).text
    assert page.count("<strong>places.csv") == 12
    assert "3 more; “udsyn knowledge” names all." in page
