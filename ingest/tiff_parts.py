"""Stretches of the pages of a TIFF as files of their own: the same pixels, packed without loss."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, UnidentifiedImageError
from PIL.TiffImagePlugin import AppendingTiffWriter, TiffImageFile

from corpus.errors import DamagedFile, FileTooLarge
from ingest.limits import out_of_space
from ingest.sheet import Limits

_LOSSLESS = "tiff_adobe_deflate"
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError, RuntimeError)


def tiff_pages(path: Path) -> int:
    """How many pages there are. Raises DamagedFile."""
    with _opened(path) as image:
        return int(image.n_frames)


def write_tiff_parts(path: Path, parts: Sequence[tuple[int, int]], targets: Sequence[Path], limits: Limits | None = None) -> None:
    """Writes pages `first` to `last` (from 1, both included) of each part to its target. The same pages always give the same bytes."""
    with _opened(path) as image:
        for (first, last), target in zip(parts, targets, strict=True):
            with target.open("w+b") as file, AppendingTiffWriter(file) as writer:
                for number in range(first, last + 1):
                    image.seek(number - 1)
                    _check(image, number, limits or Limits())
                    _append(image, writer)


def _check(image: TiffImageFile, number: int, limits: Limits) -> None:
    if image.width * image.height > limits.pixels:
        raise FileTooLarge(f"Page {number} has {image.width} × {image.height} pixels; {limits.pixels:,} are allowed.")


def _append(image: TiffImageFile, writer: AppendingTiffWriter) -> None:
    """The page on which the image stands, upright as Pillow gives it; one frame is in memory at a time."""
    more = {"dpi": image.info["dpi"]} if image.info.get("dpi") else {}
    compression = "group4" if image.mode == "1" else _LOSSLESS
    image.load()
    image.save(writer, "TIFF", compression=compression, **more)
    writer.newFrame()


@contextmanager
def _opened(path: Path) -> Iterator[TiffImageFile]:
    """The TIFF at `path`; what Pillow says of a broken one is told in our words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path, formats=("TIFF",)) as image:
                assert isinstance(image, TiffImageFile)
                yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileTooLarge("A page has more pixels than allowed.") from error
    except _BROKEN as error:
        if full := out_of_space(error):
            raise full from error
        raise DamagedFile("The TIFF is cut off or broken.") from error
