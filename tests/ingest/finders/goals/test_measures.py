"""What is measurable in a goal: amount, unit, baseline and target year."""

from __future__ import annotations

import pytest

from ingest.finders.goals.measures import measure, target_year

MEASURES = [
    ("70 % CO₂-reduktion inden 2030 ift. 1990", 70, "%", "1990"),
    ("Udledningen skal falde med 70 procent i forhold til 1990.", 70, "%", "1990"),
    ("Forbruget skal ned med 2,5 pct. om året.", 2.5, "%", None),
    ("Vi vil halvere madspildet.", 50, "%", None),
    ("Antallet af ladestandere fordobles.", 100, "%", None),
    ("Andelen skal løftes fra 12 til 20 procent.", 20, "%", None),
    ("Andelen skal fra 12 % til 20 %.", 20, "%", None),
    ("Der afsættes 2 mio. kr. til cykelstier.", 2, "mio. kr.", None),
    ("Der afsættes 1,5 mio. kr. årligt.", 1.5, "mio. kr.", None),
    ("Der bruges 75.000 kr. om året.", 75000, "kr.", None),
    ("Vi vil bygge 500 nye boliger.", 500, "boliger", None),
    ("Der skal bygges 120 nye almene boliger.", 120, "boliger", None),
    ("Kommunen vil skabe 1.200 arbejdspladser.", 1200, "arbejdspladser", None),
    ("Der skal plantes 10.000 træer.", 10000, "træer", None),
    ("Vi vil rejse 25 hektar skov.", 25, "hektar", None),
    ("Vi vil opsætte 40 ladestandere.", 40, "ladestandere", None),
    ("Sygefraværet skal under 4 procent.", 4, "%", None),
    ("Der skal anlægges 14 km cykelsti.", 14, "km", None),
    ("Solceller skal give 3,5 GWh om året.", 3.5, "GWh", None),
    ("Udledningen skal falde med 4.000 tons CO2.", 4000, "tons CO2", None),
    ("Kommunen skal være klimaneutral.", None, None, None),
    ("Alle børn skal lære at svømme.", None, None, None),
    ("Budgettet holdes på niveauet fra 2019.", None, None, "2019"),
    ("Trængslen skal ned sammenlignet med niveauet i 2018.", None, None, "2018"),
    ("CO2-Emissionen um 55 Prozent gegenüber 1990 senken", 55, "%", "1990"),
    ("Wir wollen die Zahl der Ladepunkte verdoppeln.", 100, "%", None),
    ("Ziel ist eine Halbierung des Verbrauchs gegenüber dem Jahr 2015.", 50, "%", "2015"),
    ("Wir wollen den Müll halbieren.", 50, "%", None),
    ("Die Quote soll von 12 auf 20 Prozent steigen.", 20, "%", None),
    ("Die Quote soll von 12 Prozent auf 20 Prozent steigen.", 20, "%", None),
    ("Wir bauen 500 neue Wohnungen.", 500, "Wohnungen", None),
    ("Es sollen 80 weitere geförderte Wohnungen entstehen.", 80, "Wohnungen", None),
    ("Die Stadt stellt 2 Mio. Euro bereit.", 2, "Mio. Euro", None),
    ("Wir geben 1,2 Millionen Euro für Radwege aus.", 1.2, "Millionen Euro", None),
    ("Der Ansatz soll auf 25.000 € steigen.", 25000, "€", None),
    ("Wir pflanzen jedes Jahr 500 Bäume.", 500, "Bäume", None),
    ("Es sollen 120 neue Kitaplätze entstehen.", 120, "Kitaplätze", None),
    ("Bis 2030 sollen 15 MW Solarleistung installiert sein.", 15, "MW", None),
    ("Die Emissionen sinken bezogen auf das Basisjahr 2010 um 30 Prozent.", 30, "%", "2010"),
    ("Der Verbrauch soll um 20 % gegenüber dem Referenzjahr 2010 sinken.", 20, "%", "2010"),
    ("Die Verwaltung soll klimaneutral werden.", None, None, None),
    ("Wir schaffen zehn Stellen.", None, None, None),
    ("We will cut emissions by 40 percent compared to 2005.", 40, "%", "2005"),
    ("We will build 300 new homes.", 300, "homes", None),
    ("The city wants to halve its waste.", 50, "%", None),
]

YEARS = [
    ("Kommunen skal være klimaneutral i 2045.", None, 2020, 2045),
    ("Kommunen skal reducere med 70 % inden 2030 ift. 1990.", None, None, 2030),
    ("Andelen falder med 15 % fra 2018 til 2027.", None, None, 2027),
    ("Målet skal stå i alle indstillinger fra 2022.", None, 2020, 2022),
    ("Siden 2011 har vi samlet erfaring.", None, None, None),
    ("Forbruget skal ned i forhold til 2015.", None, None, None),
    ("Planen 2021-2025 skal følges.", None, None, None),
    ("Vi vil bygge flere boliger.", "Vision 2029", None, 2029),
    ("Vi vil bygge flere boliger.", "Frem mod 2031 vil vi", None, 2031),
    ("Vi vil bygge flere boliger.", "Baggrund", None, None),
    ("Frem til 2030 skal udslippet falde, og i 2040 skal det være nul.", None, None, 2040),
    ("Frem mod 2032 vil byrådet bygge 40 boliger.", None, None, 2032),
    ("Byrådet vedtog i 2014 at bygge.", None, 2020, None),
    ("Bis 2035 wird die Stadt klimaneutral.", None, 2022, 2035),
    ("Die Kämmerei will bis zum 15.09.2026 einen Antrag stellen.", None, None, 2026),
    ("Dienstreisen sind ab 2026 klimaneutral.", None, 2023, 2026),
    ("Die Emissionen sollen um 20 % gegenüber dem Referenzjahr 2010 sinken.", None, None, None),
    ("Seit 2012 gibt es den Austausch.", None, None, None),
    ("Wir wollen mehr Bäume pflanzen.", "Unsere Ziele bis 2030", None, 2030),
    ("We will be carbon neutral by 2035.", None, None, 2035),
    ("Emissions shall fall compared to 2010.", None, None, None),
]


@pytest.mark.parametrize(("statement", "amount", "unit", "baseline"), MEASURES)
def test_how_much(statement, amount, unit, baseline):
    found = measure(statement)
    assert (found.amount, found.unit, found.baseline) == (amount, unit, baseline)


@pytest.mark.parametrize(("statement", "heading", "since", "year"), YEARS)
def test_by_when(statement, heading, since, year):
    assert target_year(statement, heading, since) == year
