"""What the fields of a form say."""

from __future__ import annotations

from flask import request

from corpus.errors import UsageError


def form_number(name: str) -> int:
    """The number in a field. Raises UsageError where there is none."""
    text = request.form.get(name, "")
    if not text.isascii() or not text.isdecimal() or len(text) > 9:
        raise UsageError(f"the form does not say which {name} is meant")
    return int(text)
