"""The only file that knows Tesseract: whether it is there, which way up a page is, and which words stand on it."""

from __future__ import annotations

import csv
import functools
import io
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytesseract
from PIL import Image

from corpus.errors import DamagedFile, ToolMissing
from corpus.model import Box
from ingest.characters import clean_characters
from ingest.preparation import Raster
from ingest.sheet import PlacedWord, Strip

MODELS = {"da": "dan", "de": "deu", "en": "eng"}
"""Our languages and the models that read them."""

_SECONDS = 180
_SECONDS_A_PAGE = 40
_NOISE = 0.25
_NARROWEST = 0.3
_COLUMN_GAP = 2.2
_MISREAD_BULLETS = frozenset([*"+\"*°eoc©®¢»«”“‘’'¥■▪·.,\\&@", "“+", '+"', "”+", "+”", '"+'])
_ASCENDERS = frozenset("bdfhijkltßåäöüé()[]/|!?&%§\"'“”„’")
_DESCENDERS = frozenset("gjpqyçQ,;()[]/|§")


@dataclass(frozen=True, slots=True)
class Orientation:
    """By how many degrees, clockwise, a page must be turned to stand upright, and how sure that is."""

    turn: int
    confidence: float


def missing_models(models: set[str] | None = None) -> set[str]:
    """The models (of those this house needs) that are not installed; all of them where Tesseract itself is not there."""
    wanted = models or {*MODELS.values(), "osd"}
    return wanted - _installed()


@functools.cache
def _installed() -> frozenset[str]:
    try:
        return frozenset(pytesseract.get_languages(config=""))
    except (pytesseract.TesseractNotFoundError, pytesseract.TesseractError, OSError):
        return frozenset()


def _require(models: set[str]) -> None:
    if missing := missing_models(models):
        raise ToolMissing(f"Tesseract or its language data is not installed: {', '.join(sorted(missing))}.")
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")


def orientation(raster: Raster) -> Orientation | None:
    """Which way up a page is; None where too little text stands on it to tell."""
    _require({"osd"})
    try:
        found = str(pytesseract.image_to_osd(raster, config="--psm 0 --dpi 150 -c min_characters_to_try=20", timeout=_SECONDS))
    except pytesseract.TesseractError:
        return None
    except RuntimeError as error:
        raise DamagedFile("The picture of the page takes too long to read.") from error
    turn, sure = re.search(r"Rotate: (\d+)", found), re.search(r"Orientation confidence: ([\d.]+)", found)
    return Orientation(int(turn[1]), float(sure[1])) if turn and sure else None


def read_words(raster: Raster, languages: tuple[str, ...], points_per_pixel: float) -> list[Strip]:
    """The words of a page in lines, in the order in which Tesseract reads them, with boxes as fractions of the picture."""
    found = read_pages([raster], languages, [points_per_pixel])[0]
    if found is None:
        raise DamagedFile("Tesseract cannot read the picture of the page.")
    return found


def read_pages(
    rasters: Sequence[Raster], languages: tuple[str, ...], points_per_pixel: Sequence[float], *, is_sparse: bool = False
) -> list[list[Strip] | None]:
    """The words of several pages, read by one process; None for a page that cannot be read.

    `is_sparse` looks for words wherever they are instead of columns and paragraphs.
    """
    models = [MODELS[language] for language in languages]
    _require(set(models))
    style = ("+".join(models), f"--psm {11 if is_sparse else 3}")
    with tempfile.TemporaryDirectory(prefix="udsyn-ocr-") as folder:
        files = [
            _saved(raster, Path(folder, f"{n}.tif"), scale) for n, (raster, scale) in enumerate(zip(rasters, points_per_pixel, strict=True))
        ]
        tables = _tables(files, Path(folder, "pages.txt"), style)
    return [
        None if table is None else list(_strips(table, raster.shape[1], raster.shape[0], scale))
        for table, raster, scale in zip(tables, rasters, points_per_pixel, strict=True)
    ]


def _saved(raster: Raster, file: Path, scale: float) -> Path:
    """As Tesseract reads it soonest: one bit a pixel where that says all, and its resolution written in it."""
    dpi = min(600, max(70, round(72 / scale)))
    height, width = raster.shape[:2]
    is_black_and_white = raster.ndim == 2 and not ((raster > 0) & (raster < 255)).any()
    image = (
        Image.frombytes("1", (width, height), np.packbits(raster > 0, axis=1).tobytes()) if is_black_and_white else Image.fromarray(raster)
    )
    image.save(file, "TIFF", dpi=(dpi, dpi))
    return file


