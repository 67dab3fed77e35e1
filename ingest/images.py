"""Picture files in and out by way of Pillow: opened by named formats only, within limits; pages saved as WebP."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from corpus.errors import ArchiveUnusable, DamagedFile, FileTooLarge, NoPages
from ingest.preparation import Raster, scaled
from ingest.sheet import Limits

FORMATS = ("PNG", "JPEG", "TIFF")
PAGE_WIDTH = 1300

_USUAL_DPI = (72, 1200)
_LARGEST_DPI = 300.0
_PAGE_INCHES = 11.7
_BROKEN = (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, TypeError, KeyError, IndexError, OverflowError)
"""What Pillow and its decoders raise at a broken file."""


def count_frames(source: Path, formats: tuple[str, ...], limits: Limits) -> int:
    """How many pictures a file holds. Raises NoPages, FileTooLarge."""
    with _translated(), Image.open(source, formats=formats) as image:
        return _count(image, limits)


def frames(
    source: Path | IO[bytes], formats: tuple[str, ...], limits: Limits, numbers: Sequence[int] | None = None
) -> Iterator[tuple[Raster, float, int]]:
    """The pictures of a file, or those of these numbers (from 1): each with its resolution in dots per inch and the number of pictures.

    None is larger than is of use for reading: a scan at 600 dpi is four times as large as that.
    """
    with _translated(), Image.open(source, formats=formats) as image:
        count = _count(image, limits)
        for number in numbers if numbers is not None else range(1, count + 1):
            image.seek(number - 1)
            if image.width * image.height > limits.pixels:
                raise FileTooLarge(f"A picture has {image.width} × {image.height} pixels; {limits.pixels:,} are allowed.")
            dpi = _dpi(image)
            factor = min(1.0, _LARGEST_DPI / dpi)
            yield scaled(_raster(image), factor), dpi * factor, count


def _count(image: Image.Image, limits: Limits) -> int:
    try:
        count = int(getattr(image, "n_frames", 1))
    except _BROKEN:  # the rest of the file is lost, but not what stands before
        count = _whole_frames(image, limits) + 1
    if count > limits.pages:
        raise FileTooLarge(f"The file has {count} pages; {limits.pages} are allowed.")
    if not count:
        raise NoPages("The file holds no picture.")
    return count


def _whole_frames(image: Image.Image, limits: Limits) -> int:
    """How many pictures stand before the place where a file is cut off."""
    number = 0
    with suppress(*_BROKEN):
        while number <= limits.pages:
            image.seek(number)
            number += 1
    image.seek(0)  # Pillow believes that it stands on the picture that it did not find
    return number


@contextmanager
def _translated() -> Iterator[None]:
    """Pillow's errors, and those of the decoders under it, in our words."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise FileTooLarge("The picture has more pixels than allowed.") from error
    except _BROKEN as error:
        raise DamagedFile("The picture is cut off or broken.") from error


def _raster(image: Image.Image) -> Raster:
    """Upright by its EXIF mark, on white where it is see-through, in grey or colour."""
    upright = ImageOps.exif_transpose(image)
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        ground = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(ground, upright.convert("RGBA"))
    if upright.mode.startswith("I") or upright.mode == "F":
        values = np.asarray(upright, dtype=np.float32)
        return (values / max(1.0, float(values.max())) * 255).astype(np.uint8)
    return np.array(upright.convert("L" if upright.mode in ("1", "L") else "RGB"))


def _dpi(image: Image.Image) -> float:
    """As the file says where that is believable, else as if the longer side were that of an A4 page."""
    said = image.info.get("dpi")
    dpi = float(said[0]) if isinstance(said, tuple) and said and said[0] else 0.0
    longest = max(image.width, image.height)
    is_believable = _USUAL_DPI[0] <= dpi <= _USUAL_DPI[1] and 4 <= longest / dpi <= 50
    return dpi if is_believable else longest / _PAGE_INCHES


def save_page(raster: Raster, folder: Path, number: int) -> None:
    """The picture of a page as WebP, about 1300 pixels wide."""
    small = scaled(raster, min(1.0, PAGE_WIDTH / raster.shape[1]))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        Image.fromarray(small).save(folder / f"{number}.webp", "WEBP", quality=72, method=2)
    except OSError as error:
        raise ArchiveUnusable(f"The picture of page {number} cannot be written: {error.strerror or error}.") from error
