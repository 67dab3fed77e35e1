"""What was read of a file, in the fixed form of `udsyn read --json`: nothing missing, and what is not known is null."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import asdict
from typing import Any, TypeVar

from corpus.errors import UdsynError
from corpus.model import DateSpan, Fact, Goal, Network, Page, PartnerCity, ReadDocument, Sdg

_Value = TypeVar("_Value")


def document_json(file: str, read: ReadDocument) -> dict[str, Any]:
    """One document with its pages and facts."""
    head = read.head
    return {
        "file": file,
        "title": head.title,
        "language": head.language or read.reading.language,
        "issuer": head.issuer,
        "country": head.country,
        "type": head.type,
        "year": head.year,
        "period": list(head.period) if head.period else None,
        "status": head.status,
        "case_number": head.case_number,
        "unit": head.unit,
        "head_why": [asdict(reason) for reason in head.why],
        "pages": [page_json(page) for page in read.reading.pages],
        "facts": facts_json(read.facts),
    }


def error_json(file: str, error: UdsynError) -> dict[str, Any]:
    """A file that could not be read, and why."""
    return {"file": file, "error": {"code": error.code, "message": error.message}}


def page_json(page: Page) -> dict[str, Any]:
    return {"number": page.number, "source": page.source, "language": page.language, "confidence": page.confidence, "text": page.text}


def facts_json(facts: Iterable[Fact]) -> dict[str, Any]:
    """The facts by kind, in the order of their places."""
    found = list(facts)
    return {
        "partner_cities": _each(found, PartnerCity, _partner_json),
        "networks": _each(found, Network, _network_json),
        "dates": _each(found, DateSpan, _date_json),
        "goals": _each(found, Goal, _goal_json),
        "sdgs": sorted(_sdgs(found)),
    }


def _each(facts: list[Fact], kind: type[_Value], to_json: Callable[[_Value, Fact], dict[str, Any]]) -> list[dict[str, Any]]:
    return [to_json(fact.value, fact) for fact in facts if isinstance(fact.value, kind)]


def _partner_json(value: PartnerCity, fact: Fact) -> dict[str, Any]:
    return {
        "name": value.name,
        "country": value.country,
        "relation": value.relation,
        "status": value.status,
        "since": value.since,
        "via": value.via,
        "page": fact.page,
        "quote": fact.quote,
    }


def _network_json(value: Network, fact: Fact) -> dict[str, Any]:
    return {"name": value.name, "page": fact.page, "quote": fact.quote}


def _date_json(value: DateSpan, fact: Fact) -> dict[str, Any]:
    return {
        "text": fact.quote,
        "start": value.start,
        "end": value.end,
        "precision": value.precision,
        "kind": value.role,
        "page": fact.page,
        **({"inferred": True} if value.inferred else {}),
    }


def _goal_json(value: Goal, fact: Fact) -> dict[str, Any]:
    return {
        "text": value.statement,
        "target_year": value.target_year,
        "amount": value.amount,
        "unit": value.unit,
        "baseline": value.baseline,
        "themes": list(value.themes),
        "sdgs": list(value.sdgs),
        "page": fact.page,
        "quote": fact.quote,
    }


def _sdgs(facts: list[Fact]) -> set[int]:
    """Those named anywhere in the document, by themselves or by a goal."""
    alone = {fact.value.number for fact in facts if isinstance(fact.value, Sdg)}
    return alone.union(*(fact.value.sdgs for fact in facts if isinstance(fact.value, Goal)))
