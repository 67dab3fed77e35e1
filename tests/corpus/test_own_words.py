"""Words that the archive learns from its clean documents, and the guards against learning what was misread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.account import Account
from corpus.archive import Archive
from corpus.edits import Edit, Reason
from corpus.model import Head, Page, ReadDocument, Reading
from corpus.own_words import OwnWords
from corpus.own_words_clean import clean_words, looks_misread
from tests.building import add_read, write

DANISH = """Byrådet har på sit møde i går vedtaget en ny plan for skolerne. Planen skal gøre det nemmere for børn og unge at finde
et fællesskab, hvor de kan lære noget nyt hver dag. Alle skoler får flere lærere, og de største klasser bliver delt i to. Forældrene
har længe ønsket bedre mad i kantinen, og nu er der råd til det. Vi vil også bygge en hal ved søen, så både gamle og unge kan mødes
og bevæge sig, når vejret er dårligt. Pengene kommer fra salget af den gamle brandstation. Næste år gør vi status og spørger alle
borgere, om de synes, at det går den rigtige vej. Har du spørgsmål, så skriv til os eller kom forbi rådhuset på en hverdag."""

GERMAN = """Der Rat der Stadt hat in seiner letzten Sitzung beschlossen, die Straßen und Wege in den nächsten Jahren gründlich zu
erneuern. Für die Bürgerinnen und Bürger wird es dadurch leichter, mit dem Fahrrad zur Schule oder zur Arbeit zu fahren. Außerdem
können Händler künftig früher öffnen. Die Verwaltung prüft, wie hoch die Kosten für den Bau einer größeren Halle sind. Über die
Hälfte der Mittel kommt vom Land. Wer Fragen hat, wendet sich an das Büro im Rathaus. Dort hört man gern zu und erklärt, was möglich
ist. Im Frühjahr folgt ein Bericht über alles, was bis dahin geschehen ist, und über die Pläne für das übernächste Jahr."""


def reading(*texts: str, language: str = "da", page: Page | None = None) -> Reading:
    """A reading of text pages; the details of `page` are theirs too."""
    details = page or Page(1, "text", "", language)
    pages = tuple(replace(details, number=number, source_text=text) for number, text in enumerate(texts, 1))
    return Reading(pages, language, "2", datetime.now(UTC))


def learned(*texts: str, language: str = "da") -> set[str]:
    return set(clean_words(reading(*texts, language=language)).get(language, {})) - {""}


def misread(text: str) -> str:
    """As an OCR without Danish letters reads it."""
    return text.translate(str.maketrans({"æ": "e", "ø": "g", "å": "a", "Å": "A"}))


def test_a_clean_document_vouches_for_its_names() -> None:
    found = clean_words(reading(f"{DANISH} Skolen i Vimmelstrup ligger ved Vimmelstrup Å.", "Mere om Vimmelstrup og Vesterknæk."))
    assert found["da"]["vimmelstrup"] == 3
    assert found["da"]["vesterknæk"] == 1
    assert found["da"][""] > 100
    assert "byrådet" not in found["da"]


def test_german_words_with_sharp_s_are_known_though_lists_write_them_otherwise() -> None:
    assert learned(f"{GERMAN} Es entstehen Wohnungen am Brömmerhude.", language="de") == {"brömmerhude"}


EDIT: tuple[Reason, ...] = ("repair", "letters", "spacing", "debris")
PLACE = "Det nye hus i Vimmelstrup. "


@pytest.mark.parametrize(
    "page",
    [
        Page(1, "ocr", "", "da", 0.99),
        Page(1, "mixed", "", "da", 0.99),
        Page(1, "text-layer", "", "da", account=Account(layer=0.9, ocr=0.8)),
        Page(1, "text-layer", "", "da", account=Account(layer=0.4)),
        Page(1, "text-layer", "", "da", warnings=("low_confidence",)),
        Page(1, "text", "", "sv"),
        Page(1, "text", "", None),
        *(Page(1, "text", "", "da", edits=(Edit(0, 3, "Det", "Der", reason, 0.9),)) for reason in EDIT),
    ],
)
def test_pages_read_from_pictures_repaired_doubtful_or_foreign_vouch_for_nothing(page: Page) -> None:
    assert clean_words(reading(PLACE + DANISH, page=page)) == {}


def test_one_repaired_page_makes_its_whole_document_doubtful() -> None:
    clean = reading(PLACE + DANISH, DANISH)
    spoilt = replace(clean.pages[1], edits=(Edit(0, 7, "Byrådet", "Byråden", "letters", 0.9),))
    assert clean_words(clean) != {}
    assert clean_words(replace(clean, pages=(clean.pages[0], spoilt))) == {}


@pytest.mark.parametrize("reason", ["hyphenation", "unicode", "bullet"])
def test_what_is_no_misreading_is_no_doubt(reason: Reason) -> None:
    page = Page(1, "text-layer", "", "da", edits=(Edit(0, 3, "Det", "Der", reason, 0.9),))
    assert "vimmelstrup" in clean_words(reading(PLACE + DANISH, page=page))["da"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (misread(PLACE + DANISH), "da"),
        ((PLACE + DANISH).replace("ø", "o"), "da"),
        ((PLACE + DANISH).replace("å", "a"), "da"),
        ((PLACE + GERMAN).replace("ü", "u"), "de"),
        ((PLACE + DANISH).replace("n", "ri"), "da"),
        ((PLACE + DANISH)[:300], "da"),
        ("Vimmelstrup " * 300, "da"),
    ],
)
def test_a_text_that_lost_letters_makes_no_sense_or_is_short_vouches_for_nothing(text: str, language: str) -> None:
    """Also where nobody repaired it, or someone took all repairs back."""
    assert clean_words(reading(text, language=language)) == {}


@pytest.mark.parametrize(
    "text",
    [
        "Et besgg i byen",
        "Skolernes bgrnegrupper",
        "Alle ogplanen for dem",
        "Vores kommu nens plan",
        "En plan om Vimmel-\nstrup og",
        "Skriv til vimmelstrup@vimmelstrup.dk eller www.vimmelstrup.dk",
        "Tal med VIMMELSTRUP om vImmelstrup",
        "Se bilag xq og vim7strup",
    ],
)
def test_words_that_look_misread_torn_glued_or_cut_are_not_learned(text: str) -> None:
    assert learned(f"{text}. {DANISH}") == set()


@pytest.mark.parametrize(
    ("word", "language", "is_misread"),
    [
        ("besgg", "da", True),
        ("fzllesskab", "da", True),
        ("skoleme", "da", True),
        ("ogplanen", "da", True),
        ("rligt", "da", True),
        ("strabe", "de", True),
        ("burgermeister", "de", True),
        ("vimmelstrup", "da", False),
        ("brömmerhude", "de", False),
    ],
)
def test_what_looks_misread(word: str, language: str, is_misread: bool) -> None:
    assert looks_misread(word, language) == is_misread


@given(st.text(max_size=300))
def test_no_text_makes_it_raise(text: str) -> None:
    assert set(clean_words(reading(text + DANISH))) <= {"da"}


WORD = st.text(alphabet="abcæøåß", min_size=1, max_size=8)


@given(st.dictionaries(st.sampled_from(["da", "de"]), st.dictionaries(WORD, st.integers(1, 99), min_size=1, max_size=9)))
def test_saved_words_are_loaded_as_they_were(tmp_path_factory: pytest.TempPathFactory, counts: dict[str, dict[str, int]]) -> None:
    words = OwnWords(counts, {"da": 5_000_000})
    path = tmp_path_factory.mktemp("words") / "words"
    words.save(path)
    assert OwnWords.load(path) == words


@pytest.mark.parametrize("content", ["da\tby\n", "da\tby\tmange\n", "nonsense", "da\tby\t-1\n"])
def test_a_file_of_something_else_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(ValueError, match="no line of own words"):
        OwnWords.load(write(tmp_path, "words", content))


def test_shares_are_of_all_words_and_small_in_a_small_archive() -> None:
    words = OwnWords({"da": {"vimmelstrup": 4}}, {"da": 2_000})
    assert words.knows("Vimmelstrup", "da")
    assert not words.knows("vimmelstrup", "de")
    assert (words.words("da"), words.words("de")) == ({"vimmelstrup"}, frozenset())
    assert words.frequency("Vimmelstrup", "da") == 4e-6
    assert OwnWords({"da": {"vimmelstrup": 4}}, {"da": 4_000_000}).frequency("vimmelstrup", "da") == 1e-6
    assert words.frequency("andet", "da") == 0.0


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    opened = Archive(tmp_path / "archive")
    yield opened
    opened.close()


def keep(archive: Archive, folder: Path, name: str, read: Reading) -> str:
    return add_read(archive, write(folder, name, name), ReadDocument(Head(name, language="da"), read, (), "text/plain"))


def test_two_clean_documents_make_a_word_the_archives_own(archive: Archive, tmp_path: Path) -> None:
    keep(archive, tmp_path, "one", reading(f"{DANISH} Et hus i Vimmelstrup og Sortknap."))
    assert len(archive.own_words()) == 0
    second = keep(archive, tmp_path, "two", reading(f"{DANISH} En tur til Vimmelstrup, ja, Vimmelstrup!"))
    own = archive.own_words()
    assert own.counts == {"da": {"vimmelstrup": 3}}
    assert own.totals["da"] > 200
    archive.remove(second)
    assert len(archive.own_words()) == 0
    archive.add(tmp_path / "two", "two")
    assert archive.own_words().knows("vimmelstrup", "da")


def test_however_many_bad_documents_hold_a_word_it_is_not_learned(archive: Archive, tmp_path: Path) -> None:
    scan = Page(1, "ocr", "", "da", 0.99)
    for number in range(3):
        keep(archive, tmp_path, f"scan {number}", reading(f"{DANISH} Et hus i Vimnelstrup.", page=scan))
        keep(archive, tmp_path, f"text {number}", reading(misread(f"{DANISH} Et hus i Vimnelstrup, {number} etager.")))
    keep(archive, tmp_path, "clean", reading(f"{DANISH} Et hus i Vimnelstrup."))
    assert len(archive.own_words()) == 0


def test_a_new_reading_takes_the_place_of_the_words_of_the_one_before(archive: Archive, tmp_path: Path) -> None:
    for name in ("one", "two"):
        document = keep(archive, tmp_path, name, reading(f"{DANISH} Et hus i Vimmelstrup."))
    archive.reread(document)
    job = archive.lease("w", 60)
    assert job is not None
    scan = reading(f"{DANISH} Et hus i Vimmelstrup.", page=Page(1, "ocr", "", "da", 0.9))
    assert archive.finish(job.id, "w", ReadDocument(Head("two", language="da"), scan, (), "text/plain"), None)
    assert len(archive.own_words()) == 0
