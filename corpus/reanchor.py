"""People's corrections outlive a new reading: each is looked for on the same page, by its text and the words beside it.

What cannot be found again is not lost: the new reading names it in its warnings, and the old reading still holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.corrections import can_be_undone, undone
from corpus.edits import Edit
from corpus.model import Page, Reading

LOST = "lost_correction:"
"""A warning of a reading begins so; the page, and the text before and after stand behind it."""

_WORD = re.compile(r"\w+")
_BESIDE = 2
"""So many words before and after a correction are compared; one on either side must be the same, unless there is none."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A person's correction that a new reading has no place for."""

    page: int
    before: str
    after: str


def reanchored(old: Reading, new: Reading) -> Reading:
    """The new reading with the corrections of the old one; those without a place are named in its warnings."""
    before = {page.number: page for page in old.pages if any(edit.reason == "correction" for edit in page.edits)}
    still_lost = [warning for warning in old.warnings if warning.startswith(LOST)]
    if not before and not still_lost:
        return new
    lost: list[Lost] = []
    pages = tuple(_reanchored(before.pop(page.number), page, lost) if page.number in before else page for page in new.pages)
    lost += [_lost(page, edit) for page in before.values() for edit in _corrections(page)]
    warnings = dict.fromkeys([*new.warnings, *still_lost, *map(lost_to_warning, lost)])
    return replace(new, pages=pages, warnings=tuple(warnings))


def lost_to_warning(lost: Lost) -> str:
    return f"{LOST}{lost.page}\x1f{lost.before}\x1f{lost.after}"


def warning_to_lost(warning: str) -> Lost | None:
    """The correction that a warning names; None for any other warning."""
    parts = warning.removeprefix(LOST).split("\x1f")
    if not warning.startswith(LOST) or len(parts) != 3 or not parts[0].isdecimal():
        return None
    return Lost(int(parts[0]), parts[1], parts[2])


def _reanchored(old: Page, new: Page, lost: list[Lost]) -> Page:
    for edit in _corrections(old):
        if (start := _place(old, edit, new)) is not None:
            new = _corrected(new, replace(edit, start=start, end=start + len(edit.before)))
        elif not _says_so(old, edit, new):
            lost.append(_lost(old, edit))
    return new


def _corrections(page: Page) -> Iterator[Edit]:
    return (edit for edit in page.edits if edit.reason == "correction")


def _lost(page: Page, edit: Edit) -> Lost:
    return Lost(page.number, edit.before, edit.after)


def _place(old: Page, edit: Edit, new: Page) -> int | None:
    """Where the corrected text stands now: between the same words; of several such places the one nearest to where it stood."""
    starts = [start for start in _all(new.source_text, edit.before) if _same_beside(old, edit, new.source_text, start, len(edit.before))]
    return min(starts, key=lambda start: abs(start - edit.start), default=None)


def _says_so(old: Page, edit: Edit, new: Page) -> bool:
    """Whether the new reading has by itself what the person had written."""
    starts = _all(new.text, edit.after)
    return any(_same_beside(old, edit, new.text, start, len(edit.after)) for start in starts)


def _all(text: str, part: str) -> Iterator[int]:
    if not part.strip():
        return
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def _same_beside(old: Page, edit: Edit, text: str, start: int, length: int) -> bool:
    """Whether a word close by is the same on either side, and the text is not a part of other words than it was."""
    was, now = _sides(old.source_text, edit.start, edit.end), _sides(text, start, start + length)
    return all((not a and not b) or bool(set(a) & set(b)) for a, b in zip(was, now, strict=True))


def _sides(text: str, start: int, end: int) -> tuple[Sequence[str], Sequence[str]]:
    before = [word.casefold() for word in _WORD.findall(text[max(0, start - 80) : start])]
    after = [word.casefold() for word in _WORD.findall(text[end : end + 80])]
    return before[-_BESIDE:], after[:_BESIDE]


def _corrected(page: Page, correction: Edit) -> Page:
    """The page with a person's correction; machine edits under it give way, or are undone where the person said it is right as read."""
    over = [edit for edit in page.edits if _overlap(edit, correction)]
    apart = [edit for edit in page.edits if edit not in over]
    if any(edit.reason == "correction" for edit in over):
        return page
    is_right_as_read = correction.before == correction.after
    mine = [undone(edit) for edit in over if can_be_undone(edit)] if over and is_right_as_read else [correction]
    return replace(page, edits=tuple(sorted([*apart, *mine], key=lambda edit: (edit.start, edit.end))))


def _overlap(one: Edit, other: Edit) -> bool:
    return one.start < other.end and one.end > other.start
