"""The pure functions behind the pages: pieces of text, rectangles, places, questions, years, labels."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args, get_type_hints

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from corpus import vocabulary
from corpus.archive import Archive
from corpus.edits import Edit, Reason
from corpus.model import AsideRole, Block, Box, DateSpan, Page, PartnerCity, Source, Word
from index.engine import FACETS, FacetValue, Filters
from search_app import labels
from search_app.documents_view import public_origin
from search_app.facts_view import date_words, details
from search_app.marked import Mark, cut, snippet_pieces
from search_app.page_view import line_boxes, page_marks, rectangles, text_blocks
from search_app.places_in import Place, current, gather
from search_app.question import Question, address, page_numbers, pairs_of, read_question, switched, toggled
from search_app.years_view import year_bars
from tests.search_app.doubles import danish

RANGES = st.lists(st.tuples(st.integers(-5, 40), st.integers(-5, 40)), max_size=8)


@given(text=st.text(max_size=30), ranges=RANGES)
def test_pieces_joined_are_the_text_again(text: str, ranges: list[tuple[int, int]]) -> None:
    pieces = list(cut(text, 0, len(text), [Mark(start, end, "hit", "") for start, end in ranges]))
    assert "".join(piece.text for piece in pieces) == text


@given(text=st.text(min_size=1, max_size=30), ranges=RANGES)
def test_a_piece_is_marked_where_a_mark_lies_over_it(text: str, ranges: list[tuple[int, int]]) -> None:
    marked, at = set(), 0
    for piece in cut(text, 0, len(text), [Mark(start, end, "hit", "") for start, end in ranges]):
        marked |= set(range(at, at + len(piece.text))) if piece.marks else set()
        at += len(piece.text)
    assert marked == {i for start, end in ranges for i in range(max(0, start), min(len(text), end))}


@given(blocks=st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=5), edit=st.integers(0, 30))
def test_no_text_is_left_out_whatever_the_blocks_are(blocks: list[tuple[int, int]], edit: int) -> None:
    source = "Wohn- und Gewerbe-\ngebiete der Stadt Auental"
    page = Page(
        1,
        "text",
        source,
        edits=(Edit(edit, edit + 2, source[edit : edit + 2], "§§§", "repair"),),
        blocks=tuple(Block(min(pair), max(pair), "paragraph") for pair in blocks),
    )
    shown = "".join(piece.text for block in text_blocks(page, []) for piece in block.pieces)
    assert "".join(shown.split()) == "".join(page.text.split())


def test_words_of_a_line_are_one_rectangle_and_columns_are_not() -> None:
    line = [Box(0.1, 0.1, 0.2, 0.12), Box(0.21, 0.1, 0.3, 0.121), Box(0.6, 0.1, 0.7, 0.12), Box(0.1, 0.13, 0.2, 0.15)]
    assert line_boxes(line) == [Box(0.1, 0.1, 0.3, 0.121), line[2], line[3]]


def test_a_rectangle_lies_over_the_word_it_was_read_from_in_spite_of_edits() -> None:
    source = "Städte-\npartner in Köln"
    boxes = [Box(0.8, 0.1, 0.9, 0.12), Box(0.1, 0.13, 0.2, 0.15), Box(0.21, 0.13, 0.24, 0.15), Box(0.25, 0.13, 0.3, 0.15)]
    words = tuple(Word(s, e, box) for (s, e), box in zip([(0, 7), (8, 15), (16, 18), (19, 23)], boxes, strict=True))
    page = Page(1, "ocr", source, edits=(Edit(6, 8, "-\n", "", "hyphenation"),), words=words, has_image=True)
    start = page.text.index("Köln")
    [koeln] = rectangles(page, [Mark(start, start + 4, "hit", "k")])
    assert (koeln.x, koeln.y, koeln.width) == (25.0, 13.0, 5.0)
    joined = rectangles(page, [Mark(0, len("Städtepartner"), "hit", "k")])
    assert [(r.x, r.y) for r in joined] == [(80.0, 10.0), (10.0, 13.0)]


def test_marks_near_each_other_are_one_place() -> None:
    assert gather(3, [(0, 5), (10, 15), (200, 210)]) == [Place(3, 0, 15), Place(3, 200, 210)]


def test_the_current_place_is_the_one_the_address_names() -> None:
    places = [Place(1, 5, 9), Place(2, 5, 9), Place(2, 100, 109)]
    assert [current(places, 2, at) for at in (0, 7, 50, 500)] == [1, 1, 2, 2]
    assert current(places, 3, 0) is None


def test_all_facts_of_a_page_are_marked(app: Flask) -> None:
    read = danish()
    with app.test_request_context():
        marks = page_marks(read.reading.pages[0], [], None, read.facts, 1)
    assert [mark.kind for mark in marks] == ["goal", "date", "partner_city", "network"]
    assert [mark.is_here for mark in marks] == [True, False, False, False]


QUESTIONS = st.builds(
    Question,
    query=st.text(max_size=20).map(lambda text: text.replace("\0", " ")),
    filters=st.builds(
        Filters,
        municipality=st.lists(st.text(min_size=1, max_size=5), max_size=3, unique=True).map(tuple),
        year=st.lists(st.sampled_from(["2018", "unknown"]), unique=True).map(tuple),
        year_from=st.none() | st.integers(1000, 9999),
        place=st.lists(st.sampled_from(["DK", "DK/Sandvig", "/By"]), unique=True).map(tuple),
        date=st.lists(st.sampled_from(["2030", "2030s"]), unique=True).map(tuple),
        date_from=st.none() | st.dates().map(str),
        date_to=st.none() | st.dates().map(str),
        added_from=st.none() | st.dates().map(str),
    ),
    sort=st.sampled_from(["relevance", "year", "-year", "title", "-title", "added", "-added"]),
    page=st.integers(1, 999),
    without=st.lists(st.text(max_size=5), max_size=2, unique=True).map(tuple),
)


@given(question=QUESTIONS)
def test_a_question_can_be_written_and_read_again(question: Question) -> None:
    assert read_question(MultiDict(list(pairs_of(question)))) == question


@given(question=QUESTIONS, facet=st.sampled_from(FACETS), value=st.text(min_size=1, max_size=5))
def test_a_click_twice_is_no_click(question: Question, facet: str, value: str) -> None:
    once = toggled(question, facet, value)
    assert once.page == 1
    assert set(pairs_of(toggled(once, facet, value))) == {pair for pair in pairs_of(question) if pair[0] != "page"}
    assert set(switched(switched(question, value), value).without) == set(question.without)


def test_a_plain_question_has_a_plain_address() -> None:
    assert address(Question()) == "/search"
    assert address(Question("Øst & Vest", page=2)) == "/search?q=%C3%98st+%26+Vest&page=2"


@pytest.mark.parametrize(
    ("page", "last", "shown"),
    [(1, 1, [1]), (1, 5, [1, 2, 3, None, 5]), (50, 500, [1, None, 48, 49, 50, 51, 52, None, 500]), (99, 3, [1, 3])],
)
def test_which_pages_are_offered(page: int, last: int, shown: list[int | None]) -> None:
    offered = list(page_numbers(page, last))
    assert offered == shown or (page > last and offered[-1] == last)


def test_the_years_are_bars_that_add_up() -> None:
    found = [FacetValue("2004", 2), FacetValue("2018", 5), FacetValue("unknown", 3), FacetValue("²", 1)]
    bars = year_bars(found, Question())
    assert sum(bar.count for bar in bars) == 7
    assert max(bar.height for bar in bars) == 40
    assert "year_from=2018&year_to=2018" in bars[-1].href
    assert year_bars([FacetValue("2018", 5)], Question()) == []
    assert len(year_bars([FacetValue("1650", 1), FacetValue("2024", 1)], Question())) <= 24


@pytest.mark.parametrize(
    ("start", "end", "precision", "words"),
    [
        ("2013-02-06", "2013-02-06", "day", "6. februar 2013"),
        ("2013-02-06", "2013-02-08", "range", "6. februar 2013 – 8. februar 2013"),
        ("2013-02-01", "2013-02-28", "month", "februar 2013"),
        ("2013-01-01", "2013-12-31", "year", "2013"),
        ("2007-01-01", "2009-12-31", "range", "2007–2009"),
        ("0000-00-00", "2009-12-31", "range", "0000-00-00 – 2009-12-31"),
    ],
)
def test_dates_are_as_precise_as_they_were_given(app: Flask, start: str, end: str, precision: str, words: str) -> None:
    with app.test_request_context(headers={"Accept-Language": "da"}):
        assert date_words(DateSpan(start, end, precision, "event")) == words  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("da", "året udledt af dokumentets dato"),
        ("de", "Jahr aus dem Datum des Dokuments erschlossen"),
        ("en", "year inferred from the document's date"),
    ],
)
def test_a_year_that_the_text_does_not_name_is_marked(app: Flask, language: str, words: str) -> None:
    value = DateSpan("2024-05-03", "2024-05-03", "day", "event", inferred=True)
    with app.test_request_context(f"/?lang={language}"):
        assert list(details(value))[1:] == [words]
        assert len(list(details(replace(value, inferred=False)))) == 1


def test_every_code_has_its_words() -> None:
    assert set(labels.THEMES) == set(vocabulary.THEMES)
    assert set(labels.SOURCES) == set(get_args(Source))
    assert set(labels.FACETS) == set(FACETS)
    assert len(labels.SDGS) == 17
    assert set(labels.ASIDES) == set(get_args(AsideRole))
    assert set(labels.EDIT_REASONS) == set(get_args(Reason))
    assert set(labels.RELATIONS) == set(get_args(get_type_hints(PartnerCity)["relation"]))
    assert set(labels.DATE_ROLES) == set(get_args(get_type_hints(DateSpan)["role"]))


@pytest.mark.parametrize(
    ("origin", "shown"),
    [
        (None, None),
        ("upload", "upload"),
        ("https://kommune.example/a.pdf", "https://kommune.example/a.pdf"),
        ("/srv/secret/danish 2018.pdf", None),
        ("/srv/secret/other.pdf", "other.pdf"),
    ],
)
def test_folders_of_the_machine_are_not_shown(archive: Archive, documents: dict[str, str], origin: str | None, shown: str | None) -> None:
    assert public_origin(replace(archive.document(documents["danish"]), origin=origin)) == shown


def test_a_snippet_that_was_cut_shows_an_ellipsis() -> None:
    shown = [
        "".join(piece.text for piece in snippet_pieces("havnen åbner", [(0, 6)], cut_before=before, cut_after=after))
        for before, after in ((False, False), (True, False), (False, True), (True, True))
    ]
    assert shown == ["havnen åbner", "…\xa0havnen åbner", "havnen åbner\xa0…", "…\xa0havnen åbner\xa0…"], "never alone on a line"
