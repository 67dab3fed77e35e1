"""Examples for the search page that are sure to find something in this archive."""

from __future__ import annotations

from collections.abc import Iterable

from index.engine import Filters
from index.search import Answer, Searcher
from search_app.languages import N_, _

WANTED = 5
QUERIES = (
    N_("twin cities"),
    N_("climate neutral by 2030"),
    N_("cycle paths"),
    N_("digital services for citizens"),
    N_("integration"),
    N_("affordable housing"),
    N_("young people"),
)


class Examples:
    """Queries that were tried out, kept until the archive changes."""

    def __init__(self, searcher: Searcher) -> None:
        self._searcher = searcher
        self._known: dict[tuple[str, int], tuple[str, ...]] = {}

    def of(self, language: str, change: int, everything: Answer) -> tuple[str, ...]:
        """The examples in a language for the archive as it is at this change; `everything` is the answer to no query."""
        key = (language, change)
        if key not in self._known:
            self._known = {known: value for known, value in self._known.items() if known[1] == change}
            self._known[key] = tuple(self._working(self._candidates(everything)))
        return self._known[key]

    def _candidates(self, everything: Answer) -> Iterable[str]:
        partners = [value.value for value in everything.facets.get("partner", ()) if value.value.isalpha()]
        networks = [value.value for value in everything.facets.get("network", ())]
        return [_(query) for query in QUERIES[:3]] + partners[:1] + networks[:1] + [_(query) for query in QUERIES[3:]]

    def _working(self, candidates: Iterable[str]) -> list[str]:
        working: list[str] = []
        for query in candidates:
            if len(working) < WANTED and self._searcher.search(query, Filters(), limit=1).answered:
                working.append(query)
        return working
