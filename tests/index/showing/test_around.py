"""All passages of a document that answer, and documents like another, told by what they share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from index.engine import Engine, Filters, Found
from index.offers.alike import bridges, keys_of_text
from index.query.parse import parse
from index.search import Searcher
from index.store.whoosh_engine import WhooshEngine
from index.tree import Node
from tests.index.builders import MemoryArchive, entry
from tests.index.memory_engine import MemoryEngine

FILLER = "Udvalget drøftede sagen og tog den til efterretning uden bemærkninger. " * 14
MANY = entry("many", *(f"Skovrejsning nummer {number} ved Egebæk. {FILLER}" for number in range(20)), title="Skove")
HARBOUR = entry(
    "harbour", "Kajkanten ved fiskerihavnen forstærkes mod stormflod. Venskabsbyen hjælper.", title="Kajplan", municipality="Sandvig"
)
QUAY = entry("quay", "Ved fiskerihavnen er kajkanten brudt ned efter en stormflod.", title="Notat om kajen")
GERMAN = entry("german", "Die Partnerstadt berät über Schutz vor Sturmflut am Hafen.", title="Hafen", language="de")
SCHOOL = entry("school", "Eleverne læser flere bøger på skolebiblioteket.", title="Læselyst")
LIBRARY = (MANY, HARBOUR, QUAY, GERMAN, SCHOOL)


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    made: Engine = WhooshEngine(tmp_path / "index") if request.param == "whoosh" else MemoryEngine()
    made.rebuild(LIBRARY, 1)
    yield made
    made.close()


@pytest.fixture
def searcher(engine: Engine) -> Searcher:
    return Searcher(MemoryArchive(LIBRARY), engine)  # type: ignore[arg-type]


def test_all_passages_that_answer_are_found_in_their_order(engine: Engine, searcher: Searcher) -> None:
    query = parse("skovrejsning").tree
    assert query is not None
    hit = engine.search(query, Filters()).hits[0]
    found = engine.passages(query, "many")
    assert hit.matching == len(found) == 20, "more than a page of results shows"
    assert [one.page for one in found] == list(range(1, 21))
    places = searcher.found_in("many", "skovrejsning")
    assert [one.page for one in places] == list(range(1, 21))
    assert all(one.snippet[start:end] == "Skovrejsning" for one in places for start, end in one.marks)
    assert engine.passages(query, "nobody") == ()
    assert searcher.found_in("many", "") == ()
    assert searcher.found_in("many", "kajkanten") == ()


def test_a_passage_that_shows_nothing_of_the_query_counts_only_where_none_does(engine: Engine) -> None:
    entries = (entry("memo", "Hegnet rykkes i aften.", "Salen får gulve af eg.", title="Referat af kajmødet"),)
    engine.rebuild(entries, 1)
    searcher = Searcher(MemoryArchive(entries), engine)  # type: ignore[arg-type]
    assert [one.page for one in engine.passages(_tree("gulve i eg"), "memo")] == [1, 2], "the small word stands in both"
    assert [one.page for one in searcher.found_in("memo", "gulve i eg")] == [2]
    assert [one.page for one in searcher.found_in("memo", "titel:referat")] == [
        one.page for one in engine.passages(_tree("titel:referat"), "memo")
    ]


def _tree(query: str) -> Node:
    tree = parse(query).tree
    assert tree is not None
    return tree


def test_a_similar_document_tells_what_it_shares(engine: Engine, searcher: Searcher) -> None:
    [first, *_] = engine.similar("harbour")
    assert first.document == "quay"
    assert {"f:kajkanten", "f:fiskerihavnen", "f:stormflod"} <= set(first.shared)
    assert set(first.shared) <= {term for term, _ in engine.keys("harbour")}
    found = searcher.similar("harbour")
    assert found.same_language[0].document == "quay"
    assert {"Kajkanten", "fiskerihavnen", "stormflod"} <= set(found.same_language[0].words)
    assert any("stormflod" in one.snippet for one in found.same_language[0].passages)


def test_concepts_lead_to_similar_documents_in_other_languages(searcher: Searcher) -> None:
    [other, *_] = searcher.similar("harbour").other_languages
    assert other.document == "german"
    assert "twin-town" in other.concepts
    assert other.words == ()


def test_a_passage_is_compared_by_its_own_words(searcher: Searcher) -> None:
    text = HARBOUR.reading.pages[0].text
    start = text.index("Venskabsbyen")
    of_place = searcher.similar("harbour", Found(1, start, len(text), 0.0))
    assert [hit.document for hit in of_place.other_languages] == ["german"]
    assert "quay" not in {hit.document for hit in of_place.same_language}
    nothing = searcher.similar("harbour", Found(1, 0, 0, 0.0))
    assert (nothing.same_language, nothing.other_languages) == ((), ())


def test_what_a_text_is_about_is_told_by_its_rare_words() -> None:
    keys = dict(keys_of_text("Og så er der i år også kajkanten på havnen, kajkanten og byrådet i Aarhus.", "da"))
    assert keys["f:kajkanten"] == max(keys.values())
    assert not {"f:og", "f:aar", "f:paa", "f:saa"} & set(keys), "as usual as *år*, *på* and *så*"
    assert {term[0] for term, _ in bridges(tuple(keys.items()))} <= {"c", "l"}
    assert keys_of_text("", "da") == ()
