"""Pictures of pages made ready for reading."""

from __future__ import annotations

import io
from pathlib import Path

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image

from corpus.errors import DamagedFile, FileTooLarge
from corpus.model import Box
from ingest.glance import glance
from ingest.images import FORMATS, frames, save_page
from ingest.perspective import flattened
from ingest.preparation import Raster, place_before, straightened, turned, unfanned
from ingest.sheet import Limits
from ingest.treatments import prepared
from tests.ingest import making


def scan(**style: int) -> Raster:
    return np.array(making.picture(making.DANISH, **style))


def skew(raster: Raster) -> float:
    return glance(raster).skew


def ready(raster: Raster) -> Raster:
    """In black and white."""
    return np.where(prepared(raster, 150).ready < 128, 0, 255).astype(np.uint8)


@pytest.mark.parametrize("degrees", [-12.0, -5.0, -2.0, 1.5, 4.0])
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
    assert not glance(scan()).is_sideways
    assert glance(turned(scan(), 90)).is_sideways
    assert glance(turned(straightened(scan(), 3.0), 270)).is_sideways
    assert np.array_equal(turned(turned(scan(), 90), 270), scan())


def test_light_on_dark_becomes_dark_on_light() -> None:
    made = prepared(scan(ink=240, ground=40), 150)
    assert set(np.unique(made.ready)) == {0, 255}
    assert made.ready.mean() > 200
    assert "inverted" in [step.name for step in made.steps]


def test_shadow_is_taken_out() -> None:
    shade = np.linspace(1.0, 0.45, 1240)[None, :]
    assert (ready((scan() * shade).astype(np.uint8)) != ready(scan())).mean() < 0.02


def test_white_on_a_bar_reads_like_black_on_paper() -> None:
    page = scan()
    page[80:210, 60:1180] = np.where(scan()[80:210, 60:1180] < 128, 255, 55)
    assert (ready(page) != ready(scan())).mean() < 0.005


def test_a_frame_of_scanner_black_is_taken_away() -> None:
    page = scan()
    page[:, :40] = 6
    page[:30] = 9
    assert ready(page)[300:, :38].min() == 255


@pytest.mark.parametrize(("contrast", "noise"), [(0.3, 5), (0.2, 4)])
def test_pale_writing_is_writing_and_noise_is_none(contrast: float, noise: int) -> None:
    grain = np.random.default_rng(7).normal(0, noise, scan().shape)
    pale = np.clip(235 - (255 - scan().astype(float)) * contrast + grain, 0, 255).astype(np.uint8)
    assert not glance(pale).is_empty
    assert (ready(pale) != ready(scan())).mean() < 0.01
    assert glance(np.clip(235 + grain, 0, 255).astype(np.uint8)).is_empty


def test_dirt_is_taken_off_and_dots_of_letters_stay() -> None:
    clean = scan()
    dirty = clean.copy()
    spots = np.random.default_rng(5).random(clean.shape) < 0.003
    dirty[spots] = 0
    made = prepared(dirty, 150)
    assert "despeckled" in [step.name for step in made.steps]
    assert (ready(dirty) != ready(clean)).mean() < 0.004
    assert "despeckled" not in [step.name for step in prepared(clean, 150).steps]


@pytest.mark.parametrize(("size", "step"), [(34, None), (11, "scaled")])
def test_small_type_is_enlarged(size: int, step: str | None) -> None:
    names = [done.name for done in prepared(scan(size=size, width=700), 150).steps]
    assert (step in names) if step else ("scaled" not in names)


def test_ragged_edges_of_a_fax_are_softened_and_those_of_a_grey_scan_are_not() -> None:
    fax = np.where(scan() < 128, 0, 255).astype(np.uint8)
    assert len(np.unique(prepared(fax, 150).ready)) > 2
    grainy = np.clip(fax.astype(float) - 30 + np.random.default_rng(3).normal(0, 5, fax.shape), 0, 255).astype(np.uint8)
    assert set(np.unique(prepared(grainy, 150).ready)) == {0, 255}


def test_blurred_writing_keeps_its_greys() -> None:
    soft = cv2.GaussianBlur(scan(), (0, 0), 3.0)
    made = prepared(np.asarray(soft, dtype=np.uint8), 150)
    assert len(np.unique(made.ready)) > 20
    assert made.steps[-1].name == "evened"


