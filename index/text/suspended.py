"""Suspended compounds: the words that the halves stand for.

*Wohn- und Gewerbegebiete* → Wohngebiete; *byudvikling og -planlægning* → byplanlægning.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from corpus.lexicon import compound_spans, is_word
from corpus.words import Token
from index.text.forms import respelt

_JOINERS = frozenset(
    ("og", "eller", "samt", "und", "oder", "sowie", "bzw", "and", "or", "resp", "hhv", "henholdsvis", "wie", "auch", "som")
)
_BETWEEN = frozenset(["der", "die", "das", "den", "dem", "des", "den", "det", "de", "en", "et", "ein", "eine", "einen", "einer", "the"])
"""Words that may stand between a half and the word that completes it."""
_HYPHENS = "-‐‑–"
_AND = r"(?:og|eller|samt|und|oder|sowie|bzw\.?|and|or|resp\.?|hhv\.?|&|og/eller|und/oder|and/or)"
_LEFT = re.compile(rf"[{_HYPHENS}](?:\s{{0,2}},\s{{0,2}}|\s{{1,2}}{_AND}\s{{1,2}}|/)(?=[^\W\d_])")
"""What follows the first half of *Wohn- und Gewerbegebiete*."""
_RIGHT = re.compile(rf"(?:,\s{{0,2}}|\s{{0,2}}/|\s{_AND}\s{{1,2}})[{_HYPHENS}]\Z")
"""What stands before the second half of *Stadtplanung und -entwicklung*."""
_FARTHEST = 8
_LONGEST_BETWEEN = 16
_SHORTEST = 3


def suspended_words(text: str, words: Sequence[Token], language: str | None) -> Iterator[tuple[int, str]]:
    """For each half, the number of its word and a word that it stands for, in lower case."""
    if language is None or not any(hyphen in text for hyphen in _HYPHENS):
        return
    for position, token in enumerate(words):
        if text[token.end : token.end + 1] in tuple(_HYPHENS) and _LEFT.match(text, token.end):
            yield from ((position, whole) for whole in _completed(token, text, words, position, language))
        elif position and text[token.start - 1] in _HYPHENS and _is_second_half(token, text):
            yield from ((position, whole) for whole in _begun(token, text, words, position, language))


def _completed(token: Token, text: str, words: Sequence[Token], position: int, language: str) -> Iterator[str]:
    """*Skole-* before *Børne- og Ungeudvalget* → skoleudvalget."""
    rest = range(position + 1, min(position + _FARTHEST, len(words)))
    last = next((number for number in rest if _is_last(words[number], text)), None)
    if last is None:
        return
    half, word = token.text.lower(), words[last]
    joined = words[last + 1] if last + 1 < len(words) and text[word.end : words[last + 1].start] in tuple(_HYPHENS) else None
    if joined:
        yield half + joined.text.lower()
        return
    whole = respelt(word.text.lower(), language)
    halves = (half, f"{half}n") if language == "de" and half.endswith("e") else (half,)  # *Krippe- und Kitaplätze*: Krippenplätze
    found = dict.fromkeys(begin + whole[start:] for begin in halves for start, _ in compound_spans(whole, language)[1:])
    yield from found
    if not any(is_word(word, language) for word in found):
        yield from _with_end_of(half, whole, language)


def _is_last(word: Token, text: str) -> bool:
    """Whether it is the word that all halves before it wait for."""
    return word.text.lower() not in _JOINERS | _BETWEEN and not _LEFT.match(text, word.end)


def _with_end_of(half: str, whole: str, language: str) -> Iterator[str]:
    """*Ein- und Ausgang*: the longest end that makes a known word of the half."""
    ends = (whole[start:] for start in range(1, len(whole) - _SHORTEST + 1))
    found = next((half + end for end in ends if is_word(half + end, language)), None)
    if found:
        yield found


def _is_second_half(token: Token, text: str) -> bool:
    return _RIGHT.search(text, max(0, token.start - _LONGEST_BETWEEN), token.start) is not None


def _begun(token: Token, text: str, words: Sequence[Token], position: int, language: str) -> Iterator[str]:
    """*-entwicklung* after *Stadtplanung* → stadtentwicklung."""
    before = range(position - 1, max(-1, position - _FARTHEST), -1)
    first = next((number for number in before if _is_first(words[number], text)), None)
    whole = respelt(words[first].text.lower(), language) if first is not None else ""
    spans = compound_spans(whole, language)
    if spans:
        yield whole[: spans[-1][0]] + token.text.lower()


def _is_first(word: Token, text: str) -> bool:
    return word.text.lower() not in _JOINERS | _BETWEEN and text[word.start - 1 : word.start] not in tuple(_HYPHENS)
