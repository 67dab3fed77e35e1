"""How much sense the words of a page make, by one measure for text layers and for what an OCR read: 0 for rubbish, 1 for plain text.

Every word counts by its length. A word that Danish, German or English knows counts fully, one that could be a word of some European
language (a name, a compound, Swedish, Polish) in part, and one that nobody could say hardly at all. Letters set one by one, marks or
digits inside words, the traces of a wrong encoding, and characters without meaning count as nothing. Numbers count for themselves only
where no words stand.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import groupby, pairwise

from corpus.lexicon import compound_parts, frequency
from ingest.sheet import Strip

_LANGUAGES = ("da", "de", "en")
_SAMPLE = 400
_BASIS = 6.0
_USUAL = 0.8
_HEAVIEST = 12
_SHORT = {1: 1.1e-3, 2: 3e-5, 3: 3e-6}
"""How frequent a short word must be to count as known: nearly any three letters are a word somewhere."""

_COMPOUND, _FOREIGN, _STRANGE, _MIXED, _UNKNOWN_SCRIPT = 0.95, 0.6, 0.1, 0.2, 0.6
_RUN_OF_LETTERS = 4
_SEEN = 0.1
_TELLING = 3.0
_LONGEST = 45

_EDGES = "\"'“”„’‘‚«»›‹()[]{}<>.,;:!?…*•·–—-_/|§%&+=~^°#€$£@"
_JOINED = re.compile(r"(?:[’`´'\-‐‑–—/.:,;_*·|&+()\[\]!?%@§=<>…\"“]|[”„]$)+")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@[\w-]+\.\w+|[\w-]+(?:\.[\w-]+)*\.(?:dk|de|eu|com|org|net|info)(?:/\S*)?", re.IGNORECASE)
_MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf¦¸¥¤¶¼Ÿ–˜†…„œž“”€]|â€|ï¿½|Ã\b|[Ð-Ñ][\x80-\xbf]|[a-zæøåäöüß][À-ÃÇ-ÏÑ-ÕÙ-ÛÝÞ][a-zæøåäöüß]")
_DIGIT_INSIDE = re.compile(r"[a-zæøåäöüß]\d+[a-zæøåäöüß]|[A-ZÆØÅÄÖÜ]?[a-zæøåäöüß]{2,}[0156][a-zæøåäöüß]*$|^[0156][a-zæøåäöüß]{3,}")
_GLYPH_NAME = re.compile(r"\(cid:\d+\)|(?:/[gGcC]?\d{1,4}){2}|/uni[0-9A-F]{4}")
_MEANINGLESS = re.compile("[\x01\x03-\x08\x0b\x0e-\x1f\x7f-\x9f\ud800-\udfff\ue000-\uf8ff\ufffd\ufff0-\ufff8\U000f0000-\U0010ffff]+")
_UNITS = re.compile(
    r"\d+[a-z]?|\d+(?:er|ern|ers|erne|te|ten|tes|ste|nde|st|nd|rd|th|km|kwh|mwh|gwh|kw|mw|kg|m|cm|mm|pct|kr|mio|stk)", re.IGNORECASE
)
_FOLDED = str.maketrans({"æ": "ae", "ø": "o", "ß": "ss", "ł": "l", "đ": "d", "ı": "i", "œ": "oe", "þ": "th", "ð": "d"})


def sense(read: str | Sequence[Strip]) -> float:
    """How much sense a page's words make, 0–1; 0 where there is nothing at all."""
    text = read if isinstance(read, str) else " ".join(strip.text for strip in read)
    tokens = text.split()
    if not tokens:
        return 0.0
    scored = [_score(token) for token in tokens[:: max(1, len(tokens) // _SAMPLE)]]
    total = sum(weight for weight, _, _ in scored)
    if not total:
        return _readable(text) if any(map(str.isdigit, text)) else 0.0
    worth = (sum(weight * score for weight, score, _ in scored) + _BASIS * _USUAL) / (total + _BASIS)
    broken = sum(weight for weight, _, is_broken in scored if is_broken) / total
    return round(worth * max(0.0, 1 - _TELLING * broken) * _readable(text) * (1 - _spaced(tokens)), 4)


def _readable(text: str) -> float:
    """1 without characters that mean nothing: private, missing, control; 0 where a quarter of the text is such."""
    return round(max(0.0, 1 - 4 * sum(map(len, _MEANINGLESS.findall(text))) / len(text)), 4)


def _spaced(tokens: Sequence[str]) -> float:
    """The share of the letters that stand alone in runs, as in *K o m m u n e*."""
    alone = 0
    for is_single, run in groupby(tokens, key=lambda token: len(token) == 1 and token.isalpha()):
        count = sum(1 for _ in run)
        alone += count if is_single and count >= _RUN_OF_LETTERS else 0
    letters = sum(len(token) for token in tokens if any(map(str.isalpha, token)))
    return alone / max(1, letters)


@lru_cache(maxsize=1 << 16)
def _score(token: str) -> tuple[float, float, bool]:
    """How heavily a token counts, how much sense it makes, and whether it shows that something broke; numbers and marks weigh nothing."""
    if not any(map(str.isalpha, token)):
        return (0.0, 0.0, False)
    weight = float(min(_HEAVIEST, len(token)))
    if _MOJIBAKE.search(token) or _GLYPH_NAME.search(token):
        return (weight, 0.0, True)
    if _ADDRESS.fullmatch(token.strip(_EDGES)):
        return (weight, 1.0, False)
    parts = [part for part in _parts(token) if any(map(str.isalpha, part))]
    if not parts or max(map(len, parts)) > _LONGEST:
        return (weight, _STRANGE, False)
    letters = sum(map(len, parts))
    is_broken = any(_has_mark_inside(part) for part in parts)
    return (weight, sum(len(part) * _word_sense(part) for part in parts) / letters, is_broken)


def _parts(token: str) -> Iterator[str]:
    return (part for part in _JOINED.split(token.strip(_EDGES)) if part)


def _word_sense(word: str) -> float:
    if not word.isalpha():
        return _word_with_digits(word)
    if _is_known(word.lower()):
        return _MIXED if _is_jumbled(word) else 1.0
    if not any(_is_latin(c) for c in word):
        return _UNKNOWN_SCRIPT
    if _is_jumbled(word):
        return _MIXED * _sayable(word)
    if len(word) >= 8 and any(compound_parts(word, language) for language in ("da", "de")):
        return _COMPOUND
    return _STRANGE + (_FOREIGN - _STRANGE) * _sayable(word) if len(word) > 1 else _SEEN if word.islower() else _FOREIGN


def _word_with_digits(word: str) -> float:
    """A year's endings and codes in capitals are right as they are; a digit or a mark inside a word is a letter read wrongly."""
    if _has_mark_inside(word):
        return _STRANGE
    return _STRANGE if _DIGIT_INSIDE.search(word) and not _UNITS.fullmatch(word) else 0.7


def _has_mark_inside(word: str) -> bool:
    """A mark that joins no words, between two letters: a letter in the wrong encoding (*b¯rn*, *B„ume*)."""
    return any(not c.isalnum() and a.isalpha() and b.isalpha() for a, c, b in zip(word, word[1:], word[2:], strict=False))


def _is_known(word: str) -> bool:
    least = _SHORT.get(len(word), 0.0)
    return any(frequency(word, language) > least for language in _LANGUAGES)


def _is_latin(character: str) -> bool:
    return character < "\u0250" or "\u1e00" <= character < "\u1f00"


def _is_jumbled(word: str) -> bool:
    """Capitals and small letters in turns, as no writer sets them (*BürgerInnen*, *McDonald* and *iPad* are set so)."""
    turns = sum(1 for before, after in pairwise(word) if before.islower() and after.isupper())
    return turns > 1  # one is usual


def _sayable(word: str) -> float:
    """The share of its threes of letters that some European language has often; falls quickly below nine in ten."""
    bare = f"^{_folded(word)}$"
    known = _threes()
    threes = [bare[start : start + 3] for start in range(len(bare) - 2)]
    share = sum(three in known for three in threes) / len(threes)
    return max(0.0, min(1.0, (share - 0.45) / 0.45))


def _folded(word: str) -> str:
    spelt = unicodedata.normalize("NFKD", word.lower().translate(_FOLDED))
    return "".join(c for c in spelt if not unicodedata.combining(c))


@cache
def _threes() -> frozenset[str]:
    """Threes of letters, ^ and $ being the edges of a word, with a share above 2 in 10,000 in one of sixteen European languages.

    Counted over the word lists of wordfreq, accents off, each word by the power 0.75 of its frequency.
    """
    with (files("ingest") / "sense_letters.csv").open(encoding="utf-8") as file:
        return frozenset(row["two"] + letter for row in csv.DictReader(file) for letter in row["next"])
