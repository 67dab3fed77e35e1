"""Asks the exam: prints two tables in Markdown, all figures of each engine and nDCG@10 by kind of query.

    python -m benchmarks.search [--queries FILE] [--write] [--misses]

`--queries` takes another file of the same form; `--write` puts the tables under *Results* in this folder's README, `--misses` names the
queries at which Udsyn falls short. The documents are the texts of the samples, read by Udsyn once; every engine gets the same texts, titles
and languages. Of the two ways to use another engine, over documents or over passages, the one with the better nDCG@10 stands in the tables.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.entrants import neighbours, texts
from corpus.samples.search_judge import Judged, figures, figures_by_kind, gain, judged, read_queries
from scripts.quality_search import EXAM, SampleSearch, sample_search

README = Path(__file__).parent / "README.md"
RESULTS = "## Results\n"
FIGURES = ("ndcg@10", "success@1", "place", "unanswerable", "answered", "precision")
US = "**Udsyn**"


@dataclass(frozen=True, slots=True)
class Result:
    """How an engine did, and over what its documents were ranked."""

    name: str
    asked: Sequence[Judged]

    @property
    def figures(self) -> Mapping[str, float]:
        return figures(self.asked)


def main(given: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description="Ask the search exam of Udsyn and of other engines.")
    parser.add_argument("--queries", type=Path, default=EXAM, help="judged queries (those of this folder)")
    parser.add_argument("--write", action="store_true", help="put the tables under Results in benchmarks/search/README.md")
    parser.add_argument("--misses", action="store_true", help="name the queries at which Udsyn falls short")
    chosen = parser.parse_args(given)
    with sample_search() as search:
        results = list(sit(search, chosen.queries))
    tables = "\n".join([*table(results), "", *kinds_table(results)])
    print(tables)
    if chosen.misses:
        print("\n".join(misses(results[0].asked)))
    if chosen.write:
        README.write_text(with_results(README.read_text(encoding="utf-8"), tables), encoding="utf-8")
    return 0


def with_results(readme: str, tables: str) -> str:
    """The README with these tables under its last heading, Results; what introduces them there stays."""
    before, heading, results = readme.rpartition(RESULTS)
    said = results.partition("\n|")[0].strip()
    return f"{before}{heading}\n" + (f"{said}\n\n" if said else "") + f"{tables}\n"


def sit(search: SampleSearch, path: Path) -> Iterator[Result]:
    """Every engine's answers to the queries of a file, Udsyn's first."""
    queries = read_queries(path)
    yield Result(US, judged(search.ask, queries))
    names = {document.id: Path(document.name).stem for document in search.archive.documents()}
    for name, neighbour in neighbours(list(texts(search.archive, names))):
        with closing(neighbour):
            ways = [
                Result(f"{name} (documents)", judged(neighbour.by_documents, queries)),
                Result(f"{name} (passages)", judged(neighbour.by_passages, queries)),
            ]
        yield max(ways, key=lambda result: result.figures["ndcg@10"])


def table(results: Sequence[Result]) -> Iterator[str]:
    """All figures, an engine a row."""
    yield f"| engine | {' | '.join(name.replace('ndcg', 'nDCG') for name in FIGURES)} |"
    yield f"|---|{'--:|' * len(FIGURES)}"
    for result in results:
        yield f"| {result.name} | {' | '.join(_figure(result.figures.get(name)) for name in FIGURES)} |"


def kinds_table(results: Sequence[Result]) -> Iterator[str]:
    """nDCG@10 by kind, a kind a row; of what nobody can answer, how often that is said."""
    yield f"| nDCG@10 by kind | queries | {' | '.join(result.name for result in results)} |"
    yield f"|---|--:|{'--:|' * len(results)}"
    by_kind = [figures_by_kind(result.asked) for result in results]
    for kind in by_kind[0]:
        count = sum(each.query.kind == kind for each in results[0].asked)
        cells = [_figure(measured[kind].get("ndcg@10", measured[kind].get("unanswerable"))) for measured in by_kind]
        yield f"| {kind} | {count} | {' | '.join(cells)} |"


def misses(asked: Sequence[Judged]) -> Iterator[str]:
    """The queries whose answer is not all it could be."""
    for each in asked:
        if each.query.grades and gain(each.query, each.answered) < 1.0:
            first = ", ".join(list(each.answered.shown)[:4])
            yield f"{gain(each.query, each.answered):.2f} {each.query.kind}: {each.query.query} → {first}; wanted {dict(each.query.grades)}"
        elif not each.query.grades and each.answered.total and each.answered.is_answer:
            yield f"answered although nothing answers: {each.query.query}"


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}".removeprefix("0") if value < 1 else "1"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
