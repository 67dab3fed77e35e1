"""Phrases that run over a page break: their beginning at the foot of one page, the rest at the head of the next that has words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from corpus.words import Token, fold, tokens

Beside = Callable[[], tuple[str, str]]
"""The texts before and after a text, asked for only where a phrase is looked for."""
_FOOT = 1600
"""So many characters hold the words of a phrase."""


def alone() -> tuple[str, str]:
    """Nothing before it and nothing after it."""
    return "", ""


def texts_beside(number: int, last: int, read: Callable[[int], str]) -> tuple[str, str]:
    """Of the pages 1 to `last`, the nearest with words before and after page `number`."""
    return _nearest(map(read, range(number - 1, 0, -1))), _nearest(map(read, range(number + 1, last + 1)))


def broken_phrases(phrases: Iterable[Sequence[str]], text: str, before: str, after: str) -> Iterator[tuple[int, int, str]]:
    """[start, end) of `text` where a phrase of folded words began in what is before it, or goes on in what is after it."""
    for phrase in phrases:
        longest = len(phrase) - 1
        ends = [(_foot(text, longest), _head(after, longest), 0), (_foot(before, longest), _head(text, longest), 1)]
        for foot, head, own in ends:
            for first in range(1, longest + 1):
                parts = foot[-first:], head[: len(phrase) - first]
                if [fold(word.text) for part in parts for word in part] == list(phrase):
                    yield parts[own][0].start, parts[own][-1].end, " ".join(phrase)


def _head(text: str, count: int) -> list[Token]:
    return list(islice(tokens(text), count))


def _foot(text: str, count: int) -> list[Token]:
    """The last words of a text, where they stand in it."""
    base = max(0, len(text) - _FOOT)
    found = list(tokens(text[base:]))[-count:] if count else []
    return [Token(word.start + base, word.end + base, word.text) for word in found]


def _nearest(texts: Iterator[str]) -> str:
    return next((text for text in texts if _head(text, 1)), "")
