"""Which word of a query finds which word of a text, and how surely: the table `forms.csv`, and what holds for any word."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from corpus.words import tokens
from index.meaning.expand import PART, lookup, own_terms
from index.text.terms import text_terms
from index.tree import Leaf, Word


def rows() -> list[tuple[str, str, str, str]]:
    with (Path(__file__).parent / "forms.csv").open(encoding="utf-8", newline="") as file:
        found = [tuple(row) for row in csv.reader(file) if not row[0].startswith("#")]
    return found[1:]  # type: ignore[return-value]


def how(text: str, language: str, query: str) -> str:
    """*word* where the text has a form of the word itself, *part* where only a compound of it, *no* where neither."""
    found = {occurrence.term for occurrence in text_terms(text, language)}
    words = [token.text for token in tokens(query)]
    weights = [max((term.weight for term in own_terms(word) if term.text in found), default=0.0) for word in words]
    joined = max((term.weight for term in own_terms("".join(words)) if term.text in found), default=0.0)
    least = max(min(weights), joined)
    return "no" if least == 0 else "part" if least <= PART else "word"


@pytest.mark.parametrize(("text", "language", "query", "expected"), rows())
def test_a_form_finds_another(text: str, language: str, query: str, expected: str) -> None:
    assert how(text, language, query) == expected


PLACES = [
    ("in Köln", "de", "Cologne", True),
    ("Kölns Rathaus", "de", "Køln", True),
    ("der Kölner Rat", "de", "Köln", True),
    ("Partnerschaft mit Cologne", "en", "Köln", True),
    ("die Flensburger Straße", "de", "Flensborg", True),
    ("Flensborgs havn", "da", "Flensburg", True),
    ("Aarhus' havn", "da", "Århus", True),
    ("den aarhusianske havn", "da", "Aarhus", True),
    ("for københavnerne", "da", "Kopenhagen", True),
    ("Kopenhagener Erklärung", "de", "København", True),
    ("i København", "da", "kopenhagener", True),
    ("in Warschau", "de", "Warszawa", True),
    ("zu wenige Lehrer", "de", "Köln", False),
    ("die Sieger", "de", "Siegen", False),
    ("ein Trainer", "de", "Train", False),
    ("i køl og kulde", "da", "Köln", False),
    ("das Essener Umland", "de", "Essen", True),
]


@pytest.mark.parametrize(("text", "language", "query", "found"), PLACES)
def test_a_town_is_found_by_its_names_and_by_what_is_made_of_them(text: str, language: str, query: str, found: bool) -> None:
    held = {occurrence.term for occurrence in text_terms(text, language)}
    leaf = lookup(Word(query))
    assert isinstance(leaf, Leaf)
    assert any(term.text in held for term in leaf.terms if term.text.startswith("l:")) is found
