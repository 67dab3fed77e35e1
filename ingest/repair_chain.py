"""Two lists of edits, one after the other, as one list: where they touch they become one edit."""

from __future__ import annotations

from collections.abc import Sequence

from corpus.edits import Edit, apply_edits, source_range


def chained(source: str, first: Sequence[Edit], second: Sequence[Edit], between: str) -> tuple[Edit, ...]:
    """The edits that lead from `source` to what `second` makes of `between`, which is what `first` makes of `source`."""
    if not second:
        return tuple(first)
    kept = list(first)
    merged: list[Edit] = []
    for edit in second:
        start, end = source_range(first, edit.start, edit.end)
        touching = [e for e in kept if e.start < end and e.end > start] if kept else []
        shift = _text_at(first, start)
        after = between[shift : edit.start] + edit.after + between[edit.end : _text_at(first, end)]
        kept = [e for e in kept if e not in touching] if touching else kept
        merged.append(Edit(start, end, source[start:end], after, edit.reason, edit.confidence))
    edits = tuple(sorted([*kept, *_united(source, merged)], key=lambda e: (e.start, e.end)))
    apply_edits(source, edits)
    return edits


def _text_at(edits: Sequence[Edit], offset: int) -> int:
    """Where an offset of the source that lies in no edit stands in the text."""
    return offset + sum(len(e.after) - (e.end - e.start) for e in edits if e.end <= offset)


def _united(source: str, edits: list[Edit]) -> list[Edit]:
    """Of two repairs that widened into the same line-end hyphen the first is kept."""
    kept: list[Edit] = []
    for edit in edits:
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
