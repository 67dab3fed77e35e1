"""What a visitor does: search, open a hit on a scan, see the marks over the right words, follow facts, add a file and find it."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from PIL import Image
from playwright.sync_api import Locator, Page, expect
from reportlab.pdfgen.canvas import Canvas

Visit = Callable[..., Page]


def word_under(page: Page, rectangle: Locator, tmp_path: Path) -> str:
    """What stands in the picture of the page under a rectangle, read by Tesseract from the picture alone."""
    picture = page.locator(".picture img")
    expect(picture).to_have_js_property("complete", True)
    frame, box = picture.bounding_box(), rectangle.bounding_box()
    assert frame
    assert box
    source = page.request.get(urljoin(page.url, picture.get_attribute("src")))
    image = Image.open(io.BytesIO(source.body()))
    scale_x, scale_y = image.width / frame["width"], image.height / frame["height"]
    left, top = (box["x"] - frame["x"]) * scale_x, (box["y"] - frame["y"]) * scale_y
    crop = image.crop((int(left), int(top), int(left + box["width"] * scale_x) + 1, int(top + box["height"] * scale_y) + 1))
    sheet = Image.new("RGB", (crop.width * 3 + 80, crop.height * 3 + 80), "white")
    sheet.paste(crop.resize((crop.width * 3, crop.height * 3), Image.Resampling.LANCZOS), (40, 40))
    sheet.save(tmp_path / "word.png")
    read = subprocess.run(
        ["tesseract", str(tmp_path / "word.png"), "-", "--psm", "7", "-l", "dan+deu"], capture_output=True, text=True, check=True
    )
    return read.stdout.strip()


@pytest.mark.parametrize("script", [True, False])
def test_a_hit_on_a_scan_opens_with_the_marks_over_the_right_words(visit: Visit, tmp_path: Path, script: bool) -> None:
    page = visit("/", script=script)
    page.locator("#q").fill("skytteforeningen")
    page.get_by_role("button", name="Søg").click()
    page.locator(".results h2 a").first.click()
    expect(page.locator(".how").first).to_contain_text("OCR")
    expect(page.locator("mark.is-here").first).to_have_text("skytteforeningen")
    rectangle = page.locator(".box-hit.is-here rect").first
    assert "skytteforening" in word_under(page, rectangle, tmp_path)
    box = rectangle.bounding_box()
    assert box
    assert 0 <= box["y"] < 900, "the page opens at the mark"


def test_every_mark_on_a_skewed_scan_lies_on_its_word(visit: Visit, tmp_path: Path) -> None:
    page = visit("/search?q=Klitborg")
    page.locator(".results h2 a", has_text=re.compile("Liep|Beschlussvorlage")).first.click()
    rectangles = page.locator(".box-hit rect")
    expect(rectangles.first).to_be_attached()
    for i in range(rectangles.count()):
        assert "Klitborg" in word_under(page, rectangles.nth(i), tmp_path)


def test_the_next_place_leads_over_the_pages(visit: Visit) -> None:
    page = visit("/search?q=venskabsbyer")
    page.locator(".results h2 a", has_text="venskabsbyer").first.click()
    where = page.locator(".walk .where")
    expect(where).to_have_text(re.compile(r": 1 af \d+$"))
    total = int(where.inner_text().rsplit(" ", 1)[1])
    assert total > 1
    for i in range(2, total + 1):
        page.locator(".walk").get_by_role("link", name="Næste sted").click()
        expect(where).to_have_text(re.compile(rf": {i} af {total}$"))
        expect(page.locator("mark.is-here").first).to_be_attached()
    expect(page.locator(".walk").get_by_role("link", name="Næste sted")).to_have_count(0)


def test_a_fact_leads_to_its_place(visit: Visit) -> None:
    page = visit("/documents?sort=title")
    page.get_by_role("link", name="Klimaplan 2030").click()
    goal = page.locator(".kind", has=page.locator(".fact-goal")).locator(".facts a").first
    words = goal.inner_text()
    goal.click()
    expect(page.locator(".page-text .fact-goal.is-here").first).to_be_attached()
    marked = "".join(page.locator(".page-text .fact-goal.is-here").all_inner_texts())
    assert "".join(words.split())[:20] in "".join(marked.split())
    expect(page.locator(".box-goal.is-here").first).to_be_attached()


def test_an_uploaded_file_is_read_and_found(visit: Visit, tmp_path: Path) -> None:
    path = tmp_path / "Stiplan æøå.pdf"
    canvas = Canvas(str(path))
    for i, line in enumerate(("Stiplan for Sandlev Kommune", "Tværmarksstien skal være færdig i 2031.", "Kommunen vil plante 400 træer.")):
        canvas.drawString(80, 760 - 30 * i, line)
    canvas.save()
    page = visit("/desk")
    page.get_by_label("Vælg filer fra din computer").set_input_files(path)
    page.get_by_role("button", name="Tilføj").click()
    expect(page.get_by_text("1 fil er modtaget.")).to_be_visible()
    row = page.locator(".desk-rows li", has_text="Stiplan")
    expect(row).to_contain_text("færdig", timeout=90_000)
    expect(page.locator("#desk-summary")).to_contain_text("alle læst")
    for _ in range(20):
        page.goto(page.url.split("/desk")[0] + "/search?q=Tværmarksstien")
        if page.locator(".results h2").count():
            break
        page.wait_for_timeout(500)
    page.locator(".results h2 a").first.click()
    assert "Tværmarksstien" in word_under(page, page.locator(".box-hit rect").first, tmp_path)
    page.goto(page.url.split("/pages/")[0] + "/remove")
    page.get_by_role("button", name="Fjern det").click()
    expect(page.get_by_text("vises ikke mere")).to_be_visible()


def tab_to(page: Page, wanted: Locator) -> None:
    """Presses Tab until the focus is on the wanted element; each stop on the way must show that it has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        shown = page.locator(":focus").evaluate("e => e.ownerSVGElement !== null || getComputedStyle(e).outlineStyle !== 'none'")
        assert shown, page.locator(":focus").evaluate("e => e.outerHTML")
        if wanted.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError("the keyboard does not get there")


