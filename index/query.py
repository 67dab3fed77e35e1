"""What a person types, as a tree in our own words: total, it never raises; what is broken is mended, and the notes say how.

klima energi            documents with more of the words come first
klima AND energi        both (OG, UND); OR, ELLER, ODER; NOT, IKKE, NICHT; +word must, -word must not be there
"grøn omstilling"       side by side, with any quotation marks
klima*                  words that begin so
kommune:Egesund år:2015..2030 titel:strategi    properties of the document, in Danish, German or English
(vind OR sol) AND anlæg brackets
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from corpus.words import fold, tokens
from index.fields import FIELDS, field_node
from index.tree import And, FieldWord, InTitle, Maybe, Node, Not, Or, Phrase, Prefix, Some, Word

__all__ = ["Node", "Note", "Query", "parse"]

LONGEST = 100
DEEPEST = 20

_QUOTES = '"“”„‟«»'
_PIECE = re.compile(
    rf"""(?P<quoted>[{_QUOTES}](?P<inside>[^{_QUOTES}]*)(?P<closed>[{_QUOTES}])?)
    | (?P<open>\() | (?P<close>\))
    | (?P<sign>(?<![^\s(])[+\-−](?=[^\s+\-−)]))
    | (?P<name>[^\W\d_][\w]*):(?=[^\s:)])
    | (?P<word>[^\s(){_QUOTES}]+)""",
    re.VERBOSE,
)
_OPERATORS = {
    **dict.fromkeys(("AND", "OG", "UND", "&&"), "and"),
    **dict.fromkeys(("OR", "ELLER", "ODER", "||"), "or"),
    **dict.fromkeys(("NOT", "IKKE", "NICHT"), "not"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the search did to the query, as a code that the interface translates, and what it was done to."""

    code: str
    about: str


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: the tree (None where nothing was asked) and how the query was mended."""

    tree: Node | None
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    kind: str
    text: str


@dataclass(slots=True)
class _Reader:
    """Walks over the pieces of a query."""

    pieces: Sequence[_Piece]
    notes: list[Note] = field(default_factory=list)
    at: int = 0

    def peek(self) -> str:
        return self.pieces[self.at].kind if self.at < len(self.pieces) else ""

    def take(self) -> _Piece:
        self.at += 1
        return self.pieces[self.at - 1]

    def note(self, code: str, about: str) -> None:
        self.notes.append(Note(code, about))


def parse(text: str) -> Query:
    """Any text as a query."""
    notes: list[Note] = []
    pieces = [_shortened(piece, notes) for piece in _pieces(text, notes)]
    if len(pieces) > LONGEST:
        notes.append(Note("too_long", " ".join(piece.text for piece in pieces[LONGEST:])))
        pieces = pieces[:LONGEST]
    reader = _Reader(pieces, notes)
    found: list[tuple[str, Node]] = []
    while reader.peek():
        found += _run(reader, 0)
        if reader.peek() == "close":
            reader.note("stray_bracket", reader.take().text)
    return Query(_together(found), tuple(dict.fromkeys(reader.notes)))


def _shortened(piece: _Piece, notes: list[Note]) -> _Piece:
    """A piece without what goes beyond the most words: hyphens may join any number of them."""
    words = list(islice(tokens(piece.text), LONGEST + 1))
    if len(words) <= LONGEST:
        return piece
    end = words[LONGEST - 1].end
    notes.append(Note("too_long", piece.text[end:]))
    return _Piece(piece.kind, piece.text[:end])


def _pieces(text: str, notes: list[Note]) -> Iterator[_Piece]:
    for match in _PIECE.finditer(text):
        kind = match.lastgroup if match["quoted"] is None else "quoted"
        if kind == "quoted":
            if not match["closed"]:
                notes.append(Note("unclosed_quote", match["inside"].strip()))
            yield _Piece("quoted" if match["closed"] else "words", match["inside"])
        elif kind == "word" and match["word"] in _OPERATORS:
            yield _Piece(_OPERATORS[match["word"]], match["word"])
        elif kind is not None:
            yield _Piece(kind, match[kind])


def _run(reader: _Reader, depth: int) -> list[tuple[str, Node]]:
    """Parts side by side up to a closing bracket; each is `must`, `not` or `may`."""
    found: list[tuple[str, Node]] = []
    while reader.peek() not in ("", "close"):
        sign = reader.take().text if reader.peek() == "sign" else ""
        node = _either(reader, depth)
        if node is not None:
            found.append(_role(sign, node))
    return found


def _role(sign: str, node: Node) -> tuple[str, Node]:
    if sign in ("-", "−"):
        return "must", Not(node)
    return ("must" if sign == "+" or isinstance(node, And | Not | FieldWord | Phrase | InTitle) else "may"), node


def _either(reader: _Reader, depth: int) -> Node | None:
    return _chain(reader, depth, "or")


def _chain(reader: _Reader, depth: int, operator: str) -> Node | None:
    """Parts joined by OR, of parts joined by AND."""
    parts = [_chain(reader, depth, "and") if operator == "or" else _part(reader, depth)]
    while reader.peek() == operator:
        sign = reader.take().text
        if reader.peek() in ("", "close", "and", "or"):
            reader.note("stray_operator", sign)
            continue
        parts.append(_chain(reader, depth, "and") if operator == "or" else _part(reader, depth))
    known = tuple(part for part in parts if part is not None)
    if len(known) < 2:
        return known[0] if known else None
    return Or(known) if operator == "or" else And(known)


def _part(reader: _Reader, depth: int) -> Node | None:
    piece = reader.take()
    if piece.kind in ("and", "or"):
        reader.note("stray_operator", piece.text)
        return None
    if piece.kind == "not":
        return _negated(piece, reader, depth)
    if piece.kind == "sign":
        inner = _part(reader, depth) if reader.peek() not in ("", "close") else None
        return Not(inner) if inner is not None and piece.text != "+" else inner
    if piece.kind == "open":
        return _bracket(reader, depth)
    if piece.kind == "name":
        return _property(piece.text, reader)
    if piece.kind == "quoted":
        words = tuple(token.text for token in tokens(piece.text))
        return Phrase(words) if len(words) > 1 else _word(piece.text)
    return _word(piece.text)


def _negated(piece: _Piece, reader: _Reader, depth: int) -> Node | None:
    if reader.peek() in ("", "close", "and", "or"):
        reader.note("stray_operator", piece.text)
        return None
    part = _part(reader, depth) if depth < DEEPEST else None
    return part.part if isinstance(part, Not) else Not(part) if part is not None else None


def _bracket(reader: _Reader, depth: int) -> Node | None:
    if depth >= DEEPEST:
        reader.note("stray_bracket", "(")
        return None
    inside = _together(_run(reader, depth + 1))
    if reader.peek() == "close":
        reader.take()
    else:
        reader.note("unclosed_bracket", "(")
    return inside


def _property(name: str, reader: _Reader) -> Node | None:
    """`field:value`; a name that is no field is a word like any other."""
    known = FIELDS.get(fold(name))
    if known is None or reader.peek() not in ("word", "quoted", "words"):
        reader.note("unknown_field", name)
        return _word(name)
    value = reader.take().text
    if known == "title":
        inside = parse(value).tree if len(value) <= len(name) + 200 else None
        return InTitle(inside) if inside is not None else None
    node, code = field_node(known, value)
    if code:
        reader.note(code, f"{name}:{value}")
    return node


def _word(text: str) -> Node | None:
    """A word, a prefix, or what a hyphen or slash joined, side by side."""
    words = [token.text for token in tokens(text)]
    if not words:
        return None
    if text.endswith("*") and len(words) == 1 and len(words[0]) > 1:
        return Prefix(words[0])
    return Word(words[0]) if len(words) == 1 else Some(tuple(Word(word) for word in words))


def _together(found: Sequence[tuple[str, Node]]) -> Node | None:
    """Parts side by side: what must hold, and of the rest the more the better."""
    must = [node for role, node in found if role == "must"]
    may = [part for role, node in found if role == "may" for part in (node.parts if isinstance(node, Some) else (node,))]
    soft = Some(tuple(may)) if len(may) > 1 else may[0] if may else None
    if not must:
        return soft
    if soft is not None and not any(_is_content(node) for node in must):
        must.append(soft)
    elif soft is not None:
        must.append(Maybe(soft))
    return And(tuple(must)) if len(must) > 1 else must[0]


def _is_content(node: Node) -> bool:
    """Whether a part that must hold asks for words, and not only for properties or against something."""
    return not isinstance(node, FieldWord | Not)
