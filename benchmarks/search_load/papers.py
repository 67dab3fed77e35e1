"""Small made-up papers to add, each with one word that no other has, and an archive to add them to."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
SYLLABLES = ["ba", "de", "fi", "go", "hu", "ka", "le", "mi", "no", "pu", "ra", "se", "ti", "vo", "zu"]
UDSYN = [sys.executable, "-c", "from search_app.cli import main; main()"]


def own_word(number: int) -> str:
    """A word that stands in paper `number` alone."""
    rest, parts = number, []
    for _ in range(6):
        rest, syllable = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[syllable])
    return "x" + "".join(parts)


def write_papers(folder: Path, numbers: Sequence[int]) -> Path:
    """One text file for each number: some paragraphs of the samples, and its own word."""
    folder.mkdir(parents=True, exist_ok=True)
    paragraphs = _paragraphs()
    for number in numbers:
        chosen = random.Random(number).sample(paragraphs, 3)
        text = "\n\n".join([f"Notat {own_word(number)}", *chosen, f"Journal {own_word(number)}."])
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")
    return folder


def _paragraphs() -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted((SAMPLES / "texts").glob("*.md"))]
    return [part for text in texts for part in text.split("\n\n") if 200 < len(part) < 1200]


def add(archive: Path, folder: Path) -> None:
    """Adds all papers of a folder, and waits until they are findable."""
    subprocess.run([*UDSYN, "add", "--archive", str(archive), str(folder)], check=True, capture_output=True)


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """A command of Udsyn in a process group of its own, so that it can be killed with all that it started."""
    return subprocess.Popen([*UDSYN, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
