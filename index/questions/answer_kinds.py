"""What kind of answer a question asks for (how many, when, who), and whether what was found says any such thing."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.lexicon import LANGUAGES, compound_parts, is_word
from corpus.places import places_named
from corpus.words import fold, tokens
from index.showing.shown import Passage
from index.text.terms import telling

Kind = Literal["number", "time", "person"]
_Marked = tuple[int, int, str]

_BEGINNINGS: tuple[tuple[Kind, tuple[str, ...]], ...] = (
    ("number", ("hvor mange", "hvor meget", "hvor stor", "hvor stort", "hvad koster", "wie viel", "wie viele", "wieviel", "wieviele")),
    ("number", ("was kostet", "was kosten", "wie hoch", "how many", "how much")),
    ("time", ("hvornaar", "wann", "seit wann", "bis wann", "ab wann", "when", "since when", "siden hvornaar", "til hvornaar")),
    ("person", ("hvem er", "wer ist", "who is")),
)  # fmt: skip
_MEMBERS = frozenset(("medlem", "medlemmer", "mitglied", "mitglieder", "member", "members"))
"""Members of a body are bodies as well."""
_NUMBER_WORDS = (
    "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf to tre fire fem seks syv otte ni ti elleve tolv "
    "two three four five six seven eight nine ten eleven twelve hälfte halbiert halbieren verdoppeln verdoppelt "
    "halvdelen halveret halveres fordobles fordoblet half halved doubled dritte vierte fünfte tredje fjerde femte "
    "sjette syvende ottende tiende third fourth fifth kostenlos kostenfrei gratis free"
)
_NUMBERS = frozenset(_NUMBER_WORDS.split())
_DIGIT = re.compile(r"\d")
_TIME = re.compile(r"\b(?:1[5-9]|20)\d\d\b|\b\d{1,2}\. ?(?:\d{1,2}\.|[^\W\d]{3,9})")
_COUNTS = frozenset(("hvor mange", "wie viele", "how many"))
_NAME = r"[A-ZÆØÅÄÖÜ][a-zæøåäöüßé.-]+\s+[A-ZÆØÅÄÖÜ][a-zæøåäöüßé-]+"
_OF = r"(?:(?:i|in|von|of|for)\s+[A-ZÆØÅÄÖÜ][\w-]+\s+(?:Kommune\s+)?)?"
_PERSON = re.compile(rf"\A\w{{0,3}},?\s+{_OF}(?:er\s+|ist\s+|is\s+)?(?:Dr\.\s+)?{_NAME}|{_NAME},?\s+(?:\w+\s+)?\Z")
_SENTENCE = re.compile(r"(?<!\d\.)(?<!\b[Mm]io\.)(?<!\b[Mm]rd\.)(?<!\bca\.)(?<!\bDr\.)(?<=[.!?;])\s+(?=[A-ZÆØÅÄÖÜ])|\n\s*\n")
_NEAR = 60
LEAST_TELLING = 0.25
"""Words of a question that say less are mere wording."""
COUNTED = 0.5
"""Which share of the words asked about stands in for the one that is counted."""
_LONGEST = 400
"""Characters of a question."""


@dataclass(frozen=True, slots=True)
class Question:
    """What a question asks for: the kind of answer, the words asked about, folded, the first of which is what is counted or who is wanted.

    `names` are the municipalities that it names, `others` those that it does not, each by its folded words.
    """

    kind: Kind
    words: tuple[str, ...] = ()
    names: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    is_count: bool = False


def question(query: str, municipalities: Iterable[str] = ()) -> Question | None:
    """What a query asks for; None where it is no question for a number, a time or a person."""
    kind = asked_kind(query)
    if kind is None:
        return None
    known = frozenset(fold(name) for name in municipalities)
    asked = [token.text for token in tokens(query[:_LONGEST])]
    start = next(size for size in (2, 1) if _kind_of(asked[:size]))
    folded = [fold(word) for word in asked]
    names = frozenset(name for name in known if f" {name}" in f" {' '.join(folded)}")
    inside = {part for name in names for part in name.split()} | {f"{name}s" for name in names}
    words = (fold(word) for word in asked[start:] if telling(word) >= LEAST_TELLING and not _is_name(word) and fold(word) not in inside)
    return Question(kind, tuple(dict.fromkeys(words)), names, known - names, is_count=" ".join(folded[:2]) in _COUNTS)


def asked_kind(query: str) -> Kind | None:
    """How many, when or who; None for any other question and for mere keywords."""
    asked = [fold(token.text) for token in tokens(query[:_LONGEST])]
    found = _kind_of(asked[:3])
    return None if found == "person" and _MEMBERS.intersection(asked) else found


def _kind_of(words: Sequence[str]) -> Kind | None:
    begun = f"{' '.join(map(fold, words))} "
    return next((kind for kind, starts in _BEGINNINGS for start in starts if begun.startswith(f"{start} ")), None)


def is_told(asked: Question, passages: Iterable[Passage]) -> bool:
    """Whether a number, a time or a person stands in a sentence of these passages with what was asked for, and not about somebody else."""
    return any(_tells(asked, sentence, marks) for passage in passages for sentence, marks in _sentences(passage))


def _sentences(passage: Passage) -> Iterator[tuple[str, list[_Marked]]]:
    """The sentences of a passage that hold marks, each with its own."""
    begin = 0
    marked = list(zip(passage.marks, passage.words, strict=False)) or [(mark, "") for mark in passage.marks]
    for end in (*(match.start() for match in _SENTENCE.finditer(passage.snippet)), len(passage.snippet)):
        marks = [(start - begin, last - begin, fold(word)) for (start, last), word in marked if begin <= start and last <= end]
        if marks:
            yield passage.snippet[begin:end], marks
        begin = end


def _tells(asked: Question, sentence: str, marks: Iterable[_Marked]) -> bool:
    meant = [mark for mark in marks if mark[2] in asked.words]
    if not meant or _is_about_another(asked, sentence):
        return False
    if asked.kind == "person":
        beside = ((sentence[end : end + _NEAR], sentence[max(0, start - _NEAR) : start]) for start, end, _ in meant)
        return any(_PERSON.search(after) or _PERSON.search(before) for after, before in beside)
    if asked.kind == "time":
        return _TIME.search(sentence) is not None
    return _has_number(_TIME.sub(" ", sentence)) and (not asked.is_count or _is_counted(asked, {word for *_, word in meant}))


def _is_counted(asked: Question, said: Collection[str]) -> bool:
    """Whether a sentence speaks of what is counted, which is asked for first, or else of about all the rest."""
    return asked.words[0] in said or len(said) >= COUNTED * len(asked.words)


def _has_number(text: str) -> bool:
    return _DIGIT.search(text) is not None or any(token.text.lower() in _NUMBERS for token in tokens(text))


def _is_about_another(asked: Question, sentence: str) -> bool:
    """Whether a sentence names a municipality that was not asked about, and none that was."""
    if not asked.names:
        return False
    said = f" {' '.join(fold(token.text) for token in tokens(sentence))}"
    return any(f" {name}" in said for name in asked.others) and not any(f" {name}" in said for name in asked.names)


def _is_name(text: str) -> bool:
    lowered = text.lower()
    known = any(is_word(lowered, language) or compound_parts(lowered, language) for language in LANGUAGES)
    return not known or (text[:1].isupper() and bool(places_named(text)))
