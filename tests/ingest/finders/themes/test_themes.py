"""Themes of statements and documents: what their words touch, nothing else, and the users' own words."""

from __future__ import annotations

import csv
from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus import knowledge
from corpus.knowledge import Knowledge, OwnMunicipality, OwnTheme
from corpus.model import Head
from corpus.vocabulary import THEMES
from ingest.finders.themes.finder import themes_of

with Path(__file__).with_name("theme_sentences.csv").open(encoding="utf-8", newline="") as file:
    SENTENCES = [(row["language"], row["sentence"], row["theme"]) for row in csv.DictReader(file)]

BY_THE_WAY = [
    ("da", "Kommunen skal sikre, at Byrådet lægger en plan for cykelstier.", {"health", "democracy_transparency"}),
    ("da", "Arbejdet med skolerne skal fortsætte.", {"employment"}),
    ("da", "Administrationen skal fremlægge en plan for skolerne.", {"citizen_services"}),
    ("da", "Vi vil naturligvis bygge en ny skole.", {"climate_environment"}),
    ("de", "Wir fordern mehr Lehrkräfte an den Schulen.", {"climate_environment", "urban_development"}),
    ("de", "Die Arbeit der Schulen soll gefördert werden.", {"employment", "urban_development"}),
    ("de", "Wir wollen die Schulen sichern.", {"citizen_services", "urban_development"}),
    ("de", "Der Gemeinderat soll die Museen erhalten.", {"democracy_transparency"}),
    ("de", "Die Verwaltung soll das Theater sanieren.", {"citizen_services"}),
]
"""Sentences with the themes that only look as if they were touched."""


def themes_in(sentence: str, language: str) -> tuple[str, ...]:
    """The themes of a statement in a document that says nothing else."""
    head = Head("", language=language, country={"da": "DK", "de": "DE"}.get(language))
    return themes_of(SimpleNamespace(_=SimpleNamespace(head=head)), sentence)  # type: ignore[arg-type]


@pytest.mark.parametrize(("language", "sentence", "theme"), SENTENCES)
def test_the_theme_that_the_words_touch(language: str, sentence: str, theme: str) -> None:
    found = themes_in(sentence, language)
    assert theme in found
    assert len(found) <= 3
    assert set(found) <= set(THEMES)


@pytest.mark.parametrize(("language", "sentence", "others"), BY_THE_WAY)
def test_words_by_the_way_give_no_theme(language: str, sentence: str, others: set[str]) -> None:
    assert not set(themes_in(sentence, language)) & others


def test_a_statement_without_a_theme_of_its_own_has_that_of_the_title() -> None:
    titled = SimpleNamespace(_=SimpleNamespace(head=Head("Skolepolitik for Egelund Kommune", language="da", country="DK")))
    assert themes_of(titled, "Det vil vi forbedre inden 2030.") == ("education",)  # type: ignore[arg-type]


def test_own_words_name_a_known_theme_or_a_new_one(values) -> None:
    own = Knowledge(themes=(OwnTheme("Sundhed", da=("tandbørste",)), OwnTheme("Fyrtårne", da=("fyrtårn",))))
    with knowledge.using(own):
        assert themes_in("Alle skal have en tandbørste.", "da") == ("health",)
        assert themes_in("Vi vil male fyrtårnene.", "da") == ("Fyrtårne",)
        found = values("Plan\n\nFyrtårnet skal males. Fyrtårnet er højt. Alle fyrtårne lyser. Fyrtårnet står der.\n", "theme", "da")
        assert "Fyrtårne" in {theme.theme for theme in found}
    assert themes_in("Vi vil male fyrtårnene.", "da") == ()


def test_own_municipalities_can_issue(described) -> None:
    own = Knowledge(municipalities=(OwnMunicipality("Sydø", "DK", official="Sydø Økommune", names=("Sydø Samsø",)),))
    with knowledge.using(own):
        head, _ = described("Havneplan\n\nSydø Økommune har to havne, og den ene af dem bliver bygget om.\n", "da")
    assert (head.issuer, head.municipality, head.country) == ("Sydø Økommune", "Sydø", "DK")
