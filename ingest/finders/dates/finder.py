"""Dates and periods of a document, each with its role; those without a year are seen from the document's own date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from corpus.dates import DateMatch, find_dates
from corpus.dates_yearless import find_yearless
from corpus.model import DateSpan
from ingest.finders.dates.roles import AHEAD, DEADLINE, FAR, SINCE, Role, is_stamp, role_of
from ingest.finders.document import Found, flow_of_doc
from ingest.finders.text.flow import Flow
from ingest.nlp import Doc

VERSION = "5"
STAMPS = frozenset({"date of a meeting", "date of the paper", "beside the place of writing", "stands alone", "date line of the document"})
"""What tells that a date is the document's own."""
DATED = frozenset({"stand", "opdateret", "aktualisiert", "updated"})
BLOCKS_OF_A_HEAD = 25
CONFIDENCE = {"day": 0.9, "month": 0.8}


class _Judged(NamedTuple):
    match: DateMatch
    role: Role
    why: str
    margin: float


def find_date_facts(doc: Doc) -> Iterator[Found]:
    """Every date, each value once, at its first mention and with the role that is surest."""
    flow = flow_of_doc(doc)
    matches = list(find_dates(flow.text, None))
    now = year_of_writing(flow, matches, doc)
    judged = [_Judged(match, *role_of(doc, match, now)) for match in matches]
    if own := own_day(flow, judged):
        judged += [_Judged(match, *role_of(doc, match, own.year)) for match in find_yearless(flow.text, matches, own)]
    first: dict[tuple[str, str], _Judged] = {}
    best: dict[tuple[str, str], _Judged] = {}
    for item in judged:
        key = (item.match.first, item.match.last)
        first.setdefault(key, item)
        if key not in best or _certainty(item) > _certainty(best[key]):
            best[key] = item
    for key, item in first.items():
        match, role = item.match, best[key].role
        value = DateSpan(match.first, match.last, match.precision, role, match.inferred)
        yield Found(value, match.start, match.end, 0.6 if match.inferred else CONFIDENCE.get(match.precision, 0.75), best[key].why)


def _certainty(item: _Judged) -> float:
    """A mention with a sign tells more than one without."""
    return item.margin if item.why != "no other sign" else -1.0


def year_of_writing(flow: Flow, matches: list[DateMatch], doc: Doc) -> int | None:
    """The year from which what lies ahead is seen: of the first stamp on the first lines, else of the latest date that is no deadline."""
    days = [m for m in matches if m.precision in {"day", "month"} and m.signal not in AHEAD | DEADLINE | SINCE and m.first[:4] <= str(FAR)]
    stamps = (m for m in days if _is_early(flow, m) and is_stamp(doc, m))
    if first := next(stamps, None) or margin_day(flow):
        return max(int(m.first[:4]) for m in (first, *(m for m in days if m.signal in DATED)))
    return max((int(m.first[:4]) for m in days), default=None)


def margin_day(flow: Flow) -> DateMatch | None:
    """The date in the running heads and feet."""
    return next((m for m in find_dates(flow.margins, None) if m.precision in {"day", "month"} and m.first[:4] <= str(FAR)), None)


def _is_early(flow: Flow, match: DateMatch) -> bool:
    return flow.body_index(match.start) < BLOCKS_OF_A_HEAD


def own_day(flow: Flow, judged: list[_Judged]) -> date | None:
    """The day of the document itself: of its date line or its meeting, of its running heads, else the latest that it looks back on."""
    days = [item for item in judged if item.match.precision in {"day", "month"} and item.match.first[:4] <= str(FAR)]
    stamps = [item.match for item in days if item.why in STAMPS and _is_early(flow, item.match)]
    if not stamps and (margin := margin_day(flow)):
        stamps = [margin]
    published = [item.match for item in days if item.role == "published"]
    past = [item.match for item in days if item.match.signal not in AHEAD | DEADLINE and item.match.precision == "day"]
    match = next(iter(stamps or published), None) or max(past, key=lambda m: m.first, default=None)
    return date.fromisoformat(match.first) if match else None
