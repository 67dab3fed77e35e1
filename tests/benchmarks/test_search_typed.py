"""What people type is taken apart as the engines beside Udsyn need it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.search.typed import Part, parts


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("havn by", (Part("word", ("havn",)), Part("word", ("by",)))),
        ('"den nye havn"', (Part("phrase", ("den", "nye", "havn")),)),
        ('"havn"', (Part("word", ("havn",)),)),
        ("klima*", (Part("prefix", ("klima",)),)),
        ("Bürger*innen", (Part("word", ("Bürgerinnen",)),)),
        ("Lehrer/-innen und Schüler(innen)", (Part("word", ("Lehrerinnen",)), Part("word", ("und",)), Part("word", ("Schülerinnen",)))),
        ("Radfahrer:innen", (Part("word", ("Radfahrerinnen",)),)),
        ("havn OG by", (Part("word", ("havn",), "must"), Part("word", ("by",), "must"))),
        ("Hafen UND NICHT Stadt", (Part("word", ("Hafen",), "must"), Part("word", ("Stadt",), "not"))),
        ("havn ELLER by", (Part("word", ("havn",)), Part("word", ("by",)))),
        ("havn NÆR/5 by", (Part("near", ("havn", "by")),)),
        ("Hafen NAHE Stadt", (Part("near", ("Hafen", "Stadt")),)),
        ("Hafen -Stadt", (Part("word", ("Hafen",)), Part("word", ("Stadt",), "not"))),
        ('-"alte Stadt" +Hafen', (Part("phrase", ("alte", "Stadt"), "not"), Part("word", ("Hafen",), "must"))),
        ("Wohn-Gebiet", (Part("word", ("Wohn",)), Part("word", ("Gebiet",)))),
        ("NOT havn AND by", (Part("word", ("havn",), "not"), Part("word", ("by",), "must"))),
        ("klmia~2", (Part("fuzzy", ("klmia",)),)),
        ("havn NEAR/5 by", (Part("near", ("havn", "by")),)),
        ("vind* NEAR nabo*", (Part("near", ("vind", "nabo")),)),
        ("havn AND by", (Part("word", ("havn",), "must"), Part("word", ("by",), "must"))),
        ("havn OR by", (Part("word", ("havn",)), Part("word", ("by",)))),
        ("havn NOT by", (Part("word", ("havn",)), Part("word", ("by",), "not"))),
        ("AND", ()),
        ("?!", ()),
    ],
)
def test_a_query_in_its_parts(query: str, expected: tuple[Part, ...]) -> None:
    assert parts(query) == expected


@given(st.text())
def test_no_query_breaks_it(query: str) -> None:
    assert all(part.words and all(part.words) for part in parts(query))
