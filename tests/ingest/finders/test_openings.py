"""Openings of papers as they really occur, of invented municipalities: what a librarian would write on the card of each."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from rapidfuzz import fuzz

from corpus.language import text_language

UNTESTED = "-"


@dataclass(frozen=True)
class Opening:
    """The first lines of a paper, and its card: a field that is `-` is not asked for."""

    type: str
    issuer: str | None
    title: str
    year: int | None
    text: str
    number: str | None = UNTESTED
    status: str | None = None


OPENINGS = (
    Opening(
        "minutes",
        "Gemeinde Rosenried",
        "Niederschrift über die öffentliche Sitzung der Gemeindevertretung der Gemeinde Rosenried vom 14.03.2019",
        2019,
        """N i e d e r s c h r i f t

über die öffentliche Sitzung der Gemeindevertretung der Gemeinde Rosenried vom 14.03.2019.

Sitzungsort:  im Dorfkrug, Rosenried
Beginn der Sitzung:  19.30 Uhr
Ende der Sitzung:  21.05 Uhr

Anwesend sind:
Bürgermeisterin Antje Petersen
Gemeindevertreter Hauke Thomsen

T a g e s o r d n u n g

1. Eröffnung der Sitzung und Begrüßung
2. Einwohnerfragestunde
3. Bericht der Bürgermeisterin
4. Anschaffung eines Löschfahrzeuges

Zu Punkt 4: Die Gemeindevertretung beschließt einstimmig, ein Fahrzeug zu bestellen.
""",
    ),
    Opening(
        "minutes", "Stadt Lindenfurt", "Niederschrift über die 12. Sitzung des Kulturausschusses", 2021,
        """Stadt Lindenfurt
Kulturausschuss

Niederschrift
über die 12. Sitzung des Kulturausschusses
am 04.05.2021, 17:00 Uhr, Ratssaal

Anwesend: siehe Anlage

TOP 1 Genehmigung der Tagesordnung
Die Tagesordnung wird genehmigt.

TOP 2 Bericht über die Partnerschaft mit Nancy
Die Verwaltung berichtet. Ratsherr Vogel fragt nach den Kosten.

TOP 3 Verschiedenes
Keine Wortmeldungen.
""",
    ),
    Opening(
        "motion", "CDU-Fraktion Steinbrück", "Partnerschaft mit einer ukrainischen Gemeinde", 2023,
        """CDU-Fraktion im Rat der Stadt Steinbrück
Rathausplatz 3, 99999 Steinbrück

An den
Bürgermeister der Stadt Steinbrück
Herrn Karsten Wehmeier

12. Februar 2023

Antrag zur Ratssitzung am 9. März 2023
Partnerschaft mit einer ukrainischen Gemeinde

Sehr geehrte Frau Bürgermeisterin,

die CDU-Fraktion bittet den Rat um folgenden Beschluss: Die Verwaltung sucht eine Gemeinde in der Ukraine.

Begründung: Viele Menschen aus Steinbrück helfen bereits.
""",
    ),
    Opening(
        "proposal", "Stadt Mühlau", "Fortschreibung des Integrationskonzeptes", 2022,
        """Stadt Mühlau
Der Oberbürgermeister
Fachbereich 50 - Soziales

Vorlage Nr. 0187/2022
öffentlich

Betreff: Fortschreibung des Integrationskonzeptes

Beratungsfolge          Termin
Sozialausschuss         03.05.2022
Rat                     19.05.2022

Beschlussvorschlag:
Der Rat beschließt die Fortschreibung des Integrationskonzeptes.

Sachverhalt:
Das Konzept stammt aus dem Jahr 2014.
""",
        "0187/2022",
    ),
    Opening(
        "proposal", "Stadt Kirchfeld", "Beitritt zum Konvent der Bürgermeister", 2023,
        """051/23
Beschlussvorlage
Amt: Hauptamt
Datum: 11.04.2023

Stadt Kirchfeld

Beitritt zum Konvent der Bürgermeister

Beschlussvorschlag:
Der Gemeinderat stimmt dem Beitritt der Stadt Kirchfeld zu.
""",
        "051/23",
    ),
    Opening(
        "answer", "Stadt Auental", "Stand der Radverkehrsplanung", 2020,
        """Stadt Auental
Dezernat III

AF/0042/2020

Antwort der Verwaltung
auf die Anfrage der Fraktion Die Linke vom 3. Juni 2020

Stand der Radverkehrsplanung

