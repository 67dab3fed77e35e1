"""Bytes to text, and text to the characters that the house expects."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.characters import clean_characters
from ingest.decoding import decode

SENTENCE = "Rådet i Tønder: „Größe“ – 5 €"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


def test_cut_character_at_the_end_of_a_beginning() -> None:
    raw = "æøå".encode()[:-1]
    assert decode(raw, is_whole=False) == "æø"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Fa\u0308cher", "Fächer"),
        ("A\u030arhus", "Århus"),
        ("ﬁre oﬀentlige", "fire offentlige"),
        ("kom\u00admune", "kommune"),
        ("kom\u00ad\nmune", "kom-\nmune"),
        ("100\u00a0kr.", "100 kr."),
        ("a\r\nb\rc", "a\nb\nc"),
        ("\uf0b7 punkt", "• punkt"),
        ("nul\x00 \u200bbredde\ufeff", "nul bredde"),
        ("side\fside", "side\fside"),
    ],
)
def test_characters(before: str, after: str) -> None:
    assert clean_characters(before) == after


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = clean_characters(text)
    assert clean_characters(once) == once


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_not(raw: bytes) -> None:
    assert decode(raw) is None or isinstance(decode(raw), str)
