"""Finds the words of a text whose order is known among words whose places are known, so that a hit can be marked on a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from corpus.model import Word
from ingest.sheet import PlacedWord

_TOKEN = re.compile(r"\S+")
_EDGE = re.compile(r"^\W+|\W+$")
_PASSES = 4
_MOST = 20_000


def placed_words(text: str, seen: Sequence[PlacedWord]) -> tuple[Word, ...]:
    """The words of `text` that stand among `seen`, with their boxes; each place is given to one word only.

    Words are the same where they agree but for capitals and the marks around them. What stands in another order is found by looking
    again among those that are left.
    """
    tokens = [token for token in _TOKEN.finditer(text) if _key(token[0])]
    places = [word for word in seen if _key(word.text)]
    if max(len(tokens), len(places)) > _MOST:
        return ()
    pairs = dict(_pairs([_key(token[0]) for token in tokens], [_key(word.text) for word in places]))
    found = ((tokens[index], places[place]) for index, place in sorted(pairs.items()))
    return tuple(Word(token.start(), token.end(), word.box) for token, word in found)


def _pairs(keys: Sequence[str], seen: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Which of `keys` is which of `seen`, by place."""
    left, right = list(range(len(keys))), list(range(len(seen)))
    for _ in range(_PASSES):
        steps = Indel.opcodes([keys[i] for i in left], [seen[i] for i in right])
        same = [
            (left[step.src_start + n], right[step.dest_start + n])
            for step in steps
            if step.tag == "equal"
            for n in range(step.src_end - step.src_start)
        ]
        if not same:
            return
        yield from same
        done, taken = {index for index, _ in same}, {place for _, place in same}
        left, right = [i for i in left if i not in done], [i for i in right if i not in taken]


def _key(word: str) -> str:
    return _EDGE.sub("", word).casefold()
