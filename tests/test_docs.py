"""The documentation says what is true: generated parts, links, names of settings, commands, facts and errors."""

from __future__ import annotations

import datetime
import re
import subprocess
import tomllib
from pathlib import Path

import pytest
import yaml

from corpus import errors
from corpus.facts import KINDS
from scripts.update_docs import FILES, PART, PARTS, error_tree, updated
from search_app.cli import COMMANDS
from search_app.settings import SETTINGS

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").rglob("*.md")])
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")


@pytest.mark.parametrize("name", FILES)
def test_generated_parts_are_up_to_date(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert PART.search(text), "no generated part"
    assert updated(text) == text, "run `make docs`"


def test_a_stale_part_is_noticed() -> None:
    stale = "before\n<!-- generated: settings -->\nold\n<!-- end -->\nafter\n"
    assert "UDSYN_ARCHIVE" in updated(stale)
    assert updated(updated(stale)) == updated(stale)
    assert updated(stale).startswith("before\n")
    assert updated(stale).endswith("after\n")


def test_every_generated_part_is_used() -> None:
    used = {part[2] for name in FILES for part in PART.finditer((ROOT / name).read_text(encoding="utf-8"))}
    assert used == set(PARTS)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_is_explained(setting: object) -> None:
    assert f"`{getattr(setting, 'variable')}`" in README  # noqa: B009  (the id function sees object)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_explained(name: str) -> None:
    assert f"`udsyn {name}`" in README
    assert f"## udsyn {name}\n" in (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_of_fact_is_explained(name: str) -> None:
    assert f"| `{name}` |" in README


@pytest.mark.parametrize("kind", list(error_tree(errors.UdsynError)), ids=lambda kind: kind.code)
def test_every_error_is_explained(kind: type[errors.UdsynError]) -> None:
    assert f"| `{kind.code}` |" in (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    targets = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if not re.match(r"https?://|mailto:|#", link)]
    missing = [link for link in targets if not (page.parent / link.partition("#")[0]).exists()]
    assert missing == []


def test_the_two_commands_stand_on_the_first_screen() -> None:
    first_screen = "\n".join(README.splitlines()[:30])
    assert "make demo" in first_screen
    assert "make test" in first_screen


def test_the_words_of_the_makefile_are_listed() -> None:
    listed = subprocess.run(["make", "--no-print-directory", "help"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for word in ("setup", "check", "test", "test-browser", "demo", "quality", "lock", "clean"):
        assert re.search(rf"make {word} ", listed), word


def test_every_script_is_sound_shell() -> None:
    for script in [ROOT / ".ci" / "run", *(ROOT / "scripts").glob("*.sh")]:
        subprocess.run(["sh", "-n", str(script)], check=True)


def test_the_licence_is_the_eupl() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert "15.Applicable Law" in text
    assert "All other changes or additions to this Appendix require the production of a new EUPL version." in text


def test_the_changelog_keeps_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    headings = re.findall(r"(?m)^## (.+)$", text)
    assert headings[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", heading) for heading in headings[1:])
    kinds = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}
    assert set(re.findall(r"(?m)^### (.+)$", text)) <= kinds


# --- publiccode.yml: the keys that the standard (0.4) demands, https://yml.publiccode.tools/schema.core.html -------------

PUBLIC = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
CATEGORIES = {
    "content-management",
    "data-analytics",
    "data-visualization",
    "digital-asset-management",
    "document-management",
    "knowledge-management",
}
SCOPES = {"culture", "environment", "foreign-affairs", "local-authorities", "society"}


def test_publiccode_says_what_it_must() -> None:
    assert PUBLIC["publiccodeYmlVersion"] == "0.4"
    assert PUBLIC["name"] == "Udsyn"
    assert PUBLIC["url"].startswith("https://")
    assert PUBLIC["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert PUBLIC["softwareType"] == "standalone/web"
    assert set(PUBLIC["platforms"]) <= {"web", "windows", "mac", "linux", "ios", "android"}
    assert datetime.date.fromisoformat(PUBLIC["releaseDate"])
    assert PUBLIC["legal"]["license"] == "EUPL-1.2"


def test_publiccode_keeps_to_the_vocabularies() -> None:
    assert set(PUBLIC["categories"]) <= CATEGORIES
    assert set(PUBLIC["intendedAudience"]["scope"]) <= SCOPES
    assert PUBLIC["intendedAudience"]["countries"] == ["DK", "DE"]


def test_publiccode_names_who_maintains_it() -> None:
    assert PUBLIC["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert all(contact["name"] for contact in PUBLIC["maintenance"]["contacts"])
    assert PUBLIC["localisation"] == {"localisationReady": True, "availableLanguages": ["da", "de", "en"]}


@pytest.mark.parametrize("language", ["da", "de", "en"])
def test_publiccode_describes_it_in_three_languages(language: str) -> None:
    said = PUBLIC["description"][language]
    assert len(said["shortDescription"]) <= 150
    assert 150 <= len(said["longDescription"]) <= 10_000
    assert all(len(feature) <= 100 for feature in said["features"])


# --- the package carries its data ------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", ["corpus", "ingest", "index", "search_app"])
def test_all_data_files_are_packaged(folder: str) -> None:
    patterns = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["package-data"].get(folder, [])
    packaged = {path for pattern in patterns for path in (ROOT / folder).glob(pattern)}
    data = {path for path in (ROOT / folder).rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}}
    assert {str(path.relative_to(ROOT)) for path in data - packaged} == set()
