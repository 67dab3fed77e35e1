"""The answer of a search in its fixed form: what `udsyn search --json` prints and what the web pages' twins build on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict

from corpus.facts import KINDS
from corpus.model import Document
from index.search import Answer, AnswerFact, AnswerHit
from search_app.fact_keys import fact_address, fact_key


def answer_json(answer: Answer, documents: Mapping[str, Document]) -> dict[str, object]:
    """Best first; `documents` are those of the hits, by id. One that was removed a moment ago is left out."""
    return {
        "query": answer.query,
        "total": answer.total,
        "hits": [_hit_json(hit, documents[hit.document]) for hit in answer.hits if hit.document in documents],
        "facets": {name: [asdict(value) for value in values] for name, values in answer.facets.items()},
        "suggestion": answer.suggestion,
        "added": [asdict(added) for added in answer.added],
        "notes": [asdict(note) for note in answer.notes],
        "answered": answer.answered,
        "understood": [asdict(part) for part in answer.understood],
        "facts": [_fact_json(one) for one in answer.facts],
    }


def _hit_json(hit: AnswerHit, document: Document) -> dict[str, object]:
    best = hit.passages[0]
    passages = [{"page": p.page, "snippet": p.snippet, "marks": [list(mark) for mark in p.marks]} for p in hit.passages]
    return {
        "document": hit.document,
        "file": document.name,
        "title": document.head.title,
        "page": best.page,
        "score": hit.score,
        "snippet": best.snippet,
        "passages": passages,
        "more": hit.more,
        "why": list(hit.why),
    }


def _fact_json(answer: AnswerFact) -> dict[str, object]:
    fact = answer.fact
    return {
        "kind": fact.kind,
        "caption": KINDS[fact.kind].caption(fact.value),
        "document": answer.document,
        "page": fact.page,
        "quote": fact.quote,
        "key": fact_key(fact),
        "href": fact_address(answer.document, fact),
        "more": answer.more,
        "value": asdict(fact.value),
    }
