"""Every page, wide, between and narrow, light and dark: axe-core finds nothing, nothing sticks out, nothing comes from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = {
    "front": "/",
    "results": "/search?q=venskabsbyer",
    "filtered": "/search?q=klima&country=DK&type=plan&type=memo&year_from=2010",
    "nothing": "/search?q=findesikkenogetsteds&type=plan",
    "dates": "/search?q=kommune&place=DK&date=2030s&date_from=2025-01-01&sort=-year",
    "found": "title:Klimaplan 2030 found?q=klima",
    "similar": "title:Klimaplan 2030 similar",
    "like-a-passage": "title:Klimaplan 2030 pages/1/similar?start=0&end=80",
    "documents": "/documents",
    "document": "title:Klimaplan 2030",
    "scan": "hit:skytteforeningen",
    "text": "hit:Borgerlisten",
    "desk": "/desk?refresh=off",
    "weak": "/desk/weak",
    "repairs": "repairs:",
    "remove": "title:Klimaplan 2030 remove",
    "help": "/help",
    "accessibility": "/accessibility",
    "error": "/nowhere",
}
STANDARDS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]
ALL_RULES = {"runOnly": STANDARDS, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": ["color-contrast"], "resultTypes": ["violations"]}
"""All that another colour scheme can change."""


def opened(visit: Callable[..., Page], name: str, **window: object) -> Page:
    """The page of that name; `title:` and `hit:` ones are reached by a click, as their addresses are not known beforehand."""
    path = PAGES[name]
    if path.startswith("hit:"):
        page = visit(f"/search?q={path.removeprefix('hit:')}", **window)
        page.locator(".results h2 a").first.click()
        page.wait_for_url("**/pages/**")
    elif path == "repairs:":
        page = visit("/desk/weak", **window)
        page.locator(".weak-rows .what a").first.click()
        page.wait_for_url("**/pages/**")
        page.goto(f"{page.url}?repairs=1")
    elif path.startswith("title:"):
        page = visit("/documents", **window)
        page.get_by_role("link", name="Klimaplan 2030").click()
        page.wait_for_url("**/documents/*")
        below = path.removeprefix("title:Klimaplan 2030").strip()
        if below:
            page.goto(f"{page.url}/{below}")
    else:
        page = visit(path, **window)
    page.wait_for_load_state("load")
    return page


def sticks_out(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))


@pytest.mark.parametrize(("width", "language"), [(1440, "da"), (360, "de")])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(
    visit: Callable[..., Page], photograph: Callable[[Page, str], None], name: str, width: int, language: str
) -> None:
    page = opened(visit, name, width=width, language=language)
    for scheme, rules in (("light", ALL_RULES), ("dark", CONTRAST)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        photograph(page, f"{name}-{width}-{scheme}")
        found = Axe().run(page, options=rules)
        assert found.violations_count == 0, found.generate_report()
    assert not sticks_out(page)
    page.set_viewport_size({"width": 768, "height": 900})
    photograph(page, f"{name}-768-{language}")
    assert not sticks_out(page)


@pytest.mark.parametrize("name", ["results", "scan", "desk", "document"])
def test_a_page_at_twice_the_size_has_no_sideways_scrolling(visit: Callable[..., Page], name: str) -> None:
    page = opened(visit, name, width=640, language="de")
    page.locator("html").evaluate("element => element.style.fontSize = '125%'")
    assert not sticks_out(page)
