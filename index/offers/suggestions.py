"""What the search field offers while someone types: words, titles and municipalities of the index, and places and concepts that it holds.

Names of places and concepts are looked up in sorted lists that hang on no index, so nothing is built anew when documents come in.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal, TypeVar

from corpus.german_nouns import with_capital
from corpus.knowledge import Knowledge, current
from corpus.own_concepts import all_concepts
from corpus.places_table import Place, place_at, table
from corpus.words import fold, tokens
from index.engine import Completion, Engine
from index.offers.completion import folded
from index.text.terms import LANGUAGES

Row = TypeVar("Row", bound=tuple[str, ...])
Kind = Literal["word", "concept", "municipality", "place", "title"]
MOST: Mapping[Kind, int] = {"word": 5, "concept": 3, "municipality": 2, "place": 2, "title": 4}
"""How many of each kind are offered."""
_TELLING: tuple[Kind, ...] = ("title", "municipality", "concept", "place", "word")
SHORTEST = 3
"""Letters of a place or concept that must be typed."""
_LOOKED_AT = 120
_LONGEST = 200
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What may be meant: the words, what they are, and what the search field holds when they are taken.

    `note` tells more: the words for a concept in the other languages. `document` is that of a title.
    """

    text: str
    kind: Kind
    query: str
    note: str = ""
    document: str = ""
    count: int = 0


def suggestions(typed: str, engine: Engine, language: str) -> tuple[Suggestion, ...]:
    """What the last words typed may become; nothing for what is too long to be the beginning of anything.

    A concept that they begin in several languages is named in this one.
    """
    if not typed.strip() or len(typed) > _LONGEST:
        return ()
    offered = engine.complete(typed, max(MOST.values()))
    by_kind: dict[Kind, list[Suggestion]] = {
        "word": [],
        "concept": list(_concepts(typed, engine, language)),
        "municipality": [],
        "place": [],
        "title": [],
    }
    by_kind["place"] = list(_places(typed, engine))
    for one in offered:
        text = with_capital(one.text) if one.kind == "word" else one.text
        query = typed if one.kind == "title" else completed(typed, text)
        by_kind[one.kind].append(Suggestion(text, one.kind, query, document=one.document, count=one.count))
    return tuple(_without_twins(by_kind))


def _without_twins(by_kind: dict[Kind, list[Suggestion]]) -> Iterator[Suggestion]:
    """Each name once, as what tells most about it; words come first, but only those that are nothing more."""
    seen: set[str] = set()
    kept: dict[Kind, list[Suggestion]] = {}
    for kind in sorted(MOST, key=_TELLING.index):
        new = {folded(one.text): one for one in by_kind[kind] if folded(one.text) not in seen}
        kept[kind] = (by_kind[kind] if kind == "title" else list(new.values()))[: MOST[kind]]
        seen |= set() if kind == "title" else {folded(one.text) for one in kept[kind]}
    yield from (one for kind in MOST for one in kept[kind])


def completed(typed: str, text: str) -> str:
    """What was typed with its last words completed to this; after a colon several words need quotation marks."""
    words = list(islice(reversed(list(tokens(typed))), _MOST_WORDS))
    for word in reversed(words):
        if f" {folded(typed[word.start :]).strip()}" in folded(text):
            before = typed[: word.start]
            return f'{before}"{text}"' if before.endswith(":") and " " in text else before + text
    return text


def tails(typed: str) -> list[str]:
    """The last words typed, folded: the last four, three, two and the last alone."""
    words = [fold(token.text) for token in tokens(typed)][-_MOST_WORDS:]
    return [" ".join(words[first:]) for first in range(len(words))]


def _concepts(typed: str, engine: Engine, language: str) -> Iterator[Suggestion]:
    """Each concept by the best of its names that begin so: its usual name, in this language, the shortest."""
    names, labels = _concept_names(current())
    found: dict[str, list[str]] = {}
    for _, phrase, identifier in _beginning(typed, names):
        found.setdefault(identifier, []).append(phrase)
    present = engine.present(f"c:{identifier}" for identifier in found)
    own = LANGUAGES.index(language) if language in LANGUAGES else 0
    best = {
        identifier: min(
            phrases, key=lambda phrase: (phrase != labels[identifier][own], phrase not in labels[identifier], len(phrase), phrase)
        )
        for identifier, phrases in found.items()
        if f"c:{identifier}" in present
    }
    for identifier, phrase in sorted(best.items(), key=lambda item: (len(item[1]), item[1])):
        others = dict.fromkeys(label for label in labels[identifier] if fold(label) != fold(phrase))
        yield Suggestion(phrase, "concept", completed(typed, phrase), ", ".join(others))


def _places(typed: str, engine: Engine) -> Iterator[Suggestion]:
    found: dict[str, tuple[str, Place]] = {}
    for (key,) in _beginning(typed, _place_keys(current())):
        numbers = table().keys[key].split("\t")[1]
        if numbers:
            town = place_at(int(numbers.split(",")[0]))
            found.setdefault(town.id, (key, town))
    present = engine.present(f"l:{identifier}" for identifier in found)
    for identifier, (key, town) in sorted(found.items(), key=lambda item: (len(item[1][0]), item[1][0])):
        if f"l:{identifier}" in present:
            yield Suggestion(_spelt(town, key), "place", completed(typed, _spelt(town, key)))


def _spelt(town: Place, key: str) -> str:
    """The name of a town that was typed, as it is written."""
    return next((name for name in town.names if folded(name).strip() == key), town.name)


def _beginning(typed: str, rows: Sequence[Row]) -> Iterator[Row]:
    """The rows of a sorted list whose names begin with the last words typed, the longest of such endings first."""
    for tail in tails(typed):
        if len(tail) < SHORTEST:
            continue
        start = bisect_left(rows, (tail,))
        rows_from = islice(rows, start, start + _LOOKED_AT)
        found = [row for row in rows_from if row[0].startswith(tail)]
        yield from found
        if found:
            return


@lru_cache(maxsize=2)
def _place_keys(known: Knowledge) -> list[tuple[str]]:
    return sorted((key,) for key in table().keys)


@lru_cache(maxsize=2)
def _concept_names(known: Knowledge) -> tuple[list[tuple[str, str, str]], dict[str, tuple[str, ...]]]:
    """Folded name, name and concept, sorted; and what each concept is called in the three languages."""
    rows, labels = set(), {}
    for concept in all_concepts(known):
        labels[concept.id] = tuple(concept.label(language) for language in LANGUAGES)
        rows |= {(folded(phrase).strip(), phrase, concept.id) for phrases in concept.words.values() for phrase in phrases}
    return sorted(rows), labels


__all__ = ["Completion", "Suggestion", "suggestions"]
