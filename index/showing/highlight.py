"""Which words of a text a query matched, by any of their forms, and the window of a passage that shows most of them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.words import fold, tokens
from index.ranking.near import counts_as, near_places
from index.showing.page_breaks import Beside, alone, broken_phrases
from index.text.terms import Occurrence, beyond_words, word_terms
from index.tree import Faint, Fuzzy, Leaf, Near, Node, Not, Phrase, Prefix, parts_of

LONGEST = 360
"""Characters of a snippet."""
_LINE = re.compile(r"\n|(?<=[.!?:;])\s")
_FARTHEST = 160
"""How many characters before a passage its sentence may begin."""
_AT_START = 1.15
"""How much better a window is that begins with a line or sentence."""
_TOO_COMMON = 0.1


@dataclass(frozen=True, slots=True)
class Mark:
    """[start, end) of a text, the word of the query that it answers, how much it tells, and why it was looked up beyond that word.

    A stopgap, a part (`part`) of a compound that was typed, is marked only where the compound itself is not there.
    """

    start: int
    end: int
    word: str
    weight: float
    why: str = ""
    is_stopgap: bool = False
    part: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to mark: terms with the words they stand for, phrases, beginnings of words, words spelt alike and words near each other."""

    terms: dict[str, Mark]
    phrases: tuple[tuple[str, ...], ...]
    prefixes: tuple[Prefix, ...]
    alike: tuple[Fuzzy, ...] = ()
    near: tuple[Near, ...] = ()
    together: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Words whose parts are marked only where all of them stand."""


def wanted(tree: Node) -> Wanted:
    """What an expanded query marks; function words only where nothing else was asked."""
    leaves = list(_leaves(tree))
    telling = [(leaf, within) for leaf, within in leaves if leaf.prior > _TOO_COMMON] or leaves
    terms: dict[str, Mark] = {}
    for leaf, within in telling:
        for term in leaf.terms:
            weight = term.weight * leaf.prior * (within.weight if within else 1)
            mark = Mark(0, 0, leaf.word, weight, term.why)
            if within:
                mark = replace(mark, word=within.word, why=within.why, is_stopgap=True, part=leaf.word if within.together else "")
            if term.text not in terms or terms[term.text].weight < weight:
                terms[term.text] = mark
    nodes = list(_nodes(tree))
    return Wanted(
        terms,
        tuple(tuple(fold(word) for word in node.words) for node in nodes if isinstance(node, Phrase)),
        tuple(node for node in nodes if isinstance(node, Prefix)),
        tuple(node for node in nodes if isinstance(node, Fuzzy)),
        tuple(node for node in nodes if isinstance(node, Near)),
        {node.word: frozenset(leaf.word for leaf, _ in _leaves(node)) for node in nodes if isinstance(node, Faint) and node.together},
    )


def find_marks(
    want: Wanted, text: str, language: str | None, readings: Sequence[Occurrence] = (), beside: Beside = alone
) -> tuple[Mark, ...]:
    """The marks of a text, in order and without overlap: of two that overlap, the more telling stays.

    `readings` are words that stood here when the text was first read; they mark what is shown instead. `beside` gives the texts
    that a phrase may have begun in or may go on in.
    """
    in_terms = [*_term_marks(want, text, language), *_reading_marks(want, text, readings)]
    whole = {mark.word for mark in in_terms if not mark.is_stopgap}
    halves = {word for word, parts in want.together.items() if parts > {mark.part for mark in in_terms if mark.word == word}}
    found = [mark for mark in in_terms if not (mark.is_stopgap and mark.word in whole | halves)]
    found += [*_phrase_marks(want, text, beside), *_prefix_marks(want, text), *_alike_marks(want, text), *_near_marks(want, text)]
    return without_overlap(sorted(found, key=lambda m: (-m.weight, m.start, m.end)))


def without_overlap(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """In order, those that overlap none that came before; only the next one to end can overlap, so it alone is looked at."""
    kept: list[Mark] = []
    for mark in marks:
        place = bisect_right(kept, mark.start, key=lambda other: other.end)
        if place == len(kept) or mark.end <= kept[place].start:
            kept.insert(place, mark)
    return tuple(kept)


def best_window(text: str, marks: Sequence[Mark]) -> tuple[int, int]:
    """The part of a passage that shows the most telling marks, from the beginning of a line or sentence to a word's end."""
    if len(text) <= LONGEST:
        return 0, len(text)
    starts = {0, *(match.end() for match in _LINE.finditer(text))}
    near = (_word_start(text, max(0, mark.start - LONGEST // 3)) for mark in marks)
    begin = max(sorted({*starts, *near}), key=lambda place: (_shown(marks, place) * (_AT_START if place in starts else 1), -place))
    return begin, _word_end(text, begin, min(len(text), begin + LONGEST))


def sentence_start(text: str, place: int) -> int:
    """Where the sentence or line begins that stands at `place`; the place itself where that is far off."""
    first = max(0, place - _FARTHEST)
    starts = [match.end() for match in _LINE.finditer(text, first, place)]
    return starts[-1] if starts else 0 if first == 0 else place


def is_cut(text: str, start: int, end: int) -> tuple[bool, bool]:
    """Whether [start, end) begins, and whether it ends, in the middle of a sentence."""
    before, after = text[:start].rstrip(" \t"), text[end:].lstrip(" \t")
    begins = not before or before[-1] in "\n.!?:;"
    ends = not after or after[0] in "\n.!?:;" or text[:end].rstrip()[-1:] in tuple(".!?:;")
    return not begins, not ends


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


def _word_end(text: str, begin: int, place: int) -> int:
    if place >= len(text) or text[place].isspace():
        return place
    return max((place - n for n in range(1, 40) if place - n > begin and text[place - n].isspace()), default=place)


def _term_marks(want: Wanted, text: str, language: str | None) -> Iterator[Mark]:
    forms = {term.partition(":")[0] for term in want.terms}
    concepts, places = "c" in forms, not forms.isdisjoint(("l", "k", "kl"))
    words = list(tokens(text)) if want.terms else []
    for word in words:
        for term in word_terms(word.text, language):
            if known := want.terms.get(term):
                yield replace(known, start=word.start, end=word.end)
    for found in beyond_words(text, words, language, concepts=concepts, places=places):
        if known := want.terms.get(found.term):
            yield replace(known, start=found.start, end=found.end)


def _reading_marks(want: Wanted, text: str, readings: Sequence[Occurrence]) -> Iterator[Mark]:
    for reading in readings:
        known = want.terms.get(reading.term)
        if known:
            shown = " ".join(text[reading.start : reading.end].split())
            yield replace(known, start=reading.start, end=reading.end, why=f"{known.why}: {shown}")


def _phrase_marks(want: Wanted, text: str, beside: Beside) -> Iterator[Mark]:
    if not want.phrases:
        return
    words = list(tokens(text))
    folded = [fold(word.text) for word in words]
    for phrase in want.phrases:
        for first in range(len(words) - len(phrase) + 1):
            if tuple(folded[first : first + len(phrase)]) == phrase:
                yield Mark(words[first].start, words[first + len(phrase) - 1].end, " ".join(phrase), 2.0)
    for start, end, said in broken_phrases(want.phrases, text, *beside()):
        yield Mark(start, end, said, 2.0)


def _prefix_marks(want: Wanted, text: str) -> Iterator[Mark]:
    for token in tokens(text) if want.prefixes else ():
        asked = next((node for node in want.prefixes if counts_as(node, token.text)), None)
        if asked:
            yield Mark(token.start, token.end, fold(asked.text), 1.0)


def _alike_marks(want: Wanted, text: str) -> Iterator[Mark]:
    for token in tokens(text) if want.alike else ():
        meant = next((node for node in want.alike if counts_as(node, token.text)), None)
        if meant:
            yield Mark(token.start, token.end, meant.text, 1.0)


def _near_marks(want: Wanted, text: str) -> Iterator[Mark]:
    """Words of a NEAR, only where they do stand near each other."""
    words = list(tokens(text)) if want.near else []
    for node in want.near:
        places = [[place for place, token in enumerate(words) if counts_as(part, token.text)] for part in node.parts]
        for place in sorted(near_places(places, node.distance)):
            token = words[place]
            yield Mark(token.start, token.end, fold(token.text), 1.5)


def _leaves(node: Node, within: Faint | None = None) -> Iterator[tuple[Leaf, Faint | None]]:
    """The leaves, and what they stand in for."""
    if isinstance(node, Leaf):
        yield node, within
    elif not isinstance(node, Not | Near):
        for part in parts_of(node):
            yield from _leaves(part, node if isinstance(node, Faint) else within)


def _nodes(node: Node) -> Iterator[Node]:
    yield node
    if not isinstance(node, Not | Near):
        for part in parts_of(node):
            yield from _nodes(part)
