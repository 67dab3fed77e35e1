"""Tokens, folding and stems: tables of before and after, and what holds for any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from corpus.words import fold, stem, tokens


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vi mødes i Aabenraa.", ["Vi", "mødes", "i", "Aabenraa"]),
        ("Wohn- und Gewerbegebiete", ["Wohn", "und", "Gewerbegebiete"]),
        ("Bürger*innen, Radfahrer:innen und Lehrer/innen", ["Bürger*innen", "Radfahrer:innen", "und", "Lehrer/innen"]),
        ("der/die oder er/sie", ["der", "die", "oder", "er", "sie"]),
        ("EU-kontor, CO2 og 80.000 kr.", ["EU", "kontor", "CO2", "og", "80", "000", "kr"]),
        ("snake_case og a*b", ["snake", "case", "og", "a", "b"]),
        ("bære\u00addygtig", ["bære\u00addygtig"]),
        ("A\u030abenra\u030a kommune", ["A\u030abenra\u030a", "kommune"]),
        ("—…!?", []),
    ],
)
def test_a_text_falls_into_words(text: str, words: list[str]) -> None:
    assert [token.text for token in tokens(text)] == words


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Aabenraa", "Åbenrå"),
        ("Aabenrå", "ÅBENRAA"),
        ("A\u030abenra\u030a", "Åbenrå"),
        ("Koeln", "Köln"),
        ("Schröder", "Schrøder"),
        ("ældre", "aeldre"),
        ("Straße", "STRASSE"),
        ("Bürger*innen", "Buergerinnen"),
        ("Radfahrer:innen", "RADFAHRERINNEN"),
        ("bære\u00addygtig", "bæredygtig"),
        ("Orléans", "Orleans"),
        ("Škoda", "skoda"),
        ("Ťemešvár", "temesvar"),
    ],
)
def test_one_spelling_for_all(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(("left", "right"), [("år", "ar"), ("får", "far"), ("mål", "mal"), ("Bär", "Bar"), ("öl", "ol"), ("rød", "rod")])
def test_letters_are_not_lost(left: str, right: str) -> None:
    assert fold(left) != fold(right)


@pytest.mark.parametrize(
    ("left", "right", "language"),
    [
        ("kommunernes", "kommune", "da"),
        ("venskabsbyer", "venskabsby", "da"),
        ("pejlemærkerne", "pejlemærke", "da"),
        ("Städten", "Stadt", "de"),
        ("Partnerstädte", "Partnerstadt", "de"),
        ("Bürger*innen", "Bürgerinnen", "de"),
        ("municipalities", "municipality", "en"),
    ],
)
def test_inflected_forms_share_a_stem(left: str, right: str, language: str) -> None:
    assert stem(left, language) == stem(right, language)


def test_other_languages_are_only_lowered() -> None:
    assert stem("Kommunernes", None) == stem("Kommunernes", "fr") == "kommunernes"


@given(st.text())
def test_tokens_lie_in_order_where_they_say(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end
        assert text[token.start : token.end] == token.text
        end = token.end


@example("0:E")
@example("a:i:n")
@example("a：e")
@given(st.text())
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold(fold(word)) == fold(word)
