"""From a question to an answer: snippets and marks, additions that can be switched off, what was not found."""

from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.archive import Archive
from index.engine import Filters
from index.search import Answer, Searcher
from index.text.first_readings import first_readings
from tests.index.builders import MemoryArchive, as_read, entry, partner
from tests.index.memory_engine import MemoryEngine

ALL = Filters()
LIBRARY = [
    entry("harbour", "Kommunen bygger et havnebad. Havnebadet åbner til sommer.", title="Strategi for havnen", municipality="Sandvig"),
    entry("twin", "Vores venskabsby i Sverige kommer på besøg.", facts=(partner("Uddevalla", "SE", 1, 6, 16),)),
    entry("german", "Die Partnerstadt lädt zum Austausch der Schulen ein.", language="de"),
    entry("scan", "Klassen er paa skolebesgg hos naboen.", title="Slides"),
]


def searcher(entries: list = LIBRARY) -> Searcher:  # type: ignore[type-arg]
    engine = MemoryEngine()
    engine.rebuild(entries, 1)
    return Searcher(cast("Archive", MemoryArchive(entries)), engine)


@pytest.fixture
def room() -> Searcher:
    return searcher()


def ids(answer: Answer) -> list[str]:
    return [hit.document for hit in answer.hits]


def test_a_hit_shows_its_passage_with_the_words_marked(room: Searcher) -> None:
    (hit,) = room.search("havnebad", ALL).hits
    (passage,) = hit.passages
    assert passage.page == 1
    assert [passage.snippet[start:end] for start, end in passage.marks] == ["havnebad", "Havnebadet"]


def test_passages_without_a_mark_are_not_shown_beside_marked_ones() -> None:
    filler = "Der er mange huse i byen, og der bor folk i dem alle sammen hele vejen ned til vandet. " * 20
    (hit,) = searcher([entry("long", f"{filler}Et nyt havnebad åbner i havnen. {filler}")]).search("havnebad i", ALL).hits
    assert ["havnebad" in passage.snippet for passage in hit.passages] == [True] * len(hit.passages)


def test_an_empty_question_shows_all_documents(room: Searcher) -> None:
    answer = room.search("  ", ALL)
    assert answer.total == 4
    assert all(hit.passages[0].snippet for hit in answer.hits)
    assert answer.answered


def test_a_question_without_words_says_so(room: Searcher) -> None:
    answer = room.search("?!", ALL)
    assert (answer.total, answer.answered, [note.code for note in answer.notes]) == (0, False, ["no_words"])


def test_a_concept_is_added_said_and_switched_off(room: Searcher) -> None:
    answer = room.search("venskabsby", ALL)
    (added,) = [one for one in answer.added if one.kind == "concept"]
    assert set(ids(answer)) == {"twin", "german"}
    assert (added.to, added.key.partition(":")[0]) == ("venskabsby", "concept")
    german = next(hit for hit in answer.hits if hit.document == "german")
    assert german.why == (f"concept: {added.term}",)
    assert ids(room.search("venskabsby", ALL, without=(added.key,))) == ["twin"]


def test_a_misspelt_word_is_searched_as_it_was_meant(room: Searcher) -> None:
    answer = room.search("hanvebadet sommer", ALL)
    assert answer.suggestion == "havnebadet sommer"
    assert ids(answer) == ["harbour"]
    (added,) = [one for one in answer.added if one.kind == "spelling"]
    assert (added.term, added.to) == ("havnebadet", "hanvebadet")
    without = room.search("hanvebadet", ALL, without=(added.key,))
    assert (without.hits, without.answered, without.suggestion) == ((), False, None)


def test_the_capital_of_a_misspelt_word_is_kept(room: Searcher) -> None:
    assert room.search("Hanvebadet", ALL).suggestion == "Havnebadet"


def test_what_a_scanner_misread_is_found(room: Searcher) -> None:
    answer = room.search("skolebesøg", ALL)
    assert ids(answer)[0] == "scan"
    assert any(one.kind == "spelling" and one.term == "skolebesgg" for one in answer.added)
    assert answer.suggestion is None


