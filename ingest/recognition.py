"""From the picture of a page to its words: upright, straight, even, in the right language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from corpus.language import text_language
from ingest.lettering import fingerprint, may_hold_words
from ingest.ocr import MODELS, orientation, read_words
from ingest.perspective import flattened
from ingest.preparation import (
    Raster,
    blackened,
    evened,
    grey,
    has_ink,
    is_sideways,
    place_before,
    scaled,
    skew,
    straightened,
    turned,
)
from ingest.sheet import Strip
from ingest.specks import without_specks
from ingest.strokes import bulleted, weighed

READING_DPI = 200.0
_FROM_AFAR = 0.6
_LOOKED_AT = (0.15, 0.42)
_DOUBTFUL = 0.6
_SURE_TURN = 1.0
_WORTH_SAYING = 1.0


Read: TypeAlias = dict[bytes, tuple[tuple[Strip, ...], str | None]]
"""The words and the language of pictures that were read already, by the fingerprint of their letters."""


@dataclass(frozen=True)
class Recognised:
    """The words of a picture with boxes on `raster`, the picture as it is to be shown."""

    raster: Raster
    strips: tuple[Strip, ...]
    language: str | None
    warnings: tuple[str, ...]


def recognise(raster: Raster, dpi: float, language: str | None) -> Recognised:
    """Reads the picture of a whole page. `language` is that of the pages before, the first guess."""
    if not has_ink(raster):
        return Recognised(raster, (), language, ("empty",))
    flat = flattened(raster)
    turn = _turn(flat) if is_sideways(flat) else 0
    found = _read_upright(turned(flat, turn), dpi, language)
    if _confidence(found.strips) < _DOUBTFUL and (again := _turn(found.raster)):
        turn = (turn + again) % 360
        other = _read_upright(turned(flat, turn), dpi, language)
        found = other if _confidence(other.strips) > _confidence(found.strips) else found
    turned_by = ("rotated",) if turn else ()
    return replace(found, warnings=(*turned_by, *found.warnings, *_doubts(found.strips)))


def recognise_part(raster: Raster, dpi: float, language: str | None, read: Read | None = None) -> tuple[tuple[Strip, ...], str | None]:
    """Reads a picture that stands upright on a page, if there seems to be writing; boxes are fractions of the picture as it came.

    `read` remembers what was read before, since the same picture often lies behind every slide.
    """
    if not has_ink(raster):
        return (), language
    ready = blackened(evened(scaled(grey(raster), min(1.0, READING_DPI / dpi))))
    if not may_hold_words(ready):
        return (), language
    known = read if read is not None else {}
    key = fingerprint(ready)
    if key not in known:
        known[key] = _read_part(raster, dpi, language)
    strips, seen = known[key]
    return strips, seen or language


def _read_part(raster: Raster, dpi: float, language: str | None) -> tuple[tuple[Strip, ...], str | None]:
    degrees = skew(raster)
    found = _read_straight(straightened(raster, degrees), dpi, language, is_page=False)
    if not degrees:
        return found.strips, found.language
    height, width = raster.shape[:2]
    return tuple(_moved_back(strip, degrees, width, height) for strip in found.strips), found.language


def _moved_back(strip: Strip, degrees: float, width: int, height: int) -> Strip:
    return replace(strip, words=tuple(replace(word, box=place_before(word.box, degrees, width, height)) for word in strip.words))


def _turn(raster: Raster) -> int:
    found = orientation(blackened(evened(raster)))
    return found.turn if found and found.confidence >= _SURE_TURN else 0


def _read_upright(raster: Raster, dpi: float, language: str | None) -> Recognised:
    degrees = skew(raster)
    found = _read_straight(straightened(raster, degrees), dpi, language)
    return replace(found, warnings=("skewed",)) if abs(degrees) >= _WORTH_SAYING else found


def _read_straight(raster: Raster, dpi: float, language: str | None, *, is_page: bool = True) -> Recognised:
    factor = min(1.0, READING_DPI / dpi)
    ready = blackened(evened(scaled(grey(raster), factor)))
    scale = 72 / (dpi * factor)
    guess = language or (_first_look(ready, scale) if is_page else None)
    strips = read_words(ready, _models(guess), scale)
    seen = text_language(_text(strips))
    if seen and guess and _models(seen) != _models(guess):
        strips = read_words(ready, _models(seen), scale)
    return Recognised(raster, _understood(strips, ready, scale), seen or language, ())


def _understood(strips: Sequence[Strip], ready: Raster, scale: float) -> tuple[Strip, ...]:
    """The lines with what their ink says, without what is no writing."""
    return tuple(without_specks(bulleted(weighed(strips, ready, scale), ready, scale)))


def _first_look(ready: Raster, scale: float) -> str | None:
    """The language of a page: both models at once look at a part of it, and from afar at the whole where that says too little."""
    height = ready.shape[0]
    part = ready[int(_LOOKED_AT[0] * height) : int(_LOOKED_AT[1] * height)]
    seen = text_language(_text(read_words(part, ("da", "de"), scale))) if has_ink(part) else None
    return seen or text_language(_text(read_words(scaled(ready, _FROM_AFAR), ("da", "de"), scale / _FROM_AFAR)))


def _models(language: str | None) -> tuple[str, ...]:
    """The one model for a language; both of ours where nobody knows it; the English one for all others."""
    if language is None:
        return ("da", "de")
    return (language,) if language in MODELS else ("en",)


def _text(strips: Sequence[Strip]) -> str:
    return "\n".join(strip.text for strip in strips)


def _confidence(strips: Sequence[Strip]) -> float:
    """The mean over letters; that of a page without words is 0."""
    words = [word for strip in strips for word in strip.words]
    letters = sum(len(word.text) for word in words)
    return sum((word.confidence or 0.0) * len(word.text) for word in words) / letters if letters else 0.0


def _doubts(strips: Sequence[Strip]) -> tuple[str, ...]:
    if not strips:
        return ("no_text",)
    return ("low_confidence",) if _confidence(strips) < 0.75 else ()
