"""A ZIP file of documents: its files are documents, in the archive and when they are only read."""

from __future__ import annotations

import io
import json
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.errors import EncryptedFile, FileTooLarge
from search_app.cli import run
from tests.building import write

DANISH = "Strategi for træer\n\nByrådet vedtog i 2019 at plante 500 træer inden 2030.\n\nVi har en venskabsby i Norge."
GERMAN = "Leitbild Stadtgrün\n\nDer Rat hat 2020 beschlossen, bis 2035 tausend Bäume zu pflanzen, und die Steuern bleiben gleich."


def zipped(path: Path, contents: dict[str, str | bytes], locked: str = "") -> Path:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    found = bytearray(data.getvalue())
    for mark, flags, name in ((b"PK\x03\x04", 6, 30), (b"PK\x01\x02", 8, 46)):
        for at in range(len(found)):
            if locked and found.startswith(mark, at) and found.startswith(locked.encode(), at + name):
                found[at + flags] |= 1
    path.write_bytes(bytes(found))
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "archive"


def test_each_file_becomes_a_document_and_the_zip_is_set_aside(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = zipped(tmp_path / "inner.zip", {"notat.txt": "Notat\n\nUdvalget mødes den 3. maj 2021 på rådhuset."}).read_bytes()
    path = zipped(tmp_path / "arkiv.zip", {"Byråd/træer.txt": DANISH, "stadt.txt": GERMAN, "alt.zip": inner, "__MACOSX/._x": "x"})
    assert run(["add", "--archive", str(folder), str(path)]) == 0
    out, err = capsys.readouterr()
    *lines, summary = out.splitlines()
    assert [line.split(": added as ")[0] for line in lines] == [
        "arkiv.zip/Byråd/træer.txt",
        "arkiv.zip/stadt.txt",
        "arkiv.zip/alt.zip/notat.txt",
    ]
    assert summary == "3 added"
    assert err == ""
    with closing(Archive(folder)) as archive:
        found = {document.name: document for document in archive.documents()}
        assert set(found) == {"træer.txt", "stadt.txt", "notat.txt"}
        assert found["træer.txt"].origin == "arkiv.zip/Byråd/træer.txt"
        assert len(list((folder / "originals").glob("*/*/*"))) == 4
        assert list((folder / "work").iterdir()) == []
    assert run(["search", "--archive", str(folder), "--json", "venskabsby"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1
    assert run(["add", "--archive", str(folder), str(path)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "0 added, 3 already there"


def test_what_cannot_be_had_is_told_and_the_rest_go_on(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contents: dict[str, str | bytes] = {"locked.txt": "hemmeligt", "good.txt": DANISH, "noise.bin": bytes(range(256)) * 9}
    path = zipped(tmp_path / "a.zip", contents, locked="locked.txt")
    assert run(["add", "--archive", str(folder), str(path)]) == EncryptedFile.exit_code
    out, err = capsys.readouterr()
    assert out.splitlines()[-1] == "1 added, 2 failed"
    assert [line.partition(": ")[0] for line in err.splitlines()] == [f"{path}/locked.txt", f"{path}/noise.bin"]
    with closing(Archive(folder)) as archive:
        errors = {document.name: (document.error or ("",))[0] for document in archive.documents()}
    assert errors == {"a.zip": "partly_unpacked", "good.txt": "", "noise.bin": "unsupported"}


def test_reading_prints_a_line_per_file_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    contents: dict[str, str | bytes] = {"a/b.txt": DANISH, "locked.txt": "hemmeligt", "c.txt": GERMAN, "bomb.txt": b""}
    paths = [zipped(tmp_path / "a.zip", contents, locked="locked.txt"), write(tmp_path, "z.txt", GERMAN), tmp_path / "broken.zip"]
    paths[2].write_bytes(paths[0].read_bytes()[:-40])
    assert run(["read", "--json", *map(str, paths)]) == EncryptedFile.exit_code
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(line["file"], line.get("language"), line.get("error", {}).get("code")) for line in lines] == [
        ("a.zip/a/b.txt", "da", None),
        ("a.zip/locked.txt", None, "encrypted"),
        ("a.zip/c.txt", "de", None),
        ("a.zip/bomb.txt", None, "empty"),
        ("z.txt", "de", None),
        ("broken.zip", None, "damaged"),
    ]


def test_a_zip_without_documents_fails(tmp_path: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["add", "--archive", str(folder), str(zipped(tmp_path / "a.zip", {"README.md": "x"}))]) != 0
    assert "holds no document" in capsys.readouterr().err
    many = zipped(tmp_path / "many.zip", {f"{n}.txt": "" for n in range(5001)})
    assert run(["read", str(many)]) == FileTooLarge.exit_code
