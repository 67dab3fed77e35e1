"""Builders for the tests of finders: a text as a reading, and what is found in it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from corpus.model import Fact, Head, Page, Reading
from ingest.finders import describe

Describe = Callable[..., tuple[Head, tuple[Fact, ...]]]


def reading_of(text: str, language: str | None) -> Reading:
    pages = tuple(Page(number, "text", page, language) for number, page in enumerate(text.split("\f"), 1))
    return Reading(pages, language, "test", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.fixture
def read() -> Callable[[str, str | None], Reading]:
    """A text as a reading; form feeds part its pages."""
    return reading_of


@pytest.fixture
def described() -> Describe:
    """The head and facts of a text; form feeds part its pages."""
    return lambda text, language="da", name="file.txt": describe(reading_of(text, language), name)


@pytest.fixture
def values(described: Describe) -> Callable[..., list[object]]:
    """The values of one kind that are found in a text."""
    return lambda text, kind, language="da", name="file.txt": [f.value for f in described(text, language, name)[1] if f.kind == kind]
