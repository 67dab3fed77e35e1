"""Issuers: all Danish municipalities, German towns and districts, parties with their branches, groups, lists."""

from __future__ import annotations

import pytest

from corpus.model import Page
from ingest.finders.head.issuers import find_issuer
from ingest.finders.text.flow import flow_of
from tests.municipalities import DANISH

GENITIVE = {"Københavns": "København", "Nordfyns": "Nordfyn", "Vesthimmerlands": "Vesthimmerland"}

NAMED = [
    ("de", "Stadt Karlsruhe", "Stadt Karlsruhe", "Karlsruhe"),
    ("de", "Landeshauptstadt Kiel", "Stadt Kiel", "Kiel"),
    ("de", "Landkreis Göttingen", "Landkreis Göttingen", "Göttingen"),
    ("de", "Gemeinde Weyhe", "Gemeinde Weyhe", "Weyhe"),
    ("de", "Universitätsstadt Tübingen", "Stadt Tübingen", "Tübingen"),
    ("da", "Bornholms Regionskommune", "Bornholms Regionskommune", "Bornholm"),
]
PROGRAMMES = [
    ("de", "SPD Unterbezirk Trier\n\nKommunalwahlprogramm", "SPD Unterbezirk Trier"),
    ("de", "Kreisverband Worms der CDU\n\nKommunalwahlprogramm", "CDU Kreisverband Worms"),
    ("de", "Bündnis 90/Die Grünen KV Göttingen\n\nKommunalwahlprogramm", "BÜNDNIS 90/DIE GRÜNEN Kreisverband Göttingen"),
    ("de", "FDP Ortsverband Hof\n\nWahlprogramm", "FDP Ortsverband Hof"),
    ("de", "Trierer SPD\n\nKommunalwahlprogramm", "SPD Trier"),
    ("de", "Bürgerliste Auental\n\nWahlprogramm", "Bürgerliste Auental"),
    ("de", "Freie Wähler Worms\n\nWahlprogramm", "Freie Wähler Worms"),
    ("da", "Venstre i Kolding\n\nValgprogram", "Venstre i Kolding"),
    ("da", "Radikale Venstre i Kolding\n\nValgprogram", "Radikale Venstre i Kolding"),
    ("da", "Enhedslisten Kolding\n\nValgprogram", "Enhedslisten i Kolding"),
    ("da", "Socialdemokratiet i Vejle\n\nValgprogram", "Socialdemokratiet i Vejle"),
    ("da", "Borgerlisten Egelund\n\nValgprogram", "Borgerlisten Egelund"),
]


def issuer_of(text: str, kind: str, language: str):  # type: ignore[no-untyped-def]
    return find_issuer(flow_of([Page(1, "text", text, language)]), kind, language)


@pytest.mark.parametrize("name", sorted({*DANISH, *GENITIVE} - {"København", "Bornholm"}))
def test_every_danish_municipality_can_issue(name: str) -> None:
    found = issuer_of(f"{name} Kommune\n\nNotat om stierne langs åen\n", "memo", "da")
    assert (found.name, found.place, found.country) == (f"{name} Kommune", GENITIVE.get(name, name), "DK")


@pytest.mark.parametrize(("language", "line", "issuer", "place"), NAMED)
def test_names_as_they_are_written(language: str, line: str, issuer: str, place: str) -> None:
    found = issuer_of(f"{line}\n\nEin Plan für die Wege am Fluss\n", "plan", language)
    assert (found.name, found.place) == (issuer, place)


@pytest.mark.parametrize(("language", "text", "issuer"), PROGRAMMES)
def test_parties_with_their_branches(language: str, text: str, issuer: str) -> None:
    assert issuer_of(f"{text}\n\nEin Satz, der nichts weiter sagt.\n", "election_programme", language).name == issuer


def test_a_name_among_the_first_words_weighs_more_than_partners_below() -> None:
    opening = "Die Stadt lebt von ihren Gästen, und sie reist gern zu anderen, um zu sehen, wie es dort zugeht.\n\n"
    partners = "".join(f"In Jena feiern wir Fest {n} mit Freunden.\n\n" for n in range(6))
    assert issuer_of(f"Coburg und die Welt\n\nLeitlinien\n\n{opening}{partners}", "policy", "de").name == "Stadt Coburg"
