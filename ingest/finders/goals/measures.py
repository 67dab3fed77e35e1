"""The measurable part of a goal: by which year, how much of what, against which baseline.

`amount` and `unit` are the first quantity that a statement sets as its goal. Of *from 12 to 20 percent* it is the second, where one
wants to arrive; of *halve* 50 %, of *double* 100 % (by how much it changes). A word like *klimaneutral* is no amount. Units of share are
written `%`, others as they stand. `baseline` is the year that the amount is held against (*ift. 1990*, *gegenüber 2010*).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

NUMBER = r"\d{1,3}(?:[. ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
PERCENT = r"%|procent(?:point)?|pct\.?|Prozent(?:punkte)?|v\. ?H\.|per cent|percent"
UNIT = (
    PERCENT + r"|promille|mio\. ?kr\.?|mia\. ?kr\.?|millioner kr(?:oner|\.)|milliarder kroner|kr\.|kroner|"
    r"Mio\. ?(?:Euro|€|EUR)|Mrd\. ?(?:Euro|€)|Millionen Euro|Milliarden Euro|Euro|€|EUR|DKK|t CO2|"
    r"tons? CO2|Tonnen CO2|ton|tons|tonnes|Tonnen|"
    r"kWh|MWh|GWh|TWh|MWp|MW|kWp|kW|km|Kilometer|kilometer|m²|m2|kvadratmeter|Quadratmeter|hektar|Hektar|ha|"
    r"boliger|almene boliger|plejeboliger|lejligheder|Wohnungen|Wohneinheiten|Sozialwohnungen|"
    r"dwellings|homes|arbejdspladser|Arbeitsplätze|jobs|"
    r""
    r"pladser|lærepladser|elevpladser|Plätze|Kitaplätze|Ausbildungsplätze|places|træer|Bäume|trees|ladestandere|Ladepunkte|Ladesäulen|virksomheder|"
    r"Unternehmen|elever|Schüler|Kinder|børn|borgere|indbyggere|Einwohner|Stellen|stillinger|timer|Stunden"
)
BETWEEN = r"(?: ?(?:nye|neue|neuer|new|flere|mehr|more|weitere|zusätzliche|ekstra|private|geförderte|almene|bezahlbare))*"
AMOUNT = re.compile(rf"(?<![\w.,/-])({NUMBER}){BETWEEN} ?({UNIT})(?!\w)")
SPAN = re.compile(rf"\b(?:fra|von|from) (?:{NUMBER})(?: ?(?:{PERCENT}))? (?:til|auf|to|bis(?: zu)?) ({NUMBER}){BETWEEN} ?({UNIT})(?!\w)")
"""From how much to how much: the second is the goal."""
FACTOR = re.compile(
    r"\b(?:(?P<half>halver\w*|halbier\w*|Halbierung|halve[sd]?|halving)|(?P<double>fordob\w*|verdoppel\w*|Verdop+e?lung|double[sd]?|doubling))\b",
    re.IGNORECASE,
)
AGAINST = (
    r"(?:i forhold til|ift\.|i\.f\.t\.|sammenlignet med|set i forhold til|målt mod|holdt op mod|"
    r"med udgangspunkt i|fra|gegenüber|im Vergleich zu[mr]?|"
    r"verglichen mit|bezogen auf|im Verhältnis zu|compared (?:to|with)|relative to|against|from)"
)
BASELINE = re.compile(
    rf"{AGAINST}\s+(?:(?:dem |das |den |the )?(?:niveauet i |niveau i |Jahr |Jahre |Stand |Stand von |"
    rf"Niveau von |Basisjahr |Referenzjahr |basisåret |"
    r"baseline |året )?)((?:19|20)\d\d(?:[- ]?(?:niveau\w*|level\w*))?)(?!\s*(?:til|bis|to)\b)"
)
YEAR = re.compile(r"(?<![\d./-])(20\d\d)(?![\d/])")
RANGE = re.compile(r"(?:19|20)\d\d\s*(?:[-–—/]|til|bis|to)\s*(?:20)?\d\d\b")
CHANGE = re.compile(r"\b(?:fra|von|from)\s+(?:19|20)\d\d\s+(?:til|bis|to)\s+(20\d\d)\b")
"""From one year to another something is to change: the second is the goal's."""
PAST = re.compile(
    r"(?:siden|seit|since|fra|from|von|vom)\s*$|(?:i forhold til|ift\.|sammenlignet med|(?<!frem )mod|"
    r"gegenüber|im Vergleich zu|verglichen mit|bezogen auf|"
    r"compared (?:to|with)|than in|end i|als|Referenzjahr|Basisjahr|Niveau von|niveauet i|niveau i)\s*(?:\w+\s*)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Measure:
    amount: float | None = None
    unit: str | None = None
    baseline: str | None = None


def measure(statement: str) -> Measure:
    """The first amount that the statement sets, and the baseline it is held against."""
    base = BASELINE.search(statement)
    baseline = base.group(1) if base else None
    found = SPAN.search(statement) or AMOUNT.search(statement)
    if found:
        return Measure(to_number(found.group(1)), to_unit(found.group(2)), baseline)
    if factor := FACTOR.search(statement):
        return Measure(50.0 if factor.group("half") else 100.0, "%", baseline)
    return Measure(baseline=baseline)


def to_unit(text: str) -> str:
    """Shares in one spelling; other units as they stand."""
    return "%" if re.fullmatch(PERCENT, text) else " ".join(text.split())


def to_number(text: str) -> float:
    """A number as Danish and German write it: *1.000* is a thousand, *2,5* two and a half."""
    plain = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        plain = plain.replace(".", "")
    return float(plain.replace(",", "."))


DUE = re.compile(r"\b(?:bis|inden|senest|spätestens|by)\b[^.]{0,20}?\d{1,2}\.\s?\d{1,2}\.\s?(20\d\d)\b")
LASTS = re.compile(
    r"\b(?:laufzeit|zeitraum|projektzeit\w*|förderperiode|wahlperiode|legislatur\w*|\w*periode[nr]?|bestand|lief|galt|war|wurden?|hatte|"
    r"var|blev|havde|løb|varede|gjaldt|duration|lasted|was|ran)\b(?:[^.;!?]|(?<=\d)\.){0,60}$",
    re.IGNORECASE,
)
"""What tells how long something lasts or lasted: its end is no aim."""
SCHOOL_YEAR = re.compile(
    r"\b(?:ab|fra|from)\s(?:dem |det |the )?(?:schuljahr|skoleåret|skoleår|school year)\s(20\d\d)\s?/\s?\d\d", re.IGNORECASE
)
STARTS = re.compile(r"\b(?:fra|ab|from)\s*$", re.IGNORECASE)
HORIZON = re.compile(r"\bvision\w*\s+(20\d\d)\b|\b(?:bis|frem mod|inden|by)\s+(20\d\d)\b", re.IGNORECASE)


def target_year(statement: str, heading: str | None, since: int | None) -> int | None:
    """The last year of the sentence that lies ahead of `since`, or the horizon of the heading above (*Vision 2029*).

    A year that something is held against, or that began something, is none; one from which something shall hold (*ab 2026*) is.
    """
    if (change := CHANGE.search(statement)) and not LASTS.search(statement[: change.start()]):
        return int(change.group(1))
    ranges = [m.span() for m in RANGE.finditer(statement)]
    years = [
        int(m.group(1))
        for m in YEAR.finditer(statement)
        if not any(a <= m.start() < b for a, b in ranges) and _lies_ahead(statement[: m.start()], int(m.group(1)), since)
    ]
    years += [int(m.group(1)) for m in DUE.finditer(statement) if not LASTS.search(statement[: m.start()])]
    years += [int(m.group(1)) for m in SCHOOL_YEAR.finditer(statement)]
    if years:
        return max(years)
    horizon = HORIZON.search(heading or "")
    return int(horizon.group(1) or horizon.group(2)) if horizon else None


def _lies_ahead(before: str, year: int, since: int | None) -> bool:
    if PAST.search(before):
        return since is not None and year > since and bool(STARTS.search(before))
    return year >= (since or 2000)
