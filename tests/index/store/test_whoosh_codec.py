"""Whoosh itself reads and searches an index whose terms our codec keeps, as it would one of its own."""

from pathlib import Path

import pytest
from whoosh.index import open_dir
from whoosh.query import And, Every, Not, Prefix, Term
from whoosh.reading import TermNotFound

from index.store.whoosh_engine import WhooshEngine
from tests.index.builders import entry

TEXTS = {
    "a": ("Kommunen bygger nye cykelstier.", "Byen er grøn."),
    "b": ("Die Stadt baut Radwege. Die Stadt ist grün.",),
    "c": ("Cyklister og cykelstier i byen.",),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An index of several segments, in which one document was replaced and one deleted."""
    engine = WhooshEngine(tmp_path)
    engine.rebuild([entry("a", "Noget andet om byen.", title="T"), entry("gone", "Byen var her.", title="T")], 1)
    engine.put([entry(name, *texts, title="T", municipality=f"By {name}") for name, texts in TEXTS.items()], 2)
    engine.drop(["gone"], 3)
    engine.close()
    (index,) = tmp_path.glob("index-*")
    return index


def test_whoosh_finds_the_rows_that_hold_a_term(folder: Path) -> None:
    with open_dir(str(folder)).searcher() as searcher:
        found = {
            word: sorted(searcher.docs_for_query(Term("terms", f"f:{word}")))
            for word in ("byen", "cykelstier", "stadt", "andet", "nowhere")
        }
        rows = {document: sorted(searcher.docs_for_query(Term("document", document))) for document in ("a", "b", "c", "gone")}
    assert rows["gone"] == []
    assert {document: len(places) for document, places in rows.items()} == {"a": 3, "b": 2, "c": 2, "gone": 0}
    assert found["byen"] == [rows["a"][2], rows["c"][1]]
    assert found["cykelstier"] == [rows["a"][1], rows["c"][1]]
    assert found["stadt"] == [rows["b"][1]]
    assert found["andet"] == found["nowhere"] == []


def test_whoosh_combines_terms_prefixes_and_facets(folder: Path) -> None:
    with open_dir(str(folder)).searcher() as searcher:

        def count(query: object) -> int:
            return len(list(searcher.docs_for_query(query)))

        assert count(Prefix("terms", "f:cykel")) == 2
        assert count(And([Term("terms", "f:byen"), Prefix("terms", "f:cyk")])) == 1
        assert count(Term("facet", "municipality=By b")) == 1
        assert count(And([Every(), Not(Prefix("terms", "f:"))])) == 0


def test_whoosh_reads_terms_in_order_with_their_figures(folder: Path) -> None:
    reader = open_dir(str(folder)).reader()
    terms = list(reader.all_terms())
    assert terms == sorted(set(terms))
    assert {field for field, _ in terms} == {"document", "facet", "terms"}
    assert [text for _, text in terms if text.startswith(b"f:cy")] == [b"f:cykelstier", b"f:cyklister"]
    assert list(reader.expand_prefix("terms", "f:cy")) == [b"f:cykelstier", b"f:cyklister"]
    assert reader.doc_frequency("terms", "f:stadt") == 1
    assert reader.frequency("terms", "f:stadt") == 2
    assert reader.doc_frequency("terms", "f:nowhere") == 0
    with pytest.raises(TermNotFound):
        reader.term_info("terms", "f:nowhere")
    reader.close()
