"""The report of `udsyn read --report`: how each page of a file was read, as a table, and what it amounts to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from corpus.edits import REPAIRS
from corpus.model import Page, ReadDocument, Reading
from corpus.reanchor import warning_to_lost
from corpus.weakness import WEAK, weakness
from search_app import labels
from search_app.reading_view import Totals, totals
from search_app.reading_words import SOURCES_IN_SHORT, STEPS

_HEADS = ("page", "read from", "seconds", "sure", "layer", "OCR", "repairs", "remarks")
_TO_THE_RIGHT = frozenset(_HEADS[:1] + _HEADS[2:7])


def report(name: str, read: ReadDocument) -> Iterator[str]:
    """The lines of one file's report."""
    yield f"{name}: {read.head.title}"
    yield from (f"  {line}" for line in _table([_row(page) for page in read.reading.pages]))
    yield from (f"  {line}" for line in _summary(read.reading))
    yield ""


def _row(page: Page) -> tuple[str, ...]:
    account = page.account
    return (
        str(page.number),
        SOURCES_IN_SHORT[page.source],
        f"{account.seconds:.1f}" if account and account.seconds else "",
        _share(page.confidence),
        _share(account.layer if account else None),
        _share(account.ocr if account else None),
        str(sum(edit.reason in REPAIRS for edit in page.edits) or ""),
        "; ".join(_remarks(page)),
    )


def _remarks(page: Page) -> Iterator[str]:
    for step in page.account.steps if page.account else ():
        yield (
            STEPS[step.name] % {"amount": "?" if step.amount is None else f"{step.amount:g}"}
            if "%(" in STEPS[step.name]
            else STEPS[step.name]
        )
    if page.account and page.account.pictures:
        yield f"{_count(page.account.pictures, 'picture')} on the page read as well"
    yield from (_warning(warning) for warning in page.warnings)
    if weakness(page) >= WEAK:
        yield "WEAK PAGE"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Rows under their heads, in columns; a column without anything in it is left out."""
    used = [i for i in range(len(_HEADS)) if i < 2 or any(row[i] for row in rows)]
    widths = {i: max(len(row[i]) for row in (_HEADS, *rows)) for i in used}
    for row in (_HEADS, *rows):
        cells = (row[i].rjust(widths[i]) if _HEADS[i] in _TO_THE_RIGHT else row[i].ljust(widths[i]) for i in used)
        yield "  ".join(cells).rstrip()


def _summary(reading: Reading) -> Iterator[str]:
    found = totals(reading.pages)
    pages = ", ".join(f"{count} by {SOURCES_IN_SHORT[source]}" for source, count in found.sources.most_common())
    yield f"{_count(found.sources.total(), 'page')}: {pages}; {found.weak} weak; {found.seconds:.1f} seconds{_sure(found)}"
    if found.repairs:
        kinds = ", ".join(f"{labels.EDIT_REASONS[reason]} {count}" for reason, count in found.repairs.most_common())
        yield f"{_count(found.repairs.total(), 'repair')}: {kinds}"
    yield from (_warning(warning) for warning in reading.warnings)


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _sure(found: Totals) -> str:
    return f"; sure to {_share(sum(found.confidences) / len(found.confidences))}" if found.confidences else ""


def _warning(warning: str) -> str:
    lost = warning_to_lost(warning)
    if lost is not None:
        return f'page {lost.page}: a correction has no place any more: "{lost.before}" to "{lost.after}"'
    return labels.WARNINGS.get(warning, warning)


def _share(value: float | None) -> str:
    return "" if value is None else f"{100 * value:.0f} %"
