"""What else a word near others may be called: the words of its concept, its translations and the other names of a town.

Only folded words have places, so that what is added here are words, each with its forms; phrases are left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from corpus.knowledge import Knowledge
from corpus.places import places_named
from corpus.vocabulary import find_concepts
from corpus.words import fold
from index.meaning.additions import Added, Addition, additions
from index.meaning.own_terms import LEMMA, own_terms
from index.text.terms import LANGUAGES
from index.tree import Term

MOST = 6
"""Words of a concept in each language, the usual ones first."""
_OWN = ("f", *(f"{form}{language}" for form in "ms" for language in LANGUAGES))


@lru_cache(maxsize=1 << 9)
def near_meanings(words: tuple[str, ...], known: Knowledge) -> tuple[tuple[Addition, ...], ...]:
    """For each word, what may stand for it beside the others; found as in any query, and switched off by the same keys."""
    return tuple(tuple(_placed(word, found, known)) for word, found in zip(words, additions(words, known), strict=True))


def _placed(word: str, found: Sequence[Addition], known: Knowledge) -> Iterator[Addition]:
    for addition in {addition.added: addition for addition in found if addition.part is None}.values():
        match addition.added.kind:
            case "translation":
                terms: Iterable[Term] = addition.terms
            case "concept" if not addition.is_stopgap:
                terms = _concept_terms(addition.added, word, known)
            case "place":
                terms = _place_terms(addition.added, word)
            case _:
                continue
        kept = tuple(term for term in terms if term.text.partition(":")[0] in _OWN)
        if kept:
            yield replace(addition, terms=kept)


def _concept_terms(added: Added, word: str, known: Knowledge) -> Iterator[Term]:
    meant = (match.concept for match in find_concepts((word,), None, known) if f"concept:{match.concept.id}" == added.key)
    for concept in meant:
        for language, others in concept.words.items():
            for other in [other for other in others if other.isalpha() and fold(other) != fold(word)][:MOST]:
                yield from _forms(other, language, f"concept: {other}")


def _forms(word: str, language: str, why: str) -> Iterator[Term]:
    for term in own_terms(word):
        form = term.text.partition(":")[0]
        if form == "f" or form[1:] == language:
            yield Term(term.text, min(term.weight, LEMMA), why)


def _place_terms(added: Added, word: str) -> Iterator[Term]:
    towns = [town for town in places_named(word) if f"place:{town.id}" == added.key]
    for name in {fold(name) for town in towns for name in (town.name, *town.names)} - {fold(word)}:
        if " " not in name:
            yield Term(f"f:{name}", LEMMA, f"place: {name}")
