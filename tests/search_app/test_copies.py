"""Searchable PDFs and ALTO: every word in its place, as repaired, in every script, page by page."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pypdfium2
import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.edits import Edit, Reason
from corpus.model import Page
from search_app.alto import NAMESPACE, alto
from search_app.cli import run
from search_app.copies import AT_ONCE
from search_app.placed import placed
from search_app.searchable_pdf import About, Pictured, searchable_pdf
from tests.building import write
from tests.search_app.doubles import application, box_at, danish, fill, page_of, picture_of

LINE = "Łódź Košice Plzeň Ærø Straße kom mune enby √ € 😀"
ABOUT = About("Strategi for Ærø", "A copy.", "da", datetime(2026, 1, 2, tzinfo=UTC))


def edit(page: Page, before: str, after: str, reason: Reason) -> Edit:
    start = page.source_text.index(before)
    return Edit(start, start + len(before), before, after, reason)


def mended() -> Page:
    page = page_of(1, ["International strategi", LINE, "Städte-", "partnerschaft i dag"])
    edits = (
        edit(page, "kom mune", "kommune", "spacing"),
        edit(page, "enby", "en by", "spacing"),
        edit(page, "Städte-\npartnerschaft", "Städtepartnerschaft", "hyphenation"),
    )
    return replace(page, edits=edits)


def pdf_of(folder: Path, *pages: Page) -> Path:
    path = folder / "copy.pdf"
    pictured = []
    for page in pages:
        picture = folder / f"{page.number}.webp"
        picture_of(page, picture)
        pictured.append(Pictured(page, picture))
    path.write_bytes(b"".join(searchable_pdf(pictured, lambda: ABOUT)))
    return path


def test_every_word_is_found_as_it_was_repaired(tmp_path: Path) -> None:
    with pypdfium2.PdfDocument(pdf_of(tmp_path, mended())) as document:
        text = document[0].get_textpage().get_text_range()
        assert document.get_metadata_dict()["Title"] == "Strategi for Ærø"
        assert document.get_metadata_dict()["Subject"] == "A copy."
    words = text.split()
    for word in ["Łódź", "Košice", "Plzeň", "Ærø", "Straße", "kommune", "en", "by", "√", "€", "Städtepartnerschaft", "strategi"]:
        assert word in words


def test_every_word_lies_where_it_stands_on_the_picture(tmp_path: Path) -> None:
    page = mended()
    with pypdfium2.PdfDocument(pdf_of(tmp_path, page)) as document:
        textpage = document[0].get_textpage()
        text = textpage.get_text_range()
        at = text.index("Plzeň")
        first, last = textpage.get_charbox(at, loose=True), textpage.get_charbox(at + 4, loose=True)
    start = LINE.index("Plzeň")
    box = box_at(1, start, start + 5)
    assert first[0] == pytest.approx(box.left * 595, abs=1)
    assert last[2] == pytest.approx(box.right * 595, abs=1)
    assert first[1] == pytest.approx((1 - box.bottom) * 842, abs=1)
    assert first[3] == pytest.approx((1 - box.top) * 842, abs=1)


def test_the_text_is_not_seen(tmp_path: Path) -> None:
    page = page_of(1, ["ord"])
    blank = replace(page, words=())
    for name, shown in (("with", page), ("without", blank)):
        (tmp_path / name).mkdir()
        picture_of(blank, tmp_path / name / "1.webp")
        pieces = searchable_pdf([Pictured(shown, tmp_path / name / "1.webp")], lambda: ABOUT)
        (tmp_path / name / "copy.pdf").write_bytes(b"".join(pieces))
    images = []
    for name in ("with", "without"):
        with pypdfium2.PdfDocument(tmp_path / name / "copy.pdf") as document:
            images.append(document[0].render(scale=1).to_numpy().tobytes())
    assert images[0] == images[1]


def test_each_page_is_handed_on_before_the_next_is_asked_for(tmp_path: Path) -> None:
    page, asked = mended(), []
    picture_of(page, tmp_path / "1.webp")

    def pages():
        for number in range(50):
            asked.append(number)
            yield Pictured(replace(page, number=number + 1), tmp_path / "1.webp")

    pieces = searchable_pdf(pages(), lambda: ABOUT)
    assert next(pieces).startswith(b"%PDF-")
    assert asked == []
    assert b"/Type /Page" in next(pieces)
    assert asked == [0]


@given(source=st.text("abæ-\n ", min_size=1, max_size=40), cuts=st.lists(st.integers(0, 40), max_size=6), after=st.text("x y", max_size=3))
def test_no_letter_is_placed_twice_and_pieces_are_in_order(source: str, cuts: list[int], after: str) -> None:
    page = page_of(1, [source])
    bounds = sorted({min(c, len(source)) for c in cuts})
    edits = tuple(Edit(s, e, source[s:e], after, "letters") for s, e in zip(bounds[::2], bounds[1::2], strict=False) if s < e)
    page = replace(page, edits=edits)
    pieces = list(placed(page))
    assert all(a.end <= b.start for a, b in itertools.pairwise(pieces))
    assert all(page.text[p.start : p.end].strip() for p in pieces)


# --- ALTO ------------------------------------------------------------------------------------------------------------


def elements(xml: bytes, name: str) -> list[Element]:
    return fromstring(xml).findall(f".//{{{NAMESPACE}}}{name}")


def a_document(archive: Archive, document: str):
    return archive.document(document)


def test_alto_tells_text_as_shown_and_as_read(archive: Archive, documents: dict[str, str]) -> None:
    xml = alto(archive.document(documents["danish"]), mended())
    strings = elements(xml, "String")
    said = [string.get("CONTENT") for string in strings]
    assert said == ["International", "strategi", *LINE.replace("kom mune", "kommune").replace("enby", "en by").split("en by")[0].split(),
                    "en by", "√", "€", "😀", "Städtepartnerschaft", "i", "dag"]  # fmt: skip
    [joined] = [string for string in strings if string.get("CONTENT") == "kommune"]
    assert joined[0].tag.endswith("ALTERNATIVE")
    assert joined[0].text == "kom mune"


def test_alto_keeps_to_the_order_and_the_places_of_its_schema(archive: Archive, documents: dict[str, str]) -> None:
    root = fromstring(alto(archive.document(documents["danish"]), mended()))
    tags = [element.tag.removeprefix(f"{{{NAMESPACE}}}") for element in root]
    assert tags == ["Description", "Layout"]
    described = [element.tag.removeprefix(f"{{{NAMESPACE}}}") for element in root[0]]
    assert described == ["MeasurementUnit", "sourceImageInformation", "Processing"]
    [page] = root[1]
    assert (page.get("ID"), page.get("PHYSICAL_IMG_NR"), page.get("WIDTH"), page.get("HEIGHT")) == ("page_1", "1", "9917", "14033")
    names = [element.get("ID") for element in root.iter() if element.get("ID")]
    assert len(names) == len(set(names))
    for element in root.iter():
        kind = element.tag.removeprefix(f"{{{NAMESPACE}}}")
        if kind in ("TextBlock", "TextLine", "String"):
            assert all(re.fullmatch(r"\d+", element.get(name, "")) for name in ("HPOS", "VPOS", "WIDTH", "HEIGHT"))
        if kind == "TextLine":
            assert [child.tag.rpartition("}")[2] for child in element][::2] == ["String"] * ((len(element) + 1) // 2)
            assert {child.tag.rpartition("}")[2] for child in element[1::2]} <= {"SP"}


def test_alto_holds_no_character_that_xml_refuses(archive: Archive, documents: dict[str, str]) -> None:
    page = page_of(1, ["a\x00b\x0bc <&> \ufffe"])
    assert [s.get("CONTENT") for s in elements(alto(archive.document(documents["danish"]), page), "String")] == ["a�b", "c", "<&>", "�"]


# --- over the web and on the command line ---------------------------------------------------------------------------


def test_the_copies_are_there_and_named_after_the_file(client: FlaskClient, documents: dict[str, str], tmp_path: Path) -> None:
    answer = client.get(f"/documents/{documents['danish']}/searchable.pdf")
    assert (answer.status_code, answer.mimetype) == (200, "application/pdf")
    assert 'filename="danish 2018-searchable.pdf"' in answer.headers["Content-Disposition"]
    (tmp_path / "copy.pdf").write_bytes(answer.data)
    with pypdfium2.PdfDocument(tmp_path / "copy.pdf") as document:
        assert len(document) == 2
        assert "klimaneutral" in document[0].get_textpage().get_text_range()
        assert "reading 1" in document.get_metadata_dict()["Subject"]
    answer = client.get(f"/documents/{documents['danish']}/pages/1/alto.xml")
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    assert "klimaneutral" in [string.get("CONTENT") for string in elements(answer.data, "String")]


@pytest.mark.parametrize(
    "path", ["/documents/{german}/searchable.pdf", "/documents/0000000000000000/searchable.pdf", "/documents/{danish}/pages/9/alto.xml"]
)
def test_what_cannot_be_copied_is_not_found(client: FlaskClient, documents: dict[str, str], path: str) -> None:
    assert client.get(path.format(**documents)).status_code == 404


def test_only_a_few_copies_are_made_at_once(archive: Archive, documents: dict[str, str]) -> None:
    app = application(archive)
    path = f"/documents/{documents['danish']}/searchable.pdf"
    under_way = [app.test_client().get(path, buffered=False) for _ in range(AT_ONCE)]
    assert app.test_client().get(path).status_code == 503
    for answer in under_way:
        answer.close()
    again = app.test_client().get(path)
    assert again.status_code == 200
    again.close()


def test_the_command_writes_whole_files(own_archive: Archive, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    documents = fill(own_archive, tmp_path)
    out = tmp_path / "out"
    arguments = ["export", "--archive", str(own_archive.folder), "--to", str(out)]
    assert run([*arguments, documents["danish"]]) == 0
    assert run([*arguments, "--as", "alto", documents["danish"]]) == 0
    assert sorted(path.name.removeprefix(documents["danish"]) for path in out.iterdir()) == ["-0001.xml", "-0002.xml", ".pdf"]
    assert run([*arguments, documents["german"], "0" * 16]) == 66
    assert "no page of document" in capsys.readouterr().err
    unread = own_archive.add(write(tmp_path, "ulæst.txt"), "ulæst.txt").document
    assert run([*arguments, "--as", "alto", unread]) == 66
    assert "no page of document" in capsys.readouterr().err
    assert len(danish().reading.pages) == 2
