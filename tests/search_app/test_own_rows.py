"""A user's own rows, kept as spreadsheets keep them: a network, a place without coordinates, a theme, a municipality are found at once."""

from __future__ import annotations

from pathlib import Path

from corpus import knowledge
from corpus.model import Network, PartnerCity
from corpus.places import place, places_named
from ingest.finders import describe
from tests.ingest.finders.conftest import reading_of

TEXT = """Egeskovby Kommune

International strategi 2026

Egeskovby Kommune har venskabsbyen Ubekendtby i Polen.
Vi er medlem af Blå Bælte.
"""

FILES = {
    "networks.csv": "navn;forkortelser;slags\r\nBlå Bælte;;netværk\r\n".encode("cp1252"),
    "places.csv": "\ufeffnavn;land;bemærkning\r\n;;\r\nUbekendtby;Polen;hej\r\nNowa Górka;Plen;\r\n".encode(),
    "municipalities.csv": b"navn,land,officielt navn\nEgeskovby,Danmark,Egeskovby Kommune\n",
}


def test_own_rows_of_a_spreadsheet_are_used_and_what_is_wrong_is_told(tmp_path: Path) -> None:
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    with knowledge.using(tmp_path) as known:
        head, facts = describe(reading_of(TEXT, "da"), "a.txt")
        values = [fact.value for fact in facts]
        (town,) = places_named("Ubekendtby")
    assert head.issuer == "Egeskovby Kommune"
    assert "own-blaa baelte" in {value.concept for value in values if isinstance(value, Network)}
    (twin,) = [value for value in values if isinstance(value, PartnerCity) and value.relation == "twin"]
    assert (twin.name, twin.country) == ("Ubekendtby", "PL")
    assert (town.latitude, town.longitude) == (None, None), "nowhere, not in the sea off Africa"
    told = [str(problem) for problem in known.problems]
    assert len(told) == 3
    assert any("line 4" in line and "Plen" in line for line in told)
    assert place("own-ubekendtby-pl") is None, "outside of the archive nobody knows it"
