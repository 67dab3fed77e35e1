"""Edits: from the text as read to the text as shown, and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import Edit, apply_edits, source_range, text_range

HYPHEN = Edit(6, 8, "-\n", "", "hyphenation", 0.9)
SOURCE = "Städte-\npartnerschaft mit Kgs."


def edit(source: str, before: str, after: str) -> Edit:
    start = source.index(before)
    return Edit(start, start + len(before), before, after, "repair", 0.8)


def test_edits_lead_from_source_to_text() -> None:
    assert apply_edits(SOURCE, (HYPHEN, edit(SOURCE, "Kgs", "Kongens"))) == "Städtepartnerschaft mit Kongens."


@pytest.mark.parametrize(
    ("of_text", "in_source"),
    [
        ("Städtepartnerschaft", "Städte-\npartnerschaft"),
        ("Städte", "Städte"),
        ("partnerschaft", "partnerschaft"),
        ("mit", "mit"),
        ("Kongens", "Kgs"),
        ("ong", "Kgs"),
        (".", "."),
    ],
)
def test_a_range_of_the_text_finds_what_it_was_read_from(of_text: str, in_source: str) -> None:
    edits = (HYPHEN, edit(SOURCE, "Kgs", "Kongens"))
    at = apply_edits(SOURCE, edits).index(of_text)
    start, end = source_range(edits, at, at + len(of_text))
    assert SOURCE[start:end] == in_source


@pytest.mark.parametrize(
    ("of_source", "in_text"),
    [
        ("Städte-\npartnerschaft", "Städtepartnerschaft"),
        ("partnerschaft", "partnerschaft"),
        ("Kgs", "Kongens"),
        ("gs.", "Kongens."),
        ("mit", "mit"),
    ],
)
def test_a_range_of_the_source_finds_what_became_of_it(of_source: str, in_text: str) -> None:
    edits = (HYPHEN, edit(SOURCE, "Kgs", "Kongens"))
    at = SOURCE.index(of_source)
    start, end = text_range(edits, at, at + len(of_source))
    assert apply_edits(SOURCE, edits)[start:end] == in_text


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param((edit(SOURCE, "mit", "og"), HYPHEN), id="out of order"),
        pytest.param((HYPHEN, Edit(7, 9, "\np", "p", "repair")), id="overlapping"),
        pytest.param((Edit(0, 6, "Stadte", "Städte", "repair"),), id="another text"),
    ],
)
def test_edits_that_do_not_fit_are_refused(edits: tuple[Edit, ...]) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        apply_edits(SOURCE, edits)


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, tuple[Edit, ...]]:
    pieces = draw(st.lists(st.tuples(st.text(min_size=1, max_size=5), st.text(min_size=1, max_size=4), st.text(max_size=4)), max_size=6))
    source, edits = "", []
    for kept, before, after in pieces:
        source += kept
        edits.append(Edit(len(source), len(source) + len(before), before, after, "repair", 0.5))
        source += before
    return source, tuple(edits)


@given(edited(), st.data())
def test_ranges_stay_inside_and_cover_what_they_came_from(case: tuple[str, tuple[Edit, ...]], data: st.DataObject) -> None:
    source, edits = case
    text = apply_edits(source, edits)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first, last = source_range(edits, start, end)
    assert 0 <= first <= len(source)
    assert 0 <= last <= len(source)
    if start < end:
        assert first <= last
        back = text_range(edits, first, last)
        assert back[0] <= start
        assert back[1] >= end
