"""What is typed → a tree: tables, and that nothing a person can type raises."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query import LONGEST, parse
from index.tree import UNKNOWN, And, FieldWord, InTitle, Maybe, Node, Not, Or, Phrase, Prefix, Some, Word

A, B, C = Word("a1"), Word("b2"), Word("c3")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", None),
        ("  \t\n", None),
        ("!?…", None),
        ("a1", A),
        ("a1 b2", Some((A, B))),
        ("a1-b2", Some((A, B))),
        ("a1 AND b2", And((A, B))),
        ("a1 OG b2 UND c3", And((A, B, C))),
        ("a1 OR b2 ELLER c3", Or((A, B, C))),
        ("a1 ODER b2 AND c3", Or((A, And((B, C))))),
        ("a1 og b2", Some((A, Word("og"), B))),
        ("NOT a1", Not(A)),
        ("IKKE a1", Not(A)),
        ("NOT NOT a1", A),
        ("a1 NICHT b2", And((Not(B), A))),
        ("a1 AND NOT b2", And((A, Not(B)))),
        ("+a1 b2", And((A, Maybe(B)))),
        ("-a1 b2", And((Not(A), B))),
        ("a1 AND b2 c3", And((And((A, B)), Maybe(C)))),
        ("(a1 OR b2) AND c3", And((Or((A, B)), C))),
        ("((a1))", A),
        ('"a1 b2"', Phrase(("a1", "b2"))),
        ("„a1 b2“", Phrase(("a1", "b2"))),
        ("»a1 b2«", Phrase(("a1", "b2"))),
        ("”a1 b2”", Phrase(("a1", "b2"))),
        ('"a1"', A),
        ('"a1 b2" c3', And((Phrase(("a1", "b2")), Maybe(C)))),
        ("klima*", Prefix("klima")),
        ("*", None),
        ("kommune:Greve", FieldWord("municipality", ("Greve",))),
        ('gemeinde:"Bad Segeberg"', FieldWord("municipality", ("Bad Segeberg",))),
        ("land:Tyskland", FieldWord("country", ("DE",))),
        ("land:dk,DE", FieldWord("country", ("DK", "DE"))),
        ("sprache:dänisch", FieldWord("language", ("da",))),
        ("type:strategi", FieldWord("type", ("strategy",))),
        ("art:wahlprogramm", FieldWord("type", ("election_programme",))),
        ("år:2020", FieldWord("year", first=2020, last=2020)),
        ("aar:2015..2030", FieldWord("year", first=2015, last=2030)),
        ("jahr:2015-2030", FieldWord("year", first=2015, last=2030)),
        ("year:..2030", FieldWord("year", last=2030)),
        ("år:2030..", FieldWord("year", first=2030)),
        ("år:unbekannt", FieldWord("year", (UNKNOWN,))),
        ("verdensmål:13", FieldWord("sdg", ("13",))),
        ("titel:havn", InTitle(Word("havn"))),
        ("a1 kommune:Greve", And((FieldWord("municipality", ("Greve",)), A))),
    ],
)
def test_trees(text: str, tree: Node | None) -> None:
    assert parse(text).tree == tree


@pytest.mark.parametrize(
    ("text", "tree", "codes"),
    [
        ('"a1 b2', Some((A, B)), ["unclosed_quote"]),
        ("(a1 b2", Some((A, B)), ["unclosed_bracket"]),
        ("a1) b2", Some((A, B)), ["stray_bracket"]),
        ("a1 OR", A, ["stray_operator"]),
        ("AND a1", A, ["stray_operator"]),
        ("a1 AND OR b2", Or((A, B)), ["stray_operator"]),
        ("NOT", None, ["stray_operator"]),
        ("farve:rød", Some((Word("farve"), Word("rød"))), ["unknown_field"]),
        ("år:snart", None, ["unknown_value"]),
        ("år:2030..2015", FieldWord("year", first=2015, last=2030), ["turned_range"]),
        ("land:Atlantis", None, ["unknown_value"]),
        ("land:DK,Atlantis", FieldWord("country", ("DK",)), ["unknown_value"]),
        ("a1 " * 300, Some((A,) * 100), ["too_long"]),
    ],
)
def test_what_is_broken_is_mended_and_said(text: str, tree: Node | None, codes: list[str]) -> None:
    query = parse(text)
    assert query.tree == tree
    assert [note.code for note in query.notes] == codes


@pytest.mark.parametrize("text", ["(" * 5000, "NOT " * 5000, "-" * 5000 + "x", 'titel:"' * 500, "a AND (" * 400, "titel:" * 800 + "x"])
def test_deep_nesting_does_no_harm(text: str) -> None:
    assert parse(text).notes is not None


PIECES = [
    "a",
    "år",
    "AND",
    "OR",
    "NOT",
    "OG",
    "IKKE",
    "(",
    ")",
    '"',
    "„",
    "+",
    "-",
    "*",
    ":",
    "år:",
    "land:",
    "titel:",
    "2015..",
    " ",
    "ß",
    "\ud800",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text())
def test_parsing_never_raises(text: str) -> None:
    query = parse(text)
    assert all(note.code for note in query.notes)


@pytest.mark.parametrize("text", ["a-" * 100_000, '"' + "a " * 100_000 + '"', "ø" * 200_000])
def test_a_single_piece_is_never_longer_than_a_query_may_be(text: str) -> None:
    query = parse(text)
    parts = query.tree.parts if isinstance(query.tree, Some) else query.tree.words if isinstance(query.tree, Phrase) else ()
    assert len(parts) <= LONGEST
    assert bool(parts) == ("too_long" in [note.code for note in query.notes])
