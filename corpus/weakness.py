"""How weak a page is: how much an archivist should doubt its text, as one figure, and what it comes from.

Each sign of weakness is a doubt between 0 and 1, and doubts add up as chances do: a page is sound only where no sign holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from corpus.edits import REPAIRS
from corpus.model import Page

Sign = Literal["unread", "no_text", "hard_to_read", "little_sense", "unsure", "many_repairs"]

WEAK = 0.3
"""From this figure on a page is listed as weak."""

_WARNED: Mapping[str, tuple[Sign, float]] = {
    "damaged": ("unread", 1.0),
    "no_text": ("no_text", 0.6),
    "low_confidence": ("hard_to_read", 0.5),
    "bad_text_layer": ("little_sense", 0.15),
}
_SURE = 0.9
"""An OCR that is as sure as this of its words on average gives no cause for doubt."""
_SENSIBLE = 0.8
"""A text that makes as much sense as this (`ingest.sense`) gives none either."""
_MANY = 0.05
"""Where more than one word in twenty had to be mended, others were surely missed."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """A sign of weakness, how heavy it is (0–1), and the figure behind it, where there is one."""

    sign: Sign
    weight: float
    figure: float | None = None


def weakness(page: Page) -> float:
    """How weak a page is, 0–1; 0 also where the doubts are too small to be listed."""
    sound = 1.0
    for doubt in doubts(page):
        sound *= 1.0 - doubt.weight
    found = round(1.0 - sound, 4)
    return found if found >= WEAK else 0.0


def doubts(page: Page) -> tuple[Doubt, ...]:
    """The signs of weakness of a page, the heaviest first."""
    found = [Doubt(*_WARNED[warning]) for warning in page.warnings if warning in _WARNED]
    if page.source in ("ocr", "mixed") and page.confidence is not None:
        found.append(Doubt("unsure", _short_of(page.confidence, _SURE), page.confidence))
    sense = _sense(page)
    if sense is not None:
        found.append(Doubt("little_sense", _short_of(sense, _SENSIBLE), sense))
    mended = _mended(page)
    found.append(Doubt("many_repairs", min(0.8, 4 * mended) if mended > _MANY else 0.0, mended))
    return tuple(sorted((doubt for doubt in found if doubt.weight > 0), key=lambda doubt: -doubt.weight))


def _short_of(figure: float, enough: float) -> float:
    return round(min(1.0, max(0.0, (enough - figure) / enough)), 4)


def _sense(page: Page) -> float | None:
    """How much sense the text makes that was taken in the end."""
    if page.account is None:
        return None
    return page.account.layer if page.source == "text-layer" else page.account.ocr


def _mended(page: Page) -> float:
    """Repairs per word."""
    count = sum(edit.reason in REPAIRS for edit in page.edits)
    return count / max(20, len(page.source_text.split())) if count else 0.0
