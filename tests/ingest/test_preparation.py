"""Pictures of pages made ready for reading."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from corpus.errors import DamagedFile, FileTooLarge
from corpus.model import Box
from ingest.images import FORMATS, frames, save_page
from ingest.perspective import flattened
from ingest.preparation import Raster, blackened, evened, has_ink, is_sideways, place_before, skew, straightened, turned
from ingest.sheet import Limits
from tests.ingest import making


def scan(**style: int) -> Raster:
    return np.array(making.picture(making.DANISH, **style))


@pytest.mark.parametrize("degrees", [-5.0, -2.0, 1.5, 4.0])
def test_skew_is_found_and_undone(degrees: float) -> None:
    askew = straightened(scan(), -degrees)
    assert skew(askew) == pytest.approx(degrees, abs=0.4)
    assert abs(skew(straightened(askew, skew(askew)))) < 0.5


def test_straight_and_blank_pages_have_no_skew() -> None:
    assert skew(scan()) == 0.0
    assert skew(np.full((800, 600), 255, np.uint8)) == 0.0


def test_place_before_straightening() -> None:
    box = Box(0.2, 0.3, 0.4, 0.35)
    same = place_before(box, 0.0, 1000, 800)
    assert (same.left, same.top, same.right, same.bottom) == pytest.approx((0.2, 0.3, 0.4, 0.35), abs=0.002)
    turned_box = place_before(box, 3.0, 1000, 800)
    assert turned_box.left < 0.22
    assert turned_box.right > 0.38
    assert 0 <= turned_box.top < turned_box.bottom <= 1


def test_lying_pages_are_noticed() -> None:
    assert not is_sideways(scan())
    assert is_sideways(turned(scan(), 90))
    assert np.array_equal(turned(turned(scan(), 90), 270), scan())


def test_light_on_dark_becomes_dark_on_light() -> None:
    ready = blackened(evened(scan(ink=240, ground=40)))
    assert set(np.unique(ready)) == {0, 255}
    assert ready.mean() > 200


def test_shadow_is_taken_out() -> None:
    shade = np.linspace(1.0, 0.45, 1240)[None, :]
    ready = blackened(evened((scan() * shade).astype(np.uint8)))
    plain = blackened(scan())
    assert (ready != plain).mean() < 0.02


@pytest.mark.parametrize("shape", [(1, 1), (3, 3000), (11, 11)])
def test_slivers_hold_no_writing(shape: tuple[int, int]) -> None:
    assert not has_ink(np.zeros(shape, np.uint8))


def test_photographed_sheet_is_seen_from_above() -> None:
    page = np.array(making.picture(making.DANISH * 2, width=900, height=1270, size=28))
    source = np.array([[0, 0], [900, 0], [900, 1270], [0, 1270]], np.float32)
    target = np.array([[120, 90], [900, 140], [1010, 1400], [40, 1330]], np.float32)
    photo = cv2.warpPerspective(page, cv2.getPerspectiveTransform(source, target), (1100, 1500), borderValue=60)
    flat = flattened(photo.astype(np.uint8))
    assert flat.shape[0] / flat.shape[1] == pytest.approx(1270 / 900, rel=0.12)
    assert flat[5, 5] > 150
    assert flat[-6, -6] > 150
    assert abs(skew(flat)) < 0.6


def test_scans_and_dark_slides_with_a_light_box_stay() -> None:
    slide = np.full((750, 1000), 60, np.uint8)
    slide[200:700, 60:940] = 250
    for picture in (scan(), slide):
        assert flattened(picture) is picture


def as_bytes(image: Image.Image, form: str, **more: object) -> io.BytesIO:
    data = io.BytesIO()
    image.save(data, form, **more)
    data.seek(0)
    return data


def test_frames_of_a_tiff_and_their_resolution() -> None:
    one, two = making.picture(["en"]), making.picture(["to"])
    found = list(frames(as_bytes(one, "TIFF", save_all=True, append_images=[two], dpi=(150, 150)), FORMATS, Limits()))
    assert [(dpi, count) for _, dpi, count in found] == [(150.0, 2), (150.0, 2)]


def test_see_through_pictures_stand_on_white() -> None:
    raster, _, _ = next(frames(as_bytes(Image.new("RGBA", (50, 50), (0, 0, 0, 0)), "PNG"), FORMATS, Limits()))
    assert raster.min() == 255


def test_limits_and_broken_pictures() -> None:
    whole = as_bytes(making.picture(["en"]), "PNG").getvalue()
    with pytest.raises(FileTooLarge):
        list(frames(io.BytesIO(whole), FORMATS, Limits(pixels=1000)))
    with pytest.raises(DamagedFile):
        list(frames(io.BytesIO(whole[: len(whole) // 2]), FORMATS, Limits()))
    with pytest.raises(DamagedFile):
        list(frames(as_bytes(making.picture(["en"]), "GIF"), FORMATS, Limits()))


def test_page_picture_is_made_small(tmp_path: Path) -> None:
    save_page(np.full((3000, 2600, 3), 200, np.uint8), tmp_path / "images", 7)
    with Image.open(tmp_path / "images" / "7.webp") as image:
        assert image.size == (1300, 1500)
