"""The command line: what it prints where, its exit codes, and what it makes of bad input. Real processes, real files."""

from __future__ import annotations

import fcntl
import json
import os
import pty
import shlex
import shutil
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from corpus.archive import Archive
from corpus.errors import ArchiveError, NoPermission, UsageError
from search_app.cli import COMMANDS, run
from search_app.rooms import INDEX
from tests.building import write

DANISH = "Strategi for træer\n\nByrådet vedtog i 2019 at plante 500 træer inden 2030.\n\nVi har en venskabsby i Norge."
GERMAN = "Leitbild Stadtgrün\n\nDer Rat hat 2020 beschlossen, bis 2035 tausend Bäume zu pflanzen.\n\nDie Steuerbescheide kommen im Mai."


def udsyn(*arguments: str | Path, timeout: float = 120) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from search_app.cli import main\nmain()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=timeout, encoding="utf-8")


def udsyn_json(*arguments: str | Path) -> dict[str, Any]:
    done = udsyn(*arguments)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


@pytest.fixture(scope="module")
def inbox(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Good files, and every kind of bad one; the names are as odd as names may be."""
    folder = tmp_path_factory.mktemp("inbox")
    write(folder, "dansk æøå.txt", DANISH)
    write(folder, 'ein "Zitat"\nund\tmehr.txt', GERMAN)
    write(folder, "copy.txt", DANISH)
    (folder / os.fsdecode(b"nameless \xff.txt")).write_text("uden titel")
    write(folder, ".hidden.txt", "hidden")
    write(folder, "README.md", "about this folder")
    write(folder, "program.py", "print()")
    (folder / "below").mkdir()
    write(folder / "below", "memo.txt", "Notat\n\nUdvalget mødes den 3. maj 2021.")
    (folder / "below" / "circle").symlink_to(folder, target_is_directory=True)
    bad = folder / "bad"
    bad.mkdir()
    write(bad, "empty.pdf", b"")
    write(bad, "random.bin", bytes((n * n * 7 + n // 3) % 256 for n in range(5000)))
    write(bad, "cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty")
    write(bad, "liar.pdf", b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    write(bad, "zero.png", b"")
    (bad / "dangling.txt").symlink_to(bad / "nowhere")
    return folder


@pytest.fixture(scope="module")
def added(inbox: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """An archive to which the inbox was added, and what the command said."""
    archive = tmp_path_factory.mktemp("archive") / "new" / "archive"
    return archive, udsyn("add", "--archive", archive, inbox, inbox / "../nothing.txt")


BAD = {"empty.pdf", "random.bin", "cut.pdf", "liar.pdf", "zero.png", "dangling.txt", "nothing.txt"}


def test_add_takes_what_is_good_and_says_of_each_bad_file_what_is_wrong(added: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    _, done = added
    assert done.returncode != 0
    *lines, summary = done.stdout.splitlines()
    assert summary == f"4 added, 1 already there, {len(BAD)} failed"
    assert [line.split(": ")[0] for line in lines] == [
        "memo.txt",
        "copy.txt",
        "dansk æøå.txt",
        'ein "Zitat"\\nund\\tmehr.txt',
        "nameless \\udcff.txt",
    ]
    assert "already there as" in lines[2]
    assert "(copy.txt)" in lines[2]
    complaints = done.stderr.splitlines()
    assert {Path(line.split(": ")[0]).name for line in complaints if "left out" not in line} == BAD
    assert any("left out 3" in line for line in complaints)
    assert "Traceback" not in done.stderr


def test_nothing_of_a_bad_file_is_half_stored(added: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    folder, _ = added
    archive = Archive(folder)
    assert archive.check() == []
    states = {document.name: document.state for document in archive.documents()}
    assert {name for name, state in states.items() if state == "failed"} == {"random.bin", "cut.pdf", "liar.pdf"}
    assert all(document.reading is None and document.error for document in archive.documents() if document.state == "failed")
    assert list((folder / "work").iterdir()) == []
    archive.close()


def test_what_was_added_is_found_at_once(added: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    found = udsyn_json("search", "--archive", added[0], "--json", "venskabsby")
    assert set(found) >= {"query", "total", "hits", "facets", "suggestion", "added", "notes", "answered"}
    hit = found["hits"][0]
    assert hit["file"] == "copy.txt"
    assert set(hit) >= {"document", "file", "title", "page", "score", "snippet", "passages", "why"}
    passage = hit["passages"][0]
    assert [passage["snippet"][start:end] for start, end in passage["marks"]] == ["venskabsby"]


@pytest.mark.parametrize(
    ("options", "files"),
    [
        (["--language", "de"], {'ein "Zitat"\nund\tmehr.txt'}),
        (["--language", "da", "--language", "de"], {'ein "Zitat"\nund\tmehr.txt', "copy.txt"}),
        (["--added-from", "2999-01-01"], set()),
        (["--date-from", "2999-01-01"], set()),
        (["--place", "XX"], set()),
        (["--limit", "1"], None),
    ],
)
def test_filters_narrow(added: tuple[Path, subprocess.CompletedProcess[str]], options: list[str], files: set[str] | None) -> None:
    found = udsyn_json("search", "--archive", added[0], "--json", *options, "2030 OR 2035")
    names = {hit["file"] for hit in found["hits"]}
    assert len(names) == 1 if files is None else names == files


def test_a_person_reads_the_hits_without_escape_codes(added: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    done = udsyn("search", "--archive", added[0], "Bäume")
    assert done.returncode == 0
    assert 'ein "Zitat"\\nund\\tmehr.txt' in done.stdout
    assert "Bäume" in done.stdout
    assert "\x1b" not in done.stdout
    assert " found" in done.stderr


@pytest.mark.parametrize("query", ['"', "((", "AND", "\0x"[1:], "*", "😀", "a" * 200, "' OR 1=1 --", "\\", "år:", "\x1b[31m"])
def test_a_query_of_any_characters_gets_an_answer(
    added: tuple[Path, subprocess.CompletedProcess[str]], query: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["search", "--archive", str(added[0]), "--json", "--", query]) == 0
    assert json.loads(capsys.readouterr().out)["query"] == query


def test_removing_and_listing(added: tuple[Path, subprocess.CompletedProcess[str]], capsys: pytest.CaptureFixture[str]) -> None:
    archive = str(added[0])
    assert run(["list", "--archive", archive, "--json"]) == 0
    listed = {line["file"]: line for line in map(json.loads, capsys.readouterr().out.splitlines())}
    assert listed["memo.txt"]["state"] == "ready"
    assert listed["cut.pdf"]["error"]["code"]
    memo = listed["memo.txt"]["document"]
    assert run(["remove", "--archive", archive, memo, "feedfeedfeedfeed"]) == 66
    told = capsys.readouterr()
    assert told.out == f"{memo}: removed (memo.txt)\n"
    assert told.err.startswith("feedfeedfeedfeed: ")
    assert run(["search", "--archive", archive, "--json", "udvalget"]) == 0
    assert memo not in [hit["document"] for hit in json.loads(capsys.readouterr().out)["hits"]]
    assert run(["list", "--archive", archive]) == 0
    assert memo not in capsys.readouterr().out


def test_a_lost_index_is_built_anew(added: tuple[Path, subprocess.CompletedProcess[str]], capsys: pytest.CaptureFixture[str]) -> None:
    for path in sorted((added[0] / "index").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    assert run(["search", "--archive", str(added[0]), "--json", "venskabsby"]) == 0
    assert json.loads(capsys.readouterr().out)["total"] == 1
    assert run(["reindex", "--archive", str(added[0])]) == 0
    assert "in the index" in capsys.readouterr().out


def test_a_broken_index_is_built_anew(added: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path) -> None:
    archive = tmp_path / "archive"
    shutil.copytree(added[0], archive)
    segments = list((archive / INDEX).glob("*/*.terms"))
    assert segments
    for segment in segments:
        segment.write_bytes(b"nonsense " * 200)
    assert udsyn_json("search", "--archive", archive, "--json", "venskabsby")["total"] == 1


def test_read_prints_one_line_per_file_in_order(inbox: Path) -> None:
    odd = inbox / os.fsdecode(b"nameless \xff.txt")
    files = [inbox / "copy.txt", inbox / "bad" / "cut.pdf", inbox, inbox / "none.pdf", inbox / "bad" / "empty.pdf", odd]
    done = udsyn("read", "--json", *files)
    assert done.returncode != 0
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [line["file"] for line in lines] == [*(file.name for file in files[:-1]), "nameless \ufffd\ufffd\ufffd.txt"]
    assert [line.get("error", {}).get("code") for line in lines] == [None, "damaged", "not_a_file", "missing", "empty", None]
    assert len(done.stderr.splitlines()) == 4
    read = lines[0]
    assert (read["language"], read["pages"][0]["number"], read["pages"][0]["source"]) == ("da", 1, "text")
    assert set(read) == {
        *("file", "title", "language", "issuer", "country", "type", "year", "pages", "facts"),
        *("period", "status", "case_number", "unit", "head_why"),
    }
    assert set(read["facts"]) == {"partner_cities", "networks", "dates", "goals", "sdgs"}


def test_a_bar_is_shown_on_a_terminal_only(tmp_path: Path) -> None:
    try:
        ours, theirs = pty.openpty()
    except OSError as error:
        pytest.skip(f"this machine gives out no terminals: {error}")
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 100, 0, 0))
    command = [sys.executable, "-c", "from search_app.cli import main\nmain()", "read", "--json", str(tmp_path / "none.pdf")]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=theirs, check=False, text=True)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "0/1" in shown
    assert "there is no such file" in shown
    assert len(done.stdout.splitlines()) == 1
    assert "0/1" not in udsyn("read", "--json", tmp_path / "none.pdf").stderr


def test_every_command_says_what_it_is_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    overview = capsys.readouterr().out
    for name in COMMANDS:
        assert name in overview
        assert run([name, "--help"]) == 0
        assert capsys.readouterr().out.startswith(f"Usage: udsyn {name} ")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["add"],
        ["add", ""],
        ["search"],
        ["search", "--limit", "0", "x"],
        ["search", "--added-from", "yesterday", "x"],
        ["search", "--date-from", "2030", "x"],
        ["search", "--sort", "-relevance", "x"],
        ["search", "--no-such", "x"],
        ["search", "--archive", "/nowhere/at/all", "x"],
        ["list", "--archive", "/nowhere/at/all"],
        ["serve", "--port", "99999"],
    ],
)
def test_misuse_is_one_line_and_makes_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(arguments) == UsageError.exit_code
    told = capsys.readouterr()
    assert told.out == ""
    assert len(told.err.splitlines()) == 1 or arguments == []
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_leaves_early_is_no_error(added: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    program = f"{shlex.quote(sys.executable)} -c 'from search_app.cli import main; main()'"
    command = f"{program} list --archive {shlex.quote(str(added[0]))} | head -c 1"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_a_search_loads_no_readers_and_no_web_pages() -> None:
    program = "import sys, search_app.cli_search\nprint(*sys.modules)"
    loaded = set(subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split())
    assert loaded & {"spacy", "flask", "ingest.pipeline", "pdfplumber", "cv2", "alembic", "tqdm", "waitress", "multiprocessing"} == set()


def test_two_adds_at_once_share_the_work(tmp_path: Path) -> None:
    commands = []
    for number in (1, 2):
        folder = tmp_path / str(number)
        folder.mkdir()
        for n in range(4):
            write(folder, f"{n}.txt", f"Notat {n + number * 2}\n\nUdvalget mødes i Aarhus den {n + number * 2}. maj 2021.")
        command = [
            sys.executable,
            "-c",
            "from search_app.cli import main\nmain()",
            "add",
            "--archive",
            str(tmp_path / "archive"),
            str(folder),
        ]
        commands.append(subprocess.Popen(command, stdout=subprocess.PIPE, text=True))
    outputs = [command.communicate(timeout=120)[0] for command in commands]
    assert [command.returncode for command in commands] == [0, 0]
    assert sum(" added as " in line for output in outputs for line in output.splitlines()) == 6
    assert udsyn_json("search", "--archive", tmp_path / "archive", "--json", "--limit", "20", "udvalget")["total"] == 6


def test_an_archive_is_not_added_to_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    Archive(tmp_path / "archive").close()
    assert run(["add", "."]) == 0
    assert capsys.readouterr() == ("0 added\n", "")


def test_an_interrupted_add_loses_nothing(tmp_path: Path) -> None:
    source = write(tmp_path, "a.txt", DANISH)
    archive = tmp_path / "archive"
    command = [sys.executable, "-c", "from search_app.cli import main\nmain()", "add", "--archive", str(archive), str(source)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while not list((archive / "originals").glob("*/*/*")):
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.kill()
    process.wait()
    done = udsyn("add", "--archive", archive, source)
    assert done.returncode == 0
    assert udsyn_json("search", "--archive", archive, "--json", "venskabsby")["total"] == 1


def test_a_full_disk_under_the_output_is_one_line() -> None:
    for arguments in ("--help", "doctor"):
        command = f"{shlex.quote(sys.executable)} -c 'from search_app.cli import main; main()' {arguments} > /dev/full"
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
        assert done.returncode == ArchiveError.exit_code
        assert len(done.stderr.splitlines()) == 1


def test_what_may_not_be_read_keeps_nothing_else_from_being_taken_in(tmp_path: Path) -> None:
    """Root reads everything, so the commands run without that right."""
    shut = write(tmp_path, "shut.txt", DANISH)
    shut.chmod(0)
    (tmp_path / "list-only").mkdir()
    write(tmp_path / "list-only", "unreachable.txt", DANISH)
    (tmp_path / "list-only").chmod(0o644)
    paths = [shut, tmp_path / "list-only", write(tmp_path, "good.txt", GERMAN)]
    program = [*_without_root(), sys.executable, "-c", "from search_app.cli import main\nmain()"]
    added = subprocess.run(
        [*program, "add", "--archive", tmp_path / "archive", *paths], capture_output=True, text=True, check=False, timeout=120
    )
    (tmp_path / "list-only").chmod(0o755)
    assert added.returncode == NoPermission.exit_code
    assert [line.partition(":")[0] for line in added.stderr.splitlines()] == [str(shut), str(tmp_path / "list-only" / "unreachable.txt")]
    assert added.stdout.splitlines()[-1] == "1 added, 2 failed"


def _without_root() -> list[str]:
    if os.geteuid():
        return []
    rights = "-dac_override,-dac_read_search"
    command = ["setpriv", "--bounding-set", rights, "--inh-caps", rights]
    if subprocess.run([*command, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this root cannot give up its rights")
    return command
