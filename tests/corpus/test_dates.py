"""Date expressions before and after: text, first day, last day, precision, signal; and the numbers that are none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.dates import find_dates

DAYS = [
    ("Høring den 3. marts 2021 i salen", "3. marts 2021", "2021-03-03", "2021-03-03", "day", ""),
    ("am 4. September 2019", "4. September 2019", "2019-09-04", "2019-09-04", "day", ""),
    ("on 5 May 2024", "5 May 2024", "2024-05-05", "2024-05-05", "day", ""),
    ("on the 5th of May 2024", "5th of May 2024", "2024-05-05", "2024-05-05", "day", ""),
    ("May 6, 2024", "May 6, 2024", "2024-05-06", "2024-05-06", "day", ""),
    ("May 6–8, 2024", "May 6–8, 2024", "2024-05-06", "2024-05-08", "day", ""),
    ("14. okt. 2020", "14. okt. 2020", "2020-10-14", "2020-10-14", "day", ""),
    ("9.\nDezember 2020", "9.\nDezember 2020", "2020-12-09", "2020-12-09", "day", ""),
    ("mødet 17-09-2015", "17-09-2015", "2015-09-17", "2015-09-17", "day", ""),
    ("Sitzung vom 18.09.2015", "18.09.2015", "2015-09-18", "2015-09-18", "day", "vom"),
    ("Sitzung 8.9.2015, 18 Uhr", "8.9.2015", "2015-09-08", "2015-09-08", "day", ""),
    ("Stand: 08.09.15", "08.09.15", "2015-09-08", "2015-09-08", "day", "stand"),
    ("2021-02-28T12:00", "2021-02-28", "2021-02-28", "2021-02-28", "day", ""),
    ("fredag 14/6 2024", "14/6 2024", "2024-06-14", "2024-06-14", "day", ""),
    ("14/6-2024", "14/6-2024", "2024-06-14", "2024-06-14", "day", ""),
    ("14/06/2024", "14/06/2024", "2024-06-14", "2024-06-14", "day", ""),
    ("10/31/2024", "10/31/2024", "2024-10-31", "2024-10-31", "day", ""),
    ("svar senest fredag den 1. november 2024", "1. november 2024", "2024-11-01", "2024-11-01", "day", "senest"),
    ("spätestens bis zum 30. Juni 2027", "30. Juni 2027", "2027-06-30", "2027-06-30", "day", "spätestens bis"),
    ("10.-12. maj 2017", "10.-12. maj 2017", "2017-05-10", "2017-05-12", "day", ""),
    ("vom 10. bis 12. Mai 2017", "10. bis 12. Mai 2017", "2017-05-10", "2017-05-12", "day", "vom"),
    ("30. maj - 2. juni 2017", "30. maj - 2. juni 2017", "2017-05-30", "2017-06-02", "day", ""),
    ("30.05. – 02.06.2017", "30.05. – 02.06.2017", "2017-05-30", "2017-06-02", "day", ""),
    ("28. Dezember bis 3. Januar 2018", "28. Dezember bis 3. Januar 2018", "2017-12-28", "2018-01-03", "day", ""),
    ("10. og 11. maj 2017", "10. og 11. maj 2017", "2017-05-10", "2017-05-11", "day", ""),
    ("1. maj 2017 til den 4. juni 2018", "1. maj 2017 til den 4. juni 2018", "2017-05-01", "2018-06-04", "day", ""),
    ("01.05.2017 - 04.05.2017", "01.05.2017 - 04.05.2017", "2017-05-01", "2017-05-04", "day", ""),
    ("2024/06/14", "2024/06/14", "2024-06-14", "2024-06-14", "day", ""),
    ("14-06-24", "14-06-24", "2024-06-14", "2024-06-14", "day", ""),
    ("Verwaltung und Politik 4. Mai 2020", "4. Mai 2020", "2020-05-04", "2020-05-04", "day", ""),
    ("årsskiftet 2024/25", "årsskiftet 2024/25", "2024-12-31", "2025-01-01", "day", ""),
]
LONGER = [
    ("Juni 2031", "Juni 2031", "2031-06-01", "2031-06-30", "month", ""),
    ("MARTS 2009", "MARTS 2009", "2009-03-01", "2009-03-31", "month", ""),
    ("im Januar des Jahres 2009", "Januar des Jahres 2009", "2009-01-01", "2009-01-31", "month", ""),
    ("frist: 02/2028", "02/2028", "2028-02-01", "2028-02-29", "month", "frist"),
    ("2024-03", "2024-03", "2024-03-01", "2024-03-31", "month", ""),
    ("marts-maj 2018", "marts-maj 2018", "2018-03-01", "2018-05-31", "range", ""),
    ("November bis Februar 2018", "November bis Februar 2018", "2017-11-01", "2018-02-28", "range", ""),
    ("oktober 2017 - marts 2018", "oktober 2017 - marts 2018", "2017-10-01", "2018-03-31", "range", ""),
    ("uge 7 2026", "uge 7 2026", "2026-02-09", "2026-02-15", "week", ""),
    ("i uge 7-8 i 2026", "uge 7-8 i 2026", "2026-02-09", "2026-02-22", "range", ""),
    ("KW 7/2026", "KW 7/2026", "2026-02-09", "2026-02-15", "week", ""),
    ("7. KW 2026", "7. KW 2026", "2026-02-09", "2026-02-15", "week", ""),
    ("2026-W07", "2026-W07", "2026-02-09", "2026-02-15", "week", ""),
    ("2. kvartal 2025", "2. kvartal 2025", "2025-04-01", "2025-06-30", "quarter", ""),
    ("im dritten Quartal 2025", "dritten Quartal 2025", "2025-07-01", "2025-09-30", "quarter", ""),
    ("Q4 2025", "Q4 2025", "2025-10-01", "2025-12-31", "quarter", ""),
    ("2025/Q4", "2025/Q4", "2025-10-01", "2025-12-31", "quarter", ""),
    ("Q1-Q3 2025", "Q1-Q3 2025", "2025-01-01", "2025-09-30", "range", ""),
    ("the first quarter of 2025", "first quarter of 2025", "2025-01-01", "2025-03-31", "quarter", ""),
    ("IV. Quartal 2025", "IV. Quartal 2025", "2025-10-01", "2025-12-31", "quarter", ""),
    ("første halvår af 2025", "første halvår af 2025", "2025-01-01", "2025-06-30", "half", ""),
    ("2. Halbjahr 2025", "2. Halbjahr 2025", "2025-07-01", "2025-12-31", "half", ""),
    ("efteråret 2019", "efteråret 2019", "2019-09-01", "2019-11-30", "season", ""),
    ("Winter 2019", "Winter 2019", "2019-12-01", "2020-02-29", "season", ""),
    ("Frühjahr bis Herbst 2019", "Frühjahr bis Herbst 2019", "2019-03-01", "2019-11-30", "range", ""),
    ("i 1990'erne", "1990'erne", "1990-01-01", "1999-12-31", "decade", ""),
    ("in den 2030er Jahren", "2030er Jahren", "2030-01-01", "2039-12-31", "decade", ""),
    ("in den 80er-Jahren", "80er-Jahren", "1980-01-01", "1989-12-31", "decade", ""),
    ("primo 2027", "primo 2027", "2027-01-01", "2027-03-31", "quarter", ""),
    ("ultimo marts 2027", "ultimo marts 2027", "2027-03-21", "2027-03-31", "month", ""),
    ("Anfang Juli 2027", "Anfang Juli 2027", "2027-07-01", "2027-07-10", "month", ""),
    ("bis Ende 2027", "Ende 2027", "2027-10-01", "2027-12-31", "quarter", "bis"),
    ("zu Beginn des Jahres 2027", "zu Beginn des Jahres 2027", "2027-01-01", "2027-03-31", "quarter", ""),
    ("inden udgangen af 2027", "udgangen af 2027", "2027-10-01", "2027-12-31", "quarter", "inden"),
    ("Mitte 2027", "Mitte 2027", "2027-04-01", "2027-09-30", "half", ""),
    ("skoleåret 2024/25", "skoleåret 2024/25", "2024-08-01", "2025-07-31", "range", ""),
]
YEARS = [
    ("i 2019 åbnede hallen", "2019", "2019-01-01", "2019-12-31", "year", ""),
    ("1998 wurde das Rathaus saniert", "1998", "1998-01-01", "1998-12-31", "year", ""),
    ("gegründet im Jahr 1867", "1867", "1867-01-01", "1867-12-31", "year", ""),
    ("siden 1987", "siden 1987", "1987-01-01", "1987-12-31", "year", "siden"),
    ("Seit dem Jahr 1987", "Seit dem Jahr 1987", "1987-01-01", "1987-12-31", "year", "seit"),
    ("Vision 2035", "Vision 2035", "2035-01-01", "2035-12-31", "year", "vision"),
    ("Byvision 2035", "2035", "2035-01-01", "2035-12-31", "year", "vision"),
    ("Mobilitätskonzept 2035", "2035", "2035-01-01", "2035-12-31", "year", "konzept"),
    ("Agenda 2030", "2030", "2030-01-01", "2030-12-31", "year", "agenda"),
    ("2030-målene", "2030", "2030-01-01", "2030-12-31", "year", ""),
    ("senest i 2031", "2031", "2031-01-01", "2031-12-31", "year", "senest"),
    ("senest ved udgangen af 2031", "udgangen af 2031", "2031-10-01", "2031-12-31", "quarter", "senest"),
    ("gegenüber 1990", "1990", "1990-01-01", "1990-12-31", "year", "gegenüber"),
    ("Seit Beginn der 2000er Jahre", "Seit Beginn der 2000er Jahre", "2000-01-01", "2009-12-31", "decade", "seit"),
    ("frem mod 2045", "2045", "2045-01-01", "2045-12-31", "year", "frem mod"),
    ("bis 2045", "2045", "2045-01-01", "2045-12-31", "year", "bis"),
    ("by 2045", "2045", "2045-01-01", "2045-12-31", "year", "by"),
    ("klimaneutral in 2100", "2100", "2100-01-01", "2100-12-31", "year", ""),
    ("2014ff.", "2014", "2014-01-01", "2014-12-31", "year", ""),
    ("jul 2014", "2014", "2014-01-01", "2014-12-31", "year", ""),
    ("2014-2017", "2014-2017", "2014-01-01", "2017-12-31", "range", ""),
    ("2014 – 17", "2014 – 17", "2014-01-01", "2017-12-31", "range", ""),
    ("2014 -\n2017", "2014 -\n2017", "2014-01-01", "2017-12-31", "range", ""),
    ("2014/15", "2014/15", "2014-01-01", "2015-12-31", "range", ""),
    ("1999/2000", "1999/2000", "1999-01-01", "2000-12-31", "range", ""),
    ("fra 2014 til 2017", "2014 til 2017", "2014-01-01", "2017-12-31", "range", "fra"),
    ("zwischen 2014 und 2017", "2014 und 2017", "2014-01-01", "2017-12-31", "range", "zwischen"),
]
NOT_DATES = [
    "Vorlage 2018/0412",
    "Sagsnr. 2011-4409",
    "dok. 2013-771204",
    "Sag 22-004519",
    "Nr. 2014",
    "Tlf. 2034 1187",
    "2034 1187",
    "+45 20 19 20 18",
    "0721 / 2015",
    "§ 2015",
    "2019 kr.",
    "2019 Einwohner",
    "2040 medarbejdere",
    "mere end 2015",
    "ca. 2000",
    "der er 2000",
    "Parkvej 12\n2000 Frederiksberg",
    "1950 Frederiksberg",
    "2100 København Ø",
    "kl. 19.30",
    "15:30 Uhr",
    "Bündnis 90/Die Grünen",
    "19-16",
    "om to år",
    "seit 25 Jahren",
    "Seite 2012",
    "– 2 –",
    "2.014 Bäume",
    "2014,5 ha",
    "13. uge",
    "www.rathaus.example/2019/05",
    "info2020@rathaus.example",
    "rapport_2020",
    "(EU) 2016/679",
    "2014/24/EU",
    "ISO 14001:2015",
    "31. februar",
    "am 25. Mai",
    "Paragraf 1999",
    "B2020",
    "1234567",
    "20190",
    "1799",
    "2020 m²",
    "2030 %",
    "2019,-",
    "uge 60",
    "Q5",
    "99.99.2020",
    "stk. 2019",
]


@pytest.mark.parametrize(("text", "span", "first", "last", "precision", "signal"), DAYS + LONGER + YEARS)
def test_one_expression(text: str, span: str, first: str, last: str, precision: str, signal: str) -> None:
    matches = list(find_dates(text, None))
    assert [(m.text, m.first, m.last, m.precision, m.signal) for m in matches] == [(span, first, last, precision, signal)]


@pytest.mark.parametrize("text", NOT_DATES)
def test_a_number_that_is_no_date(text: str) -> None:
    assert list(find_dates(text, None)) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("10. og 14. maj 2017", [("10.", "2017-05-10"), ("14. maj 2017", "2017-05-14")]),
        ("Frühjahr und Herbst 2023", [("Frühjahr", "2023-03-01"), ("Herbst 2023", "2023-09-01")]),
        ("marts og juni 2024", [("marts", "2024-03-01"), ("juni 2024", "2024-06-01")]),
        ("1. og 3. kvartal 2024", [("1.", "2024-01-01"), ("3. kvartal 2024", "2024-07-01")]),
        ("Vision\n\n2020\n\n13. August 2020", [("2020", "2020-01-01"), ("13. August 2020", "2020-08-13")]),
        ("5\nJuni 2020", [("Juni 2020", "2020-06-01")]),
        ("2015 und 2016", [("2015", "2015-01-01"), ("2016", "2016-01-01")]),
        ("2019 2020 2021", [("2019", "2019-01-01"), ("2020", "2020-01-01"), ("2021", "2021-01-01")]),
        ("den 1. maj 2017 og den 2. juni 2018", [("1. maj 2017", "2017-05-01"), ("2. juni 2018", "2018-06-02")]),
        ("(2014): siden 2015", [("2014", "2014-01-01"), ("siden 2015", "2015-01-01")]),
    ],
)
def test_several_expressions(text: str, values: list[tuple[str, str]]) -> None:
    assert [(m.text, m.first) for m in find_dates(text, None)] == values


_PIECES = st.sampled_from(
    [
        "0",
        "1",
        "2",
        "12",
        "29",
        "31",
        "32",
        "1999",
        "2012",
        "2100",
        "99",
        ".",
        "-",
        "–",
        "/",
        ",",
        "\n",
        "bis",
        "til",
        "og",
        "und",
        "januar",
        "Mai",
    ]
    + [
        "feb.",
        "uge",
        "KW",
        "Q1",
        "kvartal",
        "halvår",
        "Anfang",
        "ultimo",
        "foråret",
        "§",
        "kr.",
        "Vision",
        "seit",
        "'erne",
        "zwischen",
        "den",
    ]
)


@given(st.one_of(st.text(), st.lists(_PIECES, max_size=12).map(" ".join), st.lists(_PIECES, max_size=12).map("".join)))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    end = 0
    for match in find_dates(text, None):
        assert end <= match.start < match.end <= len(text)
        assert match.text == text[match.start : match.end]
        assert match.first <= match.last
        end = match.end
