"""What is written comes back the same, whatever stands in it; what is no document is refused."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import serial
from corpus.edits import Edit
from corpus.model import Aside, Block, Box, Findings, Page, Word
from tests.building import facts, page, read_document

TEXT = st.text(st.characters(exclude_categories=("Cs",)))
SHARE = st.floats(0, 1)
OFFSETS = st.integers(0, 1 << 40)
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


@given(PAGES)
def test_the_text_of_a_page_is_the_page_without_its_words(it: Page) -> None:
    assert serial.bytes_to_page_text(serial.page_to_bytes(it)) == replace(it, words=())


def test_a_document_comes_back_the_same_but_for_its_pages() -> None:
    read = replace(read_document("ét", "to", has_images=True), seconds=2.5)
    without = replace(read, reading=replace(read.reading, pages=()))
    assert serial.bytes_to_document(serial.document_to_bytes(read)) == (without, 2)


def test_findings_come_back_the_same() -> None:
    read = read_document("ét")
    found = Findings(read.head, read.facts, "7")
    assert serial.bytes_to_findings(serial.findings_to_bytes(found)) == found


DOCUMENT = serial.document_to_bytes(read_document())


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff\xfe", b'{"head": 1}', DOCUMENT[:-9], DOCUMENT.replace(b'"goal"', b'"?"')])
def test_what_is_no_document_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads it says what that means
        serial.bytes_to_document(data)


@pytest.mark.parametrize("data", [b"", b"x", serial.page_to_bytes(page())[:-9], serial.pack("no page")])
@pytest.mark.parametrize("read", [serial.bytes_to_page, serial.bytes_to_page_text, lambda data: serial.unpack(data, Page)])
def test_what_is_no_page_is_refused(data: bytes, read: Callable[[bytes], Page]) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        read(data)


@given(st.builds(Page, st.integers(1, 9999), st.just("ocr"), TEXT, words=st.lists(st.builds(Word, OFFSETS, OFFSETS, BOXES)).map(tuple)))
def test_what_is_packed_comes_out_the_same(it: Page) -> None:
    assert serial.unpack(serial.pack(it), Page) == it


def test_a_page_that_unpacks_to_more_than_any_page_is_refused() -> None:
    bomb = zlib.compressobj(1)
    zeros = bytes(1_000_000)
    data = b"".join([*(bomb.compress(zeros) for _ in range(300)), bomb.flush()])
    with pytest.raises(ValueError, match="more than a page"):
        serial.bytes_to_page(data)


def test_a_head_of_before_says_that_what_it_did_not_look_for_is_unknown() -> None:
    stored = '{"title":"Plan","issuer":null,"municipality":null,"country":"DK","type":"plan","language":"da","year":2020,"period":null}'
    head = serial.text_to_head(stored)
    assert (head.title, head.year, head.unit, head.status, head.case_number, head.why) == ("Plan", 2020, None, None, None, ())
    assert serial.text_to_head(serial.head_to_text(head)) == head
