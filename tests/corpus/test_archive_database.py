"""Archives are made, migrated, opened by several processes at once, and told apart from what is none."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.archive import Archive
from corpus.archive_database import DATABASE, SCHEMA, Database
from corpus.archive_migrate import head
from corpus.errors import ArchiveTooNew, ArchiveUnusable
from tests.building import add_read, read_document, write


def schema_of(path: Path) -> set[tuple[object, ...]]:
    """Columns, indexes and foreign keys of every table, in no order."""
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found: set[tuple[object, ...]] = set()
    for table in tables:
        for pragma in ("table_info", "foreign_key_list", "index_list"):
            found |= {(table, pragma, *row[1:]) for row in connection.execute(f"PRAGMA {pragma}('{table}')")}
    found |= {row[:2] for row in connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")}
    connection.close()
    return found


def set_version(folder: Path, version: str) -> None:
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.commit()
    connection.close()


def empty_before_the_first_step(folder: Path) -> None:
    folder.mkdir()
    connection = sqlite3.connect(folder / DATABASE)
    connection.execute(
        "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
    )
    connection.commit()
    connection.close()


def test_the_version_that_opens_quickly_is_the_newest_step() -> None:
    assert head() == SCHEMA


def test_all_steps_together_make_the_tables_of_a_new_archive(tmp_path: Path) -> None:
    Archive(tmp_path / "new").close()
    empty_before_the_first_step(tmp_path / "old")
    program = f"import sqlite3; from pathlib import Path; from corpus.archive_migrate import migrate; import sqlalchemy as sa\n\
engine = sa.create_engine('sqlite:///{tmp_path}/old/{DATABASE}')\nwith engine.begin() as connection: migrate(connection)"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert schema_of(tmp_path / "old" / DATABASE) == schema_of(tmp_path / "new" / DATABASE)


def test_an_archive_of_before_knows_its_weak_pages_afterwards(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    read = read_document("en", "to")
    pages = (replace(read.reading.pages[0], warnings=("damaged",)), read.reading.pages[1])
    document = add_read(archive, write(tmp_path), replace(read, reading=replace(read.reading, pages=pages)))
    archive.close()
    connection = sqlite3.connect(archive.folder / DATABASE)
    for statement in (
        "DROP TABLE words",
        "DROP INDEX ix_pages_weakness",
        "ALTER TABLE pages DROP COLUMN weakness",
        "ALTER TABLE reviews DROP COLUMN fact",
        "ALTER TABLE readings DROP COLUMN finders",
        "ALTER TABLE jobs DROP COLUMN kind",
        "ALTER TABLE jobs DROP COLUMN language",
    ):
        connection.execute(statement)
    connection.commit()
    connection.close()
    set_version(archive.folder, "0001")
    archive = Archive(archive.folder)
    total, [weak] = archive.weak_pages()
    assert (total, weak.document.id, weak.page.number, weak.weakness) == (1, document, 1, 1.0)
    assert archive.jobs()[0].kind == "read"
    archive.close()


def test_an_archive_of_today_opens_without_the_migrations(tmp_path: Path) -> None:
    Archive(tmp_path).close()
    program = "import sys, pathlib, corpus.archive as a; a.Archive(pathlib.Path(sys.argv[1])); print('alembic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program, str(tmp_path)], check=True, capture_output=True, text=True)
    assert done.stdout == "False\n"


def test_an_archive_of_tomorrow_is_left_alone(tmp_path: Path) -> None:
    Archive(tmp_path).close()
    set_version(tmp_path, "9999")
    with pytest.raises(ArchiveTooNew, match="newer version"):
        Archive(tmp_path)


def test_what_is_no_archive_is_said_to_be_none(tmp_path: Path) -> None:
    write(tmp_path, DATABASE, b"not a database" * 100)
    with pytest.raises(ArchiveUnusable, match="not a database"):
        Archive(tmp_path)
    with pytest.raises(ArchiveUnusable):
        Archive(write(tmp_path, "file"))
    with pytest.raises(ArchiveUnusable):
        Archive(Path("/proc/nowhere"))


def test_an_error_of_ours_is_not_taken_for_one_of_the_disk(tmp_path: Path) -> None:
    database = Database(tmp_path)
    with pytest.raises(ZeroDivisionError), database.write():
        _ = 1 / 0
    database.close()


def _open_and_add(folder: Path, number: int) -> None:
    archive = Archive(folder / "archive")
    for n in range(10):
        archive.add(write(folder, f"{number}-{n}", f"{n}"), "x")
    archive.close()


def test_processes_that_make_and_fill_an_archive_at_once(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_open_and_add, args=(tmp_path, number)) for number in range(3)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    assert [process.exitcode for process in processes] == [0, 0, 0]
    archive = Archive(tmp_path / "archive")
    assert len(archive.documents()) == len(archive.jobs()) == 10
    assert archive.check() == []
    archive.close()


_STORE_FOREVER = """
import os, sys
from pathlib import Path
from corpus.archive import Archive
from tests.building import add_read, read_document, write
folder = Path(sys.argv[1])
archive = Archive(folder / "archive")
images = folder / "images"
for n in range(100000):
    archive.add(write(folder, "x", f"{os.getpid()} {n}"), "x")
    job = archive.lease("w", -1)
    images.mkdir(exist_ok=True)
    for page in (1, 2, 3):
        write(images, f"{page}.webp", b"picture")
    archive.finish(job.id, "w", read_document("a", "b", "c", has_images=True), images)
    print(job.document, flush=True)
