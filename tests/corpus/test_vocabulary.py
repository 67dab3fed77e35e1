"""The vocabulary: what is in it, which words name which concepts, and what any words do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.vocabulary import THEMES, concept, concepts, find_concepts
from corpus.words import tokens

LANGUAGES = ("da", "de", "en")

# Words that must name a concept, in a text of the language (None: a query).
NAMED = [
    ("venskabsbyernes", "da", "twin-town"),
    ("Städtepartnerschaften", "de", "twin-town"),
    ("Partnerstaedte", "de", "twin-town"),
    ("twin towns", "en", "twin-town"),
    ("Partnerstadtbesuch", "de", "twin-town"),
    ("sister city", None, "twin-town"),
    ("daginstitutionerne", "da", "day-care"),
    ("Kindertagesstätten", "de", "day-care"),
    ("ladestandere", "da", "charging-stations"),
    ("Ladesäulen", None, "charging-stations"),
    ("Ladeinfrastrukturkonzept", "de", "charging-stations"),
    ("udsatte børn", "da", "vulnerable-children"),
    ("høringssvarene", "da", "consultation"),
    ("byrådsmøder", "da", "council-meeting"),
    ("Gemeinderatssitzung", "de", "council-meeting"),
    ("Bürger:innen", "de", "citizen"),
    ("the Covenant of Mayors", "en", "covenant-of-mayors"),
    ("Konvent der Bürgermeister*innen für Klima und Energie", "de", "covenant-of-mayors"),
    ("borgmesterpagten", "da", "covenant-of-mayors"),
    ("Rat der Gemeinden und Regionen Europas", None, "cemr"),
    ("RGRE", "de", "cemr"),
    ("KL", "da", "kl"),
    ("WHO Healthy Cities", "en", "healthy-cities"),
    ("nachhaltige Städte und Gemeinden", "de", "sdg-11"),
    ("Partnerskaber for handling", "da", "sdg-17"),
    ("Kommunalwahlprogramm", "de", "election_programme"),
    ("Klimapolitik", "de", "climate_environment"),
    ("klimahandlingsplan", "da", "climate-plan"),
    ("sprogkurser", None, "staff-language-training"),
    ("Kinder- und Jugendpolitik", "de", "children_youth"),
    ("politikere", "da", "politicians"),
    ("NØDHJÆLP", "da", "humanitarian-aid"),
    ("Radverkehrskonzept", "de", "cycling-plan"),
    ("Radverkehrskonzept", "de", "cycling"),
    ("cykelstrategien", "da", "cycling-plan"),
    ("Wasserschutzgebiete", None, "well-protection"),
    ("fødselstallet", "da", "birth-rate"),
    ("Geburtenrückgang", "de", "birth-rate"),
    ("Oberzentrum", "de", "central-place"),
    ("udbudsmateriale", "da", "tender-procedure"),
    ("Haushaltsberatungen", "de", "budget-negotiations"),
    ("Haushaltsberatungen", "de", "budget"),
    ("rules of procedure", "en", "rules-of-procedure"),
    ("Geschäftsordnung", "de", "rules-of-procedure"),
    ("Samtgemeinderat", "de", "lower-saxony-bodies"),
    ("Grønlands", "da", "greenland"),
]
# Words that must not.
NOT_NAMED = [
    ("kl. 12", "da", "kl"),
    ("who is there", "en", "who"),
    ("sich", "de", "safety"),
    ("Politiker", None, "policy"),
    ("politik", None, "politicians"),
    ("Politikfeld", "de", "policy"),
    ("Versorgung", None, "young-people"),
    ("privat", "de", "privatisation"),
    ("Schüler", "de", "school"),
    ("Geschäftsordnung", "de", "retail"),
    ("fahren", "de", "ferry"),
    ("statt", "de", "federal-government"),
    ("gehalten", "de", "wages"),
    ("rente", None, "interest-rates"),
    ("Prävention", None, "sexual-health"),
    ("Agenda 21", None, "council-meeting"),
    ("Bank", None, "street-furniture"),
    ("Tränen", "de", "sports-volunteer-coach"),
    ("opposite", "en", "opposition-council"),
]


def named(text: str, language: str | None) -> set[str]:
    return {match.concept.id for match in find_concepts([token.text for token in tokens(text)], language)}


@pytest.mark.parametrize(("text", "language", "identifier"), NAMED)
def test_words_name_a_concept(text: str, language: str | None, identifier: str) -> None:
    assert identifier in named(text, language)


@pytest.mark.parametrize(("text", "language", "identifier"), NOT_NAMED)
def test_words_do_not_name_a_concept(text: str, language: str | None, identifier: str) -> None:
    assert identifier not in named(text, language)


def test_a_longer_phrase_hides_what_lies_within() -> None:
    matches = find_concepts(["Covenant", "of", "Mayors", "for", "Climate", "and", "Energy"], "en")
    assert [(match.first, match.last, match.concept.id) for match in matches] == [(0, 7, "covenant-of-mayors")]


def test_other_languages_are_understood_in_passing() -> None:
    assert named("vores Partnerstadt i Tyskland", "da") == {"twin-town"}


def test_the_themes_goals_and_types_are_all_there() -> None:
    by_kind = {kind: [found.id for found in concepts() if found.kind == kind] for kind in ("theme", "sdg", "network", "document_type")}
    assert tuple(by_kind["theme"]) == THEMES
    assert by_kind["sdg"] == [f"sdg-{number}" for number in range(1, 18)]
    assert set(by_kind["document_type"]) == {
        *("strategy", "policy", "plan", "election_programme", "agreement", "report"),
        *("slides", "memo", "proposal", "motion", "answer", "minutes"),
    }
    assert len(by_kind["network"]) >= 40
    assert len(concepts()) >= 1250


@pytest.mark.parametrize("found", concepts(), ids=lambda found: found.id)
def test_each_concept_is_whole_and_found_by_its_own_words(found) -> None:  # type: ignore[no-untyped-def]
    assert concept(found.id) is found
    assert set(found.themes) <= set(THEMES)
    assert len(set(found.words)) == 3
    for language in LANGUAGES:
        words = found.words[language]
        assert len(set(words)) == len(words)
        assert words
        assert found.label(language) == words[0]
        for word in words:
            assert found.id in named(word, language), word


def test_no_id_stands_twice() -> None:
    identifiers = [found.id for found in concepts()]
    assert len(set(identifiers)) == len(identifiers)
    assert concept("no such concept") is None
    assert concepts()[0].label("fi") == concepts()[0].words["en"][0]


_WORDS = st.sampled_from(
    ["Covenant", "of", "Mayors", "Partnerstadtbesuch", "skole", "EU", "kl", "", " ", "-", "İ", "ß", "børn", "og", "unge", "2030"]
)


@given(st.lists(st.one_of(st.text(max_size=12), _WORDS), max_size=12), st.sampled_from(["da", "de", "en", None, "fr"]))
def test_any_words_give_spans_inside_them(words: list[str], language: str | None) -> None:
    seen = set()
    for match in find_concepts(words, language):
        assert 0 <= match.first < match.last <= len(words)
        seen.add((match.first, match.last, match.concept.id))
    assert len(seen) == len(find_concepts(words, language))
