"""Words of a query in the other languages: whose language is guessed how, what is looked up, and what a reader can switch off."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.knowledge import NOTHING
from index.meaning.additions import additions
from index.meaning.expand import CONCEPT, Added, expand
from index.meaning.translations import FIRST, OTHER, PART, query_languages, translated
from index.query.parse import parse
from index.ranking import HELD


def _words(query: str) -> set[str]:
    words = query.split()
    return {found.word for found in translated(words, [()] * len(words))}


def _added(query: str, *held: str, without: tuple[str, ...] = ()) -> tuple[Added, ...]:
    """What is added to a query over an index that holds these terms and all that was typed."""
    tree = parse(query, ()).tree
    assert tree is not None

    def present(terms: Iterable[str]) -> frozenset[str]:
        return frozenset(term for term in terms if term in held or term.startswith("f:"))

    return expand(tree, present, lambda word: None, without).added


@pytest.mark.parametrize(
    ("query", "language"),
    [
        ("legepladser i byen", "da"),
        ("Spielplätze in der Stadt", "de"),
        ("playgrounds in the city", "en"),
        ("varmeplanlægning", "da"),
        ("Wärmeplanung", "de"),
        ("vejbelysning Aarhus", "da"),
        ("Straßenbeleuchtung", "de"),
    ],
)
def test_the_language_is_that_of_the_query_as_a_whole(query: str, language: str) -> None:
    assert query_languages(tuple(query.split()))[0] == language


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("svømmehal", {"Hallenbad"}),
        ("Friedhof", {"kirkegård", "cemetery"}),
        ("playground for children", {"legeplads", "Spielplatz"}),
        ("town hall", {"rådhus", "Rathaus"}),
        ("heat planning", {"varmeplanlægning", "Wärmeplanung"}),
        ("genoptræning efter sygdom", {"Rehabilitation", "Krankheit"}),
    ],
)
def test_words_are_looked_up_in_the_other_languages(query: str, meant: set[str]) -> None:
    assert meant <= _words(query)


@pytest.mark.parametrize("query", ["gift", "bar", "rat", "by", "most", "fast", "brand", "2030", "und", "hvad er det", "Bank"])
def test_words_that_mean_something_else_elsewhere_are_left_alone(query: str) -> None:
    assert not _words(query)


def test_the_same_letters_mean_what_the_rest_of_the_query_says() -> None:
    assert "Geschwindigkeit" in _words("lavere fart på vejene")
    assert "children" in _words("Angebote für jedes Kind und seine Eltern") | _words("Kinder")
    assert "Ratte" not in _words("Der Rat hat den Antrag beschlossen")


def test_translations_are_listed_once_a_word_and_can_be_switched_off() -> None:
    held = ("sde:gemuesegart", "sen:veget", "sen:garden")
    assert Added("Gemüsegarten, vegetable garden", "translation", "køkkenhave", "translation:koekkenhave") in _added("køkkenhave", *held)
    assert all(added.kind != "translation" for added in _added("køkkenhave", *held, without=("translation:koekkenhave",)))


def test_only_what_the_index_holds_is_listed() -> None:
    assert all(added.kind != "translation" for added in _added("køkkenhave"))


def test_places_are_not_translated() -> None:
    assert all(added.kind != "translation" for added in _added("Essen", "sda:mad", "sen:food"))


def test_what_a_concept_says_already_is_not_said_again() -> None:
    assert all(
        "klimaschutz" not in added.term.lower() for added in _added("klimabeskyttelse", "sde:klimaschutz") if added.kind == "translation"
    )


def test_a_translation_means_less_than_a_concept() -> None:
    assert PART < OTHER <= FIRST < CONCEPT


@given(st.lists(st.text(max_size=12), max_size=5))
def test_any_words_can_be_asked(words: list[str]) -> None:
    assert all(0 <= found.first < found.last <= len(words) for found in translated(words, [()] * len(words)))


def test_a_concept_that_merely_lists_a_word_is_less_sure_than_the_one_that_is_called_so() -> None:
    """*Drikkevand* is a concept, and one of the words of water."""
    (found,) = additions(("drikkevand",), NOTHING)
    weights = {term.text: term.weight for addition in found for term in addition.terms if term.text.startswith("c:")}
    assert len(weights) == 2
    assert min(weights.values()) < HELD < max(weights.values())


def test_what_is_looked_up_alike_is_named_once_as_a_real_word() -> None:
    words = _words("climate neutral")
    assert "klimaneutral" in words
    assert not {"klimaeneutral", "klimaenneutral"} <= words
    assert [one.term for one in _added("climate neutral", "sde:klimaneutral") if "eneutral" in one.term] == []
