"""Texts that were pasted as a query: of many words the most telling are searched for, and it is said which."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from corpus.words import fold, tokens
from index.query.mends import Mends
from index.query.pieces import Piece
from index.text.terms import telling
from index.tree import Node, Some, Word

LONGEST = 100
"""Words of a query that is no pasted text."""
MANY, ENOUGH = 40, 32
"""A query of more words than the first is searched for by as many of them as the second."""
_FEW_OPERATORS = 0.03
_OPERATORS = ("and", "or", "not", "near", "plus", "name")


def word_count(piece: Piece) -> int:
    """How many words a piece holds, at least one; not counted beyond what any query may hold."""
    return max(1, sum(1 for _ in islice(tokens(piece.text), LONGEST + 1)))


def is_pasted(found: Sequence[Piece]) -> bool:
    """Whether a long query is a text rather than words that somebody typed with operators between them."""
    loose = [piece for piece in found if piece.kind in ("word", "words", "unknown")]
    words = sum(len(piece.text.split()) for piece in loose)
    operators = sum(piece.kind in _OPERATORS for piece in found)
    starred = sum(piece.text.endswith(("*", "~")) for piece in loose)
    return words > LONGEST and operators + starred <= _FEW_OPERATORS * words


def most_telling(parts: Sequence[Node], mends: Mends) -> list[Node]:
    """All parts of a short query; of a long one each word once, and of the words those that tell most, in their order."""
    flat = [inner for part in parts for inner in (part.parts if isinstance(part, Some) else (part,))]
    words = {fold(part.text): part for part in reversed(flat) if isinstance(part, Word)}
    if sum(isinstance(part, Word) for part in flat) <= MANY:
        return list(parts)
    by_telling = sorted(words, key=lambda word: -telling(words[word].text))
    first = list(dict.fromkeys(fold(part.text) for part in flat if isinstance(part, Word)))
    chosen = [words[word].text for word in sorted(by_telling[:ENOUGH], key=first.index)]
    is_wanted = len(first) <= MANY or mends.may("long_text", " ".join(chosen))
    kept = set(first[:LONGEST] if not is_wanted or len(first) <= MANY else by_telling[:ENOUGH])
    return [part for part in _once(flat) if not isinstance(part, Word) or fold(part.text) in kept]


def _once(parts: Sequence[Node]) -> list[Node]:
    """Parts without their repetitions."""
    return list({(fold(part.text) if isinstance(part, Word) else part): part for part in reversed(parts)}.values())[::-1]


def cut(found: Sequence[Piece], mends: Mends) -> list[Piece]:
    """The pieces without what goes beyond the most words."""
    kept: list[Piece] = []
    left = LONGEST
    for number, piece in enumerate(found):
        left -= word_count(piece)
        if left < 0:
            mends.tell("too_long", " ".join(piece.text for piece in found[number:]))
            begun = [*kept, *_begun(piece, left + word_count(piece))]
            return begun[:-1] if begun and begun[-1].kind in _OPERATORS else begun
        kept.append(piece)
    return kept


def _begun(piece: Piece, words: int) -> list[Piece]:
    """The first words of a piece."""
    ends = [token.end for token in islice(tokens(piece.text), words)]
    return [Piece(piece.kind, piece.text[: ends[-1]], piece.after)] if ends and words > 0 else []
