"""What users know better than we is understood in texts and in queries: their places, themes, networks and municipalities."""

from typing import cast

import pytest

from corpus import knowledge
from corpus.archive import Archive
from corpus.knowledge import Knowledge, OwnMunicipality, OwnNetwork, OwnPlace, OwnTheme
from index.engine import Filters
from index.search import Searcher
from index.text.terms import fingerprint
from tests.index.builders import MemoryArchive, entry
from tests.index.memory_engine import MemoryEngine

KNOWN = Knowledge(
    networks=(OwnNetwork("Østersøens Havnebyer", ("ØHB",), ("Ostsee-Hafenstädte",)),),
    places=(OwnPlace("Nowa Lipka", "PL", ("Neulinde", "Nylind")),),
    themes=(
        OwnTheme("Feriegæster", ("sommerhusgæst", "overnatning"), ("Urlaubsgast",), ("holidaymaker",)),
        OwnTheme("Sundhed", ("gåtur",), ("Spaziergang",), ()),
    ),
    municipalities=(OwnMunicipality("Egelund", "DK", "Egelund Kommune", ("Eichenhain",)),),
)
LIBRARY = [
    entry("network", "Byen er med i ØHB, som mødes hvert år."),
    entry("place", "Eine Fahrt nach Neulinde ist geplant.", language="de"),
    entry("theme", "Der kommer flere sommerhusgæster hvert år."),
    entry("theme abroad", "Für Urlaubsgäste wird das Rathaus länger geöffnet.", language="de"),
    entry("municipality", "Das Amt von Eichenhain schreibt einen Brief.", language="de"),
    entry("other", "Vejen skal have ny asfalt."),
    entry("walk", "Der tægliche Spaziergang hält fit.", language="de"),
]
FOUND = [
    ("Ostsee-Hafenstädte", {"network"}),
    ("Østersøens Havnebyer", {"network"}),
    ("Nowa Lipka", {"place"}),
    ("Nylinds", {"place"}),
    ("feriegæster", {"theme", "theme abroad"}),
    ("holidaymakers", {"theme", "theme abroad"}),
    ("Egelund Kommune", {"municipality"}),
    ("gåture", {"walk"}),
]


def searcher(known: Knowledge) -> Searcher:
    engine = MemoryEngine()
    with knowledge.using(known):
        engine.rebuild(LIBRARY, 1)
    return Searcher(cast("Archive", MemoryArchive(LIBRARY, known)), engine)


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_a_name_of_the_users_own_finds_its_other_names(query: str, expected: set[str]) -> None:
    answer = searcher(KNOWN).search(query, Filters())
    assert {hit.document for hit in answer.hits} == expected
    assert [one for one in answer.added if one.kind in ("concept", "place")]


@pytest.mark.parametrize(("query", "expected"), FOUND)
def test_without_their_tables_it_finds_none(query: str, expected: set[str]) -> None:
    answer = searcher(knowledge.NOTHING).search(query, Filters())
    assert not expected <= {hit.document for hit in answer.hits}


def test_an_addition_of_the_users_own_can_be_switched_off() -> None:
    room = searcher(KNOWN)
    keys = tuple(one.key for one in room.search("Nylind", Filters()).added)
    assert room.search("Nylind", Filters(), without=keys).total == 0


def test_their_tables_are_part_of_the_fingerprint() -> None:
    plain = fingerprint()
    with knowledge.using(KNOWN):
        assert fingerprint() not in ("", plain)
    assert fingerprint() == plain
