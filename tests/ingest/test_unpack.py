"""The files in a ZIP: what is taken out of it, under which names, and what hostile ones get."""

from __future__ import annotations

import io
import json
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import DamagedFile, FileTooLarge, NoPages, ReadingStopped
from ingest import one_shot
from ingest.limits import Limits
from ingest.member_names import clean_path
from ingest.unpack import UnpackLimits, from_task, unpack
from ingest.unpacking import take_out
from tests.building import write
from tests.ingest import making

Made = Callable[[zipfile.ZipFile], None]


def packed(make: Made) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        make(archive)
    return data.getvalue()


def files(**contents: str | bytes) -> Made:
    def make(archive: zipfile.ZipFile) -> None:
        for name, content in contents.items():
            archive.writestr(name, content)

    return make


def taken(tmp_path: Path, data: bytes, limits: UnpackLimits | None = None) -> tuple[list[tuple[str, bytes | str]], int]:
    """The name of each member with its bytes, or with the code of what is wrong with it; and how many were left out."""
    folder = tmp_path / "out"
    folder.mkdir()
    found = unpack(write(tmp_path, "a.zip", data), folder, limits)
    kept = set(folder.iterdir())
    assert {member.path for member in found.members if member.path} == kept
    assert sorted(tmp_path.iterdir()) == [tmp_path / "a.zip", folder]
    return [
        (member.name, member.path.read_bytes() if member.path else (member.error or ("",))[0]) for member in found.members
    ], found.left_out


def test_files_come_with_their_folders_and_what_is_no_document_stays(tmp_path: Path) -> None:
    names = {
        "Byråd/2014/referat.txt": "a",
        "straße.txt": "b",
        "Byråd/": "",
        "__MACOSX/._referat.txt": "c",
        ".DS_Store": "d",
        "x/.hidden/a.txt": "e",
        "Thumbs.db": "f",
        "~$referat.docx": "g",
        "README.txt": "h",
        "data.csv": "i",
    }
    members, left_out = taken(tmp_path, packed(files(**names)))
    assert members == [("Byråd/2014/referat.txt", b"a"), ("straße.txt", b"b")]
    assert left_out == 7


@pytest.mark.parametrize(
    ("raw", "flags", "extra", "expected"),
    [
        ("Århus på tværs.txt".encode(), 0x800, b"", "Århus på tværs.txt"),
        ("Århus på tværs.txt".encode(), 0, b"", "Århus på tværs.txt"),
        ("Ø-møde ærø.txt".encode("cp850"), 0, b"", "Ø-møde ærø.txt"),
        ("Blåbærgrød.txt".encode("cp1252"), 0, b"", "Blåbærgrød.txt"),
        ("Größe § 5 Maßnahme.txt".encode("cp850"), 0, b"", "Größe § 5 Maßnahme.txt"),
        ("Größe, Übermaß.txt".encode("cp1252"), 0, b"", "Größe, Übermaß.txt"),
        (b"plain.txt", 0, b"", "plain.txt"),
    ],
)
def test_names_are_read_as_their_packer_meant_them(tmp_path: Path, raw: bytes, flags: int, extra: bytes, expected: str) -> None:
    members, _ = taken(tmp_path, _with_name(raw, flags))
    assert members == [(expected, b"content")]


def _with_name(raw: bytes, flags: int) -> bytes:
    """A ZIP whose only member has the name `raw` and the flags `flags`."""
    data = bytearray(packed(files(**{"N" * len(raw): "content"})))
    for place, offset in ((data.index(b"PK\x03\x04"), 6), (data.index(b"PK\x01\x02"), 8)):
        struct.pack_into("<H", data, place + offset, flags)
    return bytes(data).replace(b"N" * len(raw), raw)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\Windows\\system32\\a.doc", "Windows/system32/a.doc"),
        ("a/./b//c.pdf", "a/b/c.pdf"),
        ("\x1b[31mrød\u202efdp.exe", "[31mrød fdp.exe"),
        ("...", "unnamed"),
        ("", "unnamed"),
        ("a" * 500 + ".pdf", "a" * 196 + ".pdf"),
        ("x/" * 100 + "a.pdf", "x/x/x/x/x/x/x/a.pdf"),
    ],
)
def test_a_name_is_never_a_way_out(name: str, expected: str) -> None:
    assert clean_path(name) == expected


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_can_be_shown_and_stays_it(name: str) -> None:
    clean = clean_path(name)
    assert clean_path(clean) == clean
    assert not clean.startswith("/")
    assert ".." not in clean.split("/")
    assert clean.encode()


def test_a_path_in_the_zip_leads_nowhere_else(tmp_path: Path) -> None:
    members, _ = taken(tmp_path, packed(files(**{"../../escaped.txt": "x", "/tmp/absolute.txt": "y"})))
    assert members == [("escaped.txt", b"x"), ("tmp/absolute.txt", b"y")]


def test_two_of_one_name_are_both_taken(tmp_path: Path) -> None:
    def make(archive: zipfile.ZipFile) -> None:
        archive.writestr("a.txt", "1")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", "2")

    assert taken(tmp_path, packed(make))[0] == [("a.txt", b"1"), ("a (2).txt", b"2")]


