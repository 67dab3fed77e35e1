"""Placed words become lines, blocks and text in reading order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box, Page
from ingest.layout import lay_out
from ingest.sheet import Cell, PlacedWord, Sheet, Strip, Table

WIDTH, HEIGHT = 600.0, 800.0


def strip(text: str, left: float, top: float, *, size: float = 10, bold: bool = False, right: float | None = None) -> Strip:
    """A line of words at (left, top) in points, each letter half as wide as high; or stretched to `right`."""
    step = size * 0.5 if right is None else (right - left) / len(text)
    words, at = [], left
    for word in text.split(" "):
        box = Box(at / WIDTH, top / HEIGHT, (at + len(word) * step) / WIDTH, (top + size * 1.2) / HEIGHT)
        words.append(PlacedWord(word, box, size, bold))
        at += (len(word) + 1) * step
    return Strip(tuple(words))


def lines(texts: Sequence[str], left: float, top: float, leading: float = 13, **style: float) -> list[Strip]:
    return [strip(text, left, top + number * leading, **style) for number, text in enumerate(texts)]


def sheet(strips: Sequence[Strip], number: int = 1, tables: tuple[Table, ...] = ()) -> Sheet:
    return Sheet(number, 1, "text-layer", tuple(strips), tables, width=WIDTH, height=HEIGHT)


def blocks(strips: Sequence[Strip], tables: tuple[Table, ...] = ()) -> list[tuple[str, str]]:
    page = lay_out([sheet(strips, tables=tables)])[0]
    return [(block.role, page.source_text[block.start : block.end]) for block in page.blocks]


LEFT = ["Byen skal være grøn og rar", "for alle, der bor her og", "som kommer på besøg.", "Det vil vi arbejde for"]
RIGHT = ["hver eneste dag i året og", "sammen med naboerne i de", "andre kommuner, som også", "ønsker en renere luft."]


@pytest.mark.parametrize("is_interleaved", [False, True])
def test_two_columns_under_a_heading(is_interleaved: bool) -> None:
    heading = [strip("En grøn by for alle mennesker i hele kommunen", 50, 60, size=16)]
    left, right = lines(LEFT, 50, 120), lines(RIGHT, 320, 120)
    body = [s for pair in zip(left, right, strict=True) for s in pair] if is_interleaved else [*left, *right]
    text = lay_out([sheet([*heading, *body])])[0].source_text
    assert text.split() == " ".join(["En grøn by for alle mennesker i hele kommunen", *LEFT, *RIGHT]).split()


def test_full_width_paragraph_between_columns_keeps_its_place() -> None:
    wide = strip("Her går en linje tværs over hele siden, fra den ene side til den anden side", 50, 190)
    strips = [*lines(LEFT, 50, 120), *lines(RIGHT, 320, 120), wide, *lines(LEFT, 50, 220), *lines(RIGHT, 320, 220)]
    words = lay_out([sheet(strips)])[0].source_text.split()
    assert words == " ".join([*LEFT, *RIGHT, wide.text, *LEFT, *RIGHT]).split()


def test_rows_of_short_cells_are_read_across() -> None:
    rows = [("Skoler", "2024", "12 mio. kr."), ("Veje", "2025", "8 mio. kr."), ("Havn", "2026", "30 mio. kr.")]
    strips = [strip(cell, 50 + 150 * c, 100 + 20 * r) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    assert blocks(strips) == [("table_row", "\t".join(row)) for row in rows]


def test_wrapped_cells_are_told_by_the_gaps() -> None:
    head = [strip(text, 50 + 150 * c, 100) for c, text in enumerate(["Spor", "Udledning", "Ansvarlig"])] + [strip("(tons)", 200, 113)]
    first = [strip(text, 50 + 150 * c, 140) for c, text in enumerate(["Kommunen som", "9.000", "Plan- og"])]
    first += [strip("virksomhed", 50, 153), strip("Landudvalget", 350, 153), strip("i byen", 350, 166)]
    second = [strip(text, 50 + 150 * c, 193) for c, text in enumerate(["Havn", "8.000", "Udvalget"])]
    assert blocks([*head, *first, *second]) == [
        ("table_row", "Spor\tUdledning (tons)\tAnsvarlig"),
        ("table_row", "Kommunen som virksomhed\t9.000\tPlan- og Landudvalget i byen"),
        ("table_row", "Havn\t8.000\tUdvalget"),
    ]


def test_rows_of_a_dense_table_stay_rows_where_cells_are_empty() -> None:
    rows = [("Skoler", "2024", "12 mio."), ("Veje", "", "8 mio."), ("Havn", "2026", "")]
    strips = [strip(cell, 50 + 150 * c, 100 + 14 * r) for r, row in enumerate(rows) for c, cell in enumerate(row) if cell]
    assert [text for _, text in blocks(strips)] == ["Skoler\t2024\t12 mio.", "Veje\t8 mio.", "Havn\t2026"]


def test_bullets_apart_from_their_text_make_list_items() -> None:
    strips = [strip("Vi vil:", 50, 100)]
    for number, text in enumerate(("plante flere træer", "bygge bedre stier")):
        strips += [strip("•", 60, 120 + 16 * number), strip(text, 85, 120 + 16 * number)]
    assert blocks(strips)[1:] == [("list_item", "• plante flere træer"), ("list_item", "• bygge bedre stier")]


def test_a_date_at_the_start_of_a_line_is_no_bullet() -> None:
    assert [role for role, _ in blocks(lines(["Byrådet mødes igen den", "13. august og den", "14. september i år."], 50, 100))] == [
        "paragraph"
    ]


def test_large_bullets_do_not_part_the_lines_of_an_item() -> None:
    first = Strip((*strip("·", 45, 96, size=18).words, *strip("Vi vil gøre det let for", 60, 100).words))
    assert blocks([first, strip("alle at tage bussen.", 60, 113)]) == [("list_item", "· Vi vil gøre det let for\nalle at tage bussen.")]


@pytest.mark.parametrize(
    ("last", "after", "left"),
    [
        ("at tage bussen.", "Byen er for alle mennesker", 50),
        ("alle busser i byen", "Byen er for alle mennesker", 50),
        ("at tage bussen i byen hver dag", "Byen er for alle mennesker", 40),
    ],
)
def test_a_line_left_of_the_text_of_an_item_ends_it(last: str, after: str, left: int) -> None:
    wide = strip("Det skal være let at komme rundt i hele byen", 50, 80)
    items = [strip("•", 50, 106), strip("Vi vil gøre det let for alle i byen", 65, 106), strip(last, 65, 119)]
    found = blocks([wide, *items, strip(after, left, 132)])
    assert found[1:] == [("list_item", f"• Vi vil gøre det let for alle i byen\n{last}"), ("paragraph", after)]


def test_items_whose_lines_begin_under_the_bullet_stay_whole() -> None:
    strips = lines(["- Vi vil gøre det let for alle, der bor i byen og", "gerne vil tage bussen på arbejde."], 50, 100)
    assert blocks(strips) == [("list_item", "- Vi vil gøre det let for alle, der bor i byen og\ngerne vil tage bussen på arbejde.")]


def test_type_size_makes_headings_and_gaps_make_paragraphs() -> None:
    strips = [strip("Klima", 50, 60, size=18), *lines(LEFT, 50, 100), *lines(RIGHT, 50, 175)]
    assert [role for role, _ in blocks(strips)] == ["heading", "paragraph", "paragraph"]


def test_running_heads_feet_and_numbers_are_set_apart() -> None:
    sheets = [
        sheet(
            [
                strip("Sønderbakke Kommune", 50, 30, size=8),
                *lines([f"{text} {number}" for text in LEFT], 50, 200),
                strip(f"Side {number}", 500, 770),
            ],
            number,
        )
        for number in (1, 2, 3)
    ]
    for page in lay_out(sheets):
        assert [(aside.role, aside.text) for aside in page.asides] == [
            ("head", "Sønderbakke Kommune"),
            ("page_number", f"Side {page.number}"),
        ]
        assert "Kommune" not in page.source_text
        assert "Side" not in page.source_text


def two_pages(*second: Strip) -> list[Page]:
    body = [sheet(lines([f"{text} {n}" for text in LEFT], 50, 200), n) for n in (1, 2)]
    foot = strip("Side 2 af 2", 500, 770, size=8)
    return lay_out([body[0], sheet([*second, *body[1].strips, foot], 2)])


def test_fine_print_at_the_top_of_the_second_page_and_beside_its_number_is_set_apart() -> None:
    page = two_pages(strip("Program for byen", 50, 40, size=8), strip("Byens liste", 50, 770, size=8))[1]
    assert [(aside.role, aside.text) for aside in page.asides] == [
        ("head", "Program for byen"),
        ("foot", "Byens liste"),
        ("page_number", "Side 2 af 2"),
    ]


@pytest.mark.parametrize(
    "line",
    [
        strip("Program for byen", 50, 40),
        strip("Program for byen", 50, 90, size=8),
        strip("1) Tal fra 2023", 50, 755, size=8),
    ],
)
def test_other_lines_of_the_second_page_are_text(line: Strip) -> None:
    assert line.text in two_pages(line)[1].source_text


def test_a_single_page_has_no_running_head() -> None:
    page = lay_out([sheet([strip("Program for byen", 50, 40, size=8), *lines(LEFT, 50, 200)])])[0]
    assert "Program" in page.source_text


def test_titles_of_slides_are_no_running_heads() -> None:
    sheets = [sheet([strip("Vores by", 50, 40, size=30), *lines([f"{t} {n}" for t in LEFT], 50, 200)], n) for n in (1, 2, 3)]
    assert all(page.source_text.startswith("Vores by") for page in lay_out(sheets))


def test_case_numbers_at_the_top_are_no_running_heads() -> None:
    sheets = [sheet([strip(f"24-00{n}17", 50, 30), *lines([f"{t} {n}" for t in LEFT], 50, 200)], n) for n in (1, 2, 3)]
    assert not any(page.asides for page in lay_out(sheets))


def test_ruled_table_is_read_cell_by_cell() -> None:
    cells = tuple(
        Cell(r, c, Box((50 + 200 * c) / WIDTH, (100 + 40 * r) / HEIGHT, (250 + 200 * c) / WIDTH, (140 + 40 * r) / HEIGHT))
        for r in range(2)
        for c in range(2)
    )
    table = Table(Box(50 / WIDTH, 100 / HEIGHT, 450 / WIDTH, 180 / HEIGHT), cells)
    strips = [strip("Før tabellen står der en linje.", 50, 70)]
    strips += [strip("Flere lære-", 55, 105), strip("pladser i byen", 55, 120), strip("I 2025 og", 255, 105), strip("i 2026", 255, 120)]
    strips += [strip("Stier", 55, 150), strip("2027", 255, 150), strip("Efter tabellen også.", 50, 200)]
    assert blocks(strips, (table,)) == [
        ("paragraph", "Før tabellen står der en linje."),
        ("table_row", "Flere lære-\npladser i byen\tI 2025 og i 2026"),
        ("table_row", "Stier\t2027"),
        ("paragraph", "Efter tabellen også."),
    ]


@st.composite
def scattered(draw: st.DrawFn) -> list[Strip]:
    count = draw(st.integers(0, 25))
    words = st.text("abcæøå-•1.", min_size=1, max_size=6)
    return [
        strip(
            " ".join(draw(st.lists(words, min_size=1, max_size=4))),
            draw(st.integers(0, 200)),
            draw(st.integers(0, 760)),
            size=draw(st.sampled_from([6, 10, 24])),
        )
        for _ in range(count)
    ]


@given(scattered())
def test_no_word_is_lost_or_misplaced(strips: list[Strip]) -> None:
    page = lay_out([sheet(strips)])[0]
    kept = [page.source_text[word.start : word.end] for word in page.words]
    aside = [word for a in page.asides for word in a.text.split()]
    assert sorted([*kept, *aside]) == sorted(word.text for s in strips for word in s.words)
    assert all(a.end <= b.start for a, b in zip(page.words, page.words[1:], strict=False))
    assert all(0 <= value <= 1.01 for word in page.words for value in (word.box.left, word.box.top, word.box.right, word.box.bottom))
    assert all(block.start < block.end <= len(page.source_text) for block in page.blocks)
