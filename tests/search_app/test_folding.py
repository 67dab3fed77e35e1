"""Long lists show their beginning and fold the rest; nothing is lost in the fold, and what was chosen is never folded."""

from __future__ import annotations

import pytest
from flask import Flask

from corpus.model import DateSpan, Fact, Goal, Span
from corpus.reviews import ReviewedFact
from index.engine import FacetValue, Filters
from search_app.facts_view import fact_views, groups_of
from search_app.question import Question
from search_app.search_view import MOST_VALUES, SHOWN_VALUES, facet_views


def dates(count: int) -> list[Fact]:
    value = DateSpan("2030-01-01", "2030-12-31", "year", "target")
    return [Fact("date", value, (Span(1, i, i + 1),), "x", 0.9, "date", "1", "“inden”") for i in range(count)]


@pytest.mark.parametrize(("count", "seen"), [(1, 1), (8, 8), (10, 10), (11, 8), (40, 8)])
def test_dates_fold_after_eight_but_not_for_one_or_two(app: Flask, count: int, seen: int) -> None:
    with app.test_request_context():
        [group] = groups_of(fact_views("d", map(ReviewedFact, dates(count))))
    assert len(group.seen) == seen
    assert group.seen + group.folded == group.facts


def test_goals_fold_later_than_dates(app: Flask) -> None:
    goals = [Fact("goal", Goal(f"Mål {i}"), (Span(1, i, i + 1),), "x", 0.9, "goal", "1", "vil") for i in range(20)]
    with app.test_request_context():
        [group] = groups_of(fact_views("d", map(ReviewedFact, goals)))
    assert group.folded == ()


@pytest.mark.parametrize(("chosen", "is_folded"), [((), True), (("Ystad",), False)])
def test_a_rare_facet_is_folded_until_it_is_used(app: Flask, chosen: tuple[str, ...], is_folded: bool) -> None:
    found = {"partner": (FacetValue("Ystad", 2), FacetValue("Kiel", 1)), "theme": tuple(FacetValue(f"Tema {i}", 1) for i in range(9))}
    with app.test_request_context():
        views = {view.name: view for view in facet_views(found, Question("x", Filters(partner=chosen)), 3)}
    assert views["partner"].is_folded is is_folded
    assert not views["theme"].is_folded
    assert (len(views["theme"].values), len(views["theme"].more)) == (SHOWN_VALUES, 9 - SHOWN_VALUES)


def test_of_very_many_values_the_rarest_are_left_out_and_counted(app: Flask) -> None:
    found = {"network": tuple(FacetValue(f"Netværk {i}", 1) for i in range(300))}
    with app.test_request_context():
        [view] = facet_views(found, Question("x"), 300)
    assert len(view.values) + len(view.more) + view.left_out == 300
    assert view.left_out == 300 - SHOWN_VALUES - MOST_VALUES
