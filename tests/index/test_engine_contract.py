"""The exam that every engine passes in full."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from index.engine import FACETS, UNKNOWN, Engine, Entry, Filters, Results
from index.query.parse import parse
from index.store.whoosh_engine import WhooshEngine
from index.text.terms import fingerprint
from tests.index.builders import as_read, entry, goal, partner, theme
from tests.index.memory_engine import MemoryEngine

ALL = Filters()

HARBOUR = entry(
    "harbour",
    "Kommunen bygger nye boliger ved havnen. Havnebadet åbner til sommer.",
    "Partnerskabet med byens erhvervsliv styrkes.",
    title="Strategi for havnen",
    municipality="Sandvig",
    country="DK",
    type="strategy",
    year=2021,
    facts=(partner("Uddevalla", "SE", 2, 0, 5), goal("Flere boliger", ("urban_development",), (11,)), theme("urban_development")),
    added=datetime(2026, 1, 1, tzinfo=UTC),
)
CLIMATE = entry(
    "climate",
    "Klimahandlingsplanen skal nedbringe udledningen. Varmeplanen følger.",
    "Vi samarbejder om grøn omstilling i Åbenrå.",
    title="Klimaplan",
    municipality="Bredmose",
    country="DK",
    type="plan",
    year=2023,
    facts=(
        goal("Mindre udledning", ("climate_environment", "health"), (11, 13)),
        theme("climate_environment"),
        theme("urban_development"),
    ),
    added=datetime(2026, 1, 3, tzinfo=UTC),
)
COUNCIL = entry(
    "council",
    "Die Stadtverwaltung prüft den Steuerbescheid. Wohn- und Gewerbegebiete entstehen.",
    "Bürger:innen werden am Klima beteiligt.",
    title="Änderungsantrag",
    language="de",
    municipality="Talheim",
    country="DE",
    type="motion",
    added=datetime(2026, 1, 2, tzinfo=UTC),
)
LIBRARY = (HARBOUR, CLIMATE, COUNCIL)


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    made: Engine = WhooshEngine(tmp_path / "index") if request.param == "whoosh" else MemoryEngine()
    made.rebuild(LIBRARY, 7)
    yield made
    made.close()


def search(engine: Engine, text: str, filters: Filters = ALL) -> list[str]:
    return [hit.document for hit in engine.search(parse(text).tree, filters).hits]


def found(engine: Engine, text: str) -> set[str]:
    return set(search(engine, text))


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("havnen", {"harbour"}),
        ("HAVNEN", {"harbour"}),
        ("sommeren", {"harbour"}),
        ("Steuerbescheide", {"council"}),
        ("varmeplan", {"climate"}),
        ("klima", {"climate", "council"}),
        ("Steuer", {"council"}),
        ("Bürgerinnen", {"council"}),
        ("Aabenraa", {"climate"}),
        ("aabenrå", {"climate"}),
        ("partnerskab", {"harbour"}),
        ("regnskov", set()),
        ("ar", set()),
    ],
)
def test_words_find_by_their_forms(engine: Engine, query: str, documents: set[str]) -> None:
    assert found(engine, query) == documents


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("havnen AND erhvervsliv", {"harbour"}),
        ("havnen AND omstilling", set()),
        ("havnen OR omstilling", {"harbour", "climate"}),
        ("havnen ODER omstilling", {"harbour", "climate"}),
        ("klima IKKE omstilling", {"council"}),
        ("NOT klima", {"harbour", "climate"}),
        ("klima -Bürgerinnen", {"climate"}),
        ("+havnen omstilling", {"harbour"}),
        ("(havnen OR omstilling) AND samarbejder", {"climate"}),
        ('"grøn omstilling"', {"climate"}),
        ('"omstilling grøn"', set()),
        ('"nye boliger ved havnen"', {"harbour"}),
        ("havneb*", {"harbour"}),
        ("åben*", {"climate"}),
        ("kommune:Sandvig", {"harbour"}),
        ("kommune:sandvig OR land:DE", {"harbour", "council"}),
        ("år:2021..2022", {"harbour"}),
        ("år:2022..", {"climate"}),
        ("år:ukendt", {"council"}),
        ("sprog:tysk", {"council"}),
        ("type:strategi", {"harbour"}),
        ("partner:Uddevalla", {"harbour"}),
        ("titel:klimaplan", {"climate"}),
        ("titel:omstilling", set()),
        ("land:DK klima", {"climate"}),
    ],
)
def test_operators_and_properties(engine: Engine, query: str, documents: set[str]) -> None:
    assert found(engine, query) == documents


def test_both_halves_of_a_suspended_compound_are_found(engine: Engine) -> None:
    assert search(engine, "Wohngebiete")[0] == "council"
    assert search(engine, "Gewerbegebiet")[0] == "council"


def test_concepts_bridge_the_languages(engine: Engine) -> None:
    assert search(engine, "Wohnungsbau") == search(engine, "boligbyggeri")
    assert "harbour" in found(engine, "Wohnungsbau")


def test_all_that_was_typed_comes_before_half_of_it(engine: Engine) -> None:
    assert search(engine, "grøn omstilling boliger")[0] == "climate"


def test_the_whole_word_comes_before_a_part(engine: Engine) -> None:
    engine.put([entry("whole", "En plan om varme.", title="Notat"), entry("part", "Handlingsplanen er klar.", title="Referat")], 8)
    order = search(engine, "plan")
    assert order.index("whole") < order.index("part")


def test_a_phrase_runs_over_a_page_break(engine: Engine) -> None:
    engine.put([entry("broken", "Vi arbejder for bedre", "vilkår for alle cyklister.")], 8)
    assert search(engine, '"bedre vilkår for alle"') == ["broken"]


def test_a_hit_names_page_and_range(engine: Engine) -> None:
    hit = engine.search(parse("erhvervsliv").tree, ALL).hits[0]
    best = hit.passages[0]
    text = HARBOUR.reading.pages[best.page - 1].text
    assert best.page == 2
    assert "erhvervsliv" in text[best.start : best.end]
    assert hit.matching == 1


def test_a_document_found_by_its_title_shows_its_beginning(engine: Engine) -> None:
    hit = engine.search(parse("Änderungsantrag").tree, ALL).hits[0]
    assert (hit.document, hit.passages[0].page) == ("council", 1)


def facets(results: Results) -> dict[str, dict[str, int]]:
    return {name: {value.value: value.count for value in values} for name, values in results.facets.items()}


def test_facets_count_documents_over_all_pages_of_results(engine: Engine) -> None:
    counted = facets(engine.search(None, ALL, limit=1))
    assert set(counted) == set(FACETS)
    assert counted["country"] == {"DK": 2, "DE": 1}
    assert counted["language"] == {"da": 2, "de": 1}
    assert counted["year"] == {"2021": 1, "2023": 1, UNKNOWN: 1}
    assert counted["theme"] == {"urban_development": 2, "climate_environment": 1}
    assert counted["sdg"] == {"11": 2, "13": 1}
    assert counted["partner"] == {"Uddevalla": 1}
    assert counted["network"] == {}


def test_facets_stand_with_the_most_frequent_first(engine: Engine) -> None:
    assert [value.value for value in engine.search(None, ALL).facets["country"]] == ["DK", "DE"]


@pytest.mark.parametrize(
    ("filters", "documents"),
    [
        (Filters(country=("DE",)), {"council"}),
        (Filters(country=("DE", "DK")), {"harbour", "climate", "council"}),
        (Filters(country=("DK",), theme=("climate_environment",)), {"climate"}),
        (Filters(year=(UNKNOWN,)), {"council"}),
        (Filters(year=("2021", UNKNOWN)), {"harbour", "council"}),
        (Filters(year_from=2022), {"climate"}),
        (Filters(year_to=2022), {"harbour"}),
        (Filters(year_from=2021, year_to=2023), {"harbour", "climate"}),
        (Filters(added_from="2026-01-02"), {"climate", "council"}),
        (Filters(municipality=("Sandvig",), language=("de",)), set()),
        (Filters(sdg=("13",)), {"climate"}),
    ],
)
def test_filters(engine: Engine, filters: Filters, documents: set[str]) -> None:
    results = engine.search(None, filters)
    assert {hit.document for hit in results.hits} == documents
    assert results.total == len(documents)


def test_filters_hold_together_with_words(engine: Engine) -> None:
    assert search(engine, "klima", Filters(country=("DE",))) == ["council"]


@pytest.mark.parametrize(
    ("sort", "documents"),
    [
        ("title", ["council", "climate", "harbour"]),
        ("year", ["climate", "harbour", "council"]),
        ("added", ["climate", "council", "harbour"]),
        ("relevance", ["climate", "council", "harbour"]),
    ],
)
def test_sorts(engine: Engine, sort: str, documents: list[str]) -> None:
    assert [hit.document for hit in engine.search(None, ALL, sort=sort).hits] == documents  # type: ignore[arg-type]


def test_every_page_of_results_can_be_reached(engine: Engine) -> None:
    many = [entry(f"d{number:03}", f"Fælles ord nummer {number}.") for number in range(57)]
    engine.put(many, 8)
    query = parse("fælles").tree
    seen = [hit.document for offset in range(0, 70, 10) for hit in engine.search(query, ALL, offset=offset, limit=10).hits]
    assert sorted(seen) == [one.document.id for one in many]
    assert engine.search(query, ALL, limit=0).total == 57
    assert engine.search(query, ALL, offset=100).hits == ()


def test_put_replaces_and_counts(engine: Engine) -> None:
    engine.put([entry("harbour", "Nu handler det om skove.", title="Skovpolitik")], 9)
    assert (engine.size, engine.revision) == (3, 9)
    assert found(engine, "havnebadet") == set()
    assert found(engine, "skove") == {"harbour"}
    assert facets(engine.search(None, ALL))["partner"] == {}


def test_drop_removes(engine: Engine) -> None:
    engine.drop(["climate", "nobody"], 10)
    assert (engine.size, engine.revision) == (2, 10)
    assert found(engine, "klima") == {"council"}
    assert facets(engine.search(None, ALL))["country"] == {"DE": 1, "DK": 1}


def test_rebuild_forgets_what_is_not_handed_in(engine: Engine) -> None:
    engine.rebuild([COUNCIL], 3)
    assert (engine.size, engine.revision) == (1, 3)
    assert found(engine, "klima") == {"council"}


def test_an_empty_engine_answers(engine: Engine) -> None:
    engine.rebuild([], 1)
    assert engine.size == 0
    for query in ("klima", '"a b"', "k*", "NOT x", "kommune:x", "titel:x", "a AND b"):
        assert engine.search(parse(query).tree, ALL).total == 0
    assert engine.search(None, ALL).hits == ()
    assert engine.complete("k") == ()
    assert engine.suggest("klimma") is None
    assert engine.similar("harbour") == ()


@pytest.mark.parametrize("odd", [entry("odd"), entry("odd", ""), entry("odd", "", "…—!\n\n"), entry("odd", "x\x00y \ud800")])
def test_a_document_without_words_is_kept(engine: Engine, odd: Entry) -> None:
    engine.put([odd], 8)
    hits = {hit.document: hit for hit in engine.search(None, ALL).hits}
    assert engine.size == 4
    assert hits["odd"].passages


@pytest.mark.parametrize(
    ("prefix", "words"),
    [
        ("havne", ("havnebadet", "havnen")),
        ("åben", ("åbenrå",)),
        ("Klima", ("klima", "klimahandlingsplanen", "klimaplan")),
        ("zzz", ()),
        ("", ()),
    ],
)
def test_completion(engine: Engine, prefix: str, words: tuple[str, ...]) -> None:
    completions = [one for one in engine.complete(prefix) if one.kind == "word"]
    assert {one.text for one in completions} == set(words)
    assert [one.count for one in completions] == sorted((one.count for one in completions), reverse=True)
    assert [one for one in engine.complete(prefix, 1) if one.kind == "word"] == completions[:1]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("strategi for h", [("title", "Strategi for havnen", "harbour")]),
        ("HAV", [("title", "Strategi for havnen", "harbour")]),
        ("änd", [("title", "Änderungsantrag", "council")]),
        ("aend", [("title", "Änderungsantrag", "council")]),
        ("bredm", [("municipality", "Bredmose", "")]),
        ("mose", []),
        ("for strategi", []),
    ],
)
def test_completion_of_titles_and_municipalities(engine: Engine, typed: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.kind, one.text, one.document) for one in engine.complete(typed) if one.kind != "word"] == found


def test_the_completion_that_begins_with_what_was_typed_comes_first(engine: Engine) -> None:
    engine.put([entry("later", title="En plan for havnen"), entry("first", title="Havnen i dag")], 8)
    titles = [one.text for one in engine.complete("havn") if one.kind == "title"]
    assert titles == ["Havnen i dag", "En plan for havnen", "Strategi for havnen"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("havnebaddet", "havnebadet"),
        ("omstiling", "omstilling"),
        ("Aabenra", "åbenrå"),
        ("Steuerbescheit", "steuerbescheid"),
        ("havnen", None),
        ("qqqqqqqq", None),
        ("x", None),
    ],
)
def test_did_you_mean(engine: Engine, typed: str, meant: str | None) -> None:
    assert engine.suggest(typed) == meant


def test_words_of_dropped_documents_are_not_offered(engine: Engine) -> None:
    engine.put([entry("secret", "Hemmeligheden hemmeligholdes, hemmeligheden.", "Hemmeligheden."), entry("open", "Hemmelig.")], 8)
    engine.drop(["secret"], 9)
    assert [(one.text, one.count) for one in engine.complete("hemm", 1)] == [("hemmelig", 1)]
    assert engine.complete("hemmeligh") == ()
    assert engine.suggest("hemmeligholdess") is None
    assert engine.suggest("hemmelg") == "hemmelig"


def test_a_document_that_comes_twice_in_a_batch_is_held_once_as_it_was_last(engine: Engine) -> None:
    engine.put([entry("twice", "Første udkast."), entry("twice", "Endelig udgave.")], 8)
    assert (engine.size, found(engine, "udkast"), found(engine, "udgave")) == (4, set(), {"twice"})


def test_present(engine: Engine) -> None:
    assert engine.present(["f:havnen", "f:nowhere", "sda:havn"]) == {"f:havnen", "sda:havn"}


def test_similar_documents(engine: Engine) -> None:
    engine.put([entry("twin", "Havnebadet og boliger ved havnen åbner til sommer."), entry("other", "Skolens elever læser bøger.")], 8)
    alike = [hit.document for hit in engine.similar("harbour")]
    assert alike[0] == "twin"
    assert "harbour" not in alike
    assert engine.similar("nobody") == ()


def test_echoes_are_not_counted_where_something_better_is_there(engine: Engine) -> None:
    """One word of two, or a part of a typed compound, is an echo; where nothing else is found, it still is found."""
    engine.rebuild(
        [
            entry("both", "Kommunen udvikler havnen og turismen."),
            entry("half", "Kommunen udvikler havnen."),
            entry("club", "Skytteforeningen holder åbent hus."),
            entry("clubs", "Foreningerne mødes i forsamlingshuset."),
        ],
        1,
    )
    assert found(engine, "turismen havnen") == {"both"}
    assert found(engine, "havnen") == {"both", "half"}
    assert found(engine, "skytteforening") == {"club"}
    results = engine.search(parse("turismen havnen").tree, Filters())
    assert (results.total, sum(value.count for value in results.facets["language"])) == (1, 1)
    engine.drop(["both", "club"], 2)
    assert found(engine, "turismen havnen") == {"half"}
    assert found(engine, "skytteforening") == {"clubs"}


def test_the_first_reading_of_a_mended_word_finds_it_below_the_word_itself(engine: Engine) -> None:
    """What an OCR printed is found on the page that shows the repair, by itself and with other words; a real word comes before it."""
    mended = as_read("mended", "Alle bern på besgg i havnebyen", ("bern", "børn", "letters"), ("besgg", "besøg", "letters"))
    engine.put([mended, entry("bern", "En rejse til Bern i foråret."), entry("old", "Alle på besgg")], 8)
    assert found(engine, "besøg") == {"mended", "old"}
    assert search(engine, "besgg") == ["old", "mended"]
    assert search(engine, "bern")[0] == "bern"
    assert found(engine, "havnebyen AND besgg") == {"mended"}
    assert "mended" in found(engine, "NOT besgg")
    assert found(engine, "+børn NOT bern") == {"mended"}
    best = engine.search(parse("besgg havnebyen").tree, ALL).hits[0]
    assert (best.document, best.passages[0].page) == ("mended", 1)


def test_first_readings_are_not_offered_as_words(engine: Engine) -> None:
    engine.put([as_read("mended", "Foreningens besgg", ("besgg", "besøg", "letters"))], 8)
    assert engine.complete("besg") == ()
    assert engine.suggest("besgge") == "besøg"


def test_an_engine_knows_how_its_terms_were_made(engine: Engine) -> None:
    assert engine.analysis == fingerprint()
    engine.put([entry("more", "En side til.")], engine.revision + 1)
    assert engine.analysis == fingerprint()
