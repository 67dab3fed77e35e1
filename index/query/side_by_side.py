"""Parts of a query that stand side by side → one part: what must hold, what makes a document better, and what the title is to hold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from index.query.long_queries import most_telling
from index.query.mends import Mends
from index.tree import And, FieldWord, InTitle, Maybe, Near, Node, Not, Or, Phrase, Some


@dataclass(frozen=True, slots=True)
class Must(Node):
    """A part with a plus before it."""

    part: Node


def is_strict(node: Node) -> bool:
    """Whether a part was asked for so exactly that it must hold: words alone need not."""
    if isinstance(node, Or):
        return all(is_strict(part) for part in node.parts)
    return isinstance(node, And | Not | FieldWord | Phrase | Near | InTitle)


def in_title(node: Node | None) -> Node | None:
    """What the title holds, must hold both of, or must not hold."""
    match node:
        case None:
            return None
        case Must():
            return in_title(node.part)
        case Not():
            inner = in_title(node.part)
            return Not(inner) if inner is not None else None
        case And() | Or():
            return replace(node, parts=tuple(inner for part in node.parts if (inner := in_title(part)) is not None))
        case Maybe() | FieldWord():
            return node
    return InTitle(node)


def soft(parts: Sequence[Node]) -> Node | None:
    """Words side by side, of which more are better."""
    flat = tuple(part for node in parts for part in (node.parts if isinstance(node, Some) else (node,)))
    return Some(flat) if len(flat) > 1 else flat[0] if flat else None


def together(parts: Sequence[tuple[str, Node]], mends: Mends) -> Node | None:
    """Parts side by side: what must hold, and of the rest the more the better."""
    must = [node for role, node in parts if role == "must"]
    rest = soft(most_telling([node for role, node in parts if role == "may"], mends))
    if not must:
        return rest
    if rest is not None:
        must.append(Maybe(rest) if any(_is_content(node) for node in must) else rest)
    return And(tuple(must)) if len(must) > 1 else must[0]


def _is_content(node: Node) -> bool:
    """Whether a part that must hold asks for words, and not only for properties or against something."""
    return any(_is_content(part) for part in node.parts) if isinstance(node, Or | And) else not isinstance(node, FieldWord | Not)
