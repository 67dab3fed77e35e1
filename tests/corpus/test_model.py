"""The model: a page maps its marks to the words they were read from."""

from __future__ import annotations

from corpus.edits import Edit
from corpus.model import Block, Box, Page, Word


def page() -> Page:
    source = "Klima-\nplan 2030"
    boxes = (Box(0.8, 0.1, 0.9, 0.12), Box(0.1, 0.13, 0.2, 0.15), Box(0.3, 0.13, 0.4, 0.15))
    words = (Word(0, 6, boxes[0], 0.9), Word(7, 11, boxes[1], 0.8), Word(12, 16, boxes[2], 0.95))
    return Page(
        1,
        "ocr",
        source,
        edits=(Edit(5, 7, "-\n", "", "hyphenation", 0.9),),
        words=words,
        blocks=(Block(0, 16, "heading", 1), Block(12, 16, "paragraph")),
    )


def test_text_is_the_source_after_its_edits() -> None:
    assert page().text == "Klimaplan 2030"


def test_a_mark_over_a_broken_word_has_both_its_boxes() -> None:
    assert [word.box.top for word in page().words_at(0, 9)] == [0.1, 0.13]


def test_a_mark_on_one_half_of_a_broken_word_has_that_half() -> None:
    assert [word.start for word in page().words_at(5, 9)] == [7]


def test_blocks_move_with_the_edits() -> None:
    assert [(b.start, b.end, b.role) for b in page().text_blocks] == [(0, 14, "heading"), (10, 14, "paragraph")]