Frage 1: Wie viele Kilometer Radweg wurden 2019 gebaut?
Antwort: Es wurden 4,2 Kilometer gebaut.
""",
        "AF/0042/2020",
    ),
    Opening(
        "election_programme", "SPD Rosenried", "Gemeinsam für Rosenried", 2021,
        """SPD Rosenried

Gemeinsam für Rosenried
Unser Programm für die Kommunalwahl am 12. September 2021

Liebe Rosenriederinnen und Rosenrieder,

wir wollen, dass Wohnen bezahlbar bleibt. Wir werden den Bus öfter fahren lassen. Wir stehen für gute Kitas.
Deshalb wollen wir 200 Wohnungen bauen.
""",
    ),
    Opening(
        "election_programme", "Venstre i Brunsted", "Valgprogram 2025", 2025,
        """VENSTRE I BRUNSTED

Valgprogram 2025

Vi vil en kommune, hvor der er plads til alle.

Skoler
Venstre vil give skolerne større frihed. Vi vil have færre prøver.

Erhverv
Vi vil gøre det lettere at drive virksomhed i Brunsted Kommune.
""",
    ),
    Opening(
        "policy", "Egelund Kommune", "Frivillighedspolitik", 2018,
        """Frivillighedspolitik
Egelund Kommune

Godkendt af Egelund Byråd den 27. september 2018

Forord
Frivillige gør en forskel hver dag. Med politikken vil vi sætte rammen for samarbejdet.

Vores værdier
Vi vil lytte til foreningerne.
""",
        None, "adopted",
    ),
    Opening(
        "plan", "Havnsø Kommune", "Klimahandlingsplan for Havnsø Kommune", 2022,
        """Klimahandlingsplan for Havnsø Kommune
Udkast til offentlig høring
Marts 2022

Indledning
Havnsø Kommune vil være klimaneutral i 2045. Planen viser vejen.

Mål og tiltag
Kommunen skal reducere udledningen med 70 % inden 2030.
""",
        None, "draft",
    ),
    Opening(
        "minutes", "Brunsted Kommune", "Venskabsbysamarbejde efter 2024", 2024,
        """Brunsted Kommune
Økonomiudvalget
Referat fra ordinært møde den 6. februar 2024

14. Venskabsbysamarbejde efter 2024
Sagsnr.: 24-001877

Resumé
Udvalget skal drøfte samarbejdet.

Sagsfremstilling
Brunsted har haft fire venskabsbyer siden 1978.

Beslutning
Godkendt.
""",
        "24-001877", "adopted",
    ),
    Opening(
        "memo", "Egelund Kommune", "Status på grøn omstilling af kørsel", 2023,
        """Egelund Kommune
Teknik og Miljø
Rådhuspladsen 1
tlf. 7777 7777
post@egelund.dk

NOTAT
Dato: 2. maj 2023
Sagsnr. 05.13.10-G01-2-23

Status på grøn omstilling af kørsel

Baggrund
Udvalget har bedt om en status på kommunens biler.
""",
        "05.13.10-G01-2-23",
    ),
    Opening(
        "agreement", "Stadt Auental",
        "Partnerschaftsvertrag zwischen der Stadt Auental (Deutschland) und der Stadt Brzeg Dolny (Polen)", 2006,
        """Partnerschaftsvertrag
zwischen der
Stadt Auental (Deutschland)
und der
Stadt Brzeg Dolny (Polen)

Die Städte Auental und Brzeg Dolny schließen folgenden Vertrag:

§ 1
Die Städte fördern die Begegnung ihrer Bürger.

Auental, den 3. Mai 2006

Bürgermeister der Stadt Auental          Bürgermeister der Stadt Brzeg Dolny
""",
        None, UNTESTED,
    ),
    Opening(
        "other", "Egelund Kommune", "Besøg fra vores finske venskabsby", 2019,
        """Gå til sidens indhold
Egelund Kommunes logo
25. oktober 2019

Besøg fra vores finske venskabsby

I sidste uge var en delegation fra Salo på besøg i Egelund Kommune. De så biblioteket og den nye skole.

Borgmesteren glædede sig over besøget.
""",
    ),
    Opening(
        "other", "Stadt Lindenfurt", "Delegation aus Nancy zu Gast", 2022,
        """Pressemitteilung
Stadt Lindenfurt, Pressestelle
Lindenfurt, 7. Juni 2022

Delegation aus Nancy zu Gast

