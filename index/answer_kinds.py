"""What kind of answer a question asks for (how many, when, who), and whether what was found says any such thing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal

from corpus.lexicon import LANGUAGES, compound_parts, is_word
from corpus.places import places_named
from corpus.words import fold, tokens
from index.shown import Passage

Kind = Literal["number", "time", "person"]

_BEGINNINGS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("number", ("hvor mange", "hvor meget", "hvor stor", "hvor stort", "hvad koster", "wie viel", "wie viele", "wieviel", "wieviele")),
    ("number", ("was kostet", "was kosten", "wie hoch", "how many", "how much")),
    ("time", ("hvornaar", "wann", "seit wann", "bis wann", "ab wann", "when", "since when", "siden hvornaar", "til hvornaar")),
    ("person", ("hvem er", "wer ist", "who is")),
)  # fmt: skip
_MEMBERS = frozenset(("medlem", "medlemmer", "mitglied", "mitglieder", "member", "members"))
"""Members of a body are bodies as well."""
_NUMBER = re.compile(
    r"\d|\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|to|tre|fire|fem|seks|syv|otte|ni|ti|two|three|four|five|six|ten)\b"
)
_TIME = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}\. ?(?:\d{1,2}\.|[^\W\d]{3,9})")
_NAME = r"[A-ZÆØÅÄÖÜ][a-zæøåäöüßé.-]+\s+[A-ZÆØÅÄÖÜ][a-zæøåäöüßé-]+"
_PERSON = re.compile(rf"\A\w{{0,3}},?\s+(?:er\s+|ist\s+|is\s+)?(?:Dr\.\s+)?{_NAME}|{_NAME},?\s+(?:\w+\s+)?\Z")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+(?=[A-ZÆØÅÄÖÜ])|\n\s*\n")
_NEAR = 60
_LONGEST = 400
"""Characters of a question."""


def asked_kind(query: str) -> Kind | None:
    """How many, when or who; None for any other question and for mere keywords."""
    asked = [fold(token.text) for token in tokens(query[:_LONGEST])]
    words = " ".join(asked[:3])
    found = next((kind for kind, starts in _BEGINNINGS for start in starts if f"{words} ".startswith(f"{start} ")), None)
    return None if found == "person" and _MEMBERS.intersection(asked) else found


def is_told(kind: Kind, passages: Iterable[Passage]) -> bool:
    """Whether a number, a time or a person stands in a sentence of these passages with a word that was asked for, and is no name itself."""
    return any(_tells(kind, sentence, marks) for passage in passages for sentence, marks in _sentences(passage))


def _sentences(passage: Passage) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """The sentences of a passage that hold marks, each with its own."""
    begin = 0
    for end in (*(match.start() for match in _SENTENCE.finditer(passage.snippet)), len(passage.snippet)):
        marks = [(start - begin, last - begin) for start, last in passage.marks if begin <= start and last <= end]
        if marks:
            yield passage.snippet[begin:end], marks
        begin = end


def _tells(kind: Kind, sentence: str, marks: Iterable[tuple[int, int]]) -> bool:
    asked = [(start, end) for start, end in marks if not _is_name(sentence[start:end])]
    if kind == "person":
        beside = ((sentence[end : end + _NEAR], sentence[max(0, start - _NEAR) : start]) for start, end in asked)
        return any(_PERSON.search(after) or _PERSON.search(before) for after, before in beside)
    found = _TIME.search(sentence) if kind == "time" else _NUMBER.search(_TIME.sub(" ", sentence))
    return bool(asked) and found is not None


def _is_name(text: str) -> bool:
    lowered = text.lower()
    known = any(is_word(lowered, language) or compound_parts(lowered, language) for language in LANGUAGES)
    return not known or (text[:1].isupper() and bool(places_named(text)))
