"""The terms of texts and words, passages, spelling: tables, and what holds for any text."""

import itertools
from hashlib import sha256
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.lexicon import compound_parts
from corpus.words import tokens
from index.meaning.expand import own_terms
from index.text.passages import document_records, page_ranges
from index.text.spelling import misreadings, readings_tried
from index.text.terms import VERSION, telling, text_terms, word_terms
from tests.index.builders import entry, partner


def terms(text: str, language: str | None = "da") -> set[str]:
    return {found.term for found in text_terms(text, language)}


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Åbenrå", "da", {"f:aabenraa", "=:åbenrå"}),
        ("havnene", "da", {"f:havnene", "sda:havn"}),
        ("børnene", "da", {"f:boernene", "mda:barn", "sda:boern"}),
        ("klimahandlingsplan", "da", {"pda:klima", "pda:plan", "f:klimahandlingsplan"}),
        ("Städtenetzwerke", "de", {"pde:netzwerk", "pde:stadt"}),
        ("Wohn- und Gewerbegebiete", "de", {"f:wohngebiete", "f:gewerbegebiete"}),
        ("bolig- og erhvervsområder", "da", {"f:boligomraader"}),
        ("Skole-, Børne- og Ungeudvalget", "da", {"f:skoleudvalget", "f:boerneudvalget"}),
        ("EU-kontor", "da", {"f:eu", "f:kontor", "f:eukontor"}),
        ("Bürger*innen", "de", {"f:buergerinnen"}),
        ("vaerktoejer", "da", {"f:vaerktoejer", "mda:vaerktoej"}),
        ("Uddannelsesnetvaerk", "da", {"pda:netvaerk", "pda:uddan"}),
        ("en by i Tyskland", "da", {"k:DE"}),
        ("turen til Flensborg", "da", {"kl:DE"}),
        ("année", None, {"f:annee"}),
    ],
)
def test_text_falls_into_terms(text: str, language: str | None, expected: set[str]) -> None:
    assert expected <= terms(text, language)


@pytest.mark.parametrize(
    ("text", "language", "absent"),
    [
        ("klimahandlingsplan", "da", {"f:plan", "f:klima"}),
        ("år", "da", {"f:ar"}),
        ("Wohn und Gewerbe", "de", {"f:wohngewerbe"}),
        ("mål", None, {"sda:mål"}),
    ],
)
def test_what_is_no_term(text: str, language: str | None, absent: set[str]) -> None:
    assert not absent & terms(text, language)


def test_weights_fall_from_the_word_to_the_part() -> None:
    weights = {term.text: term.weight for term in own_terms("børnene")}
    assert weights["=:børnene"] > weights["f:boernene"] > weights["mda:barn"] > weights["sda:boern"] > weights["pda:barn"]


def test_function_words_tell_little_and_rare_words_all() -> None:
    assert telling("og") < 0.1
    assert telling("und") < 0.1
    assert telling("og") < telling("kommune") < telling("spildevandsplan") == 1.0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["da", "de", "en", None]))
def test_terms_lie_inside_the_text(text: str, language: str | None) -> None:
    for found in text_terms(text, language):
        assert 0 <= found.start < found.end <= len(text)
        assert ":" in found.term


@given(st.lists(st.sampled_from(["ord", "to", ".", "\n\n", "\n", "a b c d e f", "! "]), max_size=400).map(" ".join))
def test_passages_cover_every_word_in_order(text: str) -> None:
    words = list(tokens(text))
    ranges = list(page_ranges(text, words)) if words else []
    assert all(any(start <= word.start and word.end <= end for start, end in ranges) for word in words)
    assert all(before < after for before, after in itertools.pairwise(ranges))
    assert all(len(list(tokens(text[start:end]))) <= 140 for start, end in ranges)


def test_long_pages_are_cut_at_paragraphs_and_overlap() -> None:
    paragraph = "Det er en sætning om byens planer. " * 9
    records = document_records(entry("long", "\n\n".join([paragraph] * 4))).passages
    assert len(records) > 2
    assert all(after.start < before.end for before, after in itertools.pairwise(records))


def test_a_partner_town_is_a_term_where_it_stands() -> None:
    one = entry("x", "Ingen.", "Vi besøger dem hvert år.", facts=(partner("Uddevalla", "SE", 2, 3, 9),))
    first, second = document_records(one).passages
    assert {"k:SE", "pk:SE"} <= set(second.counts)
    assert "pk:SE" not in first.counts


@pytest.mark.parametrize(("word", "reading"), [("besøg", "besgg"), ("område", "omrade")])
def test_misreadings(word: str, reading: str) -> None:
    assert reading in misreadings(word)


def test_of_the_thousands_of_misreadings_of_a_word_few_are_tried() -> None:
    assert sum(1 for _ in readings_tried("æøåäöüß", "æøåäöüß")) <= 400
    assert len(misreadings("æøåäöüß")) <= 80


@pytest.mark.parametrize("word", ["plan", "ål", "år", "få", ""])
def test_no_misreadings_of_plain_or_short_words(word: str) -> None:
    assert misreadings(word) == ()


def test_a_real_word_is_no_misreading() -> None:
    assert "barn" not in misreadings("børn")


def test_word_terms_begin_with_the_folded_word() -> None:
    assert word_terms("Ældre", "da")[0] == "f:aeldre"


def test_a_word_without_end_takes_no_time() -> None:
    """Compounds are looked for in words of a length that compounds have."""
    began = perf_counter()
    for word in ("klimahandlingsplan" * 11_000, "ø" * 200_000):
        for language in ("da", "de"):
            assert len(list(text_terms(word, language))) < 6
            assert not compound_parts(word, language)
    assert perf_counter() - began < 10


TERMS_OF = [
    ("Byrådet vedtog klimahandlingsplanen for bolig- og erhvervsområderne, elcykler og netvaerk i Åbenrå.", "da"),
    (
        "Die Bürger:innenbeteiligung, Wohn- und Gewerbegebiete, Bürger*innenräte, Krippe- und Kitaplätze, "
        "Stadträte und die Stadtplanung und -entwicklung der EU-Mittel.",
        "de",
    ),
    ("The councils' short- and long-term plans for schools, housing and cycling.", "en"),
]


def test_words_joined_by_a_hyphen_keep_their_letters() -> None:
    made = {found.term for found in text_terms("Das Klima-Bündnis tagt.", "de")}
    assert {"f:klimabuendnis", "=:klimabündnis"} <= made
    assert "=:klimapakt" not in {found.term for found in text_terms("Der Klima-Pakt tagt.", "de")}


MADE_BY_VERSION = (9, "bc17ea2d5cfc")


def test_other_terms_are_another_version() -> None:
    """An index of terms that are made otherwise today must be built anew: raise `VERSION` with this digest."""
    made = sorted(found.term for text, language in TERMS_OF for found in text_terms(text, language, concepts=False, places=False))
    assert (VERSION, sha256("\n".join(made).encode()).hexdigest()[:12]) == MADE_BY_VERSION
