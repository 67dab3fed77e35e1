"""What a file is, by its bytes; and which error says why it is nothing we read."""

from __future__ import annotations

import random
import zipfile
from pathlib import Path

import pytest

from corpus.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileTooLarge,
    MissingFile,
    NotAFile,
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
        (OLE, UnsupportedFormat),
        (OLE + "EncryptedPackage".encode("utf-16-le"), EncryptedFile),
        (b"PK\x03\x04" + bytes(50), DamagedFile),
    ],
)
def test_what_nobody_reads_is_named(tmp_path: Path, data: bytes, error: type[UnreadableFile]) -> None:
    with pytest.raises(error):
        identify(saved(tmp_path, data))


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
    with pytest.raises(UnsupportedFormat):
        identify(tmp_path / "plain.docx")
    with pytest.raises(FileTooLarge):
        identify(tmp_path / "bomb.docx")


def test_limit_on_bytes(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        identify(saved(tmp_path, b"x" * 100), Limits(bytes=99))


def test_every_format_has_a_reader_and_a_media_type() -> None:
    assert set(READERS) == set(MEDIA_TYPES)
