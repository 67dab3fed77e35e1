"""Two words of a query are also looked for as the compound that texts make of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.meaning.pairs import pairs


@pytest.mark.parametrize(
    ("query", "language", "compound"),
    [
        ("Sauberkeit der Straßen", "de", "straßensauberkeit"),
        ("Kosten für Müll", "de", "müllkosten"),
        ("Steuer fürs Hotel", "de", "hotelsteuer"),
        ("Ausbau des Hafens", "de", "hafenausbau"),
        ("Museum Konzept", "de", "museumkonzept"),
        ("byens liv", "da", "byliv"),
        ("plan for trafikken", "da", "trafikplan"),
        ("rådet for unge", "da", "ungeråd"),
    ],
)
def test_two_words_make_a_compound(query: str, language: str, compound: str) -> None:
    made = [each for pair in pairs(query.split(), (language,)) for each in pair.compounds]
    assert compound in made


@pytest.mark.parametrize("query", ["Hafen oder Ausbau", "cost of waste", "Ausbau", "2030 Hafen", ""])
def test_words_apart_make_none(query: str) -> None:
    assert not list(pairs(query.split(), ("en", "de")))


@given(st.lists(st.text(max_size=12), max_size=8))
def test_pairs_lie_within_the_query(words: list[str]) -> None:
    for pair in pairs(words, ("da", "de")):
        assert 0 <= pair.first < pair.last < len(words)
        assert all(len(compound) > 3 for compound in pair.compounds)
