"""Users' own knowledge: plain tables, read strictly; a slip costs one row and is told with file, line, column and cure."""

from __future__ import annotations

from pathlib import Path
from threading import Event, Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import knowledge
from corpus.knowledge import Knowledge, OwnMunicipality, OwnNetwork, OwnPlace, OwnTheme
from corpus.knowledge_csv import read_rows
from corpus.knowledge_tables import TABLES

NETWORK = OwnNetwork("Østersøens Havnebyer", ("ØHB",))
SPELLINGS = {
    "utf-8": "name,abbreviations\nØstersøens Havnebyer,ØHB\n".encode(),
    "utf-8 with a mark": "\ufeffname;abbreviations\r\nØstersøens Havnebyer;ØHB\r\n".encode(),
    "utf-16 with tabs": "name\tabbreviations\nØstersøens Havnebyer\tØHB\n".encode("utf-16"),
    "decomposed letters": "name,abbreviations\nØstersøens Havnebyer,ØHB\n".encode(),
    "danish headings": "Navn;Forkortelser\nØstersøens Havnebyer;ØHB\n".encode(),
    "german headings": "Bezeichnung;Abkürzungen\nØstersøens Havnebyer;ØHB\n".encode(),
    "line of a spreadsheet": "sep=;\r\nname;abbreviations\r\nØstersøens Havnebyer;ØHB\r\n".encode(),
    "remarks and empty lines": '# ours\n\nname,abbreviations,,\n"# a, b",,,\nØstersøens Havnebyer,ØHB,,\n,,,\n'.encode(),
    "quoted": '"name","abbreviations"\n"Østersøens Havnebyer","ØHB"\n'.encode(),
    "columns in another order": "abbreviations;name\nØHB;Østersøens  Havnebyer \n".encode(),
}


def read(folder: Path, table: str, data: bytes | str) -> Knowledge:
    (folder / f"{table}.csv").write_bytes(data.encode() if isinstance(data, str) else data)
    return knowledge.read(folder)


@pytest.mark.parametrize("data", SPELLINGS.values(), ids=SPELLINGS)
def test_the_same_row_however_it_is_written(tmp_path: Path, data: bytes) -> None:
    found = read(tmp_path, "networks", data)
    assert (found.networks, found.problems) == ((NETWORK,), ())


def test_all_four_tables(tmp_path: Path) -> None:
    read(tmp_path, "places", "name;land;andre navne;breddegrad;længdegrad;indbyggere\nNowa Górka;Polen;Neuberg|Nygård;53,25;-14,5;12.300\n")
    read(tmp_path, "themes", "Thema;Dänisch;Deutsch\nTourismus;turisme|feriegæst;Feriengast\n")
    found = read(
        tmp_path, "municipalities", "name,country,official name,web address\nEgelund,dk,Egelund Kommune,https://www.egelund.dk/om\n"
    )
    assert found.places == (OwnPlace("Nowa Górka", "PL", ("Neuberg", "Nygård"), 53.25, -14.5, 12300),)
    assert found.themes == (OwnTheme("Tourismus", ("turisme", "feriegæst"), ("Feriengast",)),)
    assert found.municipalities == (OwnMunicipality("Egelund", "DK", "Egelund Kommune", domain="egelund.dk"),)
    assert (len(found), found.problems) == (3, ())


def test_windows_letters_are_used_and_told(tmp_path: Path) -> None:
    found = read(tmp_path, "networks", "name;abbreviations\nØstersøens Havnebyer;ØHB\n".encode("cp1252"))
    assert found.networks == (NETWORK,)
    assert [(problem.is_loss, "Windows-1252" in str(problem)) for problem in found.problems] == [(False, True)]


WRONG = {
    "no such country": ("places", "name,country\nXby,Utopia\nYby,DK\n", 2, "country", 1),
    "letters that are no country": ("places", "name,country\nXby,QQ\nYby,DK\n", 2, "country", 1),
    "no degrees": ("places", "name,country,latitude\nXby,DK,north\nYby,DK,55\n", 2, "latitude", 1),
    "too many degrees": ("places", "name,country,latitude\nYby,DK,55\nXby,DK,155\n", 3, "latitude", 1),
    "no inhabitants": ("places", "name,country,population\nXby,DK,many\n", 2, "population", 0),
    "no name": ("networks", "name,kind\n,network\nA B,\n", 2, "name", 1),
    "a number for a name": ("networks", "name\n123\n", 2, "name", 0),
    "a kind that is none": ("networks", "name,kind\nA B,club\nC D,Region\n", 2, "kind", 1),
    "no web address": ("municipalities", "name,country,web address\nXby,DK,here\n", 2, "web address", 0),
    "too many cells": ("networks", "name,kind\nA, B,network\nC D,\n", 2, None, 1),
    "said twice": ("networks", "name\nA B\nC D\na b\n", 4, None, 2),
    "a column that is not there": ("networks", "name,colour\nA B,red\n", 1, "colour", 1),
    "a column twice": ("networks", "name,name\nA B,C D\n", 1, "name", 1),
    "no heading": ("networks", "A B,AB\nC D,CD\n", 1, None, 0),
    "an open quotation mark": ("networks", 'name\nA B\n"C D\nE F\n', 3, None, 1),
    "a control character": ("networks", "name\nA\x00B\nC D\n", 2, "name", 1),
}