def test_what_is_nowhere_is_said(room: Searcher) -> None:
    answer = room.search("vulkanudbrud havnebad", ALL)
    assert [(note.code, note.about) for note in answer.notes] == [("missing", "vulkanudbrud")]
    assert not answer.answered
    assert room.search("havnebad sommer", ALL).answered


def test_partner_towns_of_a_country_are_answered_by_facts(room: Searcher) -> None:
    assert room.search("venskabsby i Sverige", ALL).answered
    assert ids(room.search("Partnerstadt in Schweden", ALL))[0] == "twin"
    assert not room.search("venskabsby i Island", ALL).answered


def test_marks_of_a_page_agree_with_the_search(room: Searcher) -> None:
    text = "Klokketårnet ved kirken er et klokketårn med klokker."
    assert [text[start:end] for start, end in room.marks("klokketårn", text, "da")] == ["Klokketårnet", "klokketårn"]
    assert room.marks("", text, "da") == ()


def test_what_an_ocr_printed_is_marked_where_it_is_mended_and_said() -> None:
    scan = as_read("scan", "Det manbgrtale om i et faellesskab", ("manbgrtale", "man bør tale", "spacing"), ("ae", "æ", "letters"))
    (page,) = scan.reading.pages
    known = searcher([scan])
    (hit,) = known.search("manbgrtale", ALL).hits
    (passage,) = hit.passages
    assert hit.why == ("reading: man bør tale",)
    assert [passage.snippet[start:end] for start, end in passage.marks] == ["man bør tale"]
    assert known.search("manbgrtale", ALL).answered
    ((start, end),) = known.marks("manbgrtale", page.text, "da", first_readings(page))
    assert page.text[start:end] == "man bør tale"
    assert known.search("fællesskab", ALL).hits[0].why == ()


def test_parts_of_a_typed_compound_are_not_marked_where_the_index_holds_the_compound() -> None:
    pages = ("Die Partnerstadt lädt ein.", "Die Stadt baut ein Haus.")
    known = searcher([entry("both", *pages, language="de")])
    assert known.marks("Liepāja Partnerstadt", pages[1], "de") == ()
    assert [pages[0][start:end] for start, end in known.marks("Liepāja Partnerstadt", pages[0], "de")] == ["Partnerstadt"]
    (hit,) = known.search("Partnerstadt", ALL).hits
    assert [passage.page for passage in hit.passages] == [1]


def test_a_document_that_left_the_archive_does_no_harm() -> None:
    engine = MemoryEngine()
    engine.rebuild(LIBRARY, 1)
    answer = Searcher(cast("Archive", MemoryArchive([])), engine).search("havnebad", ALL)
    assert answer.hits[0].passages[0].snippet == ""


def test_a_snippet_says_where_it_was_cut_out_of_a_sentence() -> None:
    words = " ".join(f"ord{number}" for number in range(100))
    (whole,) = searcher([entry("short", "Byen har en havn.")]).search("havn", ALL).hits
    (part,) = searcher([entry("long", f"{words} havnen {words}.")]).search("havn", ALL).hits
    assert [(p.cut_before, p.cut_after) for p in whole.passages] == [(False, False)]
    assert (part.passages[0].cut_before, part.passages[0].cut_after) == (True, True)


def test_further_passages_are_counted() -> None:
    pages = [f"Side {number} handler om skov." for number in range(9)]
    (hit,) = searcher([entry("many", *pages)]).search("skov", ALL).hits
    assert (len(hit.passages), hit.more) == (3, 6)


ROOM = searcher()


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=60) | st.lists(st.sampled_from(["havnebad", "AND", "OR", "(", '"', "NOT", "år:", "*", "ø"]), max_size=12).map(" ".join)
)
def test_no_question_raises_and_marks_lie_in_the_snippet(text: str) -> None:
    for hit in ROOM.search(text, ALL).hits:
        for passage in hit.passages:
            assert all(0 <= start < end <= len(passage.snippet) for start, end in passage.marks)


