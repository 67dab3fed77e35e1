"""A document of many pages is looked at in parts, and says the same as one of few."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from corpus.model import Page, Reading
from ingest.finders import PART, describe

PROSE = "Kommunens skoler og daginstitutioner samarbejder om at give alle børn og unge god undervisning og gode lærere."


def reading(*texts: str) -> Reading:
    return Reading(tuple(Page(n, "text", text, language="da") for n, text in enumerate(texts, 1)), "da", "2", datetime.now(UTC))


def test_the_last_pages_of_a_long_document_are_looked_at_too() -> None:
    pages = [
        "Skolepolitik for Rosenkøbing Kommune 2024\n\n" + PROSE,
        *[PROSE] * PART,
        f"{PROSE} Inden 2031 vil vi halvere fraværet i skolerne.",
    ]
    head, facts = describe(reading(*pages), "x.pdf")
    assert head.title == "Skolepolitik for Rosenkøbing Kommune 2024"
    assert [fact.page for fact in facts if fact.kind == "goal"] == [PART + 2]
    themes = [fact.value for fact in facts if fact.kind == "theme"]
    assert len(themes) == len(set(themes)) > 0


def test_a_long_document_without_words_has_its_file_name_for_a_title() -> None:
    head, facts = describe(reading(*[""] * (PART + 1)), "x.pdf")
    assert (head.title, facts) == ("x.pdf", ())


def test_a_title_is_found_after_many_empty_pages() -> None:
    head, _ = describe(reading(*[""] * PART, "Skolepolitik for Rosenkøbing Kommune 2024\n\n" + PROSE), "x.pdf")
    assert head.title == "Skolepolitik for Rosenkøbing Kommune 2024"


@pytest.mark.parametrize(
    "sentence",
    [
        "Den 1. maj 2019, ",
        "Vi har venskabsby med Lund og Kiel. ",
        "Vi vil mindske affaldet med 50 % i 2030. ",
        "gør",
        "www.",
        "skole-projekt+",
        "G ",
    ],
)
def test_time_grows_with_the_text_alone_where_all_stands_in_one_line(sentence: str) -> None:
    """Three times the line takes about three times as long; what is quadratic takes nine times."""

    def taken(signs: int) -> float:
        started = time.process_time()
        describe(reading(f"{PROSE} {sentence * (signs // len(sentence))}"), "x.txt")
        return time.process_time() - started

    taken(1_000)
    assert taken(30_000) < 6 * max(taken(10_000), 0.05)  # less than a twentieth of a second is too short to be compared


@pytest.mark.parametrize(
    "entry", ["- Lund\n- Kiel\n- Nancy\n", "Venskabsbyer\n- Lund, Sverige\n- Kiel, Tyskland\n\n", "Vi har aftaler med Lund og Kiel.\n"]
)
def test_time_grows_with_the_text_alone_where_it_has_many_lines(entry: str) -> None:
    """Three times the text takes three times as long; where each town were compared with each line it would take nine times."""

    def taken(pages: int) -> float:
        texts = [entry * (1200 // len(entry))] * pages
        started = time.process_time()
        describe(reading(*texts), "x.txt")
        return time.process_time() - started

    taken(5)
    assert taken(60) < 6 * taken(20)
