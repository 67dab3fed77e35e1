"""Questions in three languages are understood as questions about facts; mere keywords stay keywords."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from corpus.model import DateSpan, Fact, Goal, Network, PartnerCity, Sdg, Span
from index.engine import Entry, Filters
from index.query.parse import parse
from index.questions.understanding import Understood, understand
from index.search import Answer, Searcher
from tests.index.builders import MemoryArchive, entry
from tests.index.memory_engine import MemoryEngine

ALL = Filters()
with Path(__file__).with_name("questions.csv").open(encoding="utf-8", newline="") as file:
    TABLE = [(row["query"], row["understood"]) for row in csv.DictReader(file)]


def in_words(understood: Understood) -> frozenset[str]:
    """`kind` and, for each other aspect, `aspect=value+value`."""
    found: dict[str, list[str]] = {}
    for part in understood.parts:
        found.setdefault(part.aspect, []).append(part.value)
    return frozenset("+".join(values) if aspect == "kind" else f"{aspect}={'+'.join(values)}" for aspect, values in found.items())


@pytest.mark.parametrize(("query", "expected"), TABLE)
def test_what_is_understood_of_a_query(query: str, expected: str) -> None:
    tree = parse(query).tree
    assert tree is not None
    assert in_words(understand(query, tree)) == frozenset(expected.split(" ")) - {""}


@given(st.text(alphabet=st.sampled_from("Partnerstädte in Polen mål for klima inden 2030 wer Kiel SDG 7 ?*\"()':-.AND")))
@settings(max_examples=200, deadline=None)
def test_no_text_raises_and_every_part_can_be_switched_off(text: str) -> None:
    tree = parse(text).tree
    if tree is None:
        return
    understood = understand(text, tree)
    for part in understood.parts:
        assert part.key not in {left.key for left in understand(text, tree, (part.key,)).parts}


def fact(kind: str, value: PartnerCity | Goal | Network | DateSpan | Sdg, place: int, text: str) -> Fact:
    return Fact(kind, value, (Span(1, place, place + len(text)),), text, 0.9, "test", "1", "")


def told(name: str, text: str, *facts: tuple[str, str, PartnerCity | Goal | Network | DateSpan | Sdg], **head: object) -> Entry:
    """A document whose facts stand where their quotes do: (kind, quote, value)."""
    found = tuple(fact(kind, value, text.index(quote), quote) for kind, quote, value in facts)
    return entry(name, text, facts=found, **head)  # type: ignore[arg-type]


def twin(name: str, country: str, place: str, since: int | None = None) -> PartnerCity:
    return PartnerCity(name, country, "twin", "current", since, place=place)


YSTAD, NANCY, GDYNIA = "2662149", "2990999", "3099424"
LIBRARY = [
    told("ballerup", "Vi besøger Ystad hvert år.", ("partner_city", "Ystad", twin("Ystad", "SE", YSTAD, 1972)), municipality="Ballerup"),
    told("karlsruhe", "Nancy und wir.", ("partner_city", "Nancy", twin("Nancy", "FR", NANCY)), municipality="Karlsruhe", country="DE"),
    told("words", "Die Partnerstädte und Partnerstädte in Schweden feiern in Schweden.", language="de"),
    told(
        "paths",
        "I 2030 er der sikre stier overalt.",
        ("goal", "I 2030", Goal("I 2030 er der sikre cykelstier overalt.", 2030)),
        municipality="Greve",
        country="DK",
    ),
    told("later", "Im Jahr 2045 ist es so weit.", ("goal", "Im Jahr 2045", Goal("Bis 2045 sind wir klimaneutral.", 2045)), country="DE"),
    told("talk", "Der tales om cykelstier og mål for dem.", municipality="Vejle"),
    told("club", "Wir sind dabei.", ("network", "dabei", Network("Eurocities", "eurocities")), municipality="Münster", language="de"),
    told("seventh", "Grøn strøm.", ("sdg", "strøm", Sdg(7))),
    told("closing", "Ansøg i tide.", ("date", "i tide", DateSpan("2024-05-03", "2024-05-03", "day", "deadline"))),
]


@pytest.fixture(scope="module")
def room() -> Searcher:
    engine = MemoryEngine()
    engine.rebuild(LIBRARY, 1)
    return Searcher(cast("Archive", MemoryArchive(LIBRARY)), engine)


def first(answer: Answer) -> str:
    return answer.hits[0].document


@pytest.mark.parametrize(
    ("query", "document"),
    [
        ("Partnerstädte in Schweden", "ballerup"),
        ("venskabsbyer i Sverige", "ballerup"),
        ("Welche Städte sind Partnerstädte von Ballerup?", "ballerup"),
        ("Is Ystad a twin town of Ballerup?", "ballerup"),
        ("Hat Ystad Partnerstädte?", "ballerup"),
        ("Partnerstadt von Karlsruhe", "karlsruhe"),
        ("mål for cykelstier inden 2030", "paths"),
        ("Ziele für Radwege bis 2035", "paths"),
        ("Wann wollen die Städte klimaneutral werden?", "later"),
        ("Welche Städte sind Mitglied bei Eurocities?", "club"),
        ("Welche Dokumente nennen SDG 7?", "seventh"),
        ("Welche Fristen gibt es im Mai 2024?", "closing"),
    ],
)
def test_the_document_that_tells_the_fact_comes_first_whatever_its_words(room: Searcher, query: str, document: str) -> None:
    answer = room.search(query, ALL)
    assert (first(answer), answer.answered) == (document, True)
    assert [shown.document for shown in answer.facts][:1] == [document]


@pytest.mark.parametrize(
    "query",
    ["Partnerstädte in Polen", "mål for cykelstier inden 2025", "Wer ist Mitglied im Klima-Bündnis?", "SDG 12", "Hvornår er fristen?"],
)
def test_a_question_about_facts_that_nobody_tells_is_not_answered(room: Searcher, query: str) -> None:
    answer = room.search(query, ALL)
    assert answer.facts == () or query == "Hvornår er fristen?"
    assert answer.answered is (query == "Hvornår er fristen?")


def test_nothing_is_silently_left_out(room: Searcher) -> None:
    plain = {hit.document for hit in room.search("Partnerstädte Schweden feiern", ALL, without=("asked:kind:partner_city",)).hits}
    assert plain <= {hit.document for hit in room.search("Partnerstädte Schweden feiern", ALL).hits}


def test_a_switched_off_part_widens_what_is_asked(room: Searcher) -> None:
    narrow = room.search("Welche Partnerstädte gibt es in Schweden?", ALL)
    (country,) = [part for part in narrow.understood if part.aspect == "country"]
    wide = room.search("Welche Partnerstädte gibt es in Schweden?", ALL, without=(country.key,))
    assert ({f.document for f in narrow.facts}, {f.document for f in wide.facts}) == ({"ballerup"}, {"ballerup", "karlsruhe"})
    assert not room.search("Welche Partnerstädte gibt es in Schweden?", ALL, without=("asked:kind:partner_city",)).understood


def test_mere_keywords_bring_no_facts(room: Searcher) -> None:
    answer = room.search("Schweden feiern", ALL)
    assert (answer.understood, answer.facts, first(answer)) == ((), (), "words")


def test_a_municipality_that_no_table_knows_is_known_by_its_documents() -> None:
    quote = "Ystad"
    entries = [told("odd", "Vi besøger Ystad.", ("partner_city", quote, twin("Ystad", "SE", YSTAD)), municipality="Ødemarksby")]
    engine = MemoryEngine()
    engine.rebuild(entries, 1)
    room = Searcher(cast("Archive", MemoryArchive(entries)), engine)
    for query in ("Hvilke venskabsbyer har Ødemarksby?", "Oedemarksbys venskabsbyer", "venskabsbyer i ødemarksby"):
        answer = room.search(query, ALL)
        assert [part.value for part in answer.understood if part.aspect == "place"] == ["Ødemarksby"], query
        assert [fact.document for fact in answer.facts] == ["odd"], query
