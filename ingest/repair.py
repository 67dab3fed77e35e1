"""Repair: what an OCR broke, mended from the document's own evidence, every change kept and reversible.

The way of a page: its line-end hyphens are undone; bullets, debris of logos and addresses are found; the words between are read by
what the document shows of its misreadings. All that becomes one list of edits of the page as read.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.edits import Edit, Offsets, apply_edits
from corpus.model import Page
from ingest.hyphens import hyphen_edits
from ingest.repair_addresses import address_edits, hosts, may_lack_sign
from ingest.repair_bullets import BulletCounts, bullet_edits
from ingest.repair_chain import chained
from ingest.repair_context import Neighbours
from ingest.repair_counted import Counted
from ingest.repair_debris import Letterheads, debris_edits
from ingest.repair_evidence import Counts, count_words
from ingest.repair_reader import Own, Reader, Verdict
from ingest.repair_words import WordAt, passages, words

_OURS = ("da", "de")
_TRUSTED = 0.93
"""A word of which our own OCR was so sure is left alone, unless the document is broken throughout."""
_FEWEST_CHANGED, _PLAIN = 0.02, 2.0
_MOST_HOSTS = 500
_ENDS = (".", ":", "!", "?")
_CAPITAL_SIGNS = "2@"
"""Read for *Æ* and *Ø* at the beginning of a word, not for the small letters."""
_NEXT = re.compile(r",?\s{1,3}")
"""What stands between neighbours of one sentence."""
_AFTER_NUMBER = re.compile(r"\d-$")


class Evidence:
    """What a document says of its own reading: shown all its pages one by one, it knows how far they need repair, and of which kind."""

    def __init__(self, own: Own | None = None) -> None:
        self._own = own
        self._counts: dict[str, Counts] = {}
        self._readers: dict[str, Reader] = {}
        self._hosts: set[str] = set()
        self._lost_signs = 0
        self.bullets = BulletCounts()
        self.heads = Letterheads()

    def see(self, page: Page) -> None:
        """Takes note of a page as read (its `source_text`, blocks and language), before any is repaired."""
        self._readers.clear()
        count_words(joined(page), self._counts)
        self.bullets.add(page.source_text)
        self.heads.add(page.source_text)
        self._lost_signs += may_lack_sign(page.source_text)
        if len(self._hosts) < _MOST_HOSTS:
            self._hosts.update(hosts(page.source_text))

    def counted(self) -> Counted:
        """What the pages seen so far say, for whoever brings together what several have seen."""
        forms = {language: tuple(counts.forms.items()) for language, counts in self._counts.items()}
        pairs = {language: tuple(counts.pairs.items()) for language, counts in self._counts.items()}
        return Counted(forms, pairs, tuple(sorted(self._hosts)), self.bullets.counted(), self.heads.counted(), self._lost_signs)

    def add(self, other: Counted) -> None:
        """Takes note of pages that another has seen, which follow those seen here."""
        self._readers.clear()
        for language, forms in other.forms.items():
            self._counts.setdefault(language, Counts()).count(forms, other.pairs[language])
        self.bullets.count(other.bullets)
        self.heads.count(other.heads)
        self._lost_signs += other.lost_signs
        if len(self._hosts) < _MOST_HOSTS:
            self._hosts.update(other.hosts)

    def asks_nothing(self) -> bool:
        """Whether all that these pages need is plain from each of them alone: no word is misread, no bullet or @ lost."""
        is_clean = all(self.reader(language).is_clean for language in self._counts)
        return is_clean and not self.bullets.has_any() and not (self._lost_signs and self._hosts)

    def reader(self, language: str) -> Reader:
        """The reader of the document's words in one language."""
        if language not in self._readers:
            self._readers[language] = Reader(self._counts.get(language, Counts()), language, self._own)
        return self._readers[language]

    def is_broken(self, language: str | None) -> bool:
        return language in _OURS and self.reader(str(language)).is_broken

    def hosts(self) -> frozenset[str]:
        return frozenset(self._hosts)


def joined(page: Page) -> Page:
    """The page as it reads once its line-end hyphens are undone: what repair looks at."""
    edits = hyphen_edits(page.source_text, page.language)
    if not edits:
        return page
    offsets = Offsets(edits)
    blocks = ((block, *offsets.text_range(block.start, block.end)) for block in page.blocks)
    moved = tuple(replace(block, start=start, end=end) for block, start, end in blocks)
    return replace(page, source_text=apply_edits(page.source_text, edits), blocks=moved)


def repair_edits(page: Page, evidence: Evidence) -> Sequence[Edit]:
    """The repairs of a page, and its line-end hyphens, as edits of its `source_text`."""
    hyphens = hyphen_edits(page.source_text, page.language)
    whole = joined(page)
    signs = list(_sign_edits(whole, evidence))
    is_ours = page.source in ("ocr", "mixed") and not evidence.is_broken(page.language)
    doubted = _doubted(page, hyphens) if is_ours else None
    return chained(page.source_text, hyphens, in_order([*signs, *_word_edits(whole, evidence, signs, doubted)]), whole.source_text)


