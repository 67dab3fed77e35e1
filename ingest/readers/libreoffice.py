"""The only file that knows LibreOffice: whether it is there, and a PDF of a document of Word, PowerPoint or OpenDocument.

Each conversion has a profile of its own that is thrown away, so several can run at once and none finds what another left. The profile
forbids macros, links and the network; no document is trusted. LibreOffice runs in the caller's process group and under its limits, so
whoever ends the reading of a file ends this as well.
"""

from __future__ import annotations

import functools
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from corpus.errors import DamagedFile, OfficeMissing, ReadingStopped

SECONDS = 300.0
"""How long a conversion may take; a presentation of 200 slides takes about ten seconds."""

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = ("/usr/bin", "/usr/local/bin", "/usr/lib/libreoffice/program", "/opt/libreoffice/program", "/snap/bin")
_INNER = "soffice.bin"
_START_AGAIN = 81
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")
_WITH_HIDDEN_SLIDES = 'pdf:impress_pdf_Export:{"ExportHiddenSlides":{"type":"boolean","value":"true"}}'
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp", "SAL_DISABLE_OPENCL": "1"}

_SETTINGS: tuple[tuple[str, str, str], ...] = (
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("/org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("/org.openoffice.Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("/org.openoffice.Office.Common/Misc", "UseSystemFileDialog", "false"),
    ("/org.openoffice.Office.Writer/Content/Update", "Link", "0"),
    ("/org.openoffice.Office.Java/VirtualMachine", "Enable", "false"),
    ("/org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("/org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""(path, name, value): macros and active content off, no links followed, no Java; what would go out ends at a port where nobody listens."""


@functools.cache
def program() -> Path | None:
    """LibreOffice's program, or None where it is not installed."""
    found = (shutil.which(name, path=path) for path in (None, ":".join(_USUAL_PLACES)) for name in _PROGRAMS)
    return next((_inner(Path(name)) for name in found if name), None)


def _inner(outer: Path) -> Path:
    """The program itself, which ends when it is killed; the script around it would leave it behind."""
    inner = outer.resolve().with_name(_INNER)
    return inner if inner.is_file() else outer


@contextmanager
def as_pdf(path: Path, kind: str, soffice: Path | None, *, seconds: float = SECONDS) -> Iterator[Path]:
    """A PDF of the document at `path`, whose usual ending is `kind`; it is gone when the block ends. Slides that are hidden are in it.

    Raises OfficeMissing where `soffice` is None, DamagedFile, and ReadingStopped where it takes too long.
    """
    if soffice is None:
        raise OfficeMissing("LibreOffice, which reads this kind of file, is not installed.")
    with tempfile.TemporaryDirectory(prefix="udsyn-office-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"document.{kind}"
        source.symlink_to(path.absolute())
        _make_profile(folder / "profile")
        _convert(soffice, source, folder, seconds)
        yield folder / "document.pdf"


def _make_profile(folder: Path) -> None:
    items = "".join(
        f'<item oor:path="{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for path, name, value in _SETTINGS
    )
    user = folder / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" '
        'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{items}</oor:items>",
        encoding="utf-8",
    )


def _convert(soffice: Path, source: Path, folder: Path, seconds: float) -> None:
    target = _WITH_HIDDEN_SLIDES if source.suffix in (".ppt", ".pptx", ".odp") else "pdf"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(soffice), profile, *_OPTIONS, "--convert-to", target, "--outdir", str(folder), str(source)]
    for _ in range(2):
        code = _run(command, folder, seconds)
        if code != _START_AGAIN:  # which it asks for once, when it has set up its profile
            break
    if code < 0:
        raise ReadingStopped(f"LibreOffice crashed on the file (signal {-code}).")
    if not (folder / "document.pdf").is_file():
        raise DamagedFile("LibreOffice cannot open the file: it is cut off, broken or protected.")


def _run(command: list[str], folder: Path, seconds: float) -> int:
    """Its exit code; raises ReadingStopped where it takes longer than `seconds`, OfficeMissing where it does not start."""
    try:
        return subprocess.run(  # noqa: S603 - the program was looked up, the names are ours
            command,
            cwd=folder,
            env={**_ENVIRONMENT, "HOME": str(folder)},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired as error:
        raise ReadingStopped(f"LibreOffice did not open the file within {seconds:g} seconds.") from error
    except OSError as error:
        raise OfficeMissing(f"LibreOffice cannot be started: {error.strerror or error}.") from error
