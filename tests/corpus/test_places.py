"""Places before and after: what a text names, what a name means, and what any text does."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.places import (
    country_mentions,
    country_name,
    country_named,
    find_places,
    is_municipality,
    is_person,
    place,
    places_named,
)

TOWNS = [
    ("København", "København", "DK"),
    ("Kopenhagen", "København", "DK"),
    ("Åbenrå", "Aabenraa", "DK"),
    ("Apenrade", "Aabenraa", "DK"),
    ("Tondern", "Tønder", "DK"),
    ("Flensborg", "Flensburg", "DE"),
    ("Koeln", "Köln", "DE"),
    ("Dusseldorf", "Düsseldorf", "DE"),
    ("Frankfurt", "Frankfurt am Main", "DE"),
    ("Frankfurt (Oder)", "Frankfurt (Oder)", "DE"),
    ("Halle", "Halle (Saale)", "DE"),
    ("Ludwigshafen", "Ludwigshafen am Rhein", "DE"),
    ("Warschau", "Warszawa", "PL"),
    ("Danzig", "Gdańsk", "PL"),
    ("Prag", "Praha", "CZ"),
    ("Rom", "Roma", "IT"),
    ("Athen", "Athína", "GR"),
    ("Zurich", "Zürich", "CH"),
    ("Brüssel", "Bruxelles", "BE"),
    ("Lemberg", "Lviv", "UA"),
    ("Klausenburg", "Cluj-Napoca", "RO"),
    ("Malmø", "Malmö", "SE"),
    ("Høje Taastrup", "Høje-Taastrup", "DK"),
    ("Guldborgsund", "Guldborgsund", "DK"),
    ("Ostalbkreis", "Ostalbkreis", "DE"),
    ("Clackmannanshire", "Clackmannanshire", "GB"),
    ("Dún Laoghaire-Rathdown", "Dún Laoghaire-Rathdown", "IE"),
    ("new york", "New York City", "US"),
    ("Billund", "Billund", "DK"),
]
MENTIONS = [
    ("Besøg fra Lübecks og Odenses skoler", ["Lübeck", "Odense"]),
    ("Gäste aus Frankfurt an der Oder, Weil am Rhein", ["Frankfurt an der Oder", "Weil am Rhein"]),
    ("Rotenburg (Wümme) grüßt", ["Rotenburg (Wümme)"]),
    ("mødet i New\nYork", ["New\nYork"]),
    ("Lyngby-Taarbæk og Ringkøbing-Skjern", ["Lyngby-Taarbæk", "Ringkøbing-Skjern"]),
    ("Ludwigshafen/Mannheim", ["Ludwigshafen", "Mannheim"]),
    ("i odense, aus kassel", []),
    ("EU og KL", []),
    ("Baden-Württemberg und Schleswig-Holstein", []),
    ("ODENSE KOMMUNE", ["ODENSE"]),
    ("eHamburg\noBremen", ["Hamburg", "Bremen"]),
    ("Ballerup Kommune", ["Ballerup"]),
]
WORDS = ["Verden", "Essen", "Bo", "Gode", "Union", "Give", "Weil", "Man", "Halle", "Nice", "Reading", "Singen"]
NO_WORDS = ["Kassel", "Odense", "Ballerup", "Toulouse", "Lublin", "Ystad", "Düsseldorf", "Aalborg", "Gdańsk"]
COUNTRIES = [
    ("Tyskland", "DE"),
    ("Deutschlands", "DE"),
    ("Nederlandene", "NL"),
    ("hollandske", "NL"),
    ("niederländischer", "NL"),
    ("Schottland", "GB"),
    ("walisisk", "GB"),
    ("Nordirland", "GB"),
    ("Tschechischen Republik", "CZ"),
    ("Bosnien-Hercegovina", "BA"),
    ("Türkei", "TR"),
    ("tyrkisk", "TR"),
    ("Burkina Faso", "BF"),
    ("UK", "GB"),
    ("Atlantis", None),
    ("", None),
]


@pytest.mark.parametrize(("name", "own", "country"), TOWNS)
def test_a_name_means_a_place(name: str, own: str, country: str) -> None:
    first = places_named(name)[0]
    assert (first.name, first.country) == (own, country)
    assert place(first.id) == first


@pytest.mark.parametrize(("text", "names"), MENTIONS)
def test_the_places_a_text_names(text: str, names: list[str]) -> None:
    assert [match.text for match in find_places(text)] == names


@pytest.mark.parametrize("name", WORDS)
def test_names_that_are_words_too(name: str) -> None:
    assert [match.is_word for match in find_places(name)] == [True]


@pytest.mark.parametrize("name", NO_WORDS)
def test_names_that_are_only_names(name: str) -> None:
    assert [match.is_word for match in find_places(name)] == [False]


def test_a_country_picks_among_namesakes() -> None:
    assert {found.country for found in places_named("Birmingham")} == {"GB", "US"}
    assert {found.country for found in places_named("Birmingham", "US")} == {"US"}
    assert places_named("Nowhereville") == ()
    assert place("no such id") is None


@pytest.mark.parametrize(("name", "code"), COUNTRIES)
def test_a_word_means_a_country(name: str, code: str | None) -> None:
    assert country_named(name) == code


def test_countries_named_in_a_text() -> None:
    text = "Eine polnische Stadt, en by i Skotland, dansk-svensk, Burkina Faso; die polen nichts, contact us"
    assert [(text[start:end], code) for start, end, code in country_mentions(text)] == [
        ("polnische", "PL"),
        ("Skotland", "GB"),
        ("dansk", "DK"),
        ("svensk", "SE"),
        ("Burkina Faso", "BF"),
    ]


def test_country_names_in_the_interface_languages() -> None:
    assert [country_name("NL", language) for language in ("da", "de", "en", "xx")] == ["Nederlandene", "Niederlande", "Netherlands", "NL"]
    assert country_name("QQ", "da") == "QQ"


@pytest.mark.parametrize(
    "name", ["Høje-Taastrup", "Københavns Kommune", "Greve", "Stadt Kassel", "Landkreis Nordfriesland", "Ærø", "Lübeck"]
)
def test_municipalities(name: str) -> None:
    assert is_municipality(name)


@pytest.mark.parametrize("name", ["Toulouse", "Region Hovedstaden", "Kommune", ""])
def test_no_municipalities(name: str) -> None:
    assert not is_municipality(name)


def test_all_danish_municipalities_are_there() -> None:
    lines = (Path(__file__).parents[2] / "corpus" / "places_areas.csv").read_text(encoding="utf-8").splitlines()
    names = [line.split(",")[1] for line in lines if line.startswith("DK,")]
    assert len(names) == 98
    assert [name for name in names if not is_municipality(name) or not places_named(name, "DK")] == []


_PIECES = st.sampled_from(
    ["Frankfurt", "am", "Main", "(", ")", "Oder", "-", " ", "s", "New", "York", "\n", "Polens", "tysk", "'", "İ", "ß", "Å", "St.", "Tours"]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=14).map("".join), st.lists(_PIECES, max_size=14).map(" ".join)))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    end = 0
    for match in find_places(text):
        assert end <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        assert match.candidates
        end = match.end
    end = 0
    for start, stop, code in country_mentions(text):
        assert end <= start < stop <= len(text)
        assert re.fullmatch("[A-Z]{2}", code)
        end = stop
    country_named(text)
    is_municipality(text)


@pytest.mark.parametrize(
    ("before", "named"),
    [
        ("Es grüßt Frau ", True),
        ("gez. ", True),
        ("Borgmester Lise ", True),
        ("Vi besøgte ", False),
        ("Partnerstadt ", False),
        ("1. ", False),
    ],
)
def test_a_name_after_a_form_of_address_is_a_person(before: str, named: bool) -> None:
    assert is_person(f"{before}Gdynia", len(before)) == named
