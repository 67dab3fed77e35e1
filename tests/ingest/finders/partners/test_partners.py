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
        "Vi har en venskabsby i Wales og en i Slovakiet.",
        [(None, "GB", "twin", "current", None), (None, "SK", "twin", "current", None)],
    ),
    (
        "da",
        "Vi deltager i EU-projektet Blåbølge sammen med Liepāja i Letland og Pärnu i Estland.",
        [("Liepāja", "LV", "project", "current", None), ("Pärnu", "EE", "project", "current", None)],
    ),
    (
        "de",
        "Wir unterhalten seit 1978 eine Städtepartnerschaft mit der norwegischen Gemeinde Arendal. "
        "Die Partnerschaft mit Coventry wurde 2009 beendet.",
        [("Arendal", "NO", "twin", "current", 1978), ("Coventry", "GB", "twin", "former", None)],
    ),
    (
        "de",
        "Der Rat beschließt, mit der Stadt Valence eine Städtepartnerschaft einzugehen.",
        [("Valence", "FR", "twin", "proposed", None)],
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
        ("de", "Die Partnerstadt Nancy und ihre polnische Partnergemeinde Lublin helfen."),
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
        HEAD["da"] + "Hvad er Harbour Towns Network?\n\nEt netværk af havnebyer.\n\nHvem er HTN?\n\n- Täby Kommun (Stockholm) - 75.000\n- "
        "Alcobendas (Madrid)\n\n" + "Rum til havnen\n\nDeltagende byer\n\n- Amadora, P\n- Egelund, DK\n"
    )
    found = [(p.name, p.country, p.relation, p.via) for p in values(text, "partner_city") if p.relation in ("network", "project")]
    assert found == [
        ("Täby", "SE", "network", "Harbour Towns Network"),
        ("Alcobendas", "ES", "network", "Harbour Towns Network"),
        ("Amadora", "PT", "project", "Rum til havnen"),
    ]


def test_the_issuer_is_no_partner_of_its_own(values):
    text = HEAD["de"] + "Die Partnerstädte Auental, Batumi und Valence schließen eine Vereinbarung.\n"
    assert [p.name for p in values(text, "partner_city", "de") if p.relation == "twin"] == ["Batumi", "Valence"]


WEIGHED = [
    (
        "da",
        "Vores venskabsbyer\n\nDe første bånd blev knyttet til Arendal i Norge. Året efter fulgte Trelleborg og finske Pori.\n",
        {"Arendal", "Trelleborg", "Pori"},
    ),
    ("da", "Ud over venskabsbyerne er Egelund forbundet med svenske Kalmar og Havdalsund i Norge.\n", {"Kalmar", "Havdalsund"}),
    (
        "da",
        "Rundt om i Norden har vi venskabsbyer. Men vi ser sjældent gæster, selv om Kalmar eller Moss inviterer venskabsbyer.\n",
        {"Kalmar", "Moss"},
    ),
    ("da", "Slagelse har tolv venskabsbyer fra Gdynia til Nancy. Vi har besøg af venskabsbyernes børn.\n", set()),
    ("da", "Affald\n\nKommunen har en aftale med Kalmar om affald.\n", set()),
    ("da", "Formanden for venskabsbyerne, Lise Skive, og Kalmars venskabsby Nancy sendte en hilsen.\n", set()),
    (
        "de",
        "Unsere Partnerstädte\n\nNancy (Frankreich) steht uns seit 1955 am nächsten. Später kam Gdynia in Polen hinzu.\n",
        {"Nancy", "Gdynia"},
    ),
    ("de", "Auental ist mit Nancy (Frankreich) und Gdynia (Polen) verschwistert.\n", {"Nancy", "Gdynia"}),
    ("de", "Kassel zählt vierzehn Partnerstädte, darunter Nancy und Gdynia. Auch die Partnerstädte haben Wünsche.\n", set()),
    ("de", "Die Partnerstadt Nancy und ihre Partnerstadt Lublin halfen dem ukrainischen Lwiw.\n", {"Nancy"}),
    ("de", "Partnerschaften\n\nDer Rat reiste nach Paris. In Straßburg fand eine Tagung statt.\n", set()),
    ("de", "Eine Partnerschaft mit Nancy wird abgelehnt.\n", set()),
]


