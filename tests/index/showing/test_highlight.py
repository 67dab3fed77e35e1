"""Marks and windows: which words, and that they lie where they should for any text and query."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.meaning.expand import lookup
from index.query.parse import parse
from index.ranking.near import near_places, stand_near
from index.showing.highlight import LONGEST, Mark, best_window, find_marks, is_cut, sentence_start, wanted, without_overlap


def marked(query: str, text: str, language: str | None = "da") -> list[str]:
    tree = parse(query).tree
    assert tree is not None
    return [text[mark.start : mark.end] for mark in find_marks(wanted(lookup(tree)), text, language)]


@pytest.mark.parametrize(
    ("query", "text", "language", "words"),
    [
        ("havn", "Havnen og havnene, men ikke hav.", "da", ["Havnen", "havnene"]),
        ("plan", "Klimahandlingsplanen er klar.", "da", ["Klimahandlingsplanen"]),
        ("Wohngebiet", "Neue Wohn- und Gewerbegebiete", "de", ["Wohn"]),
        ("aabenraa", "Toget til Åbenrå kører.", "da", ["Åbenrå"]),
        ('"ny skole"', "En ny skole. Skole og ny.", "da", ["ny skole"]),
        ("skol*", "Skolen og skoler ved kirken", "da", ["Skolen", "skoler"]),
        ("kirke NOT tårn", "Kirken har et tårn.", "da", ["Kirken"]),
        ("kommune:Greve kirke", "Greve har en kirke.", "da", ["kirke"]),
        ("hvor er kirken", "Kirken er her.", "da", ["Kirken"]),
        ("Tyskland", "en tysk by og Tyskland", "da", ["tysk", "Tyskland"]),
        ("Bürgerinnen", "alle Bürger*innen der Stadt", "de", ["Bürger*innen"]),
    ],
)
def test_marks(query: str, text: str, language: str, words: list[str]) -> None:
    assert marked(query, text, language) == words


def test_a_concept_marks_its_words_in_the_other_language() -> None:
    assert "Partnerstadt" in marked("venskabsby", "Unsere Partnerstadt am Meer", "de")


ANY = st.text(alphabet=st.sampled_from('abeægåø ÅßKklimaplan-"*:\n.,()ORANDNOT'), max_size=120)


@settings(max_examples=150, deadline=None)
@given(ANY, ANY, st.sampled_from(["da", "de", None]))
def test_marks_lie_inside_the_text_in_order_without_overlap(query: str, text: str, language: str | None) -> None:
    tree = parse(query).tree
    marks = find_marks(wanted(lookup(tree)), text, language) if tree else ()
    end = 0
    for mark in marks:
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


@given(st.text(alphabet="ab \n.", max_size=1500), st.data())
def test_windows_lie_inside_the_text_and_are_not_too_long(text: str, data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, max(0, len(text) - 3)), max_size=5))
    marks = [Mark(place, place + 2, str(place), 1.0) for place in places]
    start, end = best_window(text, marks)
    assert 0 <= start <= end <= len(text)
    assert end - start <= LONGEST


def test_the_window_shows_what_answers_and_not_the_first_occurrence() -> None:
    text = "Havnen er nævnt her. " + "Intet nyt. " * 60 + "Den nye havn får et badeanlæg. " + "Mere tekst. " * 40
    tree = parse("havn badeanlæg").tree
    assert tree is not None
    start, end = best_window(text, find_marks(wanted(lookup(tree)), text, "da"))
    assert "badeanlæg" in text[start:end]


@pytest.mark.parametrize(
    ("text", "shown", "cuts"),
    [
        ("En by. Havnen åbner snart. Og mere.", "Havnen åbner snart.", (False, False)),
        ("En by. Havnen åbner snart. Og mere.", "åbner snart.", (True, False)),
        ("En by. Havnen åbner snart. Og mere.", "Havnen åbner", (False, True)),
        ("Overskrift\nHavnen åbner\nOg mere", "Havnen åbner", (False, False)),
        ("Havnen åbner", "Havnen åbner", (False, False)),
        ("", "", (False, False)),
    ],
)
def test_a_sentence_that_was_cut_is_known(text: str, shown: str, cuts: tuple[bool, bool]) -> None:
    start = text.index(shown)
    assert is_cut(text, start, start + len(shown)) == cuts


def test_a_passage_is_shown_from_the_beginning_of_its_sentence() -> None:
    text = "En by. Havnen åbner snart."
    assert text[sentence_start(text, text.index("snart")) :] == "Havnen åbner snart."
    assert sentence_start("Havnen åbner", 7) == 0
    assert sentence_start("x " * 300, 400) == 400


@given(text=st.text("a .\nå", max_size=400), place=st.integers(0, 400))
def test_a_sentence_begins_at_or_before_its_words(text: str, place: int) -> None:
    assert 0 <= sentence_start(text, min(place, len(text))) <= place


class Counted(int):
    """A place in a text that counts how often it is compared."""

    compared = 0

    def __lt__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) < int(other)

    def __le__(self, other: int) -> bool:
        Counted.compared += 1
        return int(self) <= int(other)


def test_the_marks_of_a_long_page_are_not_all_compared_with_all() -> None:
    Counted.compared = 0
    marks = [Mark(Counted(10 * number), Counted(10 * number + 12), "x", 1.0) for number in range(2000)]
    assert len(without_overlap(marks)) == 1000
    assert Counted.compared < 2000 * 20


ENDS = st.tuples(st.integers(0, 30), st.integers(0, 6)).map(lambda pair: Mark(pair[0], pair[0] + pair[1], "x", 1.0))


@given(st.lists(ENDS, max_size=25))
def test_marks_are_kept_as_if_all_were_compared(marks: list[Mark]) -> None:
    kept: list[Mark] = []
    for mark in marks:
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    key = lambda mark: (mark.start, mark.end)  # noqa: E731
    assert sorted(without_overlap(marks), key=key) == sorted(kept, key=key)


def plain_windows(places: list[set[int]], distance: int) -> list[set[int]]:
    """All stretches in which every group has a place of its own, looked at one by one."""
    at = sorted(place for group in places for place in group)
    farthest = distance * max(1, len(places) - 1)
    stretches = [{place for place in at if end - farthest <= place <= end} for end in set(at)]
    return [one for one in stretches if len(one) >= len(places) and all(group & one for group in places)]


@given(st.lists(st.sets(st.integers(0, 25), max_size=6), min_size=1, max_size=4), st.integers(1, 6), st.sets(st.integers(0, 25)))
def test_words_near_each_other_are_those_of_some_stretch(places: list[set[int]], distance: int, here: set[int]) -> None:
    stretches = plain_windows(places, distance)
    groups = [sorted(group) for group in places]
    assert near_places(groups, distance) == {place for one in stretches for place in one}
    assert stand_near(groups, distance, here) == any(one & here for one in stretches)
