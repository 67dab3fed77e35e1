"""The shape of statements: how a goal is quoted, and what tells a statement from a name, a reference or a row of dots."""

from __future__ import annotations

import re

from ingest.finders.goals.context import QUOTE, speaks_of_the_list
from ingest.finders.text.cues import loose

LONGEST_GOAL = 1200
PROMISED = re.compile(r"^(?:at|dass|that|to) |^[a-z]{2,}e (?!og |und |and )|(?<!der)(?<!die)(?<!den)\b(?!ge)[a-z]{3,}(?:en|eln|ern)[.;,]?$")
"""An item that goes on with the clause of its lead-in: a subordinate clause or an infinitive."""
LEADERS = re.compile(r"\.{4,}|(?:\. ){4,}|…{2,}")
EXPLAINS = re.compile(r"(?:Dette|Det sker|Det gælder|Form\w{1,3}let|Herved|Dermed|Derved|Dies|Dabei|Dazu|So |Das gilt|This|Thereby)\b")


def statement_of(text: str) -> str:
    """A goal as it is quoted: one line, the items of a list after its lead-in set off by semicolons."""
    lines = [" ".join(line.split()).strip(" ") for line in text.split("\n") if line.strip()]
    lead, items = lines[0], [line.rstrip(";,.") for line in lines[1:]]
    return f"{lead.rstrip(':')}: {'; '.join(items)}." if items else lead.strip('"“„”»«‘’ ') if QUOTE.match(lead) else lead


def is_sentence_like(statement: str) -> bool:
    """Not a row of dots or figures, nor the head of a table, where each word has a capital."""
    words = statement.split()
    if len(words) >= 4 and all(word[0].isupper() for word in words):
        return False
    letters = sum(c.isalpha() for c in statement)
    return (
        not LEADERS.search(statement)
        and letters >= 8
        and letters >= 0.5 * len(statement.replace(" ", ""))
        and len(statement) <= LONGEST_GOAL
    )


def is_noun_item(text: str, language: str | None = None) -> bool:
    """Whether a list item only names something: short, no sentence, no infinitive at its beginning (Danish) or end (German)."""
    words = text.split()
    if len(words) > 14 or re.search(r"[.!?] ", text) or re.match(r"(?:at|dass) ", text):
        return False
    if language != "de" and re.match(r"[a-zæøå]+e (?!og|samt|eller)", text):
        return False
    return (
        language == "da"
        or not re.search(r"[a-zäöüß]{3,}(?:en|eln|ern)(?:[.,;]?$| bzw| \()", text)
        or words[-1][0].isupper()
        or len(words) < 3
    )


def says_what_is_done(text: str) -> bool:
    """A short statement, not a cross-reference or a remark about the list itself."""
    return not speaks_of_the_list(loose(text)) and text.rstrip().endswith((".", "!", "”", "“", '"')) and len(text.split()) >= 6