@given(
    arrays(np.uint8, st.tuples(st.integers(1, 60), st.integers(1, 60))),
    st.sampled_from([40.0, 150.0, 600.0]),
)
def test_any_picture_can_be_looked_at_and_prepared(raster: Raster, dpi: float) -> None:
    look = glance(raster)
    assert isinstance(look.is_empty, bool)
    assert abs(look.skew) <= 15
    if not look.is_empty:
        made = prepared(raster, dpi)
        assert made.ready.dtype == np.uint8
        assert made.points_per_pixel > 0


@pytest.mark.parametrize("shape", [(1, 1), (3, 3000), (11, 11)])
def test_slivers_hold_no_writing(shape: tuple[int, int]) -> None:
    assert glance(np.zeros(shape, np.uint8)).is_empty


def photographed() -> Raster:
    """A sheet that lies aslant on a dark table."""
    page = np.array(making.picture(making.DANISH * 2, width=900, height=1270, size=28))
    source = np.array([[0, 0], [900, 0], [900, 1270], [0, 1270]], np.float32)
    target = np.array([[120, 90], [900, 140], [1010, 1400], [40, 1330]], np.float32)
    photo = cv2.warpPerspective(page, cv2.getPerspectiveTransform(source, target), (1100, 1500), borderValue=60)
    return np.asarray(photo).astype(np.uint8)


def test_photographed_sheet_is_seen_from_above() -> None:
    flat = flattened(photographed())
    assert flat.shape[0] / flat.shape[1] == pytest.approx(1270 / 900, rel=0.12)
    assert flat[5, 5] > 150
    assert flat[-6, -6] > 150
    assert abs(skew(flat)) < 0.6


def test_a_shadow_over_half_a_photographed_sheet_cuts_nothing_off() -> None:
    photo = photographed()
    across = np.arange(photo.shape[1])
    light = 0.5 + 0.5 / (1 + np.exp(-(across - 500) / 60))
    flat = flattened((photo * light).astype(np.uint8))
    assert flat.shape[0] / flat.shape[1] == pytest.approx(1270 / 900, rel=0.12)


def test_lines_that_fan_out_are_made_level() -> None:
    page = np.vstack([scan(), scan()])
    fanned = unfanned(page, -1.5, 1.5)
    fan = glance(fanned).fan
    assert fan == (pytest.approx(1.5, abs=0.7), pytest.approx(-1.5, abs=0.7))
    level = glance(unfanned(fanned, *fan))
    assert level.fan is None
    assert level.evenness > 1.5 * glance(fanned).evenness
    assert glance(page).fan is None


@pytest.mark.parametrize("size", [24, 60])
def test_a_few_white_words_on_grainy_dark_paper_are_writing(size: int) -> None:
    page = np.array(making.picture(making.DANISH[:1], size=size, ink=255, ground=60))
    grain = np.random.default_rng(5).normal(0, 6, page.shape[:2])
    dirty = np.clip(page + (grain if page.ndim == 2 else grain[..., None]), 0, 255).astype(np.uint8)
    made = prepared(dirty, 150)
    assert "inverted" in [step.name for step in made.steps]
    assert 0.001 < float((made.ready < 128).mean()) < 0.05


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
    found = frames(as_bytes(one, "TIFF", save_all=True, append_images=[two], dpi=(150, 150)), FORMATS, Limits())
    assert [(dpi, count) for _, dpi, count in found] == [(150.0, 2), (150.0, 2)]


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB", "CMYK", "I;16", "RGBA", "LA"])
def test_pictures_of_every_kind_are_read_alike(mode: str) -> None:
    plain = making.picture(making.DANISH[:2], width=600, height=300)
    image = Image.fromarray(np.array(plain).astype(np.uint16) * 257) if mode == "I;16" else plain.convert(mode)
    raster, _, _ = next(frames(as_bytes(image, "TIFF"), FORMATS, Limits()))
    assert abs(np.array(Image.fromarray(raster).convert("L")).astype(int) - np.array(plain)).mean() < 6


def test_pictures_of_a_telephone_stand_upright_and_large_scans_are_made_smaller() -> None:
    exif = Image.Exif()
    exif[274] = 6
    raster, dpi, _ = next(frames(as_bytes(Image.new("RGB", (300, 200), "white"), "JPEG", exif=exif), FORMATS, Limits()))
    assert raster.shape[:2] == (300, 200)
    raster, dpi, _ = next(frames(as_bytes(Image.new("L", (2400, 3000), 255), "PNG", dpi=(600, 600)), FORMATS, Limits()))
    assert (raster.shape, round(dpi)) == ((1500, 1200), 300)


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
