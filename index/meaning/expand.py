"""A query as typed → the terms it is looked up by: other forms of a word, concepts, places, parts of compounds, spellings.

Weights fall from the word itself to what it merely has to do with. Everything beyond the word's own forms is an addition: it is listed,
and its key switches it off.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from corpus.knowledge import current
from corpus.lexicon import frequency
from corpus.words import fold
from index.meaning.additions import Added, Addition, additions
from index.meaning.near_meanings import near_meanings
from index.meaning.own_terms import CONCEPT, PART, SPELLING, STEM, first_reading, own_terms
from index.text.terms import LANGUAGES, telling
from index.tree import And, Asked, Best, Faint, InTitle, Leaf, Maybe, Near, Node, Not, Or, Some, Term, Word

__all__ = ["CONCEPT", "PART", "Added", "Expansion", "expand", "lookup", "own_terms"]

USUAL = 1e-6
"""Words at least this frequent are spelt as they were meant."""
MISSED = 0.5
"""Words that tell this much are named where no document holds them."""


@dataclass(frozen=True, slots=True)
class Expansion:
    """The tree to search with and what was added to it.

    `missing` are telling words that no document holds in any form.
    """

    tree: Node
    added: tuple[Added, ...] = ()
    missing: tuple[str, ...] = ()


Present = Callable[[Iterable[str]], frozenset[str]]
Suggest = Callable[[str], str | None]


def lookup(tree: Node) -> Node:
    """A tree for an engine: words that nobody has expanded yet are looked up by their forms, concepts and places."""
    return _Expander(None, None, frozenset()).expand(tree)


def expand(tree: Node, present: Present, suggest: Suggest, without: Iterable[str] = ()) -> Expansion:
    """The tree with all additions that the index holds, save those of `without`."""
    expander = _Expander(present, suggest, frozenset(without))
    expanded = expander.expand(tree)
    return Expansion(expanded, _listed(expander.added), tuple(dict.fromkeys(expander.missing)))


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
        self._is_ruled_out = False
        self.added: list[Added] = []
        self.missing: list[str] = []

    def expand(self, node: Node) -> Node:
        match node:
            case Word():
                return self._words((node,))[0]
            case Near():
                return self._near(node)
            case Some() | Or() | And():
                return self._group(node)
            case Not():
                return replace(node, part=self._expand_ruled_out(node.part))
            case Maybe() | InTitle() | Asked():
                return replace(node, part=self.expand(node.part))
            case _:
                return node

    def _expand_ruled_out(self, node: Node) -> Node:
        """A document is ruled out for a form of the very word, or a place that is called so; not for a compound that holds the word,
        what it merely means, or what it was misread as.
        """
        before, self._is_ruled_out = self._is_ruled_out, True
        try:
            return self.expand(node)
        finally:
            self._is_ruled_out = before

    def _near(self, node: Near) -> Near:
        """Words near each other: each in any inflection, or another word for what it means."""
        typed = tuple(part.text for part in node.parts if isinstance(part, Word))
        meant = iter(near_meanings(typed, current()))
        return replace(node, parts=tuple(self._placed(part, next(meant) if isinstance(part, Word) else ()) for part in node.parts))

    def _placed(self, node: Node, meant: Sequence[Addition]) -> Node:
        if isinstance(node, Or):
            return replace(node, parts=tuple(self._placed(part, ()) for part in node.parts))
        if not isinstance(node, Word):
            return node
        allowed = [addition for addition in self._allowed(meant) if self._present is None or self._is_there(addition)]
        terms = (*self._own(node.text), *(term for addition in allowed for term in addition.terms))
        if self._present and not self._present([term.text for term in terms]):
            self.missing.append(node.text)
        self.added += [addition.added for addition in allowed]
        return Leaf(node.text, terms, telling(node.text))

    def _group(self, node: Some | Or | And) -> Node:
        """Words side by side may name one concept or place together."""
        words = [part for part in node.parts if isinstance(part, Word)]
        looked_up = iter(self._words(words))
        return replace(node, parts=tuple(next(looked_up) if isinstance(part, Word) else self.expand(part) for part in node.parts))

    def _words(self, words: Sequence[Word]) -> list[Node]:
        typed = [word.text for word in words]
        added = additions(tuple(typed), current())
        meant = [self._meant(word, own) for word, own in zip(typed, added, strict=True)]
        if meant != typed:
            added = additions(tuple(meant), current())
        return [self._leaf(word, right, own) for word, right, own in zip(typed, meant, added, strict=True)]

    def _meant(self, word: str, additions: Sequence[Addition]) -> str:
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

    def _allowed(self, additions: Sequence[Addition]) -> list[Addition]:
        allowed = (addition for addition in additions if addition.added.key not in self._without)
        return [addition for addition in allowed if not self._is_ruled_out or addition.added.key.startswith("place:")]

    def _own(self, word: str) -> tuple[Term, ...]:
        """The forms of a word itself, and compounds with it unless it rules documents out."""
        return tuple(term for term in own_terms(word) if term.weight >= STEM) if self._is_ruled_out else own_terms(word)

    def _leaf(self, typed: str, word: str, additions: Sequence[Addition]) -> Node:
        """What a word, or the one that was probably meant, is looked up by."""
        allowed = self._allowed(additions)
        own = self._own(word) + (() if self._is_ruled_out else first_reading(word))
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

    def _is_there(self, addition: Addition) -> bool:
        """Whether the index holds all that an addition asks for."""
        assert self._present is not None
        if isinstance(addition.part, Faint) and isinstance(addition.part.part, Some):
            return all(self._present([term.text for term in leaf.terms]) for leaf in addition.part.part.parts if isinstance(leaf, Leaf))
        return bool(self._present([term.text for term in addition.terms]))


def _is_usual(word: str) -> bool:
    return max(frequency(word, language) for language in LANGUAGES) >= USUAL


def _strict(part: Node) -> Node:
    """The parts of a compound that the index holds itself: only where they stand together."""
    return replace(part, together=True) if isinstance(part, Faint) and part.why.startswith("part:") else part
