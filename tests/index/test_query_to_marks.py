"""The whole way of a query over a small index on disk: nothing that can be typed raises, and every mark lies on a word that matched."""

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.words import fold, tokens
from index.engine import Filters
from index.meaning.expand import expand
from index.query.parse import parse
from index.questions.understanding import understand
from index.search import AnswerHit, Passage, Searcher
from index.store.whoosh_engine import WhooshEngine
from index.text.first_readings import first_readings
from index.text.terms import LANGUAGES, text_terms, word_terms
from index.tree import Fuzzy, Leaf, Near, Node, Not, Phrase, Prefix, parts_of
from tests.index.builders import MemoryArchive, as_read, entry, goal, partner

ALL = Filters()
LONG = (
    "Rådet har haft møde om det nye varmeværk ved åen. Det skal levere varme til skolerne i Egesund og til plejehjemmet i Åbenrå.\n\n"
    "Borgerne kan følge byggeriet fra stien langs vandet; børnene har malet et billede af en frø på hegnet ud mod vejen. "
    "Arbejdet ventes færdigt i foråret 2029, og derefter skal taget have solceller. Varmemesteren viser gerne rundt. "
)
LIBRARY = [
    entry(
        "plant",
        LONG,
        "Klimaplanen nævner varme fra havet, grøn omstilling og børn.",
        title="Varmeværket i Egesund",
        municipality="Egesund",
        country="DK",
        type="report",
        year=2024,
        facts=(goal("Solceller på taget", ("climate_environment",), (13,)),),
    ),
    entry(
        "haus",
        "Die Stadt Talheim baut Wohn- und Gewerbegebiete. Bürger:innen der Partnerstadt Åbenrå kamen zu Besuch.",
        "Der Steuerbescheid folgt im März 2026; Fragen an rathaus@talheim.de.",
        title="Neues aus dem Rathaus",
        language="de",
        municipality="Talheim",
        country="DE",
        type="minutes",
        facts=(partner("Åbenrå", "DK", 1, 80, 86),),
    ),
    as_read("scan", "Klassen er på skolebesgg hos naboen ved fjorden.", ("skolebesgg", "skolebesøg", "ocr")),
]
PAGES = {(one.document.id, page.number): page for one in LIBRARY for page in one.reading.pages}


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Searcher, WhooshEngine]]:
    engine = WhooshEngine(Path(tmp_path_factory.mktemp("index")))
    engine.rebuild(LIBRARY, 1)
    yield Searcher(cast("Archive", MemoryArchive(LIBRARY)), engine), engine
    engine.close()


TYPED = (
    "varme varmeværk Varme skole skolerne børn boern aaben Åbenrå aabenraa Wohngebiet Gewerbegebiete Bürger:innen Bürgerin partnerstadt "
    "venskabsby klimaplan grøn omstilling solceller fjorden skolebesgg besøg rathaus@talheim.de 2029 von en og der hvad was Egesund "
    "Tyskland varmevaerk skolebessøg Steurbescheid https://talheim.de/a plejehjem barn sti fro 🌍 x"
)
OPERATORS = "~1 ~2 ^2 AND OG ODER NOT IKKE NEAR NÆR/3 NAHE/1 år: år> 2015..2030 land: DK kommune:( titel: dato: 2026-03"
SIGNS = (
    *"\"„“'()[]*~+-:=,\0\u202e\u0301\ud800\n",
    *OPERATORS.split(),
)
WORDS = tuple(TYPED.split())
QUERIES = st.one_of(
    st.tuples(st.sampled_from(WORDS), st.sampled_from(["NEAR", "NÆR/3", "NAHE/1", "OR", "NOT"]), st.sampled_from(WORDS)).map(" ".join),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join),
    st.lists(st.tuples(st.sampled_from(WORDS + SIGNS), st.sampled_from(["", " "])).map("".join), max_size=12).map("".join),
    st.text(max_size=60),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(QUERIES, st.booleans())
def test_nothing_raises_and_marks_lie_on_words_that_matched(room: tuple[Searcher, WhooshEngine], query: str, is_literal: bool) -> None:
    searcher, engine = room
    without = ("syntax",) if is_literal else ()
    answer = searcher.search(query, ALL, without=without)
    tree = _expanded(query, engine, without)
    for hit in answer.hits:
        for passage in hit.passages:
            _assert_true_marks(hit, passage, tree)
    for (document, number), page in PAGES.items():
        for start, end in searcher.marks(query, page.text, page.language, first_readings(page), without=without):
            assert 0 <= start < end <= len(page.text)
            assert tree is not None
            assert _is_matched(document, number, start, end, tree)


def _expanded(query: str, engine: WhooshEngine, without: tuple[str, ...]) -> Node | None:
    tree = parse(query, without).tree
    return expand(understand(query, tree, without).tree, engine.present, engine.suggest, without).tree if tree else None


def _assert_true_marks(hit: AnswerHit, passage: Passage, tree: Node | None) -> None:
    text = PAGES[hit.document, passage.page].text
    assert passage.snippet == text[passage.start : passage.end]
    before = 0
    for start, end in passage.marks:
        assert before <= start < end <= len(passage.snippet)
        before = end
        assert tree is not None
        assert _is_matched(hit.document, passage.page, passage.start + start, passage.start + end, tree)


