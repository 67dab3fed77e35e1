"""What a fact was taken for, in three languages, whatever a finder says."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from search_app.why_words import why_words


@pytest.mark.parametrize(
    ("language", "why", "words"),
    [
        ("da", "“siden”", "“siden”"),
        ("da", "skal", "“skal”"),
        ("da", "list under “venskabsbyer”", "liste under “venskabsbyer”"),
        ("de", "table under “Stadt\nLand”", "Tabelle unter „Stadt Land“"),
        ("de", "named 12 times", "12-mal genannt"),
        ("da", "abroad; its country is said", "ligger i udlandet; landet er nævnt"),
        ("en", "a rule of tomorrow “x”", "a rule of tomorrow “x”"),
        ("da", "", ""),
    ],
)
def test_a_reason_is_told_in_the_language_of_the_visitor(app: Flask, language: str, why: str, words: str) -> None:
    with app.test_request_context(f"/?lang={language}"):
        assert why_words(why) == words


@given(st.text())
def test_whatever_a_finder_says_is_shown(why: str) -> None:
    assert bool(why_words(why)) is bool(why)


def test_reasons_are_shown_where_they_are_asked_for(client: FlaskClient, documents: dict[str, str]) -> None:
    path = f"/documents/{documents['danish']}"
    reason = "Genkendt på: “test”"
    opened = '<details class="of-fact" open>'
    assert client.get(f"{path}?lang=da").text.count(opened) == 0
    assert client.get(f"{path}?lang=da&why=1").text.count(opened) == client.get(f"{path}?lang=da").text.count(reason) == 6
    assert client.get(f"{path}/pages/1?lang=da").text.count(opened) == 0
    chosen = client.get(f"{path}/pages/1?lang=da&fact=1").text
    assert chosen.count(opened) == 1
    assert f'<p class="note">{reason}' in chosen
