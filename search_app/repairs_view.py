"""The repairs of a page as they are shown: in a list, each to be undone, and as marks in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.corrections import can_be_redone
from corpus.edits import REPAIRS, Edit, Undone
from corpus.model import Page
from search_app import labels
from search_app.marked import REPAIR, Mark
from search_app.reading_words import percent


@dataclass(frozen=True, slots=True)
class RepairRow:
    """A repair: what was read, what it became, why, and how sure that is; `is_undone` where a person took it back."""

    start: int
    before: str
    after: str
    reason: str
    sure: str
    is_undone: bool


def repair_rows(page: Page) -> list[RepairRow]:
    """The repairs of a page in the order of the text, with those that were undone."""
    return [_row(edit) for edit in page.edits if edit.reason in REPAIRS or can_be_redone(edit)]


def other_rows(page: Page) -> list[tuple[str, str, str]]:
    """The other edits: (as read, as shown, why)."""
    others = (edit for edit in page.edits if edit.reason not in REPAIRS and not can_be_redone(edit))
    return [(seen(e.before), seen(e.after), labels.word(labels.EDIT_REASONS, e.reason)) for e in others]


def repair_marks(page: Page) -> list[Mark]:
    """A mark over each repaired place of the text, which remembers what was read there."""
    return [
        Mark(start, end, REPAIR, f"repair-{edit.start}", labels.word(labels.EDIT_REASONS, edit.reason), was=seen(edit.before))
        for edit, start, end in _placed(page)
        if edit.reason in REPAIRS
    ]


def _placed(page: Page) -> Iterator[tuple[Edit, int, int]]:
    """Each edit with its place in the text."""
    shift = 0
    for edit in page.edits:
        start = edit.start + shift
        yield edit, start, start + len(edit.after)
        shift += len(edit.after) - (edit.end - edit.start)


def _row(edit: Edit) -> RepairRow:
    machine = edit.undone or Undone(edit.after, edit.reason, edit.confidence)
    sure = "" if machine.confidence is None else percent(machine.confidence)
    reason = labels.word(labels.EDIT_REASONS, machine.reason)
    return RepairRow(edit.start, seen(edit.before), seen(machine.after), reason, sure, edit.undone is not None)


def seen(text: str) -> str:
    """Text in a list: a line break is shown as a sign, and so is nothing."""
    return text.replace("\n", "⏎") or "∅"