MISREAD = [
    entry("paper", "Kommunens frivilligpolitik gælder til næste år, og klimaregnskabet følger."),
    entry("german", "Die Ehrenamtlichen treffen sich im Rathaus.", language="de"),
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("frivi11igpolitik", "frivilligpolitik"),
        ("Klirnaregnskabet", "Klimaregnskabet"),
        ("Rathuas", "Rathaus"),
        ("Rathau5", None),
        ("CO2", None),
    ],
)
def test_what_a_scanner_read_is_searched_as_it_was_meant(typed: str, meant: str | None) -> None:
    answer = searcher(MISREAD).search(typed, ALL)
    assert answer.suggestion == meant
    assert bool(answer.total) is bool(meant)


def test_a_misspelt_word_is_searched_with_all_it_means() -> None:
    library = [entry("danish", "En venskabsby i udlandet."), entry("german", "Die Partnerstadt lädt ein.", language="de")]
    answer = searcher(library).search("venskasbby", ALL)
    assert ids(answer) == ["danish", "german"]
    assert {one.kind for one in answer.added} >= {"spelling", "concept"}


def test_parts_of_a_compound_find_it_in_another_language() -> None:
    library = [entry("german", "Der Müll am Strand wird gesammelt.", language="de"), entry("other", "Der Strand ist schön.", language="de")]
    assert ids(searcher(library).search("strandaffald", ALL))[0] == "german"


def test_two_words_are_understood_as_the_compound_that_they_make() -> None:
    library = [
        entry("german", "Der Schüleraustausch findet im Mai statt.", language="de"),
        entry("other", "Der Mai ist schön.", language="de"),
    ]
    answer = searcher(library).search("elev udveksling", ALL)
    assert ids(answer) == ["german"]
    assert "elev udveksling" in {one.to for one in answer.added}


@pytest.mark.parametrize(
    ("query", "is_answered"), [("havnebad", True), ("kommune venskabsby besøg sommer", True), ("", True), ("xyzq", False)]
)
def test_whether_it_is_answered_is_the_same_on_every_page_of_any_length(room: Searcher, query: str, is_answered: bool) -> None:
    asked = [(offset, limit) for offset in (0, 1, 50) for limit in (0, 1, 2, 10, 40)]
    assert {room.search(query, ALL, offset=offset, limit=limit).answered for offset, limit in asked} == {is_answered}


@pytest.mark.parametrize("query", ["Klitborg", "klitborgs skoler", "Skoler i Klitborg"])
def test_the_name_of_a_municipality_is_not_translated(query: str) -> None:
    german = entry("german", "Auf der Düne stand einst eine Burg.", language="de")
    shore = entry("shore", "Skoler i Klitborg. Klitborgs skoler er gode.", municipality="Klitborg")
    answer = searcher([shore, german]).search(query, ALL)
    assert ids(answer)[:1] == ["shore"]
    assert "german" not in ids(answer)
    assert not [one for one in answer.added if one.kind == "translation" and "Düne" in one.term]
    elsewhere = searcher([entry("shore", "Skoler i Klitborg. Klitborgs skoler er gode."), german]).search("Klitborg", ALL)
    assert [one.kind for one in elsewhere.added if "Düne" in one.term] == ["translation"]


def test_documents_that_hold_less_are_told_and_shown_too() -> None:
    room = searcher([entry("both", "Klimaet og skolen."), entry("school", "Skolen er gammel."), entry("harbour", "Havnen er gammel.")])
    answer = room.search("klima skole", ALL)
    assert (answer.total, [(note.code, note.about) for note in answer.notes]) == (1, [("echoes", "1")])
    everything = room.search("klima skole", ALL, without=(answer.notes[0].key,))
    assert (ids(everything), everything.notes, everything.answered) == (["both", "school"], (), True)


def test_partner_towns_of_a_country_are_found_with_operators_too(room: Searcher) -> None:
    for query in ("Partnerstadt AND Schweden", "venskabsby OG Sverige", "venskabsby NOT Polen"):
        assert ids(room.search(query, ALL))[0] == "twin"
    assert ids(room.search("Partnerstadt AND Island", ALL)) == []
