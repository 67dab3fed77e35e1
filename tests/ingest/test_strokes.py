"""Bold lines and bullets are seen in the ink; lone letters of emblems are left out. Letters are drawn as blocks: no font is needed."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box
from ingest.preparation import Raster
from ingest.sheet import PlacedWord, Strip
from ingest.specks import without_specks
from ingest.strokes import bulleted, weighed

WIDTH, HEIGHT = 1000, 1000
EM = 40


def word(text: str, left: int, top: int, *, size: float = EM, wide: int | None = None) -> PlacedWord:
    """A word whose letters stand on top + 30, drawn 20 pixels wide and 30 high."""
    right = left + (wide or 20 * len(text))
    return PlacedWord(text, Box(left / WIDTH, top / HEIGHT, right / WIDTH, (top + 30) / HEIGHT), size, confidence=0.9)


def line(text: str, left: int, top: int) -> Strip:
    words: list[PlacedWord] = []
    for part in text.split():
        words.append(word(part, left, top))
        left += 20 * len(part) + 20
    return Strip(tuple(words))


def drawn(strips: list[Strip], stroke: dict[int, int] | None = None) -> Raster:
    """Every letter as an upright stroke; `stroke` gives the width for the line with that number."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for number, strip in enumerate(strips):
        for one in strip.words:
            for letter in range(len(one.text)):
                left, top = round(one.box.left * WIDTH) + 20 * letter + 4, round(one.box.top * HEIGHT)
                page[top : top + 30, left : left + (stroke or {}).get(number, 4)] = 0
    return page


def with_disc(page: Raster, x: int, y: int, radius: int = 6) -> Raster:
    cv2.circle(page, (x, y), radius, 0, -1)
    return page


def test_thick_lines_are_bold() -> None:
    strips = [line("Vores mål", 100, 100), *[line("Byen skal være grøn for alle", 100, 160 + 60 * n) for n in range(4)]]
    bold = [strip.words[0].bold for strip in weighed(strips, drawn(strips, {0: 8}), 1.0)]
    assert bold == [True, False, False, False, False]


def test_white_on_dark_tells_nothing() -> None:
    strips = [line("Jahr Summe", 100, 100), *[line("Byen skal være grøn for alle", 100, 160 + 60 * n) for n in range(4)]]
    page = drawn(strips)
    page[95:135, 90:400] = 255 - page[95:135, 90:400]
    assert not weighed(strips, page, 1.0)[0].words[0].bold


@pytest.mark.parametrize("misread", ['"+', "«+", "+.", "e", "-", "©"])
def test_a_disc_before_a_line_is_a_bullet_whatever_it_was_read_as(misread: str) -> None:
    mark = word(misread, 60, 110, wide=14)
    strip = Strip((mark, *line("plante flere", 100, 100).words))
    page = with_disc(drawn([Strip(strip.words[1:])]), 67, 116)
    assert bulleted([strip], page, 1.0)[0].text == "• plante flere"


def test_bullets_that_nobody_saw_stand_above_each_other() -> None:
    strips = [line("plante flere", 100, 100), line("bygge stier", 100, 160), line("Det er alt.", 100, 220)]
    page = with_disc(with_disc(drawn(strips), 67, 116), 67, 176)
    assert [s.text for s in bulleted(strips, page, 1.0)] == ["• plante flere", "• bygge stier", "Det er alt."]
    assert bulleted(strips[:1], page, 1.0) == strips[:1]


def test_full_stops_and_pieces_of_other_words_are_no_bullets() -> None:
    left, right = line("slut.", 100, 100), line("plante flere", 230, 100)
    below, beyond = line("også.", 100, 160), line("bygge stier", 230, 160)
    page = drawn([left, right, below, beyond])
    for top in (100, 160):
        with_disc(page, 192, top + 26, 4)
    assert bulleted([left, right, below, beyond], page, 1.0) == [left, right, below, beyond]


@pytest.mark.parametrize("x", [192, 212])
def test_marks_at_the_end_of_a_line_beside_are_no_bullets(x: int) -> None:
    strips = [line(text, left, top) for top in (100, 160) for text, left in (("slut.", 100), ("plante flere", 260))]
    page = drawn(strips)
    for top in (100, 160):
        with_disc(page, x, top + 16)
    assert bulleted(strips, page, 1.0) == strips


def test_lone_letters_and_signs_of_emblems_are_left_out() -> None:
    strips = [line("e", 100, 50), line("= Nørrevig Kommune", 100, 100), line("A", 100, 160), line("7", 100, 220)]
    large = Strip((word("e", 60, 300, size=3 * EM), *line("Klimaregnskab 2023", 200, 300).words))
    kept = [strip.text for strip in without_specks([*strips, large])]
    assert kept == ["Nørrevig Kommune", "A", "7", "Klimaregnskab 2023"]


def test_cells_and_signs_before_numbers_stay() -> None:
    row = [line("x", 100, 100), line("Skoler", 300, 100), line("> 50 procent", 100, 160), line("å er en bæk", 100, 220)]
    assert without_specks(row) == row


@given(st.lists(st.tuples(st.text("ab•+.=e1", min_size=1, max_size=4), st.integers(0, 800), st.integers(0, 900)), max_size=12))
def test_lines_stay_lines(found: list[tuple[str, int, int]]) -> None:
    strips = [Strip((word(text, left, top), word("ord", left + 100, top))) for text, left, top in found]
    page = drawn(strips)
    assert len(bulleted(weighed(strips, page, 1.0), page, 1.0)) == len(strips)
    assert all(strip.words for strip in without_specks(strips))
