"""Openings of documents with what each says of itself: covers, papers, minutes, slides, pages of the web, programmes, letters."""

from __future__ import annotations

import pytest

DA = "\n\nKommunen har mange stier, og flere af dem bliver bygget om i de kommende år, så alle kan komme sikkert frem.\n"
DE = "\n\nDie Stadt hat viele Wege, und in den kommenden Jahren werden einige davon umgebaut, damit alle sicher ans Ziel kommen.\n"

# (language, opening, fields that must hold)
OPENINGS: list[tuple[str, str, dict[str, object]]] = [
    # covers
    ("da", "Kulturpolitik\nEgelund Kommune" + DA, {"title": "Kulturpolitik", "issuer": "Egelund Kommune", "type": "policy"}),
    ("da", "1 Sundhedspolitik\nEgelund Kommune\nSammen om sundhed" + DA, {"title": "Sundhedspolitik", "type": "policy", "country": "DK"}),
    (
        "da",
        "Egelund Kommune\n\nKlimaplan 2030\n\nVedtaget af byrådet den 3. maj 2021" + DA,
        {"title": "Klimaplan 2030", "type": "plan", "status": "adopted", "year": 2021, "municipality": "Egelund"},
    ),
    (
        "da",
        "EGELUND KOMMUNE\n\nIdrætsstrategi 2022-2026\n\nUdkast" + DA,
        {"title": "Idrætsstrategi 2022-2026", "type": "strategy", "period": (2022, 2026), "status": "draft", "issuer": "Egelund Kommune"},
    ),
    (
        "da",
        "Forslag til Kommuneplan 2025-2037\nEgelund Kommune" + DA,
        {"type": "plan", "status": "draft", "period": (2025, 2037), "issuer": "Egelund Kommune"},
    ),
    (
        "da",
        "Aarhus Kommune\nTeknik og Miljø\n\nGrøn mobilitetsplan" + DA,
        {"title": "Grøn mobilitetsplan", "unit": "Teknik og Miljø", "issuer": "Aarhus Kommune", "type": "plan"},
    ),
    (
        "da",
        "Københavns Kommune\nKultur- og Fritidsforvaltningen\n\nBiblioteksplan 2019-2023" + DA,
        {"title": "Biblioteksplan 2019-2023", "issuer": "Københavns Kommune", "municipality": "København", "period": (2019, 2023)},
    ),
    (
        "da",
        "Bornholms Regionskommune\n\nErhvervspolitik\n\nUdgivet: Juni 2018" + DA,
        {"title": "Erhvervspolitik", "issuer": "Bornholms Regionskommune", "year": 2018, "type": "policy"},
    ),
    ("da", "Høringsudgave\n\nÆldrepolitik for Egelund Kommune" + DA, {"status": "draft", "type": "policy", "issuer": "Egelund Kommune"}),
    ("da", "Årsberetning 2019\nEgelund Kommune" + DA, {"title": "Årsberetning 2019", "type": "report", "year": 2019}),
    (
        "de",
        "Stadt Karlsruhe\n\nRadverkehrskonzept\n\nBeschlossen vom Gemeinderat am 3. Mai 2016" + DE,
        {"title": "Radverkehrskonzept", "issuer": "Stadt Karlsruhe", "status": "adopted", "year": 2016, "type": "plan"},
    ),
    (
        "de",
        "Hanse- und Universitätsstadt Rostock\nKulturstrategie 2035\nEntwurf" + DE,
        {"title": "Kulturstrategie 2035", "status": "draft", "type": "strategy", "municipality": "Rostock"},
    ),
    (
        "de",
        "Landkreis Göttingen\n\nIntegrationskonzept\n\nStand: Mai 2020" + DE,
        {"title": "Integrationskonzept", "issuer": "Landkreis Göttingen", "year": 2020},
    ),
    (
        "de",
        "Gemeinde Weyhe\nLeitbild Wald und Wiese\n\nBeschlossen am 12. Dezember 2018" + DE,
        {"title": "Leitbild Wald und Wiese", "issuer": "Gemeinde Weyhe", "status": "adopted", "year": 2018, "type": "policy"},
    ),
    ("de", "KLIMASCHUTZKONZEPT\nder Stadt Münster" + DE, {"title": "KLIMASCHUTZKONZEPT", "issuer": "Stadt Münster", "type": "plan"}),
    (
        "de",
        "Jahresbericht 2021\n\nStadt Trier" + DE,
        {"title": "Jahresbericht 2021", "year": 2021, "type": "report", "issuer": "Stadt Trier"},
    ),
    (
        "de",
        "Personalkonzept 2010\n\nAbgelöst durch das Personalkonzept 2020\n\nStadt Worms" + DE,
        {"status": "replaced", "issuer": "Stadt Worms"},
    ),
    # papers and minutes
    (
        "da",
        "Egelund Kommune\nCenter for Politik og Plan\n\nNOTAT\nTil: Kulturudvalget\nDato: 21. juni 2017\nSagsnr. 04.01.00-G01-8-17\n\n"
        "Status på havnen og stierne" + DA,
        {
            "title": "Status på havnen og stierne",
            "type": "memo",
            "year": 2017,
            "unit": "Center for Politik og Plan",
            "case_number": "04.01.00-G01-8-17",
        },
    ),
    (
        "da",
        "Byråd\n27. april 2010\nSagsnr. 733-2008-1946\n\n39.   Havnens fremtid i Egelund Kommune - Åbent\n\nSAGENS INDHOLD"
        + DA
        + "\nBESLUTNING\n\nKulturudvalget 13. april 2010: Anbefales.\nByrådet 27. april 2010: Godkendt.\n",
        {
            "title": "Havnens fremtid i Egelund Kommune",
            "year": 2010,
            "case_number": "733-2008-1946",
            "unit": "Byråd",
            "type": "minutes",
            "status": "adopted",
        },
    ),
    (
        "da",
        "Punkt 4: Nye stier i Egelund\nEMN-2024-001122\n\nIndstilling\n\nUdvalget indstiller planen.\n\nBeslutning\n\nUdsat.\n" + DA,
        {"title": "Nye stier i Egelund", "case_number": "EMN-2024-001122", "type": "minutes", "status": None},
    ),
    (
        "da",
        "Egelund Kommune\nUdvalget for Natur\n\nREFERAT\nOnsdag den 5. juni 2024 kl. 15.30\n\nPunkt 1. Dagsorden\nGodkendt.\n\n"
        "Punkt 2. Stier\nSagsnr. 22/1\n\nPunkt 3. Havn\nSagsnr. 22/2\n\nPunkt 4. Eventuelt\n",
        {"title": "REFERAT", "type": "minutes", "year": 2024, "unit": "Udvalget for Natur", "case_number": None},
    ),
    ("da", "Referat af møde i Borgerrådet\nden 5. juni 2018\n\nEgelund Kommune" + DA, {"type": "minutes", "year": 2018}),
    (
        "de",
        "Stadt Auental\nDer Oberbürgermeister\n\nBESCHLUSSVORLAGE\n\nVorlage Nr.: 2021/0415\n\nUmbau der Mühle am Bach\n\n"
        "Gremium Termin TOP\nGemeinderat 14.05.2021 4\n" + DE,
        {"title": "Umbau der Mühle am Bach", "case_number": "2021/0415", "type": "proposal", "unit": "Der Oberbürgermeister", "year": 2021},
    ),
    (
        "de",
        "Stadt Hof\nFachbereich Kultur\n\nSitzungsvorlage Nr. 118/2023\n\nBetreff: Neue Wege im Park\n\nDatum: 3. Mai 2023\n" + DE,
        {"title": "Neue Wege im Park", "case_number": "118/2023", "unit": "Fachbereich Kultur", "year": 2023, "issuer": "Stadt Hof"},
    ),
    (
        "de",
        "Drucksache 117/2016\n\nMitteilung\n\nStand der Arbeiten am Hafen\n\nStadt Worms, 3. Mai 2016" + DE,
        {"case_number": "117/2016", "type": "memo", "year": 2016, "issuer": "Stadt Worms"},
    ),
    (
        "de",
        "Niederschrift\nüber die 7. öffentliche Sitzung des Stadtrats\nam Montag, dem 3. Mai 2021\n\nTOP 1 Eröffnung\n\nTOP 2 Haushalt\n\n"
        "TOP 3 Radwege\n\nStadt Worms" + DE,
        {"type": "minutes", "year": 2021, "issuer": "Stadt Worms"},
    ),
    (
        "de",
        "TOP 4: Radwege am Bach\n\nNiederschrift\n\nStadt Trier, Sitzung des Stadtrats am 4. März 2020\n\nBeschluss:\n\n"
        "Einstimmig beschlossen.\n",
        {"title": "Radwege am Bach", "type": "minutes", "status": "adopted", "year": 2020},
    ),
    (
        "de",
        "ÄNDERUNGSANTRAG\n\nSPD-Gemeinderatsfraktion\nvom 06.11.2017\n\nBäume am Bach\n\nDie Stadt Auental soll Bäume pflanzen.\n",
        {"title": "Bäume am Bach", "type": "motion", "issuer": "SPD-Gemeinderatsfraktion Auental", "year": 2017},
    ),
    (
        "de",
        "Mehr Bänke im Park\nAntrag des Seniorenbeirates an den Rat der Stadt Worms\n2022-05-16\n" + DE,
        {"title": "Mehr Bänke im Park", "type": "motion", "year": 2022},
    ),
    (
        "de",
        "Stellungnahme der Verwaltung\n\nVorlage 2018/0076\n\nSpielplätze im Norden\n\nStadt Karlsruhe" + DE,
        {"type": "answer", "case_number": "2018/0076", "title": "Spielplätze im Norden", "year": 2018},
    ),
    # programmes
    (
        "da",
        "Venstre i Egelund\nVores program til kommunalvalget 2021\n\nSkole\n\nVi vil bygge. Vi vil male." + DA,
        {"title": "Vores program til kommunalvalget 2021", "type": "election_programme", "year": 2021},
    ),
    (
        "da",
        "Enhedslisten Aarhus\nValgprogram til kommunalvalget 2025" + DA,
        {"issuer": "Enhedslisten i Aarhus", "type": "election_programme", "municipality": "Aarhus", "year": 2025},
    ),
    (
        "da",
        "Borgerlisten Egelund\n\nValgprogram 2021\n\nVi vil have flere stier." + DA,
        {"issuer": "Borgerlisten Egelund", "type": "election_programme"},
    ),
    ("da", "Radikale Venstre i Aalborg\n\nValgprogram 2017" + DA, {"issuer": "Radikale Venstre i Aalborg", "type": "election_programme"}),
    (
        "de",
        "BÜNDNIS 90/DIE GRÜNEN\nKreisverband Göttingen\n\nProgramm zur Kommunalwahl am 7. Juni 2009" + DE,
        {
            "issuer": "BÜNDNIS 90/DIE GRÜNEN Kreisverband Göttingen",
            "type": "election_programme",
            "year": 2009,
            "title": "Programm zur Kommunalwahl am 7. Juni 2009",
        },
    ),
    ("de", "CDU Münster\n\nKommunalwahlprogramm 2020" + DE, {"issuer": "CDU Münster", "type": "election_programme", "year": 2020}),
    (
        "de",
        "Freie Wähler Worms\n\nWahlprogramm zur Kommunalwahl 2024" + DE,
        {"issuer": "Freie Wähler Worms", "type": "election_programme", "year": 2024},
    ),
    (
        "de",
        "Trier bewegt sich\n(Beschluss der Mitgliederversammlung der FDP Trier vom 1.2.2014)\nWahlprogramm der FDP Trier" + DE,
        {"title": "Trier bewegt sich", "status": "adopted", "type": "election_programme", "issuer": "FDP Trier"},
    ),
    # slides, pages of the web, letters
    (
        "da",
        "Klimaet i byen\n\nOplæg på borgermøde\n\n12. april 2021\n\nEgelund Kommune\fMere grønt\n\n• Træer\n• Bede\fMindre støj\n\n• Hegn\n"
        "• Fart\fSpørgsmål\n\n• Hvad nu\n• Hvem\n• Hvornår\n• Hvordan\n• Hvorfor",
        {"title": "Klimaet i byen", "type": "slides", "year": 2021},
    ),
    (
        "da",
        "Egelund Kommune\nOm kommunen / Internationalt\n\nVenner i verden\n\nUdveksling på tværs" + DA,
        {"title": "Venner i verden", "issuer": "Egelund Kommune"},
    ),
    (
        "da",
        "Egelund Kommune - Nyhed\n26-04-2010\n\nFlere vil bo ved fjorden\n" + DA,
        {"title": "Flere vil bo ved fjorden", "type": "other", "year": 2010, "issuer": "Egelund Kommune"},
    ),
    (
        "de",
        "Stadt Trier - Pressemitteilung\n3. Mai 2021\n\nNeue Bänke am Fluss\n" + DE,
        {"title": "Neue Bänke am Fluss", "type": "other", "year": 2021, "issuer": "Stadt Trier"},
    ),
    (
        "de",
        "Haushaltsrede 2024\nfür die Fraktion Freie Wähler Worms\n\nSehr geehrte Damen und Herren," + DE,
        {"title": "Haushaltsrede 2024", "type": "other", "year": 2024, "issuer": "Freie Wähler Worms"},
    ),
    (
        "da",
        "Egelund Kommune\n\nEmne: Svar på spørgsmål om havnen\n\nKære Anne Holm\n\nEgelund, den 4. maj 2020" + DA,
        {"title": "Svar på spørgsmål om havnen", "year": 2020},
    ),
]


@pytest.mark.parametrize(
    ("language", "opening", "fields"), OPENINGS, ids=[f"{n}-{case[1].split(chr(10))[0][:24]}" for n, case in enumerate(OPENINGS)]
)
def test_openings(described, language: str, opening: str, fields: dict[str, object]) -> None:
    head, _ = described(opening, language)
    assert {name: getattr(head, name) for name in fields} == fields


def test_each_field_that_was_read_has_its_reason(described) -> None:
    opening = "Egelund Kommune\nTeknik og Miljø\n\nKlimaplan\n\nSagsnr. 24-001234\n\nVedtaget af byrådet den 3. maj 2021" + DA
    head, _ = described(opening, "da")
    reasons = {reason.field: reason for reason in head.why}
    assert set(reasons) == {"title", "issuer", "year", "unit", "status", "case_number"}
    assert reasons["status"].quote == "Vedtaget af byrådet den 3. maj 2021"
    assert reasons["case_number"].quote == "Sagsnr. 24-001234"
    for reason in reasons.values():
        assert 0 < reason.confidence <= 1
        assert reason.why
        assert reason.quote in opening
