"""Which words exist, how often, what their lemma is, and how compounds fall apart. Language data is loaded at first use."""

from __future__ import annotations


def is_word(word: str, language: str) -> bool:
    """Whether a dictionary of `language` (da, de, en) knows the word or its lower case; compounds of known words do not count."""
    raise NotImplementedError


def frequency(word: str, language: str) -> float:
    """How often the word stands in running text, as a share of all words; 0.0 where it is unknown."""
    raise NotImplementedError


def lemma(word: str, language: str) -> str:
    """The dictionary form, or the word itself in lower case where none is known."""
    raise NotImplementedError


def compound_parts(word: str, language: str) -> tuple[str, ...]:
    """The parts of a compound without their linking letters (*klimahandlingsplan* → klima, handling, plan); empty where it is none."""
    raise NotImplementedError
