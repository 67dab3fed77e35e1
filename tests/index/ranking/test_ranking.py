"""What ranking promises of any documents: stable ties, no reward for length, and totals without echoes."""

from pathlib import Path

import numpy as np
import pytest

from index.engine import Engine, Filters
from index.query.parse import parse
from index.ranking import Scores, answering
from index.store.whoosh_engine import WhooshEngine
from tests.index.builders import entry
from tests.index.memory_engine import MemoryEngine

FILLER = "Derefter blev der talt om mange andre emner af mindre betydning for byen. "


def engine_of(kind: str, folder: Path, *entries: object) -> Engine:
    made: Engine = WhooshEngine(folder) if kind == "whoosh" else MemoryEngine()
    made.rebuild(entries, 1)  # type: ignore[arg-type]
    return made


def found(engine: Engine, query: str, limit: int = 10, offset: int = 0) -> list[str]:
    return [hit.document for hit in engine.search(parse(query).tree, Filters(), limit=limit, offset=offset).hits]


@pytest.mark.parametrize("kind", ["whoosh", "memory"])
def test_documents_alike_keep_the_order_of_their_ids_whatever_the_order_they_came_in(kind: str, tmp_path: Path) -> None:
    entries = [entry(f"d{number}", "Ladestandere ved stationen.", title="Notat") for number in (7, 2, 9, 4, 1)]
    engine = engine_of(kind, tmp_path, *entries)
    assert found(engine, "ladestandere") == ["d1", "d2", "d4", "d7", "d9"]
    assert [found(engine, "ladestandere", 2, offset) for offset in (0, 2, 4)] == [["d1", "d2"], ["d4", "d7"], ["d9"]]
    engine.put([entries[3]], 2)
    assert found(engine, "ladestandere") == ["d1", "d2", "d4", "d7", "d9"]
    engine.close()


@pytest.mark.parametrize("times", [1, 5, 40])
def test_a_long_document_does_not_win_by_its_length(times: int, tmp_path: Path) -> None:
    said = "Kommunen bygger ladestandere ved stationen."
    long = entry("a-long", *[f"{FILLER * 20} Om ladestandere tales senere. {FILLER * 20}"] * times, title="Referat")
    engine = engine_of("whoosh", tmp_path, long, entry("short", said, title="Notat"))
    assert found(engine, "ladestandere stationen")[0] == "short"
    engine.close()


def test_of_two_that_say_the_same_the_length_of_the_rest_makes_little_difference(tmp_path: Path) -> None:
    said = "Kommunen bygger ladestandere ved stationen."
    engine = engine_of("whoosh", tmp_path, entry("a", said, *[FILLER * 30] * 20, title="Referat"), entry("b", said, title="Notat"))
    first, second = engine.search(parse("ladestandere stationen").tree, Filters()).hits
    assert second.score > 0.8 * first.score
    engine.close()


def test_what_holds_only_the_minor_word_of_a_query_is_not_counted(tmp_path: Path) -> None:
    others = [entry(f"other{number}", f"Kommunen har mange borgere og en by. {FILLER}", title="Referat") for number in range(8)]
    engine = engine_of("whoosh", tmp_path, entry("right", "Kommunen opstiller ladestandere til elbiler.", title="Notat"), *others)
    assert engine.search(parse("elbiler ladestandere borgere").tree, Filters()).total == 1
    assert engine.search(parse("kommunen AND borgere").tree, Filters()).total == 8
    assert engine.search(parse("ladestandere OR borgere").tree, Filters()).total == 9
    engine.close()


@pytest.mark.parametrize(
    ("share", "score", "facts", "is_found"),
    [(0.5, 2.0, 0.0, True), (0.5, 1.0, 0.0, False), (0.95, 1.0, 0.0, True), (0.3, 5.0, 0.0, False), (0.5, 1.0, 4.0, True)],
)
def test_who_holds_less_and_scores_next_to_nothing_is_an_echo(share: float, score: float, facts: float, *, is_found: bool) -> None:
    shares, nothing = np.array([1, share], np.float32), np.zeros(2, np.float32)
    scores = Scores(nothing, nothing, np.ones(2, bool), shares, shares, facts=facts)
    found = answering(scores, np.array([10, score], np.float32), 2, np.ones(2, bool))
    assert found.tolist() == [True, is_found]
