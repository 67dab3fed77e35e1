"""The tables `dates.csv` and `no_dates.csv`: expressions of three languages with their values, and what looks like a date and is none."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path
from time import process_time

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import DateMatch, find_dates
from corpus.dates_slips import without_slips
from corpus.dates_words import meanings, numbers
from corpus.dates_yearless import find_yearless

HERE = Path(__file__).parent
OWN = date(2024, 3, 11)
"""The day of the documents that the expressions without a year are from: a Monday."""
MONTH_PATTERNS = ("d. MMMM y", "d MMMM y", "MMMM d, y", "dd.MM.y", "y-MM-dd")


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return [{key: value.replace("\\n", "\n") for key, value in row.items()} for row in csv.DictReader(file)]


def all_dates(text: str, own: date = OWN) -> list[DateMatch]:
    taken = list(find_dates(text, None))
    return sorted([*taken, *find_yearless(text, taken, own)], key=lambda match: match.start)


@pytest.mark.parametrize("row", rows("dates.csv"), ids=lambda row: row["text"])
def test_an_expression_has_its_value(row: dict[str, str]) -> None:
    found = [(m.text, m.first, m.last, m.precision, "yes" if m.inferred else "") for m in all_dates(row["text"])]
    assert found == [(row["span"], row["start"], row["end"], row["precision"], row["inferred"])]


@pytest.mark.parametrize("row", rows("no_dates.csv"), ids=lambda row: row["text"])
def test_what_is_no_date_is_passed_over(row: dict[str, str]) -> None:
    assert all_dates(row["text"]) == []


def test_the_tables_are_large_enough_in_both_languages() -> None:
    for name, least in (("dates.csv", 150), ("no_dates.csv", 60)):
        languages = [row["language"] for row in rows(name)]
        assert len(languages) >= least
        assert min(languages.count("da"), languages.count("de")) >= least * 0.4
        assert languages.count("en") > 10


@pytest.mark.parametrize(
    ("text", "own", "value"),
    [
        ("am 15. Januar", date(2023, 12, 4), "2024-01-15"),
        ("Die Anmeldung ist bis zum 15. Januar möglich", date(2023, 12, 4), "2024-01-15"),
        ("Der Rat trat am 12. Dezember zusammen", date(2024, 1, 9), "2023-12-12"),
        ("Byrådet mødtes den 12. december", date(2024, 1, 9), "2023-12-12"),
        ("torsdag den 29. februar", date(2023, 5, 2), "2024-02-29"),
        ("I 2019 blev broen bygget, og den 3. maj åbnede den", date(2024, 1, 9), "2019-05-03"),
        ("Siden 2019 er der fest, og den 3. maj inviterer vi igen", date(2024, 1, 9), "2024-05-03"),
        ("den 3. maj\n\nden 3. maj skal vi mødes igen", date(2024, 4, 9), "2024-05-03"),
    ],
)
def test_the_year_follows_from_the_words_around(text: str, own: date, value: str) -> None:
    assert {match.first for match in all_dates(text, own) if match.inferred} == {value}


@pytest.mark.parametrize("text", ["den 30. februar", "am 31. April", "i maj og i altid hvert år", "the 40th of May"])
def test_a_day_that_no_year_has_is_none(text: str) -> None:
    assert [match for match in all_dates(text) if match.precision == "day"] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("den 3., 10. og 17. juni 2024", ["2024-06-03", "2024-06-10", "2024-06-17"]),
        ("am 3., 10. und 17. Juni 2024", ["2024-06-03", "2024-06-10", "2024-06-17"]),
        ("klimaneutral 2030/2040", ["2030-01-01", "2040-01-01"]),
        ("den 3. juni samt den 10. juli 2024", ["2024-06-03", "2024-07-10"]),
        ("am 3. Juni sowie am 10. Juli 2024", ["2024-06-03", "2024-07-10"]),
        ("Ende Mai oder Anfang Juni 2024", ["2024-05-21", "2024-06-01"]),
        ("1864 Gründung der Feuerwehr\n1903 Bau der Schule", ["1864-01-01", "1903-01-01"]),
    ],
)
def test_dates_that_share_a_month_or_year(text: str, values: list[str]) -> None:
    assert [match.first for match in find_dates(text, None)] == values


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("l5. maj 20l6", "15. maj 2016"),
        ("2O30", "2030"),
        ("O3.O5.2O16", "03.05.2016"),
        ("3O.-3l. maj 2O16", "30.-31. maj 2016"),
        ("20 l vand", "20 l vand"),
        ("Is maj 2016", "Is maj 2016"),
        ("OIO 20.000", "OIO 20.000"),
        ("Lov nr. 5l0", "Lov nr. 5l0"),
    ],
)
def test_letters_in_dates_are_read_as_figures_and_no_others(read: str, meant: str) -> None:
    assert without_slips(read) == meant


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["da", "de", "en"]), st.sampled_from(MONTH_PATTERNS))
def test_a_day_as_a_calendar_writes_it_is_found(day: date, language: str, pattern: str) -> None:
    written = format_date(day, pattern, locale=language)
    assert [(m.first, m.last, m.text) for m in find_dates(f"x {written} x", None)] == [(day.isoformat(), day.isoformat(), written)]


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["da", "de", "en"]))
def test_a_month_as_a_calendar_writes_it_is_found(day: date, language: str) -> None:
    (match,) = find_dates(format_date(day, "MMMM y", locale=language), None)
    assert (match.first[:7], match.precision) == (f"{day:%Y-%m}", "month")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 1)), st.integers(1, 25), st.sampled_from([("da", "til"), ("de", "bis"), ("en", "to")]))
def test_a_range_has_both_its_ends(day: date, length: int, words: tuple[str, str]) -> None:
    last = day + timedelta(days=length)
    written = [format_date(end, "d. MMMM y", locale=words[0]) for end in (day, last)]
    (match,) = find_dates(f" {words[1]} ".join(written), None)
    assert (match.first, match.last, match.precision) == (day.isoformat(), last.isoformat(), "day")


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(-120, 120), st.sampled_from(["da", "de", "en"]))
def test_a_weekday_settles_the_year(own: date, distance: int, language: str) -> None:
    day = own + timedelta(days=distance)
    if (day.month, day.day) == (2, 29):
        return
    written = format_date(day, "EEEE 'd.' d. MMMM" if language == "da" else "EEEE, d. MMMM", locale=language)
    assert day.isoformat() in {match.first for match in all_dates(written, own)}


_WORDS = (
    "0 1 2 12 29 31 1999 2012 99 . - – / , l5. 2O16 kl uhr den am d. i im seit siden bis kommende letzten hvert år "
    "maj Mai may juni 3. 25/5 Anfang Fr., 2024- 4.6. December 1st Q3"
)
_PIECES = st.sampled_from([*_WORDS.split(), "\n", "slutningen af", "Straße des", "mandag den", "KW 12"])


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=14).map(" ".join), st.lists(_PIECES, max_size=14).map("".join)), st.dates())
def test_whatever_stands_there_spans_lie_inside_in_order_and_apart(text: str, own: date) -> None:
    own = own.replace(year=min(max(own.year, 1900), 2100), day=1)
    end = 0
    for match in all_dates(text, own):
        assert end <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        assert match.first <= match.last
        end = match.end


@given(st.text(alphabet="lI|OoSB0123456789 .maj"))
def test_mending_keeps_the_length_of_a_text(text: str) -> None:
    assert len(without_slips(text)) == len(text)


def test_the_table_of_words_has_every_month_day_and_weekday_in_each_language() -> None:
    assert set(numbers("month").values()) == set(range(1, 13))
    assert set(numbers("day").values()) == set(range(1, 32))
    assert set(numbers("weekday").values()) == set(range(7))
    assert set(meanings("edge").values()) == {"beginning", "middle", "end"}


HOSTILE = ["1", "1.", ".", "3. maj ", "januar ", "lO", "1/2 ", " ", "am 3.", "mandag, "]


@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_line_of_one_kind_takes_time_in_proportion(piece: str) -> None:
    times = []
    for length in (15_000, 60_000):
        start = process_time()
        all_dates(piece * (length // len(piece)))
        times.append(process_time() - start)
    assert times[1] < 10 * times[0] + 0.5
