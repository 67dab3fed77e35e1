"""Which concepts words name, in any of three languages: the bridge between the languages.

A word may name several concepts; words are told by their folded stems, so inflected forms and other spellings are found too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.concepts import LANGUAGES, Concept, concept, concepts
from corpus.knowledge import NOTHING, Knowledge
from corpus.lexicon import compound_pieces, is_word
from corpus.own_concepts import all_concepts
from corpus.words import fold, stem, tokens

__all__ = ["THEMES", "Concept", "ConceptMatch", "concept", "concepts", "find_concepts"]

THEMES = (
    "education", "children_youth", "business", "culture_sport", "citizen_services", "climate_environment", "inclusion",
    "internationalisation", "eu_affairs", "health", "urban_development", "employment", "democracy_transparency",
)  # fmt: skip

_SHORT = 3
_SHORTEST_FOREIGN = 5
_COMPOUND = range(8, 61)
_WHOLE = ("network", "municipality")
"""Kinds whose names are no parts of compounds."""
# Abbreviations of up to three letters need their capitals (*KL* is not *kl.*, *WHO* not *who*), save these, which are no other words.
_ANY_CASE = frozenset({"eu", "sdg"})


@dataclass(frozen=True, slots=True)
class ConceptMatch:
    """Words `first` to `last` (exclusive, counted in the words handed in) name this concept, or only a part of a compound does."""

    first: int
    last: int
    concept: Concept
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class _Phrases:
    """The phrases of one language by their stems, each with its folded spelling; how long a phrase that begins with a stem may be."""

    concepts: dict[tuple[str, ...], tuple[tuple[str, Concept], ...]]
    longest: dict[str, int]
    abbreviations: frozenset[str]


def _stem(word: str, language: str) -> str:
    return stem(fold(word), language)


@lru_cache(maxsize=12)
def _phrases(language: str, known: Knowledge) -> _Phrases:
    found: dict[tuple[str, ...], list[tuple[str, Concept]]] = {}
    longest: dict[str, int] = {}
    abbreviations = set()
    for concept_ in all_concepts(known):
        for phrase in concept_.words[language]:
            key = tuple(_stem(token.text, language) for token in tokens(phrase))
            found.setdefault(key, []).append((fold(phrase), concept_))
            longest[key[0]] = max(longest.get(key[0], 1), len(key))
            if len(phrase) <= _SHORT and phrase.isupper() and phrase.lower() not in _ANY_CASE:
                abbreviations.add(key[0])
    return _Phrases({key: tuple(values) for key, values in found.items()}, longest, frozenset(abbreviations))


def find_concepts(words: Sequence[str], language: str | None, known: Knowledge = NOTHING) -> tuple[ConceptMatch, ...]:
    """The concepts that a run of words names, inflected and compounded forms included, in any of the three languages.

    In order; a match within a longer one is left out. In a text of a known language, short words of the other two are passed over.
    `known` are the users' own tables, whose concepts are found with ours.
    """
    own = language if language in LANGUAGES else None
    found = {(match.first, match.last, match.concept): match for match in _phrases_in(words, known)}
    for at, word in enumerate(words):
        named, of_parts = _of_word(word, own, known)
        for concept_ in (*named, *of_parts):
            found[at, at + 1, concept_] = ConceptMatch(at, at + 1, concept_, is_part=not named)
    return tuple(sorted(_widest(list(found.values())), key=lambda match: (match.first, -match.last)))


def _phrases_in(words: Sequence[str], known: Knowledge) -> Iterator[ConceptMatch]:
    for first, word in enumerate(words):
        for language, longest in _begun_by(word, known):
            listed = _phrases(language, known).concepts
            stems = tuple(_stem(each, language) for each in words[first : first + longest])
            for length in range(len(stems), 1, -1):
                yield from (ConceptMatch(first, first + length, found) for _, found in listed.get(stems[:length], ()))


@lru_cache(maxsize=1 << 16)
def _begun_by(word: str, known: Knowledge) -> tuple[tuple[str, int], ...]:
    """The languages in which phrases of several words begin with this one, and how many words these have."""
    lengths = ((language, _phrases(language, known).longest.get(_stem(word, language), 0)) for language in LANGUAGES)
    return tuple((language, longest) for language, longest in lengths if longest > 1)


@lru_cache(maxsize=1 << 16)
def _of_word(word: str, language: str | None, known: Knowledge) -> tuple[tuple[Concept, ...], tuple[Concept, ...]]:
    """The concepts of a word in its own language, else in the others, of several readings the closest; else those of its parts."""
    if language and (own := _named(word, language, known)[1]):
        return own, ()
    others = [code for code in LANGUAGES if code != language]
    readings = [_named(word, code, known) for code in others] if not language or len(word) >= _SHORTEST_FOREIGN else []
    closest = min((rank for rank, found in readings if found), default=0)
    foreign = tuple(dict.fromkeys(concept_ for rank, found in readings if rank == closest for concept_ in found))
    return foreign, _within(word, language, known) if not foreign and len(word) in _COMPOUND else ()


def _named(word: str, language: str, known: Knowledge) -> tuple[int, tuple[Concept, ...]]:
    """The concepts of one word, and how close: those that list it as it is, else those whose word it lengthens, else those of its stem."""
    phrases, key = _phrases(language, known), _stem(word, language)
    if key in phrases.abbreviations and not word.isupper():
        return 0, ()
    folded = fold(word)
    listed = phrases.concepts.get((key,), ())
    exact = [concept_ for name, concept_ in listed if name == folded]
    longer = [concept_ for name, concept_ in listed if folded.startswith(name)]
    alike = [concept_ for name, concept_ in listed if len(key) > _SHORT and len(name) - len(folded) <= _SHORT]
    return (0 if exact else 1 if longer else 2), tuple(dict.fromkeys(exact or longer or alike))


def _within(word: str, language: str | None, known: Knowledge) -> tuple[Concept, ...]:
    """The concepts that parts of a compound name (*Partnerstadtbesuch*); of a kind of document only the last part tells."""
    found: dict[Concept, None] = {}
    for code in _languages_of(word) if language is None else (language,):
        pieces = compound_pieces(word, code)
        for number, piece in enumerate(pieces):
            for concept_ in _named(piece, code, known)[1]:
                if concept_.kind not in _WHOLE and (concept_.kind != "document_type" or number == len(pieces) - 1):
                    found.setdefault(concept_)
    return tuple(found)


def _languages_of(word: str) -> tuple[str, ...]:
    """Where a word of unknown language may be a compound: in the languages that know it, else in both that build them."""
    return tuple(code for code in ("da", "de") if is_word(word, code)) or ("da", "de")


def _widest(matches: list[ConceptMatch]) -> Iterator[ConceptMatch]:
    """Without those that lie within a longer match."""
    over: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for first, last in {(match.first, match.last) for match in matches if match.last - match.first > 1}:
        for at in range(first, last):
            over[at].append((first, last))
    for match in matches:
        if not any(match.last <= last and last - first > match.last - match.first for first, last in over.get(match.first, ())):
            yield match
