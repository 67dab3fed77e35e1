"""The finders as spaCy components: built from a description, written to disk and loaded again, with spans that tell of themselves."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest
import spacy
from spacy.tokens import DocBin

from corpus import knowledge
from corpus.facts import KINDS as FACT_KINDS
from corpus.knowledge import Knowledge, OwnNetwork, OwnTheme
from corpus.model import DateSpan, PartnerCity, Reading
from ingest.finders import describe, facts, pipeline, signature
from ingest.finders.components import KINDS, PIPELINES
from ingest.finders.document import found, label_of
from ingest.nlp import build

ROOT = Path(__file__).resolve().parents[3]
TEXT = """Egelund Kommune

Byrådet vedtog den 3. maj 2021, at udledningen af CO2 skal falde med 70 % inden 2030. Vi bidrager til verdensmål 13.

Vi er med i Eurocities. Kommunen har Nancy i Frankrig som venskabsby.
"""
GROUPS = ("date", "network", "partner_city", "sdg", "theme", "goal")


def marks(nlp, text=TEXT):
    doc = nlp(text)
    return {
        key: [(s.start_char, s.end_char, s.label_, s.kb_id_, s._.value, s._.confidence, s._.why) for s in doc.spans[key]] for key in GROUPS
    }


@pytest.mark.parametrize("language", ["da", "de", "en", "sv", None])
def test_one_description_makes_a_pipeline_for_each_language(language):
    nlp = pipeline(language)
    assert nlp.lang == (language if language in ("da", "de", "en") else "da")
    described = spacy.util.load_config(PIPELINES)["nlp"]["pipeline"]
    assert nlp.pipe_names[-len(described) :] == described
    assert [nlp.get_pipe_meta(name).factory for name in described] == described


def test_every_component_finds_what_it_needs():
    problems = pipeline("da").analyze_pipes(keys=["assigns", "requires"])["problems"]
    assert {name: missing for name, missing in problems.items() if missing} == {}


def test_every_finder_has_its_kind():
    assert set(KINDS) == set(FACT_KINDS)


def test_a_span_tells_what_was_found_there():
    doc = pipeline("da")(TEXT)
    (adopted,) = [span for span in doc.spans["date"] if span.text == "3. maj 2021"]
    assert adopted._.value.start == "2021-05-03"
    assert adopted.label_ == adopted._.value.role
    assert 0 < adopted._.confidence <= 1
    assert adopted._.why
    (nancy,) = [span for span in doc.spans["partner_city"] if span.text == "Nancy"]
    assert (nancy.label_, nancy.kb_id_) == (nancy._.value.relation, nancy._.value.place)
    assert [span.label_ for span in doc.spans["sdg"]] == ["sdg_13"]
    assert doc[0:1]._.value is None
    assert doc._.head.issuer == "Egelund Kommune"
    assert [token._.lemma for token in doc if token.text == "falde"]


def test_two_findings_at_one_place_keep_their_own_values():
    doc = pipeline("da")(TEXT)
    goals, themes = list(doc.spans["goal"]), list(doc.spans["theme"])
    assert all(type(span._.value).__name__ == "Goal" for span in goals)
    assert all(type(span._.value).__name__ == "Theme" for span in themes)
    assert {label_of(item.value) for item in found(doc, "theme")} == {span.label_ for span in themes}


@pytest.mark.parametrize("language", ["da", "de"])
def test_a_pipeline_on_disk_finds_the_same(tmp_path, language):
    nlp = pipeline(language)
    nlp.to_disk(tmp_path / "model")
    again = spacy.load(tmp_path / "model")
    assert again.pipe_names == nlp.pipe_names
    assert marks(again) == marks(nlp)
    assert any(marks(nlp).values())


def test_a_pipeline_on_disk_is_loaded_by_a_program_that_knows_only_spacy(tmp_path):
    """The package's entry points tell spaCy of the factories."""
    nlp = pipeline("da")
    nlp.to_disk(tmp_path / "model")
    (tmp_path / "text.txt").write_text(TEXT, encoding="utf-8")
    program = (
        "import spacy, pathlib\n"
        "doc = spacy.load('model')(pathlib.Path('text.txt').read_text(encoding='utf-8'))\n"
        "print({key: [(s.start_char, s.end_char, s.label_) for s in group] for key, group in doc.spans.items()})"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == str({key: [mark[:3] for mark in each] for key, each in marks(nlp).items()})


def test_the_entry_points_name_every_component():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["entry-points"]["spacy_factories"]
    assert set(declared) == set(spacy.util.load_config(PIPELINES)["nlp"]["pipeline"])
    for name, target in declared.items():
        module, _, attribute = target.partition(":")
        assert callable(getattr(sys.modules[module], attribute)), name


def test_settings_of_a_component_are_heeded(tmp_path):
    changed = PIPELINES.read_text(encoding="utf-8").replace(
        'spans_key = "date"\nmin_confidence = 0.0', 'spans_key = "days"\nmin_confidence = 0.99'
    )
    (tmp_path / "own.cfg").write_text(changed, encoding="utf-8")
    doc = build("da", tmp_path / "own.cfg")(TEXT)
    assert "date" not in doc.spans
    assert all(span._.confidence >= 0.99 for span in doc.spans["days"])
    assert len(doc.spans["days"]) < len(pipeline("da")(TEXT).spans["date"])


def test_spans_are_kept_with_documents():
    """Extension values are Python objects of ours; labels and ids go into spaCy's own format."""
    doc = pipeline("da")(TEXT)
    (again,) = DocBin(docs=[doc], attrs=["SENT_START"]).get_docs(pipeline("da").vocab)
    for key in GROUPS:
        assert [(s.start, s.end, s.label_, s.kb_id_, s.id_) for s in again.spans[key]] == [
            (s.start, s.end, s.label_, s.kb_id_, s.id_) for s in doc.spans[key]
        ]


def test_many_texts_go_through_a_pipe():
    docs = list(pipeline("da").pipe([TEXT, "Intet.", TEXT]))
    assert [len(doc.spans["date"]) for doc in docs] == [len(docs[0].spans["date"]), 0, len(docs[0].spans["date"])]
    assert [value.start for value in (fact.value for fact in facts(docs[2])) if isinstance(value, DateSpan)]


def test_each_line_of_a_plain_text_is_a_block_and_stays_where_it_is():
    text = "Mål for 2030\n\n- Vi vil plante 500 træer.\n  • Vi vil halvere affaldet.\nVores venskabsby er Nancy."
    doc = pipeline("da")(text)
    assert [(text[b.start : b.end], b.role) for b in doc._.flow.blocks] == [
        ("Mål for 2030", "heading"),
        ("Vi vil plante 500 træer.", "list_item"),
        ("Vi vil halvere affaldet.", "list_item"),
        ("Vores venskabsby er Nancy.", "paragraph"),
    ]
    assert doc.text == text
    assert {fact.quote for fact in facts(doc) if fact.kind == "goal"} == {"Vi vil plante 500 træer.", "Vi vil halvere affaldet."}


@pytest.mark.parametrize("text", ["", "\n", "\f\n \n", "x", "-", "\u2028"])
def test_odd_plain_texts(text):
    doc = pipeline("de")(text)
    assert doc.text == text
    assert list(facts(doc)) == []


def test_versions_say_what_a_fact_depends_on(read):
    reading = read(TEXT, "da")
    plain = {fact.kind: fact.version for fact in describe(reading, "x.txt")[1]}
    with knowledge.using(Knowledge(networks=(OwnNetwork("Vore Byer"),))) as known:
        own = {fact.kind: fact.version for fact in describe(reading, "x.txt")[1]}
        assert signature() == signature(known)
    assert {kind for kind in plain if plain[kind] != own[kind]} == {"network", "partner_city"}
    assert own["network"] == f"{plain['network']}+{known.fingerprint}"
    signatures = {signature(Knowledge()), signature(known), signature(Knowledge(themes=(OwnTheme("Turisme", ("turist",)),)))}
    assert len(signatures) == 3
    assert signature() == signature(Knowledge())


def test_a_reading_without_pages_has_its_name():
    reading = Reading((), None, "test", datetime(2026, 1, 1, tzinfo=UTC))
    assert describe(reading, "empty.pdf")[0].title == "empty.pdf"


def test_partner_places_are_known_by_their_id():
    doc = pipeline("da")(TEXT)
    towns = [(span.kb_id_, span._.value) for span in doc.spans["partner_city"]]
    assert all(isinstance(town, PartnerCity) and known == (town.place or "") for known, town in towns)
    assert len(towns) == 1
