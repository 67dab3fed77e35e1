"""The words of a text layer, in lines: cut where the next word stands elsewhere or behind a wide gap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from corpus.model import Box
from ingest.readers.pdf_text import Run, clean_word, on_one_line
from ingest.sheet import PlacedWord, Strip

_COLUMN_GAP = 1.6
_SPELT_OUT = 4


def runs_to_strips(runs: Sequence[Run], width: float, height: float) -> list[Strip]:
    """Lines of words in the order of the text layer; what is written up- or downwards comes last, each line of it as a strip."""
    level = [run for run in runs if not run.look.turn]
    strips = [strip for line in _lines(level) for strip in _strips(line, width, height)]
    if len(level) == len(runs):
        return strips
    for _, line in groupby((run for run in runs if run.look.turn), key=lambda run: (run.look.turn, run.look.item)):
        words = tuple(word for run in line if (word := _word(run, width, height)))
        strips += [Strip(words)] if words else []
    return strips


def _lines(runs: Sequence[Run]) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        if line and not _is_after(line[-1], run):
            yield _unspaced(line)
            line = []
        line.append(run)
    if line:
        yield _unspaced(line)


def _is_after(before: Run, run: Run) -> bool:
    return on_one_line(before.last, run.first) and run.first[0] - before.last[2] > -0.5 * max(before.look.size, run.look.size)


def _unspaced(line: list[Run]) -> list[Run]:
    """Words whose letters are set far apart (*K l i m a*) as words again, where wider gaps tell the words apart or there is but one."""
    if sum(len(run.text) == 1 and run.text.isalpha() for run in line) < max(_SPELT_OUT, 0.7 * len(line)):
        return line
    gaps = [after.first[0] - before.last[2] for before, after in pairwise(line)]
    usual = sorted(gaps)[len(gaps) // 3]
    joined = [line[0]]
    for gap, run in zip(gaps, line[1:], strict=True):
        if gap <= max(1.7 * usual, usual + 0.12 * run.look.size):
            joined[-1] = Run(joined[-1].text + run.text, joined[-1].first, run.last, joined[-1].look)
        else:
            joined.append(run)
    return joined


def _strips(line: list[Run], width: float, height: float) -> Iterator[Strip]:
    """A line, cut at its wide gaps unless all its gaps are alike: then it is justified."""
    gaps = [after.first[0] - before.last[2] for before, after in pairwise(line)]
    size = max((run.look.size for run in line), default=0.0)
    is_justified = len(gaps) > 1 and max(gaps) < min(5 * size, 2.2 * sorted(gaps)[len(gaps) // 4])
    part: list[PlacedWord] = []
    for number, run in enumerate(line):
        if part and not is_justified and gaps[number - 1] > _COLUMN_GAP * size:
            yield Strip(tuple(part))
            part = []
        word = _word(run, width, height)
        part += [word] if word else []
    if part:
        yield Strip(tuple(part))


def _word(run: Run, width: float, height: float) -> PlacedWord | None:
    text = clean_word(run.text)
    if not text:
        return None
    left, top, right, bottom = run.box
    box = Box(_share(left / width), _share(top / height), _share(right / width), _share(bottom / height))
    return PlacedWord(text, box, run.look.size, run.look.bold)


def _share(value: float) -> float:
    return 0.0 if value < 0 else 1.0 if value > 1 else int(value * 1e5 + 0.5) / 1e5  # round() takes three times as long
