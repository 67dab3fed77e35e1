"""What is typed → a tree: tables, and that nothing a person can type raises."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.query.long_queries import LONGEST
from index.query.mends import LITERAL
from index.query.parse import Query, parse
from index.query.words import LONGEST_PHRASE, MOST_OPEN
from index.tree import UNKNOWN, And, FieldWord, Fuzzy, InTitle, Maybe, Near, Node, Not, Or, Phrase, Prefix, Some, Word, parts_of

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
        ('"a1"', Phrase(("a1",))),
        ('"a1" b2', And((Phrase(("a1",)), Maybe(B)))),
        ('NOT "a1"', Not(Phrase(("a1",)))),
        ('"klima*"', Prefix("klima")),
        ('titel:"a1"', InTitle(Phrase(("a1",)))),
        ('"a1 b2" c3', And((Phrase(("a1", "b2")), Maybe(C)))),
        ("'a1 b2'", Phrase(("a1", "b2"))),
        ("‚a1 b2‘ c3", And((Phrase(("a1", "b2")), Maybe(C)))),
        ("a1' b2", Some((A, B))),
        ("klima*", Prefix("klima")),
        ("kl*ma", Prefix("kl", "ma")),
        ("grøn-klima*", Some((Word("grøn"), Prefix("klima")))),
        ("(klima* OR a1) b2", Some((Or((Prefix("klima"), A)), B))),
        ("omstiling~", Fuzzy("omstiling", 2)),
        ("havm~", Fuzzy("havm", 1)),
        ("omstiling~1", Fuzzy("omstiling", 1)),
        ("omstiling~0", Word("omstiling")),
        ("havm~0.8", Fuzzy("havm", 1)),
        ("a1 NEAR b2", Near((A, B), 30)),
        ("a1 NÆR/5 b2", Near((A, B), 5)),
        ("a1 NAHE:5 b2 NAHE c3", Near((A, B, C), 5)),
        ('"a1 b2"~5', Near((A, B), 5)),
        ("a1 NEAR/3 b2 c3", And((Near((A, B), 3), Maybe(C)))),
        ("a1 NEAR/3 b2 AND c3", And((Near((A, B), 3), C))),
        ("(a1 OR klima*) NEAR b2", Near((Or((A, Prefix("klima"))), B), 30)),
        ('"a1 b2" NEAR/4 c3', And((Near((A, B, C), 4), Phrase(("a1", "b2"))))),
        ("NEARBY", Word("NEARBY")),
        ("NOT (a1 OR b2)", Not(Or((A, B)))),
        ("-(a1 b2) c3", And((Not(Some((A, B))), C))),
        ("-a1 OR b2", Or((Not(A), B))),
        ("a1 OHNE b2", And((Not(B), A))),
        ("a1 UDEN (b2 OR c3)", And((Not(Or((B, C))), A))),
        ("Bürger:innen", Word("Bürger:innen")),
        ("Partner:innen a1", Some((Word("Partner:innen"), A))),
        ("Bürger(innen)", Word("Bürger(innen)")),
        ("Bürger*innen", Word("Bürger*innen")),
        ("https://egesund.dk/havn?x=1", Some((Word("egesund"), Word("dk"), Word("havn"), Phrase(("egesund", "dk", "havn"))))),
        ("post@egesund.dk", Some((Word("post"), Word("egesund"), Word("dk"), Phrase(("post", "egesund", "dk"))))),
        ("Ziel: a1", Some((Word("Ziel"), A))),
        ("−58 a1", Some((Word("58"), A))),
        ("a1\0b2\u202e\u200b", Some((A, B))),
        ("A\u030a", Word("Å")),
        ("🌍 a1", A),
        ("🌍", None),
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
        ("år:2015-", FieldWord("year", first=2015)),
        ("år:-2030", FieldWord("year", last=2030)),
        ("år:>2015", FieldWord("year", first=2016)),
        ("år>=2015", FieldWord("year", first=2015)),
        ("år:< 2015 a1", And((FieldWord("year", last=2014), A))),
        ("år:≤2015", FieldWord("year", last=2015)),
        ("år=2015", FieldWord("year", first=2015, last=2015)),
        ("år:2015 til 2030", FieldWord("year", first=2015, last=2030)),
        ('år:"2015 – 2030"', FieldWord("year", first=2015, last=2030)),
        ("jahr:[2015 TO 2030]", FieldWord("year", first=2015, last=2030)),
        ("år:202*", FieldWord("year", first=2020, last=2029)),
        ("år:2010'erne", FieldWord("year", first=2010, last=2019)),
        ("år:2015,2018-2020", Or((FieldWord("year", first=2015, last=2015), FieldWord("year", first=2018, last=2020)))),
        ("dato:2030-01..2030-06", FieldWord("date", first="2030-01-01", last="2030-06-30")),
        ("datum:>2030", FieldWord("date", first="2031-01-01")),
        ('datum:"März 2025"', FieldWord("date", first="2025-03-01", last="2025-03-31")),
        ("datum:15.3.2025", FieldWord("date", first="2025-03-15", last="2025-03-15")),
        ("kommune:Cologne", FieldWord("municipality", ("Cologne", "Köln", "Koeln"))),
        ('by:"Greve Kommune"', FieldWord("municipality", ("Greve Kommune", "Greve"))),
        ("land:(DK OR Tyskland) a1", And((Or((FieldWord("country", ("DK",)), FieldWord("country", ("DE",)))), A))),
        ("kommune:(Bad Segeberg)", FieldWord("municipality", ("Bad Segeberg",))),
        ("kommune:(Greve Ballerup)", FieldWord("municipality", ("Greve", "Ballerup"))),
        ("kommune:(NOT Greve)", Not(FieldWord("municipality", ("Greve",)))),
        ("NOT land:DK", Not(FieldWord("country", ("DK",)))),
        ("land:DK OR land:DE a1", And((Or((FieldWord("country", ("DK",)), FieldWord("country", ("DE",)))), A))),
        ("titel:(a1 OR NOT b2)", Or((InTitle(A), Not(InTitle(B))))),
        ('titel:"a1 b2"', InTitle(Phrase(("a1", "b2")))),
        ("titel:klima*", InTitle(Prefix("klima"))),
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
        ("år:snart", Word("snart"), ["unknown_value"]),
        ("år:2030..2015", FieldWord("year", first=2015, last=2030), ["turned_range"]),
        ("land:Atlantis", Word("Atlantis"), ["unknown_value"]),
        ("land:DK,Atlantis", FieldWord("country", ("DK",)), ["unknown_part"]),
        ("år: 2015 a1", And((FieldWord("year", first=2015, last=2015), A)), ["spaced_field"]),
        ("NEAR/5 a1", A, ["stray_operator"]),
        ("a1 NEAR", A, ["stray_operator"]),
        ("a1 NEAR/5000 b2", Near((A, B), 50), ["near_cut"]),
        ("a1 NEAR land:DK", And((A, FieldWord("country", ("DK",)))), ["near_no_words"]),
        ("sund*h*d", Prefix("sund"), ["star_inside"]),
        ("*plan", Word("plan"), ["star_first"]),
        ('"a1 b*"', Phrase(("a1", "b")), ["star_in_phrase"]),
        ("a*", Word("a"), ["short_start"]),
        ("EU~", Word("EU"), ["short_alike"]),
        ("havm~7", Fuzzy("havm", 2), ["alike_cut"]),
        ("a1^3", A, ["boost"]),
        ("ABCDE OG FGHIJ", And((Word("ABCDE"), Word("FGHIJ"))), ["capital_operator"]),
        ("ø" * 500, Word("ø" * 80), ["long_word"]),
    ],
)
def test_what_is_broken_is_mended_and_said(text: str, tree: Node | None, codes: list[str]) -> None:
    query = parse(text)
    assert query.tree == tree
    assert [note.code for note in query.notes] == codes


@pytest.mark.parametrize(
    ("text", "code", "literal"),
    [
        ("a1 OR", "stray_operator", Some((A, Word("OR")))),
        ("a1 NEAR", "stray_operator", Some((A, Word("NEAR")))),
        ('"a1 b2', "unclosed_quote", Phrase(("a1", "b2"))),
        ("ABCDE OG FGHIJ", "capital_operator", Some((Word("ABCDE"), Word("OG"), Word("FGHIJ")))),
        ("år: 2015 a1", "spaced_field", Some((Word("år"), Word("2015"), A))),
        ("land:Atlantis", "unknown_value", FieldWord("country", ("Atlantis",))),
        ("kli*m*a", "star_inside", Some((Word("kli"), Word("m"), Word("a")))),
    ],
)
def test_a_mend_can_be_refused(text: str, code: str, literal: Node) -> None:
    (note,) = parse(text).notes
    assert note.code == code
    refused = parse(text, [note.key])
    assert (refused.tree, refused.notes) == (literal, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a1 OR", Some((A, Word("OR")))),
        ('+a1 -b2 titel:"c3"', Some((A, B, Word("titel"), C))),
        ("år:2015..2030", Some((Word("år"), Word("2015"), Word("2030")))),
        ("klima* NEAR/5 a1~", Some((Word("klima"), Word("NEAR"), Word("5"), A))),
        ("((", None),
    ],
)
def test_the_whole_query_can_be_taken_literally(text: str, words: Node | None) -> None:
    assert parse(text, [LITERAL]) == Query(words)


@pytest.mark.parametrize("text", ["*", " * * ", "*:*"])
def test_a_star_alone_asks_for_everything(text: str) -> None:
    assert parse(text) == Query(None, is_everything=True)


PASTED = (
    "Byrådet har i mødet den 14. maj (dagsordenens punkt 7) drøftet, hvordan kommunens huse kan varmes uden gas; forvaltningen peger på "
    "fjernvarme, varmepumper og bedre isolering. Der er tale om skoler, daginstitutioner og plejehjem, i alt 112 huse - og om to haller. "
    "Udgiften anslås til 84 mio. kr. over ti år: De første fem år bruges på skolerne, derefter følger resten. "
) * 2


def test_of_a_pasted_text_the_most_telling_words_are_searched_for() -> None:
    query = parse(PASTED)
    assert isinstance(query.tree, Some)
    words = [part.text for part in query.tree.parts if isinstance(part, Word)]
    assert len(words) == len(query.tree.parts) == 32
    assert {"fjernvarme", "varmepumper", "plejehjem"} <= set(words)
    assert not {"og", "der", "om"} & set(words)
    (note,) = query.notes
    assert note.code == "long_text"
    everything = parse(PASTED, [note.key]).tree
    assert isinstance(everything, Some)
    assert {"og", "om", "fjernvarme"} <= {part.text for part in everything.parts if isinstance(part, Word)}


def test_a_long_query_with_operators_is_cut_and_said_where() -> None:
    query = parse(" OR ".join(f"a{n}" for n in range(300)))
    assert isinstance(query.tree, Or)
    assert len(query.tree.parts) <= LONGEST
    assert [note.code for note in query.notes] == ["too_long"]


def test_a_long_phrase_is_several_that_passages_can_hold() -> None:
    tree = parse('"' + " ".join(f"a{n}" for n in range(40)) + '"').tree
    assert isinstance(tree, And)
    rows = [part.words for part in tree.parts if isinstance(part, Phrase)]
    assert {len(row) for row in rows} == {LONGEST_PHRASE}
    assert rows[-1][-1] == "a39"
    assert all(len(set(row) & set(after)) >= 10 for row, after in itertools.pairwise(rows))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('"a1 b2"~50', []),
        ('"a1 b2"~500', ["near_cut"]),
        (f'"{" ".join(f"a{n}" for n in range(15))}"~5', []),
        (f'"{" ".join(f"a{n}" for n in range(16))}"~5', ["near_too_many"]),
    ],
)
def test_what_is_cut_off_a_distance_or_its_words_is_said(text: str, codes: list[str]) -> None:
    assert [note.code for note in parse(text).notes] == codes


def test_only_so_many_words_stand_for_many_others() -> None:
    tree, notes = parse(" ".join(f"a{n}*" for n in range(10, 40))).tree, parse(" ".join(f"a{n}*" for n in range(10, 40))).notes
    assert isinstance(tree, Some)
    assert sum(isinstance(part, Prefix) for part in tree.parts) == MOST_OPEN
    assert {note.code for note in notes} == {"too_many_open"}


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
    "dato:",
    "kommune:(",
    "NEAR/3",
    "NÆR",
    "~",
    "~2",
    "^",
    "'",
    "[",
    "]",
    ">",
    "https://",
    "@",
    "\0",
    "\u202e",
    "\u0301",
    "🌍",
    "2015..",
    " ",
    "ß",
    "\ud800",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join) | st.text(), st.booleans())
def test_parsing_never_raises(text: str, is_literal: bool) -> None:
    query = parse(text, [LITERAL] if is_literal else [])
    assert all(note.code and len(note.about) <= 80 for note in query.notes)
    refused = parse(text, [note.key for note in query.notes if note.key])
    assert not {note.key for note in refused.notes if note.key} & {note.key for note in query.notes}


HOSTILE = [
    "a-" * 100_000,
    '"' + "a " * 100_000 + '"',
    "ø" * 200_000,
    "x" * 1_000_000,
    "klima " * 200_000,
    "(" * 10_000,
    ")(" * 10_000,
    "a* " * 500,
    "a~ " * 500,
    "NEAR " * 2000,
    "a NEAR " * 2000,
    "a\u0301" * 50_000,
    "\u0301" * 50_000,
    "\0" * 50_000,
    "\u202e" * 50_000,
    "'a " * 20_000,
    "år:" * 20_000,
    "år:2015," * 5000,
    "titel:(" * 5000,
    "a@" * 20_000 + ".",
    "https://" * 20_000,
    "שלום " * 5000,
    "-" * 50_000,
    "*" * 50_000 + "a",
    "a^" * 20_000,
    "[" * 20_000,
    "år:[" * 5000,
    "1..2" * 5000,
    "år:" + "1-" * 9000,
    "dato:" + "1.1." * 5000,
]


def _leaves(node: Node | None) -> int:
    if node is None:
        return 0
    if isinstance(node, Phrase):
        return len(node.words)
    parts = parts_of(node)
    return sum(map(_leaves, parts)) if parts else 1


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:8]))
def test_a_query_is_never_larger_than_it_may_be(text: str) -> None:
    query = parse(text)
    assert _leaves(query.tree) <= LONGEST + MOST_OPEN
