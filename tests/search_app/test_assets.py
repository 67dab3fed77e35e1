"""The parts from npm: locked without an address of a registry, built only when something changed."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"


def test_the_lock_names_no_registry_and_every_package_is_checked() -> None:
    text = (ASSETS / "package-lock.json").read_text(encoding="utf-8")
    assert "http" not in text
    packages = json.loads(text)["packages"]
    assert all("integrity" in package for name, package in packages.items() if name)


def test_the_stylesheet_loads_nothing_from_elsewhere() -> None:
    own = ASSETS.parent / "search_app" / "static"
    for sheet in (own / "udsyn.css", own / "vendor" / "css" / "dkfds.css"):
        if sheet.is_file():
            assert "url(http" not in sheet.read_text(encoding="utf-8")
            assert "@import" not in sheet.read_text(encoding="utf-8")


def test_the_built_stylesheet_finds_all_that_it_draws() -> None:
    sheet = ASSETS.parent / "search_app" / "static" / "vendor" / "css" / "dkfds.css"
    if not sheet.is_file():
        pytest.skip("the stylesheet has not been built")
    named = set(re.findall(r'url\("?([^")]+)"?\)', sheet.read_text(encoding="utf-8")))
    assert len(named) > 12
    assert [name for name in named if not (sheet.parent / name).is_file()] == []
