"""Dates: found once for each value, with the role that their words and their place give them."""

from __future__ import annotations

import pytest

ROLES = [
    ("da", "Ansøgningen sendes senest den 3. marts 2024 til kommunen.", "2024-03-03", "deadline"),
    ("da", "Kommunen har været medlem siden 2011.", "2011-01-01", "reference"),
    ("da", "Visionen hedder Vision 2035.", "2035-01-01", "target"),
    ("da", "Politikken gælder for 2023-2026.", "2023-01-01", "period"),
    ("da", "Der holdes borgermøde på biblioteket den 4. april 2024 med kaffe og kage til alle, der vil høre nyt.", "2024-04-04", "event"),
    ("de", "Bis 2035 soll die Stadt klimaneutral sein.", "2035-01-01", "target"),
    ("de", "Die Partnerschaft besteht seit 1986.", "1986-01-01", "reference"),
    ("de", "Die Ausstellung wurde im Oktober 2016 im Rathaus gezeigt und danach in den Schulen der ganzen Stadt.", "2016-10-01", "event"),
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


def test_each_value_is_found_once(values):
    assert len(values("Vi mødes den 4. april 2024. Mødet 04-04-2024 er åbent.", "date")) == 1


@pytest.mark.parametrize("text", ["Telefon 20 36 57 96", "1592 Egelund", "Sagsnr. 2010-7022", "Børn under 25 år", "i de sidste 8 år"])
def test_numbers_that_are_no_dates(values, text):
    assert values(text, "date") == []
