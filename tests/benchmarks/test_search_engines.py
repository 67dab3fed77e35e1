"""The engines beside Udsyn do what their manuals promise; those that are not installed are skipped, and left out of the exam."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from benchmarks.search.entrants import Neighbour, Text, neighbours
from benchmarks.search.sqlite_fts5 import Fts5
from benchmarks.search.units import Index, Unit
from benchmarks.search.whoosh_analyzers import WhooshAnalyzers
from benchmarks.search.xapian_engine import Xapian, python_with_xapian

UNITS = [
    Unit("Kystplan", "Byen har tre havne og en fyrmester.", "da"),
    Unit("Bericht", "Die Brücken der Stadt werden erneuert, der Hafen nicht.", "de"),
    Unit("Havnen", "Fyret er lukket. Byen bruger ikke flere penge.", "da"),
]


def tantivy() -> Index:
    pytest.importorskip("tantivy")
    from benchmarks.search.tantivy_engine import Tantivy

    return Tantivy()


def xapian() -> Index:
    if not python_with_xapian():
        pytest.skip("no Python here has Xapian")
    return Xapian()


@pytest.fixture(params=[Fts5, WhooshAnalyzers, tantivy, xapian], ids=["fts5", "whoosh", "tantivy", "xapian"])
def filled(request: pytest.FixtureRequest) -> Iterator[Index]:
    make: Callable[[], Index] = request.param
    with closing(make()) as index:
        index.fill(UNITS)
        yield index


def found(index: Index, query: str) -> list[int]:
    return [number for number, _ in index.find(query, 10)]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("fyrmester", [0]),
        ("penge Brücken", [1, 2]),
        ('"tre havne"', [0]),
        ('"havne tre"', []),
        ("brück*", [1]),
        ("byen AND penge", [2]),
        ("byen NOT penge", [0]),
        ("tre NEAR fyrmester", [0]),
        ("zebra", []),
        ("", []),
    ],
)
def test_every_engine_finds(filled: Index, query: str, expected: list[int]) -> None:
    assert sorted(found(filled, query)) == expected


def test_a_title_counts_more(filled: Index) -> None:
    if not isinstance(filled, Fts5):  # it has no stems: *havne* is not *havnen* there
        assert found(filled, "havn")[0] == 2


def test_stems_are_those_of_the_language(filled: Index) -> None:
    assert found(filled, "Brücke") == ([] if isinstance(filled, Fts5) else [1])


@pytest.mark.parametrize("make", [Fts5, WhooshAnalyzers, tantivy, xapian])
def test_a_unit_of_unknown_language_is_found_by_a_word(make: Callable[[], Index]) -> None:
    with closing(make()) as index:
        index.fill([Unit("Notat", "Lanternen over molen", "")])
        assert found(index, "Lanternen") == [0]


def test_a_misspelt_word_is_mended_where_the_engine_can(filled: Index) -> None:
    assert found(filled, "fyrmestr") == ([] if isinstance(filled, Fts5) else [0])


def test_three_letters_find_any_part_of_a_word() -> None:
    with closing(Fts5(tokenizer="trigram")) as index:
        index.fill(UNITS)
        assert found(index, "mester") == [0]
        assert found(index, "er") == []


def test_documents_are_ranked_as_wholes_or_by_their_best_passage() -> None:
    one = Text("one", Unit("", "havn by vej", "da"), (Unit("", "havn by", "da"), Unit("", "vej", "da")))
    two = Text("two", Unit("", "vej skole havn", "da"), (Unit("", "vej skole", "da"), Unit("", "havn", "da")))
    with closing(Neighbour([one, two], Fts5)) as neighbour:
        assert set(neighbour.by_documents("skole by").shown) == {"one", "two"}
        assert neighbour.by_passages("skole").shown == {"two": "vej skole"}
        assert neighbour.by_passages("skole").total == 1
        assert not neighbour.by_documents("zebra").is_answer


def test_engines_that_are_missing_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    names = [name.partition(",")[0] for name, _ in neighbours([])]
    said = capsys.readouterr().out
    assert ("tantivy" in names) == bool(importlib.util.find_spec("tantivy")) == ("tantivy is left out" not in said)
    assert ("Xapian" in names) == bool(python_with_xapian()) == ("Xapian is left out" not in said)