@pytest.mark.parametrize(("language", "text", "expected"), WEIGHED)
def test_towns_that_the_evidence_makes_twins(values, language, text, expected):
    found = values(HEAD[language] + text, "partner_city", language)
    assert {p.name for p in found if p.relation == "twin"} == expected


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("da", "Vores venskabsbyer\n\nOgså forbindelsen til Gdynia i Polen er bragt til afslutning.\n", "former"),
        ("da", "Vi arvede Havdals venskab med Gdynia i Polen. Det blev nedlagt i 2012.\n", "former"),
        ("de", "Auch das polnische Gdynia zählte bis 2003 zu unseren Partnern. Die Städtepartnerschaften leben.\n", "former"),
        ("de", "Der Magistrat erhält den Auftrag, mit der Stadt Gdynia Gespräche über eine Städtepartnerschaft aufzunehmen.\n", "proposed"),
        ("da", "Vi foreslår, at Egelund rækker hånden ud til Gdynia og får en venskabsby i Polen.\n", "proposed"),
        ("de", "Unsere Partnerstädte\n\nZwischen Auental und Gdynia wurde 1990 eine Vereinbarung unterzeichnet.\n", "current"),
    ],
)
def test_how_a_tie_stands(values, language, text, status):
    found = [p for p in values(HEAD[language] + text, "partner_city", language) if p.relation == "twin"]
    assert [(p.name, p.status) for p in found] == [("Gdynia", status)]


def test_a_table_whose_columns_are_set_apart_by_spaces(values):
    text = (
        HEAD["de"] + "Auental pflegt drei Städtepartnerschaften:\n\nStadt               Staat         seit    Thema\n"
        "Eger (Cheb)         Tschechien    1990    Verwaltung\nNancy               Frankreich    1955    Chöre\n"
        "Havdal              Norwegen      1971    Sport, Jugend\n"
    )
    found = [(p.name, p.country, p.since) for p in values(text, "partner_city", "de") if p.relation == "twin"]
    assert found == [("Cheb", "CZ", 1990), ("Nancy", "FR", 1955), ("Havdal", "NO", 1971)]


def test_a_table_known_by_its_first_row(values):
    text = HEAD["da"] + "Byer ude i verden\n\nBy | Land | Venskab indgået\nKalmar | Sverige | 1951\nNancy | Frankrig | 1975\n"
    assert [p.name for p in values(text, "partner_city") if p.relation == "twin"] == ["Kalmar", "Nancy"]


FELLOWS = [
    ("da", "I Interreg-projektet Havsprøjt har vi arbejdet side om side med Kalmar og Gdynia.\n", "project", "Havsprøjt"),
    ("de", "Im Projekt „Havsprøjt“ (2019–2022) tauscht sich das Amt mit Kalmar und dem polnischen Gdynia aus.\n", "project", "Havsprøjt"),
    (
        "da",
        "Egelund er med i Harbour Towns Network. Her sidder vi blandt andet sammen med Kalmar og Gdynia.\n",
        "network",
        "Harbour Towns Network",
    ),
]


@pytest.mark.parametrize(("language", "text", "relation", "via"), FELLOWS)
def test_fellows_told_in_a_sentence(values, language, text, relation, via):
    found = [p for p in values(HEAD[language] + text, "partner_city", language) if p.relation != "mentioned"]
    assert [(p.name, p.relation, p.via) for p in found] == [("Kalmar", relation, via), ("Gdynia", relation, via)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Den østrigske by Gmünd har en borg.", ("Gmünd", "AT")),
        ("Lærerne fra Tartus skoler kom.", ("Tartu", "EE")),
        ("Im sächsischen Oelsnitz wird gebaut.", ("Oelsnitz", "DE")),
    ],
)
def test_which_town_of_a_name_is_meant(values, text, expected):
    found = values(HEAD["da"] + text + "\n", "partner_city", "da")
    assert [(p.name, p.country) for p in found] == [expected]


@pytest.mark.parametrize("text", ["Vi kører videre.", "Formanden er Bo Skive.", "Auch Die Schule kommt."])
def test_words_and_people_are_no_towns(values, text):
    assert values(HEAD["da"] + text + "\n", "partner_city", "da") == []


def test_a_lead_in_with_another_word_for_twin_towns(values):
    text = HEAD["da"] + "Egelund har tvillingebyer i Norden:\n- Kalmar, Sverige (1949)\n- Arendal, Norge (1950)\n"
    assert [(p.name, p.since) for p in values(text, "partner_city") if p.relation == "twin"] == [("Kalmar", 1949), ("Arendal", 1950)]
