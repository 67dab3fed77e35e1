"""Reading pictures with Tesseract: scans, turned and dark pages, pages with a picture of text, slides that are pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from corpus.errors import ToolMissing
from corpus.model import Page
from ingest import ocr
from ingest.images import FORMATS
from ingest.layout import lay_out
from ingest.preparation import Raster, straightened, turned
from ingest.readers.image import read_image
from ingest.readers.pdf import read_pdf
from ingest.readers.slides import read_slides
from ingest.recognition import Picture, Recognised, recognise, recognise_pages
from ingest.sheet import Order, Reader
from tests.ingest import making

pytestmark = pytest.mark.ocr


def saved(folder: Path, image: Image.Image, name: str = "scan.png") -> Path:
    image.save(folder / name, dpi=(150, 150))
    return folder / name


def pages_of(path: Path, read: Reader = read_image) -> list[Page]:
    return lay_out(list(read(Order(path))))


def words_of(page: Page) -> list[str]:
    return page.source_text.split()


def overlap(page: Page, texts: tuple[str, ...]) -> float:
    wanted = " ".join(texts).split()
    return sum(word in words_of(page) for word in wanted) / len(wanted)


@pytest.mark.parametrize(("texts", "language"), [(making.DANISH, "da"), (making.GERMAN, "de")])
def test_language_is_found_before_reading(tmp_path: Path, texts: tuple[str, ...], language: str) -> None:
    page = pages_of(saved(tmp_path, making.picture(texts)))[0]
    assert page.language == language
    assert page.source == "ocr"
    assert overlap(page, texts) > 0.95
    assert page.confidence
    assert page.confidence > 0.8


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_turned_pages_stand_upright_afterwards(tmp_path: Path, degrees: int) -> None:
    page = pages_of(saved(tmp_path, making.picture(making.DANISH * 2, height=1300).rotate(degrees, expand=True)))[0]
    assert overlap(page, making.DANISH) > 0.9
    assert "rotated" in page.warnings
    assert page.words[0].box.top < page.words[-1].box.top
    assert page.words[0].box.left < 0.2


def test_askew_and_light_on_dark(tmp_path: Path) -> None:
    image = making.picture(making.DANISH, ink=235, ground=50).rotate(2.5, expand=True, fillcolor=50)
    assert overlap(pages_of(saved(tmp_path, image))[0], making.DANISH) > 0.9


def lie_on_ink(found: Recognised) -> bool:
    height, width = found.raster.shape[:2]
    boxes = [word.box for strip in found.strips for word in strip.words]
    parts = [found.raster[int(b.top * height) : int(b.bottom * height) + 1, int(b.left * width) : int(b.right * width) + 1] for b in boxes]
    return bool(parts) and all(part.min() < 110 for part in parts)


@pytest.mark.parametrize(
    ("change", "step"),
    [
        (lambda page: page, None),
        (lambda page: turned(page, 90), "turned"),
        (lambda page: straightened(page, 4.0), "straightened"),
        (lambda page: turned(straightened(page, -2.0), 270), "straightened"),
    ],
    ids=["plain", "turned", "askew", "turned and askew"],
)
def test_boxes_lie_on_the_ink_of_the_picture_that_is_shown(change: Callable[[Raster], Raster], step: str | None) -> None:
    found = recognise(change(np.array(making.picture(making.DANISH * 2, height=1300))), 150, "da")
    assert lie_on_ink(found)
    assert step in [None, *(done.name for done in found.account.steps)]
    assert found.account.models == ("da",)
    assert found.account.ocr


def test_what_comes_of_a_page_does_not_depend_on_its_company() -> None:
    danish, german = (Picture(np.array(making.picture(texts)), 150) for texts in (making.DANISH, making.GERMAN))
    blank = Picture(np.full((900, 1240), 255, np.uint8), 150)
    together = recognise_pages([danish, blank, german], "da")
    assert [found.language for found in together] == ["da", "da", "de"]
    assert together[1].warnings == ("empty",)
    for picture, found in zip((danish, german), (together[0], together[2]), strict=True):
        alone = recognise_pages([picture], "da")[0]
        assert (alone.strips, alone.account) == (found.strips, found.account)


def test_one_unreadable_page_does_not_take_the_others_along() -> None:
    page = np.array(making.picture(making.DANISH[:2], height=300))
    sliver = np.zeros((1, 4), np.uint8)
    read = ocr.read_pages([page, sliver, page], ("da",), [0.48] * 3)
    assert read[0]
    assert read[0] == read[2]
    assert not read[1]


def test_a_damaged_picture_of_a_tiff_costs_only_itself(tmp_path: Path) -> None:
    first, second = making.picture(making.DANISH[:2], height=300), making.picture(making.DANISH[3:5], height=300)
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second, first], compression="tiff_deflate", dpi=(150, 150))
    data = bytearray((tmp_path / "a.tif").read_bytes())
    with Image.open(tmp_path / "a.tif") as image:
        image.seek(1)
        start, length = image.tag_v2[273][0], sum(image.tag_v2[279])
    data[start : start + length] = bytes(length)
    (tmp_path / "a.tif").write_bytes(bytes(data))
    pages = pages_of(tmp_path / "a.tif")
    assert [("damaged" in page.warnings, bool(page.source_text)) for page in pages] == [(False, True), (True, False), (False, True)]


def test_of_a_tiff_that_is_cut_off_the_pages_before_are_read(tmp_path: Path) -> None:
    page = making.picture(making.DANISH[:2], height=300)
    page.save(tmp_path / "a.tif", save_all=True, append_images=[page, page], compression="tiff_deflate", dpi=(150, 150))
    data = (tmp_path / "a.tif").read_bytes()
    (tmp_path / "a.tif").write_bytes(data[: len(data) // 2])
    pages = pages_of(tmp_path / "a.tif")
    assert [("damaged" in page.warnings, bool(page.source_text)) for page in pages] == [(False, True), (True, False)]


def test_a_picture_of_a_tiff_that_is_too_large_costs_only_itself(tmp_path: Path) -> None:
    page = making.picture(making.DANISH[:2], height=300).convert("1")
    page.save(tmp_path / "a.tif", save_all=True, append_images=[Image.new("1", (20_000, 9_000))], compression="group4", dpi=(150, 150))
    pages = pages_of(tmp_path / "a.tif")
    assert [("damaged" in page.warnings, bool(page.source_text)) for page in pages] == [(False, True), (True, False)]


def test_pages_are_judged_one_by_one(tmp_path: Path) -> None:
    scan = pages_of(making.picture_pdf(tmp_path / "a.pdf", making.picture(making.DANISH * 2, height=1750)), read_pdf)[0]
    assert scan.source == "ocr"
    mixed_path = making.picture_pdf(tmp_path / "b.pdf", making.picture(making.DANISH), text="Bilag til referatet", box=(40, 300, 500, 363))
    mixed = pages_of(mixed_path, read_pdf)[0]
    assert mixed.source == "mixed"
    assert words_of(mixed)[:3] == ["Bilag", "til", "referatet"]
    assert overlap(mixed, making.DANISH) > 0.9
    assert all(0 <= v <= 1 for w in mixed.words for v in (w.box.left, w.box.top, w.box.right, w.box.bottom))


def test_blank_picture_is_an_empty_page(tmp_path: Path) -> None:
    page = pages_of(saved(tmp_path, Image.new("L", (900, 1200), 255)))[0]
    assert (page.source_text, page.warnings) == ("", ("empty",))


def test_tiff_of_two_pages(tmp_path: Path) -> None:
    first, second = making.picture(making.DANISH), making.picture(making.DANISH[3:])
    first.save(tmp_path / "a.tif", save_all=True, append_images=[second], dpi=(150, 150))
    assert [page.number for page in pages_of(tmp_path / "a.tif")] == [1, 2]
    assert "TIFF" in FORMATS


def test_slide_that_is_a_picture(tmp_path: Path) -> None:
    image = making.picture(making.DANISH, width=1600, height=1200, size=44)
    page = pages_of(making.slides_file(tmp_path / "a.pptx", image), read_slides)[2]
    assert page.source == "ocr"
    assert overlap(page, making.DANISH) > 0.9


def test_missing_language_data_is_named() -> None:
    assert ocr.missing_models({"dan", "xyz"}) == {"xyz"}
    with pytest.raises(ToolMissing, match="xyz"):
        ocr._require({"xyz"})


@pytest.mark.parametrize("kind", ["pdf", "png", "pptx"])
def test_a_language_that_a_person_names_wins_over_what_the_words_say(tmp_path: Path, kind: str) -> None:
    image = making.picture(making.DANISH)
    path = tmp_path / f"scan.{kind}"
    if kind == "pdf":
        making.picture_pdf(path, image)
    elif kind == "png":
        image.save(path, dpi=(150, 150))
    else:
        making.slides_file(path, image)
    readers: dict[str, Reader] = {"pdf": read_pdf, "png": read_image, "pptx": read_slides}
    sheets = list(readers[kind](Order(path, language="de")))
    accounts = [sheet.account for sheet in sheets if sheet.account and sheet.account.models]
    assert accounts
    assert {account.models for account in accounts} == {("de",)}
