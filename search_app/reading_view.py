"""How a document was read, page by page and in sum, for those who have to vouch for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from corpus.edits import REPAIRS
from corpus.model import Page, Reading
from corpus.weakness import WEAK, weakness
from search_app import labels
from search_app.languages import _, ngettext, number
from search_app.reading_words import SOURCES_IN_SHORT, percent, seconds, step_words, warning_words

_ORDER = ("text-layer", "ocr", "mixed", "text")


@dataclass(frozen=True, slots=True)
class PageAccount:
    """How one page was read; empty words where there is nothing to say."""

    number: int
    source: str
    seconds: str
    confidence: str
    layer: str
    ocr: str
    steps: str
    repairs: int
    warnings: tuple[str, ...]
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole reading: what it amounts to, sentence by sentence, what a reader should know, and every page."""

    sentences: tuple[str, ...]
    warnings: tuple[str, ...]
    pages: tuple[PageAccount, ...]
    repairs: int
    undone: int


@dataclass(frozen=True, slots=True)
class Totals:
    """What is counted over the pages of a reading."""

    sources: Counter[str]
    repairs: Counter[str]
    seconds: float
    confidences: tuple[float, ...]
    weak: int
    undone: int


def summary(reading: Reading) -> Summary:
    """How a document was read."""
    found = totals(reading.pages)
    warnings = tuple(dict.fromkeys(map(warning_words, reading.warnings)))
    pages = tuple(page_account(page) for page in reading.pages)
    return Summary(tuple(_sentences(found)), warnings, pages, found.repairs.total(), found.undone)


def totals(pages: Iterable[Page]) -> Totals:
    """Counts over pages, one after the other."""
    sources, repairs, times, confidences, weak, undone = Counter[str](), Counter[str](), 0.0, list[float](), 0, 0
    for page in pages:
        sources[page.source] += 1
        repairs.update(edit.reason for edit in page.edits if edit.reason in REPAIRS)
        times += page.account.seconds if page.account else 0.0
        confidences += [page.confidence] if page.confidence is not None else []
        weak += weakness(page) >= WEAK
        undone += sum(edit.undone is not None for edit in page.edits)
    return Totals(sources, repairs, times, tuple(confidences), weak, undone)


def _sentences(found: Totals) -> Iterable[str]:
    sources = [(source, found.sources[source]) for source in _ORDER if found.sources[source]]
    yield " · ".join(f"{labels.word(SOURCES_IN_SHORT, source)}: {_pages(count)}" for source, count in sources)
    if found.seconds:
        yield _("Reading took %(seconds)s in all.", seconds=seconds(found.seconds))
    if found.confidences:
        yield _(
            "The reader was sure of its letters to %(share)s on average.", share=percent(sum(found.confidences) / len(found.confidences))
        )
    if found.repairs:
        kinds = ", ".join(f"{labels.word(labels.EDIT_REASONS, reason)}: {number(count)}" for reason, count in found.repairs.most_common())
        count = ngettext("%(num)s reading error was mended", "%(num)s reading errors were mended", found.repairs.total())
        yield f"{count} ({kinds})."
    if found.undone:
        yield ngettext("%(num)s change was undone by a person.", "%(num)s changes were undone by people.", found.undone)
    if found.weak:
        yield ngettext("%(num)s page is weak.", "%(num)s pages are weak.", found.weak)


def _pages(count: int) -> str:
    return ngettext("%(num)s page", "%(num)s pages", count)


def page_account(page: Page) -> PageAccount:
    """How one page was read."""
    account = page.account
    return PageAccount(
        number=page.number,
        source=labels.word(SOURCES_IN_SHORT, page.source),
        seconds=seconds(account.seconds) if account and account.seconds else "",
        confidence=_share(page.confidence),
        layer=_share(account.layer if account else None),
        ocr=_share(account.ocr if account else None),
        steps=", ".join(step_words(step) for step in account.steps) if account else "",
        repairs=sum(edit.reason in REPAIRS for edit in page.edits),
        warnings=tuple(warning_words(warning) for warning in page.warnings),
        is_weak=weakness(page) >= WEAK,
    )


def _share(value: float | None) -> str:
    return "" if value is None else percent(value)


def account_json(page: Page) -> dict[str, object]:
    """The same for programs, with figures instead of words."""
    repairs = Counter(edit.reason for edit in page.edits if edit.reason in REPAIRS)
    return {"account": asdict(page.account) if page.account else None, "repairs": dict(repairs), "weakness": weakness(page)}
