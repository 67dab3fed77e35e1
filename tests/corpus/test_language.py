"""Which language a text is in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language import block_language, text_language

DANISH = "Kommunen vil i de kommende år styrke samarbejdet med venskabsbyerne og gøre det lettere for unge at rejse ud."
GERMAN = "Die Stadt möchte in der kommenden Zeit ihre Bande zu den Partnerstädten stärken und junge Menschen fördern."
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


NORWEGIAN = (
    "Kommunen ønsker å styrke samarbeidet med vennskapsbyene og gjøre det lettere for unge å reise ut. Gjennom prosjektet får skolene "
    "tilgang til nye læremidler, og det arbeides med bedre kollektivtrafikk mellom bygdene. Innbyggerne skal ha mulighet til å si sin "
    "mening."
)
SWEDISH = "Kommunen vill stärka samarbetet med våra vänorter och göra det lättare för unga att resa ut i världen."
DUTCH = "De gemeente wil de samenwerking met de partnersteden versterken en het voor jongeren gemakkelijker maken om te reizen."
POLISH = "Gmina chce wzmocnić współpracę z miastami partnerskimi, aby młodzieży było łatwiej wyjechać na wymianę do innego kraju."
AS_SWEDISH = (
    "Kommunen vil i de kommende år styrke samarbejdet med venskabsbyerne og göre det lettere for börn og unge at rejse ud i verden."
)
AS_NORWEGIAN = (
    "Kommunen vil i de kommende år styrke samarbeidet med venskabsbyerne og gjøre det lettere for børn og unge at reise ud i verden."
)
AS_DUTCH = "Die Stadt mochte in der kommenden Zeit ihre Bande zu den Partnerstadten starken und junge Menschen fordern."
OLD = "Kommunen vil i de kommende Aar styrke Samarbejdet med Venskabsbyerne, og Børnene skulle have lettere ved at rejse ud i Verden."


@pytest.mark.parametrize("default", ["da", "de", None])
@pytest.mark.parametrize(
    ("text", "language"),
    [(SWEDISH, "sv"), (DUTCH, "nl"), (FRENCH, "fr"), (POLISH, "pl"), (NORWEGIAN, "no"), (GERMAN, "de"), (ENGLISH, "en"), (DANISH, "da")],
)
def test_a_sentence_in_another_language_is_known_as_such(text: str, language: str, default: str | None) -> None:
    assert block_language(text, default) == language
    assert text_language(text) == language


@pytest.mark.parametrize(
    ("text", "language"), [(AS_SWEDISH, "da"), (AS_NORWEGIAN, "da"), (MISREAD, "da"), (OLD, "da"), (AS_DUTCH, "de"), (GERMAN.upper(), "de")]
)
def test_a_bad_reading_is_not_taken_for_a_neighbours_language(text: str, language: str) -> None:
    assert block_language(text, language) == language
    assert text_language(text) == language


@pytest.mark.parametrize(
    "heading", ["Børn og unge", "Vision og mål 2030", "Klima", "Budget", "International strategi", "Strategi for handel og havn"]
)
def test_headings_are_in_the_documents_language(heading: str) -> None:
    assert block_language(heading, "da") == "da"


def test_a_block_of_a_document_in_another_language_is_in_that_one() -> None:
    assert block_language("Kulturhuset öppnar i vår och blir en mötesplats för hela staden.", "sv") == "sv"
    assert block_language("Det nye biblioteket", "no") == "no"
    assert block_language(GERMAN, "sv") == "de"


@given(st.text(max_size=200), st.sampled_from(["da", "de", "sv", "xx", None]))
def test_any_block_has_a_language_and_always_the_same(text: str, default: str | None) -> None:
    assert block_language(text, default) == block_language(text, default)


@given(st.text(max_size=200))
def test_any_text_has_a_language_or_none_and_always_the_same(text: str) -> None:
    assert text_language(text) == text_language(text)
