"""Case and paper numbers at the head of a document: which there are, and which figures are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Page
from ingest.finders.head.case_numbers import find_case_number
from ingest.finders.text.flow import flow_of

NUMBERED = [
    ("Egelund Kommune\nSagsnr. 24-001234\nNotat om stier", "24-001234"),
    ("Notat\nSagsnr.: 21/10417\nDato: 3. maj 2021", "21/10417"),
    ("Notat\nSagsnummer: 2021-0012345\n", "2021-0012345"),
    ("Sagsnr. 00.15.00-P22-3-21\nKulturpolitik", "00.15.00-P22-3-21"),
    ("Sags-nr.: 29.09.00-G01-12-22", "29.09.00-G01-12-22"),
    ("Sag 306-2021-4711\nDok. 306-2021-88231", "306-2021-4711"),
    ("Sags-ID: EMN-2022-001122", "EMN-2022-001122"),
    ("SagsID EMN-2022-001122", "EMN-2022-001122"),
    ("Punkt 7: Ny busplan\nEMN-2024-004455\n\nBeslutning", "EMN-2024-004455"),
    ("Journalnr. 85.02.00P05\nSagsbehandler: AB", "85.02.00P05"),
    ("J.nr. 2019-4411", "2019-4411"),
    ("J. nr.: 12/3456", "12/3456"),
    ("ESDH-sag: 18/22011", "18/22011"),
    ("Acadre: 15/4477", "15/4477"),
    ("Dokumentnr.: 123456-22", "123456-22"),
    ("Dok.nr. 2020-998877", "2020-998877"),
    ("Dok. nr.: 4455/21\n", "4455/21"),
    ("Dokument-ID 7788991", "7788991"),
    ("Dok.nr. 2020-998877\nSagsnr. 2020-1234", "2020-1234"),
    ("Sagsnr.\n19/5566\nInitialer: ABC", "19/5566"),
    ("Sagsnr | 19/5567 | Dato | 3. maj 2019", "19/5567"),
    ("BESCHLUSSVORLAGE\nVorlage Nr.: 2019/0112\n", "2019/0112"),
    ("Vorlagen-Nr.: V/2021/0456", "V/2021/0456"),
    ("Vorlagennummer 0233/2020", "0233/2020"),
    ("Vorlage 2019/0113\nDezernat 1", "2019/0113"),
    ("Sitzungsvorlage Nr. 20-26 / V 01234", "20-26 / V 01234"),
    ("Beschlussvorlage-Nr. BV-0123/2022", "BV-0123/2022"),
    ("Informationsvorlage Nr. 77/2023", "77/2023"),
    ("Drucksache 117/2016\nAntrag", "117/2016"),
    ("Drucksache Nr. 20/1234", "20/1234"),
    ("Drucksachen-Nr.: 0456/2014-2020", "0456/2014-2020"),
    ("Drucksachennummer\n0789/2021", "0789/2021"),
    ("DS 062a/2016", "062a/2016"),
    ("Drs.-Nr. 19/4455", "19/4455"),
    ("GRDrs 123/2023", "123/2023"),
    ("VO/4680/2016\nStadt Auental", "VO/4680/2016"),
    ("Antrag Nr. 112/2023\nSPD-Fraktion", "112/2023"),
    ("Antrags-Nr.: A-12/2020", "A-12/2020"),
    ("Änderungsantrag Nr. 7\nHaushalt", "7"),
    ("Anfrage Nr. 33/2019", "33/2019"),
    ("Az.: 632.6\nAmt für Stadtplanung", "632.6"),
    ("Aktenzeichen: 61-20/45", "61-20/45"),
    ("Az. 61 26 01/12\nStadtplanungsamt", "61 26 01/12"),
    ("Geschäftszeichen: IV-61-20", "IV-61-20"),
    ("Unser Zeichen: 41.2-1234", "41.2-1234"),
    ("Az.: 020.05\nVorlage Nr. 2022/0045", "2022/0045"),
    ("Beschluss-Nr. 45/2021", "45/2021"),
    ("Case number: 2020-4411", "2020-4411"),
    ("IX/416/1\nErgänzungsvorlage", "IX/416/1"),
]
NOT_NUMBERED = [
    "Egelund Kommune\nNotat\nDato: 14. september 2016",
    "Sagsnr.\nSagsbehandler: Anne Holm",
    "Telefon 12 34 56 78\n1592 Egelund",
    "Vorlage 14.05.2019\nGemeinderat",
    "Die Vorlage vom 3. Mai 2021 wurde vertagt.",
    "Der Antrag 2021 wurde abgelehnt.",
    "Sag 4\nUdvalget drøftede sagen.",
    "Strategi 2022-2026",
    "§ 34 Abs. 2 der Satzung gilt.",
    "Byråd 2022-2025, 2024-05-15",
    "Det sag 12 handlede om.",
    "Kl. 16.30 i mødelokale 3",
    "Drucksache\nBetreff: Radwege",
    "Vi har 1.200 m2 og 12/24 pladser.",
    "Az. unbekannt",
]


def number_of(text: str) -> str | None:
    found = find_case_number(flow_of([Page(1, "text", text, "da")]))
    return found.number if found else None


@pytest.mark.parametrize(("text", "number"), NUMBERED)
def test_case_numbers(text: str, number: str) -> None:
    assert number_of(text) == number


@pytest.mark.parametrize("text", NOT_NUMBERED)
def test_figures_that_are_no_case_numbers(text: str) -> None:
    assert number_of(text) is None


def test_minutes_of_many_items_have_none_of_their_numbers() -> None:
    text = "Referat\n\n" + "".join(f"Punkt {n}. Sag om stier\n\nSagsnr. 22/100{n}\n\nGodkendt.\n\n" for n in range(1, 6))
    assert number_of(text) is None


def test_a_running_head_may_bear_it() -> None:
    from corpus.model import Aside

    page = Page(1, "text", "Radwege am Bach\n\nDie Stadt baut.", "de", asides=(Aside("head", "Vorlage Nr. 2019/0112"),))
    found = find_case_number(flow_of([page]))
    assert found is not None
    assert (found.number, found.quote) == ("2019/0112", "Vorlage Nr. 2019/0112")


@given(st.text(alphabet="Sagsnr. Az:0123456789/-\nVorlageDrs", max_size=200))
def test_what_is_found_stands_in_the_text(text: str) -> None:
    found = find_case_number(flow_of([Page(1, "text", text, "da")]))
    if found:
        assert found.number in found.quote
        assert found.quote in text
