"""Footnotes, captions, drop caps, headings and columns: what becomes of them on made pages."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from corpus.model import Page
from ingest.layout import lay_out, lay_out_sheet
from ingest.layout_captions import is_caption
from ingest.layout_survey import Survey
from ingest.readers.pdf import read_pdf
from ingest.sheet import Order, Strip
from tests.ingest.test_layout import LEFT, RIGHT, lines, sheet, strip

NOTE = "Planen blev vedtaget af byrådet i maj."


def parts(*strips: Strip) -> list[tuple[str, str]]:
    page = lay_out([sheet(strips)])[0]
    return [(block.role, page.source_text[block.start : block.end]) for block in page.blocks]


def roles(page: Page) -> list[tuple[str, int]]:
    return [(block.role, block.level) for block in page.blocks]


@pytest.mark.parametrize(
    ("line", "footnote"),
    [
        (f"1 {NOTE}", f"1 {NOTE}"),
        (f"¹ {NOTE}", f"¹ {NOTE}"),
        (f"1{NOTE}", f"1 {NOTE}"),
        (f"[1] {NOTE}", f"[1] {NOTE}"),
        (f"1) {NOTE}", f"1) {NOTE}"),
    ],
)
def test_footnotes_come_after_the_text_and_not_between_the_columns(line: str, footnote: str) -> None:
    left, right = lines(LEFT * 3, 50, 300), lines(RIGHT * 3, 320, 300)
    found = parts(*left, strip(line, 50, 700, size=7), *right)
    assert found[-1] == ("footnote", footnote)
    assert "".join(text for role, text in found if role != "footnote").count(NOTE) == 0


def test_each_footnote_is_a_block_with_all_its_lines() -> None:
    notes = [
        strip(f"1 {NOTE}", 50, 700, size=7),
        strip("Se også bilaget.", 50, 709, size=7),
        strip("2 Tal fra kommunen selv.", 50, 718, size=7),
    ]
    found = parts(*lines(LEFT * 2, 50, 300), *notes)
    assert [text for role, text in found if role == "footnote"] == [f"1 {NOTE}\nSe også bilaget.", "2 Tal fra kommunen selv."]


@pytest.mark.parametrize("line", [strip(f"1 {NOTE}", 50, 700), strip("Foto: N. Nielsen", 50, 700, size=7), strip("1 ja", 50, 700, size=7)])
def test_other_lines_at_the_foot_are_no_footnotes(line: Strip) -> None:
    assert not any(role == "footnote" for role, _ in parts(*lines(LEFT * 2, 50, 300), line))


def test_fine_print_above_text_is_no_footnote() -> None:
    found = parts(*lines(LEFT, 50, 300), strip(f"1 {NOTE}", 50, 600, size=7), *lines(RIGHT, 50, 640))
    assert not any(role == "footnote" for role, _ in found)


def test_raised_marks_of_a_pdf_are_words_of_their_own(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    text = canvas.beginText(72, 700)
    for rise, size, part in ((0, 11, "Kommunens klimaplan"), (4, 6.5, "1"), (0, 11, " gælder alle.")):
        text.setRise(rise)
        text.setFont("Helvetica", size)
        text.textOut(part)
    canvas.drawText(text)
    canvas.save()
    page = lay_out(list(read_pdf(Order(tmp_path / "a.pdf"))))[0]
    assert page.source_text == "Kommunens klimaplan ¹ gælder alle."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Figur 3: Cyklister i byen", True),
        ("Abb. 2 Karte der Innenstadt", True),
        ("Tabelle 1.2 – Kosten", True),
        ("Foto: N. Nielsen", True),
        ("Quelle: Stadt Lindenau", True),
        ("Figur 3 viser, at flere cykler.", False),
        ("Tabelle 4 zeigt die Kosten.", False),
        ("Fotografer søges", False),
        ("Kort sagt vil vi det hele.", False),
    ],
)
def test_captions_are_told_from_sentences(text: str, expected: bool) -> None:
    assert is_caption(text) is expected


def test_a_drop_cap_belongs_to_its_word() -> None:
    cap = strip("V", 50, 98, size=30)
    body = [strip("i vil gøre byen grøn for alle", 70, 100), strip("der bor her, og dem der", 70, 113), *lines(LEFT, 50, 126)]
    assert parts(cap, *body)[0][1].startswith("Vi vil gøre byen grøn")


def test_a_paragraph_goes_on_in_the_next_column() -> None:
    left, right = (
        lines(["Byen skal være grøn og rar", "for alle, der bor her og", "som kommer på besøg og"], 50, 120),
        lines(RIGHT, 320, 120),
    )
    assert [role for role, _ in parts(*left, *right)] == ["paragraph"]


def test_a_paragraph_that_ends_with_its_column_is_closed() -> None:
    left, right = lines(LEFT[:3], 50, 120), lines(RIGHT[:3], 320, 120)
    assert [role for role, _ in parts(*left, *right)] == ["paragraph", "paragraph"]


def test_numbers_give_headings_of_one_type_their_levels() -> None:
    strips: list[Strip] = []
    for at, title in enumerate(("1 Klima", "1.1 Energi", "1.2 Transport", "2 Skole", "2.1 Leg")):
        strips += [strip(title, 50, 60 + at * 140, bold=True), *lines([f"{text} {at}" for text in LEFT * 2], 50, 80 + at * 140)]
    found = [level for role, level in roles(lay_out([sheet(strips)])[0]) if role == "heading"]
    assert found == [1, 2, 2, 1, 2]


def test_a_numbered_title_is_a_heading_but_a_numbered_list_stays_one() -> None:
    title, items = strip("1. Hvad er planen?", 50, 60, size=20), [strip(f"{n}. En tanke", 50, 200 + 15 * n) for n in (1, 2, 3)]
    found = [role for role, _ in parts(title, *lines(LEFT * 2, 50, 100), *items) if role != "paragraph"]
    assert found == ["heading", "list_item", "list_item", "list_item"]


def test_bold_words_at_the_start_of_a_paragraph_do_not_cut_it() -> None:
    first = strip("Grøn trafik for alle i byen,", 50, 100, bold=True)
    mixed = strip("både store og små, er et mål", 50, 113)
    second = replace(mixed, words=tuple(replace(word, bold=at < 2) for at, word in enumerate(mixed.words)))
    assert len(parts(first, second, *lines(LEFT[:2], 50, 126))) == 1


def test_tiles_are_read_box_by_box() -> None:
    tiles = [("Grøn", "by"), ("Sund", "mad"), ("Ren", "luft")]
    strips = [
        strip(text, 50 + 150 * c, 100 + 40 * r + 13 * n) for r in range(2) for c, tile in enumerate(tiles) for n, text in enumerate(tile)
    ]
    assert parts(*strips) == [("table_row", "Grøn by\tSund mad\tRen luft")] * 2


def test_a_box_beside_a_paragraph_is_read_by_itself() -> None:
    wide = [strip(text + " og endnu lidt mere for at fylde den", 50, 330 + 13 * n, right=380) for n, text in enumerate(LEFT)]
    box = lines(["Læs mere om byens", "grønne planer på vores", "side på nettet, eller", "kom forbi rådhuset."], 410, 331, size=9)
    text = " ".join(" ".join(part.split()) for _, part in parts(*lines(LEFT, 50, 120), *lines(RIGHT, 320, 120), *wide, *box))
    assert " ".join(" ".join(s.text for s in wide).split()) in text
    assert " ".join(s.text for s in box) in text


def test_a_table_without_rulings_keeps_its_rows_above_columns() -> None:
    rows = [("Indsats", "Frist", "Ansvar"), ("Stier", "2026", "Teknik"), ("Haver", "2027", "Skoler"), ("Tage", "2030", "Bygninger")]
    table = [strip(cell, 50 + 190 * c, 60 + 20 * r) for r, row in enumerate(rows) for c, cell in enumerate(row)]
    found = parts(*table, *lines(LEFT * 3, 50, 200), *lines(RIGHT * 3, 320, 200))
    assert [text for role, text in found if role == "table_row"] == ["\t".join(row) for row in rows]


@pytest.mark.parametrize("year", [2021, 2022])
def test_years_at_the_edge_are_no_page_numbers(year: int) -> None:
    sheets = [sheet([*lines([f"{t} {n}" for t in LEFT], 50, 200), strip(str(year + n), 50, 760)], n) for n in (1, 2, 3)]
    assert not any(page.asides for page in lay_out(sheets))


def test_a_page_laid_out_alone_is_the_same_as_among_the_others() -> None:
    sheets = [
        sheet([strip("Byens plan", 50, 30, size=8), *lines([f"{t} {n}" for t in LEFT], 50, 200), strip(str(n), 300, 770)], n)
        for n in range(1, 6)
    ]
    survey = Survey()
    for one in reversed(sheets):
        survey.see(one)
    assert [lay_out_sheet(one, survey) for one in sheets] == lay_out(sheets)


def test_a_survey_of_many_pages_stays_small() -> None:
    survey = Survey()
    for number in range(1, 401):
        survey.see(sheet([strip(f"Plan {number}", 50, 30, size=8), *lines([f"{t} {number}" for t in LEFT * 5], 50, 60)], number))
    assert len(survey._edges) <= 400 * 6
    assert len(survey._types.letters) < 5


def seen(line: Strip) -> Strip:
    return replace(line, words=tuple(replace(word, confidence=0.8) for word in line.words))


def test_a_running_head_with_slips_of_an_ocr_is_set_apart() -> None:
    heads = ("Sønderbakke Kommune", "Sonderbakke Kommune", "Sønderbakke Komrnune", "Sønderbakke Kommune")
    sheets = [sheet([seen(strip(head, 50, 30)), *lines([f"{t} {n}" for t in LEFT], 50, 200)], n) for n, head in enumerate(heads, 1)]
    assert [[aside.text for aside in page.asides] for page in lay_out(sheets)] == [[head] for head in heads]


def test_the_head_of_a_chapter_of_one_page_is_set_apart_where_all_pages_have_a_head() -> None:
    heads = ("Klima", "Klima", "Klima", "Skoler", "Trafik", "Trafik")
    sheets = [sheet([strip(head, 50, 30, size=8), *lines([f"{t} {n}" for t in LEFT], 50, 200)], n) for n, head in enumerate(heads, 1)]
    assert all([aside.text for aside in page.asides] == [head] for page, head in zip(lay_out(sheets), heads, strict=True))
