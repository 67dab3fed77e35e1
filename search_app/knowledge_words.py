"""What is wrong in the users' own tables, in the visitor's language: what reads files says it in English.

Each sentence is known here by its form, and one that is not known is shown as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from corpus.knowledge_csv import Problem
from search_app.languages import N_, _

NOT_USED = N_("%(what)s, so the row is not used")
FORMS = (
    # of a file
    N_("it cannot be read (%(reason)s)"),
    N_("it is no file, or a link to one that is not there"),
    N_("it is larger than %(most)s MB and was not read"),
    N_("its letters are in no encoding that is known here, so nothing of it is used"),
    N_("it is not UTF-8 and was read as Windows-1252: look whether æ, ø, å, ä, ö, ü are right"),
    N_("from here on the file cannot be read (%(reason)s) and is not used"),
    N_("the heading %(heading)s is missing, so nothing of the file is used"),
    N_("there is no such column, so it is not used"),
    N_("this column is there twice, and the second is not used"),
    # of a row
    N_("the same stands in line %(line)s already, which is used"),
    N_("it has more cells than there are headings and is not used"),
    N_("it holds characters that are no text, or too many"),
    N_("it is empty"),
    # of a cell
    N_("it is too long for a name"),
    N_("“%(cell)s” is no name"),
    N_("“%(cell)s” is no country that is known here"),
    N_("“%(cell)s” is no number of degrees from -%(most)s to %(same)s"),
    N_("“%(cell)s” is no number of inhabitants"),
    N_("“%(cell)s” is no kind of network"),
    N_("“%(cell)s” is no web address"),
    # what to do
    N_("see that the file may be opened by whoever runs Udsyn"),
    N_("put a table there, or take it away"),
    N_("keep only what you need in it"),
    N_("take one of the two out"),
    N_("save it as “CSV UTF-8” in your spreadsheet"),
    N_("look for a quotation mark that is not closed, or not doubled within a cell"),
    N_("write the headings in the first row: %(headings)s"),
    N_("the headings are %(headings)s"),
    N_("put a cell that holds the divider in quotation marks"),
    N_("write it anew, in a few words"),
    N_("fill it in, or take the row out"),
    N_("write at most %(most)s characters"),
    N_("write a name, with letters"),
    N_("write its name or its two letters, as in DK, DE, PL"),
    N_("write it as in 55.68, or leave it empty"),
    N_("write a whole number, or leave it empty"),
    N_("write “network” or “regional”, or leave it empty"),
    N_("write it as in egelund.dk, or leave it empty"),
)
"""All that is said of a table; a test holds that nothing else is."""


@dataclass(frozen=True, slots=True)
class ProblemView:
    """A problem as a person reads it: the file, the place in it, what is wrong, and what to do."""

    file: str
    place: str
    what: str
    cure: str


def problem_views(problems: Iterable[Problem]) -> list[ProblemView]:
    return [ProblemView(each.file, _place(each), in_words(each.what), in_words(each.cure)) for each in problems]


def _place(problem: Problem) -> str:
    line = _("line %(number)s", number=problem.line) if problem.line else ""
    column = _("column “%(name)s”", name=problem.column) if problem.column else ""
    return ", ".join(filter(None, (line, column)))


def in_words(said: str) -> str:
    """A sentence in the visitor's language; one that no form fits, as it is."""
    if row := _pattern(NOT_USED).fullmatch(said):
        return _(NOT_USED, what=in_words(row["what"]))
    found = next(((form, match) for form in FORMS if (match := _pattern(form).fullmatch(said))), None)
    return said if found is None else _(found[0], **found[1].groupdict())


@cache
def _pattern(form: str) -> re.Pattern[str]:
    """A form as a pattern; its gaps hold anything."""
    parts = re.split(r"%\((\w+)\)s", form)
    return re.compile("".join(f"(?P<{part}>.*)" if i % 2 else re.escape(part) for i, part in enumerate(parts)), re.DOTALL)
