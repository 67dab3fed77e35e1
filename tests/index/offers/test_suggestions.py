"""What the search field offers: never more than the index holds, each name once, and what was typed before it is kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.engine import Engine
from index.offers.suggestions import MOST, Suggestion, completed, suggestions
from index.store.whoosh_engine import WhooshEngine
from tests.index.builders import entry
from tests.index.memory_engine import MemoryEngine

LIBRARY = (
    entry(
        "plan", "Venskabsbyerne mødes. Kommunen vil rense spildevand i Aarhus.", title="Spildevandsplan 2030", municipality="Høje-Taastrup"
    ),
    entry("paper", "Die Partnerstadt liegt bei Köln.", title="Bericht über Wasser", language="de", municipality="Wasserburg"),
    entry("waters", "Wasser, Wasser, Wasserkante.", title="Vermerk", language="de", municipality="Wasserburg"),
)


@pytest.fixture(scope="module", params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made: Engine = WhooshEngine(tmp_path_factory.mktemp("suggestions") / "index") if request.param == "whoosh" else MemoryEngine()
    made.rebuild(LIBRARY, 1)
    yield made
    made.close()


def offered(typed: str, engine: Engine, language: str = "da") -> dict[str, list[Suggestion]]:
    found: dict[str, list[Suggestion]] = {}
    for one in suggestions(typed, engine, language):
        found.setdefault(one.kind, []).append(one)
    return found


def texts(found: dict[str, list[Suggestion]], kind: str) -> list[str]:
    return [one.text for one in found.get(kind, [])]


def test_words_titles_municipalities_and_places_are_offered(engine: Engine) -> None:
    found = offered("wasser", engine)
    assert texts(found, "municipality") == ["Wasserburg"]
    assert "Wasserkante" in texts(found, "word")
    assert [(one.text, one.document) for one in found["title"]] == [("Bericht über Wasser", "paper")]
    assert texts(offered("køl", engine), "place") == ["Köln"]
    assert texts(offered("köl", engine), "place") == ["Köln"]
    assert texts(offered("høje t", engine), "municipality") == ["Høje-Taastrup"]
    assert [one.query for one in offered("was will wasserb", engine)["municipality"]] == ["was will Wasserburg"]


def test_a_concept_is_offered_with_its_words_in_the_other_languages(engine: Engine) -> None:
    found = offered("venskabsb", engine)
    assert any("Partnerstadt" in one.note for one in found["concept"])
    assert not offered("friedensst", engine).get("concept"), "no document speaks of it"


@pytest.mark.parametrize(
    ("typed", "text", "query"),
    [
        ("spild", "spildevand", "spildevand"),
        ("klima og spild", "spildevand", "klima og spildevand"),
        ("høje t", "Høje-Taastrup", "Høje-Taastrup"),
        ("vand i høje t", "Høje-Taastrup", "vand i Høje-Taastrup"),
        ("kommune:Aar", "Aarhus", "kommune:Aarhus"),
        ("kommune:bad", "Bad Homburg", 'kommune:"Bad Homburg"'),
        ("(klima OR spild", "spildevand", "(klima OR spildevand"),
        ('"grøn omst', "omstilling", '"grøn omstilling'),
    ],
)
def test_what_was_typed_before_is_kept(typed: str, text: str, query: str) -> None:
    assert completed(typed, text) == query


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(max_size=300) | st.sampled_from(["w", "W*", "wasser ", '"wasser', "kommune:", "a" * 5000, "\0", "…"]))
def test_nothing_typed_breaks_it(engine: Engine, typed: str) -> None:
    found = offered(typed, engine, "xx")
    assert all(len(found.get(kind, ())) <= most for kind, most in MOST.items())
    named = [one.text.casefold() for kind in ("word", "concept", "municipality", "place") for one in found.get(kind, ())]
    assert len(named) == len(set(named)), "each once"


def test_what_is_added_is_offered_at_once_and_what_is_gone_no_more(engine: Engine) -> None:
    engine.put([entry("new", "Vandløbsregulativ", title="Wasserwende", municipality="Wassernach")], 2)
    assert "Wasserwende" in texts(offered("wasserw", engine), "title")
    assert texts(offered("wassern", engine), "municipality") == ["Wassernach"]
    engine.drop(["new"], 3)
    assert not texts(offered("wasserwe", engine), "title")
    assert not texts(offered("wassern", engine), "municipality")
