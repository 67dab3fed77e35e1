"""German nouns are shown with their capital; words of other languages and other kinds of words stay as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.german_nouns import with_capital


@pytest.mark.parametrize(
    "word",
    ["Städtepartnerschaften", "Radverkehrsanteil", "Klimaschutzkonzept", "Partnerstädten", "Verwaltung", "Schulen", "Maßnahmen"],
)
def test_nouns(word: str) -> None:
    assert with_capital(word.lower()) == word


@pytest.mark.parametrize(
    "word",
    ["städtepartnerschaftlichen", "beschlossen", "klimaneutral", "gründlich", "neue", "seit", "kommunen", "klimaudvalget", "skole", "plan"]
    + ["foreningen", "landing", "school", "jung", "GmbH", "2030", ""],
)
def test_other_words(word: str) -> None:
    assert with_capital(word) == word


@given(st.text())
def test_nothing_but_the_first_letter_changes(word: str) -> None:
    assert with_capital(word)[1:] == word[1:] or with_capital(word).lower() == word.lower()
