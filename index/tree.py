"""The parts of a query, in our own words: what was typed (`Word`, `Phrase` …), and what it is looked up by (`Leaf`, `Best`, `Faint`)."""

from __future__ import annotations

from dataclasses import dataclass

UNKNOWN = "unknown"
"""The facet value of documents that have none, such as those whose year is not known; it can be filtered by."""


@dataclass(frozen=True, slots=True)
class Node:
    """A part of a query."""


@dataclass(frozen=True, slots=True)
class Word(Node):
    """One word, as typed."""

    text: str


@dataclass(frozen=True, slots=True)
class Phrase(Node):
    """Words, as they were typed, that stand side by side within a passage; also one alone."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prefix(Node):
    """Words that begin so, and end as `ending` says where there is one."""

    text: str
    ending: str = ""


@dataclass(frozen=True, slots=True)
class Near(Node):
    """Words, beginnings of words or choices of these that stand within a passage at most `distance` words apart, in any order."""

    parts: tuple[Node, ...]
    distance: int


@dataclass(frozen=True, slots=True)
class Fuzzy(Node):
    """Words that differ from this one by at most `distance` letters."""

    text: str
    distance: int


@dataclass(frozen=True, slots=True)
class And(Node):
    """A document that all parts hold for, on whichever pages."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """A document that any part holds for."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """A document that the part does not hold for."""

    part: Node


@dataclass(frozen=True, slots=True)
class Some(Node):
    """Words side by side without an operator: the more of them a passage holds, and the rarer they are, the better."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Maybe(Node):
    """A part that makes a document rank higher but need not hold."""

    part: Node


@dataclass(frozen=True, slots=True)
class FieldWord(Node):
    """A property of the document: any of `values` (compared folded), or a number within [first, last].

    Of the field `date` the range is one of ISO days, or of months or years, and a document has the property that speaks of a day in it.
    """

    field: str
    values: tuple[str, ...] = ()
    first: int | str | None = None
    last: int | str | None = None


@dataclass(frozen=True, slots=True)
class InTitle(Node):
    """A part that the title holds."""

    part: Node


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the index, how surely it means the word (0–1), and, where it is not the word itself, why it is looked up."""

    text: str
    weight: float
    why: str = ""


@dataclass(frozen=True, slots=True)
class Leaf(Node):
    """A word as the terms it is looked up by, the best of which counts; `prior` is how telling the word is in any text (0–1)."""

    word: str
    terms: tuple[Term, ...]
    prior: float = 1.0


@dataclass(frozen=True, slots=True)
class Best(Node):
    """Several ways to say one thing: the first is what was typed, the others may only make up for it."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Faint(Node):
    """A part that counts less: a guess of ours that stands in for `word`, which was typed.

    If it is to stand `together`, it counts only where one passage holds all of it.
    """

    part: Node
    weight: float
    word: str = ""
    why: str = ""
    together: bool = False


@dataclass(frozen=True, slots=True)
class FactWord(Node):
    """Facts of a kind that say this, in documents with all these properties; `weight` is how well they fit (0–1).

    In each slot of a fact's term (see `index/questions/fact_terms.py`) stands one of these values; where none is named, any.
    """

    kind: str
    slots: tuple[tuple[str, ...], ...] = ()
    within: tuple[FieldWord, ...] = ()
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Asked(Node):
    """What was typed, and the facts that it asks for, any of which answers; `covers` is how much of what was typed they answer (0–1)."""

    part: Node
    facts: tuple[FactWord, ...]
    covers: float = 1.0


def parts_of(node: Node) -> tuple[Node, ...]:
    """The parts that a node is made of."""
    if isinstance(node, And | Or | Some | Best | Near):
        return node.parts
    return (node.part,) if isinstance(node, Not | Maybe | InTitle | Faint | Asked) else ()