def in_order(edits: Sequence[Edit]) -> tuple[Edit, ...]:
    """Sorted; of two that overlap the first stays."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def _sign_edits(page: Page, evidence: Evidence) -> Iterator[Edit]:
    """Debris, bullets and addresses: what is known by its place and signs, not by words. Of two that overlap the first stays."""
    is_broken, text = evidence.is_broken(page.language), page.source_text
    edits: list[Edit] = []
    if is_broken and evidence.heads.is_in_pieces():
        edits += debris_edits(text, evidence.heads, str(page.language))
    edits += bullet_edits(text, evidence.bullets, is_broken=is_broken)
    edits += address_edits(text, evidence.hosts())
    free = 0
    for edit in sorted(edits, key=lambda e: (e.start, -e.end)):
        if edit.start >= free:
            yield edit
            free = edit.end


def _word_edits(page: Page, evidence: Evidence, signs: Sequence[Edit], doubted: Doubted | None) -> list[Edit]:
    """Of a page on which hardly a word is misread, whatever the others are like, only the plain cases."""
    parts = _between(page, signs)
    read = [found for start, end, language in parts for found in _read(page, evidence, start, end, language, doubted)]
    changed = [(word, verdict) for word, verdict in read if verdict]
    is_fine = len(changed) < _FEWEST_CHANGED * len(read)
    return [_edit(page.source_text, word, verdict) for word, verdict in changed if not is_fine or verdict.margin >= _PLAIN]


def _read(
    page: Page, evidence: Evidence, start: int, end: int, language: str, doubted: Doubted | None
) -> Iterator[tuple[WordAt, Verdict | None]]:
    """The words of a passage and what to write instead; None where they stay, and for those that nobody doubts."""
    reader = evidence.reader(language)
    found = [] if reader.is_clean else list(words(page.source_text, start, end))
    for number, word in enumerate(found):
        verdict = reader.verdict(word.text) if doubted is None or doubted.holds(word) else None
        if verdict and verdict.choices:
            verdict = reader.decide(word.text, verdict, _neighbours(page.source_text, found, number, reader))
        yield word, verdict


def _between(page: Page, signs: Sequence[Edit]) -> Iterator[tuple[int, int, str]]:
    """The passages without what is repaired already."""
    waiting = deque(signs)
    for start, end, language in passages(page):
        at = start
        while waiting and waiting[0].start < end:
            edit = waiting[0]
            if edit.end > at:
                if edit.start > at:
                    yield at, edit.start, language
                at = edit.end
            if edit.end > end:
                break
            waiting.popleft()
        if at < end:
            yield at, end, language


def _neighbours(text: str, found: list[WordAt], number: int, reader: Reader) -> Neighbours:
    """The words before and behind, as far as a space or comma lies between, in their sure reading."""
    before: list[str] = []
    for at in range(number - 1, max(-1, number - 4), -1):
        if not _NEXT.fullmatch(text, found[at].end, found[at + 1].start):
            break
        before.insert(0, reader.sure(found[at].text) or found[at].text)
    after: list[str] = []
    for at in range(number + 1, min(len(found), number + 4)):
        if not _NEXT.fullmatch(text, found[at - 1].end, found[at].start):
            break
        after.append(reader.sure(found[at].text) or found[at].text)
    return Neighbours(" ".join(before).lower(), " ".join(after).lower())


def _edit(text: str, word: WordAt, verdict: Verdict) -> Edit:
    after = verdict.after
    if word.text[0] in _CAPITAL_SIGNS or (not word.text[0].isalpha() and _begins_sentence(text, word.start)):
        after = after[:1].upper() + after[1:]
    elif _AFTER_NUMBER.search(text, max(0, word.start - 3), word.start) and word.text[0].isupper():
        after = after[:1].lower() + after[1:]
    confidence = round(min(0.99, 1 - 0.5 * 10**-verdict.margin), 2)
    return Edit(word.start, word.end, word.text, after, "spacing" if verdict.is_spacing else "letters", confidence)


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - 40) : at]
    return not before.strip() or "\n\n" in before[len(before.rstrip()) :] or before.rstrip().endswith((*_ENDS, "•"))


@dataclass(frozen=True, slots=True)
class Doubted:
    """The places of a page of which our own OCR was not sure, in the order of the page."""

    starts: Sequence[int]
    ends: Sequence[int]

    def holds(self, word: WordAt) -> bool:
        """Whether one of them lies under a word."""
        place = bisect_left(self.starts, word.end) - 1
        return place >= 0 and self.ends[place] > word.start


def _doubted(page: Page, hyphens: Sequence[Edit]) -> Doubted | None:
    """What may be repaired of a page of our own OCR, once its hyphens are undone; None, for all of it, where no confidence is known."""
    if all(word.confidence is None for word in page.words):
        return None
    offsets = Offsets(hyphens)
    places = sorted(offsets.text_range(w.start, w.end) for w in page.words if w.confidence is None or w.confidence < _TRUSTED)
    return Doubted([start for start, _ in places], [end for _, end in places])
