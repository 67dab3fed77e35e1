"""The flowing text: paragraphs joined over lines, hyphens, columns and pages; headings, items and furniture told apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Page
from ingest.finders.text.flow import flow_of
from ingest.finders.text.sentences import sentence_bounds


def blocks(text: str) -> list[tuple[str, str]]:
    flow = flow_of(tuple(Page(i, "text", page) for i, page in enumerate(text.split("\f"), 1)))
    return [(block.role, flow.block_text(block)) for block in flow.blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mål\n\nVi vil bygge.", [("heading", "Mål"), ("paragraph", "Vi vil bygge.")]),
        ("Vi har en kom-\nmune.", [("paragraph", "Vi har en kommune.")]),
        ("Bolig-\nog erhvervsområder er nye.", [("paragraph", "Bolig- og erhvervsområder er nye.")]),
        ("CDU-\nFraktion im Rat.", [("paragraph", "CDU-Fraktion im Rat.")]),
        ("• Første punkt\n• Andet punkt", [("list_item", "Første punkt"), ("list_item", "Andet punkt")]),
        ("1. Byen\n2. Havnen", [("list_item", "Byen"), ("list_item", "Havnen")]),
        ("1. Baggrund\n\nByen er gammel, og den vokser.", [("heading", "Baggrund"), ("paragraph", "Byen er gammel, og den vokser.")]),
        ("eTäby, SE\neAmadora, P", [("list_item", "Täby, SE"), ("list_item", "Amadora, P")]),
        ("Den 15. maj\n2023 var det koldt.", [("paragraph", "Den 15. maj 2023 var det koldt.")]),
        ("S t a d t   A m   B a c h", [("heading", "Stadt Am Bach")]),
        ("Hvem er vi?\n\nEn kommune.", [("heading", "Hvem er vi?"), ("paragraph", "En kommune.")]),
        (
            "Følgende byer:\nYstad, Sverige\nHavdal, Norge",
            [("paragraph", "Følgende byer:"), ("list_item", "Ystad, Sverige"), ("list_item", "Havdal, Norge")],
        ),
    ],
)
def test_blocks(text, expected):
    assert blocks(text) == expected


def test_a_running_head_does_not_tear_a_sentence():
    text = "Indledning\n\n7\n\nEgelund Kommune\n\nVi bygger en bro, som går over\n\n8\n\nEgelund Kommune\n\nåen og videre til byen.\n"
    assert ("paragraph", "Vi bygger en bro, som går over åen og videre til byen.") in blocks(text)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Vi kommer den 6. februar. Det er koldt.", 2),
        ("Det gælder bl.a. skoler. Også haller.", 2),
        ("Herr Dr. Berg kommt am 3. Mai. Er bleibt.", 2),
        ("Wir helfen z. B. Vereinen und dem e. V. in der Stadt.", 1),
        ("„Wir bleiben.“ So ist es.", 2),
        ("Hvad nu? Vi ser på det!", 2),
    ],
)
def test_sentences(text, count):
    assert len(list(sentence_bounds(text))) == count


@given(st.lists(st.text(alphabet=st.characters(codec="utf-8"), max_size=200), min_size=1, max_size=4))
def test_every_character_of_the_flow_comes_from_a_page(texts):
    pages = tuple(Page(i, "text", text) for i, text in enumerate(texts, 1))
    flow = flow_of(pages)
    assert len(flow.text) == len(flow.pages) == len(flow.offsets)
    for block in flow.blocks:
        for span in flow.spans(block.start, block.end):
            assert 0 <= span.start < span.end <= len(texts[span.page - 1])


@given(st.integers(195, 205), st.sampled_from(["Vi vil bygge.", "Mål"]))
def test_what_goes_on_without_a_space_is_no_word_and_every_character_keeps_its_place(length: int, before: str) -> None:
    text = f"{before} {'x' * length} Byen er ny."
    flow = flow_of((Page(1, "text", text),))
    assert len(flow.text.rstrip()) == len(text)
    assert ("x" in flow.text) == (length < 200)
    start = flow.text.index("Byen")
    assert flow.quote(flow.spans(start, start + 11)[0]) == "Byen er ny."
