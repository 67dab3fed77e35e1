"""Pictures of words are told from photographs without reading them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.lettering import fingerprint, may_hold_words
from ingest.preparation import Raster, straightened
from ingest.treatments import prepared
from tests.ingest import making


def ready(raster: Raster) -> Raster:
    return prepared(raster, 200).ready


def word(text: str, size: int) -> Raster:
    image = Image.new("L", (900, 500), 255)
    ImageDraw.Draw(image).text((100, 200), text, fill=0, font=ImageFont.truetype(str(making.FONT), size))
    return np.array(image)


@pytest.mark.parametrize(("text", "size"), [("Klima", 16), ("Vores by", 30), ("Januar", 60), ("år 2030", 40), ("HAVN", 120)])
def test_single_words_of_any_size_are_seen(text: str, size: int) -> None:
    assert may_hold_words(ready(word(text, size)))


@pytest.mark.parametrize("degrees", [-6.0, 5.0])
def test_askew_words_are_seen(degrees: float) -> None:
    assert may_hold_words(ready(straightened(word("Byens klimaplan", 30), degrees)))


def test_pages_and_light_words_on_dark_are_seen() -> None:
    assert may_hold_words(ready(np.array(making.picture(making.DANISH))))
    assert may_hold_words(ready(np.array(making.picture(making.DANISH, ink=235, ground=45))))


def test_shapes_and_soft_pictures_hold_no_words() -> None:
    image = Image.new("L", (900, 500), 230)
    draw = ImageDraw.Draw(image)
    draw.ellipse((100, 100, 400, 400), fill=60)
    draw.rectangle((500, 50, 700, 450), fill=90)
    draw.line((0, 480, 900, 20), fill=0, width=5)
    assert not may_hold_words(ready(np.array(image)))
    slope = np.tile(np.linspace(40, 220, 900), (500, 1)).astype(np.uint8)
    assert not may_hold_words(ready(slope))
    assert not may_hold_words(np.full((50, 50), 255, np.uint8))


def test_a_picture_behind_all_slides_is_known_again() -> None:
    first, other = ready(word("Byens klimaplan", 30)), ready(word("Byens klimamål", 30))
    speckled = first.copy()
    speckled[20:23, 20:23] = 0
    assert fingerprint(first) == fingerprint(speckled)
    assert fingerprint(first) != fingerprint(other)
