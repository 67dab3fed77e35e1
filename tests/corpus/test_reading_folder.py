"""A reading in a folder is the reading, page by page; what is broken there is refused."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import ReadingStopped
from corpus.model import Findings
from corpus.reading_folder import StoredPages, document_in, findings_in, keep_document, keep_findings, keep_page
from tests.building import page, read_document


def test_a_document_comes_back_page_by_page(tmp_path: Path) -> None:
    read = read_document("en", "to", "tre")
    keep_document(tmp_path, read)
    found = document_in(tmp_path)
    assert found == read
    assert isinstance(found.reading.pages, StoredPages)
    assert [each.text for each in found.reading.pages[1:]] == ["to", "tre"]
    assert found.reading.pages[-1] == read.reading.pages[2]
    assert list(found.reading.pages.texts) == [replace(each, words=()) for each in read.reading.pages]
    with pytest.raises(IndexError):
        found.reading.pages[3]


def test_pages_that_lie_there_are_not_written_again(tmp_path: Path) -> None:
    keep_document(tmp_path, read_document("en"))
    found = document_in(tmp_path)
    place = tmp_path / "pages" / "1.page"
    before = place.stat().st_mtime_ns
    keep_document(tmp_path, found)
    assert place.stat().st_mtime_ns == before


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: (folder / "pages" / "2.page").unlink(),
        lambda folder: (folder / "pages" / "2.page").write_bytes(b"no page"),
        lambda folder: (folder / "pages" / "2.page").write_bytes((folder / "pages" / "1.page").read_bytes()),
        lambda folder: (folder / "result.json").write_bytes(b"{"),
        lambda folder: (folder / "result.json").unlink(),
    ],
)
def test_what_is_not_whole_is_refused(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    keep_document(tmp_path, read_document("en", "to"))
    spoil(tmp_path)
    with pytest.raises(ReadingStopped):
        document_in(tmp_path)


def test_a_page_is_replaced_at_once(tmp_path: Path) -> None:
    keep_page(tmp_path, page(1, "før"))
    keep_page(tmp_path, page(1, "efter"))
    assert [path.name for path in (tmp_path / "pages").iterdir()] == ["1.page"]
    assert StoredPages(tmp_path, 1)[0].text == "efter"


def test_findings_come_back(tmp_path: Path) -> None:
    read = read_document("en")
    found = Findings(read.head, read.facts, "7")
    keep_findings(tmp_path, found)
    assert findings_in(tmp_path) == found
    (tmp_path / "result.json").write_bytes(b"[]")
    with pytest.raises(ReadingStopped):
        findings_in(tmp_path)


def test_a_file_that_is_larger_than_any_result_is_not_loaded(tmp_path: Path) -> None:
    keep_document(tmp_path, read_document("en"))
    os.truncate(tmp_path / "result.json", 10_000_000_000)
    for take in (document_in, findings_in):
        with pytest.raises(ReadingStopped):
            take(tmp_path)
