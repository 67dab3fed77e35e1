"""Makes the files of the sample documents from their texts: `python -m corpus.samples.make [FOLDER]`."""

from __future__ import annotations

import hashlib
import json
import platform
import sys
import zlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from corpus.samples import office, paper, pictures, plain
from corpus.samples.looks import FONT_FILES
from corpus.samples.source import FILES, FOLDER, Source, read_sources

MADE_WITH = FOLDER / "made_with.json"


def mixed(source: Source) -> bytes:
    """A text layer on all pages but one, which was put on the scanner."""
    original = pictures.rasters(paper.sheets(source))[source.scanned - 1]
    return paper.sheets(source, pictures={source.scanned: pictures.jpeg(pictures.scanned(original, seed=3, skew=-0.8), 45)})


def scan(source: Source) -> bytes:
    pages = pictures.rasters(paper.sheets(source))
    skews = (1.1, -0.9)
    return pictures.picture_pdf([pictures.jpeg(pictures.scanned(page, n, skews[n % 2]), 45) for n, page in enumerate(pages)])


def dark_slides(source: Source) -> bytes:
    pages = pictures.rasters(paper.slides(source, dark=True), dpi=120)
    return pictures.picture_pdf([pictures.jpeg(page, 80, 120) for page in pages], paper.SLIDE)


def tiff(source: Source) -> bytes:
    pages = pictures.rasters(paper.sheets(source))
    return pictures.fax_tiff([pictures.scanned(page, 20 + n, 0.4, noise=12) for n, page in enumerate(pages)])


MAKERS: Mapping[str, tuple[str, Callable[[Source], bytes]]] = {
    "pdf": ("pdf", paper.sheets),
    "two-columns": ("pdf", lambda source: paper.sheets(source, columns=2)),
    "mixed": ("pdf", mixed),
    "scan": ("pdf", scan),
    "slides-pdf": ("pdf", paper.slides),
    "dark-slides": ("pdf", dark_slides),
    "tiff": ("tif", tiff),
    "png": ("png", lambda source: pictures.png(pictures.rasters(paper.sheets(source))[0])),
    "jpeg": ("jpg", lambda source: pictures.jpeg(pictures.photographed(pictures.rasters(paper.sheets(source))[0], 7), 55)),
    "docx": ("docx", office.word),
    "pptx": ("pptx", office.presentation),
    "html": ("html", plain.html),
    "text": ("txt", plain.text),
    "markdown": ("md", plain.markdown),
}


def file_name(source: Source) -> str:
    return f"{source.stem}.{MAKERS[source.made][0]}"


def made_with() -> dict[str, str]:
    """What the bytes of the files depend on besides the texts: other versions may draw or pack a little differently."""
    versions = {name: version(name) for name in ("reportlab", "Pillow", "numpy", "pypdfium2", "python-docx", "python-pptx")}
    fonts = hashlib.sha256(b"".join(path.read_bytes() for path in FONT_FILES.values() if path.exists())).hexdigest()
    return versions | {"fonts": fonts, "zlib": zlib.ZLIB_RUNTIME_VERSION, "machine": platform.machine()}


def make(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for source in read_sources():
        (folder / file_name(source)).write_bytes(MAKERS[source.made][1](source))


if __name__ == "__main__":
    MADE_WITH.write_text(json.dumps(made_with(), indent=2) + "\n")
    make(Path(sys.argv[1]) if len(sys.argv) > 1 else FILES)
