"""What a reading says: the document's head and its facts."""

from __future__ import annotations

from corpus.model import Fact, Head, Reading


def describe(reading: Reading, name: str) -> tuple[Head, tuple[Fact, ...]]:
    """The head and the facts of a reading; `name` is the file's name, used where the text gives no title. Never raises on any text."""
    raise NotImplementedError