def test_everything_can_be_driven_by_the_keyboard_alone(visit: Visit) -> None:
    page = visit("/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("combobox"))
    page.keyboard.type("kommune")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("kommune")
    tab_to(page, page.locator(".facets section", has_text="Sted").locator("summary").first)
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".branches .facet-values a").first)
    page.keyboard.press("Enter")
    page.wait_for_url("**place=**")
    tab_to(page, page.locator(".results h2 a").first)
    page.keyboard.press("Enter")
    where = page.locator(".walk .where")
    first = where.inner_text()
    tab_to(page, page.locator(".again").get_by_role("link", name="Næste sted"))  # the focus goes on from the mark
    page.keyboard.press("Enter")
    expect(where).not_to_have_text(first)
    page.go_back()
    expect(where).to_have_text(first)
    page.go_back()
    expect(page.locator(".results h2 a").first).to_be_visible()


def test_filters_fold_on_a_narrow_window_and_stand_open_on_a_wide_one(visit: Visit) -> None:
    wide = visit("/search?q=kommune&country=DK")
    expect(wide.locator(".facet-box").get_by_text("Sted", exact=True)).to_be_visible()
    narrow = visit("/search?q=kommune&country=DK", width=360)
    expect(narrow.locator(".facet-box")).not_to_be_visible()
    narrow.get_by_text("Filtre (1)").click()
    expect(narrow.locator(".facet-box")).to_be_visible()


def test_the_picture_folds_on_a_narrow_window_and_stays_beside_the_text_on_a_wide_one(visit: Visit) -> None:
    narrow = visit("/search?q=skytteforeningen", width=360)
    narrow.locator(".results h2 a").first.click()
    expect(narrow.locator(".picture")).to_be_visible()
    narrow.get_by_text("Billede af siden", exact=True).click()
    expect(narrow.locator(".picture")).not_to_be_visible()
    wide = visit(urlsplit(narrow.url).path)
    expect(wide.get_by_text("Billede af siden", exact=True)).not_to_be_visible()
    wide.locator(".notes").scroll_into_view_if_needed()
    expect(wide.locator(".picture")).to_be_in_viewport(ratio=0.9)
