"""Partner cities: which town is tied to the issuer, how, since when; the partner towns are real, their ties invented."""

from __future__ import annotations

import pytest

HEAD = {
    "da": "Egelund Kommune\n\nInternational strategi\n\nEgelund Kommune arbejder med andre.\n\n",
    "de": "Stadt Auental\n\nEuropakonzept\n\nDie Stadt Auental arbeitet mit anderen.\n\n",
    "en": "",
}

BARNSLEY_AND_CESIS = [("Barnsley", "GB", "project", "current", None), ("Cēsis", "LV", "project", "current", None)]
VALENCE_AND_BATUMI = [("Valence", "FR", "twin", "current", None), ("Batumi", "GE", "twin", "current", None)]

TIED = [
    ("da", "Egelund har været venskabsby med Kalmar i Sverige siden 1969.", [("Kalmar", "SE", "twin", "current", 1969)]),
    (
        "da",
        "Kommunen har tre venskabsbyer: Arendal i Norge, Trelleborg i Sverige og Havdal i Tyskland.",
        [
            ("Arendal", "NO", "twin", "current", None),
            ("Trelleborg", "SE", "twin", "current", None),
            ("Havdal", "DE", "twin", "current", None),
        ],
    ),
    ("da", "Venskabsaftalen med Pori i Finland ophørte i 2016.", [("Pori", "FI", "twin", "former", None)]),
    (
        "da",
        "Vi har en venskabsby i Skotland og i Tjekkiet.",
        [(None, "GB", "twin", "current", None), (None, "CZ", "twin", "current", None)],
    ),
    (
        "da",
        "Vi deltager i EU-projektet Blåbølge sammen med Liepāja i Letland og Pärnu i Estland.",
        [("Liepāja", "LV", "project", "current", None), ("Pärnu", "EE", "project", "current", None)],
    ),
    ("de", "Unsere Partnerstadt Temeswar liegt im Banat.", [("Timișoara", "RO", "twin", "current", None)]),
    (
        "de",
        "Seit 1978 pflegt die Stadt eine Städtepartnerschaft mit der dänischen Gemeinde Havdal.",
        [("Havdal", "DK", "twin", "current", 1978)],
    ),
    ("de", "Die Stadt strebt eine Städtepartnerschaft mit einer ukrainischen Stadt an.", [(None, "UA", "twin", "proposed", None)]),
    (
        "de",
        "Wir setzen uns für eine Städtepartnerschaft mit der polnischen Stadt Gdynia ein.",
        [("Gdynia", "PL", "twin", "proposed", None)],
    ),
    ("de", "Die Partnerschaft mit Coventry wurde 2009 beendet.", [("Coventry", "GB", "twin", "former", None)]),
    ("de", "Im EU-Projekt „Nordlicht“ arbeitet die Stadt mit den Städten Barnsley und Cēsis zusammen.", BARNSLEY_AND_CESIS),
    ("de", "Mit Valence (Frankreich) und Batumi (Georgien) bestehen Städtepartnerschaften.", VALENCE_AND_BATUMI),
    ("de", "Die Partnerschaft mit der Stadt Smolensk ruht seit 2022.", [("Smolensk", "RU", "twin", "former", None)]),
    ("en", "Nancy is our twin town since 1955.", [("Nancy", "FR", "twin", "current", 1955)]),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), TIED)
def test_ties_that_a_sentence_states(values, language, sentence, expected):
    found = [p for p in values(HEAD[language] + sentence + "\n", "partner_city", language) if p.relation != "mentioned"]
    assert [(p.name, p.country, p.relation, p.status, p.since) for p in found] == expected


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Partnerstadt Nancy und deren polnische Partnerstadt Lublin helfen."),
        ("de", "Der Bürgermeister fuhr nach Nancy, die Partnerstadt von Lublin ist bekannt."),
        ("da", "Konferencen holdes i Lublin."),
        ("de", "Eine weitere Partnerschaft mit Lublin lehnen wir ab."),
    ],
)
def test_a_town_that_is_only_mentioned(values, language, sentence):
    found = {p.name: p.relation for p in values(HEAD[language] + sentence + "\n", "partner_city", language)}
    assert found["Lublin"] == "mentioned"


def test_a_list_below_a_lead_in(values):
    text = HEAD["da"] + "Kommunen har faste samarbejdsrelationer med følgende byer:\nHavdal/Vestmark, Skotland\nYstad, Sverige\n"
    found = [(p.name, p.country) for p in values(text, "partner_city") if p.relation == "twin"]
    assert found == [("Havdal", "GB"), ("Vestmark", "GB"), ("Ystad", "SE")]


def test_a_table_below_a_heading(values):
    text = HEAD["da"] + "Vores venskabsbyer\n\nBy Land Aftale\n\nArendal Norge 1947\n\nHavdal Tyskland 1978\n"
    found = [(p.name, p.country, p.since) for p in values(text, "partner_city") if p.relation == "twin"]
    assert found == [("Arendal", "NO", 1947), ("Havdal", "DE", 1978)]


def test_the_members_of_a_network_and_the_towns_of_a_project(values):
    text = (
        HEAD["da"] + "Hvad er Harbour Towns Network?\n\nEt netværk af havnebyer.\n\nHvem er HTN?\n\n- Nacka Kommun (Stockholm) - 80.000\n- "
        "Getafe (Madrid)\n\n" + "Rum til havnen\n\nDeltagende byer\n\n- Loures, P\n- Egelund, DK\n"
    )
    found = [(p.name, p.country, p.relation, p.via) for p in values(text, "partner_city") if p.relation in ("network", "project")]
    assert found == [
        ("Nacka", "SE", "network", "Harbour Towns Network"),
        ("Getafe", "ES", "network", "Harbour Towns Network"),
        ("Loures", "PT", "project", "Rum til havnen"),
    ]


def test_the_issuer_is_no_partner_of_its_own(values):
    text = HEAD["de"] + "Die Partnerstädte Auental, Krasnodar und Nancy schließen eine Vereinbarung.\n"
    assert [p.name for p in values(text, "partner_city", "de") if p.relation == "twin"] == ["Krasnodar", "Nancy"]
