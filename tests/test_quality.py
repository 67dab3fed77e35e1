"""The quality gate: floors that rise by themselves, and sink only with a reason."""

from __future__ import annotations

import pytest

from scripts.quality import FLOORS, PARTS, Floors, arguments, edited, parse, part_of, past_floors, render, report, sunk, verdicts

FLOOR = Floors({"samples.dates.F1": 0.9, "samples.text.cer": 0.01})


@pytest.mark.parametrize(
    ("measured", "failed"),
    [
        ({"samples.dates.F1": 0.9, "samples.text.cer": 0.01}, 0),
        ({"samples.dates.F1": 0.95, "samples.text.cer": 0.0}, 0),
        ({"samples.dates.F1": 0.899, "samples.text.cer": 0.01}, 1),
        ({"samples.dates.F1": 0.9, "samples.text.cer": 0.0101}, 1),
        ({"samples.dates.F1": 0.0, "samples.text.cer": 1.0}, 2),
        ({"something new": 0.1}, 0),
        ({}, 0),
    ],
)
def test_below_the_floor_fails(measured: dict[str, float], failed: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert report(FLOOR, measured) == failed
    assert capsys.readouterr().out.count("BELOW THE FLOOR") == failed


def test_what_was_not_measured_is_shown() -> None:
    assert next(iter(verdicts(FLOOR, {}))) == ("samples.dates.F1", 0.9, None, True)


def test_lifting_takes_the_better_and_leaves_the_rest() -> None:
    lifted = FLOOR.lifted({"samples.dates.F1": 0.95678, "samples.text.cer": 0.02, "new": 0.5})
    assert lifted.values == {"samples.dates.F1": 0.956, "samples.text.cer": 0.01, "new": 0.5}
    assert FLOOR.lifted({"samples.text.cer": 0.00123}).values["samples.text.cer"] == 0.003
    assert FLOOR.lifted({"samples.text.cer": 0.0095}).values["samples.text.cer"] == 0.01
    assert FLOOR.lifted({"samples.text.cer": 0.0}).values["samples.text.cer"] == 0


def test_what_was_lifted_to_is_reached() -> None:
    measured = {"samples.dates.F1": 0.95678, "samples.text.cer": 0.00123}
    assert report(FLOOR.lifted(measured), measured) == 0


def test_a_file_comes_back_as_it_was() -> None:
    lowered = FLOOR.lowered("samples.dates.F1", 0.85, 'the "old" gold was wrong')
    assert parse(render(lowered)) == lowered
    assert parse(render(FLOOR)) == FLOOR


def test_a_floor_that_sank_is_noticed_unless_a_reason_is_given() -> None:
    assert sunk(Floors({"samples.dates.F1": 0.8, "samples.text.cer": 0.01}), FLOOR) == ["samples.dates.F1"]
    assert sunk(Floors({"samples.dates.F1": 0.9, "samples.text.cer": 0.02}), FLOOR) == ["samples.text.cer"]
    assert sunk(Floors({"samples.dates.F1": 0.9}), FLOOR) == ["samples.text.cer"]
    assert sunk(FLOOR.lowered("samples.dates.F1", 0.8, "why"), FLOOR) == []
    assert sunk(FLOOR, FLOOR) == []


def test_a_reason_allows_what_it_says_and_no_more() -> None:
    lowered = FLOOR.lowered("samples.dates.F1", 0.85, "the old truth was wrong")
    assert sunk(lowered, FLOOR) == []
    later = Floors({**lowered.values, "samples.dates.F1": 0.7}, lowered.reasons)
    assert sunk(later, FLOOR) == ["samples.dates.F1"]
    assert sunk(later, lowered) == ["samples.dates.F1"]
    assert sunk(Floors({**FLOOR.values, "samples.text.cer": 0.5}, {"samples.text.cer": "it looked better"}), FLOOR) == ["samples.text.cer"]


def test_a_floor_edited_by_hand_makes_the_gate_red(capsys: pytest.CaptureFixture[str]) -> None:
    by_hand = parse(render(FLOOR).replace("0.9\n", "0.5\n"))
    assert edited(FLOOR, [FLOOR]) == 0
    assert edited(by_hand, [FLOOR, FLOOR]) == 1
    assert "samples.dates.F1: its floor was lowered" in capsys.readouterr().out


NEEDED = (
    *(f"shared.facts.{kind}.{figure}" for kind in ("dates", "partner_cities", "networks", "goals", "sdgs") for figure in ("F1", "macro")),
    *(f"shared.facts.{kind}.proof" for kind in ("dates", "partner_cities", "networks", "goals")),
    *(f"shared.facts.{name}" for name in ("partner_cities.status", "dates.kind", "goals.target_year")),
    *(f"shared.head.{name}" for name in ("language", "country", "issuer", "type", "year")),
    *(f"samples.facts.{kind}.{figure}" for kind in ("date", "partner_city", "network", "goal", "sdg") for figure in ("f1", "macro")),
    *(f"samples.facts.{name}" for name in ("proof", "partner_city.status", "date.role", "goal.target_year")),
    *(f"samples.head.{name}" for name in ("language", "country", "issuer", "type", "year")),
)
"""What facts are judged by: none of it may be without a floor."""


@pytest.mark.parametrize("name", NEEDED)
def test_every_figure_of_facts_has_a_floor(name: str) -> None:
    floors = parse(FLOORS.read_text(encoding="utf-8"))
    assert name in floors.values
    assert part_of(name) == "facts"


def test_the_parts_divide_all_floors() -> None:
    floors = parse(FLOORS.read_text(encoding="utf-8"))
    assert sum(len(floors.of([part]).values) for part in PARTS) == len(floors.values)
    assert arguments(["--only", "facts"]).only == ["facts"]


def test_lowering_takes_a_reason() -> None:
    with pytest.raises(SystemExit):
        arguments(["--lower", "samples.dates.F1", "0.5"])
    with pytest.raises(SystemExit):
        arguments(["--lower", "samples.dates.F1", "0.5", "--reason", " "])
    with pytest.raises(KeyError):
        FLOOR.lowered("no such floor", 0.5, "why")


def test_no_floor_of_ours_sank() -> None:
    now = parse(FLOORS.read_text(encoding="utf-8"))
    assert {name for past in past_floors() for name in sunk(now, past)} == set()
