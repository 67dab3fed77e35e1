"""From the pictures of pages to their words: upright, straight, even, in the right language, and again where that did not do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus.account import Account, Step
from ingest.glance import glance
from ingest.lettering import fingerprint, may_hold_words
from ingest.ocr import orientation
from ingest.perspective import flattened
from ingest.preparation import Raster, place_before, straightened, turned, unfanned
from ingest.sheet import Strip
from ingest.treatments import READING_DPI, prepared
from ingest.trials import Attempt, Tongue, Trial, attempt_all, better

__all__ = ["READING_DPI", "Picture", "Read", "Recognised", "recognise", "recognise_pages", "recognise_part"]

_DOUBTFUL = 0.8
_SENSELESS = 0.6
_UNTURNED = 0.65
_SURE_TURN = 1.0
_WORTH_SAYING = 1.0
_LOW = 0.75
_MUCH_SHARPER = 1.1
_FEW = 250


Read: TypeAlias = dict[bytes, tuple[tuple[Strip, ...], str | None]]
"""The words and the language of pictures that were read already, by the fingerprint of their letters."""


@dataclass(frozen=True)
class Picture:
    """The picture of a page, and its resolution in dots per inch."""

    raster: Raster
    dpi: float


@dataclass(frozen=True)
class Recognised:
    """The words of a picture with boxes on `raster`, the picture as it is to be shown, and how they were read."""

    raster: Raster
    strips: tuple[Strip, ...]
    language: str | None
    warnings: tuple[str, ...]
    account: Account


def recognise(raster: Raster, dpi: float, language: str | None, *, named: str | None = None) -> Recognised:
    """Reads the picture of a whole page. `language` is the document's, the first guess; `named` is one that a person made sure of."""
    return recognise_pages([Picture(raster, dpi)], language, named=named)[0]


def recognise_pages(pictures: Sequence[Picture], language: str | None, *, named: str | None = None) -> list[Recognised]:
    """Reads the pictures of several pages, several to a process; what comes of a page does not depend on its company."""
    trials = [_upright(picture) for picture in pictures]
    tongue = Tongue(language, named)
    written = [number for number, trial in enumerate(trials) if not trial.look.is_empty]
    attempts = dict(zip(written, attempt_all([trials[number] for number in written], tongue), strict=True))
    for other_way in (_turned_again, _treated_again):
        again = {number: trial for number, attempt in attempts.items() if (trial := other_way(attempt)) is not None}
        for number, other in zip(again, attempt_all(list(again.values()), tongue), strict=True):
            attempts[number] = better(attempts[number], other)
    return [_recognised(trial, attempts.get(number), named or language) for number, trial in enumerate(trials)]


def recognise_part(raster: Raster, dpi: float, language: str | None, read: Read | None = None) -> tuple[tuple[Strip, ...], str | None]:
    """Reads a picture that stands upright on a page, if there seems to be writing; boxes are fractions of the picture as it came.

    `read` remembers what was read before, since the same picture often lies behind every slide.
    """
    look = glance(raster)
    if look.is_empty:
        return (), language
    ready = prepared(raster, dpi).ready
    if not may_hold_words(ready):
        return (), language
    known = read if read is not None else {}
    key = fingerprint(ready)
    if key not in known:
        found = attempt_all([_straight(Trial(raster, dpi, look))], Tongue(language), is_page=False)[0]
        known[key] = tuple(_moved_back(strip, found.trial, raster) for strip in found.understood()), found.language
    strips, seen = known[key]
    return strips, seen or language


def _moved_back(strip: Strip, trial: Trial, raster: Raster) -> Strip:
    degrees = -sum(step.amount or 0.0 for step in trial.steps if step.name == "straightened")
    if not degrees:
        return strip
    height, width = raster.shape[:2]
    return replace(strip, words=tuple(replace(word, box=place_before(word.box, degrees, width, height)) for word in strip.words))


def _upright(picture: Picture) -> Trial:
    """Seen from above, lines running across, straight."""
    flat = flattened(picture.raster)
    trial = Trial(flat, picture.dpi, glance(flat), (Step("flattened"),) if flat is not picture.raster else ())
    if trial.look.is_empty:
        return trial
    if trial.look.is_sideways and (degrees := _turn(trial)):
        trial = _turned(trial, degrees)
    return _straight(_unfanned(trial))


def _unfanned(trial: Trial) -> Trial:
    """Lines that fan out made level, if they are the sharper for it."""
    if (fan := trial.look.fan) is None:
        return trial
    level = unfanned(trial.raster, *fan)
    look = glance(level)
    if look.evenness < _MUCH_SHARPER * trial.look.evenness:
        return trial
    return replace(trial, raster=level, look=look, steps=(*trial.steps, Step("flattened")))


def _straight(trial: Trial) -> Trial:
    degrees = trial.look.skew
    if not degrees:
        return trial
    return replace(trial, raster=straightened(trial.raster, degrees), steps=(*trial.steps, Step("straightened", -degrees)))


def _turned(trial: Trial, degrees: int) -> Trial:
    steps = (*trial.steps, Step("turned", float(degrees)))
    return replace(trial, raster=turned(trial.raster, degrees), look=trial.look.turned(degrees), steps=steps)


def _turn(trial: Trial) -> int:
    """By how much a page must be turned, by Tesseract's own judgement of its letters."""
    found = orientation(prepared(_straight(trial).raster, trial.dpi).ready)
    return found.turn if found and found.confidence >= _SURE_TURN else 0


def _turned_again(attempt: Attempt) -> Trial | None:
    """The page another way up, if hardly anything of it could be read and its letters seem to lie or hang."""
    if attempt.confidence >= _UNTURNED and attempt.sense >= _SENSELESS:
        return None
    degrees = _turn(attempt.trial)
    return _turned(attempt.trial, degrees) if degrees else None


def _treated_again(attempt: Attempt) -> Trial | None:
    """Smoothed, if the page came out doubtful; words looked for wherever they are, if there were few."""
    if attempt.confidence >= _DOUBTFUL and attempt.sense >= _SENSELESS:
        return None
    letters = sum(len(strip.text) for strip in attempt.strips)
    return replace(attempt.trial, is_sparse=True) if letters < _FEW else replace(attempt.trial, treatment="smoothed")


def _recognised(trial: Trial, attempt: Attempt | None, language: str | None) -> Recognised:
    if attempt is None:
        return Recognised(trial.raster, (), language, ("empty",), Account(steps=trial.steps))
    strips = attempt.understood()
    account = Account(ocr=round(attempt.sense, 3), models=attempt.models, steps=attempt.steps, tries=attempt.tries)
    return Recognised(attempt.trial.raster, strips, attempt.language or language, _warnings(attempt, strips), account)


def _warnings(attempt: Attempt, strips: Sequence[Strip]) -> tuple[str, ...]:
    amounts = {step.name: step.amount or 0.0 for step in attempt.trial.steps}
    return tuple(
        warning
        for warning, holds in (
            ("rotated", amounts.get("turned", 0.0) % 360 != 0),
            ("skewed", abs(amounts.get("straightened", 0.0)) >= _WORTH_SAYING),
            ("damaged", not attempt.is_read),
            ("no_text", attempt.is_read and not strips),
            ("low_confidence", bool(strips) and attempt.confidence < _LOW),
        )
        if holds
    )
