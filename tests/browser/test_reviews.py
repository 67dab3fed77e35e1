"""Somebody says that a fact is right, or wrong, and takes it back: by keyboard, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]


@pytest.mark.parametrize("script", [True, False])
def test_a_fact_is_rejected_and_had_again(visit: Visit, script: bool) -> None:
    page = visit("/documents", script=script)
    page.get_by_role("link", name="Klimaplan 2030").click()
    facts = page.locator(".kind .facts > li")
    before = facts.count()
    page.locator(".of-fact summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator("button:focus")).to_contain_text("Det er forkert")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("Du sagde, at dette er forkert")
    assert facts.count() == before - 1
    page.keyboard.press("Tab")
    expect(page.locator("button:focus")).to_contain_text("Fortryd det")
    page.keyboard.press("Enter")
    expect(page.locator("#said")).to_contain_text("er taget tilbage")
    assert facts.count() == before