Oberbürgermeisterin Vera Kühn hat am Dienstag zwölf Gäste aus der Partnerstadt Nancy im Rathaus empfangen.
Die Städte sind seit 1969 verbunden.
""",
    ),
    Opening(
        "slides", "Stadt Mühlau", "Mobilität 2035 – Werkstattbericht", 2021,
        """Stadt Mühlau
Amt für Stadtplanung

Mobilität 2035 – Werkstattbericht
Präsentation im Bauausschuss
21. September 2021
1

Ausgangslage
• 62 % Autoverkehr
• 9 % Bus
• Radwege fehlen
2

Was wir gehört haben
• mehr Platz zum Gehen
• Takt am Abend
• sichere Schulwege
3

Ziele
• Radanteil 25 %
• Takt 15 Minuten
4
""",
    ),
    Opening(
        "slides", "Havnsø Kommune", "Fremtidens bibliotek", 2020,
        """Fremtidens bibliotek
Temamøde i Kulturudvalget 3. marts 2020
Havnsø Kommune

Dagsorden
- Hvor står vi?
- Hvad vil vi?
- Næste skridt

Hvor står vi?
- 3 biblioteker
- 41.000 besøg
- faldende udlån

Hvad vil vi?
- flere unge
- længere åbent
- mere kultur
""",
    ),
    Opening(
        "other", "Freunde von Rivello e.V.", "Satzung", 2011,
        """Freunde von Rivello e.V.

Satzung

§ 1 Name und Sitz
Der Verein führt den Namen Freunde von Rivello e.V. und hat seinen Sitz in Auental.

§ 2 Zweck
Der Verein fördert die Partnerschaft der Stadt Auental mit Rivello.

Beschlossen in der Mitgliederversammlung am 8. April 2011
""",
        None, UNTESTED,
    ),
    Opening(
        "strategy", "Stadt Kirchfeld", "Digitalstrategie der Stadt Kirchfeld", 2024,
        """Digitalstrategie
der Stadt Kirchfeld

Herausgeber: Stadt Kirchfeld, Stabsstelle Digitalisierung
Stand: Januar 2024

Vorwort
Die Digitalisierung verändert unseren Alltag.

Handlungsfelder
Wir wollen alle Leistungen online anbieten.
""",
    ),
    Opening(
        "report", "Stadt Auental", "Zweiter Bericht zur Umsetzung des Klimaschutzkonzeptes", 2019,
        """Stadt Auental

Zweiter Bericht zur Umsetzung
des Klimaschutzkonzeptes
Berichtszeitraum 2017 - 2018

Auental, im Mai 2019

1 Einleitung
Der Stadtrat hat 2015 ein Klimaschutzkonzept beschlossen.
""",
    ),
    Opening(
        "strategy", "Brunsted Kommune", "Erhvervsstrategi 2021-2025", 2021,
        """1 brunsted.dk Erhvervsstrategi 2021-2025

2 BRUNSTED KOMMUNE Erhvervsafdelingen Januar 2021

3 Indhold Forord Vision Indsatser

4 Forord
Erhvervslivet skaber job. Derfor vil Brunsted Kommune være blandt de bedste til at tage imod virksomheder.
""",
    ),
    Opening(
        "minutes", "Havnsø Kommune", "Ansøgning om tilskud til besøg i venskabsby", 2009,
        """Byråd

31. marts 2009

Sagsnr. 710-2009-5102

Sagsbehandler ABC

39.       Ansøgning om tilskud til besøg i venskabsby - Åbent

Tidl. politisk behandling
Kulturudvalget, 30.10.08

Forventet sagsgang
ØK, BY

SAGENS INDHOLD
Foreningen Norden i Havnsø søger Havnsø Kommune om tilskud.

INDSTILLING
Direktionen indstiller, at der gives 5.000 kr.

BESLUTNING
Godkendt.
""",
        "710-2009-5102", "adopted",
    ),
    Opening(
        "motion", "SPD-Fraktion Lindenfurt", "Hitzeaktionsplan für Lindenfurt", 2023,
        """SPD-Fraktion im Stadtrat Lindenfurt

Antrag
Drucksache-Nr. 23/0456

Hitzeaktionsplan für Lindenfurt

Der Stadtrat möge beschließen:
Die Verwaltung legt bis Ende 2023 einen Hitzeaktionsplan vor.

Begründung:
Die Sommer werden heißer.

Lindenfurt, 2. Mai 2023
""",
        "23/0456",
    ),
    Opening(
        "election_programme", "Bürgerliste Auental", "Unsere Ziele für Auental", 2014,
        """BÜRGERLISTE AUENTAL
