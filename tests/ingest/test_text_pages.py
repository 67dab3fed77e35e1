"""Plain text with form feeds and columns: what runs along the edges is set apart, columns come one after the other, rows stay rows."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.readers.html import html_paragraphs
from ingest.readers.markdown import markdown_paragraphs
from ingest.readers.text import read_text, text_blocks
from ingest.readers.text_asides import set_apart
from ingest.readers.text_columns import in_reading_order
from ingest.sheet import Order

LEFT = [
    "Byen skal være grøn og rar",
    "for alle, der bor her og",
    "som kommer på besøg i byen.",
    "Det vil vi arbejde for hele",
    "året rundt sammen med",
    "naboerne og foreningerne.",
]
RIGHT = [
    "Hver eneste dag i ugen er",
    "der nogen, der tager cyklen",
    "på arbejde i stedet for",
    "bilen. Det mærker luften",
    "i midtbyen, og det mærker",
    "de mindste børn allerførst.",
]


WORDS = ("nul", "en", "to", "tre", "fire", "fem")


def page(number: int, head: str = "Sønderbakke Kommune – Trafikplan") -> str:
    body = "\n".join(f"{line} {WORDS[number]}." for line in LEFT)
    return f"{head}\n\n{body}\n\n{'Side ' if number % 2 else ''}{number}\n"


def test_running_lines_are_set_apart_from_text_with_form_feeds(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("\f".join(page(n) for n in range(1, 6)), encoding="utf-8")
    for sheet in read_text(Order(path)):
        assert [aside.role for aside in sheet.asides] == ["head", "page_number"]
        assert sheet.asides[0].text == "Sønderbakke Kommune – Trafikplan"
        assert sheet.text.startswith("Byen skal")
        assert sheet.text.endswith(f"{WORDS[sheet.number]}.")


@pytest.mark.parametrize(
    "pages", [[page(1), page(2)], ["Et\n\nTo\n\nTre\n\nFire", "Fem\n\nSeks\n\nSyv\n\nOtte", "Ni\n\nTi\n\nElleve\n\nTolv"]]
)
def test_lines_that_do_not_come_again_stay(pages: list[str]) -> None:
    assert [text for text, _ in set_apart(pages)] == pages


def test_a_line_that_comes_again_inside_a_page_stays() -> None:
    pages = [f"Afsnit {'abcdef'[n]}{n}x\nVi vil:\nplante træer\nbygge stier\nspare på strømmen\nEmne {'uvwxyz'[n]}" for n in range(6)]
    assert [text for text, _ in set_apart(pages)] == pages


def side_by_side(left: list[str], right: list[str], at: int = 40) -> str:
    return "\n".join(f"{one:<{at}}{other}".rstrip() for one, other in zip(left, right, strict=True))


def test_columns_side_by_side_come_one_after_the_other() -> None:
    wide = "En overskrift, der går hen over begge spalter og hele siden i bredden"
    text = in_reading_order(f"{wide}\n\n{side_by_side(LEFT * 2, RIGHT * 2)}\n\nOg en linje, der også går hen over begge spalter til sidst.")
    words = [wide, *LEFT * 2, *RIGHT * 2, "Og en linje, der også går hen over begge spalter til sidst."]
    assert text.split() == " ".join(words).split()


@pytest.mark.parametrize(
    "text",
    [
        side_by_side(["Skoler", "Veje", "Havn", "Parker", "Biblioteker", "Svømmehal"], ["12 mio. kr.", "8", "3", "4", "5", "6"]),
        "\n".join(LEFT),
        side_by_side(LEFT[:3], RIGHT[:3]),
    ],
)
def test_rows_and_single_columns_stay_as_they_are(text: str) -> None:
    assert in_reading_order(text) == text


@given(st.text("ab .\n•", max_size=300))
def test_no_word_is_lost_between_columns(text: str) -> None:
    assert sorted(in_reading_order(text).split()) == sorted(text.split())


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Indsats\tFrist\nCykelsti\t2026", ["table_row", "table_row"]),
        ("Sti        2025    4 mio.\nVej        2026    8 mio.\nHavn       2027    9 mio.", ["table_row"] * 3),
        ("Vi har talt.\nSti\t5\nVej\t6\nDet er alt, hvad der er.", ["paragraph", "table_row", "table_row", "paragraph"]),
        (
            "Der   er   luft   mellem   ordene   i   denne   linje   her\nog   i   den   næste   linje   er   der   lige   så   meget",
            ["paragraph"],
        ),
        ("Figur 2: Cyklister i byen", ["caption"]),
        ("Figur 2 viser, at der kommer flere cyklister.", ["paragraph"]),
    ],
)
def test_rows_and_captions_of_text(text: str, roles: list[str]) -> None:
    assert [block.role for block in text_blocks(text)] == roles


def test_numbers_give_headings_their_levels() -> None:
    blocks = text_blocks("1.1 Mål\n\nVi vil.\n\n1.1.2 Delmål\n\nVi kan.")
    assert [(b.role, b.level) for b in blocks] == [("heading", 3), ("paragraph", 0), ("heading", 4), ("paragraph", 0)]


def test_footnotes_of_markdown_come_after_the_text() -> None:
    text = "Byens plan[^1] gælder.\n\n[^1]: Vedtaget i maj.\n\nDen følges op."
    found = [(p.role, p.text) for p in markdown_paragraphs(text)]
    assert found == [("paragraph", "Byens plan [1] gælder."), ("paragraph", "Den følges op."), ("footnote", "[1] Vedtaget i maj.")]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("<ol><li>Et</li><li>To<ul><li>Under</li></ul></li></ol>", ["1. Et", "2. To", "• Under"]),
        ("<ol start=4><li>Fire</li></ol>", ["4. Fire"]),
        ("<ol start=x><li>Et</li></ol>", ["1. Et"]),
        ("<ul><li><p>Et</p><p>Mere</p></li></ul>", ["• Et", "Mere"]),
    ],
)
def test_items_of_html_keep_their_numbers(markup: str, texts: list[str]) -> None:
    assert [(p.role, p.text) for p in html_paragraphs(markup)] == [("list_item", text) for text in texts]
