"""Mail addresses whose @ was lost: the Danish Tesseract model does not know the sign and reads ®, ©, Q or O, or leaves it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.edits import Edit

_ENDINGS = r"(?:dk|de|com|eu|org|net|info|se|no|at|nl|uk)"
_HOST = rf"[a-zæøåäöü0-9][a-zæøåäöü0-9-]{{0,62}}(?:\.[a-zæøåäöü0-9-]{{1,63}}){{0,8}}\.{_ENDINGS}(?![\w-]|\.\w)"
_SIGN = re.compile(rf"(?<![\w.@/-])(?P<name>[\w][\w.-]{{0,63}})(?P<sign> ?[®©¢°¤€] ?| @ ?|@ )(?P<host>{_HOST})")
_LETTER = re.compile(rf"(?<![\w.@/-])(?P<name>[a-zæøåäöü][a-zæøåäöü0-9._-]{{1,63}})(?P<sign>[QO])(?P<host>{_HOST})")
_NONE = re.compile(
    rf"(?i)(?:e-?mail|mail|mailadresse|kontakt|skriv til|an)\W{{1,3}}(?P<name>[a-zæøåäöü][a-zæøåäöü0-9._-]{{1,63}}?)(?P<host>{_HOST})"
)
_HOSTS = re.compile(rf"(?:www\.|@)(?P<host>{_HOST})")
_SURE = 0.95
_LIKELY = 0.85


def hosts(text: str) -> Iterator[str]:
    """The hosts that a text names as such: *www.x.dk*, *a@x.dk*."""
    return (match["host"] for match in _HOSTS.finditer(text.lower()))


def may_lack_sign(text: str) -> bool:
    """Whether anything looks like an address without its @, which only the hosts that the document names can tell."""
    return _NONE.search(text) is not None


def address_edits(text: str, known_hosts: frozenset[str]) -> Iterator[Edit]:
    """Puts @ back where the address is unmistakable."""
    for pattern in (_SIGN, _LETTER):
        for match in pattern.finditer(text):
            yield Edit(match.start("sign"), match.end("sign"), match["sign"], "@", "address", _SURE)
    for match in _NONE.finditer(text):
        if host := _host_within(match["name"] + match["host"], known_hosts):
            at = match.end("host") - len(host)
            if text[at - 1].isalnum():
                yield Edit(at - 1, at, text[at - 1], text[at - 1] + "@", "address", _LIKELY)


def _host_within(word: str, known: frozenset[str]) -> str | None:
    """The known host on which a word ends that is longer than it, and no part of a longer host."""
    found = (host for host in known if word.lower().endswith(host) and len(word) > len(host) + 2)
    return max(found, key=len, default=None)
