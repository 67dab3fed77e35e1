"""What no writer writes, and files hold: tokens, lines and lists without end cost time in proportion to their length, no more."""

from __future__ import annotations

import time
from string import ascii_uppercase as letters

import pytest

from corpus.edits import apply_edits
from corpus.model import Page
from ingest.cleaning import clean
from ingest.repair import Evidence

DANISH = "Byrådet i Sønderbakke vil plante træer. "
BROKEN = "Byradet og bgrnene pa skoleme skal udfgre miljg og gkonomi for faellesskabet i kommunen. "
ODD = {
    "a word without end": lambda n: "rnIl0o8" * (n // 7),
    "the same after a sentence": lambda n: DANISH + "rnIl0o8" * (n // 7),
    "a line without end": lambda n: DANISH * (n // len(DANISH)),
    "an address without end": lambda n: DANISH + "a@" * (n // 2),
    "hosts without end": lambda n: DANISH + "www." * (n // 4),
    "a mail address of many dots": lambda n: DANISH + "mail: " + "a." * (n // 2),
    "hyphens on every line": lambda n: "\n".join(f"knud{'io' * (number % 9)}al-\nfrem{'oi' * (number % 7)}al" for number in range(n // 30)),
    "bullets that are none": lambda n: "© Byen vil\n" * (n // 11),
    "misread lines with bullets and hyphens": lambda n: f"e {BROKEN}kommu-\nnen\n" * (n // (len(BROKEN) + 12)),
    "pieces of a letterhead": lambda n: BROKEN + "".join(f"\nS{letters[k % 26]}NDERB{letters[k % 25]}KKE" for k in range(n // 13)),
}  # fmt: skip


@pytest.mark.parametrize("kind", ODD)
def test_time_grows_with_the_text_alone(kind: str) -> None:
    text = ODD[kind](300_000)
    page, evidence = Page(1, "text", text, language="da"), Evidence()
    started = time.process_time()
    evidence.see(page)
    cleaned = clean(page, evidence)
    assert time.process_time() - started < 20  # of what is quadratic each takes minutes
    assert cleaned.text == apply_edits(text, cleaned.edits)
