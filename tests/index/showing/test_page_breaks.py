"""Phrases over a page break: found, shown with marks in the results, and marked on both pages."""

from __future__ import annotations

from typing import cast

import pytest

from corpus.archive import Archive
from index.engine import Filters
from index.search import Searcher
from index.showing.page_breaks import texts_beside
from search_app.places_in import Place, Places
from tests.index.builders import MemoryArchive, entry
from tests.index.memory_engine import MemoryEngine

QUERY = '"støjsvage færger"'
FILLER = "Sejlplanen hænger ved broen og i hallen. " * 40


@pytest.mark.parametrize(
    "pages",
    [
        ("Byen vil have støjsvage", "færger til øerne."),
        ("Byen vil have støjsvage", "", " \n", "færger til øerne."),
        (f"{FILLER}Byen vil have støjsvage", f"færger til øerne. {FILLER}"),
        ("Støjsvage biler og støjsvage", "færger, men også andre færger."),
    ],
)
def test_a_phrase_over_a_page_break_is_marked_on_both_pages(pages: tuple[str, ...]) -> None:
    known = entry("ferry", *pages)
    archive, engine = cast("Archive", MemoryArchive([known])), MemoryEngine()
    engine.rebuild([known], 1)
    searcher = Searcher(archive, engine)
    (hit,) = searcher.search(QUERY, Filters()).hits
    assert [[one.snippet[start:end] for start, end in one.marks] for one in hit.passages] == [["støjsvage"]]
    places = Places(archive, searcher)
    last = len(pages)
    foot, head = pages[0].rindex("støjsvage"), pages[-1].index("færger")
    assert places.marks(known.document, known.reading.pages[0], QUERY, ()) == ((foot, len(pages[0])),)
    assert places.marks(known.document, known.reading.pages[-1], QUERY, ()) == ((0, 6),)
    assert places.of(known.document, QUERY, ()) == [Place(1, foot, len(pages[0])), Place(last, head, 6)]


def test_words_that_are_no_phrase_over_the_break_stay_unmarked() -> None:
    searcher = Searcher(cast("Archive", MemoryArchive([])), MemoryEngine())
    for before, after in (("", "biler"), ("færger", "støjsvage"), ("støjsvage færger", "")):
        assert searcher.marks(QUERY, "Vi ser støjsvage", "da", beside=lambda texts=(before, after): texts) == ()  # type: ignore[misc]


def test_only_pages_as_far_as_the_next_words_are_read() -> None:
    read: list[int] = []

    def page(number: int) -> str:
        read.append(number)
        return {2: "før", 5: "efter"}.get(number, "")

    assert texts_beside(3, 9, page) == ("før", "efter")
    assert read == [2, 4, 5]
