"""The United Nations' Sustainable Development Goals that a text names: by number, or by name where it speaks of these goals."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from corpus.model import Sdg
from ingest.finders.document import Found, flow_of_doc, sentences
from ingest.finders.text.cues import any_of, loose
from ingest.nlp import Doc

VERSION = "4"
"""Raised with every change that finds otherwise: `udsyn extract` then looks again."""

TOPIC = any_of(
    r"verdensmal\w*|fn'?s?[ -](?:\d+ )?mal\b|un-?mal\b|baredygtighedsmal\w*|sdg\w*|"
    r"agenda 2030|2030-?(?:agenda|dagsorden)\w*|nachhaltigkeitsziel\w*|"
    r"ziele?n? (?:fur|der) nachhaltige\w? entwicklung|globale\w? (?:nachhaltigkeits)?ziele?\w?|"
    r"sustainable development goals?|global goals?|un goals?"
)
GOAL = (
    r"(?:verdensmål(?:ene|et|s)?|FN'?s?[ -]mål(?:ene)?|UN-mål|bæredygtighedsmål(?:ene)?|SDGs?|(?:UN-)?Nachhaltigkeitsziel(?:e|en|s)?|"
    r"Ziele?n? für nachhaltige Entwicklung|Global Goals?|Development Goals?|UN goals?)(?:-(?:mål|Ziele?))?"
)
NUMBER = r"(?:1[0-7]|[1-9])(?![\d%]|[.,]\d{3}|\s?(?:%|procent|Prozent|percent))(?:\.\d{1,2}(?!\d)|\.[a-d]\b)?"
NR = r"(?:(?:nr|no)\.?|nummer|number|#)?\s*"
BETWEEN = r"\s*(?:,|og|und|and|samt|sowie|as well as|&|/|\+|;|·|[-–—]|til|bis|to)\s*"
LIST = rf"({NR}{NUMBER}(?:(?:{BETWEEN}){{1,2}}(?:SDGs?\s*|mål\s*|Ziel\s*|verdensmål\s*)?{NR}{NUMBER})*)"
NUMBERS = re.compile(rf"(?<!\w){GOAL}[\s:(-]{{0,4}}{LIST}", re.IGNORECASE)
AMONG_THEM = re.compile(rf"(?<!\w)(?:del)?(?:mål(?:ene|et)?|Ziel(?:e|en|s)?|goals?)\s*{LIST}", re.IGNORECASE)
"""A plain *mål 11*, *Ziele 7 und 13*: numbers of the UN goals only where the sentence speaks of these."""
ORDINAL = re.compile(rf"(?<![\d.,])(1[0-7]|[1-9])\.\s+{GOAL}", re.IGNORECASE)
RANGE = re.compile(r"(\d+)(?:\.\w+)?\s*(?:[-–—]|til|bis|to)\s*(?:(?:nr|no)\.?\s*)?(\d+)", re.IGNORECASE)
SINGLE = re.compile(r"(?<![\d.])(\d+)")
BRACKETS = re.compile(r"\([^()]{0,80}\)")
NUMBERED_NAME = re.compile(r"(?<![\d.,])(1[0-7]|[1-9])[.:)]?\s+(?=([A-ZÆØÅÄÖÜ][\w ,\u00e0-\u00ff-]{4,60}))")
STAR = "\N{BULLET}"
FEWEST_SHORT = 2
"""So many short forms of names (*ligestilling*, *Klimaschutz*) make one believe that the UN's goals are listed; one alone may be a word."""


@cache
def names() -> tuple[tuple[re.Pattern[str], re.Pattern[str] | None], ...]:
    """The names of the 17 goals in loose spelling and their short forms: the rows of sdg_names.csv."""
    with (Path(__file__).parent / "sdg_names.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            (any_of(*(_loose(row[code]) for code in ("da", "de", "en"))), any_of(_loose(row["short"])) if row["short"] else None)
            for row in csv.DictReader(file)
        )


def _loose(pattern: str) -> str:
    """A pattern in loose spelling, its stars kept."""
    return loose(pattern.replace("*", STAR)).replace(STAR, "*")


def find_sdgs(doc: Doc) -> Iterator[Found]:
    """The goals named in a document, each once, where it is first named."""
    flow = flow_of_doc(doc)
    said: set[int] = set()
    near = False
    for block in flow.blocks:
        text = flow.block_text(block)
        near = bool(TOPIC.search(loose(text))) or (near and block.role != "paragraph")
        spoken = False
        for start, end in sentences(doc, block.start, block.end):
            sentence = flow.text[start:end]
            numbers = set(named_sdgs(sentence, near and block.role != "paragraph"))
            numbers |= _numbers(AMONG_THEM, sentence) | _numbers(AMONG_THEM, BRACKETS.sub(" ", sentence)) if spoken else set()
            spoken = bool(TOPIC.search(loose(sentence)))  # *Dazu gehören die Ziele 3 und 11.*
            for number in sorted(numbers):
                if number not in said:
                    said.add(number)
                    yield Found(Sdg(number), start, end, 0.8, "named as one of the UN goals")


def named_sdgs(sentence: str, in_topic: bool = False) -> tuple[int, ...]:
    """The numbers of the goals that a sentence names; `in_topic` says that its heading speaks of the UN goals."""
    plain = loose(sentence)
    listed = BRACKETS.sub(" ", sentence)
    numbers = _numbers(NUMBERS, listed) | _numbers(NUMBERS, sentence) | {int(match[1]) for match in ORDINAL.finditer(sentence)}
    if in_topic or TOPIC.search(plain):
        numbers |= _numbers(AMONG_THEM, listed) | _named(plain)
    numbers |= {n for m in NUMBERED_NAME.finditer(sentence) if names()[(n := int(m.group(1))) - 1][0].match(loose(m.group(2)))}
    return tuple(sorted(numbers))


def _named(plain: str) -> set[int]:
    """Those named by their names; by short forms only where there are several names."""
    named = {number for number, (name, _) in enumerate(names(), 1) if name.search(plain)}
    short = {number for number, (_, form) in enumerate(names(), 1) if form and form.search(plain)}
    return named | short if len(named | short) > FEWEST_SHORT and named else named


def _numbers(pattern: re.Pattern[str], text: str) -> set[int]:
    found: set[int] = set()
    for match in pattern.finditer(text):
        for first, last in RANGE.findall(match.group(1)):
            found |= set(range(int(first), int(last) + 1)) if int(first) < int(last) <= len(names()) else set()
        found |= {int(number) for number in SINGLE.findall(match.group(1))}
    return found
