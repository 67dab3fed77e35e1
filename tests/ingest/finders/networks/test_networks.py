"""Networks: known ones under their name, unknown ones by the words that call them so."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "sentence", "names"),
    [
        ("de", "Die Stadt ist Mitglied im Rat der Gemeinden und Regionen Europas (RGRE) sowie bei EUROCITIES.", 2),
        ("da", "Kommunen er medlem af Union of the Baltic Cities.", 1),
        ("da", "Intercultural Cities netværket holder møde.", 1),
        ("en", "The town joined the Harbour Towns Network in 2012.", 1),
    ],
)
def test_networks_are_found(values, language, sentence, names):
    assert len(values(sentence, "network", language)) == names


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("da", "Skolerne har et lokalt netværk for lærere."),
        ("da", "Uddannelsesnetværket mødes to gange om året."),
        ("de", "Ein Netzwerk aus Vereinen trägt das Fest."),
        ("en", "Liberal Alliance voted against."),
        ("da", "Danmark er medlem af EU og af FN."),
    ],
)
def test_what_is_no_network_of_towns(values, language, sentence):
    assert values(sentence, "network", language) == []


def test_a_network_is_found_once(values):
    assert len(values("Harbour Towns Network er nyt. Vi er med i Harbour Towns Network.", "network")) == 1


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("de", "Die Stadt gehört der EUREGIO AUENTAL an.", ["EUREGIO AUENTAL"]),
        ("de", "Der Kommunalverbund Auental/Lindental hilft.", ["Kommunalverbund Auental/Lindental"]),
        ("da", "Egelund er med i WHO's Healthy Cities Network.", ["Healthy Cities Network"]),
        ("da", "I EU-projektet Blue Market Towns arbejder vi med vand.", []),
        ("da", "Kommunen er medlem af Udvalget for Havne.", []),
    ],
)
def test_a_name_stays_as_it_is_written(values, language, sentence, expected):
    assert [network.name for network in values(f"Egelund\n\n{sentence}\n", "network", language)] == expected
