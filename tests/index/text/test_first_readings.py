"""What was read before a repair or correction: which words, at which place, by which term."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.edits import Edit, Reason
from corpus.model import Page
from index.text.first_readings import first_readings
from tests.index.builders import mended


def shown(page: Page) -> list[tuple[str, str]]:
    return [(one.term, page.text[one.start : one.end]) for one in first_readings(page)]


@pytest.mark.parametrize(
    ("source", "edits", "readings"),
    [
        ("en bærcdygtig by", [("bærcdygtig", "bæredygtig", "letters")], [("r:baercdygtig", "bæredygtig")]),
        ("et besgg i byen", [("g i", "g i", "correction")], []),
        ("hvad manbgrtale om", [("manbgrtale", "man bør tale", "spacing")], [("r:manbgrtale", "man bør tale")]),
        ("vi an sgger om", [("an sgger", "ansøger", "spacing")], [("r:an", "ansøger"), ("r:sgger", "ansøger")]),
        ("Kgbenhavns havn", [("g", "ø", "letters")], [("r:kgbenhavns", "Københavns")]),
        ("Kgbenhavnogegn", [("g", "ø", "letters"), ("nog", "n og ", "spacing")], [("r:kgbenhavnogegn", "København og egn")]),
        ("eTartu i Estland", [("e", "• ", "bullet")], [("r:etartu", "• Tartu")]),
        ("e Tartu", [("e", "•", "bullet")], []),
        ("S NDV Om os", [("S NDV ", "", "debris")], [("r:ndv", "Om")]),
        ("bære-\ndygtig by", [("bære-\ndygtig", "bæredygtig", "hyphenation")], []),
        ("en ﬁn by", [("ﬁn", "fin", "unicode")], []),
        ("Byen Bosta", [("Bosta", "Båstad", "correction")], [("r:bosta", "Båstad")]),
        ("Aarhus by", [("Aarhus", "Århus", "correction")], []),
    ],
)
def test_words_as_first_read(source: str, edits: Sequence[tuple[str, str, Reason]], readings: list[tuple[str, str]]) -> None:
    assert shown(mended(source, *edits)) == readings


LETTERS = st.text(alphabet="abø -\n•", max_size=12)


@given(st.lists(st.tuples(LETTERS, LETTERS, LETTERS), max_size=6))
def test_readings_lie_inside_the_text_in_order(parts: list[tuple[str, str, str]]) -> None:
    source, edits = "", []
    for kept, before, after in parts:
        start = len(source) + len(kept)
        source += kept + before
        edits.append(Edit(start, len(source), before, after, "letters", 0.9))
    page = Page(1, "ocr", source, "da", edits=tuple(edits))
    found = first_readings(page)
    assert all(0 <= one.start < one.end <= len(page.text) and one.term.startswith("r:") for one in found)
    assert [one.start for one in found] == sorted(one.start for one in found)
