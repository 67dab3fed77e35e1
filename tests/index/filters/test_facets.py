"""The number beside a value is the number of documents that choosing it finds, whatever else is asked or chosen."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import DateSpan, Fact, Span
from index.engine import EVERYTHING, FACETS, UNKNOWN, Engine, Entry, Filters
from index.filters.facets import GROUPS, country_of, date_values, municipality_of, place_values, spans_of
from index.query.parse import parse
from index.store.whoosh_engine import WhooshEngine
from index.tree import FieldWord
from tests.index.builders import entry, goal, partner, theme
from tests.index.memory_engine import MemoryEngine

COUNTRIES = {"DK": ("Sandvig", "Bredmose"), "DE": ("Talheim", "Auental"), None: ("Ingenlund", None)}
THEMES = ("climate_environment", "health", "education")
QUERIES = ("", "havn", "NOT havn", "havn OR skov", "havn AND skov", "skov -vej", "kommune:Sandvig", "havn år:2010..2020", "land:DE OR vej")


def date(start: str, end: str, role: str = "event") -> Fact:
    return Fact("date", DateSpan(start, end, "day", role), (Span(1, 0, 4),), "", 0.9, "test", "1", "")  # type: ignore[arg-type]


def _document(number: int, chance: random.Random) -> Entry:
    country = chance.choice(list(COUNTRIES))
    first = chance.randint(1995, 2040)
    dates = [
        date(f"{first}-0{chance.randint(1, 9)}-10", f"{first + chance.choice((0, 0, 1, 12))}-11-20") for _ in range(chance.randint(0, 3))
    ]
    return entry(
        f"d{number:02}",
        " ".join(chance.choices(("havnen", "skoven", "vejen"), k=chance.randint(1, 3))),
        municipality=chance.choice(COUNTRIES[country]),
        country=country,
        type=chance.choice(("plan", "strategy")),
        year=chance.choice((None, 2009, 2015, 2021)),
        language=chance.choice(("da", "de")),
        facts=(
            *dates,
            date("1950-01-01", "1950-12-31", "reference"),
            *(theme(name) for name in chance.sample(THEMES, chance.randint(0, 3))),
            goal("x", (), tuple(chance.sample(range(1, 18), 2))),
            partner("Uddevalla" if number % 3 else "Ystad", "SE"),
        ),
    )


LIBRARY = [_document(number, random.Random(number)) for number in range(60)]


@pytest.fixture(scope="module", params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    made: Engine = WhooshEngine(tmp_path_factory.mktemp("facets") / "index") if request.param == "whoosh" else MemoryEngine()
    made.rebuild(LIBRARY, 1)
    yield made
    made.close()


def some(*values: str) -> st.SearchStrategy[tuple[str, ...]]:
    return st.just(()) | st.lists(st.sampled_from(values), min_size=1, max_size=2, unique=True).map(tuple)


CHOSEN = st.builds(
    Filters,
    place=some("DK", "DE", "DK/Sandvig", "DE/Talheim", "/Ingenlund"),
    municipality=some("Sandvig", "Talheim"),
    country=some("DK", "DE"),
    type=some("plan", "strategy"),
    year=some("2009", "2015", UNKNOWN),
    date=some("2020s", "2010s", "2030"),
    theme=some(*THEMES),
    year_from=st.none() | st.sampled_from((2010, 2016)),
    date_from=st.none() | st.sampled_from(("2010-01-01", "2031-06-30")),
    date_to=st.none() | st.sampled_from(("2029-12-31", "2035-02-01")),
    added_from=st.none() | st.sampled_from(("2026-03-01", "2026-03-02")),
)


def free_of(filters: Filters, facet: str) -> Filters:
    """The filters with nothing chosen in a facet."""
    return replace(filters, **{facet: ()}, **dict.fromkeys(GROUPS.get(facet, ())))


@settings(max_examples=30, deadline=None)
@given(query=st.sampled_from(QUERIES), filters=CHOSEN)
def test_a_value_counts_what_choosing_it_finds(engine: Engine, query: str, filters: Filters) -> None:
    tree = parse(query).tree
    results = engine.search(tree, filters, limit=0)
    for facet in FACETS:
        free = free_of(filters, facet)
        counts = {value.value: value.count for value in results.facets[facet]}
        if not engine.search(tree, free, limit=0).total:
            assert counts == {}
        for value, count in counts.items():
            assert count == engine.search(tree, replace(free, **{facet: (value,)}), limit=0).total, (facet, value)  # type: ignore[arg-type]


@settings(max_examples=30, deadline=None)
@given(filters=CHOSEN)
def test_filters_find_what_a_look_at_every_document_finds(engine: Engine, filters: Filters) -> None:
    expected = {one.document.id for one in LIBRARY if lets_through(filters, one)}
    assert {hit.document for hit in engine.search(None, filters, limit=100).hits} == expected


def lets_through(filters: Filters, one: Entry) -> bool:
    """The rules of the filters, spelt out for one document."""
    head = one.document.head
    dates = [fact.value for fact in one.facts if isinstance(fact.value, DateSpan) and fact.value.role != "reference"]
    years = {year for value in dates for year in range(int(value.start[:4]), int(value.end[:4]) + 1)}
    has = {
        "place": {f"{head.country or ''}/{head.municipality}" if head.municipality else None, head.country},
        "municipality": {head.municipality},
        "country": {head.country},
        "type": {head.type},
        "year": {str(head.year or UNKNOWN)},
        "theme": {getattr(fact.value, "theme", None) for fact in one.facts},
        "date": {str(year) for year in years} | {f"{year // 10}0s" for year in years},
    }
    if any(getattr(filters, name) and not has[name] & set(getattr(filters, name)) for name in has):
        return False
    if filters.year_from is not None and (head.year or 0) < filters.year_from:
        return False
    first, last = filters.date_from or "0000", filters.date_to or "9999"
    if (filters.date_from or filters.date_to) and not any(value.start <= last and value.end >= first for value in dates):
        return False
    return filters.added_from is None or one.document.added_at.isoformat()[:10] >= filters.added_from


def test_a_facet_keeps_its_other_values_when_one_is_chosen(engine: Engine) -> None:
    before = engine.search(None, EVERYTHING, limit=0).facets
    after = engine.search(None, Filters(country=("DK",)), limit=0).facets
    assert after["country"] == before["country"]
    assert {value.value for value in after["municipality"]} == {"Sandvig", "Bredmose"}


def test_filters_do_not_change_who_answers(engine: Engine) -> None:
    """What is an echo beside better answers is none because they are filtered out, and is found where nothing else is left."""
    made = [
        entry("both", "Havnen og turismen", country="DK"),
        entry("half", "Havnen", country="DE"),
        entry("best", "Havn, turisme", country="SE"),
    ]
    engine.put(made, 2)
    tree = parse("turismen havnen").tree
    everywhere = engine.search(tree, Filters())
    assert {value.value: value.count for value in everywhere.facets["country"]} == {"DK": 1, "SE": 1}
    assert engine.search(tree, Filters(country=("DE", "DK"))).total == 1
    weak = engine.search(tree, Filters(country=("DE",)), limit=100)
    assert "half" in {hit.document for hit in weak.hits}
    assert {value.value for value in weak.facets["country"]} >= {"DE", "DK", "SE"}
    engine.drop([one.document.id for one in made], 3)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        ("2030-01-01", "2030-12-31", True),
        ("2030-05-10", "2030-05-10", True),
        ("2030-05-11", None, True),
        (None, "2030-05-09", False),
        (None, "2030-05-10", True),
        ("2031-01-01", None, False),
        ("2030", "2030", True),
        (2030, 2030, True),
        ("2030-06", "2030-07", True),
        ("2030-07", None, False),
        ("2029-01", "2030-04", False),
        (2031, None, False),
    ],
)
def test_a_range_of_dates_asks_for_a_day_in_it(engine: Engine, first: int | str | None, last: int | str | None, expected: bool) -> None:
    engine.put([entry("dated", "x", facts=(date("2030-05-10", "2030-06-20"),), country="NO")], 2)
    hits = engine.search(FieldWord("date", first=first, last=last), Filters(country=("NO",))).hits
    assert bool(hits) is expected
    engine.drop(["dated"], 3)


def test_places_and_dates_have_values_of_several_sizes() -> None:
    assert place_values("DK", "Sandvig") == ("DK", "DK/Sandvig")
    assert place_values(None, "Sandvig") == ("/Sandvig",)
    assert place_values("DK", None) == ("DK",)
    assert (country_of("DK/Sandvig"), municipality_of("DK/Sandvig"), municipality_of("DK")) == ("DK", "Sandvig", "")
    assert date_values(["2029-12-31..2030-01-01"]) == ("2020s", "2030s", "2029", "2030")
    assert date_values([]) == ()


@pytest.mark.parametrize("sort", ["year", "title", "added"])
def test_an_order_can_be_turned_round(engine: Engine, sort: str) -> None:
    one, other = (engine.search(None, Filters(theme=("health",)), sort=way, limit=100).hits for way in (sort, f"-{sort}"))  # type: ignore[arg-type]
    heads = {made.document.id: made.document for made in LIBRARY}
    if sort == "title":
        assert [hit.document for hit in other] == [hit.document for hit in reversed(one)]
    if sort == "year":
        years = [[heads[hit.document].head.year for hit in hits] for hits in (one, other)]
        known = [[year for year in each if year] for each in years]
        assert known == [sorted(known[0], reverse=True), sorted(known[0])]
        assert all(each[len(known[0]) :] == [None] * (len(each) - len(known[0])) for each in years), "the unknown come last either way"
    assert {hit.document for hit in one} == {hit.document for hit in other}


def test_a_span_of_all_times_is_not_about_each_of_its_years() -> None:
    assert date_values(["0001-01-01..9999-12-31"]) == ("0s", "9990s", "1", "9999")
    assert len(date_values(["1950-01-01..2050-12-31"])) == 11 + 101


def test_a_span_that_ends_before_it_begins_is_none() -> None:
    assert spans_of([date("2030-01-01", "2020-12-31"), date("2020-01-01", "2020-12-31")]) == ("2020-01-01..2020-12-31",)
