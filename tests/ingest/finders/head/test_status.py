"""Drafts, adopted and replaced documents, told by stamps, colophons, sentences about themselves and decisions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Page
from ingest.finders.head.status import find_status
from ingest.finders.text.flow import flow_of

BODY_DA = "\n\nEgelund Kommune har mange stier, og flere kommer til i de næste år, når havnen bliver bygget.\n"
BODY_DE = "\n\nDie Stadt Auental hat viele Radwege, und es werden mehr, sobald der Hafen gebaut ist und alle davon wissen.\n"
DRAFT = [
    ("Udkast" + BODY_DA, "policy"),
    ("UDKAST\n\nKulturpolitik 2024" + BODY_DA, "policy"),
    ("Udkast til kulturpolitik" + BODY_DA, "policy"),
    ("Kulturpolitik (udkast)" + BODY_DA, "policy"),
    ("Kulturpolitik – høringsudgave" + BODY_DA, "policy"),
    ("Klimaplan 2030\nHøringsudkast juni 2021" + BODY_DA, "plan"),
    ("Forslag til kommuneplan 2025-2037" + BODY_DA, "plan"),
    ("Forslag til ny ældrepolitik" + BODY_DA, "policy"),
    ("Forslag til planstrategi 2023" + BODY_DA, "strategy"),
    ("2. udkast\n\nIdrætspolitik" + BODY_DA, "policy"),
    ("Debatoplæg\n\nFremtidens bibliotek" + BODY_DA, "other"),
    ("Politikken er sendt i høring frem til den 1. juni." + BODY_DA, "policy"),
    ("Entwurf" + BODY_DE, "plan"),
    ("ENTWURF\n\nRadverkehrskonzept Auental" + BODY_DE, "plan"),
    ("Radverkehrskonzept Auental – Entwurf" + BODY_DE, "plan"),
    ("Radverkehrskonzept (Entwurf, Stand: Mai 2021)" + BODY_DE, "plan"),
    ("Entwurf des Haushaltsplans 2024" + BODY_DE, "plan"),
    ("Vorentwurf\n\nBebauungsplan Am Bach" + BODY_DE, "plan"),
    ("Klimakonzept\nArbeitsfassung vom 3. Mai 2021" + BODY_DE, "plan"),
    ("Diskussionspapier zur Mobilität" + BODY_DE, "other"),
    ("Draft\n\nClimate plan", "plan"),
]
ADOPTED = [
    ("Kulturpolitik\n\nVedtaget af byrådet den 24. juni 2021" + BODY_DA, "policy"),
    ("Kulturpolitik\n\nGodkendt af Byrådet d. 3. maj 2022" + BODY_DA, "policy"),
    ("Ældrepolitik\n\nPolitikken er vedtaget af kommunalbestyrelsen den 1. marts 2020." + BODY_DA, "policy"),
    ("Strategien er godkendt af Kultur- og Fritidsudvalget i maj 2019." + BODY_DA, "strategy"),
    ("Denne politik blev vedtaget af Egelund Byråd i 2018." + BODY_DA, "policy"),
    ("Vedtægter\n\nEndeligt vedtaget den 12.12.2019" + BODY_DA, "other"),
    ("Klimaplan\n\nTræder i kraft den 1. januar 2023" + BODY_DA, "plan"),
    ("Personalepolitik\n\nGældende fra 1. april 2017" + BODY_DA, "policy"),
    ("Vedtagelsesdato: 3. maj 2022" + BODY_DA, "policy"),
    ("Leitbild Stadtgrün\n\nBeschlossen am 9. November 2017" + BODY_DE, "policy"),
    ("Hafenstrategie\nBeschlossen von der Bürgerschaft am 22. Juni 2021" + BODY_DE, "strategy"),
    ("Radverkehrskonzept\n\nBeschlossen vom Rat der Stadt Auental am 3. Mai 2021" + BODY_DE, "plan"),
    ("Radverkehrskonzept\n\nVom Rat der Stadt Auental am 3. Mai 2021 einstimmig beschlossen" + BODY_DE, "plan"),
    ("Programm\n(Beschluss der Mitgliederversammlung der FDP Auental vom 1.2.2014)" + BODY_DE, "election_programme"),
    ("Beschluss des Stadtrates vom 3. Mai 2021\n\nLeitbild" + BODY_DE, "policy"),
    ("Wahlprogramm\n\nVerabschiedet auf der Kreismitgliederversammlung am 4. März 2024" + BODY_DE, "election_programme"),
    ("Das Leitbild wurde vom Gemeinderat am 5. Juli 2016 beschlossen." + BODY_DE, "policy"),
    ("Diese Richtlinie tritt am 1. Januar 2022 in Kraft." + BODY_DE, "policy"),
    ("Radkonzept\n\nWege und Ziele der Stadt Auental, beschlossen vom Stadtrat am 11. Juli 2013" + BODY_DE, "plan"),
    ("Radkonzept\n\nStadt Auental · Stabsstelle Rad · beschlossen vom Gemeinderat am 24. Juni 2021" + BODY_DE, "plan"),
    ("Stiplan\n\nEgelund Kommune | Vedtaget af byrådet den 3. maj 2020" + BODY_DA, "plan"),
    ("Auental morgen\n\nVom Stadtrat beschlossen am 8. Mai 2019 (Vorlage 41/027/2019)" + BODY_DE, "policy"),
    ("Adopted by the City Council on 3 May 2021", "policy"),
]
DECIDED = [
    "Punkt 7: Ny busplan\n\nSagsfremstilling\n\nDer køres mere.\n\nBeslutning\n\nGodkendt.\n",
    "Punkt 7: Ny busplan\n\nBeslutning\n\nByrådet godkendte indstillingen.\n\nSagsfremstilling\n\nDer køres mere.\n",
    "Punkt 3: Kulturpolitik\n\nBeslutning:\n\nIndstillingen blev tiltrådt enstemmigt.\n",
    "TOP 4 Radwege am Bach\n\nBeschluss:\n\nEinstimmig beschlossen.\n",
    "TOP 4 Radwege am Bach\n\nBeschluss:\n\nDer Rat stimmte der Vorlage zu.\n",
    "TOP 4 Radwege am Bach\n\nBeschluss: mehrheitlich angenommen\n",
]
UNDECIDED = [
    "Punkt 7: Ny busplan\n\nBeslutning\n\nSagen blev udsat.\n",
    "Punkt 7: Ny busplan\n\nBeslutning\n\nGodkendt at sende forslaget i høring.\n",
    "TOP 4 Radwege\n\nBeschluss:\n\nAbgelehnt.\n",
    "TOP 4 Radwege\n\nBeschluss: zurückgestellt\n",
    "Punkt 1\n\nBeslutning\n\nGodkendt.\n\nPunkt 2\n\nBeslutning\n\nGodkendt.\n",
    "Punkt 1\n\nBeslutning\n\nTaget til efterretning.\n",
]
REPLACED = [
    ("Kulturpolitik 2014\n\nErstattet af Kulturpolitik 2020" + BODY_DA, "policy"),
    ("Denne politik er erstattet af en ny fra 2020." + BODY_DA, "policy"),
    ("Politikken erstattes af Ældrepolitik 2024." + BODY_DA, "policy"),
    ("Personalepolitik\n\nIkke længere gældende" + BODY_DA, "policy"),
    ("Denne strategi er ophævet den 3. maj 2021." + BODY_DA, "strategy"),
    ("Afløst af Klimaplan 2030\n\nKlimaplan 2020" + BODY_DA, "plan"),
    ("Historisk udgave\n\nPlanstrategi 2011" + BODY_DA, "strategy"),
    ("Diese Richtlinie tritt am 31. Dezember 2025 außer Kraft." + BODY_DE, "policy"),
    ("Radverkehrskonzept 2010\n\nAbgelöst durch das Mobilitätskonzept 2022" + BODY_DE, "plan"),
    ("Ersetzt durch Fassung vom 3. Mai 2021\n\nLeitbild" + BODY_DE, "policy"),
    ("Dieses Konzept wurde durch die Strategie 2030 ersetzt." + BODY_DE, "plan"),
    ("Aufgehoben am 1. Februar 2019\n\nSatzung über Spielplätze" + BODY_DE, "other"),
    ("Das Leitbild ist nicht mehr gültig." + BODY_DE, "policy"),
    ("This policy was superseded by the Plan for 2030.", "policy"),
]
NO_STATUS = [
    ("Kulturpolitik" + BODY_DA, "policy"),
    ("Politikken skal vedtages af byrådet til efteråret." + BODY_DA, "policy"),
    ("Strategien forventes godkendt af byrådet i juni 2022." + BODY_DA, "strategy"),
    ("Planen bliver behandlet, når den er godkendt af udvalget." + BODY_DA, "plan"),
    ("Denne politik erstatter Kulturpolitik 2014." + BODY_DA, "policy"),
    ("Byrådet godkendte i 2012 en anden plan for havnen." + BODY_DA, "report"),
    ("Klimaplan\n\nI 2015 blev Parisaftalen vedtaget af verdens lande." + BODY_DA, "plan"),
    ("Das Konzept soll im Herbst vom Rat beschlossen werden." + BODY_DE, "plan"),
    ("Dieses Leitbild ersetzt das Leitbild von 2004." + BODY_DE, "policy"),
    ("Gleichzeitig tritt die Richtlinie vom 1. Februar 2010 außer Kraft." + BODY_DE, "policy"),
    ("Die bisherige Satzung tritt außer Kraft." + BODY_DE, "other"),
    ("Leitbild\n\nEntwurf und Layout: Agentur Linde" + BODY_DE, "policy"),
    ("Entwurf: Büro Linde\n\nLeitbild der Gemeinde" + BODY_DE, "policy"),
    ("Beschlussvorlage\n\nDer Gemeinderat beschließt das Konzept." + BODY_DE, "proposal"),
    ("Beschlussvorlage\n\nBeschluss des Stadtrates vom 3. Mai 2011" + BODY_DE, "proposal"),
    ("Forslag til aktiviteter i ferien" + BODY_DA, "other"),
    ("Im Entwurfswettbewerb gewann das Büro Linde." + BODY_DE, "report"),
]


def status_of(text: str, kind: str) -> str | None:
    found = find_status(flow_of([Page(1, "text", text, "da")]), kind)
    return found.status if found else None


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        *((text, kind, "draft") for text, kind in DRAFT),
        *((text, kind, "adopted") for text, kind in ADOPTED),
        *((text, "minutes", "adopted") for text in DECIDED),
        *((text, kind, "replaced") for text, kind in REPLACED),
    ],
)
def test_statuses(text: str, kind: str, status: str) -> None:
    assert status_of(text, kind) == status


@pytest.mark.parametrize(("text", "kind"), [*NO_STATUS, *((text, "minutes") for text in UNDECIDED)])
def test_what_tells_no_status(text: str, kind: str) -> None:
    assert status_of(text, kind) is None


def test_a_status_says_by_which_words() -> None:
    found = find_status(flow_of([Page(1, "text", "Kulturpolitik\n\nVedtaget af byrådet den 24. juni 2021\n", "da")]), "policy")
    assert found is not None
    assert found.quote == "Vedtaget af byrådet den 24. juni 2021"
    assert found.why
    assert 0 < found.confidence <= 1


@given(st.text(max_size=300), st.sampled_from(["policy", "minutes", "proposal"]))
def test_any_text_has_a_status_or_none(text: str, kind: str) -> None:
    assert status_of(text, kind) in {"draft", "adopted", "replaced", None}
