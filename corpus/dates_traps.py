"""Numbers that look like dates and are none: addresses, phones, case and paper numbers, laws, amounts, postcodes, headcounts."""

from __future__ import annotations

import re
from functools import cache

from corpus.dates_words import alternatives

TRAPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:https?://|www\.)[^\s<>\"]+",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
        r"(?<![\w-])[\w-]{1,64}\.(?:dk|de|eu|com|org|net|pdf|docx?|xlsx?|pptx?|html?)\b(?:/[^\s<>\"]*)?",
        r"(?<![\w-])\+\s?\d{2}[\s\d()/-]{6,}",
        r"(?<![\w-])0\d{2,4}\s?[/–-]\s?\d{3,}(?:[\s-]\d+)*",
        r"(?<!\d)\d{2}(?: \d{2}){3}(?!\d)",
        r"(?<!\d)\d{4}(?: \d{4}){2}(?!\d)(?<!(?:19|20)\d\d (?:19|20)\d\d)",
        r"(?<!\d)\d{4} \d{4}(?!\d)(?<!19\d\d)(?<!20\d\d)",
        r"(?<!\d)(?:1[3-9]|[2-9]\d)\d\d [2-9][1-9]\d\d(?!\d)",
        r"(?<!\d)\d{2,4}/\d{1,4}/(?:eu|ef|eg|ec|ewg|eøf|eec|jha)\b",
        r"\((?:eu|eg|ef|ec|euratom|ewg|eøf)\)\s(?:nr\.\s)?\d+/\d+",
        r"(?<![\d.])(?:19|20)\d\d[/-](?:0\d{2,}|\d{3}|\d{5,}|[3-9]\d{3})(?!\d)",
        r"(?<!\d)\d{2}[/-]\d{5,}(?!\d)",
    )
)

_DIGITS_BEFORE = re.compile(r"\d[.,:/\-–]$|\d\d \d\d $|(?<![\w])[A-Z]{1,3}-$|\d{5,} $|[×x*+=<>~]\s?$")
_STREET_BEFORE = re.compile(r"[a-zæøåäöüß.]\s\d{1,3}\s?[A-Za-z]?,?\s*\n\s*$")
_THAN_BEFORE = re.compile(r"(?:mere|flere|færre|mindre|mehr|weniger|more|fewer|less)\s+(?:end|als|than)\s+$", re.IGNORECASE)
_MORE_DIGITS_AFTER = re.compile(r"\s\d{3}(?!\d)|\s\d{2} \d{2}(?!\d)|\s?[.,]\d")
_YEAR_CONTEXT = re.compile(
    r"(?<!\w)(?:i|im|in|år|året|jahr|jahre|jahres|jahren|year|siden|seit|since|fra|ab|von|from|bis|til|frem mod|inden|senest|"
    r"spätestens|by|until|for|für|mod|før|vor|efter|nach|after|before|und|og|and|vision|agenda|plan|ende|anfang|mitte|primo|ultimo|medio|af|of|anno|gegründet|gründung|grundlagt|oprettet|opført|erbaut|født|geboren|starb|døde|wurde|wurden|entstand|blev)\s+$",
    re.IGNORECASE,
)


_LINE_BEGINS = re.compile(r"(?:^|\n)[^\S\n]*(?:[•·▪*–-][^\S\n]*)?$")
_WORD_FOLLOWS = re.compile(r"(?:\s?[:–-])?[^\S\n]{1,4}[^\W\d_]{2}")
"""A line of a chronicle: *1864 Gründung der …*."""


@cache
def _sign_before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w-])(?:{alternatives('number of')})|#)[.:]?\s{{0,3}}$", re.IGNORECASE)


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(rf"\s{{0,3}}(?:{alternatives('counted')})(?!\w)|,-|\s?[×*/]\s?\d|[/-]\d|-[A-Z]?\b(?!\w)(?=\S)|[_@]", re.IGNORECASE)


def is_counted(text: str, start: int, end: int, year: int) -> bool:
    """Whether the bare four digits at [start, end) are a number of something, or of a paper, a phone, a place, and no year."""
    before, after = text[max(0, start - 40) : start], text[end : end + 24]
    if _sign_before().search(before) or _DIGITS_BEFORE.search(before) or _THAN_BEFORE.search(before) or _STREET_BEFORE.search(before):
        return True
    if _unit_after().match(after) or _MORE_DIGITS_AFTER.match(after):
        return True
    needs_context = year < 1900 or year >= 2100 or year % 100 == 0
    begins_line = year % 100 != 0 and _LINE_BEGINS.search(before) and _WORD_FOLLOWS.match(after)
    return needs_context and not begins_line and not _YEAR_CONTEXT.search(before)
