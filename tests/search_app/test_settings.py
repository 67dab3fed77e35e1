"""Every setting has a default of its type, a sentence and a variable; what makes no sense is refused."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from corpus.errors import UsageError
from search_app.settings import SETTINGS, Settings, from_environment


def test_the_table_tells_of_every_setting() -> None:
    assert [row.name for row in SETTINGS] == [field.name for field in fields(Settings)]
    assert all(row.variable == f"UDSYN_{row.name.upper()}" and row.sentence.endswith(".") for row in SETTINGS)


def test_without_an_environment_the_defaults_hold() -> None:
    assert from_environment({}) == Settings()
    assert from_environment({"UDSYN_PORT": "", "PORT": "1"}) == Settings()


@pytest.mark.parametrize("row", SETTINGS, ids=lambda row: row.name)
def test_the_environment_sets_each(row: object) -> None:
    assert from_environment({row.variable: "7"}) != Settings()  # type: ignore[attr-defined]


def test_values_have_their_types() -> None:
    found = from_environment({"UDSYN_ARCHIVE": "/srv/arkiv", "UDSYN_PORT": "80", "UDSYN_READ_MEMORY_MB": "512"})
    assert (found.archive, found.port, found.limits.memory_mb) == (Path("/srv/arkiv"), 80, 512)


@pytest.mark.parametrize("value", ["ten", "-1", "1.5", "٣", " 8"])
def test_what_is_no_number_is_refused(value: str) -> None:
    with pytest.raises(UsageError, match="UDSYN_PORT"):
        from_environment({"UDSYN_PORT": value})
