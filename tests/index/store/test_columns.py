"""A segment finds what was put into it, also after a merge."""

import struct
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.store.columns import Columns, Head, by_form
from index.store.columns_build import Builder
from index.store.columns_file import verify, write
from index.store.whoosh_schema import ReadyTerms
from index.store.whoosh_snapshot import Snapshot
from index.text.passages import DocumentRecords, Record

WORDS = ("f:by", "f:byen", "f:ål", "f:\ud800", "f:å\U0001f600", "x:by", "sda:by", "c:city", "=:ål", "f:aal")
Texts = list[list[int]]
"""The words of each passage of a document."""


def document(name: str, texts: Texts) -> DocumentRecords:
    records = []
    for number, text in enumerate([[], *texts]):
        record = Record(page=number, start=10 * number, end=10 * number + 9)
        for place, word in enumerate(text, 7):
            record.add(WORDS[word], place if WORDS[word][0] in "fx" else None)
        records.append(record)
    facets = {"year": ("2020", "unknown"), "place": (f"DK/{name}",)}
    return DocumentRecords(name, f"Title {name}", None, "2026-01-01", facets, records[0], tuple(records[1:]), (("f:by", 0.5),))


def written(folder: Path, builder: Builder) -> Columns:
    path = folder / f"{len(list(folder.iterdir()))}.terms"
    builder.write(path)
    return Columns(path)


def segment(folder: Path, documents: Sequence[DocumentRecords]) -> Columns:
    builder = Builder()
    for each in documents:
        builder.begin_document(each)
        for record in (each.head, *each.passages):
            builder.begin_record(record)
            for term, count, _, places in ReadyTerms().index(record):
                builder.post(term, builder.size - 1, count, places)
        for facet in (f"@{name}={value}" for name, values in each.facets.items() for value in values):
            builder.post(facet.encode(), builder.size - 1 - len(each.passages), 1, b"")
    return written(folder, builder)


def held(snapshot: Snapshot) -> object:
    """All that can be asked of a snapshot."""
    return (
        snapshot.size,
        snapshot.starts.tolist(),
        [(term, *(values.tolist() for values in snapshot.find(term))) for term in WORDS],
        [snapshot.find_phrase(pair).tolist() for pair in (("by", "byen"), ("byen", "by"), ("by", "by", "aal"), ("ål",), ("by", "nix"))],
        snapshot.find_near([["f:by", "f:byen"], ["f:ål"]], 1).tolist(),
        [snapshot.find_prefix(prefix).tolist() for prefix in ("", "b", "å", "nix")],
        [(head, head.keys) for head in snapshot.heads],
        {value: numbers.tolist() for value, numbers in snapshot.facet("place").items()},
        [snapshot.place(record) for record in range(snapshot.size)],
    )


texts = st.lists(st.lists(st.integers(0, len(WORDS) - 1), max_size=8), min_size=0, max_size=4)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, min_size=1, max_size=6), st.sets(st.integers(0, 5)), st.integers(0, 6))
def test_merged_or_apart_or_with_gaps_the_answers_are_the_same(
    tmp_path_factory: pytest.TempPathFactory, all_texts: list[Texts], gone: set[int], cut: int
) -> None:
    folder = tmp_path_factory.mktemp("segments")
    documents = [document(str(number), each) for number, each in enumerate(all_texts)]
    gone = {number for number in gone if number < len(documents)}
    kept = [each for number, each in enumerate(documents) if number not in gone]
    expected = held(Snapshot([(segment(folder, kept), ())])) if kept else held(Snapshot([]))
    parts = [(documents[:cut], {n for n in gone if n < cut}), (documents[cut:], {n - cut for n in gone if n >= cut})]
    opened = [(segment(folder, part), deleted) for part, deleted in parts if part]
    assert held(Snapshot(opened)) == expected
    builder = Builder()
    for columns, deleted in opened:
        builder.add_segment(columns, columns.alive(deleted))
    assert held(Snapshot([(written(folder, builder), ())] if kept else [])) == expected


