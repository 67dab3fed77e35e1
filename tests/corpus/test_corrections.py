"""Machine edits are undone and had again; nothing else of the page changes, and people's own words stay."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.carried import carried
from corpus.corrections import can_be_redone, can_be_undone, redo, redo_all, undo, undo_repairs
from corpus.edits import Edit, Reason
from corpus.model import Block, Fact, Page, PartnerCity, Span
from corpus.serial import bytes_to_page, page_to_bytes

SOURCE = "e Byen har en aftale\nom Stadte-\npartnerskab med lbsen."
PAGE = Page(
    1,
    "ocr",
    SOURCE,
    "da",
    edits=(
        Edit(0, 1, "e", "•", "bullet", 0.9),
        Edit(24, 43, "Stadte-\npartnerskab", "Stadtepartnerskab", "hyphenation"),
        Edit(48, 53, "lbsen", "Ibsen", "letters", 0.8),
    ),
    blocks=(Block(0, len(SOURCE), "list_item"),),
)


def test_an_undone_repair_is_known_and_kept() -> None:
    page = undo(PAGE, 48)
    edit = page.edits[2]
    assert "lbsen" in page.text
    assert (edit.before, edit.after, edit.reason) == ("lbsen", "lbsen", "correction")
    assert can_be_redone(edit)
    assert not can_be_undone(edit)
    assert bytes_to_page(page_to_bytes(page)) == page
    assert redo(page, 48) == PAGE


def test_all_repairs_are_undone_at_once_and_hyphens_stay() -> None:
    page = undo_repairs(PAGE)
    assert page.text == "e Byen har en aftale\nom Stadtepartnerskab med lbsen."
    assert redo_all(page) == PAGE


def test_a_block_without_its_bullet_is_a_paragraph() -> None:
    assert undo(PAGE, 0).blocks[0].role == "paragraph"
    assert undo(PAGE, 48).blocks[0].role == "list_item"
    assert redo(undo(PAGE, 0), 0).blocks[0].role == "list_item"


@pytest.mark.parametrize("start", [1, 7, 999, -1])
def test_where_no_edit_begins_nothing_changes(start: int) -> None:
    assert undo(PAGE, start) is PAGE
    assert redo(PAGE, start) is PAGE


def test_what_a_person_wrote_is_not_undone() -> None:
    page = replace(PAGE, edits=(Edit(48, 53, "lbsen", "Jensen", "correction"),))
    assert undo(page, 48) is page
    assert undo_repairs(page) is page


@st.composite
def pages(draw: st.DrawFn) -> Page:
    source = draw(st.text("abæ \n", max_size=40))
    bounds = sorted(draw(st.sets(st.integers(0, len(source)), max_size=8)))
    reasons: list[Reason] = ["letters", "hyphenation", "spacing", "bullet"]
    edits = tuple(
        Edit(start, end, source[start:end], draw(st.text("xy ", max_size=3)), draw(st.sampled_from(reasons)), 0.5)
        for start, end in zip(bounds[::2], bounds[1::2], strict=False)
    )
    return Page(1, "ocr", source, edits=edits, blocks=(Block(0, len(source), "paragraph"),))


@given(page=pages())
def test_undoing_every_edit_gives_the_text_as_read_and_redoing_all_gives_it_back(page: Page) -> None:
    bare = page
    for edit in page.edits:
        bare = undo(bare, edit.start)
    assert bare.text == page.source_text
    assert redo_all(bare).text == page.text
    assert redo_all(bare).edits == page.edits


@given(page=pages(), ends=st.tuples(st.integers(0, 40), st.integers(0, 40)))
def test_a_fact_that_is_carried_over_says_what_it_said(page: Page, ends: tuple[int, int]) -> None:
    start, end = (min(bound, len(page.text)) for bound in sorted(ends))
    fact = Fact("partner_city", PartnerCity("x", None, "twin"), (Span(1, start, end),), page.text[start:end], 0.5, "t", "1", "w")
    new = undo_repairs(page)
    for kept in carried([fact], [page], [new]):
        assert new.text[kept.spans[0].start : kept.spans[0].end] == fact.quote


def test_a_fact_behind_a_change_moves_along_and_one_under_it_is_dropped() -> None:
    def fact(quote: str) -> Fact:
        start = PAGE.text.index(quote)
        return Fact("partner_city", PartnerCity(quote, None, "twin"), (Span(1, start, start + len(quote)),), quote, 0.5, "t", "1", "w")

    new = undo(PAGE, 24)
    kept = carried([fact("aftale"), fact("partnerskab"), fact("Ibsen"), fact("Stadtepartner")], [PAGE], [new])
    assert [f.quote for f in kept] == ["aftale", "partnerskab", "Ibsen"]
    assert [new.text[f.spans[0].start : f.spans[0].end] for f in kept] == ["aftale", "partnerskab", "Ibsen"]
