"""Hyphens at line ends: before and after."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import apply_edits
from corpus.model import Page
from ingest.cleaning import clean
from ingest.hyphens import hyphen_edits

TABLE = [
    ("de", "Städtepart-\nnerschaften", "Städtepartnerschaften"),
    ("de", "Bürgermeis-  \n  ter", "Bürgermeister"),
    ("de", "Wohn-\nund Gewerbegebiete", "Wohn-\nund Gewerbegebiete"),
    ("de", "Kultur-\noder Sportvereine", "Kultur-\noder Sportvereine"),
    ("de", "deutsch-\ndänische Grenze", "deutsch-dänische Grenze"),
    ("de", "CDU-\nFraktion", "CDU-Fraktion"),
    ("de", "BÜRGER-\nMEISTER", "BÜRGERMEISTER"),
    ("de", "Willy-Brandt-\nStraße", "Willy-Brandt-Straße"),
    ("de", "Wirt-\nschafts- und Sozialpolitik", "Wirtschafts- und Sozialpolitik"),
    ("de", "Straßenbe-\nleuchtungskonzept", "Straßenbeleuchtungskonzept"),
    ("da", "børne-\nog ungepolitik", "børne-\nog ungepolitik"),
    ("da", "bade-\noq sejlklub", "bade-\noq sejlklub"),
    ("da", "bade-\n0g sejlklub", "bade-\n0g sejlklub"),
    ("da", "bade-\n0qg sejlklub", "bade-\n0qg sejlklub"),
    ("de", "Rad-\n0der Fußweg", "Rad-\n0der Fußweg"),
    ("da", "klima-\nhandlingsplan", "klimahandlingsplan"),
    ("da", "fælles-\nskaber", "fællesskaber"),
    ("da", "EU-\nprojekter", "EU-projekter"),
    ("da", "dansk-\ntyske", "dansk-tyske"),
    ("da", "p-\nhuse", "p-huse"),
    ("da", "4-\nårige", "4-årige"),
    ("da", "by-til-\nby-samarbejde", "by-til-by-samarbejde"),
    ("da", "2022-\n2025", "2022-\n2025"),
    ("da", "• punkt\n- nyt punkt", "• punkt\n- nyt punkt"),
    ("de", "Ge-\nmein-\nschaft", "Gemeinschaft"),
    ("en", "munici-\npality", "municipality"),
    ("en", "self-\ngovernment", "self-government"),
    ("da", "kommu-\n\nnerne", "kommunerne"),
    ("da", "slut-\n\nNyt afsnit", "slut-\n\nNyt afsnit"),
]


@pytest.mark.parametrize(("language", "before", "after"), TABLE)
def test_before_and_after(language: str, before: str, after: str) -> None:
    assert apply_edits(before, hyphen_edits(before, language)) == after


def test_the_page_itself_shows_how_a_word_is_written() -> None:
    text = "Projektet kaldes gro-lys af alle. I dag er gro-\nlys kendt."
    assert apply_edits(text, hyphen_edits(text, "da")).endswith("er gro-lys kendt.")


def test_spaced_out_words_are_closed_up() -> None:
    page = clean(Page(1, "text", "U n s e r e   S t a d t\nist schön und a b c d.", language="de"))
    assert page.text == "Unsere Stadt\nist schön und a b c d."


def test_tables_of_letters_stay() -> None:
    page = clean(Page(1, "text", "1 2 3 4 5 6 7 8", language="de"))
    assert page.text == "1 2 3 4 5 6 7 8"


pieces = st.sampled_from(["stadt", "kommu", "-\n", "-", "\n", " ", "EU", "og", "und", "Ä", "å", "4", "¬", "a b c d e f g", "   "])


@given(st.lists(pieces, max_size=12).map("".join), st.sampled_from(["da", "de", "en", "sv", None]))
def test_cleaning_twice_is_cleaning_once(text: str, language: str | None) -> None:
    page = clean(Page(1, "text", text, language=language))
    assert clean(page) == page
    assert "-\n" not in page.text or "-\n" in text
    assert len(page.text) <= len(text)
    assert all(edit.before == text[edit.start : edit.end] for edit in page.edits)