def test_terms_are_counted_and_phrases_are_words_in_a_row(tmp_path: Path) -> None:
    snapshot = Snapshot([(segment(tmp_path, [document("a", [[0, 1, 0], [1, 0]]), document("b", [[0, 5]])]), ())])
    assert [values.tolist() for values in snapshot.find("f:by")] == [[1, 2, 4], [2.0, 1.0, 1.0]]
    assert snapshot.find_phrase(("by", "byen")).tolist() == [1]
    assert snapshot.find_phrase(("by", "by")).tolist() == [4]  # the second overleaf
    assert snapshot.find_prefix("by").tolist() == [1, 2, 4]
    assert snapshot.counted("f:by") == {"f:by": 3, "f:byen": 2}
    assert (snapshot.written("aal"), snapshot.written("by")) == ("aal", "by")


def test_a_folded_word_is_known_by_its_own_letters(tmp_path: Path) -> None:
    snapshot = Snapshot([(segment(tmp_path, [document("a", [[9, 8]])]), ())])
    assert snapshot.written("aal") == "ål"


def test_words_that_may_be_near_hold_those_that_are(tmp_path: Path) -> None:
    snapshot = Snapshot([(segment(tmp_path, [document("a", [[0, 1, 9]])]), ())])
    assert "byen" in snapshot.near("byan", 1)
    assert "aal" not in snapshot.near("byen", 1)
    assert Snapshot([]).near("byen", 1) == []


@pytest.mark.parametrize("content", [b"", b"udsynix2", b"\x93" * 100, b"udsynix2" + bytes(40)])
def test_a_file_of_nonsense_is_no_segment(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.terms"
    path.write_bytes(content)
    with pytest.raises((ValueError, struct.error)):
        Columns(path)


@pytest.mark.parametrize("at", [0.3, 0.6, 0.99])
def test_a_single_wrong_byte_is_noticed(tmp_path: Path, at: float) -> None:
    path = tmp_path / "x.terms"
    write(path, {"some": np.arange(200), "more": np.arange(70_000)})
    verify(path)
    data = bytearray(path.read_bytes())
    data[int(at * len(data))] ^= 4
    path.write_bytes(data)
    with pytest.raises(ValueError, match="is damaged"):
        verify(path)


def test_a_file_cut_short_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "x.terms"
    write(path, {"some": np.arange(200), "last": np.arange(3)})
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(ValueError, match="is damaged"):
        verify(path)


def test_numbers_take_as_few_bytes_as_they_need(tmp_path: Path) -> None:
    path = tmp_path / "x.terms"
    write(path, {"small": np.arange(256), "large": np.arange(257)})
    assert path.stat().st_size < 256 + 2 * 257 + 200


def test_a_head_tells_its_keys() -> None:
    assert Head("a", "A", None, "", b'[["f:by", 0.5]]').keys == (("f:by", 0.5),)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.integers(0, 39), max_size=12), min_size=1, max_size=5), st.sets(st.integers(0, 60), max_size=30))
def test_many_terms_at_once_are_found_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, texts: list[list[int]], sought: set[int]
) -> None:
    builder = Builder()
    made = document("a", [])
    builder.begin_document(made)
    for text in texts:
        record = Record(page=1, start=0, end=9)
        for place, word in enumerate(text):
            record.add(f"f:ord{word:02}", place)
        builder.begin_record(record)
        for term, count, _, places in ReadyTerms().index(record):
            builder.post(term, builder.size - 1, count, places)
    columns = written(tmp_path_factory.mktemp("many"), builder)
    terms = [f"f:ord{word:02}" for word in sorted(sought)]
    numbers = [number for term in terms if (number := columns.number(term)) is not None]
    assert columns.numbers(by_form(terms)).tolist() == numbers
    everywhere = np.arange(columns.size)
    one_by_one = [pair for number in numbers for pair in zip(*(v.tolist() for v in columns.placed(number, everywhere)), strict=True)]
    at_once = columns.all_placed(columns.numbers(by_form(terms)), everywhere)
    assert list(zip(*(values.tolist() for values in at_once), strict=True)) == one_by_one
    where = columns.all_postings(np.array(numbers, np.int64))
    assert columns.records[where].tolist() == [r for n in numbers for r in columns.records[columns.postings(range(n, n + 1))].tolist()]
