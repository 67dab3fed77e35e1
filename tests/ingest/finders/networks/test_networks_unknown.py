"""Networks that no table knows: by the shape of their name, by where it stands, in a row; and what looks like one and is none."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from corpus.words import fold
from ingest.finders.networks import table as network_table

FOUND = [
    ("de", "Die Stadt Auental ist Mitglied im Bund der Hafenstädte am Belt.", "Bund der Hafenstädte am Belt"),
    ("de", "Wir danken der Vereinigung der Mühlen-Gemeinden Auental.", "Vereinigung der Mühlen-Gemeinden Auental"),
    ("de", "Sie gehört zum Bündnis kinderfreundlicher Kommunen in Hessen.", "Bündnis kinderfreundlicher Kommunen in Hessen"),
    ("de", "Das Städtenetz Via Nordica tagt in Auental.", "Via Nordica|Städtenetz Via Nordica"),
    ("de", "Wir wollen in die „Charta der Mühlengemeinden“ aufgenommen werden.", "Charta der Mühlengemeinden"),
    ("de", "Der Verein „Gartenschau 2031“-Städte, in dem wir mit Auental sitzen, hilft.", "Gartenschau 2031"),
    ("de", "Der Rat beschließt den Beitritt zum Netzwerk „Stille Städte“.", "Stille Städte"),
    ("de", "Die Stadt ist 2019 dem Bündnis „Wache Kommunen“ beigetreten.", "Wache Kommunen"),
    ("de", "Mitgliedschaft der Stadt in Netzwerken: Eurocities, „Blühende Kommune Nord“ und Klima-Bündnis.", "Blühende Kommune Nord"),
    ("de", "Die Stadt ist Mitglied im COOL PORTS.", "COOL PORTS"),
    ("da", "Byen er medlem af COOL PORTS.", "COOL PORTS"),
    ("da", "Egelund og de nordiske venskabsbyer mødes i det, der kaldes Nordisk Kreds.", "Nordisk Kreds"),
    ("da", "Egelund Kommune er med i netværket „Grønne Kystbyer“.", "Grønne Kystbyer"),
    ("da", "Kommunen har tilsluttet sig „De Stille Kommuner“.", "De Stille Kommuner"),
    ("da", "Byrådet besluttede optagelse i foreningen „Byer ved Vandet“.", "Byer ved Vandet"),
    ("en", "The town has joined the Harbour Towns Alliance.", "Harbour Towns Alliance"),
]

NONE = [
    ("de", "Die Stadt gehört zum Kreis Auental."),
    ("de", "Gehört die Stadt dazu?"),
    ("de", "Herr Lindner ist Mitglied im Förderverein „Haus der Städte“."),
    ("de", "Die Stadt ist Mitglied im Zweckverband „Wasser Auental“."),
    ("de", "Sie ist Mitglied des Ausschusses für Soziales."),
    ("de", "Ein Verbund der umliegenden Gemeinden wäre gut."),
    ("de", "Das Bündnis der Kommunen wächst."),
    ("de", "Wir sind Teil des Projekts „Grüne Städte“."),
    ("da", "Kommunen er med i Interreg Nordkyst."),
    ("da", "Musikskolen er medlem af foreningen „Unge Toner“."),
    ("da", "Egelund Kommune er en del af Egelund Kommune."),
    ("da", "Skolerne er medlem af „Byer, der lærer“."),
    ("en", "The school joined the School Network."),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), FOUND)
def test_a_network_that_no_table_knows_is_found(values, language, sentence, expected):
    names = {network.name for network in values(f"Egelund\n\n{sentence}\n", "network", language)}
    assert names & set(expected.split("|")), names


@pytest.mark.parametrize(("language", "sentence"), NONE)
def test_what_is_none(values, language, sentence):
    assert [network.name for network in values(f"Egelund\n\n{sentence}\n", "network", language)] == []


def test_a_land_behind_a_known_name_belongs_to_it(values):
    (network,) = values("Mitglied der Arbeitsgemeinschaft Fahrradfreundlicher Kommunen in Brandenburg.", "network", "de")
    assert (network.name, network.concept) == ("Arbeitsgemeinschaft Fahrradfreundlicher Kommunen in Brandenburg", "agfk")


def test_no_two_rows_of_the_table_share_a_name_and_none_has_a_cell_too_many():
    path = Path(network_table.__file__).parent / "networks.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert all(None not in row and row["kind"] in {"city_network", "regional"} for row in rows)
    names = Counter(key for body in network_table.packaged() for key in {fold(name) for _, all_ in body.names for name in all_})
    assert [name for name, count in names.items() if count > 1] == []


def test_no_row_of_the_words_has_a_cell_too_many():
    with (Path(network_table.__file__).parent / "network_words.csv").open(encoding="utf-8", newline="") as file:
        assert all(None not in row and row["words"] for row in csv.DictReader(file))
