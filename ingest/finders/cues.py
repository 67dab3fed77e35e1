"""The words by which finders know what a sentence does, and the loose spelling in which they are compared.

Patterns are written in loose spelling: small letters, æ ä å → a, ø ö → o, ü → u, ß → ss, ae → a, oe → o, aa → a. So a pattern holds for
*målsætning*, *maalsaetning* and for the usual misreadings of a scan alike.
"""

from __future__ import annotations

import re

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
    (re.compile(r"\bp(?:d|da|&|a&|d&)(?=\s|$)"), "pa"),
    (re.compile(r"\bm(?:d|da|aa)l(?=\w*)"), "mal"),
    (re.compile(r"\bskal(?=(?:ind|opn|bidr|vare|vere|vaere|kunne|have|sikre|styrk))"), "skal "),
    (re.compile(r"\b([dD])eter\b"), r"\1et er"),
    (re.compile(r"\boq\b"), "og"),
    (re.compile(r"\bs(?:d|é)(?= )"), "sa"),
    (re.compile(r"\bgnsk"), "onsk"),
    (re.compile(r"\bsgger\b"), "soger"),
)
"""Misreadings that hide a cue, not a general repair: that is the work of `ingest.repair`."""


def loose(text: str) -> str:
    """The loose spelling of a text, white space collapsed."""
    text = " ".join(text.lower().translate(LETTERS).split())
    for pair, one in PAIRS:
        text = text.replace(pair, one)
    for pattern, cue in MISREAD:
        text = pattern.sub(cue, text)
    return text


def any_of(*patterns: str) -> re.Pattern[str]:
    """One pattern for several, in loose spelling, each beginning at a word's beginning."""
    return re.compile(r"(?<!\w)(?:" + "|".join(patterns) + r")")


def word_set(words: str) -> frozenset[str]:
    """A set of words written as one text with strokes between."""
    return frozenset(words.split("|"))