def test_one_bad_member_stops_no_other(tmp_path: Path) -> None:
    def make(archive: zipfile.ZipFile) -> None:
        archive.writestr("good.txt", "godt")
        archive.writestr("bomb.txt", bytes(30_000_000))
        archive.writestr("empty.txt", "")
        link = zipfile.ZipInfo("link.txt")
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("broken.txt", "STORED as it is", zipfile.ZIP_STORED)
        archive.writestr("locked.txt", "locked")
        archive.writestr("last.txt", "sidst")

    data = bytearray(packed(make).replace(b"STORED as it is", b"STOLEN as it is"))
    for mark, flags, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        place = next(at for at in range(len(data)) if data.startswith(mark, at) and data.startswith(b"locked.txt", at + name))
        data[place + flags] |= 1
    assert taken(tmp_path, bytes(data))[0] == [
        ("good.txt", b"godt"),
        ("bomb.txt", "too_large"),
        ("empty.txt", "empty"),
        ("link.txt", "unsupported"),
        ("broken.txt", "damaged"),
        ("locked.txt", "encrypted"),
        ("last.txt", b"sidst"),
    ]


def test_a_zip_in_a_zip_is_opened_once_and_word_files_are_none(tmp_path: Path) -> None:
    word = making.word_file(tmp_path / "a.docx").read_bytes()
    (tmp_path / "a.docx").unlink()
    innermost = packed(files(**{"deep.txt": "dybt"}))
    inner = packed(files(**{"b.txt": "b", "deeper.zip": innermost, "c.txt": "c"}))
    members, _ = taken(tmp_path, packed(files(**{"a.docx": word, "inner.zip": inner, "broken.zip": innermost[:-30], "d.txt": "d"})))
    assert [(name, content if isinstance(content, str) else len(content)) for name, content in members] == [
        ("a.docx", len(word)),
        ("inner.zip/b.txt", 1),
        ("inner.zip/deeper.zip", "too_large"),
        ("inner.zip/c.txt", 1),
        ("broken.zip", len(innermost) - 30),
        ("d.txt", 1),
    ]


def test_limits_on_number_and_size(tmp_path: Path) -> None:
    many = packed(files(**{f"{number}.txt": "x" * 100 for number in range(20)}))
    with pytest.raises(FileTooLarge, match="20 files; 19 are allowed"):
        unpack(write(tmp_path, "a.zip", many), tmp_path, UnpackLimits(members=19))
    members, _ = taken(tmp_path / _new(tmp_path), many, UnpackLimits(all_bytes=450, member_bytes=100))
    assert [content for _, content in members].count("too_large") == 16
    members, _ = taken(tmp_path / _new(tmp_path), many, UnpackLimits(member_bytes=99))
    assert {content for _, content in members} == {"too_large"}


def _new(folder: Path) -> str:
    name = str(len(list(folder.iterdir())))
    (folder / name).mkdir()
    return name


def test_a_size_that_lies_is_not_believed(tmp_path: Path) -> None:
    data = bytearray(packed(files(**{"a.txt": bytes(30_000_000)})))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        struct.pack_into("<I", data, data.index(mark) + at, 10)
    assert taken(tmp_path, bytes(data), UnpackLimits(member_bytes=1000))[0][0][1] in ("too_large", "damaged")


@given(st.binary(max_size=60), st.integers(0, 400))
def test_a_broken_zip_is_damaged_or_partly_read(tmp_path_factory: pytest.TempPathFactory, noise: bytes, at: int) -> None:
    data = packed(files(**{"a.txt": "a" * 50, "b.txt": "b" * 50}))
    folder = tmp_path_factory.mktemp("zip")
    source = write(folder, "a.zip", data[:at] + noise + data[at + len(noise) :])
    try:
        found = unpack(source, folder)
    except (DamagedFile, FileTooLarge):
        return
    assert len(found.members) <= 100


def test_a_limited_process_does_the_work(tmp_path: Path) -> None:
    source = write(tmp_path, "a.zip", packed(files(**{"æ.txt": "a", "b.csv": "b", "c.txt": ""})))
    (folder := tmp_path / "out").mkdir()
    found = take_out(source, folder, Limits())
    assert found is not None
    assert [(m.name, m.path and m.path.read_text(), m.error and m.error[0]) for m in found.members] == [
        ("æ.txt", "a", None),
        ("c.txt", None, "empty"),
    ]
    assert found.left_out == 1
    with pytest.raises(NoPages):
        take_out(write(tmp_path, "b.zip", packed(files(**{".x": "a"}))), folder, Limits())
    with pytest.raises(DamagedFile):
        take_out(write(tmp_path, "c.zip", b"PK\x05\x06 nothing"), folder, Limits())
    assert take_out(source, folder, Limits(), lambda done, all_files: False) is None


def test_an_answer_is_checked(tmp_path: Path) -> None:
    answer = json.loads('{"members": [{"name": "../a", "path": "../../etc/passwd", "error": null}], "left_out": 0}')
    with pytest.raises(ReadingStopped):
        from_task(answer, tmp_path)


def eat(request: dict[str, object]) -> dict[str, object]:
    eaten = []
    while True:
        eaten.append(bytearray(10_000_000))


def hang(request: dict[str, object]) -> dict[str, object]:
    while True:
        pass


def die(request: dict[str, object]) -> dict[str, object]:
    raise SystemExit(3)


def slip(request: dict[str, object]) -> dict[str, object]:
    raise KeyError("a slip")


@pytest.mark.parametrize(
    ("name", "limits", "reason"),
    [
        ("eat", Limits(memory_mb=500), "more than 500 MB"),
        ("hang", Limits(total=1), "more than 1 seconds"),
        ("hang", Limits(cpu_seconds=1), "crashed"),
        ("die", Limits(), "crashed"),
        ("slip", Limits(), "KeyError"),
    ],
)
def test_a_task_that_goes_wrong_is_stopped(name: str, limits: Limits, reason: str) -> None:
    with pytest.raises(ReadingStopped, match=reason):
        one_shot.run(f"{__name__}:{name}", {}, limits)