def _is_matched(document: str, number: int, start: int, end: int, tree: Node) -> bool:
    """Whether a part of the query, worked out anew from the whole page, asks for what stands in [start, end)."""
    page = PAGES[document, number]
    words = [token for token in tokens(page.text) if token.start < end and start < token.end]
    if not words or words[0].start != start or words[-1].end != end:
        return False
    return any(_asks_for(node, page, start, end, [word.text for word in words]) for node in _asked(tree))


def _asked(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, Not | Near):
        for part in parts_of(node):
            yield from _asked(part)


def _asks_for(node: Node, page: object, start: int, end: int, words: list[str]) -> bool:
    match node:
        case Leaf():
            text, language = page.text, page.language  # type: ignore[attr-defined]
            occurrences = [*text_terms(text, language), *first_readings(page)]  # type: ignore[arg-type]
            standing = {one.term for one in occurrences if (one.start, one.end) == (start, end)}
            return not standing.isdisjoint(term.text for term in node.terms)
        case Phrase():
            return [fold(word) for word in words] == [fold(word) for word in node.words]
        case Prefix():
            return len(words) == 1 and fold(words[0]).startswith(fold(node.text)) and fold(words[0]).endswith(fold(node.ending))
        case Fuzzy():
            return len(words) == 1 and _slips(fold(words[0]), fold(node.text)) <= node.distance
        case Near():
            return len(words) == 1 and _stands_near(node, page.text, start)  # type: ignore[attr-defined]
    return False


def _stands_near(node: Near, text: str, start: int) -> bool:
    """Whether the word is one of those asked for and each of the others stands within reach of it."""
    words = list(tokens(text))
    here = next(place for place, word in enumerate(words) if word.start == start)
    reach = node.distance * (len(node.parts) - 1)
    around = words[max(0, here - reach) : here + reach + 1]
    is_asked = any(_is_word_of(part, words[here].text) for part in node.parts)
    return is_asked and all(any(_is_word_of(part, word.text) for word in around) for part in node.parts)


def _is_word_of(part: Node, word: str) -> bool:
    if isinstance(part, Leaf):
        of_word = {term for language in LANGUAGES for term in word_terms(word, language)}
        return any(term.text in of_word and not term.text.startswith(("p", "c:", "l:", "k")) for term in part.terms)
    if parts_of(part):
        return any(_is_word_of(inner, word) for inner in parts_of(part))
    return _asks_for(part, None, 0, 0, [word])


def _slips(left: str, right: str) -> int:
    """Letters that must be changed, added, taken away or swapped: the textbook table."""
    rows = [list(range(len(right) + 1))]
    for i, a in enumerate(left, 1):
        row = [i]
        for j, b in enumerate(right, 1):
            row.append(min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (a != b)))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                row[-1] = min(row[-1], rows[-2][j - 2] + 1)
        rows.append(row)
    return rows[-1][-1]


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("varme NEAR/2 skole", {"varme", "skolerne"}),
        ("skole NEAR/2 varme", {"varme", "skolerne"}),
        ("Åbenrå NÆR/3 plejehjemmet", {"plejehjemmet", "Åbenrå"}),
        ("varme* NEAR/3 åen", {"varmeværk", "åen"}),
        ('"grøn omstilling"~1', {"grøn", "omstilling"}),
        ("varmevaerkk~", {"varmeværk"}),
        ("solceler~1", {"solceller"}),
        ("var*ærk", {"varmeværk"}),
        ("varme*", {"varmeværk", "varme", "Varmemesteren"}),
        ("solceller NOT gymnasium", {"solceller"}),
        ("solceller NOT fisk", {"solceller"}),
    ],
)
def test_near_alike_and_begun_words_are_marked_where_they_matched(
    room: tuple[Searcher, WhooshEngine], query: str, marked: set[str]
) -> None:
    (hit,) = room[0].search(query, ALL).hits
    assert hit.document == "plant"
    assert {passage.snippet[start:end] for passage in hit.passages for start, end in passage.marks} == marked
    on_page = {PAGES["plant", number].text[s:e] for number in (1, 2) for s, e in room[0].marks(query, PAGES["plant", number].text, "da")}
    assert on_page == marked


@pytest.mark.parametrize(
    "query", ["varme NEAR/1 solceller", "talheim NEAR skole", "varmeverrrk~1", "solceller NOT varme", '"omstilling grøn"']
)
def test_what_is_too_far_too_different_or_ruled_out_is_not_found(room: tuple[Searcher, WhooshEngine], query: str) -> None:
    assert room[0].search(query, ALL).total == 0


HOSTILE = [
    *("klima " * 170_000, "x" * 10**6, "(" * 10_000, "a* " * 500, "v~ " * 500, "*", "~", "a*", "NEAR/9 " * 900),
    *("\u05e9\u05dc " * 99, "e\u0301" * 9999, "\0" * 999),
]


@pytest.mark.parametrize("query", HOSTILE, ids=lambda text: ascii(text[:6]))
def test_hostile_queries_are_answered(room: tuple[Searcher, WhooshEngine], query: str) -> None:
    answer = room[0].search(query, ALL)
    assert all(len(note.about) <= 80 for note in answer.notes)
    assert room[0].marks(query, LONG, "da") is not None
