"""Plain text that was printed with its columns side by side is put into reading order, where that is plainly so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

_GAP = re.compile(r"(?<=\S) {3,}(?=\S)")
_WIDEST = 80
_FEWEST_LINES = 6
_FEWEST_WORDS = 2.5
_GOES_ON = 0.3
_MOST_CROSSING = 0.25


def in_reading_order(page: str) -> str:
    """The page, column after column; lines over the whole width stay where they are."""
    lines = page.split("\n")
    gutter = _gutter(lines)
    if gutter is None:
        return page
    return "\n".join(line for band in _bands(lines, gutter) for line in _unfolded(band, gutter))


def _gutter(lines: Sequence[str]) -> int | None:
    """The place in the line over which a gap runs down the page."""
    gaps = [match.span() for line in lines for match in _GAP.finditer(line)]
    if len(gaps) < _FEWEST_LINES:
        return None
    covered = Counter(place for start, end in gaps for place in range(start + 1, min(end, start + _WIDEST)))
    most = max(covered.values())
    places = sorted(place for place, count in covered.items() if count == most)
    gutter = places[len(places) // 2]
    return gutter if _is_gutter(lines, gutter) else None


def _is_gutter(lines: Sequence[str], start: int) -> bool:
    """Running text on both sides, and few lines that cross."""
    pairs = [(line[:start].strip(), line[start:].strip()) for line in lines if line.strip() and not _crosses(line, start)]
    left, right = [one for one, _ in pairs if one], [other for _, other in pairs if other]
    crossing = sum(_crosses(line, start) for line in lines)
    both = sum(bool(one and other) for one, other in pairs)
    return both >= _FEWEST_LINES and crossing <= _MOST_CROSSING * len(pairs) and _is_prose(left) and _is_prose(right)


def _is_prose(texts: Sequence[str]) -> bool:
    words = sum(len(text.split()) for text in texts)
    goes_on = sum(text[:1].islower() for text in texts)
    is_split = any("   " in text for text in texts)
    return words >= _FEWEST_WORDS * len(texts) and goes_on >= _GOES_ON * len(texts) and not is_split


def _crosses(line: str, start: int) -> bool:
    """Whether a line runs over the gutter, or is one of a table, with gaps of its own."""
    return bool(line[max(0, start - 1) : start + 1].strip()) or len(_GAP.findall(line)) > 1


def _bands(lines: Sequence[str], start: int) -> Iterator[list[str]]:
    """Lines side by side together, and each line that crosses alone."""
    band: list[str] = []
    for line in lines:
        if _crosses(line, start):
            yield band
            yield [line]
            band = []
        else:
            band.append(line)
    yield band


def _unfolded(band: Sequence[str], start: int) -> list[str]:
    if len(band) == 1 or not any(line[start:].strip() for line in band):
        return list(band)
    left, right = [line[:start].rstrip() for line in band], [line[start:].strip() for line in band]
    return [*_trimmed(left), "", *_trimmed(right), ""]


def _trimmed(lines: Sequence[str]) -> list[str]:
    """Without empty lines at either end, and without those that only the other column's lines made."""
    kept: list[str] = []
    for line in lines:
        if line.strip()[:1].islower():
            while kept and not kept[-1].strip():
                kept.pop()
        if line.strip() or kept:
            kept.append(line)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept
