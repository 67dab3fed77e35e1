"""What a person types, as a tree in our own words: total, it never raises; what is broken is mended, and the notes say how.

klima energi            documents with more of the words come first; how many more hold less of them is told, they too can be seen
klima AND energi        both (OG, UND); OR, ELLER, ODER; NOT, IKKE, NICHT, UDEN, OHNE; +word must, -word must not be there
"plan"  "grøn omstilling"    just this word, these words side by side, with any quotation marks; "grøn omstilling"~5 near each other
vind NEAR/5 sol         at most so many words apart, in any order (NÆR, NAHE); thirty, the closer the better, without a number
klima*  omstiling~      words that begin so; words that are spelt much alike (~1, ~2 letters)
kommune:Egesund år:2015..2030 titel:strategi    properties of the document, in Danish, German or English
land:(DK OR DE)  år:>2015  dato:2030-01..2030-06
(vind OR sol) AND anlæg brackets
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from corpus.words import fold, tokens
from index.query.fields import FIELDS, field_node, literal_node
from index.query.long_queries import cut, is_pasted, most_telling
from index.query.mends import LITERAL, Mends, Note
from index.query.pieces import MOST_CHARACTERS, Piece, cleaned, pieces
from index.query.ranges import BETWEEN
from index.query.side_by_side import Must, in_title, is_strict, soft, together
from index.query.words import FARTHEST, near_words, phrase, word
from index.tree import And, Node, Not, Or, Word

__all__ = ["Node", "Note", "Query", "parse"]

DEEPEST = 20
NEAR = 30
"""How many words apart words may stand that are near each other, where nothing is said: a sentence or two."""
_LOOSEST_FIRST = ("or", "and", "near")
_ENDS = ("", "close")
_VALUES = ("word", "quoted", "words", "open", "not", "plus")


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: the tree (None where no word was asked for, `is_everything` where `*` was) and how the query was mended."""

    tree: Node | None
    notes: tuple[Note, ...] = ()
    is_everything: bool = False


@dataclass(slots=True)
class _Reader:
    """Walks over the pieces of a query; inside `field:( … )` the words are values of `field`."""

    pieces: Sequence[Piece]
    mends: Mends
    at: int = 0
    field: tuple[str, str] | None = None
    is_bracketed: bool = False

    def peek(self) -> str:
        return self.pieces[self.at].kind if self.at < len(self.pieces) else ""

    def take(self) -> Piece:
        self.at += 1
        return self.pieces[self.at - 1]


def parse(text: str, without: Collection[str] = ()) -> Query:
    """Any text as a query; mends whose keys stand in `without` are left undone, and with `LITERAL` there nothing but words is read."""
    mends = Mends(frozenset(without))
    clean = cleaned(text)
    if len(text) > MOST_CHARACTERS:
        mends.tell("too_long", text[MOST_CHARACTERS:])
    if not set(clean) - set(" *:"):
        return Query(None, is_everything="*" in clean)
    if LITERAL in mends.without:
        tree: Node | None = _plain(clean, mends)
    else:
        found = list(pieces(clean, mends))
        tree = _plain(clean, mends) if is_pasted(found) else _read(found, mends)
    return Query(tree, tuple(dict.fromkeys(mends.notes)))


def _plain(text: str, mends: Mends) -> Node | None:
    """The words of a text and nothing else."""
    return soft(most_telling([Word(token.text) for token in tokens(text)], mends))


def _read(found: Sequence[Piece], mends: Mends) -> Node | None:
    reader = _Reader(cut(found, mends), mends)
    parts: list[tuple[str, Node]] = []
    while reader.peek():
        parts += _run(reader, 0)
        if reader.peek() == "close":
            mends.tell("stray_bracket", reader.take().text)
    return together(parts, mends)


def _run(reader: _Reader, depth: int) -> list[tuple[str, Node]]:
    """Parts side by side up to a closing bracket; each `must` or `may` hold."""
    found: list[tuple[str, Node]] = []
    while reader.peek() not in _ENDS:
        node = _chain(reader, depth)
        if isinstance(node, Must):
            found.append(("must", node.part))
        elif node is not None:
            found.append(("must" if is_strict(node) else "may", node))
    return found


def _chain(reader: _Reader, depth: int, level: int = 0) -> Node | None:
    """Parts joined by OR, of parts joined by AND, of parts joined by NEAR."""
    if level == len(_LOOSEST_FIRST):
        return _part(reader, depth)
    operator = _LOOSEST_FIRST[level]
    parts, distance = [_chain(reader, depth, level + 1)], NEAR
    while reader.peek() == operator:
        sign = reader.take()
        distance = _distance(sign, reader) if sign.after else distance
        if reader.peek() in (*_ENDS, *_LOOSEST_FIRST):
            reader.mends.may("stray_operator", sign.text)
            continue
        parts.append(_chain(reader, depth, level + 1))
    known = [part for part in parts if part is not None]
    return _joined(operator, known, distance, reader) if len(known) > 1 else known[0] if known else None


def _joined(operator: str, parts: Sequence[Node], distance: int, reader: _Reader) -> Node:
    bare = tuple(part.part if isinstance(part, Must) else part for part in parts)
    if operator == "near":
        return near_words(bare, distance, reader.mends)
    return And(bare) if operator == "and" else Or(bare)


def _distance(sign: Piece, reader: _Reader) -> int:
    number = int(sign.after[:6])
    if number > FARTHEST:
        reader.mends.tell("near_cut", sign.text)
    return max(1, min(number, FARTHEST))


def _part(reader: _Reader, depth: int) -> Node | None:
    piece = reader.take()
    match piece.kind:
        case "and" | "or" | "near":
            reader.mends.may("stray_operator", piece.text)
            return None
        case "not":
            return _negated(piece, reader, depth)
        case "plus":
            inner = _part(reader, depth) if reader.peek() not in _ENDS else None
            return inner if inner is None or isinstance(inner, Not | Must) else Must(inner)
        case "open":
            return _bracket(reader, depth)
        case "name":
            return _property(piece, reader, depth)
        case "unknown":
            reader.mends.tell("unknown_field", piece.text)
            return word(piece.text, reader.mends)
    return _value(piece, reader) if reader.field else _words(piece, reader)


def _words(piece: Piece, reader: _Reader) -> Node | None:
    """Words outside any field."""
    if piece.kind == "quoted":
        return phrase(piece, reader.mends)
    if piece.kind == "words":
        return soft([Word(token.text) for token in tokens(piece.text)])
    return word(piece.text, reader.mends)


def _negated(piece: Piece, reader: _Reader, depth: int) -> Node | None:
    """A NOT binds to the part that follows; two of them cancel out."""
    if reader.peek() in (*_ENDS, *_LOOSEST_FIRST):
        reader.mends.may("stray_operator", piece.text)
        return None
    inner = _part(reader, depth)
    bare = inner.part if isinstance(inner, Must) else inner
    return bare.part if isinstance(bare, Not) else Not(bare) if bare is not None else None


def _bracket(reader: _Reader, depth: int) -> Node | None:
    if depth >= DEEPEST:
        reader.mends.tell("stray_bracket", "(")
        return None
    inside = together(_run(reader, depth + 1), reader.mends)
    if reader.peek() == "close":
        reader.take()
    else:
        reader.mends.tell("unclosed_bracket", "(")
    return inside


def _property(piece: Piece, reader: _Reader, depth: int) -> Node | None:
    """`field:value` or `field:(value OR value)`; a name without a value is a word like any other."""
    known = FIELDS[fold(piece.text)]
    if reader.peek() not in _VALUES or reader.field:
        return word(piece.text, reader.mends)
    if piece.after.endswith(" ") and not _is_meant(piece, known, reader):
        return word(piece.text, reader.mends)
    if known == "title":
        return in_title(_part(reader, depth))
    reader.field, reader.is_bracketed = (known, piece.text), reader.peek() == "open"
    try:
        return _part(reader, depth)
    finally:
        reader.field = None


def _is_meant(name: Piece, known: str, reader: _Reader) -> bool:
    """Whether `field: value`, with a space between, asks for the field: only if the value is one of it."""
    value = reader.pieces[reader.at]
    is_known = value.kind in ("word", "quoted") and (known == "title" or not field_node(known, value.text)[1])
    return is_known and reader.mends.may("spaced_field", f"{name.text}: {value.text}")


def _value(piece: Piece, reader: _Reader) -> Node | None:
    """A value of a field; one that makes no sense is searched for as words, which may be refused."""
    assert reader.field is not None
    known, name = reader.field
    text = _whole_value(piece, reader)
    node, code = field_node(known, text)
    if code and not reader.mends.may(code, f"{name}:{text}"):
        return literal_node(known, text)
    if node is not None:
        return node
    return soft([Word(token.text) for token in tokens(text)])


def _whole_value(piece: Piece, reader: _Reader) -> str:
    """A value inside brackets may have several words, and so may a range: `> 2015`, `2015 til 2030`."""
    text = piece.text
    is_range = reader.field is not None and reader.field[0] in ("year", "date")
    while piece.kind == "word" and reader.peek() == "word":
        following = reader.pieces[reader.at].text
        is_open = is_range and (text[-1:] in "<>=≤≥" or text.endswith(BETWEEN) or following.lower() in BETWEEN)
        if not (reader.is_bracketed or is_open):
            break
        text += f" {reader.take().text}"
    return text
