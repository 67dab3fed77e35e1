"""Measures the search over the texts of our own samples, as a perfect reader would read them: no picture is read, so it takes seconds.

Two sets of questions are asked: those of the samples, and those of the published exam (`benchmarks/search`).
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from corpus.archive import Archive
from corpus.samples.search_judge import Answered, figures, figures_by_kind, judged, measure_search, read_queries
from corpus.samples.source import Source, read_sources
from index import sync
from index.engine import Filters
from index.search import Searcher
from index.store.whoosh_engine import WhooshEngine
from ingest.pipeline import read_file

EXAM = Path(__file__).resolve().parent.parent / "benchmarks" / "search" / "queries.json"
SHOWN_KINDS = ("cross_language", "compound", "ocr_error")
"""Kinds of the exam that have a floor of their own."""


@dataclass(frozen=True, slots=True)
class SampleSearch:
    """The samples in an archive of their own, and a search over it."""

    archive: Archive
    searcher: Searcher

    def ask(self, query: str) -> Answered:
        """All documents that are found, by the stems of the samples, each with the text of its passages."""
        answer = self.searcher.search(query, Filters(), limit=100)
        names = {document.id: Path(document.name).stem for document in self.archive.documents(hit.document for hit in answer.hits)}
        shown = {names[hit.document]: " ".join(passage.snippet for passage in hit.passages) for hit in answer.hits}
        return Answered(shown, answer.total, answer.answered)


def measure_sample_search() -> dict[str, float]:
    """The figures of the sample queries and of the exam, by name."""
    with sample_search() as search:
        ours = {f"samples.{name}": value for name, value in measure_search(search.ask).items()}
        return ours | measure_exam(search)


def measure_exam(search: SampleSearch) -> dict[str, float]:
    """The figures of the exam, and what its hardest kinds gain; nothing where the project came without it."""
    if not EXAM.is_file():
        return {}
    asked = judged(search.ask, read_queries(EXAM))
    kinds = figures_by_kind(asked)
    whole = {f"exam.search.{name}": value for name, value in figures(asked).items()}
    return whole | {f"exam.search.{kind}.ndcg@10": kinds[kind]["ndcg@10"] for kind in SHOWN_KINDS}


@contextmanager
def sample_search() -> Iterator[SampleSearch]:
    """Searches all samples, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="udsyn-search-") as made, closing(Archive(Path(made) / "archive")) as archive:
        for source in read_sources():
            _hand_in(archive, source, Path(made))
        with closing(WhooshEngine(Path(made) / "index")) as engine:
            sync.rebuild(archive, engine)
            yield SampleSearch(archive, Searcher(archive, engine))


def _hand_in(archive: Archive, source: Source, folder: Path) -> None:
    """A sample, read from its pages in plain text."""
    path = folder / f"{source.stem}.txt"
    path.write_text("\f".join(source.page_text(number) for number in range(1, len(source.pages) + 1)), encoding="utf-8")
    archive.add(path, path.name)
    job = archive.lease("quality", 600.0)
    assert job is not None
    archive.finish(job.id, "quality", read_file(path, path.name), None)
