"""Ties of towns in sentences, lists and tables, and names that are none: tables of our own texts, one of each language.

In `ties_*.tsv` a text (¶ begins a new line) stands before what is expected: name (- where only a country is known), country, relation, and,
where they matter, status, since (- for any) and via. `no_ties_*.tsv` holds texts in which no town is tied to the issuer.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.model import Fact, PartnerCity
from ingest.finders.networks.table import find_bodies, packaged
from ingest.finders.partners.chains import is_joint
from ingest.finders.partners.profiles import OPENS
from ingest.finders.partners.roster import entries, row

HEAD = {
    "da": "Egelund Kommune\n\nInternational strategi\n\nEgelund Kommune arbejder med andre.\n\n",
    "de": "Stadt Auental\n\nEuropakonzept\n\nDie Stadt Auental arbeitet mit anderen.\n\n",
}
EXPECTED = re.compile(r"(?P<name>.+?) (?P<country>[A-Z]{2}) (?P<relation>\w+)(?: (?P<status>\w+))?(?: (?P<since>\d+|-))?(?: @(?P<via>.+))?")
Values = Callable[..., list[PartnerCity]]


def _rows(name: str) -> list[tuple[str, str, str]]:
    return [
        (language, line.partition("\t")[0], line.partition("\t")[2])
        for language in HEAD
        for line in (Path(__file__).parent / f"{name}_{language}.tsv").read_text(encoding="utf-8").splitlines()
    ]


TIES, NO_TIES = _rows("ties"), _rows("no_ties")


def _tied(values: Values, text: str, language: str) -> dict[tuple[str | None, str | None], PartnerCity]:
    found = values(HEAD[language] + text.replace("¶", "\n") + "\n", "partner_city", language)
    return {(town.name, town.country): town for town in found if town.relation != "mentioned"}


@pytest.mark.parametrize(("language", "text", "expected"), TIES)
def test_ties(values: Values, language: str, text: str, expected: str) -> None:
    found = _tied(values, text, language)
    wanted = [match for part in expected.split("; ") if (match := EXPECTED.fullmatch(part))]
    assert set(found) == {(None if m["name"] == "-" else m["name"], m["country"]) for m in wanted}
    for match in wanted:
        town = found[None if match["name"] == "-" else match["name"], match["country"]]
        assert (town.relation, town.status) == (match["relation"], match["status"] or "current")
        assert match["since"] in (None, "-", str(town.since))
        assert match["via"] in (None, town.via)


@pytest.mark.parametrize(("language", "text", "expected"), NO_TIES)
def test_no_ties(values: Values, language: str, text: str, expected: str) -> None:
    ours = {name for name in expected.split("; ") if name}
    assert {town.name for town in _tied(values, text, language).values()} == ours


def test_there_are_enough_of_each() -> None:
    for language in HEAD:
        assert sum(row[0] == language for row in TIES) >= 60
        assert sum(row[0] == language for row in NO_TIES) >= 30


def test_every_tie_says_why_and_stands_in_the_text(described: Callable[..., tuple[object, tuple[Fact, ...]]]) -> None:
    for language, text, _ in TIES:
        for fact in described(HEAD[language] + text.replace("¶", "\n"), language)[1]:
            if fact.kind == "partner_city":
                assert fact.why
                assert fact.quote
                assert 0 < fact.confidence <= 1


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Kalmr (),/&-.:;1990und og Ø\n", max_size=80))
def test_reading_entries_never_fails(text: str) -> None:
    for entry in entries(text):
        assert text[entry.start : entry.end].strip()
    assert (found := row(text)) is None or found.name
    assert isinstance(is_joint(text), bool)
    assert (opening := OPENS.match(text)) is None or opening["name"]
    assert all(0 <= body.start < body.end <= len(text) for body in find_bodies(text))


def test_time_grows_with_the_line_alone() -> None:
    """Four times the line takes about four times as long; where each sign were compared with each it would take sixteen times."""

    def taken(times: int) -> float:
        text = "Partnerstadt (" * times
        started = time.process_time()
        assert len(list(entries(text))) <= 1
        assert row(text) is None
        assert not is_joint(text)
        assert OPENS.match(text) is None
        assert list(find_bodies(text)) == []
        return time.process_time() - started

    taken(1_000)
    assert min(taken(80_000) for _ in range(2)) < 10 * max(0.02, *(taken(20_000) for _ in range(2)))


def test_the_table_of_networks_is_sound() -> None:
    bodies = packaged()
    assert len(bodies) >= 150
    assert len({body.id for body in bodies}) == len(bodies)
    assert {body.kind for body in bodies} == {"city_network", "regional"}
    assert all(any(names for _, names in body.names) for body in bodies)


@pytest.mark.parametrize("name", [name for body in packaged() for _, names in body.names for name in names[:1]])
def test_each_network_is_found_by_its_name(name: str) -> None:
    assert [text[b.start : b.end] for text in [f"medlem af netværket {name}."] for b in find_bodies(text)][-1:] != []
