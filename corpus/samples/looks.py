"""How the invented municipalities look: colours, typefaces, and where long words may be broken at the end of a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT_FOLDER = Path("/usr/share/fonts/truetype/liberation")  # Debian package fonts-liberation
FONT_FILES = {
    f"{family}{'' if style == 'Regular' else '-' + style}": FONT_FOLDER / f"Liberation{family}-{style}.ttf"
    for family in ("Sans", "Serif")
    for style in ("Regular", "Bold", "Italic", "BoldItalic")
}


@dataclass(frozen=True, slots=True)
class Look:
    """A municipality's design: main and second colour, typeface, type size of running text, and the shield's pattern."""

    main: str
    second: str
    font: str
    size: float
    shield: str
    language: str


LOOKS = {
    "klitborg": Look("#0b5c7a", "#e3a72f", "Sans", 10.5, "waves", "da"),
    "braendholm": Look("#1f5d3a", "#8fc04c", "Sans", 10.5, "hill", "da"),
    "egesund": Look("#7a2540", "#e9b9a6", "Sans", 10.5, "bar", "da"),
    "havbjerg": Look("#16325c", "#49a9c9", "Sans", 10.5, "waves", "da"),
    "noerrevig": Look("#3d3d3d", "#8d8d8d", "Serif", 11.5, "waves", "da"),
    "tornvig": Look("#5b2a86", "#c9a0e0", "Sans", 10.5, "bar", "da"),
    "lindenfurt": Look("#9c1c1f", "#d9c7a0", "Sans", 10.5, "hill", "de"),
    "moewenstedt": Look("#222222", "#777777", "Serif", 11.5, "waves", "de"),
    "rosenfurt": Look("#8c1d56", "#d8a3bf", "Serif", 12, "bar", "de"),
    "gruenbrueck": Look("#2f7a2f", "#b8d8a8", "Sans", 10.5, "hill", "de"),
    "buergerliste": Look("#1d3f8f", "#f0c419", "Sans", 10.5, "bar", "de"),
}

# Words that begin the second part of compounds: a line may end before them.
PARTS = (
    "partnerschaft|partner|versammlung|verwaltung|vertrag|austausch|nehmer|arbeit|förder|planung|plätze|anlagen|schüler|bildungs|zentrum|"
    "vorschlag|mittel|kreis|behälter|schutz|ergebnisse|beschluss|ausschuss|"
    "samarbejde|samarbejdet|medarbejder|uddannelse|klasse|møde|tilskud|institution|forsamling|erklæringer|lærlinge|ordning|kommission|"
    "kontor|affald|bevægelse|venner|område|aftale|byer|opgørelse|undervisning|samfund|spørgsmål|neutralitet|forvaltning|stævne|skole"
)
BREAK = re.compile(rf"(?<=[a-zæøåäöüß]{{4}})(?=(?:{PARTS}))", re.IGNORECASE)


def with_breaks(text: str) -> str:
    """Soft hyphens where a line may end within a compound."""
    return BREAK.sub("\u00ad", text)


@cache
def register_fonts() -> None:
    for name, path in FONT_FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(path)))
    for family in ("Sans", "Serif"):
        pdfmetrics.registerFontFamily(family, family, f"{family}-Bold", f"{family}-Italic", f"{family}-BoldItalic")
