"""What people change in the text of a page: a machine's edit is undone, and had again; each makes a new page from the old one.

An edit that was undone stays as an identity edit with the reason `correction`, so it is known that a person looked, and what the
machine had made of it is kept in it. Hyphens and repairs can be undone; what a person wrote is not a machine's to take back.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from corpus.edits import REPAIRS, Edit, Undone
from corpus.model import Block, Page


def can_be_undone(edit: Edit) -> bool:
    """Whether the edit is a machine's."""
    return edit.reason != "correction"


def can_be_redone(edit: Edit) -> bool:
    """Whether a person undid a machine's edit here."""
    return edit.reason == "correction" and edit.undone is not None


def undo(page: Page, start: int) -> Page:
    """The page without the machine's edit that begins at `start` of the text as read; the page itself where there is none."""
    return _with(page, [undone(edit) if edit.start == start and can_be_undone(edit) else edit for edit in page.edits])


def undo_repairs(page: Page) -> Page:
    """The page without any of its repairs; joined words stay joined."""
    return _with(page, [undone(edit) if edit.reason in REPAIRS else edit for edit in page.edits])


def redo(page: Page, start: int) -> Page:
    """The page with the machine's edit again that a person undid at `start`; the page itself where none was."""
    return _with(page, [redone(edit) if edit.start == start else edit for edit in page.edits])


def redo_all(page: Page) -> Page:
    """The page with all edits again that people undid."""
    return _with(page, [redone(edit) for edit in page.edits])


def undone(edit: Edit) -> Edit:
    """The text as read, said by a person to be right; what the machine made of it is kept."""
    return Edit(edit.start, edit.end, edit.before, edit.before, "correction", None, Undone(edit.after, edit.reason, edit.confidence))


def redone(edit: Edit) -> Edit:
    """The machine's edit that was undone here; the edit itself where none was."""
    was = edit.undone
    return edit if was is None else Edit(edit.start, edit.end, edit.before, was.after, was.reason, was.confidence)


def changed(old: Iterable[Page], new: Iterable[Page]) -> tuple[Page, ...]:
    """Those of the new pages that say something else than the old ones of the same number."""
    before = {page.number: page for page in old}
    return tuple(page for page in new if page != before.get(page.number))


def _with(page: Page, edits: list[Edit]) -> Page:
    """The page with other edits. A block is a list item because of its bullet: without the bullet it is a paragraph."""
    after = tuple(edits)
    if after == page.edits:
        return page
    gone = {edit.start for edit in after if edit.undone is not None and edit.undone.reason == "bullet"}
    there = {edit.start for edit in after if edit.reason == "bullet"}
    blocks = tuple(_block(page, block, gone, there) for block in page.blocks)
    return replace(page, edits=after, blocks=blocks)


def _block(page: Page, block: Block, gone: set[int], there: set[int]) -> Block:
    if block.role == "list_item" and _begins_at(page, block, gone):
        return replace(block, role="paragraph")
    if block.role == "paragraph" and _begins_at(page, block, there):
        return replace(block, role="list_item")
    return block


def _begins_at(page: Page, block: Block, starts: set[int]) -> bool:
    return any(block.start <= start < block.end and not page.source_text[block.start : start].strip() for start in starts)