Kommunalwahl 2014

Unsere Ziele für Auental

Wir wollen solide Finanzen. Wir werden keine neuen Schulden machen. Wir fordern mehr Transparenz im Stadtrat.
Wir wollen Vereine stärken.
""",
    ),
    Opening(
        "policy", "Stadt Rosenried", "Leitbild der Stadt Rosenried", 2016,
        """Leitbild der Stadt Rosenried

beschlossen vom Gemeinderat am 20. Juli 2016

Präambel
Rosenried ist eine offene Stadt.

1. Leben in Rosenried
Wir fördern das Miteinander der Generationen.
""",
        None, "adopted",
    ),
    Opening(
        "other", "Gemeinde Steinbrück", "Partnergemeinden", None,
        """Startseite > Gemeinde > Partnergemeinden

Partnergemeinden

Die Gemeinde Steinbrück pflegt seit 1985 eine Partnerschaft mit Saint-Aubin in der Normandie.

Ansprechpartner
Gemeinde Steinbrück, Hauptstraße 5
""",
    ),
    Opening(
        "plan", "Landkreis Wiesengrund", "Nahverkehrsplan 2023–2027", 2022,
        """Landkreis Wiesengrund

Nahverkehrsplan
2023–2027

Vom Kreistag beschlossen am 12. Dezember 2022

Grundlagen
Der Landkreis Wiesengrund ist Aufgabenträger.
""",
        None, "adopted",
    ),
    Opening(
        "motion", "Fraktion BÜNDNIS 90/DIE GRÜNEN Mühlau", "Beitritt der Stadt Mühlau zum Klima-Bündnis", 2020,
        """Fraktion BÜNDNIS 90/DIE GRÜNEN
im Rat der Stadt Mühlau

An die Vorsitzende des Umweltausschusses
Frau Inge Harms

Mühlau, 05.10.2020

Antrag: Beitritt der Stadt Mühlau zum Klima-Bündnis

Der Ausschuss möge beschließen, dass die Stadt Mühlau dem Klima-Bündnis beitritt.
""",
    ),
    Opening(
        "proposal", "Egelund Kommune", "Ny venskabsby i Ukraine", 2023,
        """Dagsorden til møde i Byrådet den 30. maj 2023

Punkt 7: Ny venskabsby i Ukraine
Sagsnr.: EMN-2023-01234

Indstilling
Forvaltningen indstiller, at Byrådet godkender en aftale med en by i Ukraine.

Sagsfremstilling
Egelund Kommune har i dag tre venskabsbyer.
""",
        "EMN-2023-01234",
    ),
    Opening(
        "other", "Stadt Auental", "Rede zum Haushalt 2022", 2021,
        """Es gilt das gesprochene Wort

Rede zum Haushalt 2022
Oberbürgermeister Jonas Ritter
Sitzung des Stadtrates der Stadt Auental am 15. Dezember 2021

Sehr geehrte Damen und Herren,
der Haushalt ist solide.
""",
    ),
    Opening("minutes","Gemeinde Waldhof","Aus der Gemeinderatssitzung vom 6. November 2014",2014,"""Gemeinde Waldhof (Druckversion)
Autor: Gemeinde Waldhof
Artikel vom 19.12.2014

Aus der Gemeinderatssitzung vom 6. November 2014

1. Baugesuche
Einem Baugesuch auf Umnutzung einer Wohnung wurde das Einvernehmen erteilt.

2. Fortschreibung des Flächennutzungsplanes
Zu diesem Punkt war Frau Sommer vom Planungsbüro anwesend. Der Gemeinderat stimmte einstimmig zu.
"""),
    Opening("motion","CDU-Fraktion Bergheide","Konzept Städtepartnerschaften",2019,"""Beschlussantrag
Antragsteller: CDU-Ratsfraktion, SPD-Fraktion
Antragstitel: Konzept Städtepartnerschaften

Stadtrat Bergheide, Sitzung am 10. April 2019

Beschlussvorschlag:
Die Stadtverwaltung Bergheide wird beauftragt, ein Konzept zu erarbeiten.

Begründung:
Derzeit hat die Stadt Bergheide zwölf Partnerschaften.
"""),
    Opening("strategy","Egelund Kommune","Bosætningsstrategi 2020-2024",2020,"""Bosætningsstrategi
2020-2024

Egelund Kommune

Vedtaget i Byrådet 28. maj 2020
Layout: Egelund Kommune, Kommunikation

