"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import block_language, text_language

DANISH = "Kommunen vil i de kommende år styrke samarbejdet med venskabsbyerne og gøre det lettere for unge at rejse ud."
GERMAN = "Die Stadt möchte in den kommenden Jahren die Zusammenarbeit mit den Partnerstädten stärken und junge Menschen fördern."
ENGLISH = "The council wants to strengthen its work with partner towns and make it easier for young people to travel."
FRENCH = (
    "La ville souhaite renforcer la coopération avec ses villes jumelées et permettre aux jeunes de voyager davantage. Le con"
    "seil municipal a "
    "décidé que toutes les écoles doivent participer aux échanges, et que les associations recevront une aide pour leurs projets."
)
MISREAD = "Kommunen vil i de kommende ar styrke samarbejdet med venskabsbyerne 0g g@re det lettere for unge at rejse ud i verden."


@pytest.mark.parametrize(
    ("text", "language"),
    [(DANISH, "da"), (GERMAN, "de"), (ENGLISH, "en"), (FRENCH, "fr"), (MISREAD, "da"), ("2024", None), ("", None)],
)
def test_pages(text: str, language: str | None) -> None:
    assert text_language(text) == language


@pytest.mark.parametrize(
    ("text", "default", "language"),
    [(ENGLISH, "da", "en"), (GERMAN, "da", "de"), ("Klima", "da", "da"), ("Klima", None, None), ("Vision 2030", "de", "de")],
)
def test_blocks(text: str, default: str | None, language: str | None) -> None:
    assert block_language(text, default) == language


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none_and_always_the_same(text: str) -> None:
    assert text_language(text) == text_language(text)
