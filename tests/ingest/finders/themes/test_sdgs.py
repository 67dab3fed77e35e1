"""The UN's goals: by number, or by name where the text speaks of them."""

from __future__ import annotations

import pytest

from ingest.finders.themes.sdgs import named_sdgs


@pytest.mark.parametrize(
    ("language", "text", "numbers"),
    [
        ("da", "Vi arbejder med verdensmål 3 og 11.", [3, 11]),
        ("da", "Byen vælger Verdensmålene for sundhed og trivsel samt klimaindsats.", [3, 13]),
        ("da", "Vi lægger vægt på sundhed og trivsel for alle.", []),
        (
            "de",
            "Ziele für nachhaltige Entwicklung (SDGs)\n\n6 Sauberes Wasser und Sanitäreinrichtungen, 10 Weniger Ungleichheiten",
            [6, 10],
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
        ("da", "Fem af FN's verdensmål fylder mest, først mål 5 (ligestilling), mål 9 og mål 15.", [5, 9, 15]),
        ("da", "Haven hviler på verdensmålene 6 (rent vand), 14 og 15.", [6, 14, 15]),
        ("de", "Der Wald folgt den Zielen 6 und 15 der Agenda 2030.", [6, 15]),
        ("de", "Die Stadt beteiligt die Vereine an allen Vorhaben (SDG 17) und schützt das Klima (SDGs 7, 13).", [7, 13, 17]),
        ("da", "Klubben vandt med 4 mål mod 3.", []),
        ("da", "Planen bygger på verdensmålene. Her fylder mål 2 om mad og mål 14 mest.", [2, 14]),
        ("de", "Wir stehen zur Agenda 2030. Uns leiten die Ziele 2 (Ernährung), 9 (Technik) und 16.", [2, 9, 16]),
        ("de", "Wir stehen zur Agenda 2030. Der Verein schoss das Tor. Im Pokal fielen die Ziele 2 und 3.", []),
    ],
)
def test_goals_that_are_counted_up(values, language, sentence, expected):
    assert sorted(sdg.number for sdg in values(f"Egelund\n\n{sentence}\n", "sdg", language)) == expected


NAMED: list[tuple[str, str, set[int]]] = [
    ("da", "Planen bidrager til verdensmål 11.", {11}),
    ("da", "Planen bidrager til verdensmål 3, 4 og 7.", {3, 4, 7}),
    ("da", "Vi har valgt verdensmålene nr. 6, 14 og 15.", {6, 14, 15}),
    ("da", "Verdensmål nummer 13 fylder mest.", {13}),
    ("da", "Særligt FN-mål 12 og 17 er i fokus.", {12, 17}),
    ("da", "Indsatsen hører under SDG 9.", {9}),
    ("da", "SDG11 og SDG13 hænger sammen.", {11, 13}),
    ("da", "Vi støtter verdensmål 1-3.", {1, 2, 3}),
    ("da", "Kommunen arbejder med verdensmål 3 til 5.", {3, 4, 5}),
    ("da", "Delmål 11.2 under FN's verdensmål 11 handler om transport.", {11}),
    ("da", "Blandt verdensmålene er mål 4 (kvalitetsuddannelse) og mål 17 vigtigst.", {4, 17}),
    ("da", "Verdensmålene om rent vand og livet i havet er vigtige for havnen.", {6, 14}),
    ("da", "Verdensmålet om ansvarligt forbrug og produktion leder os.", {12}),
    ("da", "Vi følger FN's verdensmål for bæredygtige byer og lokalsamfund.", {11}),
    ("da", "Verdensmålet Partnerskaber for handling er rammen.", {17}),
    ("da", "Verdensmålene: afskaf fattigdom, stop sult og mindre ulighed.", {1, 2, 10}),
    ("da", "Af verdensmålene vælger vi industri, innovation og infrastruktur.", {9}),
    ("da", "Målene er ligestilling mellem kønnene og anstændige jobs, som verdensmålene siger.", {5, 8}),
    ("da", "Verdensmålet for fred, retfærdighed og stærke institutioner.", {16}),
    ("da", "Livet på land er et af verdensmålene.", {15}),
    ("da", "Verdensmålet bæredygtig energi er lokalt.", {7}),
    ("da", "Det 13. verdensmål er vores.", {13}),
    ("da", "Skoven passer til verdensmål 13 og 15 samt 17.", {13, 15, 17}),
    ("de", "Das Konzept trägt zu SDG 11 bei.", {11}),
    ("de", "Die SDGs 3, 4 und 10 stehen im Mittelpunkt.", {3, 4, 10}),
    ("de", "Es geht um das Nachhaltigkeitsziel Nr. 13.", {13}),
    ("de", "Die Nachhaltigkeitsziele 6, 14 und 15 betreffen das Wasser.", {6, 14, 15}),
    ("de", "Die Ziele 1–5 der Agenda 2030 sind sozial.", {1, 2, 3, 4, 5}),
    ("de", "Ziel 7 der Agenda 2030 heißt Energie für alle.", {7}),
    ("de", "Die Ziele 8 bis 10 der Agenda 2030 betreffen die Wirtschaft.", {8, 9, 10}),
    ("de", "Beitrag zu den Zielen für nachhaltige Entwicklung 2 und 12.", {2, 12}),
    ("de", "Unser Beitrag: SDG 4 / SDG 5.", {4, 5}),
    ("de", "(SDG 17)", {17}),
    ("de", "Die Nachhaltigkeitsziele Keine Armut und Kein Hunger gelten auch hier.", {1, 2}),
    ("de", "Das globale Ziel Gesundheit und Wohlergehen betrifft alle.", {3}),
    ("de", "Zu den SDGs zählen hochwertige Bildung und Geschlechtergleichheit.", {4, 5}),
    ("de", "Von den Nachhaltigkeitszielen wählen wir sauberes Wasser.", {6}),
    ("de", "Das SDG „Nachhaltige Städte und Gemeinden“ ist unser Maßstab.", {11}),
    ("de", "Das Nachhaltigkeitsziel Nachhaltiger Konsum wird umgesetzt.", {12}),
    ("de", "Nachhaltigkeitsziele sind Maßnahmen zum Klimaschutz und Leben an Land.", {13, 15}),
    ("de", "Die Agenda 2030 nennt Frieden, Gerechtigkeit und starke Institutionen.", {16}),
    ("de", "Nachhaltigkeitsziel: Partnerschaften zur Erreichung der Ziele", {17}),
    ("de", "Das Ziel Weniger Ungleichheiten der Agenda 2030 verfolgen wir.", {10}),
    ("de", "Menschenwürdige Arbeit ist ein Nachhaltigkeitsziel.", {8}),
    ("en", "The plan supports SDG 3 and SDG 13.", {3, 13}),
    ("en", "Global Goals 6, 7 and 11 matter most.", {6, 7, 11}),
    ("en", "The Sustainable Development Goal on climate action is ours.", {13}),
    ("en", "SDG 11.2 is about transport.", {11}),
]
NOT_NAMED: list[tuple[str, str]] = [
    ("da", "Der er 17 verdensmål i alt."),
    ("da", "Vi arbejder med alle FN's 17 verdensmål."),
    ("da", "Verdensmålene skal nås i 2030."),
    ("da", "Verdensmål 2030 er en plan."),
    ("da", "Vi vil have sundhed og trivsel for alle."),
    ("da", "Den grønne omstilling er et klart mål."),
    ("da", "Byudvikling ved havnen begynder i 2025."),
    ("da", "Mål 4: Flere stier."),
    ("da", "Vi har nået 7 af 12 mål."),
    ("da", "Verdensmålene har 169 delmål."),
    ("da", "Vi støtter verdensmålene og ligestilling på arbejdspladsen."),
    ("da", "Kampen endte 3-2 efter mål af Holm."),
    ("de", "Die 17 Ziele der Agenda 2030 gelten weltweit."),
    ("de", "Die 17 Nachhaltigkeitsziele sind bekannt."),
    ("de", "Ziel 4: Mehr Radwege."),
    ("de", "Die Ziele 1 bis 3 des Konzepts sind erreicht."),
    ("de", "Wir wollen Gesundheit und Wohlergehen fördern."),
    ("de", "Klimaschutz ist Teil der Agenda 2030."),
    ("de", "Die Agenda 2030 wurde 2015 beschlossen."),
    ("de", "Hochwertige Bildung für alle Kinder."),
    ("en", "The 17 goals were adopted in 2015."),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), NAMED)
def test_goals_named_by_number_or_name(language: str, sentence: str, expected: set[int]) -> None:
    assert set(named_sdgs(sentence)) == expected


@pytest.mark.parametrize(("language", "sentence"), NOT_NAMED)
def test_sentences_that_name_none(language: str, sentence: str) -> None:
    assert named_sdgs(sentence) == ()


def test_hostile_lists_take_no_time() -> None:
    assert named_sdgs("verdensmål " + "1, " * 20_000) == (1,)
    assert named_sdgs("SDG " * 20_000) == ()
