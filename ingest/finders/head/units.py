"""The council, committee or office that speaks for the issuer, as a line of the head names it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finders.head.covers import OFFICE_LINE, OWN_NAME, first_lines
from ingest.finders.text.cues import loose
from ingest.finders.text.flow import Flow

LINES = 25
LONGEST = 90
LABEL = re.compile(
    r"(?i)^(?:dienststelle|verantwortlich(?:e dienststelle)?|federführ(?:end|ung)(?:es amt)?|amt|fachbereich|organisationseinheit|"
    r"einreicher(?:in)?|"
    r"forvaltning|afdeling|udvalg|enhed|gremium|ansvarlig(?: enhed)?|afsender|fra|von)\s*:\s*(.{3,80})$"
)
COUNCILS = re.compile(
    r"^(?:byrad|kommunalbestyrelse|borgerreprasentation|\w*udvalg|gemeinderat|stadtrat|rat\b|kreistag|burgerschaft|[\w-]*ausschuss|"
    r"ausschuss|bezirksvertretung|[\w-]*beirat|ortsbeirat|ortschaftsrat|stadtverordnetenversammlung|city council)"
)
DANGLING = re.compile(r"\b(?:og|und|for|für|,)$")
TERM = re.compile(r"\s+(?:20\d\d\s*[-–]\s*20\d\d.*|,?\s*\d{1,2}\.\s?\w+.*|\d\d.*)$")
NO_OFFICE = re.compile(r"(?i)^(?:alle|bürger\b|medlemmer|mitglieder|stadtr[aä]t(?:in)?\s[A-Z])|:.*\b(?:Hr|Fr|Frau|Herr)\b")


def find_unit(flow: Flow, kind: str) -> tuple[str, str] | None:
    """(unit, line) of the head: in minutes the council that met, else the office; what a label names before what stands alone."""
    found: list[tuple[int, str, str]] = []
    for line in _joined(first_lines(flow, LINES)):
        if unit := unit_of_line(line):
            is_council = bool(COUNCILS.match(loose(unit)))
            labelled = bool(LABEL.match(line))
            found.append(((0 if is_council == (kind == "minutes") else 2) - labelled, unit, line))
    best = min(found, key=lambda item: item[0], default=None)
    return (best[1], best[2]) if best else None


def _joined(lines: list[str]) -> Iterator[str]:
    """The lines, each that ends in *og*, *und*, *for* with the next."""
    held = ""
    for part in lines:
        line = f"{held}{part.strip('*# ')}"
        held = f"{line} " if DANGLING.search(line) and not held else ""
        if not held:
            yield line


def unit_of_line(line: str) -> str | None:
    """The office or council that a line names, and nothing but it."""
    if labelled := LABEL.match(line):
        rest = labelled.group(1).strip()
        return _tidy(rest) if OFFICE_LINE.match(loose(rest)) else None
    if len(line) > LONGEST or line.endswith((".", ":")):
        return None
    plain = loose(line).strip(" -–|")
    if own := OWN_NAME.match(plain):
        plain, line = plain[own.end() :].strip(" ,-–|"), re.split(r"[,|–]| - ", line, maxsplit=1)[-1]
    if not plain or not OFFICE_LINE.match(plain) or len(plain.split()) > 10 or NO_OFFICE.search(line):
        return None
    return _tidy(line)


def _tidy(unit: str) -> str:
    return TERM.sub("", " ".join(unit.split()).strip(" -–|,"))
