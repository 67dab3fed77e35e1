"""The measurable part of a goal: by which year, how much of what, against which baseline."""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
UNIT = (
    r"%|procent(?:point)?|pct\.?|Prozent(?:punkte)?|per cent|percent|promille|mio\. ?kr\.?|mia\. ?kr\.?|millioner kroner|kr\.|kroner|"
    r"Mio\. ?(?:Euro|€)|Mrd\. ?(?:Euro|€)|Millionen Euro|Euro|€|EUR|DKK|t CO2|tons? CO2|ton|tons|tonnes|Tonnen|kWh|MWh|GWh|"
    r"MWp|MW|kWp|km|m²|"
    r"hektar|Hektar|ha|boliger|lejligheder|Wohnungen|Wohneinheiten|dwellings|homes|arbejdspladser|Arbeitsplätze|jobs|pladser|Plätze|places|"
    r"træer|Bäume|trees|ladestandere|Ladepunkte|Ladesäulen|virksomheder|Unternehmen|elever|borgere|indbyggere|Einwohner"
)
AMOUNT = re.compile(rf"(?<![\w.,/-])({NUMBER})(?: ?(?:nye|neue|new|flere|mehr|more))? ?({UNIT})(?!\w)")
BASELINE = re.compile(
    r"(?:i forhold til|sammenlignet med|set i forhold til|målt mod|fra|gegenüber|im Vergleich zu|verglichen mit|bezogen auf|"
    r"compared (?:to|with)|"
    r"relative to|against)\s+(?:(?:dem |das |den )?(?:niveauet i |niveau i |Jahr |Stand |Basisjahr |baseline |året "
    r")?)((?:19|20)\d\d(?:[- ]?(?:niveau\w*|level\w*))?)"
)
YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/])")
RANGE = re.compile(r"(?:19|20)\d\d\s*(?:[-–—/]|til|bis|to)\s*(?:20)?\d\d\b")
PAST = re.compile(
    r"(?:siden|seit|since|fra|from|von|vom)\s*$|\b(?:\d{1,2}\.\s*)?(?:i forhold til|gegenüber|im Vergleich "
    r"zu|compared to|than in)\s*(?:\w+\s*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    amount: float | None = None
    unit: str | None = None
    baseline: str | None = None


def measure(statement: str) -> Measure:
    """The first amount with a unit, and the baseline it is held against."""
    found = AMOUNT.search(statement)
    base = BASELINE.search(statement)
    if not found:
        return Measure(baseline=base.group(1) if base else None)
    return Measure(to_number(found.group(1)), found.group(2), base.group(1) if base else None)


def to_number(text: str) -> float:
    """A number as Danish and German write it: *1.000* is a thousand, *2,5* two and a half."""
    plain = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


def target_year(statement: str, heading: str | None, since: int | None) -> int | None:
    """The last year of the sentence that lies ahead of `since`, or the horizon of the heading above (*Vision 2029*)."""
    ranges = [m.span() for m in RANGE.finditer(statement)]
    years = [
        int(m.group(1))
        for m in YEAR.finditer(statement)
        if not any(a <= m.start() < b for a, b in ranges) and not PAST.search(statement[: m.start()]) and int(m.group(1)) >= (since or 2000)
    ]
    if years:
        return max(years)
    horizon = re.search(r"\bvision\w*\s+(20\d\d)\b|\b(?:bis|frem mod|inden|by)\s+(20\d\d)\b", heading or "", re.IGNORECASE)
    return int(horizon.group(1) or horizon.group(2)) if horizon else None
