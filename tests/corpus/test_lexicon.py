"""Known words, lemmas and compounds of Danish and German."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus import lexicon_table
from corpus.lexicon import compound_parts, compound_pieces, frequency, is_word, lemma
from corpus.lexicon_cache import kept
from corpus.lexicon_table import WordTable


@pytest.mark.parametrize(
    ("word", "language"),
    [("kommune", "da"), ("Kommune", "da"), ("børnene", "da"), ("vindmølle", "da"), ("Haus", "de"), ("BÜRGER", "de"), ("policy", "en")],
)
def test_known_words(word: str, language: str) -> None:
    assert is_word(word, language)


@pytest.mark.parametrize(
    ("word", "language"), [("bærcdygtig", "da"), ("Verwaltvng", "de"), ("municipalitv", "en"), ("", "da"), ("hus", "fr")]
)
def test_unknown_words(word: str, language: str) -> None:
    assert not is_word(word, language)
    assert frequency(word, language) == 0.0


def test_frequent_words_weigh_more() -> None:
    assert frequency("og", "da") > frequency("kommune", "da") > frequency("vindmøllelaug", "da")
    assert frequency("Und", "de") > frequency("Rathaus", "de") > 0


@pytest.mark.parametrize(
    ("word", "language", "expected"),
    [("børnene", "da", "barn"), ("byer", "da", "by"), ("Städten", "de", "stadt"), ("policies", "en", "policy"), ("Xyzzy", "da", "xyzzy")],
)
def test_lemmas(word: str, language: str, expected: str) -> None:
    assert lemma(word, language) == expected


@pytest.mark.parametrize(
    ("word", "language", "parts"),
    [
        ("klimahandlingsplan", "da", "klima handling plan"),
        ("partnerby", "da", "partner by"),
        ("trafiksikkerhed", "da", "trafik sikkerhed"),
        ("børnehave", "da", "børn have"),
        ("cykelsti", "da", "cykel sti"),
        ("Affaldssortering", "da", "affald sortering"),
        ("varmepumpe", "da", "varme pumpe"),
        ("plejehjem", "da", "pleje hjem"),
        ("Steuerbescheid", "de", "steuer bescheid"),
        ("Städtepartnerschaft", "de", "städte partnerschaft"),
        ("Wirtschaftsförderung", "de", "wirtschaft förderung"),
        ("Wohnungsbau", "de", "wohnung bau"),
        ("Hochwasserschutz", "de", "hoch wasser schutz"),
        ("Verwaltungsvorlage", "de", "verwaltung vorlage"),
        ("Stadtrat", "de", "stadt rat"),
    ],
)
def test_compounds_fall_apart(word: str, language: str, parts: str) -> None:
    assert compound_parts(word, language) == tuple(parts.split())


SIMPLE = {
    "da": "samarbejde forældre udvalg beslutning kommunen mulighed virksomhed forening uddannelse økonomi",
    "de": "Verwaltung Vereinbarung Entwicklung Beteiligung Gesellschaft Bildung Gemeinde Möglichkeiten",
}


@pytest.mark.parametrize(
    ("word", "language"),
    [
        *((word, language) for language, words in SIMPLE.items() for word in words.split()),
        ("housing", "en"),
        ("plan2030plan", "da"),
        ("", "de"),
    ],
)
def test_simple_words_stay_whole(word: str, language: str) -> None:
    assert compound_parts(word, language) == ()


def test_pieces_hold_the_smaller_compounds_too() -> None:
    assert set(compound_pieces("Städtenetzwerke", "de")) >= {"städte", "netzwerke", "netz"}


@given(st.text(alphabet="abdefghiklmnoprstuvyæøåäöüß", max_size=30), st.sampled_from(["da", "de", "en", "xx"]))
def test_parts_stand_in_the_word_in_order(word: str, language: str) -> None:
    place = 0
    for part in compound_parts(word, language):
        place = word.index(part, place) + len(part)


@pytest.mark.parametrize("data", [b"", b"udsynlx1", b"x" * 100, lexicon_table._HEADER.pack(b"udsynlx1", 5, 1)])
def test_a_broken_table_is_not_believed(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"too short|word table"):
        WordTable(data)


def test_a_table_is_kept_in_a_file_or_in_memory(tmp_path: Path) -> None:
    table = lexicon_table._compiled("en")
    in_file = kept(tmp_path / "deep" / "words", WordTable, lambda: table)
    (tmp_path / "file").write_bytes(b"")
    in_memory = kept(tmp_path / "file" / "words", WordTable, lambda: table)
    assert in_file.frequency("house") == in_memory.frequency("house") > 0
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["words"]
