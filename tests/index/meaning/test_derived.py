"""Verbs and the nouns made of them mean each other; words that only look so do not."""

from __future__ import annotations

import pytest

from index.meaning.derived import derived
from index.meaning.own_terms import DERIVED, own_terms
from index.ranking import HELD


@pytest.mark.parametrize(
    ("language", "noun", "verb"),
    [
        ("de", "erneuerung", "erneuern"),
        ("de", "sammlung", "sammeln"),
        ("de", "begrünung", "begrünen"),
        ("da", "bygning", "bygge"),
        ("da", "udbetaling", "udbetale"),
        ("da", "bevarelse", "bevare"),
        ("en", "protection", "protect"),
        ("en", "settlement", "settle"),
    ],
)
def test_a_noun_and_its_verb_are_made_of_each_other(language: str, noun: str, verb: str) -> None:
    assert verb in derived(noun, language)
    assert noun in derived(verb, language)


@pytest.mark.parametrize(
    ("language", "word"),
    [
        ("de", "sitzung"),
        ("de", "haltung"),
        ("de", "schulen"),
        ("de", "zeitung"),
        ("da", "regning"),
        ("da", "hus"),
        ("en", "region"),
        ("xx", "planung"),
    ],
)
def test_other_words_are_made_of_none(language: str, word: str) -> None:
    assert derived(word, language) == ()


def test_what_a_word_is_made_of_holds_the_word_but_less_surely_than_the_word_itself() -> None:
    weights = {term.text: term.weight for term in own_terms("Erneuerung")}
    assert weights["sde:erneu"] == DERIVED >= HELD
    assert weights["f:erneuerung"] > DERIVED
