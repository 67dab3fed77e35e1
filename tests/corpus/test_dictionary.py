"""The dictionary: what words are called in the other languages, and which words it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import corpus
from corpus.dictionary import LANGUAGES, has_row, translations
from corpus.lexicon import compound_parts, is_word

_ROWS = (Path(corpus.__file__).parent / "dictionary.csv").read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize(
    ("word", "language", "other", "meant"),
    [
        ("qvadrumsk", "da", "de", None),
        ("svømmehal", "da", "de", "Hallenbad"),
        ("svømmehallerne", "da", "de", "Hallenbad"),
        ("cykelstierne", "da", "en", "cycle path"),
        ("Spielplätze", "de", "da", "legeplads"),
        ("Friedhof", "de", "en", "cemetery"),
        ("öffentlichen", "de", "da", "offentlig"),
        ("libraries", "en", "de", "Bibliothek"),
        ("town hall", "en", "da", "rådhus"),
        ("town halls", "en", "da", "rådhus"),
        ("biblioteksudlån", "da", "de", "Bibliothek Ausleihe"),
        ("Schulbibliotheken", "de", "en", "school library"),
        ("demokratisering", "da", "de", "Demokratisierung"),
        ("Demokratisierung", "de", "da", "demokratisering"),
        ("klimatologi", "da", "en", "climatology"),
        ("nationality", "en", "da", "nationalitet"),
    ],
)
def test_a_word_is_known_in_the_other_languages(word: str, language: str, other: str, meant: str | None) -> None:
    found = [each for code, each in translations(word, language) if code == other]
    assert meant in found if meant else not found


@pytest.mark.parametrize(
    ("word", "language"),
    [("og", "da"), ("der", "de"), ("the", "en"), ("Aabenraa", "da"), ("qwrtzp", "de"), ("", "da"), ("skole", "fr"), ("2030", "da")],
)
def test_function_words_names_and_no_words_have_no_translation(word: str, language: str) -> None:
    assert translations(word, language) == ()


def test_false_friends_are_not_made_by_their_endings() -> None:
    assert ("en", "actual") not in translations("aktuel", "da")
    assert ("en", "eventual") not in translations("eventuell", "de")
    assert ("en", "direction") not in translations("direktion", "da")


@given(st.text(max_size=60), st.sampled_from(LANGUAGES))
def test_any_text_has_translations_into_other_languages_or_none(word: str, language: str) -> None:
    assert all(code in LANGUAGES and code != language and other for code, other in translations(word, language))


def test_each_row_names_its_meaning_in_three_languages() -> None:
    for row in _ROWS:
        cells = row.split(";")
        assert len(cells) == len(LANGUAGES), row
        assert all(word and word == word.strip() for cell in cells for word in cell.split("|")), row
    assert len(_ROWS) == len(set(_ROWS))


def test_the_words_of_the_dictionary_exist() -> None:
    unknown = [word for row in _ROWS for language, cell in zip(LANGUAGES, row.split(";"), strict=True) for word in _unknown(cell, language)]
    assert len(unknown) < len(_ROWS) / 50, unknown


def _unknown(cell: str, language: str) -> list[str]:
    """The word lists write *ss* for *ß* and lack a few words of the trades."""
    words = cell.replace("|", " ").replace("-", " ").replace("'s", "").replace("'", "").split()
    return [
        word
        for word in words
        if not any(is_word(each, language) or compound_parts(each, language) for each in (word, word.replace("ß", "ss")))
    ]


def test_rows_are_found_by_any_inflection() -> None:
    assert has_row("skolernes", "da")
    assert not has_row("skolernesqq", "da")


@pytest.mark.parametrize(("word", "language", "other"), [("singende", "de", ("da", "synge")), ("syngende", "da", ("de", "singen"))])
def test_participles_are_translated_as_their_verbs(word: str, language: str, other: tuple[str, str]) -> None:
    assert other in translations(word, language)


def test_the_row_in_which_a_word_is_the_usual_one_comes_first() -> None:
    """*Lehrstelle* is a second word for a placement and the first for an apprenticeship."""
    danish = [word for language, word in translations("Lehrstelle", "de") if language == "da"]
    assert danish[0] == "læreplads"
    assert "praktikplads" in danish
