"""What someone who began to type may want: words, titles and municipalities of the index. Nothing here is built anew when it changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Sized
from functools import lru_cache
from heapq import nsmallest
from typing import Protocol

from corpus.words import fold, tokens
from index.engine import Completion

SHORTEST_TITLE = 2
"""Letters that must be typed before titles are looked through."""


class Words(Protocol):
    """Where words come from."""

    def complete(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Words that begin so, most frequent first, and how often they stand in passages."""


def complete(
    typed: str, limit: int, words: Words, titles: Iterable[tuple[str, str]], municipalities: Mapping[str, Sized]
) -> tuple[Completion, ...]:
    """Of each kind at most so many; `titles` are (document, title), `municipalities` have their documents."""
    wanted = folded(typed).strip()
    if not wanted:
        return ()
    last = wanted.split()[-1]
    found = [Completion(word, "word", count) for word, count in words.complete(last, limit)]
    towns = [
        Completion(name, "municipality", len(documents))
        for name, documents in municipalities.items()
        if is_begun(name, wanted) or is_begun(name, last)
    ]
    found += sorted(towns, key=lambda town: (-town.count, town.text))[:limit]
    if len(wanted) >= SHORTEST_TITLE:
        begun = ((place, title, document) for document, title in titles if (place := _place(title, wanted)) >= 0)
        found += [Completion(title, "title", 1, document) for _, title, document in nsmallest(limit, begun)]
    return tuple(found)


def is_begun(text: str, wanted: str) -> bool:
    """Whether a text holds these folded words in a row, the last of them perhaps not to its end."""
    return _place(text, wanted) >= 0


def _place(text: str, wanted: str) -> int:
    return folded(text).find(f" {wanted}")


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The words of a text, folded, with a blank before each."""
    return "".join(f" {fold(token.text)}" for token in tokens(text))
