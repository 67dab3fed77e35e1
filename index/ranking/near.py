"""Words near each other: which words of an index are forms of a word that was typed, and whether their places lie close together.

Only folded words have places, so a word is looked up by all folded words of the index that share its lemma or stem.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Protocol

from corpus.words import fold
from index.text.spelling import similar_terms
from index.text.terms import LANGUAGES, word_terms
from index.tree import Best, Fuzzy, Leaf, Node, Or, Prefix, Term

SHORTEST_STEM = 3
LONGEST_ENDING = 5
"""What is longer than a word by more letters than these is a compound rather than a form of it: *-ernes* is the longest ending."""
_OWN_FORMS = ("f", *(f"{form}{language}" for form in "ms" for language in LANGUAGES))


class Spellings(Protocol):
    """What is asked of an index: its terms that begin so, and its words near a spelling."""

    def terms(self, prefix: str) -> Sequence[str]: ...

    def find_similar(self, text: str, distance: int) -> Sequence[Term]: ...


def near_group(node: Node, spellings: Spellings, *, as_typed: bool = False) -> tuple[str, ...]:
    """The folded words of the index, as terms, that count as a part of a NEAR; `as_typed` leaves out what it merely means."""
    match node:
        case Leaf():
            leaves = (_leaf_as_typed(node),) if as_typed else _by_reason(node)
            found: Iterable[str] = (term for leaf in leaves for term in _forms(leaf, spellings))
        case Best():
            found = near_group(node.parts[0], spellings, as_typed=as_typed)
        case Prefix():
            found = begun(node, spellings)
        case Fuzzy():
            found = (term.text for term in spellings.find_similar(node.text, node.distance))
        case Or():
            found = (term for part in node.parts for term in near_group(part, spellings, as_typed=as_typed))
        case _:
            found = ()
    return tuple(dict.fromkeys(found))


def begun(node: Prefix, spellings: Spellings) -> Sequence[str]:
    """The terms of folded words that begin, and end, as a part of a query asks."""
    terms = spellings.terms(f"f:{fold(node.text)}")
    return [term for term in terms if is_begun(node, term[2:])] if node.ending else terms


def is_begun(node: Prefix, folded: str) -> bool:
    """Whether a folded word begins, and ends, as a part of a query asks."""
    begin, ending = fold(node.text), fold(node.ending)
    return folded.startswith(begin) and folded.endswith(ending) and len(folded) >= len(begin) + len(ending)


def word_forms_of(leaf: Leaf) -> frozenset[str]:
    """The terms of a leaf that are a word in any inflection, and not one that it is a part of."""
    return frozenset(term.text for term in leaf.terms if term.text.partition(":")[0] in _OWN_FORMS)


def _leaf_as_typed(leaf: Leaf) -> Leaf:
    return replace(leaf, terms=tuple(term for term in leaf.terms if not term.why))


def _by_reason(leaf: Leaf) -> Iterator[Leaf]:
    """A leaf for each word that it is looked up by: the one typed, and what it means."""
    for why in dict.fromkeys(term.why for term in leaf.terms):
        terms = tuple(term for term in leaf.terms if term.why == why)
        yield Leaf(why.partition(": ")[2] if why else leaf.word, terms)


def _forms(leaf: Leaf, spellings: Spellings) -> Iterable[str]:
    wanted = word_forms_of(leaf)
    if not wanted:
        return
    yield from (term for term in wanted if term.startswith("f:"))
    values = [term.partition(":")[2] for term in wanted]
    longest = max(map(len, values)) + LONGEST_ENDING
    for form, begin in (("f", _common(values)), ("=", _written_begin(leaf.word, values))):
        if len(begin) >= SHORTEST_STEM:
            for term in spellings.terms(f"{form}:{begin}"):
                word = term.partition(":")[2]
                if len(word) <= longest and _is_form(word, wanted):
                    yield f"f:{fold(word)}"


def _written_begin(word: str, values: Sequence[str]) -> str:
    """How all forms of a word with letters of its own begin: *Städ* of *Städte*, whose stem is *stadt*."""
    lowered = word.lower()
    return lowered[: max(SHORTEST_STEM, len(_common([fold(lowered), *values])))] if fold(lowered) != lowered else ""


def _common(words: Sequence[str]) -> str:
    """With what all of them begin."""
    first, last = min(words, default=""), max(words, default="")
    return first[: next((place for place, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))]


def _is_form(word: str, wanted: frozenset[str]) -> bool:
    return any(not wanted.isdisjoint(word_terms(word, language)) for language in LANGUAGES)


def counts_as(node: Node, word: str) -> bool:
    """Whether a word of a text is one that a part of a NEAR, or a word to be spelt alike, asks for."""
    match node:
        case Leaf():
            return _is_form(word, word_forms_of(node))
        case Best():
            return counts_as(node.parts[0], word)
        case Prefix():
            return is_begun(node, fold(word))
        case Fuzzy():
            return bool(similar_terms(node.text, node.distance, [fold(word)]))
        case Or():
            return any(counts_as(part, word) for part in node.parts)
    return False


def stand_near(places: Sequence[Sequence[int]], distance: int, here: Collection[int]) -> bool:
    """Whether places of all groups, a different one for each and one of them `here`, lie within `distance` words from one to the next."""
    at = _in_order(places)
    latest = list(accumulate((number if place in here else -1 for number, (place, _) in enumerate(at)), max))
    return any(latest[last] >= first for first, last in _windows(at, len(places), distance))


def near_places(places: Sequence[Sequence[int]], distance: int) -> set[int]:
    """The places that lie so near each other."""
    at = _in_order(places)
    found: set[int] = set()
    done = 0
    for first, last in _windows(at, len(places), distance):
        found.update(place for place, _ in at[max(first, done) : last + 1])
        done = last + 1
    return found


def _in_order(places: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Each place with the number of its group."""
    return sorted((place, group) for group, found in enumerate(places) for place in found)


def _windows(at: Sequence[tuple[int, int]], groups: int, distance: int) -> Iterator[tuple[int, int]]:
    """The first and last of stretches in which every group has a place of its own; both only grow, and so does the work with the text."""
    farthest = distance * max(1, groups - 1)
    ranks = list(accumulate((before[0] != after[0] for before, after in pairwise(at)), initial=1))
    held = [0] * groups
    missing = groups
    first = 0
    for last, (place, group) in enumerate(at):
        missing -= not held[group]
        held[group] += 1
        while place - at[first][0] > farthest:
            left = at[first][1]
            held[left] -= 1
            missing += not held[left]
            first += 1
        if not missing and ranks[last] - ranks[first] + 1 >= groups:
            yield first, last
