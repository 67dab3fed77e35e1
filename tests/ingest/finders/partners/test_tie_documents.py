"""Partner towns in whole documents of our own, written and annotated before the finders had read them.

In `tie_documents_*.txt` a line of expected ties, as in `ties_*.tsv`, stands before each document. The documents are counted together:
a false tie is worse than a missed one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from corpus.model import PartnerCity

MARK = "=== "
EXPECTED = re.compile(r"(?P<name>.+?) (?P<country>[A-Z]{2}) (?P<relation>\w+)")
FALSE_AT_MOST, MISSED_AT_MOST = 2, 2
Values = Callable[..., list[PartnerCity]]
Key = tuple[str | None, str | None, str]


def _documents() -> list[tuple[str, set[Key], str]]:
    found = []
    for language in ("da", "de"):
        text = (Path(__file__).parent / f"tie_documents_{language}.txt").read_text(encoding="utf-8")
        for part in text.split(MARK)[1:]:
            expected, _, document = part.partition("\n")
            found.append((language, {_key(tie) for tie in expected.split("; ") if tie.strip()}, document))
    return found


def _key(tie: str) -> Key:
    match = EXPECTED.match(tie.strip())
    assert match, tie
    return None if match["name"] == "-" else match["name"], match["country"], match["relation"]


def test_ties_of_whole_documents(values: Values) -> None:
    false, missed, count = set[Key](), set[Key](), 0
    for language, wanted, document in _documents():
        found = {(t.name, t.country, t.relation) for t in values(document, "partner_city", language) if t.relation != "mentioned"}
        false |= found - wanted
        missed |= wanted - found
        count += len(wanted)
    assert count >= 35
    assert len(false) <= FALSE_AT_MOST, sorted(map(str, false))
    assert len(missed) <= MISSED_AT_MOST, sorted(map(str, missed))
