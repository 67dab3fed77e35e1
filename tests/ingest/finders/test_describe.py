"""What holds for any text: describing it never raises, spans lie in their pages, quotes stand there."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.facts import KINDS
from corpus.model import Fact, Page, Reading
from ingest.finders import describe, pipeline

WORDS = st.sampled_from(
    [
        "Vi",
        "vil",
        "skal",
        "Kommunen",
        "Stadt",
        "Auental",
        "Egelund",
        "wir",
        "wollen",
        "sollen",
        "Partnerstadt",
        "Nancy",
        "venskabsby",
        "i",
        "Skotland",
        "mit",
        "der",
        "und",
        "og",
        "at",
        "mål",
        "Ziel",
        "2030",
        "2023-2026",
        "den",
        "4.",
        "april",
        "2024",
        "verdensmål",
        "11",
        "%",
        "40",
        "bis",
        "siden",
        ":",
        ".",
        ",",
        "-",
        "\n",
        "\n\n",
        "\x0c",
        "•",
        "1.",
        "(",
        ")",
        "„",
        "“",
        "?",
        "Eurocities",
        "Projekt",
        "“Blå”",
        "sammen",
        "med",
        "Ystad,",
        "Sverige",
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=120).map(" ".join))


def check(reading: Reading, facts: tuple[Fact, ...]) -> None:
    for fact in facts:
        assert isinstance(fact.value, KINDS[fact.kind].value_type)
        assert 0 <= fact.confidence <= 1
        assert fact.why
        for span in fact.spans:
            assert 0 <= span.start < span.end <= len(reading.pages[span.page - 1].text)
        assert fact.quote == reading.pages[fact.page - 1].text[fact.spans[0].start : fact.spans[0].end]
        assert fact.quote.strip()


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(text=TEXTS, language=st.sampled_from(["da", "de", "en", "sv", None]))
def test_any_text_can_be_described(read, text, language):
    reading = read(text, language)
    head, facts = describe(reading, "a.txt")
    assert head.title
    check(reading, facts)


@pytest.mark.parametrize(
    "text", ["", " ", "\f\f", "\x00", "1", "- \n- \n", "((((", "a" * 5000, "Vi vil " * 2000, "\u00ad\n\u00ad", "٣ ² ½"]
)
def test_odd_texts(read, text):
    reading = read(text, "da")
    head, facts = describe(reading, "odd.txt")
    assert head.title
    check(reading, facts)


def test_no_pages():
    from datetime import UTC, datetime

    assert describe(Reading((), None, "test", datetime(2026, 1, 1, tzinfo=UTC)), "empty.pdf")[0].title == "empty.pdf"


@pytest.mark.parametrize(("language", "word", "lemma"), [("da", "kommunerne", "kommune"), ("de", "Städte", "stadt")])
def test_lemmas_are_looked_up_when_asked_for(language, word, lemma):
    assert pipeline(language).make_doc(word)[0]._.lemma.lower() == lemma


def test_page_texts_after_edits_are_quoted(described):
    _, facts = described("Vi vil bygge en skole.\fVi vil bygge en hal.")
    assert [(f.page, f.quote) for f in facts if f.kind == "goal"] == [(1, "Vi vil bygge en skole."), (2, "Vi vil bygge en hal.")]


def test_themes_of_a_goal_come_from_its_words(values):
    (goal,) = values("Vi vil give alle børn en god skole.", "goal")
    assert {"education", "children_youth"} <= set(goal.themes)


def test_blocks_of_a_layout_are_believed():
    from datetime import UTC, datetime

    from corpus.model import Block

    text = "Unsere Ziele\nWeniger Lärm\nMehr Busse\n"
    blocks = (Block(0, 12, "heading", 1), Block(13, 25, "list_item"), Block(26, 36, "list_item"))
    reading = Reading((Page(1, "text-layer", text, "de", blocks=blocks),), "de", "test", datetime(2026, 1, 1, tzinfo=UTC))
    assert [f.quote for f in describe(reading, "x.pdf")[1] if f.kind == "goal"] == ["Weniger Lärm", "Mehr Busse"]


def test_a_document_has_the_themes_that_it_is_about(values):
    school = "Skolen og eleverne får nye lokaler. Lærerne underviser eleverne i små klasser. "
    text = f"Skolepolitik\n\n{school * 5}\n\nUdvalget behandler sagen på mødet. Borgerne kan læse beslutningen. Vi planter et træ.\n"
    themes = [theme.theme for theme in values(text, "theme", "da")]
    assert themes[0] == "education"
    assert not {"democracy_transparency", "climate_environment", "citizen_services"} & set(themes)
