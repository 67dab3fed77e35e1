"""One page as it is shown: its picture with rectangles over the marked words, and its text with the same marks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.model import Box, Fact, Page
from search_app import labels
from search_app.facts_view import caption, kind_label
from search_app.languages import _, number
from search_app.marked import HIT, Mark, Piece, cut
from search_app.places_in import Place
from search_app.reading_words import account_sentences, warning_words

SAME_LINE = 0.5
"""Two boxes stand on one line where they share this part of the lower one's height."""
WORD_GAP = 2.5
"""The widest gap between two words of a line, in heights of the line; a wider one is a gap between columns."""


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, paragraph, list item, table row or caption of the text, cut at its marks."""

    role: str
    language: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A rectangle over words of the picture, in per cent of its width and height."""

    x: float
    y: float
    width: float
    height: float
    kind: str
    key: str
    title: str
    is_here: bool


def page_marks(page: Page, hits: Iterable[tuple[int, int]], here: Place | None, facts: Sequence[Fact], chosen: int | None) -> list[Mark]:
    """All marks of a page: the searched words, and the facts by their number; those of the chosen place or fact are `is_here`."""
    shown = [(i, fact) for i, fact in enumerate(facts, 1) if fact.kind != "theme" or i == chosen]  # single words, all over the page
    marks = [Mark(s, e, HIT, f"hit-{s}", _("searched for"), _is_at(here, page, s, e)) for s, e in hits]
    for ordinal, fact in shown:
        title = f"{kind_label(fact.kind)}: {caption(fact.value)}"
        marks += [
            Mark(
                span.start,
                min(span.end, len(page.text)),
                fact.kind,
                f"fact-{ordinal}" + ("" if i == 0 else f"-{i}"),
                title,
                ordinal == chosen,
            )
            for i, span in enumerate(fact.spans)
            if span.page == page.number
        ]
    return marks


def anchor(marks: Iterable[Mark]) -> str:
    """The key of the first mark that the address leads to; empty where there is none."""
    return min(((mark.start, mark.key) for mark in marks if mark.is_here), default=(0, ""))[1]


def _is_at(here: Place | None, page: Page, start: int, end: int) -> bool:
    return here is not None and here.page == page.number and here.start <= start and end <= here.end


def text_blocks(page: Page, marks: Sequence[Mark]) -> list[TextBlock]:
    """The whole text in blocks; what no block covers is a paragraph of its own, so nothing is ever left out."""
    shown = [each for each in _covering(page) if page.text[each[2] : each[3]].strip()]
    placed = [_in_a_block(mark, [each[2:] for each in shown]) for mark in marks]
    starts = {each[2] for each in shown}
    return [
        TextBlock(role, language, tuple(cut(page.text, start, end, [m for m in placed if not (m.start == m.end == end and end in starts)])))
        for role, language, start, end in shown
    ]


def _in_a_block(mark: Mark, blocks: Sequence[tuple[int, int]]) -> Mark:
    """A mark where nothing is left of the text, and which lies between two blocks, is shown at the end of the one before it."""
    if mark.start < mark.end or not blocks or any(start <= mark.start < end for start, end in blocks):
        return mark
    at = max((end for _, end in blocks if end <= mark.start), default=blocks[0][0])
    return replace(mark, start=at, end=at)


def _covering(page: Page) -> Iterator[tuple[str, str | None, int, int]]:
    done = 0
    for block in sorted(page.text_blocks, key=lambda b: (b.start, b.end)):
        if block.end <= done:
            continue
        yield "loose", page.language, done, max(done, block.start)
        yield block.role, block.language or page.language, max(done, block.start), min(block.end, len(page.text))
        done = block.end
    yield "loose", page.language, done, len(page.text)


def grouped(blocks: Sequence[TextBlock]) -> list[tuple[str, list[TextBlock]]]:
    """Runs of list items and of table rows together, as one list or table each."""
    groups: list[tuple[str, list[TextBlock]]] = []
    for block in blocks:
        if groups and groups[-1][0] == block.role and block.role in ("list_item", "table_row"):
            groups[-1][1].append(block)
        else:
            groups.append((block.role, [block]))
    return groups


def rectangles(page: Page, marks: Iterable[Mark]) -> list[Rectangle]:
    """One rectangle for each line that a mark touches; wide marks first, so that narrow ones lie on top."""
    widest_first = sorted(marks, key=lambda m: m.start - m.end)
    return [_rectangle(box, mark) for mark in widest_first for box in line_boxes([w.box for w in page.words_at(mark.start, mark.end)])]


def line_boxes(boxes: Iterable[Box]) -> list[Box]:
    """Boxes of words in reading order, united line by line."""
    lines: list[Box] = []
    for box in boxes:
        if lines and _continues(lines[-1], box):
            last = lines[-1]
            lines[-1] = Box(min(last.left, box.left), min(last.top, box.top), max(last.right, box.right), max(last.bottom, box.bottom))
        else:
            lines.append(box)
    return lines


def _continues(line: Box, box: Box) -> bool:
    height = min(line.bottom - line.top, box.bottom - box.top)
    shared = min(line.bottom, box.bottom) - max(line.top, box.top)
    return shared >= SAME_LINE * height and -height <= box.left - line.right <= WORD_GAP * height


def _rectangle(box: Box, mark: Mark) -> Rectangle:
    left, top, right, bottom = (round(100 * min(1.0, max(0.0, side)), 3) for side in (box.left, box.top, box.right, box.bottom))
    return Rectangle(
        left, top, round(max(0.0, right - left), 3), round(max(0.0, bottom - top), 3), mark.kind, mark.key, mark.title, mark.is_here
    )


def how_read(page: Page) -> list[str]:
    """How a page was read, how sure that is, and what was done to it, in sentences."""
    sure = labels.sureness(page.confidence) if page.source in ("ocr", "mixed") else None
    how = labels.word(labels.SOURCES, page.source)
    sentence = f"{how} · {sure} ({number(round(page.confidence, 2))})" if sure and page.confidence is not None else how
    return [sentence, *account_sentences(page)]


def warnings_of(page: Page) -> list[str]:
    """What to beware of on a page, in sentences."""
    return [warning_words(warning) for warning in page.warnings]
