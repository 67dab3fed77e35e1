"""The database under the archive: how it is opened, brought up to date, read and written, and how its errors are told.

SQLite in WAL mode, so that readers never wait. A write takes the lock when it begins (BEGIN IMMEDIATE): one that reads first and
asks for the lock later is thrown out whenever another was quicker. Every commit is synced.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from corpus.archive_tables import metadata, versions
from corpus.errors import ArchiveTooNew, ArchiveUnusable
from corpus.locks import opened

SCHEMA = "0004"
"""The head of `corpus/migrations`, known here so that an archive that is up to date opens without loading Alembic."""

DATABASE = "archive.db"
_LOCK = "archive.lock"
_WAIT_SECONDS = 30


class Database:
    """The database of one archive folder; safe to use from several threads."""

    def __init__(self, folder: Path) -> None:
        with translated(folder):
            folder.mkdir(parents=True, exist_ok=True)
            self._folder = folder
            self._engine = _engine(folder / DATABASE)
            self._bring_up_to_date()

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """One consistent view of the archive."""
        with translated(self._folder), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[sa.Connection]:
        """One change, whole or not at all, on disk when the block ends."""
        with translated(self._folder), self._engine.connect().execution_options(is_write=True) as connection, connection.begin():
            yield connection

    def check(self) -> list[str]:
        """What SQLite finds wrong with its own file; empty where all is well."""
        with self.read() as connection:
            found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA quick_check")]
        return [line for line in found if line != "ok"]

    def close(self) -> None:
        self._engine.dispose()

    def _bring_up_to_date(self) -> None:
        if self._version() == SCHEMA:
            return
        with opened(self._folder / _LOCK) as lock:
            lock.take()  # two processes that open an archive at once must not both migrate it
            self._make_or_migrate(self._version())

    def _version(self) -> str | None:
        with self._engine.connect() as connection:
            if not connection.dialect.has_table(connection, versions.name):
                return None
            version: str | None = connection.execute(sa.select(versions.c.version_num)).scalar()
            return version

    def _make_or_migrate(self, version: str | None) -> None:
        if version == SCHEMA:
            return
        with self._engine.connect().execution_options(is_write=True) as connection, connection.begin():
            if version is None:
                make(connection)
            else:
                _migrate(connection, version)


def make(connection: sa.Connection) -> None:
    """The tables of a new archive, as if all steps had been run."""
    metadata.create_all(connection)
    versions.create(connection)
    connection.execute(versions.insert().values(version_num=SCHEMA))


def _migrate(connection: sa.Connection, version: str) -> None:
    from corpus.archive_migrate import knows, migrate  # Alembic takes longer to load than most commands to run

    if not knows(version):
        raise ArchiveTooNew("the archive was made by a newer version of Udsyn")
    migrate(connection)


def _engine(path: Path) -> sa.Engine:
    engine = sa.create_engine(
        sa.URL.create("sqlite", database=str(path)), connect_args={"timeout": _WAIT_SECONDS}, pool_size=10, max_overflow=20
    )
    sa.event.listen(engine, "connect", _prepare)
    sa.event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: sqlite3.Connection, record: object) -> None:
    """Takes transactions out of the driver's hands, which would begin them late, and sets what every connection needs."""
    connection.isolation_level = None
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: sa.Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("is_write") else "BEGIN")


@contextmanager
def translated(folder: Path) -> Iterator[None]:
    """What a disk or a database has to say, in our words; a mistake in our own SQL stays what it is."""
    try:
        yield
    except (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.InterfaceError):
        raise
    except sa.exc.DatabaseError as error:
        raise ArchiveUnusable(f"the archive in {folder} cannot be used: {error.orig}") from error
    except OSError as error:
        raise ArchiveUnusable(f"the archive in {folder} cannot be used: {error.strerror or error}") from error
