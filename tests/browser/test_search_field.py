"""Completion in the search field, as the keyboard, a screen reader and a browser without scripts meet it; filters of two levels."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_accessibility import ALL_RULES, sticks_out

Visit = Callable[..., Page]


def typed(page: Page, text: str) -> tuple[Locator, Locator]:
    """The field with these letters typed, and its open list."""
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    field.click()
    field.press_sequentially(text)
    expect(options.first).to_be_visible()
    return field, options


def active(page: Page) -> str | None:
    name: str | None = page.get_by_role("combobox").get_attribute("aria-activedescendant")
    return page.locator(f"#{name}").inner_text() if name else None


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (360, "dark")])
def test_suggestions_follow_the_pattern_of_a_combobox(
    visit: Visit, photograph: Callable[[Page, str], None], width: int, scheme: str
) -> None:
    page = visit("/", width=width, scheme=scheme)
    before = page.locator(".lead").bounding_box()
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")
    field, options = typed(page, "venskabsb")
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status")).to_have_text(re.compile(r"^\d+ forslag$"))
    assert page.locator(".lead").bounding_box() == before, "nothing jumps"
    assert active(page) is None, "Enter searches for what was typed until an option is chosen"
    field.press("ArrowDown")
    first = options.first.inner_text()
    assert active(page) == first
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("ArrowUp")
    assert active(page) is None
    field.press("ArrowUp")
    assert active(page) == options.last.inner_text(), "round to the other end"
    photograph(page, f"suggestions-{width}-{scheme}")
    found = Axe().run(page, options=ALL_RULES)
    assert found.violations_count == 0, found.generate_report()
    assert not sticks_out(page)
    field.press("Escape")
    expect(options).to_have_count(0)
    expect(field).to_have_value("venskabsb")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_a_chosen_word_is_searched_for_and_filters_are_kept(visit: Visit) -> None:
    page = visit("/search?q=&country=DK")
    field, options = typed(page, "kommunen og venskabsb")
    field.press("ArrowDown")
    field.press("Enter")
    page.wait_for_url("**/search?**")
    expect(page.get_by_role("combobox")).to_have_value(re.compile(r"^kommunen og \w*venskabsb", re.IGNORECASE))
    assert "country=DK" in page.url
    expect(options).to_have_count(0)


def test_enter_without_a_choice_searches_for_what_was_typed(visit: Visit) -> None:
    page = visit("/")
    field, _ = typed(page, "venskabsb")
    field.press("Enter")
    page.wait_for_url("**/search?q=venskabsb")


def test_a_click_on_a_title_opens_the_document(visit: Visit) -> None:
    page = visit("/")
    _, options = typed(page, "klimaplan 20")
    options.filter(has_text="dokument").first.click()
    page.wait_for_url("**/documents/*")
    expect(page.locator("h1")).to_have_text(re.compile("Klimaplan 2030"))


def test_leaving_the_field_closes_the_list(visit: Visit) -> None:
    page = visit("/")
    field, options = typed(page, "venskabsb")
    field.press("Tab")
    expect(page.locator("#completions")).to_be_hidden()
    expect(field).not_to_be_focused()
    expect(options).to_have_count(0)


def test_without_a_script_the_field_is_a_plain_search_field(visit: Visit) -> None:
    page = visit("/", script=False)
    expect(page.get_by_role("searchbox")).to_be_visible()
    expect(page.locator("#completions")).to_be_hidden()


@pytest.mark.parametrize("script", [True, False])
def test_municipalities_open_within_their_country_and_narrow(visit: Visit, script: bool) -> None:
    page = visit("/search?q=kommune", script=script)
    country = page.locator(".branches > li", has=page.get_by_text("Danmark"))
    country.locator("summary").first.click()
    town = country.locator(".facet-values a").first
    count = int(town.locator(".count").inner_text())
    town.click()
    page.wait_for_url("**place=DK**")
    expect(page.locator("h1")).to_have_text(re.compile(rf"^{count} dokument"))
    expect(page.locator(".branches .is-chosen")).to_be_visible()
    expect(page.locator(".branches > li", has=page.get_by_text("Tyskland")).first).to_be_visible()


def test_the_keyboard_skips_the_filters_and_years_without_documents(visit: Visit) -> None:
    page = visit("/search?q=kommune")
    bars = page.locator(".years a")
    assert bars.count() >= 2
    assert not [bar for bar in bars.all() if (bar.get_attribute("aria-label") or "").endswith(": 0 dokumenter")]
    skip = page.locator(".columns .skip")
    skip.focus()
    expect(skip).to_be_in_viewport()
    skip.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#results :focus")).to_have_count(1)
