"""A real server over a temporary archive with a few samples, and a real Chromium to visit it.

`make test-browser` runs these tests. With UDSYN_SCREENSHOTS=DIR every page that is checked is also photographed into DIR.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples" / "files"
SHOWN = (
    "noerrevig-notat-venskabsbyer-2016.pdf",
    "moewenstedt-beschlussvorlage-2015.tif",
    "braendholm-klimaplan-2030.pdf",
    "egesund-borgerlisten-valgprogram-2021.txt",
)
BROKEN = """\
Strategi for Fjordby Kommune

Byr5det onsker at skabe bedre rammer for borgerne i kommunen. Vi vil st3rke samarbejdet med foreningerne og skolerne.
Kommunen vil ogsa arbejde for gronne omrader og bedre cykelstier for alle borgere i byen.
Vores skoler skal vaere gode steder at l3re, og de aeldre skal have en god hverdag med hj3lp og omsorg.
Byradet vil folge udviklingen og sorge for, at kommunen far flere arbejdspladser.
Det er vigtigt, at borqerne kan fa hjaelp, nar de har brug for det, oq at kommunen lytter.
"""
"""What an earlier OCR may have left of a text: its reading is repaired, and counts as weak."""
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
ENVIRONMENT = os.environ | {"OMP_THREAD_LIMIT": "1"}
COMMAND = (sys.executable, "-c", "from search_app.cli import main; main()")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder drive a browser."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def archive_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive with a scan, a TIFF, a mixed PDF and a text, read by the command line as a person would."""
    folder = tmp_path_factory.mktemp("browser") / "archive"
    broken = tmp_path_factory.mktemp("broken") / "brudt.txt"
    broken.write_text(BROKEN, encoding="utf-8")
    files = [*(str(SAMPLES / name) for name in SHOWN), str(broken)]
    subprocess.run([*COMMAND, "add", "--archive", str(folder), *files], check=True, env=ENVIRONMENT, cwd=ROOT, timeout=300)
    return folder


@pytest.fixture(scope="session")
def address(archive_folder: Path) -> Iterator[str]:
    """Where the server listens."""
    command = [*COMMAND, "serve", "--archive", str(archive_folder), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=ENVIRONMENT, cwd=ROOT) as server:
        assert server.stdout is not None
        found = re.search(r"http://\S+", server.stdout.readline())
        assert found, "the server did not say where it is"
        yield found[0].rstrip("/")
        server.terminate()
        server.wait(60)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        installed = next(filter(None, map(shutil.which, BROWSERS)), None)
        assert installed, "no Chromium is installed: `make setup-browser` installs it"
        browser = playwright.chromium.launch(executable_path=installed, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium: Browser, address: str) -> Iterator[Callable[..., Page]]:
    """Opens a path in a new window: `visit(path, width=…, scheme=…, language=…, script=…)`; a foreign request fails the test."""
    contexts, foreign = [], []

    def opened(path: str, *, width: int = 1440, scheme: str = "light", language: str = "da", script: bool = True) -> Page:
        height = 900 if width > 500 else 700
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            color_scheme=scheme,
            locale=language,
            reduced_motion="reduce",  # what is measured must not be halfway between two states
            java_script_enabled=script,  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: foreign.append(request.url) if not request.url.startswith(address) else None)
        page.on("pageerror", lambda error: foreign.append(str(error)))
        page.goto(address + path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert foreign == [], "a page asked another host for something, or its script failed"


@pytest.fixture
def photograph() -> Callable[[Page, str], None]:
    """Keeps a picture of a page where the developer asked for pictures."""
    folder = os.environ.get("UDSYN_SCREENSHOTS")

    def taken(page: Page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)

    return taken
