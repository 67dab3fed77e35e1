"""Numbers that look like dates and are none: addresses, phones, case and paper numbers, laws, amounts, postcodes, headcounts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from corpus.dates_words import alternatives, words_of


@dataclass(frozen=True, slots=True)
class Trap:
    """A pattern of numbers that are no dates, tried where a text has one of its signs."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]


@cache
def traps() -> tuple[Trap, ...]:
    """All of them."""
    table = (
        (("://", "www."), r"(?:https?://|www\.)[^\s<>\"]+"),
        (("@",), r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}"),
        ((".",), r"(?<![\w-])[\w-]{1,64}\.(?:dk|de|eu|com|org|net|pdf|docx?|xlsx?|pptx?|html?)\b(?:/[^\s<>\"]*)?"),
        (("+",), r"(?<![\w-])\+\s?\d{2}[\s\d()/-]{6,}"),
        (("/", "-", "–"), r"(?<![\w-])0\d{2,4}\s?[/–-]\s?\d{3,}(?:[\s-]\d+)*"),
        ((" ",), r"(?<!\d)0\d{2,5}\s\d{3,8}(?:[ -]\d+){0,3}"),
        (tuple(words_of("phone")), rf"(?<!\w)(?:{alternatives('phone')})(?!\w)[.:]?[^\S\n]{{0,3}}[a-z]{{0,2}}[\d(+-][\d /()–-]{{3,22}}"),
        ((" ",), r"(?<!\d)\d{2}(?: \d{2}){3}(?!\d)"),
        ((" ",), r"(?<!\d)\d{4}(?: \d{4}){2}(?!\d)(?<!(?:19|20)\d\d (?:19|20)\d\d)"),
        ((" ",), r"(?<!\d)\d{4} \d{4}(?!\d)(?<!19\d\d)(?<!20\d\d)"),
        ((" ",), r"(?<!\d)(?:1[3-9]|[2-9]\d)\d\d [2-9][1-9]\d\d(?!\d)"),
        (("/",), r"(?<!\d)\d{2,4}/\d{1,4}/(?:eu|ef|eg|ec|ewg|eøf|eec|jha)\b"),
        (("(",), r"\((?:eu|eg|ef|ec|euratom|ewg|eøf)\)\s(?:nr\.\s)?\d+/\d+"),
        (("/", "-"), r"(?<![\d.])(?:19|20)\d\d[/-](?:0\d{2,}|\d{3}|\d{5,}|[3-9]\d{3})(?!\d)"),
        (("/", "-"), r"(?<!\d)\d{2}[/-]\d{5,}(?!\d)"),
    )
    return tuple(Trap(signs, re.compile(pattern, re.IGNORECASE)) for signs, pattern in table)


_DIGITS_BEFORE = re.compile(r"\d[.,:/\-–]$|\d\d \d\d $|(?<![\w])[A-Z]{1,3}-$|\d{5,} $|[×x*+=<>~]\s?$")
_STREET_BEFORE = re.compile(r"[a-zæøåäöüß.]\s\d{1,3}\s?[A-Za-z]?,?\s*\n\s*$")
_THAN_BEFORE = re.compile(r"(?:mere|flere|færre|mindre|mehr|weniger|more|fewer|less)\s+(?:end|als|than)\s+$", re.IGNORECASE)
_MORE_DIGITS_AFTER = re.compile(r"[^\S\n]\d{3}(?!\d)|[^\S\n]\d{2} \d{2}(?!\d)|[^\S\n]?[.,]\d")
_LINE_BEGINS = re.compile(r"(?:^|\n)[^\S\n]*(?:[•·▪*–-][^\S\n]*)?$")
_WORD_FOLLOWS = re.compile(r"(?:\s?[:–-])?[^\S\n]{1,4}[^\W\d_]{2}")
"""A line of a chronicle: *1864 Gründung der …*."""


@cache
def _sign_before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<![\w-])(?:{alternatives('number of', 'about')})|#)[.:]?\s{{0,3}}$", re.IGNORECASE)


@cache
def _year_context() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('round year after')})\s+$", re.IGNORECASE)


@cache
def _told_after() -> re.Pattern[str]:
    """*2000 kam …*: a verb or *then* right behind a year."""
    return re.compile(rf"\s{{1,3}}(?:{alternatives('told of a year')})(?!\w)", re.IGNORECASE)


@cache
def _paper_before() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternatives('number of')})[.:]{{0,2}}\s{{0,3}}$", re.IGNORECASE)


def is_of_a_paper(text: str, start: int) -> bool:
    """Whether *1987/2020* or *12/2020* is the number of a paper or page."""
    return bool(_paper_before().search(text[max(0, start - 24) : start]))


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(
        rf"\s{{0,3}}(?:{alternatives('counted')})(?!\w)|,-|\s?[×*/]\s?\d|\sx\s\d|[/-]\d|-[A-Z]?\b(?!\w)(?=\S)|[_@]", re.IGNORECASE
    )


def is_counted(text: str, start: int, end: int, year: int) -> bool:
    """Whether the bare four digits at [start, end) are a number of something, or of a paper, a phone, a place, and no year."""
    before, after = text[max(0, start - 40) : start], text[end : end + 24]
    if _sign_before().search(before) or _DIGITS_BEFORE.search(before) or _THAN_BEFORE.search(before) or _STREET_BEFORE.search(before):
        return True
    if _unit_after().match(after) or _MORE_DIGITS_AFTER.match(after):
        return True
    if _told_after().match(after):
        return False
    needs_context = year < 1900 or year >= 2100 or year % 100 == 0
    begins_line = year % 100 != 0 and _LINE_BEGINS.search(before) and _WORD_FOLLOWS.match(after)
    return needs_context and not begins_line and not _year_context().search(before)
