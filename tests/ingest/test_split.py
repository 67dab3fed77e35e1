"""Files of the parts of a file: the pages that were asked for, as they were, and always the same bytes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from corpus.errors import CannotSplit, DamagedFile, EncryptedFile, ReadingStopped
from ingest.limits import Limits
from ingest.readers.pdf import read_pdf
from ingest.sheet import Order
from ingest.split import part_ranges, split, split_limited
from tests.building import write
from tests.ingest import making


def pdf(path: Path, pages: int) -> Path:
    return making.lines_pdf(
        path, [making.column(72, 100, [f"Dette er side {number} af kommunens plan."]) for number in range(1, pages + 1)]
    )


def tiff(path: Path, frames: Sequence[Image.Image], compression: str, orientation: int = 1) -> Path:
    frames[0].save(
        path, "TIFF", save_all=True, append_images=frames[1:], compression=compression, dpi=(300, 300), tiffinfo={274: orientation}
    )
    return path


def speckles(seed: int, mode: str) -> Image.Image:
    return Image.fromarray(np.random.default_rng(seed).integers(0, 256, (60, 40, 3), dtype=np.uint8)).convert(mode)


@pytest.mark.parametrize(
    ("starts", "pages", "expected"),
    [
        ([4, 9], 12, [(1, 3), (4, 8), (9, 12)]),
        ([9, 4, 4], 9, [(1, 3), (4, 8), (9, 9)]),
        ([2], 2, [(1, 1), (2, 2)]),
    ],
)
def test_parts_begin_at_the_pages_named(starts: list[int], pages: int, expected: list[tuple[int, int]]) -> None:
    assert part_ranges(starts, pages) == expected


@pytest.mark.parametrize(("starts", "pages"), [([], 5), ([1], 5), ([6], 5), ([0], 5), ([-2], 5), ([3, 99], 5), ([2], 1), ([], 0)])
def test_pages_that_make_no_sense(starts: list[int], pages: int) -> None:
    with pytest.raises(CannotSplit):
        part_ranges(starts, pages)


@given(st.sets(st.integers(2, 50), min_size=1), st.integers(50, 60))
def test_every_page_is_in_one_part(starts: set[int], pages: int) -> None:
    ranges = part_ranges(sorted(starts), pages)
    assert [page for first, last in ranges for page in range(first, last + 1)] == list(range(1, pages + 1))


def test_parts_of_a_pdf_hold_its_pages(tmp_path: Path) -> None:
    pieces = split(pdf(tmp_path / "a.pdf", 5), [2, 5], tmp_path)
    assert [(piece.first, piece.last, piece.ending) for piece in pieces] == [(1, 1, "pdf"), (2, 4, "pdf"), (5, 5, "pdf")]
    said = [strip.text for sheet in read_pdf(Order(pieces[1].path)) for strip in sheet.strips]
    assert said == [f"Dette er side {number} af kommunens plan." for number in (2, 3, 4)]


@pytest.mark.parametrize(("mode", "compression"), [("1", "group4"), ("L", "tiff_lzw"), ("RGB", "raw"), ("RGB", "packbits")])
def test_parts_of_a_tiff_hold_its_pixels(tmp_path: Path, mode: str, compression: str) -> None:
    frames = [speckles(seed, mode) for seed in range(4)]
    pieces = split(tiff(tmp_path / "a.tif", frames, compression), [3], tmp_path)
    assert [(piece.first, piece.last, piece.ending) for piece in pieces] == [(1, 2, "tif"), (3, 4, "tif")]
    with Image.open(pieces[1].path) as second:
        assert second.n_frames == 2
        assert second.info["dpi"] == (300, 300)
        for number in (0, 1):
            second.seek(number)
            assert np.array_equal(np.asarray(second), np.asarray(frames[2 + number]))


def test_a_tiff_that_lies_on_its_side_is_upright_in_its_parts(tmp_path: Path) -> None:
    path = tiff(tmp_path / "a.tif", [speckles(1, "L"), speckles(2, "L")], "raw", orientation=6)
    with Image.open(path) as whole, Image.open(split(path, [2], tmp_path)[0].path) as part:
        whole.load()
        part.load()
        assert part.size == whole.size
        assert np.array_equal(np.asarray(part), np.asarray(whole))


def test_the_same_pages_are_the_same_bytes(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", 3)
    first = [piece.path.read_bytes() for piece in split(path, [2], tmp_path)]
    time.sleep(1.1)  # PDFium writes the second down in which a file was made
    assert [piece.path.read_bytes() for piece in split(path, [2], tmp_path)] == first
    assert first[0] != first[1]


def test_what_cannot_be_split(tmp_path: Path) -> None:
    with pytest.raises(CannotSplit, match="TEXT"):
        split(write(tmp_path, "a.txt"), [2], tmp_path)
    with pytest.raises(CannotSplit, match="only one page"):
        split(pdf(tmp_path / "one.pdf", 1), [2], tmp_path)
    with pytest.raises(EncryptedFile):
        split(making.locked_pdf(tmp_path / "locked.pdf"), [2], tmp_path)
    with pytest.raises(DamagedFile):
        split(write(tmp_path, "cut.pdf", b"%PDF-1.7\n1 0 obj"), [2], tmp_path)
    with pytest.raises(DamagedFile):
        split(write(tmp_path, "cut.tif", b"II*\0\x08\0\0\0\xff\xff"), [2], tmp_path)


def test_a_limited_process_does_the_work(tmp_path: Path) -> None:
    path = pdf(tmp_path / "a.pdf", 3)
    pieces = split_limited(path, [3], tmp_path, Limits())
    assert [(piece.first, piece.last, piece.path.is_file()) for piece in pieces] == [(1, 2, True), (3, 3, True)]
    with pytest.raises(CannotSplit, match="from 2 to 3"):
        split_limited(path, [4], tmp_path, Limits())
    with pytest.raises(ReadingStopped):
        split_limited(path, [3], tmp_path, Limits(memory_mb=1))
