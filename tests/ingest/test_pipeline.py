"""From a file to a document: the steps together."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.errors import UdsynError
from ingest.pipeline import PIPELINE, read_file
from tests.ingest import making


def test_a_pdf_becomes_a_document(tmp_path: Path) -> None:
    path = making.lines_pdf(tmp_path / "x", [making.column(72, 100, making.DANISH), making.column(72, 100, making.DANISH)])
    heard: list[tuple[int, int]] = []
    read = read_file(path, "plan.pdf", tmp_path / "images", lambda page, pages: heard.append((page, pages)))
    assert heard == [(1, 2), (2, 2)]
    assert read.media_type == "application/pdf"
    assert (read.reading.language, read.reading.pipeline) == ("da", PIPELINE)
    assert [page.has_image for page in read.reading.pages] == [True, True]


def test_hyphens_are_undone_and_words_still_found(tmp_path: Path) -> None:
    texts = [
        "Kommunen har vedtaget en ny klimahandlings-",
        "plan, som gælder for alle borgere i hele kommunen",
        "og for byens virksomheder og foreninger.",
    ]
    page = read_file(making.lines_pdf(tmp_path / "x", [making.column(72, 100, texts)]), "x").reading.pages[0]
    at = page.text.index("klimahandlingsplan")
    words = page.words_at(at, at + len("klimahandlingsplan"))
    assert [page.source_text[word.start : word.end] for word in words] == ["klimahandlings-", "plan,"]


def test_blocks_know_their_language(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text(" ".join(making.DANISH) + "\n\nFriendship between towns is made by people who travel and come back.", encoding="utf-8")
    page = read_file(path, "x.txt").reading.pages[0]
    assert [block.language for block in page.blocks] == ["da", "en"]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("empty.pdf", b"", "empty"),
        ("cut.pdf", b"%PDF-1.4\n1 0 obj", "damaged"),
        ("none.pdf", making.empty_pdf(), "no_pages"),
        ("noise.docx", bytes(range(128, 256)) * 9, "unsupported"),
        ("cut.png", b"\x89PNG\r\n\x1a\n\0\0", "damaged"),
        ("cut.docx", b"PK\x03\x04\x14\0", "damaged"),
        ("blank.html", b"<html><body> </body></html>", "no_pages"),
        ("æ\n'../ø\".txt".replace("/", "_"), b"", "empty"),
    ],
)
def test_bad_files_say_one_clear_thing(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(UdsynError) as caught:
        read_file(path, name, tmp_path / "images")
    assert caught.value.code == code
    assert "\n" not in caught.value.message
    assert not (tmp_path / "images").exists()


def test_a_locked_pdf(tmp_path: Path) -> None:
    with pytest.raises(UdsynError) as caught:
        read_file(making.locked_pdf(tmp_path / "x.pdf"), "x.pdf")
    assert caught.value.code == "encrypted"


@pytest.mark.ocr
def test_a_picture_called_pdf_is_read_as_a_picture(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    making.picture(making.DANISH).save(path, "PNG")
    read = read_file(path, "scan.pdf", tmp_path / "images")
    assert read.media_type == "image/png"
    assert (tmp_path / "images" / "1.webp").exists()
