"""PDFs with a text layer: order, boxes, tables, turned and empty pages; and what is wrong with broken ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.errors import DamagedFile, EncryptedFile, FileTooLarge, NoPages, UnreadableFile
from corpus.model import Page
from ingest.layout import lay_out
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_tables import plumbed_strips
from ingest.sheet import Limits, Order
from tests.ingest import making


def pages_of(path: Path, images: Path | None = None) -> list[Page]:
    return lay_out(list(read_pdf(Order(path, images))))


def test_two_columns_in_reading_order(tmp_path: Path) -> None:
    body = [*making.column(60, 150, making.DANISH), *making.column(330, 150, making.GERMAN)]
    page = pages_of(making.lines_pdf(tmp_path / "a.pdf", [body], size=9))[0]
    assert page.source == "text-layer"
    assert page.source_text.split() == " ".join([*making.DANISH, *making.GERMAN]).split()


def test_boxes_lie_on_the_words(tmp_path: Path) -> None:
    page = pages_of(making.lines_pdf(tmp_path / "a.pdf", [[(72, 100, "Havnen åbner")]]))[0]
    first, second = page.words
    assert page.source_text[second.start : second.end] == "åbner"
    assert first.box.left == pytest.approx(72 / making.WIDTH, abs=0.01)
    assert first.box.top < 100 / making.HEIGHT < first.box.bottom + 0.005
    assert first.box.right < second.box.left


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_boxes_of_a_turned_page_belong_to_the_page_as_shown(tmp_path: Path, rotate: int) -> None:
    texts = [(72.0, 300.0 + 20 * n, "Kommunen vil plante træer langs alle veje") for n in range(6)]
    path = making.lines_pdf(tmp_path / "a.pdf", [texts], rotate=rotate)
    page = pages_of(path)[0]
    assert page.source_text.count("Kommunen vil plante træer") == 6
    assert "rotated" in page.warnings
    assert page.width
    assert page.words[0].box.left == pytest.approx(72 / page.width, abs=0.02)
    assert page.words[0].box.top < page.words[-1].box.top


def test_ruled_table_with_wrapped_cells(tmp_path: Path) -> None:
    rows = [
        ("Indsats", "Frist", "Ansvarlig"),
        ("Nye cykelstier\ni midtbyen", "2026", "Teknik og\nMiljø"),
        ("Skolehaver", "2027", "Børn og Unge"),
    ]
    page = pages_of(making.table_pdf(tmp_path / "a.pdf", rows))[0]
    found = [page.source_text[b.start : b.end] for b in page.blocks if b.role == "table_row"]
    assert found == ["\t".join(cell.replace("\n", " ") for cell in row) for row in rows]


def test_blank_page_is_accounted_for(tmp_path: Path) -> None:
    pages = pages_of(making.lines_pdf(tmp_path / "a.pdf", [[(72, 100, "Side med tekst")], []]))
    assert [page.source_text for page in pages] == ["Side med tekst", ""]
    assert "empty" in pages[1].warnings


def test_a_page_whose_picture_is_broken_is_damaged_and_not_blank(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"), pageCompression=0)
    canvas.drawImage(ImageReader(making.picture(making.DANISH)), 0, 0, making.WIDTH, making.HEIGHT)
    canvas.save()
    whole = (tmp_path / "a.pdf").read_bytes()
    broken = re.sub(rb"/Filter \[[^]]*\]", lambda match: b"/Filter [ /JPXDecode ]".ljust(len(match[0])), whole)
    assert broken != whole
    (tmp_path / "a.pdf").write_bytes(broken)
    (page,) = pages_of(tmp_path / "a.pdf")
    assert (page.source_text, page.warnings) == ("", ("damaged",))


def test_justified_line_with_wide_gaps_stays_a_line(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    canvas = Canvas(str(path))
    text = canvas.beginText(72, 700)
    text.setWordSpace(22)
    text.textLine("Kommunen samarbejder med foreninger og")
    text.setWordSpace(0)
    text.textLine("virksomheder om at gøre byen grønnere år for år.")
    canvas.drawText(text)
    canvas.save()
    assert pages_of(path)[0].source_text.split("\n")[0] == "Kommunen samarbejder med foreninger og"


def test_page_pictures(tmp_path: Path) -> None:
    path = making.lines_pdf(tmp_path / "a.pdf", [[(72, 100, "Første")], [(72, 100, "Anden")]])
    pages = pages_of(path, tmp_path / "images")
    assert sorted(p.name for p in (tmp_path / "images").iterdir()) == ["1.webp", "2.webp"]
    assert all(page.has_image for page in pages)


def test_second_opinion_reads_the_same_words(tmp_path: Path) -> None:
    path = making.lines_pdf(tmp_path / "a.pdf", [making.column(72, 100, making.DANISH)])
    assert [strip.text for strip in plumbed_strips(path, 1)] == list(making.DANISH)
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 nothing")
    assert plumbed_strips(tmp_path / "b.pdf", 1) == ()


@pytest.mark.parametrize(("data", "error"), [(making.empty_pdf(), NoPages), (b"%PDF-1.7\n1 0 obj<<>>endobj", DamagedFile)])
def test_broken_pdfs(tmp_path: Path, data: bytes, error: type[UnreadableFile]) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(data)
    with pytest.raises(error):
        pages_of(path)


def test_a_pdf_without_pages_after_a_locked_one_is_not_called_locked(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile):
        pages_of(making.locked_pdf(tmp_path / "a.pdf"))
    (tmp_path / "b.pdf").write_bytes(making.empty_pdf())
    with pytest.raises(NoPages):
        pages_of(tmp_path / "b.pdf")


def test_a_damaged_page_leaves_the_others(tmp_path: Path) -> None:
    order = Order(making.holey_pdf(tmp_path / "a.pdf", [1], 3))
    sheets = read_pdf.read(order, (1, 2, 3))
    assert [next(sheets).number, next(sheets).number] == [1, 3]
    with pytest.raises(DamagedFile, match="Page 2"):
        next(sheets)


def test_locked_and_long_pdfs(tmp_path: Path) -> None:
    with pytest.raises(EncryptedFile):
        pages_of(making.locked_pdf(tmp_path / "a.pdf"))
    path = making.lines_pdf(tmp_path / "b.pdf", [[], [], []])
    with pytest.raises(FileTooLarge):
        list(read_pdf(Order(path, limits=Limits(pages=2))))


def test_cut_off_pdf_is_damaged_or_read(tmp_path: Path) -> None:
    whole = making.lines_pdf(tmp_path / "a.pdf", [making.column(72, 100, making.DANISH)]).read_bytes()
    for length in range(20, len(whole), len(whole) // 12):
        (tmp_path / "b.pdf").write_bytes(whole[:length])
        try:
            pages_of(tmp_path / "b.pdf")
        except UnreadableFile as error:
            assert isinstance(error, (DamagedFile, NoPages))  # noqa: PT017


def test_raised_mark_of_a_footnote_is_a_word_of_its_own(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "a.pdf"))
    text = canvas.beginText(72, 700)
    for size, rise, part in (
        (11, 0, "havnen"),
        (7, 4, "12"),
        (11, 0, " er 40 m"),
        (7, 4, "2"),
        (11, 0, " stor, CO"),
        (7, -2, "2"),
        (11, 0, " falder"),
    ):
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(part)
    canvas.drawText(text)
    canvas.save()
    page = pages_of(tmp_path / "a.pdf")[0]
    assert page.source_text == "havnen ¹² er 40 m2 stor, CO2 falder"
