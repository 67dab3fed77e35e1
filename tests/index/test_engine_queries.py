"""What every engine makes of words near each other, words spelt alike, ranges and negated groups."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.model import DateSpan, Fact, Span
from index.engine import Engine, Filters
from index.query.parse import parse
from index.store.whoosh_engine import WhooshEngine
from tests.index.builders import entry
from tests.index.memory_engine import MemoryEngine


def date(start: str, end: str) -> Fact:
    return Fact("date", DateSpan(start, end, "month", role="deadline"), (Span(1, 0, 5),), "", 0.9, "test", "1", "")


FILLER = " ".join(["og", "så", "videre"] * 12)
LIBRARY = (
    entry("pier", "Molen og fyret bliver malet.", "Havnen får en mole.", title="Om molen", municipality="Egesund", country="DK", year=2014),
    entry("tower", f"Fyret er gammelt. {FILLER} Molen er ny.", title="Fyret", municipality="København", country="DK", year=2019),
    entry("hafen", "Die neuen Molen im Hafen kosten viel.", title="Hafen", language="de", municipality="Köln", country="DE"),
    entry("plan", "Alt skal stå klar.", title="Frister", year=2024, facts=(date("2030-02-01", "2030-02-28"),)),
    entry("leaf", "Sidst på siden nævnes kysten", "og straks derefter klitten. Slut.", title="Kyst"),
)


@pytest.fixture(params=["whoosh", "memory"], scope="module")
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made: Engine = WhooshEngine(Path(tmp_path_factory.mktemp("index"))) if request.param == "whoosh" else MemoryEngine()
    made.rebuild(LIBRARY, 1)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("molen NEAR/2 fyret", {"pier"}),
        ("fyret NEAR/2 molen", {"pier"}),
        ("molen NEAR/1 fyret", set()),
        ("molen NEAR/45 fyret", {"pier", "tower"}),
        ("mole NEAR/2 fyr", {"pier"}),
        ("mol* NEAR/2 fyr*", {"pier"}),
        ("mo*en", {"pier", "tower", "hafen"}),
        ("fy*ten", set()),
        ("hav*en NEAR/3 mole", {"pier"}),
        ("(molen OR broen) NEAR/3 malet", set()),
        ("(molen OR fyret) NEAR/3 malet", {"pier"}),
        ("molen NEAR/2 fyret NEAR/2 malet", {"pier"}),
        ("fyret NEAR klar", set()),
        ("kysten NEAR/4 klitten", {"leaf"}),
        ("kysten NEAR/3 klitten", set()),
        ('"molen malet"~4', {"pier"}),
        ("fyret NOT (molen NEAR/2 fyret)", {"tower"}),
        ("molen~1", {"pier", "tower", "hafen"}),
        ("fyrte~", {"pier", "tower"}),
        ("havnenn~1", {"pier"}),
        ("hxvnxn~1", set()),
        ("titel:fyret~1", {"tower"}),
        ("år:<2015", {"pier"}),
        ("år:2014-2019", {"pier", "tower"}),
        ("år:2014,2024", {"pier", "plan"}),
        ("år:ukendt", {"hafen", "leaf"}),
        ("molen år:2015..", {"tower"}),
        ("kommune:Cologne", {"hafen"}),
        ("gemeinde:Kopenhagen", {"tower"}),
        ("sted:Tyskland", {"hafen"}),
        ("ort:Köln", {"hafen"}),
        ("place:DK/Egesund", {"pier"}),
        ("place:DK", {"pier", "tower"}),
        ("kommune:(Egesund OR Köln)", {"pier", "hafen"}),
        ("land:DK NOT kommune:(Egesund OR Greve)", {"tower"}),
        ("molen NOT (fyret OR hafen)", set()),
        ("NOT (fyret OR hafen)", {"plan", "leaf"}),
        ("-(fyret hafen) kysten", {"leaf"}),
        ("dato:2030-01..2030-06", {"plan"}),
        ("dato:2030", {"plan"}),
        ("dato:>2030-02", set()),
        ("datum:<2030-02-02", {"plan"}),
    ],
)
def test_queries(engine: Engine, query: str, documents: set[str]) -> None:
    parsed = parse(query)
    assert not parsed.notes
    assert {hit.document for hit in engine.search(parsed.tree, Filters()).hits} == documents


def test_words_near_each_other_are_shown_where_they_are(engine: Engine) -> None:
    hit, *others = engine.search(parse("havnen NEAR/3 mole").tree, Filters()).hits
    assert hit.passages[0].page == 2
    assert hit.share == 1
    assert [other.document for other in others] == ["hafen"]


def test_words_near_each_other_may_be_called_something_else(engine: Engine) -> None:
    for query in ("Hafen NEAR/3 Mole", "harbour NEAR/3 Mole"):
        assert {hit.document for hit in engine.search(parse(query).tree, Filters()).hits} == {"hafen", "pier"}, query


def test_without_a_number_words_are_near_within_a_sentence_or_two(engine: Engine) -> None:
    assert [hit.document for hit in engine.search(parse("fyret NEAR molen").tree, Filters()).hits] == ["pier"]
    assert [hit.document for hit in engine.search(parse("fyret NEAR/45 molen").tree, Filters()).hits] == ["pier", "tower"]


def test_a_word_spelt_as_typed_comes_before_one_spelt_alike(engine: Engine) -> None:
    found = engine.search(parse("mole~1").tree, Filters()).hits
    assert found[0].document == "pier"


def test_a_long_phrase_stands_in_one_row(tmp_path: Path) -> None:
    words = [f"t{number}" for number in range(40)]
    torn = [*words[:15], *words[20:]]
    for engine in (WhooshEngine(tmp_path), MemoryEngine()):
        engine.rebuild([entry("row", f"Kvittering: {' '.join(words)}. Slut.")], 1)
        for typed, total in ((words, 1), (torn, 0)):
            assert engine.search(parse(f'"{" ".join(typed)}"').tree, Filters()).total == total
        engine.close()


def test_all_words_spelt_alike_are_found(tmp_path: Path) -> None:
    alike = sorted({f"m{a}{b}e" for a in "abcdefghijklmnop" for b in "abcdefghijklmnopqrstuvwxyz"})
    for engine in (WhooshEngine(tmp_path), MemoryEngine()):
        engine.rebuild([entry(f"d{at}", " ".join(alike[at : at + 26])) for at in range(0, len(alike), 26)], 1)
        assert engine.search(parse("m99e~2").tree, Filters()).total == 16
        engine.close()


RULED_OUT = (
    entry("forest", "Skoven fældes efter en klimahandlingsplan."),
    entry("plans", "Skoven har planer."),
    entry("twin", "Skoven ligger hos vores venskabsby Flensborg."),
    entry("stadt", "Skoven: die Partnerstadt liegt bei Flensburg.", language="de"),
)


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("skoven NOT plan", {"forest", "twin", "stadt"}),
        ("skoven NOT (plan OR klima)", {"forest", "twin", "stadt"}),
        ("skoven -klimahandlingsplaner", {"plans", "twin", "stadt"}),
        ("skoven NOT venskabsbyer", {"forest", "plans", "stadt"}),
        ("skoven NOT Flensborg", {"forest", "plans"}),
        ('skoven NOT "plan"', {"forest", "plans", "twin", "stadt"}),
        ('skoven NOT "planer"', {"forest", "twin", "stadt"}),
        ('"planer"', {"plans"}),
        ('"plan"', set()),
        ("+plan +klima", {"forest"}),
    ],
)
def test_a_part_of_a_word_or_what_it_means_is_not_the_word_that_rules_out(tmp_path: Path, query: str, documents: set[str]) -> None:
    for engine in (WhooshEngine(tmp_path), MemoryEngine()):
        engine.rebuild(RULED_OUT, 1)
        assert {hit.document for hit in engine.search(parse(query).tree, Filters()).hits} == documents
        engine.close()


ECHOING = (
    entry("both", "Klimaet og skolen."),
    entry("also", "Skolen taler om klimaet.", municipality="Greve"),
    *(entry(f"school{number}", "Skolen er gammel.", municipality="Greve") for number in range(3)),
    entry("neither", "Havnen er gammel."),
)


def test_documents_that_hold_only_some_of_the_words_are_counted_and_found_if_asked_for(tmp_path: Path) -> None:
    for engine in (WhooshEngine(tmp_path), MemoryEngine()):
        engine.rebuild(ECHOING, 1)
        tree = parse("klima skole").tree
        few, all_of_them = engine.search(tree, Filters()), engine.search(tree, Filters(), with_echoes=True)
        assert (few.total, few.echoes) == (2, 3)
        assert (all_of_them.total, all_of_them.echoes) == (5, 0)
        assert {hit.document for hit in all_of_them.hits[:2]} == {"both", "also"}
        narrowed = engine.search(tree, Filters(municipality=("Greve",)))
        assert (narrowed.total, narrowed.echoes) == (1, 3)
        assert engine.search(None, Filters()).echoes == 0
        engine.close()
