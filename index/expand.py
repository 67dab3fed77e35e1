"""A query as typed → the terms it is looked up by: other forms of a word, concepts, places, parts of compounds, spellings.

Weights fall from the word itself to what it merely has to do with. Everything beyond the word's own forms is an addition: it is listed,
and its key switches it off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log10

from corpus.knowledge import Knowledge, current
from corpus.lexicon import compound_parts, frequency, is_word
from corpus.places import country_name, country_named, find_places, places_named
from corpus.vocabulary import Concept, find_concepts
from corpus.words import fold, unmarked
from index.forms import part_key, respelt, stem_key, word_forms
from index.place_forms import is_town, place_of_word
from index.spelling import misreadings
from index.terms import LANGUAGES, kind_concepts, telling
from index.translations import translated
from index.tree import And, Asked, Best, Faint, InTitle, Leaf, Maybe, Near, Node, Not, Or, Some, Term, Word

EXACT, FOLDED, LEMMA, STEM = 1.0, 0.95, 0.85, 0.8
MISREAD, PLACE, COUNTRY, CONCEPT, SPELLING = 0.8, 0.75, 0.65, 0.65, 0.95
FIRST_READING, FIRST_READING_WORD = 0.7, 0.5
PARTNER_COUNTRY, PART, PART_CONCEPT, NEAR_COUNTRY = 0.9, 0.45, 0.4, 0.3
"""How surely a form means the word that was typed."""
PIECES, PIECE_CONCEPT = 0.5, 0.65
USUAL = 1e-6
"""Words at least this frequent are spelt as they were meant."""
MISSED = 0.5
"""Words that tell this much are named where no document holds them."""


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
class Expansion:
    """The tree to search with and what was added to it.

    `missing` are telling words that no document holds in any form; `unknown_facts` says that the query asks for facts, such as partner
    towns in a country, of which there are none.
    """

    tree: Node
    added: tuple[Added, ...] = ()
    missing: tuple[str, ...] = ()
    unknown_facts: bool = False


@dataclass(frozen=True, slots=True)
class _Addition:
    """An addition to one word: what is listed, and what it is looked up by; a stopgap only where the word itself is nowhere."""

    added: Added
    terms: tuple[Term, ...] = ()
    part: Node | None = None
    is_stopgap: bool = False


Present = Callable[[Iterable[str]], frozenset[str]]
Suggest = Callable[[str], str | None]


def lookup(tree: Node) -> Node:
    """A tree for an engine: words that nobody has expanded yet are looked up by their forms, concepts and places."""
    return _Expander(None, None, frozenset()).expand(tree)


def expand(tree: Node, present: Present, suggest: Suggest, without: Iterable[str] = ()) -> Expansion:
    """The tree with all additions that the index holds, save those of `without`."""
    expander = _Expander(present, suggest, frozenset(without))
    expanded = expander.expand(tree)
    unknown = bool(expander.asked) and not present(expander.asked)
    return Expansion(expanded, _listed(expander.added), tuple(dict.fromkeys(expander.missing)), unknown)


def _listed(added: Iterable[Added]) -> tuple[Added, ...]:
    """What was added, once each; the translations of a word together."""
    found: dict[str | Added, Added] = {}
    for one in added:
        same = one.key if one.kind == "translation" else one
        before = found.get(same, one)
        terms = dict.fromkeys((*before.term.split(", "), one.term))
        found[same] = replace(before, term=", ".join(terms)) if one.kind == "translation" else one
    return tuple(found.values())


class _Expander:
    """Walks a tree once and notes what it added."""

    def __init__(self, present: Present | None, suggest: Suggest | None, without: frozenset[str]) -> None:
        self._present = present
        self._suggest = suggest
        self._without = without
        self._by_first_readings = True
        self.added: list[Added] = []
        self.missing: list[str] = []
        self.asked: list[str] = []

    def expand(self, node: Node) -> Node:
        match node:
            case Word():
                return self._words((node,))[0]
            case Near():
                return replace(node, parts=tuple(self._as_typed(part) for part in node.parts))
            case Some() | Or() | And():
                return self._group(node)
            case Not():
                return replace(node, part=self._expand_as_shown(node.part))
            case Maybe() | InTitle() | Asked():
                return replace(node, part=self.expand(node.part))
            case _:
                return node

    def _expand_as_shown(self, node: Node) -> Node:
        """A document is not ruled out for a word that it is known not to hold, only to have been read as."""
        before, self._by_first_readings = self._by_first_readings, False
        try:
            return self.expand(node)
        finally:
            self._by_first_readings = before

    def _as_typed(self, node: Node) -> Node:
        """A word near others is that word in any inflection, and nothing that it means."""
        if isinstance(node, Or):
            return replace(node, parts=tuple(self._as_typed(part) for part in node.parts))
        if not isinstance(node, Word):
            return node
        own = own_terms(node.text)
        if self._present and not self._present([term.text for term in own]):
            self.missing.append(node.text)
        return Leaf(node.text, own, telling(node.text))

    def _group(self, node: Some | Or | And) -> Node:
        """Words side by side may name one concept or place together."""
        words = [part for part in node.parts if isinstance(part, Word)]
        looked_up = iter(self._words(words))
        return replace(node, parts=tuple(next(looked_up) if isinstance(part, Word) else self.expand(part) for part in node.parts))

    def _words(self, words: Sequence[Word]) -> list[Node]:
        typed = [word.text for word in words]
        additions = _additions(tuple(typed), current())
        meant = [self._meant(word, own) for word, own in zip(typed, additions, strict=True)]
        if meant != typed:
            additions = _additions(tuple(meant), current())
        return [self._leaf(word, right, own) for word, right, own in zip(typed, meant, additions, strict=True)]

    def _meant(self, word: str, additions: Sequence[_Addition]) -> str:
        """The word that was probably meant, where the typed one is nowhere and no word of any language; else the word itself."""
        if not self._present or not self._suggest or _is_usual(word):
            return word
        terms = [*own_terms(word), *(term for addition in self._allowed(additions) for term in addition.terms)]
        key = f"spelling:{fold(word)}"
        meant = self._suggest(word) if key not in self._without and not self._present([term.text for term in terms]) else None
        if meant is None:
            return word
        self.added.append(Added(meant, "spelling", word, key))
        return meant

    def _allowed(self, additions: Sequence[_Addition]) -> list[_Addition]:
        return [addition for addition in additions if addition.added.key not in self._without]

    def _leaf(self, typed: str, word: str, additions: Sequence[_Addition]) -> Node:
        """What a word, or the one that was probably meant, is looked up by."""
        allowed = self._allowed(additions)
        self.asked += [term.text for addition in allowed for term in addition.terms if term.text.startswith("pk:")]
        own = own_terms(word) + (_first_reading(word) if self._by_first_readings else ())
        is_known = False
        if self._present:
            is_known = bool(self._present([term.text for term in own if term.weight > PART]))
            allowed = [addition for addition in allowed if self._is_there(addition) and not (addition.is_stopgap and is_known)]
        terms = [*own, *(term for addition in allowed for term in addition.terms)]
        parts = [_strict(addition.part) if is_known else addition.part for addition in allowed if addition.part is not None]
        if self._present and not parts and telling(word) > MISSED and not self._present([term.text for term in terms]):
            self.missing.append(word)
        self.added += [addition.added for addition in allowed]
        if word != typed:
            terms = [replace(term, weight=term.weight * SPELLING, why=term.why or f"spelling: {word}") for term in terms]
        leaf = Leaf(typed, tuple(terms), telling(word))
        return Best((leaf, *parts)) if parts else leaf

    def _is_there(self, addition: _Addition) -> bool:
        """Whether the index holds all that an addition asks for."""
        assert self._present is not None
        if isinstance(addition.part, Faint) and isinstance(addition.part.part, Some):
            return all(self._present([term.text for term in leaf.terms]) for leaf in addition.part.part.parts if isinstance(leaf, Leaf))
        return bool(self._present([term.text for term in addition.terms]))


@lru_cache(maxsize=1 << 12)
def own_terms(word: str) -> tuple[Term, ...]:
    """The forms of a word itself in any of the languages, and the compounds that it is a part of."""
    folded, lowered = fold(word), word.lower()
    weights = {f"f:{folded}": FOLDED if folded != lowered else EXACT}
    if folded != lowered:
        weights[f"=:{lowered}"] = EXACT
    for language in LANGUAGES:
        forms = word_forms(word, language)
        weights |= {f"m{language}:{fold(form)}": LEMMA for form in forms[1:]}
        weights |= {f"s{language}:{stem_key(form, language)}": STEM for form in forms}
        weights |= {f"p{language}:{part_key(form, language)}": PART for form in forms}
    return tuple(Term(text, weight) for text, weight in weights.items())


def _first_reading(word: str) -> tuple[Term, ...]:
    """The word as an OCR printed it where something else is shown; a word that exists (*Bern*) was rather meant itself."""
    weight = FIRST_READING_WORD if any(is_word(word.lower(), language) for language in LANGUAGES) else FIRST_READING
    return (Term(f"r:{fold(word)}", weight, "reading"),)


@lru_cache(maxsize=1 << 10)
def _additions(words: tuple[str, ...], known: Knowledge) -> tuple[tuple[_Addition, ...], ...]:
    """For each word of a run, what may be added to it, by what we and the users know (which is in use already, and here the key)."""
    found: list[list[_Addition]] = [[] for _ in words]
    for position, addition in (*_concepts(words, known), *_places(words)):
        found[position].append(addition)
    partners = {f"concept:{concept}" for concept in kind_concepts("partner_city")}
    asks_partners = any(addition.added.key in partners for additions in found for addition in additions)
    for position, word in enumerate(words):
        found[position] += (*_countries(word, asks_partners=asks_partners), *_misread(word))
        if all(addition.added.kind != "place" for addition in found[position]):
            found[position] += _pieces(word, known)
    for position, addition in _translations(words, known):
        if all(other.added.kind != "place" for other in found[position]):
            found[position].append(addition)
    return tuple(tuple(additions) for additions in found)


def _concepts(words: Sequence[str], known: Knowledge) -> Iterator[tuple[int, _Addition]]:
    for match in find_concepts(words, None, known):
        typed = " ".join(words[match.first : match.last])
        label = _other_label(match.concept, typed, _likely_language(words))
        added = Added(label, "concept", typed, f"concept:{match.concept.id}")
        term = Term(f"c:{match.concept.id}", PART_CONCEPT if match.is_part else CONCEPT, f"concept: {label}")
        for position in range(match.first, match.last):
            yield position, _Addition(added, (term,), is_stopgap=match.is_part)


def _translations(words: Sequence[str], known: Knowledge) -> Iterator[tuple[int, _Addition]]:
    """What words are called in the other languages, besides what their concepts say."""
    covered: list[list[str]] = [[] for _ in words]
    for match in find_concepts(words, None, known):
        for position in range(match.first, match.last) if not match.is_part else ():
            covered[position] += (word for others in match.concept.words.values() for word in others)
    for found in translated(words, covered):
        typed = " ".join(words[found.first : found.last])
        added = Added(found.word, "translation", typed, f"translation:{fold(typed)}")
        for position in range(found.first, found.last):
            yield position, _Addition(added, found.terms, found.part)


def _is_usual(word: str) -> bool:
    return max(frequency(word, language) for language in LANGUAGES) >= USUAL


def _other_label(concept: Concept, typed: str, language: str) -> str:
    """What a concept is called, in the language of the query or else in one where it is called something else."""
    labels = [concept.label(code) for code in (language, *LANGUAGES)]
    return next((label for label in labels if fold(label) != fold(typed)), labels[0])


def _likely_language(words: Sequence[str]) -> str:
    """The interface language in which the words are the most usual."""
    return max(LANGUAGES, key=lambda language: sum(frequency(word, language) > 0 for word in words))


def _places(words: Sequence[str]) -> Iterator[tuple[int, _Addition]]:
    """Towns named by one word or several; a common word is a town only when it is typed like one."""
    text = " ".join(words)
    starts = {sum(len(word) + 1 for word in words[:n]): n for n in range(len(words))}
    capital = [(starts.get(m.start), m.text.count(" ") + 1, m.candidates) for m in find_places(text) if is_town(m)]
    made = [(n, 1, (town,)) for n, word in enumerate(words) if (town := place_of_word(word) or place_of_word(word.capitalize()))]
    small = [(n, 1, places_named(word)) for n, word in enumerate(words) if not word[:1].isupper() and telling(word) > 0.8 and len(word) > 3]
    for first, count, towns in (*capital, *made, *small):
        if first is None or not towns:
            continue
        terms = tuple(Term(f"l:{town.id}", PLACE, f"place: {town.name}") for town in towns[:5])
        for position in range(first, min(first + count, len(words))):
            to = " ".join(words[first : first + count])
            yield position, _Addition(Added(towns[0].name, "place", to, f"place:{towns[0].id}"), terms)


def _countries(word: str, *, asks_partners: bool) -> Iterator[_Addition]:
    """A country by its name or adjective; beside a word for partner towns, those in the country come first."""
    code = country_named(word) if len(word) > 3 else None
    if code:
        name = country_name(code, _likely_language((word,)))
        terms = (Term(f"k:{code}", COUNTRY, f"place: {name}"), Term(f"kl:{code}", NEAR_COUNTRY, f"place: {name}"))
        partner = (Term(f"pk:{code}", PARTNER_COUNTRY, f"place: {name}"),) if asks_partners else ()
        yield _Addition(Added(name, "place", word, f"country:{code}"), (*terms, *partner))


def _misread(word: str) -> Iterator[_Addition]:
    for reading in misreadings(word):
        term = Term(f"f:{reading}", MISREAD, f"spelling: {reading}")
        yield _Addition(Added(reading, "spelling", word, f"misread:{reading}"), (term,))


def _strict(part: Node) -> Node:
    """The parts of a compound that the index holds itself: only where they stand together."""
    return replace(part, together=True) if isinstance(part, Faint) and part.why.startswith("part:") else part


def _pieces(word: str, known: Knowledge) -> Iterator[_Addition]:
    """The parts of a compound, or what they mean, which must stand together in a passage to make up for it."""
    ways = {language: compound_parts(respelt(unmarked(word.lower()), language), language) for language in ("da", "de")}
    language, parts = max(ways.items(), key=lambda way: _likely_parts(*way))
    if parts:
        label = " ".join(parts)
        leaves = tuple(_piece(part, language, known) for part in parts)
        part = Faint(Some(leaves), PIECES, word, f"part: {label}")
        yield _Addition(Added(label, "part", word, f"part:{fold(word)}"), part=part)


def _likely_parts(language: str, parts: Sequence[str]) -> float:
    """How usual the parts of a compound are in a language."""
    return sum(log10(frequency(part, language) or 1e-9) for part in parts) / len(parts) if parts else -10.0


def _piece(part: str, language: str, known: Knowledge) -> Leaf:
    """A part by itself or in other compounds, or as the word of another language."""
    own = tuple(replace(term, weight=max(term.weight, STEM)) for term in own_terms(part))
    meant = {match.concept.id for match in find_concepts((part,), language, known) if not match.is_part}
    return Leaf(part, (*own, *(Term(f"c:{concept}", PIECE_CONCEPT) for concept in sorted(meant))), telling(part))
