"""What scanners, fax machines and cameras make of a sheet: skewed, grey, noisy pictures, always the same for the same seed."""

from __future__ import annotations

import io
from collections.abc import Sequence

import numpy as np
import pypdfium2
from PIL import Image, ImageFilter
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

DPI = 200


def rasters(pdf: bytes, dpi: int = DPI) -> list[Image.Image]:
    """A picture of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]


def scanned(image: Image.Image, seed: int, skew: float = 1.0, noise: float = 5.0) -> Image.Image:
    """A page through a grey office scanner: laid on askew, unevenly lit, with noise, dust and a dark edge."""
    random = np.random.default_rng(seed)
    turned = image.convert("L").rotate(skew, Image.Resampling.BICUBIC, fillcolor=250).filter(ImageFilter.GaussianBlur(0.5))
    pixels = np.asarray(turned, dtype=np.float32)
    height, width = pixels.shape
    light = 0.95 - 0.06 * np.linspace(0, 1, width, dtype=np.float32)[None, :] * np.linspace(0.4, 1, height, dtype=np.float32)[:, None]
    pixels = pixels * light + random.normal(0, noise, (height, width)).astype(np.float32)
    for _ in range(60):
        y, x = int(random.integers(0, height - 3)), int(random.integers(0, width - 3))
        pixels[y : y + 2, x : x + int(random.integers(1, 3))] -= 70
    pixels[:, :14] -= np.linspace(110, 0, 14, dtype=np.float32)[None, :]
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def photographed(image: Image.Image, seed: int) -> Image.Image:
    """A colour copy with warm light, a slight turn and noise."""
    random = np.random.default_rng(seed)
    pixels = np.asarray(image.rotate(-0.7, Image.Resampling.BICUBIC, fillcolor=(246, 244, 238)), dtype=np.float32)
    shade = np.linspace(1.0, 0.88, pixels.shape[0], dtype=np.float32)[:, None, None]
    warm = np.array([1.0, 0.985, 0.94], dtype=np.float32)
    grain = random.normal(0, 3.5, (*pixels.shape[:2], 1)).astype(np.float32)
    return Image.fromarray(np.clip(pixels * shade * warm + grain, 0, 255).astype(np.uint8))


def jpeg(image: Image.Image, quality: int, dpi: int = DPI) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality, dpi=(dpi, dpi))
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """Sixteen greys, as a scanner saves a letter."""
    out = io.BytesIO()
    image.convert("L").quantize(16).save(out, "PNG", dpi=(DPI, DPI), optimize=True)
    return out.getvalue()


def fax_tiff(images: Sequence[Image.Image]) -> bytes:
    """Black and white pages in one TIFF, compressed as a fax."""
    out = io.BytesIO()
    first, *others = [image.convert("L").point(lambda grey: 255 if grey > 150 else 0).convert("1") for image in images]
    first.save(out, "TIFF", save_all=True, append_images=others, compression="group4", dpi=(DPI, DPI))
    return out.getvalue()


def picture_pdf(pictures: Sequence[bytes], size: tuple[float, float] = A4) -> bytes:
    """A PDF of nothing but pictures."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    for picture in pictures:
        canvas.drawImage(ImageReader(io.BytesIO(picture)), 0, 0, *size)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
