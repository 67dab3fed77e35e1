"""What a file is, by its bytes; and which error says why it is nothing we read."""

from __future__ import annotations

import random
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    MissingFile,
    NotAFile,
    PackedFiles,
    UnreadableFile,
    UnsupportedFormat,
)
from ingest.identify import MEDIA_TYPES, identify
from ingest.readers import READERS
from ingest.sheet import Limits
from tests.ingest import making

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def saved(folder: Path, data: bytes, name: str = "file.pdf") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"\xef\xbb\xbf junk before %PDF-1.4\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "png"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "jpeg"),
        (b"II*\0\x08\0\0\0", "tiff"),
        (b"MM\0*\0\0\0\x08", "tiff"),
        (b"<!DOCTYPE html><title>x</title>", "html"),
        ("﻿<html lang='da'><body>Å</body></html>".encode(), "html"),
        (b"# Plan\n\nTekst", "markdown"),
        ("Byrådet mødes på torvet.".encode(), "text"),
        ("Byrådet mødes på torvet.".encode("cp1252"), "text"),
        ("Straße nach Århus".encode("utf-16"), "text"),
        ("Straße nach Århus".encode("utf-8-sig"), "text"),
        (b"{\\rtf1\\ansi Borgm\\'e6steren}", "rtf"),
    ],
)
def test_bytes_say_what_a_file_is(tmp_path: Path, data: bytes, expected: str) -> None:
    assert identify(saved(tmp_path, data, "misleading.xyz")) == expected


def test_office_files_are_looked_into(tmp_path: Path) -> None:
    assert identify(making.word_file(tmp_path / "a.pptx")) == "docx"
    assert identify(making.slides_file(tmp_path / "a.docx")) == "pptx"


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (random.Random(1).randbytes(4000), UnsupportedFormat),
        (random.Random(2).randbytes(40), UnsupportedFormat),
        (bytes(500), UnsupportedFormat),
        (b"GIF89a" + bytes(100), UnsupportedFormat),
        (OLE, DamagedFile),
        (OLE[:8], DamagedFile),
        (b"PK\x03\x04" + bytes(50), DamagedFile),
    ],
)
def test_what_nobody_reads_is_named(tmp_path: Path, data: bytes, error: type[UnreadableFile]) -> None:
    with pytest.raises(error):
        identify(saved(tmp_path, data))


LOCKED_WORD = bytes(10) + b"\x00\x01"
LOCKED_DECK = bytes(12) + b"\xdf\xc4\xd1\xf3"


@pytest.mark.parametrize(
    ("streams", "expected"),
    [
        ({"WordDocument": bytes(12), "1Table": b""}, "doc"),
        ({"PowerPoint Document": b"", "Current User": bytes(20)}, "ppt"),
        ({f"Other {number}": b"" for number in range(9)} | {"WordDocument": bytes(12)}, "doc"),
        ({"Workbook": b""}, UnsupportedFormat),
        ({"Contents": b""}, UnsupportedFormat),
        ({"EncryptionInfo": b"", "EncryptedPackage": b""}, EncryptedFile),
        ({"WordDocument": LOCKED_WORD}, EncryptedFile),
        ({"PowerPoint Document": b"", "Current User": LOCKED_DECK}, EncryptedFile),
    ],
)
def test_office_files_of_before_2007_are_told_apart_by_their_streams(
    tmp_path: Path, streams: dict[str, bytes], expected: str | type[UnreadableFile]
) -> None:
    path = making.compound_file(tmp_path / "file.doc", streams)
    if isinstance(expected, str):
        assert identify(path) == expected
    else:
        with pytest.raises(expected):
            identify(path)


def test_a_document_inside_another_does_not_say_what_that_is(tmp_path: Path) -> None:
    letter = {"WordDocument": bytes(12)}
    with pytest.raises(UnsupportedFormat, match="spreadsheet"):
        identify(making.compound_file(tmp_path / "a.xls", {"Workbook": b"", "Other": b""}, inside=letter))
    assert identify(making.compound_file(tmp_path / "a.doc", letter, inside={"Workbook": b""})) == "doc"


@given(st.binary(max_size=1200), st.integers(0, 1023))
def test_a_broken_compound_file_is_something_or_a_known_error(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    path = making.compound_file(tmp_path_factory.mktemp("ole") / "file.doc", {"WordDocument": bytes(12)})
    data = path.read_bytes()
    path.write_bytes(OLE[:8] + (data[: 8 + at] + noise + data[8 + at + len(noise) :])[8:])
    with suppress(UnreadableFile):
        assert identify(path) in MEDIA_TYPES


ODF = "application/vnd.oasis.opendocument."


@pytest.mark.parametrize(
    ("kind", "listed", "expected"),
    [
        ("text", "", "odt"),
        ("text-template", "", "odt"),
        ("presentation", "", "odp"),
        ("spreadsheet", "", UnsupportedFormat),
        ("graphics", "", UnsupportedFormat),
        ("text", '<manifest:encryption-data manifest:checksum-type="x"/>', EncryptedFile),
    ],
)
def test_open_documents_say_what_they_are(tmp_path: Path, kind: str, listed: str, expected: str | type[UnreadableFile]) -> None:
    path = tmp_path / "file.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", ODF + kind)
        archive.writestr("content.xml", "<x/>")
        archive.writestr("META-INF/manifest.xml", f"<manifest:manifest>{listed}</manifest:manifest>")
    if isinstance(expected, str):
        assert identify(path) == expected
    else:
        with pytest.raises(expected):
            identify(path)


def test_paths_that_are_no_files(tmp_path: Path) -> None:
    for path, error in (
        (tmp_path, NotAFile),
        (tmp_path / "nowhere", MissingFile),
        (Path("/dev/null"), NotAFile),
        (tmp_path / ("x" * 300), MissingFile),
    ):
        with pytest.raises(error):
            identify(path)


def test_other_zips_and_bombs(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "plain.docx", "w") as archive:
        archive.writestr("letter.txt", "hej")
    with zipfile.ZipFile(tmp_path / "bomb.docx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(30_000_000))
    with zipfile.ZipFile(tmp_path / "sheet.docx", "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    with pytest.raises(PackedFiles):
        identify(tmp_path / "plain.docx")
    with pytest.raises(UnsupportedFormat, match="spreadsheet"):
        identify(tmp_path / "sheet.docx")
    with pytest.raises(FileTooLarge):
        identify(tmp_path / "bomb.docx")


def test_a_zip_that_begins_with_a_pdf_is_a_zip(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("one.pdf", making.lines_pdf(tmp_path / "a.pdf", [[(72, 100, "Plan")]]).read_bytes())
        archive.writestr("two.txt", "Plan")
    with pytest.raises(PackedFiles):
        identify(tmp_path / "a.zip")


def test_limit_on_bytes(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        identify(saved(tmp_path, b"x" * 100), Limits(bytes=99))


def test_every_format_has_a_reader_and_a_media_type() -> None:
    assert set(READERS) == set(MEDIA_TYPES)


@pytest.mark.parametrize("odd", ["\n", " \n", "[", "|", "-", "<"])
def test_no_text_takes_long_to_be_known(tmp_path: Path, odd: str) -> None:
    started = time.process_time()
    assert identify(saved(tmp_path, (odd * 70_000).encode() + b" x")) == "text"
    assert time.process_time() - started < 5
