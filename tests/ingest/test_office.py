"""Documents that LibreOffice has to open: what comes of them where it is there, and what is said where it is not."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

import pytest

from corpus.errors import DamagedFile, OfficeMissing, ReadingStopped
from ingest.identify import Format, identify
from ingest.readers import READERS, libreoffice
from ingest.readers.office import Office
from ingest.sheet import Order
from tests.ingest import making

needs_office = pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")


def converted(path: Path, kind: str) -> Path:
    """The file in another format, made by LibreOffice."""
    profile = (path.parent / "profile").as_uri()
    command = [str(libreoffice.program()), f"-env:UserInstallation={profile}", "--headless", "--convert-to", kind]
    for _ in range(2):  # it ends after it has made a profile, and wants to be started again
        subprocess.run([*command, "--outdir", str(path.parent), str(path)], check=False, capture_output=True)
    return path.with_suffix(f".{kind}")


@needs_office
@pytest.mark.parametrize("kind", ["doc", "odt", "rtf"])
def test_texts_have_pages_pictures_and_words_with_boxes(tmp_path: Path, kind: Format) -> None:
    path = converted(making.word_file(tmp_path / "a.docx"), kind)
    assert identify(path) == kind
    (sheet,) = READERS[kind](Order(path, tmp_path / "images"))
    said = " ".join(strip.text for strip in sheet.strips)
    assert "Kommunen vil gøre det let at være frivillig." in said
    assert "Byrådet, maj 2022" in said
    assert (tmp_path / "images" / "1.webp").is_file()
    assert sheet.has_image
    assert not list(tmp_path.glob("*.pdf"))


@needs_office
@pytest.mark.parametrize("kind", ["ppt", "odp"])
def test_each_slide_is_a_page_hidden_ones_too(tmp_path: Path, kind: Format) -> None:
    path = converted(making.slides_file(tmp_path / "a.pptx", is_second_hidden=True), kind)
    assert identify(path) == kind
    first, second = READERS[kind](Order(path))
    assert "Erhvervsstrategi" in " ".join(strip.text for strip in first.strips)
    assert "Kortere ventetid" in " ".join(strip.text for strip in second.strips)


@pytest.mark.parametrize("kind", ["doc", "ppt", "odt", "odp", "rtf"])
def test_without_libreoffice_it_is_said_what_to_install(tmp_path: Path, kind: str) -> None:
    with pytest.raises(OfficeMissing, match="not installed") as raised:
        list(Office(kind, lambda: None)(Order(tmp_path / "a")))
    assert "make office" in raised.value.advice


@needs_office
@pytest.mark.parametrize("kind", ["doc", "ppt"])
def test_a_broken_file_is_damaged(tmp_path: Path, kind: Format) -> None:
    stream = {"doc": "WordDocument", "ppt": "PowerPoint Document"}[kind]
    path = making.compound_file(tmp_path / "a", {stream: b"\x00" * 5000})
    assert identify(path) == kind
    with pytest.raises(DamagedFile):
        list(READERS[kind](Order(path)))


def program(folder: Path, script: str) -> Path:
    path = folder / "soffice"
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize(
    ("script", "error"),
    [
        ("exec sleep 100", ReadingStopped),
        ("kill -SEGV $$", ReadingStopped),
        ("exit 0", DamagedFile),
        ("exit 81", DamagedFile),
    ],
)
def test_a_libreoffice_that_goes_wrong(tmp_path: Path, script: str, error: type[Exception]) -> None:
    path = making.lines_pdf(tmp_path / "a", [[]])
    with pytest.raises(error), libreoffice.as_pdf(path, "doc", program(tmp_path, script), seconds=0.5):
        pass


def test_one_that_cannot_be_started_is_missing(tmp_path: Path) -> None:
    with pytest.raises(OfficeMissing, match="cannot be started"), libreoffice.as_pdf(tmp_path / "a", "doc", tmp_path / "none"):
        pass


SECTION = '<text:section text:name="s"><text:section-source xlink:href="{}" xlink:type="simple"/><text:p>gammelt</text:p></text:section>'
SPACES = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text"))
MANIFEST = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
XML = '<?xml version="1.0" encoding="UTF-8"?>'


@needs_office
def test_a_document_cannot_fetch_other_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("det hemmelige ord er solsort")
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        body = f"<text:p>Offentligt referat af mødet</text:p>{SECTION.format(secret.as_uri())}"
        archive.writestr(
            "content.xml",
            f'{XML}<office:document-content {SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.2">'
            f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
        )
        entries = (("/", "application/vnd.oasis.opendocument.text"), ("content.xml", "text/xml"))
        listed = "".join(f'<manifest:file-entry manifest:full-path="{at}" manifest:media-type="{kind}"/>' for at, kind in entries)
        archive.writestr("META-INF/manifest.xml", f"{XML}<manifest:manifest {MANIFEST}>{listed}</manifest:manifest>")
    (sheet,) = READERS["odt"](Order(path))
    said = " ".join(strip.text for strip in sheet.strips)
    assert "Offentligt referat" in said
    assert "solsort" not in said
