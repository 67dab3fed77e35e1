"""Addresses of questions: the quick way of adding a value of a facet writes what the plain one does."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from index.engine import FACETS, Filters
from search_app.question import Question, address, address_with, narrowed

TEXTS = st.text(max_size=6)
CHOSEN = st.lists(st.text(min_size=1, max_size=4), max_size=2, unique=True).map(tuple)


@given(query=TEXTS, facets=st.dictionaries(st.sampled_from(FACETS), CHOSEN), without=CHOSEN, year=st.none() | st.just(2020), data=st.data())
def test_an_address_with_one_more_value_is_that_of_the_question_with_it(
    query: str, facets: dict[str, tuple[str, ...]], without: tuple[str, ...], year: int | None, data: st.DataObject
) -> None:
    question = Question(query, Filters(**facets, year_from=year), without=without, page=3)  # type: ignore[arg-type]
    facet, value = data.draw(st.sampled_from(FACETS)), data.draw(st.text(min_size=1, max_size=4))
    values = (*getattr(question.filters, facet), value)
    wider = narrowed(question, replace(question.filters, **{facet: values}))  # type: ignore[arg-type]
    assert address_with(question, facet, value) == address(wider)
