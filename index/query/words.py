"""Words of a query with what is written at their ends, phrases, and words near each other → parts of the tree."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from corpus.words import tokens
from index.query.mends import Mends
from index.query.pieces import Piece
from index.tree import And, Fuzzy, Near, Node, Or, Phrase, Prefix, Some, Word

LONGEST_WORD = 80
LONGEST_PHRASE = 15
"""Words of a phrase that surely stand in one passage: passages overlap by so many (`index.text.passages.OVERLAP`)."""
NEXT_ROW = 5
"""A long phrase is looked up by rows of words, each of which begins so many words after the one before: ten words hold them together."""
MOST_OPEN = 12
"""Beginnings of words and words spelt alike in one query."""
SHORTEST_START, SHORTEST_ALIKE = 2, 3
MOST_SLIPS = 2
FARTHEST = 50
"""How many words apart words may be that are near each other."""
_LONG_WORD = 6
"""From so many letters on, two of them may differ where no number is given."""

_BOOST = re.compile(r"\^\d{0,4}(?:\.\d{0,4})?$")
_ALIKE = re.compile(r"(?<=[^\W_])~(\d{0,4})(\.\d{0,4})?$")
_STAR = re.compile(r"(?<!\S)\*|\*(?!\S)")
_INNER = re.compile(r"[^\W_]+\*[^\W_]+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[^\s@/:]+@[^\s@/:]+\.\w+", re.IGNORECASE)
_SIGNS = frozenset("*~^")
_NOT_OF_ADDRESS = frozenset({"http", "https", "www", "html", "htm", "php", "aspx", "index"})


def word(text: str, mends: Mends) -> Node | None:
    """A word, the beginning of one, one spelt alike, or what a hyphen or slash joined, side by side."""
    if "^" in text and _BOOST.search(text) and mends.may("boost", text):
        text = _BOOST.sub("", text)
    if _ADDRESS.fullmatch(text):
        return _address(text)
    alike = _ALIKE.search(text)
    if alike:
        return _with_last(text[: alike.start()], mends, lambda last: _alike(last, alike, text, mends))
    if "*" in text:
        return _starred(text, mends)
    return _plain(text, mends)


def _address(text: str) -> Node | None:
    """An address of the net or of a person: its words, and better still all of them in a row."""
    bare = re.split(r"[?#]", text, maxsplit=1)[0]
    words = tuple(token.text for token in tokens(bare) if token.text.lower() not in _NOT_OF_ADDRESS)[:LONGEST_PHRASE]
    if len(words) < 2:
        return Word(words[0]) if words else None
    return Some((*(Word(word) for word in words), Phrase(words)))


def _with_last(text: str, mends: Mends, make: Callable[[str], Node]) -> Node | None:
    """Words side by side of which the last is asked for in its own way."""
    words = [_cut(token.text, mends) for token in tokens(text)]
    if not words:
        return None
    parts = (*(Word(word) for word in words[:-1]), make(words[-1]))
    return Some(parts) if len(parts) > 1 else parts[0]


def _alike(last: str, match: re.Match[str], text: str, mends: Mends) -> Node:
    """`ord~`, `ord~2`; the share of letters that other systems take there (`~0.8`) counts as no number."""
    slips = int(match[1]) if match[1] and not match[2] else 2 if len(last) >= _LONG_WORD else 1
    if slips > MOST_SLIPS:
        mends.tell("alike_cut", text)
    if len(last) < SHORTEST_ALIKE:
        mends.tell("short_alike", text)
        return Word(last)
    return Fuzzy(last, min(slips, MOST_SLIPS)) if slips and _is_within(text, mends) else Word(last)


def _starred(text: str, mends: Mends) -> Node | None:
    """A star stands for any letters at the end of a word or inside; more of them are told, and that of *Bürger*innen* is its own."""
    found = list(tokens(text))
    if not found:
        mends.tell("lone_sign", text)
        return None
    ends = [token.end for token in found]
    if "*" in text[: found[0].start]:
        mends.tell("star_first", text)
    inner = _INNER.fullmatch(text)
    if inner and len(found) == 2 and len(found[0].text) >= SHORTEST_START:
        return Prefix(found[0].text, found[1].text) if _is_within(text, mends) else Word(found[0].text)
    first = next((end for end in ends[:-1] if text[end] == "*"), None)
    if first is not None and mends.may("star_inside", text):
        text = text[: first + 1]
    end = max(token.end for token in tokens(text))
    return _with_last(text, mends, lambda last: _beginning(last, text, mends)) if text[end : end + 1] == "*" else _plain(text, mends)


def _beginning(last: str, text: str, mends: Mends) -> Node:
    if len(last) < SHORTEST_START:
        mends.tell("short_start", text)
        return Word(last)
    return Prefix(last) if _is_within(text, mends) else Word(last)


def _is_within(text: str, mends: Mends) -> bool:
    """Whether one more word may stand for many others: each of them is looked up in the list of all words."""
    mends.open_words += 1
    if mends.open_words > MOST_OPEN:
        mends.tell("too_many_open", text)
    return mends.open_words <= MOST_OPEN


def phrase(piece: Piece, mends: Mends) -> Node | None:
    """Words side by side; with a number of words that may stand between, near each other."""
    words = tuple(_cut(token.text, mends) for token in tokens(piece.text))
    if len(words) > 1 and "*" in f"{piece.text}{piece.after}" and _STAR.search(f"{piece.text}{piece.after}"):
        mends.tell("star_in_phrase", piece.text)
    if len(words) < 2:
        return _one_quoted(words[0], f"{piece.text.strip()}{piece.after}", mends) if words else None
    if piece.after.startswith("~") and piece.after[1:].isdecimal():
        return _near_each_other(words, piece, mends)
    return _in_a_row(words)


def _one_quoted(text: str, typed: str, mends: Mends) -> Node | None:
    """One word in quotation marks is that word alone, without its other forms; a sign at its end is read as ever."""
    return word(typed, mends) if set(typed) & _SIGNS else Phrase((text,))


def _near_each_other(words: Sequence[str], piece: Piece, mends: Mends) -> Node:
    distance = int(piece.after[1:6])
    if distance > FARTHEST:
        mends.tell("near_cut", f'"{piece.text}"{piece.after}')
    if len(words) > LONGEST_PHRASE:
        mends.tell("near_too_many", " ".join(words[LONGEST_PHRASE:]))
    return Near(tuple(Word(word) for word in words[:LONGEST_PHRASE]), max(1, min(distance, FARTHEST)))


def _in_a_row(words: tuple[str, ...]) -> Node:
    """A phrase; a long one as several, since no passage is sure to hold it whole: each begins with the last words of the one before."""
    last = max(0, len(words) - LONGEST_PHRASE)
    parts = tuple(Phrase(words[first : first + LONGEST_PHRASE]) for first in (*range(0, last, NEXT_ROW), last))
    return And(parts) if len(parts) > 1 else parts[0]


def near_words(parts: Sequence[Node], distance: int, mends: Mends) -> Node:
    """Words near each other; what is no word, such as a property, must hold beside them."""
    words = [word for part in parts for word in _words_of(part)]
    phrases = [part for part in parts if isinstance(part, Phrase)]
    others = [part for part in parts if not _words_of(part)]
    if others:
        mends.tell("near_no_words", "NEAR")
    near = [Near(tuple(words), distance)] if len(words) > 1 else words
    together = (*near, *phrases, *others)
    return And(together) if len(together) > 1 else together[0]


def _words_of(node: Node) -> list[Node]:
    """The words that a part of a NEAR asks for; none where it asks for anything else."""
    match node:
        case Word() | Prefix() | Fuzzy():
            return [node]
        case Phrase():
            return [Word(text) for text in node.words]
        case Some():
            return [word for part in node.parts for word in _words_of(part)]
        case Near():
            return list(node.parts)
        case Or():
            return [node] if all(isinstance(part, Word | Prefix | Fuzzy) for part in node.parts) else []
    return []


def _plain(text: str, mends: Mends) -> Node | None:
    words = tuple(Word(_cut(token.text, mends)) for token in tokens(text))
    return Some(words) if len(words) > 1 else words[0] if words else None


def _cut(text: str, mends: Mends) -> str:
    if len(text) <= LONGEST_WORD:
        return text
    mends.tell("long_word", text)
    return text[:LONGEST_WORD]