"""


def test_a_kill_at_any_moment_leaves_whole_readings_only(tmp_path: Path) -> None:
    for delay in (0.02, 0.05, 0.11, 0.17):
        process = subprocess.Popen([sys.executable, "-c", _STORE_FOREVER, str(tmp_path)], stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        stored = [process.stdout.readline().strip()]
        time.sleep(delay)
        os.kill(process.pid, signal.SIGKILL)
        stored += process.stdout.read().split()
        process.stdout.close()
        process.wait()
        archive = Archive(tmp_path / "archive")
        archive.tidy()
        assert archive.check() == []
        assert all(archive.document(document).state == "ready" for document in stored)
        for document in archive.documents():
            pages = archive.reading(document.id).pages if document.reading else ()
            assert len(pages) == document.pages
            assert all(archive.page_image(document.id, page.number) for page in pages)
        archive.close()


_FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from corpus.archive import Archive
from corpus.errors import ArchiveUnusable
from tests.building import add_read, read_document, write
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
folder = Path(sys.argv[1])
archive = Archive(folder / "archive")
big = write(folder, "big", b"x" * 3_000_000)
small = write(folder, "small")
document = archive.add(small, "small").document
job = archive.lease("w", 600)
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, resource.RLIM_INFINITY))
try:
    archive.add(big, "big")
except ArchiveUnusable as error:
    print(error)
try:
    archive.finish(job.id, "w", read_document(*(bytes(range(256)).decode("latin-1") * 9 + str(n * n) for n in range(3000))), None)
except ArchiveUnusable as error:
    print(error)
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert len(archive.documents()) == 1 and archive.document(document).reading is None, "half stored"
assert archive.finish(job.id, "w", read_document(), None), "not to be mended"
assert not [p for p in (folder / "archive" / "originals").rglob(".*")], "left over"
assert archive.check() == []
"""


def test_a_full_disk_is_said_and_leaves_nothing_half_stored(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", _FILL_THE_DISK, str(tmp_path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.splitlines()
    assert "File too large" in first
    assert "cannot be used" in second


def test_no_reading_is_stored_in_half(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    archive.add(write(tmp_path), "x")
    job = archive.lease("w", 60)
    assert job is not None
    twice = read_document("a", "b")
    broken = type(twice)(
        twice.head, type(twice.reading)((*twice.reading.pages[:1],) * 2, "da", "1", twice.reading.read_at), (), "text/plain"
    )
    with pytest.raises(Exception, match="UNIQUE"):
        archive.finish(job.id, "w", broken, None)
    assert archive.last_change() == 0
    assert archive.document(job.document).reading is None
    assert archive.finish(job.id, "w", twice, None)
    archive.close()
