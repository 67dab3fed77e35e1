"""Which words of a text a query matched, by any of their forms, and the window of a passage that shows most of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.words import fold, tokens
from index.terms import text_terms
from index.tree import Faint, Leaf, Node, Not, Phrase, Prefix, parts_of

LONGEST = 360
"""Characters of a snippet."""
_LINE = re.compile(r"\n|(?<=[.!?:;])\s")
_TOO_COMMON = 0.1


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of a text, the word of the query that it answers, how much it tells, and why it was looked up beyond that word."""

    start: int
    end: int
    word: str
    weight: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark: terms with the words they stand for, phrases, and beginnings of words."""

    terms: dict[str, tuple[str, float, str]]
    phrases: tuple[tuple[str, ...], ...]
    prefixes: tuple[str, ...]


def wanted(tree: Node) -> Wanted:
    """What an expanded query marks; function words only where nothing else was asked."""
    leaves = [(leaf, weight) for leaf, weight in _leaves(tree, 1.0)]
    telling = [(leaf, weight) for leaf, weight in leaves if leaf.prior > _TOO_COMMON] or leaves
    terms: dict[str, tuple[str, float, str]] = {}
    for leaf, weight in telling:
        for term in leaf.terms:
            value = term.weight * weight * leaf.prior
            if term.text not in terms or terms[term.text][1] < value:
                terms[term.text] = leaf.word, value, term.why
    phrases = tuple(tuple(fold(word) for word in node.words) for node in _nodes(tree) if isinstance(node, Phrase))
    return Wanted(terms, phrases, tuple(fold(node.text) for node in _nodes(tree) if isinstance(node, Prefix)))


def find_marks(want: Wanted, text: str, language: str | None) -> tuple[Mark, ...]:
    """The marks of a text, in order and without overlap: of two that overlap, the more telling stays."""
    found = [*_term_marks(want, text, language), *_phrase_marks(want, text), *_prefix_marks(want, text)]
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (-m.weight, m.start, m.end)):
        if all(mark.end <= other.start or other.end <= mark.start for other in kept):
            kept.append(mark)
    return tuple(sorted(kept, key=lambda mark: mark.start))


def best_window(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[int, int]:
    """The part of [start, end) that shows the most telling marks, from the beginning of a line or sentence to a word's end."""
    if end - start <= LONGEST:
        return start, end
    starts = [start, *(match.end() for match in _LINE.finditer(text, start, end))]
    inside = [mark for mark in marks if start <= mark.start and mark.end <= end]
    near = [mark.start - LONGEST // 3 for mark in inside]
    begins = [*starts, *(_word_start(text, max(start, place)) for place in near)]
    begin = max(begins, key=lambda place: (_shown(inside, place), place in starts, -place))
    return begin, _word_end(text, begin, min(end, begin + LONGEST), end)


def _shown(marks: Iterable[Mark], begin: int) -> float:
    """How much a window shows: each word of the query once in full, and repetitions a little."""
    best: dict[str, float] = {}
    total = 0.0
    for mark in marks:
        if begin <= mark.start and mark.end <= begin + LONGEST:
            best[mark.word] = max(best.get(mark.word, 0.0), mark.weight)
            total += mark.weight
    return round(sum(best.values()) + 0.05 * total, 6)


def _word_start(text: str, place: int) -> int:
    while place > 0 and not text[place - 1].isspace():
        place -= 1
    return place


def _word_end(text: str, begin: int, place: int, end: int) -> int:
    if place >= end or text[place].isspace():
        return place
    return max((place - n for n in range(1, 40) if place - n > begin and text[place - n].isspace()), default=place)


def _term_marks(want: Wanted, text: str, language: str | None) -> Iterator[Mark]:
    for found in text_terms(text, language) if want.terms else ():
        known = want.terms.get(found.term)
        if known:
            yield Mark(found.start, found.end, *known)


def _phrase_marks(want: Wanted, text: str) -> Iterator[Mark]:
    if not want.phrases:
        return
    words = list(tokens(text))
    folded = [fold(word.text) for word in words]
    for phrase in want.phrases:
        for first in range(len(words) - len(phrase) + 1):
            if tuple(folded[first : first + len(phrase)]) == phrase:
                yield Mark(words[first].start, words[first + len(phrase) - 1].end, " ".join(phrase), 2.0)


def _prefix_marks(want: Wanted, text: str) -> Iterator[Mark]:
    for token in tokens(text) if want.prefixes else ():
        prefix = next((prefix for prefix in want.prefixes if fold(token.text).startswith(prefix)), None)
        if prefix:
            yield Mark(token.start, token.end, prefix, 1.0)


def _leaves(node: Node, weight: float) -> Iterator[tuple[Leaf, float]]:
    if isinstance(node, Leaf):
        yield node, weight
    elif not isinstance(node, Not):
        for part in parts_of(node):
            yield from _leaves(part, weight * node.weight if isinstance(node, Faint) else weight)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, Not):
        for part in parts_of(node):
            yield from _nodes(part)
