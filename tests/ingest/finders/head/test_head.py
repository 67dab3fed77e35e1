"""The head of a document: title, issuer, country, type, year and period."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from corpus.model import Aside, Head, Page, Reading
from ingest.finders import describe

AGENDA = (
    "Byråd 2022-2025, 2024-05-15\nPunkt 7: Ny busplan for oplandet\nSagsnr. 24-001234\n\nBeslutning\n\nByrådet godkendte indstillingen.\n\n"
    "Sagsbeskrivelse\n\nEgelund Kommune har tre buslinjer. Egelund Kommune ejer dem.\n"
)
PROPOSAL = (
    "Stadt Auental\nDer Oberbürgermeister\n\nBESCHLUSSVORLAGE\n\nVorlage Nr.: 2019/0112\n\nNeubau der Sporthalle am Bach\n\n"
    "Gremium Termin TOP\nGemeinderat 14.05.2019 4\n\nDer Gemeinderat stimmt dem Bau zu.\n"
)
PROGRAMME = (
    "Mehr Grün wagen\n\nKommunalwahlprogramm der SPD Kreisverband Auental\n\nWir wollen mehr Bäume. Wir wollen mehr Busse in Auental.\n"
)
MOTION = "ÄNDERUNGSANTRAG\n\nGRÜNE-Gemeinderatsfraktion\nvom 06.11.2017\n\nRadwege am Bach\n\nDie Stadt Auental soll Radwege bauen.\n"
MEMO = (
    "Egelund Kommune\n\nNotat\n\nTil: Økonomiudvalget\nDato: 14. september 2016\n\nFremtiden for kommunens "
    "haller\n\nUdvalget bad om et overblik.\n"
)
STRATEGY = "Egelund Kommunes Kulturstrategi 2022-2026\n\nIndledning\n\nEgelund Kommune har en rig kultur.\n"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            AGENDA,
            "da",
            Head(
                "Ny busplan for oplandet",
                "Egelund Kommune",
                "Egelund",
                "DK",
                "minutes",
                "da",
                2024,
                unit="Byråd",
                status="adopted",
                case_number="24-001234",
            ),
        ),
        (
            PROPOSAL,
            "de",
            Head(
                "Neubau der Sporthalle am Bach",
                "Stadt Auental",
                "Auental",
                "DE",
                "proposal",
                "de",
                2019,
                unit="Der Oberbürgermeister",
                case_number="2019/0112",
            ),
        ),
        (PROGRAMME, "de", Head("Mehr Grün wagen", "SPD Kreisverband Auental", "Auental", "DE", "election_programme", "de", None)),
        (MOTION, "de", Head("Radwege am Bach", "GRÜNE-Gemeinderatsfraktion Auental", "Auental", "DE", "motion", "de", 2017)),
        (MEMO, "da", Head("Fremtiden for kommunens haller", "Egelund Kommune", "Egelund", "DK", "memo", "da", 2016)),
        (
            STRATEGY,
            "da",
            Head("Egelund Kommunes Kulturstrategi 2022-2026", "Egelund Kommune", "Egelund", "DK", "strategy", "da", None, (2022, 2026)),
        ),
    ],
)
def test_heads(described, text, language, expected):
    assert described(text, language)[0] == expected


def test_the_file_name_stands_in_for_a_title(described):
    assert described("...", "da", "skan-17.pdf")[0].title == "skan-17.pdf"


def test_slides_are_known_by_their_file(described):
    assert described("Vækst\n\nVi skal vokse", "da", "oplæg.pptx")[0].type == "slides"


@pytest.mark.parametrize(
    ("line", "issuer"),
    [("1592 København V", "Københavns Kommune"), ("www.aarhus.dk", "Aarhus Kommune"), ("Lyngby-Taarbæk Kommune", "Lyngby-Taarbæk Kommune")],
)
def test_addresses_tell_the_issuer(described, line, issuer):
    assert described(f"Notat\n\nSagen handler om stier.\n\n{line}\n", "da")[0].issuer == issuer


def test_minutes_without_another_title_are_called_after_their_meeting(described):
    head, _ = described(
        "Stadt Auental\n\nNiederschrift\nüber die 7. öffentliche Sitzung des Stadtrats\nam Montag, dem 3. Mai 2021\nBeginn: 18:00 Uhr\n\n"
        "TOP 1 Eröffnung\n\nDer Bürgermeister eröffnet die Sitzung und begrüßt die Anwesenden im Großen Saal.\n",
        "de",
    )
    assert head.title.startswith("Niederschrift über die 7. öffentliche Sitzung des Stadtrats")


def test_a_running_foot_says_whose_slides_they_are():
    page = Page(1, "text-layer", "Klimaet nu\n\nUdledningen falder", "da", asides=(Aside("foot", "Egelund Kommune"),))
    head, _ = describe(Reading((page,), "da", "test", datetime(2026, 1, 1, tzinfo=UTC)), "slides.pdf")
    assert (head.issuer, head.municipality) == ("Egelund Kommune", "Egelund")
