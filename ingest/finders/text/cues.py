"""The words by which finders know what a sentence does, and the loose spelling in which they are compared.

Patterns are written in loose spelling: small letters, æ ä å → a, ø ö → o, ü → u, ß → ss, ae → a, oe → o, aa → a. So a pattern holds for
*målsætning*, *maalsaetning* and for the usual misreadings of a scan alike.
"""

from __future__ import annotations

import re
from functools import lru_cache

LETTERS = str.maketrans(
    {
        "æ": "a",
        "ä": "a",
        "å": "a",
        "á": "a",
        "ø": "o",
        "ö": "o",
        "ó": "o",
        "ü": "u",
        "é": "e",
        "è": "e",
        "ß": "ss",
        "’": "'",
        "´": "'",
        "\u00a0": " ",
        "*": "",
    }
)
PAIRS = (("ae", "a"), ("oe", "o"), ("aa", "a"))
MISREAD = (
    (("pd", "p&", "pa&"), re.compile(r"\bp(?:d|da|&|a&|d&)(?=\s|$)"), "pa"),
    (("mdl", "mdal"), re.compile(r"\bm(?:d|da)l(?=\w*)"), "mal"),
    (("skal",), re.compile(r"\bskal(?=(?:ind|opn|bidr|vare|vere|vaere|kunne|have|sikre|styrk))"), "skal "),
    (("deter",), re.compile(r"\bdeter\b"), "det er"),
    (("oq",), re.compile(r"\boq\b"), "og"),
    (("sd ",), re.compile(r"\bsd(?= )"), "sa"),
    (("gnsk",), re.compile(r"\bgnsk"), "onsk"),
    (("sgger",), re.compile(r"\bsgger\b"), "soger"),
)
"""Misreadings that hide a cue (a general repair is the work of `ingest.repair`); each needs one of the letters named before it."""
_KEPT = 1 << 13
"""So many sentences are remembered: one finder after the other asks for the same."""


@lru_cache(_KEPT)
def loose(text: str) -> str:
    """The loose spelling of a text, white space collapsed."""
    text = " ".join(text.lower().translate(LETTERS).split())
    for pair, one in PAIRS:
        text = text.replace(pair, one)
    for needles, pattern, cue in MISREAD:
        if any(needle in text for needle in needles):
            text = pattern.sub(cue, text)
    return text


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern for several, in loose spelling, each beginning at a word's beginning."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")")


def word_set(words: str) -> frozenset[str]:
    """A set of words written as one text with strokes between."""
    return frozenset(words.split("|"))
