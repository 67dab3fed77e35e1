"""The quality gate: floors that rise by themselves, and sink only with a reason."""

from __future__ import annotations

import pytest

from scripts.quality import FLOORS, Floors, arguments, parse, past_floors, render, report, sunk, verdicts

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
