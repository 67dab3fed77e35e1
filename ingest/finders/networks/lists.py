"""Networks that stand in a list under a heading of networks, one of which is known or says what it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.finders.document import Found
from ingest.finders.networks.names import may_be_body
from ingest.finders.networks.words import network, word_of
from ingest.finders.partners.evidence_cues import PROJECT_WORD
from ingest.finders.text.flow import Flow, FlowBlock

ITEM_NAME = re.compile(r"[A-ZÆØÅÄÖÜ0-9][^.;:,()–\n]{3,70}?(?=\s*(?:[.;:,(–\n]|\s-\s|$))")
QUOTED_LATER = re.compile(r"[^\W\d_]+\.?\s[\"„“”»«]")
"""A word for a body before the name proper, which stands in quotation marks."""
_LEAD = 120


def listed(flow: Flow, named: list[Found]) -> Iterator[Found]:
    """The other items of a list of networks: its heading speaks of them, and a third of its items are found already."""
    starts = sorted(item.start for item in named)
    for lead, items in _lists(flow):
        holding = [any(block.start <= start < block.end for start in starts) for block in items]
        if not (word_of("heading").search(lead) and sum(holding) * 3 >= len(items)):
            continue
        for block, is_known in zip(items, holding, strict=True):
            match = None if is_known or QUOTED_LATER.match(flow.block_text(block)) else ITEM_NAME.match(flow.block_text(block))
            if match and not PROJECT_WORD.search(match.group()) and may_be_body(flow.text, match.group().strip(), block.start):
                end = block.start + len(match.group().rstrip())
                yield network(match.group().strip(), block.start, end, 0.6, f"list under “{lead[:60]}”")


def _lists(flow: Flow) -> Iterator[tuple[str, list[FlowBlock]]]:
    lead, items = "", list[FlowBlock]()
    for block in flow.body:
        if block.role == "list_item":
            items.append(block)
            continue
        if items:
            yield lead, items
        lead, items = flow.block_text(block)[-_LEAD:], []
    if items:
        yield lead, items
