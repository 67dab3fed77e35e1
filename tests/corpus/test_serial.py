"""What is written comes back the same, whatever stands in it; what is no document is refused."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import serial
from corpus.edits import Edit
from corpus.errors import ReadingStopped
from corpus.model import Aside, Block, Box, Page, Word
from tests.building import facts, page, read_document

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
SHARE = st.floats(0, 1)
BOXES = st.builds(Box, SHARE, SHARE, SHARE, SHARE)
PAGES = st.builds(
    Page,
    number=st.integers(1, 9999),
    source=st.sampled_from(("text-layer", "ocr", "mixed", "text")),
    source_text=TEXT,
    confidence=st.none() | SHARE,
    edits=st.lists(st.builds(Edit, st.integers(0), st.integers(0), TEXT, TEXT, st.just("repair"), st.none() | SHARE)).map(tuple),
    words=st.lists(st.builds(Word, st.integers(0), st.integers(0), BOXES, st.none() | SHARE)).map(tuple),
    blocks=st.lists(st.builds(Block, st.integers(0), st.integers(0), st.just("heading"), st.integers(0, 6))).map(tuple),
    asides=st.lists(st.builds(Aside, st.just("foot"), TEXT)).map(tuple),
    has_image=st.booleans(),
)


@given(PAGES)
def test_a_page_comes_back_the_same(it: Page) -> None:
    assert serial.bytes_to_page(serial.page_to_bytes(it)) == it


def test_what_a_page_has_worked_out_is_not_stored() -> None:
    fresh, used = page(), page()
    assert used.text
    assert serial.page_to_bytes(fresh) == serial.page_to_bytes(used)


@pytest.mark.parametrize("fact", facts(), ids=lambda fact: fact.kind)
def test_each_kind_of_fact_comes_back_the_same(fact: object) -> None:
    assert serial.text_to_fact(serial.fact_to_text(fact)) == fact  # type: ignore[arg-type]


def test_a_document_comes_back_the_same() -> None:
    read = read_document("ét", "to", has_images=True)
    assert serial.bytes_to_document(serial.document_to_bytes(read)) == read


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'{"head": 1}', serial.document_to_bytes(read_document())[:-9]])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(ReadingStopped):
        serial.bytes_to_document(data)
