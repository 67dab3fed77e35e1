"""Dates: found once for each value, with the role that their words and their place give them."""

from __future__ import annotations

import pytest

from ingest.readers.text_asides import set_apart

ROLES = [
    ("da", "Ansøgningen sendes senest den 3. marts 2024 til kommunen.", "2024-03-03", "deadline"),
    ("da", "Kommunen har været medlem siden 2011.", "2011-01-01", "reference"),
    ("da", "Visionen hedder Vision 2035.", "2035-01-01", "target"),
    ("da", "Politikken gælder for 2023-2026.", "2023-01-01", "period"),
    ("da", "Der holdes borgermøde på biblioteket den 4. april 2024 med kaffe og kage til alle, der vil høre nyt.", "2024-04-04", "event"),
    ("de", "Bis 2035 soll die Stadt klimaneutral sein.", "2035-01-01", "target"),
    ("de", "Die Partnerschaft besteht seit 1986.", "1986-01-01", "reference"),
    ("de", "Die Ausstellung wurde im Oktober 2016 im Rathaus gezeigt und danach in den Schulen der ganzen Stadt.", "2016-10-01", "event"),
    ("da", "Sommerfesten holdes lørdag den 15. juni 2024 kl. 14 i parken.", "2024-06-15", "event"),
    (
        "da",
        "Planen blev godkendt af udvalget den 23. maj 2012, og siden er der gjort status mange gange rundt om i byens kvarterer.",
        "2012-05-23",
        "reference",
    ),
    ("da", "Forslaget er i høring fra den 4. marts til den 29. april 2019.", "2019-03-04", "period"),
    ("da", "Ansøgningsfristen er den 1. oktober 2024.", "2024-10-01", "deadline"),
    ("de", "Das Projekt hat eine Laufzeit vom 1. Januar 2022 bis 31. Dezember 2024.", "2022-01-01", "period"),
    ("de", "Die Anmeldung ist spätestens bis 30. Juni 2027 einzureichen.", "2027-06-30", "deadline"),
    ("de", "Das Wissen wächst stetig (Musterfrau & Beispiel, 2012).", "2012-01-01", "reference"),
    ("de", "Am Samstag, 4. Mai 2024, um 15 Uhr begrüßt der Bürgermeister die Gäste.", "2024-05-04", "event"),
    ("de", "Bei der Kommunalwahl 2026 tritt die Liste wieder an.", "2026-01-01", "event"),
    ("de", "Die Urkunde vom 26.09.1964 hängt im Rathaus.", "1964-09-26", "reference"),
    ("en", "Replies are due no later than 3 May 2024.", "2024-05-03", "deadline"),
]


@pytest.mark.parametrize(("language", "sentence", "start", "role"), ROLES)
def test_the_role_of_a_date(values, language, sentence, start, role):
    text = f"Indledning\n\nTeksten handler om byen og dens fremtid.\n\n{sentence}\n"
    assert [(d.start, d.role) for d in values(text, "date", language)] == [(start, role)]


def test_a_date_line_at_the_head_is_the_date_of_publication(values):
    text = "Egelund Kommune\n\nKulturstrategi\n\nApril 2019\n\nStrategien handler om kultur.\n"
    assert [(d.start, d.end, d.role) for d in values(text, "date")] == [("2019-04-01", "2019-04-30", "published")]


def test_a_date_over_the_items_of_a_meeting_is_an_event(values):
    text = "Byråd 2022-2025, 2024-05-15\nPunkt 7: Ny busplan\nSagsnr. 24-001234\n\nBeslutning\n\nGodkendt.\n"
    assert [(d.start, d.role) for d in values(text, "date")] == [("2022-01-01", "period"), ("2024-05-15", "event")]


LETTER = "Lindental\n\nLindental, 11. März 2024\n\nSehr geehrte Damen und Herren,\n\n"


@pytest.mark.parametrize(
    ("sentence", "start", "role"),
    [
        ("Die Ausstellung findet am 25. Mai im Rathaus statt.", "2024-05-25", "event"),
        ("Bitte melden Sie sich bis zum 30. April bei uns an.", "2024-04-30", "deadline"),
        ("Der Rat traf sich am 12. Dezember in der Halle.", "2023-12-12", "event"),
    ],
)
def test_a_day_without_a_year_is_seen_from_the_date_of_the_letter(values, sentence, start, role):
    own, day = values(LETTER + sentence + "\n", "date", "de")
    assert (own.start, own.role, own.inferred) == ("2024-03-11", "published", False)
    assert (day.start, day.role, day.inferred) == (start, role, True)


def test_a_text_of_no_day_has_no_days_without_a_year(values):
    assert values("Die Ausstellung findet am 25. Mai im Rathaus statt.\n", "date", "de") == []


def test_the_surest_mention_tells_the_role(values):
    text = "Egelund, den 4. april 2023\n\nVi så på 2035 i analysen af byens behov.\n\nInden 2035 skal byen være klimaneutral.\n"
    assert [(d.start, d.role) for d in values(text, "date")] == [("2023-04-04", "published"), ("2035-01-01", "target")]


def test_each_value_is_found_once(values):
    assert len(values("Vi mødes den 4. april 2024. Mødet 04-04-2024 er åbent.", "date")) == 1


@pytest.mark.parametrize("text", ["Telefon 20 36 57 96", "1592 Egelund", "Sagsnr. 2010-7022", "Børn under 25 år", "i de sidste 8 år"])
def test_numbers_that_are_no_dates(values, text):
    assert values(text, "date") == []


def test_the_running_head_of_a_plain_text_tells_its_date_once(described):
    body = "Die Stadt Lindental will wachsen.\nSie baut Wege.\nSie pflanzt Bäume.\nSie hört zu."
    heads = [f"Programm von Lindental 10.06.2026\n{body} {word}.\n" for word in ("Gut", "Ja", "Eben")]
    first, *others = [page for page, _ in set_apart(heads)]
    assert "10.06.2026" in first
    assert not any("2026" in page for page in others)
    facts = described("\f".join((first, *others)), "de")[1]
    assert [f.value.start for f in facts if f.kind == "date"] == ["2026-06-10"]


@pytest.mark.parametrize(
    ("sentence", "starts"),
    [
        ("Der Verkehr ist zwischen 2020 und 2025 um 36 Prozent gestiegen.", ["2020-01-01", "2025-01-01"]),
        ("Das Programm läuft zwischen 2020 und 2025 in allen Orten.", ["2020-01-01"]),
        ("- 214 Kinder kamen im Jahr 2015\n- 163 in 2016", ["2015-01-01", "2016-01-01"]),
    ],
)
def test_two_points_of_a_change_are_two_dates(values, sentence, starts):
    assert [d.start for d in values(f"Bericht\n\n{sentence}\n", "date", "de")] == starts
