"""The kinds of fact: each knows its labels, its caption and the facets it feeds."""

from __future__ import annotations

import pytest

from corpus.facts import KINDS, facet_values
from corpus.model import DateSpan, Fact, FactValue, Goal, Network, PartnerCity, Sdg, Span, Theme


def fact(kind: str, value: FactValue) -> Fact:
    return Fact(kind, value, (Span(1, 0, 1),), "x", 0.9, "test", "1", "because")


@pytest.mark.parametrize("kind", list(KINDS.values()), ids=lambda kind: kind.name)
def test_each_kind_has_labels_in_three_languages(kind: object) -> None:
    assert hasattr(kind, "labels")
    assert set(kind.labels) == {"da", "de", "en"}
    assert all(one and many for one, many in kind.labels.values())


@pytest.mark.parametrize(
    ("kind", "value", "caption"),
    [
        ("goal", Goal("CO₂ skal ned."), "CO₂ skal ned."),
        ("partner_city", PartnerCity("Ystad", "SE", "twin"), "Ystad, SE"),
        ("partner_city", PartnerCity(None, "UA", "twin"), "UA"),
        ("network", Network("Eurocities"), "Eurocities"),
        ("date", DateSpan("2013-02-06", "2013-02-08", "day", "event"), "2013-02-06 – 2013-02-08"),
        ("date", DateSpan("2013-02-06", "2013-02-06", "day", "event"), "2013-02-06"),
        ("sdg", Sdg(11), "11"),
        ("theme", Theme("health"), "health"),
    ],
)
def test_captions(kind: str, value: FactValue, caption: str) -> None:
    assert KINDS[kind].caption(value) == caption


def test_facets_are_gathered_without_repetition_and_mere_mentions() -> None:
    facts = [
        fact("goal", Goal("…", themes=("health", "education"), sdgs=(4,))),
        fact("theme", Theme("health")),
        fact("sdg", Sdg(11)),
        fact("partner_city", PartnerCity("Ystad", "SE", "twin")),
        fact("partner_city", PartnerCity("Oslo", "NO", "mentioned")),
        fact("partner_city", PartnerCity(None, "UA", "twin")),
        fact("network", Network("Eurocities")),
        fact("date", DateSpan("2030-01-01", "2030-12-31", "year", "target")),
    ]
    assert facet_values(facts) == {"theme": ("health",), "sdg": ("4", "11"), "partner": ("Ystad",), "network": ("Eurocities",)}
