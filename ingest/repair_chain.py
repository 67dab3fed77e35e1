"""Two lists of edits, one after the other, as one list: where they touch they become one edit."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.edits import Edit, Offsets, apply_edits


def chained(source: str, first: Sequence[Edit], second: Sequence[Edit], between: str) -> tuple[Edit, ...]:
    """The edits that lead from `source` to what `second` makes of `between`, which is what `first` makes of `source`."""
    if not second:
        return tuple(first)
    offsets = Offsets(first)
    widened = ((edit, *offsets.source_range(edit.start, edit.end)) for edit in second)
    merged = [_widened(source, between, edit, start, end, offsets) for edit, start, end in widened]
    edits = tuple(sorted([*_untouched(first, merged), *_united(merged)], key=lambda e: (e.start, e.end)))
    apply_edits(source, edits)
    return edits


def _widened(source: str, between: str, edit: Edit, start: int, end: int, offsets: Offsets) -> Edit:
    """An edit of the text between as one of [start, end) of the source, in which no edit is cut."""
    begin, stop = offsets.text_range(start, start)[0], offsets.text_range(end, end)[1]
    after = between[begin : edit.start] + edit.after + between[edit.end : stop]
    return Edit(start, end, source[start:end], after, edit.reason, edit.confidence)


def _untouched(first: Sequence[Edit], merged: Sequence[Edit]) -> list[Edit]:
    """Those of the first list that no edit of the other one holds; both are in order."""
    kept: list[Edit] = []
    at = 0
    for edit in first:
        while at < len(merged) and merged[at].end <= edit.start:
            at += 1
        if at == len(merged) or merged[at].start >= edit.end:
            kept.append(edit)
    return kept


def _united(edits: list[Edit]) -> list[Edit]:
    """Of two repairs that widened into the same line-end hyphen the first is kept."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
