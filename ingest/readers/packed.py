"""What Word and PowerPoint files have in common: a zip of XML, whose errors are put in our words."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml.etree import XMLSyntaxError

from corpus.errors import DamagedFile

_BROKEN: tuple[type[Exception], ...] = (
    zipfile.BadZipFile,
    zlib.error,
    XMLSyntaxError,
    OSError,
    EOFError,
    NotImplementedError,
    KeyError,
    ValueError,
    AttributeError,
    IndexError,
    TypeError,
    AssertionError,
    RecursionError,
)


@contextmanager
def broken_package(kind: str, *more: type[Exception]) -> Iterator[None]:
    """Whatever the parsers throw at a broken package becomes DamagedFile; `more` are the errors of the library in use."""
    try:
        yield
    except (*_BROKEN, *more) as error:
        raise DamagedFile(f"The {kind} file is cut off or broken.") from error