INDHOLD
Forord ........ 3
Vision ........ 5

Forord
Vi vil være flere borgere i Egelund.
""",None,"adopted"),
    Opening("report","Brunsted Kommune","Årsberetning 2016 for venskabsbyudvalget",2016,"""Brunsted Kommune
Venskabsbyudvalget

Årsberetning 2016 for venskabsbyudvalget

I 2016 har udvalget holdt fire møder. Der har været besøg fra Bollnäs og Pieksämäki.
""","-","-"),
    Opening("answer","Stadt Kirchfeld","Kosten der Städtepartnerschaften",2018,"""Stadt Kirchfeld
Kirchfeld, den 12.11.2018
Dezernat I

Beantwortung der Anfrage der FDP-Fraktion vom 15.10.2018
Kosten der Städtepartnerschaften

Die Anfrage wird wie folgt beantwortet:
1. Im Jahr 2017 wurden 18.500 Euro ausgegeben.
2. Die Mittel stehen im Haushalt.
"""),
    Opening("policy","Havnsø Kommune","International politik",2013,"""HAVNSØ KOMMUNE

INTERNATIONAL POLITIK

Godkendt af kommunalbestyrelsen 20. marts 2013

Formål
Politikken skal styrke kommunens internationale samarbejde.

Mål
- Flere elever skal på udveksling
- Virksomheder skal have hjælp til eksport
""",None,"adopted"),
    Opening("memo","Stadt Lindenfurt","Sachstand Partnerschaft mit Nancy",2021,"""Stadt Lindenfurt
Hauptamt

Informationsvorlage
Vorlagen-Nr.: IV/0034/2021
Status: öffentlich
Datum: 15.02.2021

Gremium: Kulturausschuss

Sachstand Partnerschaft mit Nancy

Der Ausschuss nimmt den Sachstand zur Kenntnis.

Erläuterung:
Die Partnerschaft besteht seit 1969.
""","IV/0034/2021"),
    Opening("election_programme","Socialdemokratiet i Egelund","Sammen om Egelund",2021,"""Socialdemokratiet i Egelund

Sammen om Egelund
Vores program til kommunalvalget 16. november 2021

Vi vil have tid til omsorg. Vi vil bygge en ny skole. Vi vil gøre Egelund grønnere.
"""),
    Opening("plan","Stadt Auental","Integriertes Klimaschutzkonzept",2017,"""Integriertes Klimaschutzkonzept
für die Stadt Auental

Abschlussbericht

Auftraggeber: Stadt Auental, Rathausplatz 1, 99999 Auental
Bearbeitung: Büro Grünplan GmbH, Kassel
Stand: November 2017

Zusammenfassung
Die Stadt Auental will bis 2050 klimaneutral werden.
"""),
    Opening("slides","Egelund Kommune","Budget 2022-2025",2021,"""Budget 2022-2025
Borgermøde den 24. august 2021
Egelund Kommune

Rammen
- Skat: 26,1 %
- Råderum: 14 mio. kr.
- Gæld: faldende

Udfordringer
- flere ældre
- flere børn
- stigende priser

Tidsplan
- høring: september
- 1. behandling: 15. september
- 2. behandling: 6. oktober
""","-","-"),
    Opening("minutes","Egelund Kommune","Referat fra møde i Kulturudvalget",2012,"""EGELUND KOMMUNE
REFERAT
fra møde i Kulturudvalget
mandag den 5. november 2012 kl. 16.00

Til stede: Anne Holm, Per Bech
Afbud: ingen

1. Godkendelse af dagsorden
Godkendt.

2. Budgetopfølgning
Taget til efterretning.

3. Eventuelt
""","-","-"),
)  # fmt: skip


def _like(said: str | None, wanted: str | None, least: int) -> bool:
    return said == wanted or bool(said and wanted and fuzz.ratio(said.lower(), wanted.lower()) >= least)


@pytest.mark.parametrize("opening", OPENINGS, ids=lambda opening: f"{opening.type}: {opening.title[:40]}")
def test_the_card_of_a_paper(described, opening: Opening) -> None:  # type: ignore[no-untyped-def]
    head, _ = described(opening.text, text_language(opening.text))
    assert head.type == opening.type
    assert _like(head.issuer, opening.issuer, 90), head.issuer
    assert _like(head.title, opening.title, 90), head.title
    assert head.year == opening.year
    assert opening.number in (UNTESTED, head.case_number)
    assert opening.status in (UNTESTED, head.status)
