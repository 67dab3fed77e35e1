"""The tree of errors: each says what happened in one line, what to do next, and which code, exit code and status it has."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from corpus import errors


def tree(root: type[errors.UdsynError] = errors.UdsynError) -> Iterator[type[errors.UdsynError]]:
    yield root
    for branch in root.__subclasses__():
        yield from tree(branch)


@pytest.mark.parametrize("kind", list(tree()))
def test_each_error_is_complete(kind: type[errors.UdsynError]) -> None:
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.code.isidentifier()
    assert 64 <= kind.exit_code <= 78
    assert 400 <= kind.http_status <= 599
    assert kind.advice.endswith(".")


def test_codes_are_not_shared() -> None:
    codes = [kind.code for kind in tree()]
    assert len(codes) == len(set(codes))


def test_a_message_is_one_line_whatever_the_name() -> None:
    assert errors.MissingFile("no file at 'a\nb\tc'").message == "no file at 'a b c'"