def _tables(files: Sequence[Path], listing: Path, style: tuple[str, str]) -> list[list[_Row] | None]:
    """The words of each picture; where a batch comes to grief, each of its pictures is read by itself."""
    if not files:
        return []
    listing.write_text("".join(f"{file}\n" for file in files), "utf-8")
    seconds = _SECONDS if len(files) == 1 else _SECONDS // 2 + _SECONDS_A_PAGE * len(files)
    try:
        table = str(pytesseract.image_to_data(str(listing), style[0], style[1], timeout=seconds))
    except (pytesseract.TesseractError, RuntimeError):
        table = ""
    pages = _pages(table)
    if sorted(pages) == list(range(1, len(files) + 1)):
        return [pages[number] for number in sorted(pages)]
    return [None] if len(files) == 1 else [_tables([file], listing, style)[0] for file in files]


@dataclass(frozen=True, slots=True)
class _Row:
    """A word of Tesseract's table, in pixels."""

    line: tuple[int, int, int]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


def _pages(table: str) -> dict[int, list[_Row]]:
    """The words of each page that Tesseract has gone through, also of one where it saw none."""
    pages: dict[int, list[_Row]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        page = pages.setdefault(int(row["page_num"]), [])
        text = clean_characters(row["text"] or "").strip() if row["level"] == "5" else ""
        if text:
            line = (int(row["block_num"]), int(row["par_num"]), int(row["line_num"]))
            left, top, width, height = (int(row[key]) for key in ("left", "top", "width", "height"))
            page.append(_Row(line, left, top, width, height, float(row["conf"]) / 100, text))
    return pages


def _strips(rows: Sequence[_Row], width: int, height: int, scale: float) -> Iterator[Strip]:
    lines: dict[tuple[int, int, int], list[_Row]] = {}
    for row in rows:
        lines.setdefault(row.line, []).append(row)
    groups = {key[:2]: number for number, key in enumerate(lines)}
    for key, line in lines.items():
        for part in _parts([row for row in line if row.confidence >= _NOISE or len(row.text) > 3]):
            if not _is_noise(part):
                yield Strip(tuple(_word(row, width, height, scale) for row in _with_bullet(part)), groups[key[:2]])


def _with_bullet(part: list[_Row]) -> list[_Row]:
    """The model knows no bullet and reads it as some other small mark, alone before the first word."""
    if len(part) > 1 and part[0].text in _MISREAD_BULLETS and part[0].height < 0.62 * _em(part[1]):
        return [replace(part[0], text="•"), *part[1:]]
    return part


def _parts(rows: list[_Row]) -> Iterator[list[_Row]]:
    """A line, cut at its wide gaps."""
    part: list[_Row] = []
    for row in rows:
        if part and row.left - (part[-1].left + part[-1].width) > _COLUMN_GAP * max(_em(row), _em(part[-1])):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _is_noise(part: list[_Row]) -> bool:
    """Lines that Tesseract sees in pictures, rulings and dirt."""
    text = "".join(row.text for row in part)
    solid = sum(character.isalnum() for character in text)
    sure = sum(row.confidence * len(row.text) for row in part) / len(text)
    return solid < 0.4 * len(text) or sure < (0.6 if solid <= 3 else 0.45 if solid <= 8 else 0.3)


def _em(row: _Row) -> float:
    """The type size in pixels: a word's height says it once its letters' ascenders and descenders are reckoned in."""
    up = any(character in _ASCENDERS or character.isupper() or character.isdigit() for character in row.text)
    down = any(character in _DESCENDERS for character in row.text)
    return row.height / (0.48 + 0.24 * up + 0.21 * down)


def _word(row: _Row, width: int, height: int, scale: float) -> PlacedWord:
    slack = max(0.0, _NARROWEST * _em(row) - row.width) / 2  # Tesseract gives some thin letters no width at all
    left, top = (row.left - slack) / width, row.top / height
    right, bottom = (row.left + row.width + slack) / width, (row.top + row.height) / height
    box = Box(*(round(min(1.0, max(0.0, value)), 5) for value in (left, top, right, bottom)))
    return PlacedWord(row.text, box, round(_em(row) * scale, 2), False, round(min(1.0, max(0.0, row.confidence)), 3))
