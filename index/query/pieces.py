"""A query as typed → its pieces: words, quoted words, brackets, signs, operators and names of fields. Linear in whatever is typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.words import fold, tokens
from index.query.fields import FIELDS
from index.query.mends import Mends

MOST_CHARACTERS = 20_000
"""What goes beyond is not read."""
_DOUBLE = '"“”„‟«»＂″'
_SINGLE = "'‚‘’‹›"
_PIECE = re.compile(
    rf"""(?P<quoted>[{_DOUBLE}](?P<inside>[^{_DOUBLE}]*)(?P<closed>[{_DOUBLE}](?P<after>[~*^][\d.]*)?)?)
    | (?<![^\s(:=])[{_SINGLE}](?P<single>[^{_SINGLE}\n]+)['‘’‹›](?=[\s)]|$)
    | (?P<open>\() | (?P<close>\))
    | (?P<sign>(?<![^\s(])(?:[+\-]|−(?!\d))(?=[^\s+\-−)]))
    | (?P<near>(?:NEAR|NÆR|NAER|NAHE)(?:[/~:]?(?P<distance>\d+))?(?=[\s()]|$))
    | (?P<name>[^\W\d_]\w*)(?P<mark>[:=]|(?=[<>≤≥]))(?P<space>\s*)(?=[^\s)])
    | (?<=[:=])\[(?P<range>[^\]\[()]{{1,60}})\]
    | (?P<word>(?:[^\s(){_DOUBLE}]|(?<=\w)\((?:innen|in)\))+)""",
    re.VERBOSE,
)
_JOINED = re.compile(rf"(?:[^\s(){_DOUBLE}]|(?<=\w)\((?:innen|in)\))+")
_OPERATORS = {
    **dict.fromkeys(("AND", "OG", "UND", "&&"), "and"),
    **dict.fromkeys(("OR", "ELLER", "ODER", "||"), "or"),
    **dict.fromkeys(("NOT", "IKKE", "NICHT", "UDEN", "OHNE", "WITHOUT"), "not"),
}
_SIGNS = {"+": "plus", "-": "not", "−": "not"}
_INVISIBLE = frozenset({"Cc", "Cs", "Co", "Cn"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a query; `after` is what stands at its end and is not part of it, such as the distance of a NEAR."""

    kind: str
    text: str
    after: str = ""


def cleaned(text: str) -> str:
    """A query without what nobody types: control characters, marks that turn the direction of writing, letters in two parts."""
    if text.isascii() and text.isprintable():
        return text[:MOST_CHARACTERS]
    composed = unicodedata.normalize("NFC", text[:MOST_CHARACTERS].encode("utf-8", "replace").decode("utf-8"))
    return "".join(_seen(char) for char in composed)


def _seen(char: str) -> str:
    category = unicodedata.category(char)
    return " " if category in _INVISIBLE else "" if category == "Cf" and char != "\u00ad" else char


def pieces(text: str, mends: Mends) -> Iterator[Piece]:
    """The pieces of a cleaned query."""
    in_capitals = _is_shouted(text)
    at = 0
    while match := _PIECE.search(text, at):
        at = match.end()
        if match["name"] is not None and _is_no_name(match):
            joined = _JOINED.match(text, match.start())
            assert joined is not None
            at = joined.end()
            yield Piece("word", joined[0])
        elif match["quoted"] is not None:
            yield _quoted(match, mends)
        elif match["single"] is not None:
            yield Piece("quoted", match["single"])
        elif match["name"] is not None:
            yield _named(match)
        elif match["near"] is not None:
            yield _operator("near", match["near"], mends, in_capitals=in_capitals, after=match["distance"] or "")
        elif match["sign"] is not None:
            yield Piece(_SIGNS[match["sign"]], match["sign"])
        elif match["word"] in _OPERATORS:
            yield _operator(_OPERATORS[match["word"]], match["word"], mends, in_capitals=in_capitals)
        else:
            kind = match.lastgroup or "word"
            yield Piece("word" if kind == "range" else kind, match[kind])


def _quoted(match: re.Match[str], mends: Mends) -> Piece:
    if match["closed"] or not mends.may("unclosed_quote", match["inside"]):
        return Piece("quoted", match["inside"], match["after"] or "")
    return Piece("words", match["inside"])


def _is_no_name(match: re.Match[str]) -> bool:
    """Whether what looks like a field and its value is one word or address: *Bürger:innen*, *https://…*."""
    if not match["mark"] or match["space"]:
        return False
    rest = match.string[match.end() : match.end() + 40]
    return rest.startswith("//") or next(tokens(match["name"] + match["mark"] + rest)).end > len(match["name"])


def _named(match: re.Match[str]) -> Piece:
    name = match["name"]
    if fold(name) in FIELDS:
        return Piece("name", name, after=match["mark"] + match["space"][:1])
    return Piece("unknown" if match["mark"] == ":" and not match["space"] else "word", name)


def _operator(kind: str, text: str, mends: Mends, *, in_capitals: bool, after: str = "") -> Piece:
    """AND, OR and the like; in a query that is all in capitals they may have been meant as words, which is told."""
    is_word = mends.is_refused("stray_operator", text) or (in_capitals and text.isalpha() and not mends.may("capital_operator", text))
    return Piece("word", text) if is_word else Piece(kind, text, after)


def _is_shouted(text: str) -> bool:
    """Whether a query of several words was typed in capitals alone."""
    words = [word for word in text[:1000].split() if word.isalpha() and word not in _OPERATORS]
    return sum(len(word) > 3 for word in words) > 1 and not any(char.islower() for char in text)
