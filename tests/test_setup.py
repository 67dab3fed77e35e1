"""Installing system packages: only what is missing, and a clear word where the right to do it is missing. By doubles of apt and dpkg."""

from __future__ import annotations

import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = ("sh", "dirname", "env", "tail", "mkdir", "tr", "cat")


@dataclass(frozen=True)
class Machine:
    """A pretended machine: a folder of commands, and a note of what apt was asked."""

    folder: Path

    def command(self, name: str, body: str) -> None:
        path = self.folder / "bin" / name
        path.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        path.chmod(0o755)

    def run(self, *packages: str, script: str = "system_packages.sh") -> subprocess.CompletedProcess[str]:
        path = self.folder / "a place" / "scripts" / script
        return subprocess.run(
            ["/bin/sh", str(path), *packages],
            env={"PATH": str(self.folder / "bin"), "UDSYN_MAKE_WORD": "demo"},
            capture_output=True,
            text=True,
            check=False,
            stdin=subprocess.DEVNULL,
        )

    @property
    def asked(self) -> list[str]:
        """What apt-get was asked to do, without its options."""
        notes = self.folder / "asked"
        lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
        return [" ".join(word for word in line.split() if not word.startswith("-") and "::" not in word) for line in lines]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """Debian with `old` installed; apt knows every package; whoever runs it is root."""
    (tmp_path / "bin").mkdir()
    shutil.copytree(ROOT / "scripts", tmp_path / "a place" / "scripts")
    for name in NEEDED:
        (tmp_path / "bin" / name).symlink_to(shutil.which(name) or "")
    made = Machine(tmp_path)
    made.command("dpkg-query", 'for last; do :; done; [ "$last" = old ] && printf installed || exit 1')
    made.command("apt-get", f'echo "$@" >>"{tmp_path}/asked"')
    made.command("id", "echo 0")
    return made


def test_nothing_missing_nothing_said(machine: Machine) -> None:
    done = machine.run("old")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert machine.asked == []


def test_only_the_missing_is_installed_and_no_list_fetched_without_need(machine: Machine) -> None:
    done = machine.run("old", "new")
    assert done.returncode == 0, done.stderr
    assert "Missing system packages: new" in done.stdout
    assert machine.asked == ["install new", "install new"]  # tried without doing it, then done


def test_an_old_list_of_packages_is_refreshed(machine: Machine) -> None:
    machine.command("apt-get", f'echo "$@" >>"{machine.folder}/asked"; case "$*" in *simulate*) exit 100 ;; esac')
    assert machine.run("new").returncode == 0
    assert machine.asked == ["install new", "update", "install new"]


def test_without_root_and_sudo_the_command_is_named(machine: Machine) -> None:
    machine.command("id", "echo 1000")
    done = machine.run("old", "new", "newer")
    assert done.returncode == 1
    assert "    apt-get update && apt-get install --no-install-recommends new newer\n" in done.stderr
    assert "make demo" in done.stderr
    assert machine.asked == []


def test_with_sudo_it_is_used(machine: Machine) -> None:
    machine.command("id", "echo 1000")
    machine.command("sudo", f'[ "$1" = -n ] && exit 0; echo sudo >>"{machine.folder}/asked"; exec "$@"')
    assert machine.run("new").returncode == 0
    assert machine.asked == ["sudo", "install new", "sudo", "install new"]


def test_a_failed_installation_says_why(machine: Machine) -> None:
    machine.command("apt-get", 'case "$*" in *simulate*|*update*) exit 0 ;; esac; echo "E: no space"; exit 100')
    done = machine.run("new")
    assert done.returncode == 1
    assert "E: no space" in done.stderr


def test_elsewhere_than_debian_tesseract_is_enough(machine: Machine) -> None:
    (machine.folder / "bin" / "apt-get").unlink()
    assert machine.run("new").returncode == 1
    machine.command("tesseract", "printf 'List of available languages (4):\\ndan\\ndeu\\neng\\nosd\\n'")
    assert machine.run("new").returncode == 0


def test_an_old_python_is_named_with_what_to_do(machine: Machine) -> None:
    machine.command("python3", '[ "$1" = --version ] && echo Python 3.9.2 || exit 1')
    done = machine.run(script="setup.sh")
    assert done.returncode == 1
    assert "needs Python 3.11, 3.12 or 3.13; here is Python 3.9.2" in done.stderr
    assert "make demo PYTHON=" in done.stderr
    assert machine.asked == []


def test_a_python_that_cannot_make_an_environment_gets_its_package(machine: Machine) -> None:
    machine.command("id", "echo 1000")
    machine.command("python3", 'case "$*" in *ensurepip*) exit 1 ;; *venv*) echo python3.12-venv ;; esac')
    done = machine.run(script="setup.sh")
    assert done.returncode == 1
    assert "apt-get install --no-install-recommends tesseract-ocr" in done.stderr
    assert "tesseract-ocr-osd python3.12-venv\n" in done.stderr
