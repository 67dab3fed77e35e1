"""What the trained judge of goals sees of a sentence: its words, pairs and parts of words, its shape, its heading and its place.

Everything is in loose spelling (see `cues`), so that a scan's misreadings and old spellings count as the same words. Each kind of feature
is a group of its own: a long sentence has many features but no more weight than a short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ingest.finders.text.cues import loose

Role = Literal["sentence", "item", "led"]
"""A sentence of running text, an item of a list, an item that goes on with the sentence its list hangs on."""

VERSION = "1"
"""Raised with every change of what is seen: a judge trained on other features is not asked."""

GROUPS = (1.0, 1.0, 1.0, 0.7, 0.5)
"""How much each group weighs: words, their pairs and triples, parts of words, shape, heading."""
LANGUAGES = ("da", "de", "en")
LONGEST = 1500
"""So many characters are looked at; no sentence is longer."""
_TOKEN = re.compile(r"\w+|[?!:\"]")
_PARTS = (3, 4, 5)
_WORDS_OF_A_HEADING = 8
_SIGNS = {
    "percent": re.compile(r"\d ?(?:%|pct|procent|prozent|per ?cent)", re.IGNORECASE),
    "year": re.compile(r"(?<!\d)20\d\d(?!\d)"),
    "long ago": re.compile(r"(?<!\d)19\d\d(?!\d)"),
    "digit": re.compile(r"\d"),
    "quote": re.compile(r"[\"“”„»«]"),
    "name": re.compile(r"(?<=\S )[A-ZÆØÅÄÖÜ]\w{1,30} [A-ZÆØÅÄÖÜ]\w"),
}


def features(text: str, language: str | None, heading: str | None, role: Role, *, with_parts: bool = True) -> tuple[list[str], ...]:
    """The features of a sentence, one list for each of `GROUPS`; the same for the same sentence, and never an error.

    Without the parts of words their list is empty.
    """
    text = text[:LONGEST]
    words = _TOKEN.findall(loose(text))
    code = language if language in LANGUAGES else "da"
    return (
        [f"w {word}" for word in sorted(set(words))],
        sorted(set(_runs(words))),
        [part for word in sorted(set(words)) for part in parts(word)] if with_parts else [],
        sorted({*_shape(text, role, code), *_edges(words)}),
        sorted(set(_heading(heading or "", role))),
    )


def _runs(words: list[str]) -> Iterator[str]:
    """Pairs of neighbours, with the sentence's beginning and end, and triples."""
    yield from (f"b {a} {b}" for a, b in zip(["^", *words], [*words, "$"], strict=True))
    yield from (f"t {a} {b} {c}" for a, b, c in zip(words, words[1:], words[2:], strict=False))


def parts(word: str) -> list[str]:
    """The parts of a word of three to five letters, with its beginning and end."""
    whole = f"<{word[:40]}>"
    return [f"c {whole[i : i + size]}" for size in _PARTS for i in range(len(whole) - size + 1)]


def _shape(text: str, role: Role, code: str) -> Iterator[str]:
    """Where it stands, how long it is, how it begins and ends, which figures and names it holds."""
    yield f"length {min(6, len(text.split()) // 5)}"
    yield f"language {code}"
    yield f"commas {min(3, text.count(','))}"
    last = text.rstrip()[-1:]
    yield f"end {last if last in set('.!?:') else ''}"
    if text[:1].islower():
        yield "small"
    if role != "sentence":
        yield from ("item", f"item {code}", role)
    yield from (name for name, sign in _SIGNS.items() if sign.search(text))


def _edges(words: list[str]) -> Iterator[str]:
    """The first and the last words and their endings: where a verb or a demand stands."""
    if words:
        yield from (
            f"first {words[0]}",
            f"last {words[-1]}",
            f"first -{words[0][-3:]}",
            f"last -{words[-1][-3:]}",
            f"last -{words[-1][-2:]}",
        )
    if len(words) > 1:
        yield from (f"second {words[1]}", f"first two {words[0]} {words[1]}")


def _heading(heading: str, role: Role) -> Iterator[str]:
    for word in _TOKEN.findall(loose(heading[:200]))[:_WORDS_OF_A_HEADING]:
        yield f"h {word}"
        if len(word) > 5:
            yield f"h {word[:5]}-"
        if role != "sentence":
            yield f"h item {word[:5]}"
