"""The parts of repair, each by itself: addresses, debris, edits one after the other, candidates, the tables beside the code."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.edits import Edit, apply_edits
from corpus.lexicon_letters import letters_value
from corpus.lexicon_trie import WordTrie, compiled, word_trie
from corpus.model import Block, Page
from ingest import repair_context
from ingest.repair_addresses import address_edits, hosts
from ingest.repair_bullets import with_list_items
from ingest.repair_candidates import candidates
from ingest.repair_chain import chained
from ingest.repair_confusions import confusions
from ingest.repair_context import Context, Neighbours, phrases
from ingest.repair_debris import Letterheads, debris_edits

ADDRESSES = [
    ("Skriv til kultur®nordby.dk i dag", "Skriv til kultur@nordby.dk i dag"),
    ("anna.holm©nordby-kommune.dk", "anna.holm@nordby-kommune.dk"),
    ("rathausQnordheim.de", "rathaus@nordheim.de"),
    ("post @ nordby.dk", "post@nordby.dk"),
    ("mail: kulturnordby.dk, se www.nordby.dk", "mail: kultur@nordby.dk, se www.nordby.dk"),
    ("post@nordby.dk", "post@nordby.dk"),
    ("se www.nordby.dk/kultur", "se www.nordby.dk/kultur"),
    ("mail: kulturnordby.dk", "mail: kulturnordby.dk"),
    ("Registreret varemærke® og mere", "Registreret varemærke® og mere"),
    ("FAQ.dk og IQtest.dk", "FAQ.dk og IQtest.dk"),
]


@pytest.mark.parametrize(("before", "after"), ADDRESSES)
def test_an_at_sign_comes_back_where_the_address_is_unmistakable(before: str, after: str) -> None:
    assert apply_edits(before, list(address_edits(before, frozenset(hosts(before))))) == after


def test_pieces_of_a_letterhead_are_made_whole() -> None:
    text = "NORDHEIM Plan\n\nX RDHEIM Klima\n\nN ORDHEIM Skole\n\nBORDER Plan"
    heads = Letterheads()
    heads.add(text)
    assert heads.is_in_pieces()
    assert apply_edits(text, list(debris_edits(text, heads, "da"))) == "NORDHEIM Plan\n\nNORDHEIM Klima\n\nNORDHEIM Skole\n\nBORDER Plan"


def test_pieces_of_another_letterhead_with_other_letters_missing() -> None:
    text = "VESTERLUND Plan\n\nV STERLUND Havn\n\nVI TERLUND Park\n\nVESTERHAV Plan"
    heads = Letterheads()
    heads.add(text)
    assert apply_edits(text, list(debris_edits(text, heads, "da"))) == text.replace("V STERLUND", "VESTERLUND").replace(
        "VI TERLUND", "VESTERLUND"
    )


BEFORE = [
    ("Cykler i byen\n\nqv Cykler i byen\n\n- Z Cykler i byen", "Cykler i byen\n\nCykler i byen\n\nCykler i byen"),
    ("Neue Wege am Fluss\n\nJ Neue Wege am Fluss", "Neue Wege am Fluss\n\nNeue Wege am Fluss"),
    ("Cykler i byen\n\nKLM Cykler i byen", "Cykler i byen\n\nKLM Cykler i byen"),
    ("Cykler i byen\n\nqv Havnen om natten", "Cykler i byen\n\nqv Havnen om natten"),
]


@pytest.mark.parametrize(("before", "after"), BEFORE)
def test_letters_before_a_heading_go_where_it_stands_elsewhere_without_them(before: str, after: str) -> None:
    heads = Letterheads()
    heads.add(before)
    assert apply_edits(before, list(debris_edits(before, heads, "da"))) == after


def test_other_names_in_capitals_are_no_pieces() -> None:
    text = "NORDHEIM Plan\n\nSKOVBY Klima\n\nTEC Skovby\n\nEU Skovby"
    heads = Letterheads()
    heads.add(text)
    assert not heads.is_in_pieces()
    assert list(debris_edits(text, heads, "da")) == []


def test_edits_one_after_the_other_become_one_list() -> None:
    source = "et forael-\ndremgde og mere"
    first = [Edit(9, 11, "-\n", "", "hyphenation", 0.9)]
    second = [Edit(3, 16, "foraeldremgde", "forældremøde", "letters", 0.9), Edit(20, 24, "mere", "meget", "letters", 0.9)]
    edits = chained(source, first, second, apply_edits(source, first))
    assert apply_edits(source, edits) == "et forældremøde og meget"
    assert [edit.reason for edit in edits] == ["letters", "letters"]


CUT = [
    ("Vi vil\n« plante træer\nOgså om vinteren\n« rense åen", ["Vi vil", "« plante træer\nOgså om vinteren", "« rense åen"]),
    ("Vi vil\n« plante træer\n  Også om vinteren\n« rense åen", ["Vi vil", "« plante træer\n  Også om vinteren", "« rense åen"]),
    ("Vi vil\n  « plante træer\n  Også om vinteren", ["Vi vil", "« plante træer\n  Også om vinteren"]),
    ("Vi vil\n« plante træer\n Skove i byen", ["Vi vil", "« plante træer", "Skove i byen"]),
    ("Vi vil\n  « plante træer\n   Skove i byen", ["Vi vil", "« plante træer", "Skove i byen"]),
]


@pytest.mark.parametrize(("text", "parts"), CUT)
def test_an_item_goes_on_below_its_bullet_or_below_its_text(text: str, parts: list[str]) -> None:
    edits = tuple(Edit(at, at + 2, "« ", "• ", "bullet", 0.9) for at, char in enumerate(text) if char == "«")
    page = Page(1, "text", text, "da", edits=edits, blocks=(Block(0, len(text), "paragraph"),))
    found = with_list_items(page).blocks
    assert [text[b.start : b.end] for b in found] == parts
    assert [b.role for b in found] == ["list_item" if part.startswith("«") else "paragraph" for part in parts]


@pytest.mark.parametrize(
    ("word", "language", "meant"),
    [
        ("kgkken", "da", "køkken"),
        ("vandvaerkstgjet", "da", "vandværkstøjet"),
        ("pd", "da", "på"),
        ("Miillabfuhr", "de", "müllabfuhr"),
        ("schlieBen", "de", "schließen"),
    ],
)
def test_what_was_meant_is_among_the_candidates(word: str, language: str, meant: str) -> None:
    key = word[0].lower() + word[1:]
    assert meant in [candidate.text for candidate in candidates(key, language)]


def test_a_table_of_beginnings_knows_words_and_their_beginnings() -> None:
    table = WordTrie(compiled([("by", -3.0), ("byen", -3.5), ("børn", -3.2)]))
    assert table.word("by") == -3.0
    assert table.word("bør") is None
    assert table.word("hus") is None
    with pytest.raises(ValueError, match="cut off"):
        WordTrie(compiled([("by", -3.0)])[:-2])


def test_sharp_s_counts_where_it_belongs() -> None:
    trie = word_trie("de")
    assert (trie.word("straße") or -99) > (trie.word("strasse") or -99)
    assert (trie.word("außerdem") or -99) > (trie.word("ausserdem") or -99)


def test_letters_tell_a_word_from_rubbish() -> None:
    assert letters_value("indsatsen", "da") > letters_value("mdgsrtqen", "da")


def test_neighbours_speak_for_a_word() -> None:
    context = Context("da", {("byens", "torv"): 9})
    assert context.bonus("børn", Neighbours("alle", "og unge skal")) > context.bonus("børn", Neighbours("et", "er"))
    assert context.bonus("torv", Neighbours("byens", "er")) > context.bonus("tørv", Neighbours("byens", "er"))


def test_no_class_of_neighbours_says_a_word_twice() -> None:
    lines = (Path(repair_context.__file__).parent / "phrases.csv").read_text(encoding="utf-8").splitlines()
    listed = [cell.split("|") for line in lines for cell in line.split(",")[2:4]]
    assert [words for words in listed if len(words) != len(set(words))] == []


@pytest.mark.parametrize("language", ["da", "de"])
def test_the_tables_beside_the_code_are_whole(language: str) -> None:
    assert all(entry.read and entry.meant and entry.cost >= 0 and entry.read != entry.meant for entry in confusions(language).all)
    assert all(0 < phrase.weight < 2 for found in phrases(language).values() for phrase in found)
