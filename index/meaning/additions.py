"""What may be added to the words of a query: concepts, places, countries, misreadings, parts of compounds, translations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import log10

from corpus.dictionary import has_row
from corpus.knowledge import Knowledge
from corpus.lexicon import compound_parts, frequency
from corpus.places import country_name, country_named, find_places, places_named
from corpus.vocabulary import Concept, ConceptMatch, find_concepts
from corpus.words import fold, unmarked
from index.meaning.own_terms import CONCEPT, COUNTRY, MISREAD, NEAR_COUNTRY, PART_CONCEPT, PLACE, STEM, own_terms
from index.meaning.pairs import pairs
from index.meaning.translations import query_languages, translated
from index.text.forms import base_form, respelt, stem_key
from index.text.place_forms import is_town, place_of_word
from index.text.spelling import misreadings
from index.text.terms import LANGUAGES, telling
from index.tree import Faint, Leaf, Node, Some, Term

SHORTEST_HALF = 4
PIECES, PIECE_CONCEPT, PAIR_PART, WIDER_CONCEPT = 0.5, 0.65, 0.6, 0.55
"""How surely the parts of a compound, standing together, mean it; how surely a concept means a part, two words of a query a
part that they make, and a concept a word by which another concept is called."""


@dataclass(frozen=True, slots=True)
class Added:
    """A word or phrase that the search added: which (`term`), why (`kind`: concept, place, spelling, part) and to what (`to`).

    `key` switches it off when it is handed back in `without`.
    """

    term: str
    kind: str
    to: str
    key: str


@dataclass(frozen=True, slots=True)
class Addition:
    """An addition to one word: what is listed, and what it is looked up by; a stopgap only where the word itself is nowhere."""

    added: Added
    terms: tuple[Term, ...] = ()
    part: Node | None = None
    is_stopgap: bool = False


@lru_cache(maxsize=1 << 10)
def additions(words: tuple[str, ...], known: Knowledge) -> tuple[tuple[Addition, ...], ...]:
    """For each word of a run, what may be added to it, by what we and the users know (which is in use already, and here the key)."""
    found: list[list[Addition]] = [[] for _ in words]
    for position, addition in (*_concepts(words, known), *_places(words)):
        found[position].append(addition)
    for position, word in enumerate(words):
        found[position] += (*_countries(word), *_misread(word))
        if all(addition.added.kind != "place" for addition in found[position]):
            found[position] += _pieces(word, known)
    for position, addition in (*_translations(words, known), *_compounds(words)):
        if all(other.added.kind != "place" for other in found[position]):
            found[position].append(addition)
    return tuple(tuple(additions) for additions in found)


def _concepts(words: Sequence[str], known: Knowledge) -> Iterator[tuple[int, Addition]]:
    matches = (*find_concepts(words, None, known), *_torn_concepts(words, known))
    own = {(match.first, match.last) for match in matches if _is_own_name(match, words)}
    for match in matches:
        added = _of_concept(match, words)
        is_wider = (match.first, match.last) in own and not _is_own_name(match, words)
        weight = PART_CONCEPT if match.is_part else WIDER_CONCEPT if is_wider else CONCEPT
        term = Term(f"c:{match.concept.id}", weight, f"concept: {added.term}")
        for position in range(match.first, match.last):
            yield position, Addition(added, (term,), is_stopgap=match.is_part)


def _is_own_name(match: ConceptMatch, words: Sequence[str]) -> bool:
    """Whether a concept is called what was typed, and does not merely list it (*Trinkwasser* among the words of water)."""
    typed = _base_forms(tuple(words[match.first : match.last]))
    return any(_base_forms(tuple(names[0].split())) == typed for names in match.concept.words.values() if names)


@lru_cache(maxsize=1 << 14)
def _base_forms(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(base_form(word.lower(), language) for word in words for language in ("da", "de"))


def _torn_concepts(words: Sequence[str], known: Knowledge) -> Iterator[ConceptMatch]:
    """Two words side by side that are a concept as one compound (*elev udveksling*)."""
    for at, (first, second) in enumerate(pairwise(words)):
        if min(len(first), len(second)) >= SHORTEST_HALF:
            joined = (f"{first}{link}{second.lower()}" for link in ("", "s", "e"))
            found = (match for word in joined for match in find_concepts((word,), None, known) if not match.is_part)
            yield from (ConceptMatch(at, at + 2, match.concept) for match in found)


def _translations(words: Sequence[str], known: Knowledge) -> Iterator[tuple[int, Addition]]:
    """What words are called in the other languages; where their concepts say it already, it belongs to these and is surer than they are."""
    covered: list[dict[str, Added]] = [{} for _ in words]
    for match in find_concepts(words, None, known):
        for position in range(match.first, match.last) if not match.is_part else ():
            added = _of_concept(match, words)
            covered[position] |= {fold(word): added for others in match.concept.words.values() for word in others}
    for found in translated(words, covered):
        typed = " ".join(words[found.first : found.last])
        own = Added(found.word, "translation", typed, f"translation:{fold(typed)}")
        for position in range(found.first, found.last):
            concept = covered[position].get(fold(found.word))
            terms = tuple(replace(term, why=f"concept: {concept.term}") for term in found.terms) if concept else found.terms
            yield position, Addition(concept or own, terms, found.part)


def _compounds(words: Sequence[str]) -> Iterator[tuple[int, Addition]]:
    """What texts write as one word where the query has two."""
    for pair in pairs(words, query_languages(tuple(words))):
        typed = " ".join(words[pair.first : pair.last + 1])
        for compound in pair.compounds:
            added = Added(compound, "part", typed, f"compound:{fold(compound)}")
            key = stem_key(compound, pair.language)
            terms = (
                Term(f"s{pair.language}:{key}", STEM, f"part: {compound}"),
                Term(f"p{pair.language}:{key}", PAIR_PART, f"part: {compound}"),
            )
            yield from ((position, Addition(added, terms)) for position in (pair.first, pair.last))


def _of_concept(match: ConceptMatch, words: Sequence[str]) -> Added:
    typed = " ".join(words[match.first : match.last])
    return Added(_other_label(match.concept, typed, _likely_language(words)), "concept", typed, f"concept:{match.concept.id}")


def _other_label(concept: Concept, typed: str, language: str) -> str:
    """What a concept is called, in the language of the query or else in one where it is called something else."""
    labels = [concept.label(code) for code in (language, *LANGUAGES)]
    return next((label for label in labels if fold(label) != fold(typed)), labels[0])


def _likely_language(words: Sequence[str]) -> str:
    """The interface language in which the words are the most usual."""
    return max(LANGUAGES, key=lambda language: sum(frequency(word, language) > 0 for word in words))


def _places(words: Sequence[str]) -> Iterator[tuple[int, Addition]]:
    """Towns named by one word or several; a common word is a town only when it is typed like one."""
    text = " ".join(words)
    starts = {sum(len(word) + 1 for word in words[:n]): n for n in range(len(words))}
    capital = [(starts.get(m.start), m.text.count(" ") + 1, m.candidates) for m in find_places(text) if is_town(m)]
    made = [(n, 1, (town,)) for n, word in enumerate(words) if (town := place_of_word(word) or place_of_word(word.capitalize()))]
    small = [(n, 1, places_named(word)) for n, word in enumerate(words) if _may_be_town(word)]
    for first, count, towns in (*capital, *made, *small):
        if first is None or not towns:
            continue
        terms = tuple(Term(f"l:{town.id}", PLACE, f"place: {town.name}") for town in towns[:5])
        for position in range(first, min(first + count, len(words))):
            to = " ".join(words[first : first + count])
            yield position, Addition(Added(towns[0].name, "place", to, f"place:{towns[0].id}"), terms)


def _may_be_town(word: str) -> bool:
    """Whether a word that begins small may name a town: a word of the dictionary (*andel*) does not."""
    is_rare = not word[:1].isupper() and len(word) > 3 and telling(word) > 0.8
    return is_rare and not any(has_row(word, language) for language in LANGUAGES)


def _countries(word: str) -> Iterator[Addition]:
    """A country by its name or adjective."""
    code = country_named(word) if len(word) > 3 else None
    if code:
        name = country_name(code, _likely_language((word,)))
        terms = (Term(f"k:{code}", COUNTRY, f"place: {name}"), Term(f"kl:{code}", NEAR_COUNTRY, f"place: {name}"))
        yield Addition(Added(name, "place", word, f"country:{code}"), terms)


def _misread(word: str) -> Iterator[Addition]:
    for reading in misreadings(word):
        term = Term(f"f:{reading}", MISREAD, f"spelling: {reading}")
        yield Addition(Added(reading, "spelling", word, f"misread:{reading}"), (term,))


def _pieces(word: str, known: Knowledge) -> Iterator[Addition]:
    """The parts of a compound, or what they mean, which must stand together in a passage to make up for it."""
    ways = {language: compound_parts(respelt(unmarked(word.lower()), language), language) for language in ("da", "de")}
    language, parts = max(ways.items(), key=lambda way: _likely_parts(*way))
    if parts:
        label = " ".join(parts)
        leaves = tuple(_piece(part, language, known) for part in parts)
        part = Faint(Some(leaves), PIECES, word, f"part: {label}")
        yield Addition(Added(label, "part", word, f"part:{fold(word)}"), part=part)


def _likely_parts(language: str, parts: Sequence[str]) -> float:
    """How usual the parts of a compound are in a language."""
    return sum(log10(frequency(part, language) or 1e-9) for part in parts) / len(parts) if parts else -10.0


def _piece(part: str, language: str, known: Knowledge) -> Leaf:
    """A part by itself or in other compounds, or as the word of another language."""
    own = tuple(replace(term, weight=max(term.weight, STEM)) for term in own_terms(part))
    meant = {match.concept.id for match in find_concepts((part,), language, known) if not match.is_part}
    return Leaf(part, (*own, *(Term(f"c:{concept}", PIECE_CONCEPT) for concept in sorted(meant))), telling(part))
