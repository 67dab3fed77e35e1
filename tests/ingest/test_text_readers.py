"""Plain text, Markdown, HTML, Word and slides: what becomes of their parts."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import DamagedFile, FileTooLarge, NoPages
from ingest.readers.html import html_paragraphs, read_html
from ingest.readers.slides import read_slides
from ingest.readers.text import read_text, text_blocks
from ingest.readers.word import read_word
from ingest.sheet import Limits, Order, Sheet
from tests.ingest import making


def parts(sheet: Sheet) -> list[tuple[str, str]]:
    return [(block.role, sheet.text[block.start : block.end]) for block in sheet.blocks]


def roles(text: str) -> list[tuple[str, str]]:
    return [(block.role, text[block.start : block.end]) for block in text_blocks(text)]


def test_form_feeds_are_page_breaks_and_lines_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Første  side\n  indrykket\n\fAnden side\n\f\n", encoding="utf-8")
    sheets = list(read_text(Order(path)))
    assert [(s.number, s.pages, s.text) for s in sheets] == [(1, 2, "Første  side\n  indrykket\n"), (2, 2, "Anden side\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Klima\n\nVi vil spare.", [("heading", "Klima"), ("paragraph", "Vi vil spare.")]),
        (
            "Vi vil:\n- spare\n  på strøm\n- plante",
            [("paragraph", "Vi vil:"), ("list_item", "- spare\n  på strøm"), ("list_item", "- plante")],
        ),
        ("1. først\n2. siden", [("list_item", "1. først"), ("list_item", "2. siden")]),
        ("", []),
    ],
)
def test_blocks_of_text(text: str, expected: list[tuple[str, str]]) -> None:
    assert roles(text) == expected


def test_short_line_over_a_filled_one_is_a_heading() -> None:
    text = "Europa vor Ort\nMit dem Wegfall der Grenzkontrollen sind die Vorzüge für alle Menschen in der Stadt\nspürbar geworden."
    assert roles(text)[0] == ("heading", "Europa vor Ort")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Byens plan\n==========\nVi vil spare.", [("heading", "Byens plan"), ("paragraph", "Vi vil spare.")]),
        (
            "Slut.\n1. Klima og vand\n---------------\n\nVi vil.",
            [("paragraph", "Slut."), ("heading", "1. Klima og vand"), ("paragraph", "Vi vil.")],
        ),
        ("Vi vil spare.\n\n*****\n\nVi vil plante.", [("paragraph", "Vi vil spare."), ("paragraph", "Vi vil plante.")]),
        ("Navn: ____\n------", [("heading", "Navn: ____")]),
        ("År     Pris\n-----------\n2024   5 mio.", [("heading", "År     Pris"), ("paragraph", "2024   5 mio.")]),
    ],
)
def test_lines_of_signs_are_no_text(tmp_path: Path, text: str, expected: list[tuple[str, str]]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(text, encoding="utf-8")
    assert parts(next(iter(read_text(Order(path))))) == expected


def test_white_space_alone_is_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(" \n\f\n")
    with pytest.raises(NoPages):
        list(read_text(Order(path)))


def test_limits_of_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("a\fb\fc")
    for limits in (Limits(pages=2), Limits(text_bytes=3)):
        with pytest.raises(FileTooLarge):
            list(read_text(Order(path, limits=limits)))


PAGE = """<!DOCTYPE html><html><head><title>x</title><style>p{}</style></head><body>
<nav><a href="/">Forside</a></nav><header>Kommunens logo</header>
<main><h1>Ny   sti</h1><p>Stien åbner<br>i <b>maj</b> 2024.</p><script>alert(1)</script>
<ul><li>Cykler</li><li><p>Gående</p></li></ul>
<table><tr><th>År</th><th>Pris</th></tr><tr><td>2024</td><td>5 mio.</td></tr></table>
<p style="display:none">skjult</p><p hidden>også skjult</p></main><footer>Kontakt</footer></body></html>"""


def test_html_keeps_content_and_leaves_the_rest() -> None:
    assert [(p.role, p.text) for p in html_paragraphs(PAGE)] == [
        ("heading", "Ny sti"),
        ("paragraph", "Stien åbner\ni maj 2024."),
        ("list_item", "• Cykler"),
        ("list_item", "• Gående"),
        ("table_row", "År\tPris"),
        ("table_row", "2024\t5 mio."),
    ]


def test_html_in_an_old_encoding_that_it_names(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_bytes('<html><meta charset="iso-8859-1"><body><p>Rådhuset på Østergade</p></body></html>'.encode("latin-1"))
    assert next(iter(read_html(Order(path)))).text == "Rådhuset på Østergade"


def test_entities_are_not_expanded_by_definition() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>x &b; y</p></body></html>'
    assert "aaaa" not in "".join(p.text for p in html_paragraphs(bomb))


def test_deep_nesting_does_not_break_the_reader() -> None:
    deep = "<div>" * 3000 + "<p>Bunden</p>" + "</div>" * 3000
    assert "Bunden" in "".join(p.text for p in html_paragraphs(deep))


def test_word(tmp_path: Path) -> None:
    sheets = list(read_word(Order(making.word_file(tmp_path / "a.docx"))))
    assert len(sheets) == 1
    assert parts(sheets[0]) == [
        ("heading", "Frivilligpolitik"),
        ("paragraph", "Kommunen vil gøre det let at være frivillig."),
        ("list_item", "• Flere skal være med"),
        ("table_row", "Mål\tÅr"),
        ("table_row", "400 frivillige\t2026"),
        ("paragraph", "Byrådet, maj 2022"),
    ]
    assert [aside.text for aside in sheets[0].asides] == ["Sønderbakke Kommune"]


def test_slides(tmp_path: Path) -> None:
    first, second = read_slides(Order(making.slides_file(tmp_path / "a.pptx")))
    assert parts(first) == [("heading", "Erhvervsstrategi"), ("paragraph", "Sønderbakke 2024")]
    assert parts(second) == [
        ("heading", "Tre mål"),
        ("list_item", "• Flere lærlinge"),
        ("list_item", "• Kortere ventetid"),
        ("list_item", "• Grønnere havn"),
        ("table_row", "Lærlinge\t300"),
        ("paragraph", "Husk tallene fra marts."),
    ]


@pytest.mark.parametrize(("make", "read"), [(making.word_file, read_word), (making.slides_file, read_slides)])
def test_cut_off_office_files(tmp_path: Path, make: object, read: object) -> None:
    path = make(tmp_path / "a")  # type: ignore[operator]
    path.write_bytes(path.read_bytes()[:3000])
    with pytest.raises(DamagedFile):
        list(read(Order(path)))  # type: ignore[operator]
