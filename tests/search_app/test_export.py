"""The fixed form of `udsyn read --json`: everything there, unknown is null."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from corpus.errors import EncryptedFile
from corpus.model import DateSpan, Fact, FactValue, Goal, Head, HeadReason, Page, ReadDocument, Reading, Sdg, Span
from search_app.cli_output import one_line
from search_app.export import document_json, error_json, facts_json
from tests.building import facts


def fact(kind: str, value: FactValue) -> Fact:
    return Fact(kind, value, (Span(3, 0, 4), Span(4, 0, 2)), "ord", 0.5, "test", "1", "because")


def test_a_document_that_says_nothing_has_every_key() -> None:
    nothing = ReadDocument(Head("x.txt"), Reading((Page(1, "text", ""),), None, "1", datetime.now(UTC)), (), "text/plain")
    assert document_json("x.txt", nothing) == {
        "file": "x.txt",
        "title": "x.txt",
        "language": None,
        "issuer": None,
        "country": None,
        "type": "other",
        "year": None,
        "period": None,
        "status": None,
        "case_number": None,
        "unit": None,
        "head_why": [],
        "pages": [{"number": 1, "source": "text", "language": None, "confidence": None, "text": ""}],
        "facts": {"partner_cities": [], "networks": [], "dates": [], "goals": [], "sdgs": []},
    }


def test_a_head_is_told_with_the_words_it_was_read_from() -> None:
    why = HeadReason("status", "Vedtaget af byrådet", 0.9, "a line that tells its decision")
    head = Head("x", period=(2022, 2026), unit="Byrådet", status="adopted", case_number="24-001234", why=(why,))
    told = document_json("x", ReadDocument(head, Reading((), "da", "1", datetime.now(UTC)), (), "text/plain"))
    assert (told["period"], told["status"], told["case_number"], told["unit"]) == ([2022, 2026], "adopted", "24-001234", "Byrådet")
    assert told["head_why"] == [
        {"field": "status", "quote": "Vedtaget af byrådet", "confidence": 0.9, "why": "a line that tells its decision"}
    ]


def test_a_document_without_a_language_of_its_own_has_that_of_its_pages() -> None:
    head = Head("x", language=None)
    read = ReadDocument(head, Reading((), "de", "1", datetime.now(UTC)), (), "text/plain")
    assert document_json("x", read)["language"] == "de"
    assert document_json("x", replace(read, head=replace(head, language="da")))["language"] == "da"


def test_a_date_whose_year_the_text_does_not_name_says_so() -> None:
    value = DateSpan("2024-05-03", "2024-05-03", "day", "event", inferred=True)
    (date,) = facts_json([Fact("date", value, (Span(1, 0, 6),), "3. maj", 0.6, "date", "1", "")])["dates"]
    assert date == {
        "text": "3. maj",
        "start": "2024-05-03",
        "end": "2024-05-03",
        "precision": "day",
        "kind": "event",
        "page": 1,
        "inferred": True,
    }


def test_each_kind_of_fact_has_its_form() -> None:
    assert facts_json(facts()) == {
        "partner_cities": [
            {"name": None, "country": "NO", "relation": "twin", "status": None, "since": None, "via": None, "page": 1, "quote": "træ"}
        ],
        "networks": [{"name": "ICLEI", "page": 1, "quote": "træ"}],
        "dates": [{"text": "træ", "start": "2030-01-01", "end": "2030-12-31", "precision": "year", "kind": "target", "page": 1}],
        "goals": [
            {
                "text": "Byen vil plante 100 træer.",
                "target_year": 2030,
                "amount": 100.0,
                "unit": "træer",
                "baseline": None,
                "themes": ["climate_environment"],
                "sdgs": [15],
                "page": 1,
                "quote": "træ",
            }
        ],
        "sdgs": [11, 15],
    }


def test_development_goals_are_those_of_the_document_and_of_its_goals_once_each() -> None:
    found = [fact("sdg", Sdg(13)), fact("goal", Goal("a", sdgs=(13, 7))), fact("sdg", Sdg(2)), fact("sdg", Sdg(2))]
    assert facts_json(found)["sdgs"] == [2, 7, 13]


def test_a_fact_over_a_page_break_stands_on_its_first_page() -> None:
    assert facts_json([fact("goal", Goal("a"))])["goals"][0]["page"] == 3


def test_a_file_that_failed_says_why() -> None:
    assert error_json("x.pdf", EncryptedFile("it wants a\npassword")) == {
        "file": "x.pdf",
        "error": {"code": "encrypted", "message": "it wants a password"},
    }


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("plan.pdf", "plan.pdf"),
        ("Ærø – år 1.pdf", "Ærø – år 1.pdf"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\udcff", "\\udcff"),
        ("a\u202egpj.exe", "a\\u202egpj.exe"),
        ("a\u2028b", "a\\u2028b"),
        ("日本", "日本"),
        ("\U000e0001", "\\U000e0001"),
    ],
)
def test_a_name_is_shown_on_one_line_and_commands_no_terminal(name: str, shown: str) -> None:
    assert one_line(name) == shown
