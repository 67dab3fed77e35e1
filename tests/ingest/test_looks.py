"""Pictures of slides and Word files, and the places of their words on them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from corpus.model import Box
from ingest.layout import lay_out
from ingest.placing import placed_words
from ingest.readers import libreoffice
from ingest.readers.slides import read_slides
from ingest.readers.word import read_word
from ingest.sheet import Order, PlacedWord, Sheet
from tests.ingest import making

needs_office = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")


def seen(*texts: str) -> list[PlacedWord]:
    return [PlacedWord(text, Box(n / 100, 0, (n + 1) / 100, 0.1)) for n, text in enumerate(texts)]


def places(text: str, words: list[PlacedWord]) -> list[tuple[str, int]]:
    return [(text[word.start : word.end], round(word.box.left * 100)) for word in placed_words(text, words)]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("Tre mål", ["Tre", "mål"], [("Tre", 0), ("mål", 1)]),
        ("• Grøn havn.", ["•", "GRØN", "havn."], [("Grøn", 1), ("havn.", 2)]),
        ("Mål\n\nFlere lærlinge", ["Flere", "lærlinge", "Mål"], [("Mål", 2), ("Flere", 0), ("lærlinge", 1)]),
        ("by og by", ["by", "og"], [("by", 0), ("og", 1)]),
        ("kun i noten", ["andre", "ord"], []),
        ("", ["ord"], []),
        ("ord", [], []),
    ],
)
def test_words_are_found_where_they_are_seen(text: str, words: list[str], expected: list[tuple[str, int]]) -> None:
    assert places(text, seen(*words)) == expected


@given(st.text("abÅ• .\n", max_size=60), st.lists(st.text("abÅ•.", min_size=1, max_size=3), max_size=30))
def test_each_place_is_given_once_and_words_are_in_order(text: str, words: list[str]) -> None:
    found = placed_words(text, seen(*words))
    assert len({word.box for word in found}) == len(found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert all(0 <= word.start < word.end <= len(text) for word in found)


def test_words_with_places_pass_through_the_layout() -> None:
    words = placed_words("Tre mål", seen("Tre", "mål"))
    (page,) = lay_out([Sheet(1, 1, "text", text="Tre mål", words=words)])
    assert page.words_at(4, 7) == (words[1],)


@needs_office
def test_each_slide_has_its_picture_hidden_ones_too(tmp_path: Path) -> None:
    path = making.slides_file(tmp_path / "a.pptx", is_second_hidden=True)
    plain = list(read_slides(Order(path)))
    first, second = read_slides(Order(path, tmp_path / "images"))
    assert [(sheet.text, sheet.blocks) for sheet in (first, second)] == [(sheet.text, sheet.blocks) for sheet in plain]
    assert not any(sheet.has_image or sheet.words for sheet in plain)
    assert sorted(image.name for image in (tmp_path / "images").iterdir()) == ["1.webp", "2.webp"]
    shown = [second.text[word.start : word.end] for word in second.words]
    assert {"Tre", "mål", "Kortere", "ventetid", "Lærlinge", "300"} <= set(shown)
    assert "Husk" not in shown
    title = next(word for word in second.words if second.text[word.start : word.end] == "Tre")
    assert title.box.bottom < 0.4


def long_word_file(path: Path, pages: int) -> Path:
    document = docx.Document()
    for number in range(pages):
        document.add_paragraph(f"Afsnit nummer {number}")
        document.add_page_break()
    document.save(str(path))
    return path


@needs_office
def test_the_pages_of_a_word_file_are_one_picture(tmp_path: Path) -> None:
    (sheet,) = read_word(Order(long_word_file(tmp_path / "a.docx", 3), tmp_path / "images"))
    with Image.open(tmp_path / "images" / "1.webp") as image:
        assert image.height > 3 * image.width
    tops = [word.box.top for word in sheet.words if sheet.text[word.start : word.end] == "Afsnit"]
    assert len(tops) == 3
    assert tops == sorted(tops)
    assert tops[2] > 0.5


@needs_office
def test_a_word_file_of_very_many_pages_has_no_picture(tmp_path: Path) -> None:
    (sheet,) = read_word(Order(long_word_file(tmp_path / "a.docx", 40), tmp_path / "images"))
    assert not sheet.has_image
    assert "Afsnit nummer 39" in sheet.text


def failing(folder: Path) -> Path:
    path = folder / "soffice"
    path.write_text("#!/bin/sh\nexit 1\n")
    path.chmod(0o755)
    return path


Read = Callable[[Order, Callable[[], Path | None]], Iterator[Sheet]]


@pytest.mark.parametrize(("make", "read"), [(making.slides_file, read_slides), (making.word_file, read_word)])
@pytest.mark.parametrize("is_there", [True, False])
def test_without_libreoffice_only_the_pictures_are_missing(
    tmp_path: Path, make: Callable[[Path], Path], read: Read, is_there: bool
) -> None:
    path = make(tmp_path / "a")
    plain = list(read(Order(path), lambda: None))
    assert list(read(Order(path, tmp_path / "images"), lambda: failing(tmp_path) if is_there else None)) == plain
