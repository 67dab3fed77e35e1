"""An archivist looks at a weak page, sees what was mended in the text, and undoes it: by keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


@pytest.mark.parametrize("script", [True, False])
def test_a_repair_is_seen_undone_and_had_again(visit: Visit, script: bool) -> None:
    page = visit("/desk/weak", script=script)
    page.locator(".weak-rows .what a").first.click()
    page.get_by_role("link", name="Vis i teksten, hvad der blev læst").click()
    shown = page.locator(".page-text ins")
    expect(shown.first).to_be_visible()
    before = shown.count()
    after = page.locator(".repairs ins").first.inner_text()
    act = page.locator(".repairs button").first
    expect(act).to_contain_text("Fortryd")
    act.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".notice-good")).to_contain_text("Fortrudt.")
    expect(shown).to_have_count(before - 1)
    expect(act).to_contain_text("Ret igen")
    act.focus()
    page.keyboard.press("Enter")
    expect(shown).to_have_count(before)
    assert page.locator(".repairs ins").first.inner_text() == after


def test_the_document_says_how_it_was_read(visit: Visit) -> None:
    page = visit("/documents")
    page.get_by_role("link", name="Klimaplan 2030").click()
    page.get_by_text("Side for side").click()
    expect(page.locator(".accounts tbody tr").first).to_be_visible()
