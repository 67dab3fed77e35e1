"""The languages of the interface: how one is chosen, and that no word of it is missing."""

from __future__ import annotations

import re
import string
import subprocess
import sys
from pathlib import Path

import pytest
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from flask.testing import FlaskClient

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "assets"))


def catalogue(language: str) -> Path:
    return ROOT / "search_app" / "translations" / language / "LC_MESSAGES" / "messages.po"


@pytest.mark.parametrize(
    ("address", "wish", "language"),
    [
        ("/help", "da", "da"),
        ("/help", "de-AT,de;q=0.9,en;q=0.5", "de"),
        ("/help", "en-GB", "en"),
        ("/help", "fr,es;q=0.9", "da"),
        ("/help", "", "da"),
        ("/help?lang=de", "en", "de"),
        ("/help?lang=xx", "en", "en"),
    ],
)
def test_how_the_language_is_chosen(client: FlaskClient, address: str, wish: str, language: str) -> None:
    answer = client.get(address, headers={"Accept-Language": wish})
    assert f'<html lang="{language}">' in answer.text
    assert answer.headers["Content-Language"] == language
    assert "Accept-Language" in answer.headers["Vary"]


def test_a_choice_is_kept_and_a_page_is_the_same_in_another_language(client: FlaskClient) -> None:
    page = client.get("/search?q=klima&country=DK", headers={"Accept-Language": "da"}).text
    assert 'href="/search?q=klima&amp;country=DK&amp;lang=de"' in page
    client.get("/?lang=de")
    assert '<html lang="de">' in client.get("/help", headers={"Accept-Language": "da"}).text


@pytest.mark.parametrize("language", ["da", "de"])
def test_every_word_is_translated(language: str) -> None:
    with catalogue(language).open("rb") as file:
        messages = read_po(file, locale=language)
    empty = [m.id for m in messages if m.id and not all(m.string if isinstance(m.string, tuple) else (m.string,))]
    assert empty == []
    assert [m.id for m in messages if m.fuzzy and m.id] == []


@pytest.mark.parametrize("language", ["da", "de"])
def test_every_word_keeps_its_gaps(language: str) -> None:
    with catalogue(language).open("rb") as file:
        messages = read_po(file, locale=language)
    for message in messages:
        errors = list(message.check(messages)) if message.id else []
        assert errors == [], message.id


def test_no_language_speaks_the_other() -> None:
    spoken = []
    for language in ("da", "de"):
        with catalogue(language).open("rb") as file:
            spoken.append({m.id: str(m.string) for m in read_po(file, locale=language) if m.id})
    danish, german = spoken
    same = {words for key, words in danish.items() if german[key] == words}
    assert {words for words in same if len(words) > 15} == {"klimaneutral 2030"}


@pytest.mark.parametrize("language", ["da", "de"])
def test_the_compiled_words_are_those_of_the_catalogue(language: str) -> None:
    with catalogue(language).open("rb") as source, catalogue(language).with_suffix(".mo").open("rb") as compiled:
        written = {m.id: m.string for m in read_po(source) if m.id}
        built = {frozen(m.id): frozen(m.string) for m in read_mo(compiled) if m.id}
    assert built == written


def frozen(words: object) -> object:
    return tuple(words) if isinstance(words, list) else words


def test_the_catalogues_hold_every_word_of_code_and_templates() -> None:
    script = "import catalogues, sys; sys.stdout.write('\\n'.join(str(m.id) for m in catalogues.words() if m.id))"
    found = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT / "assets", capture_output=True, text=True, check=True
    ).stdout.splitlines()
    for language in ("da", "de"):
        with catalogue(language).open("rb") as file:
            known = {str(m.id) for m in read_po(file) if m.id}
        assert set(found) == known, "run assets/catalogues.py and translate what is new"


@pytest.mark.parametrize("template", sorted((ROOT / "search_app" / "templates").glob("*.html")), ids=lambda path: path.name)
def test_no_template_holds_words_outside_the_catalogues(template: Path) -> None:
    """Outside of tags, expressions and comments only the name, code examples and signs may stand."""
    source = template.read_text(encoding="utf-8")
    bare = re.sub(
        r"\{%\s*block body_class.*?endblock\s*%\}|\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|<code>.*?</code>|<title>.*?</title>|<[^>]*>",
        " ",
        source,
        flags=re.DOTALL,
    )
    words = [word for word in bare.split() if any(letter in string.ascii_letters for letter in word)]
    assert set(words) <= {"Udsyn"}, words
