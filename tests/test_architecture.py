"""The house stands as planned; and the check that says so goes red on every kind of breach."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts.architecture import breaches
from scripts.architecture_rules import FOLDERS, GROUND, LATE_IMPORTS, TOOLS

ROOT = Path(__file__).resolve().parent.parent

SOUND = {
    "corpus/__init__.py": '"""Ground."""\n',
    "corpus/model.py": '"""Values."""\n\nfrom dataclasses import dataclass\n\nfrom corpus.edits import Edit\n',
    "corpus/edits.py": '"""Edits."""\n\nimport bisect\n',
    "corpus/archive_tables.py": '"""Tables."""\n\nfrom sqlalchemy.orm import DeclarativeBase\n',
    "ingest/pipeline.py": '"""Steps."""\n\nfrom corpus import model\nfrom ingest.nlp import pipeline\n',
    "ingest/nlp.py": '"""spaCy."""\n\nimport spacy\n',
    "ingest/finders/dates/finder.py": '"""Dates."""\n\nfrom spacy.tokens import Doc\n',
    "index/store/whoosh_engine.py": '"""Engine."""\n\nfrom whoosh.index import open_dir\n\nfrom corpus.model import Document\n',
    "search_app/cli.py": '"""Commands."""\n\nfrom ingest import pipeline\nfrom index.store import whoosh_engine\n',
    "search_app/settings.py": '"""Settings."""\n\nimport os\n\n\ndef port() -> str:\n    return os.environ["PORT"]\n',
}
"""A small house without a fault."""


def build(root: Path, files: dict[str, str]) -> Path:
    for name, source in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(source, encoding="utf-8")
    return root


def function(lines: int, name: str = "work") -> str:
    return f"def {name}() -> None:\n" + "".join(f"    {name}_{n} = {n}\n" for n in range(lines - 1)) + "\n\n"


def test_the_house_stands_as_planned() -> None:
    assert breaches(ROOT) == []


def test_all_four_folders_are_looked_at() -> None:
    for folder in FOLDERS:
        assert list((ROOT / folder).rglob("*.py")), folder


@pytest.mark.parametrize("path", GROUND)
def test_the_files_of_the_ground_are_there(path: str) -> None:
    assert (ROOT / path).is_file()


@pytest.mark.parametrize("pattern", sorted({file for files in TOOLS.values() for file in files} | {file for file, _ in LATE_IMPORTS}))
def test_no_rule_speaks_of_files_that_are_gone(pattern: str) -> None:
    assert list(ROOT.glob(pattern)), pattern


def test_a_sound_house_passes(tmp_path: Path) -> None:
    assert breaches(build(tmp_path, SOUND)) == []


BROKEN = {
    "the ground floor looks up": ("corpus/words.py", "import ingest.pipeline\n", "corpus may not import ingest"),
    "ingest meets index": ("ingest/jobs.py", "from index.engine import Engine\n", "ingest may not import index"),
    "index meets ingest": ("index/sync.py", "from ingest import jobs\n", "index may not import ingest"),
    "a room below asks the pages": ("index/sync.py", "from search_app.settings import load\n", "index may not import search_app"),
    "a relative way round": ("corpus/words.py", "from ..ingest import jobs\n", "corpus may not import ingest"),
    "the model leans on the archive": ("corpus/model.py", "from corpus.archive import Archive\n", "standard library"),
    "the errors lean on a library": ("corpus/errors.py", "import flask\n", "standard library"),
    "Whoosh out of its file": ("index/search.py", "from whoosh import query\n", "whoosh belongs in index/store/whoosh_*.py"),
    "SQL in the pages": ("search_app/documents.py", "import sqlalchemy\n", "sqlalchemy belongs in"),
    "spaCy itself in a finder": ("ingest/finders/goals/finder.py", "import spacy\n", "spacy belongs in"),
    "spaCy's matcher in a finder": ("ingest/finders/goals/finder.py", "from spacy.matcher import Matcher\n", "spacy belongs in"),
    "a tool nobody named": ("ingest/jobs.py", "import requests\n", "no file is named for requests"),
    "an import in a function": ("ingest/jobs.py", "def work() -> None:\n    import json\n", "imports json inside a function"),
    "an import in a method": (
        "ingest/jobs.py",
        "class A:\n    async def b(self) -> None:\n        from corpus import words\n",
        "imports corpus.words inside a function",
    ),
    "an import by name": (
        "ingest/jobs.py",
        "from importlib import import_module\n\nimport_module('index.query')\n",
        "may not import index",
    ),
    "an import hidden from the types": (
        "ingest/jobs.py",
        "from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from index.engine import Engine\n",
        "ingest may not import index",
    ),
    "all of it": ("ingest/jobs.py", "from corpus.words import *\n", "takes everything from corpus.words"),
    "the environment, read anywhere": ("ingest/layout.py", "import os\n\nHOME = os.environ.get('HOME')\n", "reads the environment"),
    "the environment, by name": ("ingest/layout.py", "from os import getenv\n", "reads the environment"),
    "a file for everything": ("corpus/utils.py", "", "'utils' says nothing"),
    "a long function": ("index/query.py", function(61), "work has 61 lines"),
    "a long file": ("index/query.py", "X = 1\n" * 400, "has 402 lines"),
    "functions that are long on the whole": ("index/query.py", function(11, "a") + function(11, "b"), "the median function has"),
    "too many long functions": (
        "index/query.py",
        "".join(function(3, f"short{n}") for n in range(16)) + function(31, "a") + function(31, "b"),
        "one function in ten has 31 lines",
    ),
    "twins": ("index/query.py", function(7, "one") + function(7, "one"), "one says the same as index/query.py:3"),
}


@pytest.mark.parametrize(("path", "source", "complaint"), BROKEN.values(), ids=BROKEN.keys())
def test_a_breach_is_found(tmp_path: Path, path: str, source: str, complaint: str) -> None:
    house = build(tmp_path, {**SOUND, path: f'"""What it is."""\n\n{source}'})
    found = breaches(house)
    assert any(line.startswith(path) and complaint in line for line in found) or any(line.startswith(complaint) for line in found), found


def test_a_module_without_docstring_is_found(tmp_path: Path) -> None:
    assert breaches(build(tmp_path, {**SOUND, "index/query.py": "X = 1\n"})) == ["index/query.py:1: has no docstring"]
