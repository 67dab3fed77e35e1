"""Text layers of PDFs: what can be seen is believed if it makes sense; an earlier OCR is weighed against ours; nothing else is read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pdfplumber
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from corpus.model import Page
from ingest.layout import lay_out
from ingest.readers.pdf import read_pdf
from ingest.readers.pdf_tables import plumbed_strips
from ingest.sheet import Order, Sheet
from tests.ingest import making

BODY = "\n".join(making.DANISH)
LONG = (*making.DANISH, "Kommunen vil desuden bygge boliger ved havnen", "og sikre, at bussen kører hvert tiende minut.")
MISREAD = str.maketrans({"ø": "g", "å": "a", "æ": "e", "g": "q", "l": "1"})


def sheets_of(path: Path) -> list[Sheet]:
    return list(read_pdf(Order(path)))


def page_of(path: Path) -> Page:
    return lay_out(sheets_of(path))[0]


def made(path: Path, *draw: Callable[[Canvas], None], body: Sequence[str] = making.DANISH) -> Page:
    canvas = Canvas(str(path), pagesize=(making.WIDTH, making.HEIGHT))
    canvas.setFont("Helvetica", 11)
    for number, line in enumerate(body):
        canvas.drawString(72, 700 - 14 * number, line)
    for each in draw:
        each(canvas)
    canvas.save()
    return page_of(path)


def written(left: float, up: float, *lines: str, mode: int = 0, size: float = 11, grey: float = 0.0) -> Callable[[Canvas], None]:
    def draw(canvas: Canvas) -> None:
        text = canvas.beginText()
        text.setFont("Helvetica", size)
        text.setTextRenderMode(mode)
        text.setFillGray(grey)
        for number, line in enumerate(lines):
            text.setTextOrigin(left, up - 1.28 * size * number)
            text.textOut(line)
        canvas.drawText(text)

    return draw


def whole_picture(canvas: Canvas) -> None:
    canvas.drawImage(ImageReader(making.picture(LONG, height=1754)), 0, 0, making.WIDTH, making.HEIGHT)


@pytest.mark.parametrize(
    ("draw", "added"),
    [
        (written(72, 400, "usynlige ord på et blankt sted", mode=3), ""),
        (written(72, 400, "hvide ord på hvidt papir", grey=1.0), ""),
        (written(72, -60, "ord under siden"), ""),
        (written(900, 400, "ord ved siden af siden"), ""),
        (written(72.4, 700.2, *making.DANISH), ""),
        (lambda canvas: canvas.setCropBox((50, 300, 500, 800)) or written(72, 100, "afskårne ord")(canvas), ""),
        (
            lambda canvas: (
                canvas.setFillGray(0.2),
                canvas.rect(60, 390, 300, 30, fill=1),
                written(72, 400, "Hvidt på mørkt", grey=1.0)(canvas),
            ),
            "\n\nHvidt på mørkt",
        ),
        (written(72, 400, "Synlige ord"), "\n\nSynlige ord"),
    ],
)
def test_only_what_can_be_seen_is_read(tmp_path: Path, draw: Callable[[Canvas], None], added: str) -> None:
    page = made(tmp_path / "a.pdf", draw)
    assert page.source_text == BODY + added
    assert page.account
    assert page.account.layer
    assert page.account.layer > 0.95


def test_letters_drawn_twice_are_read_once(tmp_path: Path) -> None:
    def twice(canvas: Canvas) -> None:
        place = 72.0
        for letter in "Havnens fremtid":
            canvas.drawString(place, 400, letter)
            canvas.drawString(place + 0.3, 400, letter)
            place += canvas.stringWidth(letter, "Helvetica", 11)

    assert made(tmp_path / "a.pdf", twice).source_text == f"{BODY}\n\nHavnens fremtid"


def test_letters_set_far_apart_are_words(tmp_path: Path) -> None:
    page = made(tmp_path / "a.pdf", written(72, 760, "K L I M A P L A N", "N Y E   M Å L", size=16), body=())
    assert page.source_text.split() == ["KLIMAPLAN", "NYE", "MÅL"]
    lines = [" ".join(line) for line in making.DANISH]
    assert made(tmp_path / "b.pdf", body=lines).source_text == BODY


def test_upright_text_in_the_margin_comes_last(tmp_path: Path) -> None:
    def margin(canvas: Canvas) -> None:
        canvas.translate(40, 200)
        canvas.rotate(90)
        canvas.drawString(0, 0, "Journal 2024-118")

    assert made(tmp_path / "a.pdf", margin).source_text == f"{BODY}\n\nJournal 2024-118"


def test_form_values_and_comments_are_read(tmp_path: Path) -> None:
    def form(canvas: Canvas) -> None:
        canvas.drawString(72, 760, "Navn:")
        canvas.acroForm.textfield(name="navn", value="Karen Bjørnskov", x=130, y=752, width=200, height=20)
        canvas.textAnnotation("Spørg skolerne først", Rect=[450, 600, 470, 620])

    text = made(tmp_path / "a.pdf", form).source_text
    assert text.startswith("Navn:\tKaren Bjørnskov")
    assert text.endswith("Spørg skolerne først")


@pytest.mark.ocr
def test_an_earlier_ocr_that_makes_sense_is_taken(tmp_path: Path) -> None:
    page = made(tmp_path / "a.pdf", whole_picture, written(48, 780, *LONG, mode=3, size=16), body=())
    assert page.source == "text-layer"
    assert page.source_text.split() == " ".join(LONG).split()
    assert page.account
    assert page.account.ocr is None


@pytest.mark.ocr
@pytest.mark.parametrize("mode", [0, 3])
def test_an_earlier_ocr_that_makes_less_sense_loses(tmp_path: Path, mode: int) -> None:
    misread = written(48, 780, *(line.translate(MISREAD) for line in LONG), mode=mode, size=16)
    page = made(tmp_path / "a.pdf", *((whole_picture, misread) if mode else (misread, whole_picture)), body=())
    assert page.source == "ocr"
    assert page.source_text.split() == " ".join(LONG).split()
    assert page.account
    assert page.account.layer is not None
    assert page.account.ocr is not None
    assert page.account.layer < page.account.ocr


@pytest.mark.ocr
def test_an_earlier_ocr_by_the_model_of_another_language_is_checked(tmp_path: Path) -> None:
    lines = [*making.DANISH, *making.DANISH[1:]]
    foreign = [line.translate(str.maketrans("øåæ", "oaa")) for line in lines]

    def scan(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(making.picture(lines, height=1754)), 0, 0, making.WIDTH, making.HEIGHT)

    page = made(tmp_path / "a.pdf", scan, written(48, 780, *foreign, mode=3, size=16), body=())
    assert page.source == "ocr"
    assert page.source_text.split() == " ".join(lines).split()


@pytest.mark.ocr
def test_an_earlier_ocr_of_next_to_nothing_loses(tmp_path: Path) -> None:
    page = made(tmp_path / "a.pdf", whole_picture, written(48, 780, LONG[0], mode=3, size=16), body=())
    assert page.source == "ocr"
    assert page.source_text.split() == " ".join(LONG).split()


@pytest.mark.ocr
def test_an_earlier_ocr_that_makes_more_sense_than_ours_wins(tmp_path: Path) -> None:
    def scrawl(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(making.picture(["~ /\\ ,,, ''", "::;;"], height=1754)), 0, 0, making.WIDTH, making.HEIGHT)

    page = made(tmp_path / "a.pdf", scrawl, written(48, 780, *(line.replace("ø", "0") for line in LONG), mode=3, size=16), body=())
    assert page.source == "text-layer"
    assert page.account
    assert page.account.layer


@pytest.mark.ocr
def test_a_font_that_lies_about_its_letters_is_not_believed(tmp_path: Path) -> None:
    def lying(canvas: Canvas) -> None:
        canvas.drawImage(ImageReader(making.picture(LONG, height=900)), 0, 300, making.WIDTH, 432)

    body = [line.lower().translate(str.maketrans("abdefghijklmnoprstuv", "qwxzcbnmfhjkvgtlpsdr")) for line in making.DANISH]
    page = made(tmp_path / "a.pdf", lying, body=body)
    assert page.source == "ocr"
    assert "bad_text_layer" in page.warnings


@pytest.mark.ocr
def test_a_picture_beside_much_text_is_read(tmp_path: Path) -> None:
    def table(canvas: Canvas) -> None:
        picture = making.picture(["Cykelstier bygges af Teknik", "Skolehaver bygges af Børn og Unge"], height=420)
        canvas.drawImage(ImageReader(picture), 72, 150, 450, 152)

    page = made(tmp_path / "a.pdf", table, body=[*making.DANISH, *making.DANISH, *making.GERMAN])
    assert page.source == "mixed"
    assert page.source_text.endswith("Skolehaver bygges af Børn og Unge")
    assert page.account
    assert page.account.pictures == 1
    assert page.account.ocr


def test_words_and_boxes_agree_with_pdfplumber(tmp_path: Path) -> None:
    lines = [*making.column(60, 150, making.DANISH), *making.column(330, 150, making.GERMAN)]
    path = making.lines_pdf(tmp_path / "a.pdf", [lines], size=9)
    ours = sorted((word.text, word.box.left, word.box.right) for strip in sheets_of(path)[0].strips for word in strip.words)
    with pdfplumber.open(path) as document:
        found = document.pages[0].extract_words()
    theirs = sorted((str(word["text"]), float(word["x0"]) / making.WIDTH, float(word["x1"]) / making.WIDTH) for word in found)
    assert [word[0] for word in ours] == [word[0] for word in theirs]
    for our, their in zip(ours, theirs, strict=True):
        assert our[1:] == pytest.approx(their[1:], abs=0.003)


def test_second_opinion_has_the_same_lines(tmp_path: Path) -> None:
    path = making.lines_pdf(tmp_path / "a.pdf", [making.column(72, 100, making.DANISH)])
    assert [strip.text for strip in plumbed_strips(path, 1)] == [strip.text for strip in sheets_of(path)[0].strips]
