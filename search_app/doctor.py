"""Whether all that is needed is there and sound: each check says what it found and, where that is bad, what to do."""

from __future__ import annotations

import os
import platform
import re
import shutil
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from corpus import knowledge
from corpus.archive import Archive
from corpus.errors import BadKnowledge, EngineError, UdsynError
from index import sync
from index.engine import Engine
from ingest.finders.goals import model as goal_model
from ingest.ocr import missing_models
from ingest.readers import libreoffice
from search_app.own_knowledge import counts, problems_shown
from search_app.rooms import open_archive, open_engine
from search_app.settings import Settings
from search_app.stale import stale_words
from search_app.vendor import CURE, missing_assets

_OLDEST, _NEWEST = (3, 11), (3, 13)
_SETUP = "run `make setup`"
_LEAST_FREE_GB = 1.0
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, what was found there, and what to do; `cure` is None where all is well."""

    about: str
    found: str
    cure: str | None = None


def checks(settings: Settings) -> Iterator[Check]:
    """All checks, one after the other, so that they can be shown as they are done."""
    yield _python()
    yield _packages()
    yield _tesseract()
    yield _office()
    yield _judge()
    yield _assets()
    yield _disk(settings.archive)
    yield _knowledge(settings.archive)
    yield from _archive(settings)


def _python() -> Check:
    fits = _OLDEST <= sys.version_info[:2] <= _NEWEST
    return Check(
        "Python", platform.python_version(), None if fits else f"use Python {_OLDEST[0]}.{_OLDEST[1]} to {_NEWEST[0]}.{_NEWEST[1]}"
    )


def _packages() -> Check:
    """Whether the packages that the project names are installed; the lock file sees to their versions."""
    try:
        required = metadata.requires("udsyn") or []
    except metadata.PackageNotFoundError:
        return Check("packages", "Udsyn itself is not installed", _SETUP)
    names = [match[0] for line in required if "extra ==" not in line and (match := re.match(r"[\w.-]+", line))]
    missing = [name for name in names if not _is_installed(name)]
    if missing:
        return Check("packages", f"missing: {', '.join(missing)}", _SETUP)
    shown = ", ".join(f"{name} {metadata.version(name)}" for name in ("spacy", "Whoosh", "SQLAlchemy", "pypdfium2", "Flask"))
    return Check("packages", f"{len(names)} there ({shown})")


def _is_installed(name: str) -> bool:
    try:
        metadata.version(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _tesseract() -> Check:
    missing = missing_models()
    if shutil.which("tesseract") is None:
        return Check("Tesseract", "not installed: scans cannot be read", f"{_SETUP}, or `apt-get install tesseract-ocr`")
    if missing:
        packages = " ".join(f"tesseract-ocr-{model}" for model in sorted(missing))
        return Check("Tesseract", f"models missing: {', '.join(sorted(missing))}", f"{_SETUP}, or `apt-get install {packages}`")
    return Check("Tesseract", "there, with the models it needs")


def _office() -> Check:
    """Optional: without it all else works, so its want is no illness."""
    if libreoffice.program() is None:
        return Check("LibreOffice", "not installed: DOC, PPT, ODT, ODP and RTF files cannot be read until `make office` has installed it")
    return Check("LibreOffice", "there, for DOC, PPT, ODT, ODP and RTF files and for pictures of DOCX and PPTX")


def _judge() -> Check:
    """Without it goals are found by rules alone, which miss more."""
    if goal_model.judge() is None:
        return Check("judge of goals", "not trained on the sentences as they are: goals are found by rules alone", _SETUP)
    return Check("judge of goals", f"trained ({goal_model.version()})")


def _assets() -> Check:
    missing = missing_assets()
    return Check("web assets", f"missing: {', '.join(missing)}", f"run `{CURE}`") if missing else Check("web assets", "built")


def _disk(folder: Path) -> Check:
    """Space where the archive is or would be, and whether it may be written there."""
    there = next(path for path in (folder.absolute(), *folder.absolute().parents) if path.exists())
    free = shutil.disk_usage(there).free / 1e9
    if not os.access(there, os.W_OK):
        return Check("disk", f"{there} may not be written", "choose another folder with --archive, or ask for the right to write there")
    cure = None if free >= _LEAST_FREE_GB else "make room, or keep the archive on another disk"
    return Check("disk", f"{free:.1f} GB free at {there}", cure)


def _knowledge(archive: Path) -> Check:
    """Remarks are only told; rows that are not used are to be mended."""
    known = knowledge.read(knowledge.folder_of(archive))
    found = "; ".join([counts(known), *problems_shown(known)])
    is_bad = any(problem.is_loss for problem in known.problems)
    return Check("own knowledge", found, BadKnowledge.advice if is_bad else None)


def _archive(settings: Settings) -> Iterator[Check]:
    if not Archive.is_at(settings.archive):
        yield Check("archive", f"none in {settings.archive.absolute()} yet; `udsyn add` makes one")
        return
    try:
        with closing(open_archive(settings)) as archive, closing(open_engine(archive)) as engine:
            yield _documents(archive)
            yield _jobs(archive)
            yield _facts(archive)
            yield _index(archive, engine)
    except UdsynError as error:
        yield Check("archive", error.message, error.advice)


def _documents(archive: Archive) -> Check:
    wrong = archive.check()
    count = len(archive.documents())
    if wrong:
        more = f" and {len(wrong) - _SHOWN} more" if len(wrong) > _SHOWN else ""
        return Check("archive", "; ".join(wrong[:_SHOWN]) + more, "restore the archive from a backup")
    return Check("archive", f"{count} documents, the database is sound and the originals are there")


def _jobs(archive: Archive) -> Check:
    """What waits or failed is no fault of the archive; it is only told."""
    states = [job.state for job in archive.jobs()]
    waiting = sum(state in ("pending", "leased") for state in states)
    return Check("reading", f"{waiting} waiting, {states.count('failed')} failed")


def _facts(archive: Archive) -> Check:
    """Facts of older finders are no fault; it is only told."""
    return Check("facts", stale_words(archive) or "all are of these finders and tables")


def _index(archive: Archive, engine: Engine) -> Check:
    try:
        revision, size = engine.revision, engine.size
    except EngineError as error:
        return Check("index", error.message, "run `udsyn reindex`") if archive.last_change() else Check("index", "empty")
    if not sync.is_up_to_date(archive, engine):
        return Check("index", f"holds change {revision} of {archive.last_change()}", "run `udsyn serve`, `udsyn add` or `udsyn reindex`")
    return Check("index", f"{size} documents, up to date")
