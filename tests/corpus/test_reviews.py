"""What people said of facts is found again after every run: by quote, by overlap, by likeness; else it waits, and nothing is lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.facts import same_claim
from corpus.model import DateSpan, Fact, FactValue, Goal, Network, PartnerCity, Sdg, Span
from corpus.reviews import Review, Settled, Verdict, in_force, ordinals, settle

TEXT = "Vosby vil plante 500 træer inden 2031.\nVosby er venskabsby med Lindeborg og Kranstad."


def fact(quote: str, value: FactValue | None = None, *, page: int = 1, start: int | None = None) -> Fact:
    at = TEXT.find(quote) if start is None else start
    held = value or Goal(quote)
    kinds = {Goal: "goal", PartnerCity: "partner_city", DateSpan: "date", Network: "network", Sdg: "sdg"}
    return Fact(kinds[type(held)], held, (Span(page, at, at + len(quote)),), quote, 0.5, "test", "1", "because")


def review(of: Fact, verdict: Verdict = "confirmed", value: FactValue | None = None, *, ordinal: int = 0, number: int = 1) -> Review:
    return Review(number, of, ordinal, verdict, value, "anne", datetime(2026, 1, 1, tzinfo=UTC))


def settled(facts: tuple[Fact, ...], *reviews: Review, text: str = TEXT) -> Settled:
    return settle(facts, reviews, lambda: {1: text})


TREES = fact("Vosby vil plante 500 træer inden 2031.")
TWIN = fact("Lindeborg", PartnerCity("Lindeborg", "SE", "twin", "current"))


def test_without_reviews_no_page_is_looked_at() -> None:
    def texts() -> Mapping[int, str]:
        raise AssertionError("nobody asked")

    assert settle((TREES, TWIN), (), texts).facts == (TREES, TWIN)
    assert settle((TREES,), (review(TREES),), texts).facts == (replace(TREES, confidence=1.0),)


def test_what_was_rejected_is_gone_and_can_be_seen() -> None:
    found = settled((TREES, TWIN), review(TWIN, "rejected"))
    assert found.facts == (TREES,)
    assert [(item.fact, item.review is not None) for item in found.items] == [(TREES, False), (TWIN, True)]


def test_what_was_corrected_says_what_the_person_said() -> None:
    said = replace(TWIN.value, status="former")
    [found] = settled((TWIN,), review(TWIN, "corrected", said)).facts
    assert (found.value, found.confidence) == (said, 1.0)


def test_a_correction_that_the_finders_have_learned_is_matched() -> None:
    said = PartnerCity("Lindeborg", "NO", "twin", "current")
    learned = fact("med Lindeborg", said)
    found = settled((learned,), review(TWIN, "corrected", said))
    assert [item.is_found for item in found.items] == [True]
    assert len(found.facts) == 1


def test_the_last_word_holds_and_can_be_taken_back() -> None:
    first, second = review(TWIN, "rejected"), review(TWIN, "confirmed", number=2)
    assert settled((TWIN,), first, second).facts == (replace(TWIN, confidence=1.0),)
    assert settled((TWIN,), second, first).facts == ()
    assert settled((TWIN,), first, review(TWIN, "withdrawn", number=3)).facts == (TWIN,)
    assert in_force([first, review(TWIN, "withdrawn", number=3)]) == []


def test_what_was_confirmed_stays_where_the_finders_no_longer_see_it() -> None:
    found = settled((TREES,), review(TWIN))
    assert found.facts == (replace(TREES, confidence=0.5), replace(TWIN, confidence=1.0))
    assert [item.is_found for item in found.items] == [True, False]
    assert found.waiting == ()


def test_it_moves_along_with_its_text() -> None:
    later = "Et nyt forord.\n\n" + TEXT.replace("500 træer", "500\n  træer")
    found = settled((), review(TREES), review(TWIN, number=2), text=later)
    assert [later[f.spans[0].start : f.spans[0].end].split() for f in found.facts] == [TREES.quote.split(), ["Lindeborg"]]
    assert found.facts[0].quote == later[found.facts[0].spans[0].start : found.facts[0].spans[0].end]


def test_it_moves_to_the_nearest_page() -> None:
    found = settle((), [review(TWIN)], lambda: {1: "", 2: TEXT, 3: TEXT})
    assert [f.page for f in found.facts] == [2]


def test_what_stands_nowhere_waits_and_what_was_rejected_needs_not() -> None:
    confirmed, rejected = review(TWIN), review(TREES, "rejected", number=2)
    found = settled((), confirmed, rejected, text="Noget helt andet.")
    assert (found.facts, found.waiting) == ((), (confirmed,))


def test_a_part_of_a_word_is_not_its_place() -> None:
    assert settled((), review(TWIN), text="Lindeborgs haver").waiting


@pytest.mark.parametrize(
    ("now", "is_same"),
    [
        (fact("Vosby vil plante 500 træer"), True),
        (fact("Vosby vil plante 600 træer inden 2031.", start=0), True),
        (fact("Vosby er venskabsby med Lindeborg og Kranstad."), False),
    ],
)
def test_a_confirmed_goal_is_known_by_its_words(now: Fact, is_same: bool) -> None:
    found = settled((now,), review(TREES))
    assert [item.review is not None for item in found.items if item.is_found] == [is_same]
    assert Goal(TREES.quote) in [f.value for f in found.facts]


def test_another_claim_at_the_place_of_a_rejected_one_is_judged_anew() -> None:
    mentioned = replace(TWIN, value=PartnerCity("Lindeborg", "SE", "mentioned"))
    assert settled((mentioned,), review(TWIN, "rejected")).facts == (mentioned,)


def test_each_claim_at_a_place_has_its_own_review() -> None:
    mentioned = replace(TWIN, value=PartnerCity("Lindeborg", "SE", "mentioned"))
    both = (review(TWIN, "rejected"), review(mentioned, "rejected", number=2))
    assert settled((TWIN,), *both).facts == settled((mentioned,), *both).facts == ()
    assert settled((TWIN,), *both).dormant == (both[1],)
    assert settled((TWIN,), *both, review(mentioned, "withdrawn", number=3)).facts == ()
    assert settled((mentioned,), *both, review(mentioned, "withdrawn", number=3)).facts == (mentioned,)


def test_a_fact_over_a_page_break_keeps_both_its_places() -> None:
    goal = replace(TREES, quote="Vosby vil plante", spans=(Span(1, 0, 16), Span(2, 0, 9)))
    found = settle((), [review(goal)], lambda: {1: TEXT, 2: "500 træer"})
    assert [f.spans for f in found.facts] == [goal.spans]


def test_the_same_quote_on_another_page_is_another_fact() -> None:
    value = DateSpan("2031-01-01", "2031-12-31", "year", "target")
    first, second = fact("2031", value), fact("2031", value, page=2)
    assert settled((first, second), review(second, "rejected")).facts == (first,)


def test_a_confirmed_goal_is_found_again_where_a_letter_was_corrected() -> None:
    later = TEXT.replace("plante", "planter")
    found = settled((), review(TREES), text=later)
    assert [f.quote for f in found.facts] == ["Vosby vil planter 500 træer inden 2031"]
    assert settled((), review(TREES), text=later.replace("500", "600").replace("2031", "2035")).waiting


def test_equal_quotes_are_told_apart_by_what_they_claim_and_where_they_stand() -> None:
    one, two, three = (fact("2031", DateSpan(f"{y}-01-01", f"{y}-12-31", "year", "target"), start=y) for y in (2031, 2032, 2033))
    assert ordinals([one, two, three]) == {one: 0, two: 1, three: 2}
    assert settled((one, two, three), review(two, "rejected", ordinal=1)).facts == (one, three)
    assert settled((two, three), review(two, "rejected", ordinal=1)).facts == (three,)
    twice = (replace(one, spans=(Span(1, 90, 94),)), one)
    assert len(settled(twice, review(one, "rejected", ordinal=1)).facts) == 1


def test_one_review_judges_one_fact() -> None:
    again = replace(TWIN, spans=(Span(1, 70, 79),))
    assert settled((TWIN, again), review(TWIN, "rejected")).facts == (again,)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (Goal("Vi plantet træer."), Goal("vi  plantet Træer", target_year=2030), True),
        (Goal("Vi planter træer"), Goal("Vi planter buske"), False),
        (PartnerCity("Åbenrå", "DK", "twin"), PartnerCity("Aabenraa", "DK", "twin", "former"), True),
        (PartnerCity("Åbenrå", "DK", "twin"), PartnerCity("Åbenrå", "DK", "project"), False),
        (PartnerCity(None, "SE", "twin"), PartnerCity(None, "NO", "twin"), False),
        (Network("KL"), Network("kl"), True),
        (Network("KL"), Goal("KL"), False),
        (DateSpan("2030-01-01", "2030-12-31", "year", "target"), DateSpan("2030-01-01", "2030-12-31", "year", "event"), True),
        (Sdg(3), Sdg(4), False),
    ],
)
def test_what_counts_as_the_same_claim(one: FactValue, other: FactValue, expected: bool) -> None:
    assert same_claim(one, other) is same_claim(other, one) is expected


FACTS = st.lists(
    st.builds(
        lambda quote, page, start: fact(quote, Goal(quote), page=page, start=start),
        st.text("ab \n", max_size=6),
        st.integers(1, 3),
        st.integers(0, 20),
    ),
    max_size=6,
    unique=True,
).map(tuple)


def test_a_confirmed_fact_on_a_page_that_is_no_more_waits() -> None:
    found = settle((), [review(fact("", page=3, start=0))], lambda: {1: "ab", 2: "ab"})
    assert (found.items, len(found.waiting)) == ((), 1)


@given(
    FACTS, FACTS, st.lists(st.sampled_from(["confirmed", "rejected", "withdrawn"]), min_size=6, max_size=6), st.text("ab \n", max_size=30)
)
def test_nothing_that_was_confirmed_is_lost(then: tuple[Fact, ...], now: tuple[Fact, ...], verdicts: list[Verdict], text: str) -> None:
    places = ordinals(then)
    reviews = [review(each, verdict, ordinal=places[each], number=i) for i, (each, verdict) in enumerate(zip(then, verdicts, strict=False))]
    found = settle(now, reviews, lambda: {1: text, 2: text})
    confirmed = [each for each in in_force(reviews) if each.verdict == "confirmed"]
    kept = [item.review for item in found.items if item.review and item.review.verdict == "confirmed"]
    assert sorted(each.number for each in confirmed) == sorted(each.number for each in [*kept, *found.waiting])
    assert {item.fact.quote for item in found.items if item.is_found} == {each.quote for each in now}