@pytest.mark.parametrize(("table", "data", "line", "column", "used"), WRONG.values(), ids=WRONG)
def test_a_slip_costs_one_row_and_is_told(tmp_path: Path, table: str, data: str, line: int, column: str | None, used: int) -> None:
    found = read(tmp_path, table, data)
    (problem,) = found.problems
    assert (problem.file, problem.line, problem.column, len(found)) == (f"{table}.csv", line, column, used)
    assert problem.is_loss is (column != "colour")
    assert str(problem).startswith(f"{table}.csv, line {line}")
    assert problem.cure in str(problem)


def test_line_numbers_hold_after_a_cell_of_two_lines(tmp_path: Path) -> None:
    found = read(tmp_path, "networks", 'name,other names\n"A B","C\nD"\n123,\n')
    assert [problem.line for problem in found.problems] == [4]
    assert found.networks == (OwnNetwork("A B", names=("C D",)),)


def test_one_bad_file_leaves_the_others_alone(tmp_path: Path) -> None:
    (tmp_path / "themes.csv").mkdir()
    (tmp_path / "places.csv").write_bytes(b"name,country\n\x81\x8d,DK\n")
    found = read(tmp_path, "networks", "name\nA B\n")
    assert (len(found), [problem.file for problem in found.problems]) == (1, ["places.csv", "themes.csv"])


@pytest.mark.parametrize("is_link", [False, True])
def test_what_is_no_file_is_told(tmp_path: Path, is_link: bool) -> None:
    place = tmp_path / "municipalities.csv"
    place.symlink_to(tmp_path / "nowhere.csv") if is_link else place.mkdir()
    [problem] = knowledge.read(tmp_path).problems
    assert (problem.file, problem.line, problem.is_loss) == ("municipalities.csv", None, True)
    assert "it is no file" in str(problem)


def test_problems_are_told_line_by_line_and_an_odd_column_is_a_mere_note(tmp_path: Path) -> None:
    problems = read(tmp_path, "networks", 'name;mayor\n1\nVore Byer;;x\nVore Byer\nVore Byer\n2\n"open\n').problems
    assert [problem.line for problem in problems] == [1, 2, 3, 5, 6, 7]
    assert [problem.is_loss for problem in problems] == [False, *[True] * 5]


def test_no_folder_and_no_files_are_no_knowledge(tmp_path: Path) -> None:
    for folder in (None, tmp_path, tmp_path / "nowhere"):
        found = knowledge.read(folder)
        assert (len(found), found.fingerprint, found.problems) == (0, "", ())


def test_the_fingerprint_is_that_of_the_rows(tmp_path: Path) -> None:
    one = read(tmp_path, "networks", SPELLINGS["utf-8"])
    same = read(tmp_path, "networks", SPELLINGS["utf-16 with tabs"])
    other = read(tmp_path, "networks", "name\nA B\n")
    assert one == same
    assert hash(one) == hash(same)
    assert one.fingerprint == same.fingerprint != other.fingerprint
    assert other.fingerprint_of("networks") == other.fingerprint
    assert other.fingerprint_of("places") == ""


def test_using_says_what_is_current(tmp_path: Path) -> None:
    read(tmp_path, "networks", "name\nA B\n")
    assert len(knowledge.current()) == 0
    with knowledge.using(tmp_path) as outer:
        assert knowledge.current() is outer
        with knowledge.using(None):
            assert len(knowledge.current()) == 0
        assert knowledge.current() is outer
    assert len(knowledge.current()) == 0


@given(data=st.binary(max_size=300), table=st.sampled_from(sorted(TABLES)))
def test_no_bytes_stop_the_reading(tmp_path_factory: pytest.TempPathFactory, data: bytes, table: str) -> None:
    path = tmp_path_factory.mktemp("knowledge") / f"{table}.csv"
    path.write_bytes(data)
    rows, problems = read_rows(path, TABLES[table])
    assert all(str(problem).startswith(path.name) for problem in problems)
    assert len(rows) <= len(data)


def test_each_thread_has_its_own_knowledge() -> None:
    """Two that begin and end crosswise: neither sees, or takes away, what the other uses."""
    one, two = Knowledge(networks=(NETWORK,)), Knowledge(themes=(OwnTheme("Tourismus", ("turisme",), ("Tourismus",)),))
    ended, begun = Event(), Event()
    seen: list[Knowledge] = []

    def other() -> None:
        seen.append(knowledge.current())
        with knowledge.using(two):
            begun.set()
            ended.wait(10)
            seen.append(knowledge.current())

    thread = Thread(target=other)
    with knowledge.using(one):
        thread.start()
        begun.wait(10)
        assert knowledge.current() is one
    assert knowledge.current() is knowledge.NOTHING
    ended.set()
    thread.join()
    assert seen == [knowledge.NOTHING, two]
