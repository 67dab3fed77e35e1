"""Repair: what an OCR broke comes back, what is right stays. The towns, people and plans are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.corrections import redo_all, undo, undo_repairs
from corpus.edits import REPAIRS, apply_edits
from corpus.model import Box, Page, Word
from ingest.cleaning import clean
from ingest.readers.text import text_blocks
from ingest.repair import Evidence

BROKEN_DA = """Kulturpolitik for Nordby Kommune

Vi gnsker, at alle bgrn og voksne far adgang til kunst og kultur. Bgrnene skal mgde musik, teater og
billedkunst bade i skolen og i fritiden. Kommunen stgtter foreninger, der abner dgrene for nye brugere,
og vi laegger veegt pa, at faellesskaberne er abne. Omradet udvikles i taet samarbejde med borgerne.

Biblioteket er byens laengste bord. Her mgdes aeldre og unge, og her kan man bade lese og leere.
Vi arbejder pa at ggre det lettere at lane bgger og at finde oplysninger om kommunens tilbud.
I de kommende ar vil vi ogsa styrke de frivillige, sa flere kan vaere med."""

BROKEN_DE = """Sportentwicklungsplan der Stadt Nordheim

Die Stadt mdchte fiir alle Biirgerinnen und Biirger gute Méglichkeiten schaffen. Die Vereine kénnen die
stadtischen Hallen kostenlos nutzen. Fiir die Kinder und Jugendlichen werden zusatzliche Platze an den
Schulen erdffnet. Die StraBe am FluB wird gréBer und schéner. Uber die Hohe der Zuschiisse entscheidet
der Rat jahrlich. Die Gemeinde unterstiitzt auBerdem die Stadtepartnerschaft mit ihren Freunden."""

CLEAN_DA = """Referat af møde i Skovby Byråd

Borgmesteren bød velkommen til Bo Ahlgren, Git Ørskov-Barn og Åge Aagaard. Projektet »Green Gate« ledes af
Nordic City Lab, og far til projektet er arkitekt Lars Aabye. Et barn kostede 4.500 kr. pr. måned i A2-ordningen.
Gæsterne fra Gdansk og Elblag holdt oplæg om urban heat og smart governance, før byrådet gik til afstemning.
Kontakt: bo.ahlgren@skovby.example eller www.skovby.example. Bilag: CO2-regnskab, B6-plan, 0,4 mio. kr. ar."""


def pages_of(text: str, language: str) -> list[Page]:
    return [Page(number, "text", part, language, blocks=text_blocks(part)) for number, part in enumerate(text.split("\f"), 1)]


def cleaned(text: str, language: str) -> list[Page]:
    evidence, pages = Evidence(), pages_of(text, language)
    for page in pages:
        evidence.see(page)
    return [clean(page, evidence) for page in pages]


def repaired(text: str, language: str = "da") -> str:
    return "\f".join(page.text for page in cleaned(text, language))


def in_broken(sentence: str, language: str = "da") -> str:
    """The sentence as it is repaired in a document that is broken throughout."""
    around = BROKEN_DA if language == "da" else BROKEN_DE
    return repaired(f"{around}\n\n{sentence}", language).split("\n\n", around.count("\n\n") + 1)[-1]


def test_a_danish_text_without_its_letters_gets_them_back() -> None:
    text = repaired(BROKEN_DA)
    for word in (
        "ønsker",
        "børn",
        "får",
        "Børnene",
        "møde",
        "både",
        "støtter",
        "åbner",
        "dørene",
        "lægger",
        "vægt",
        "på",
        "fællesskaberne",
    ):
        assert f" {word}" in text.replace("\n", " ")
    for word in ("Området", "tæt", "længste", "ældre", "lære", "gøre", "bøger", "år", "også", "så", "være"):
        assert word in text
    assert "Nordby Kommune" in text


def test_a_german_text_without_its_letters_gets_them_back() -> None:
    text = repaired(BROKEN_DE, "de")
    for word in ("möchte", "für", "Bürgerinnen", "Bürger", "Möglichkeiten", "können", "städtischen", "zusätzliche", "eröffnet"):
        assert word in text
    for word in ("Straße", "größer", "schöner", "Über", "Zuschüsse", "jährlich", "unterstützt", "außerdem", "Städtepartnerschaft"):
        assert word in text


TABLE_DA = [
    ("Planen er oqsa et lgfte.", "Planen er også et løfte."),
    ("Klubben ma opnd bedre veerktgj.", "Klubben må opnå bedre værktøj."),
    ("Idretsforeninger og svgmmehaller", "Idrætsforeninger og svømmehaller"),
    ("2blerne hgstes i ar.", "Æblerne høstes i år."),
    ("FEndringen meldes til beredskabet.", "Ændringen meldes til beredskabet."),
    ("Ostersgens fiskere klager", "Østersøens fiskere klager"),
    ("BORNE- OG KULTURUDVALGET", "BØRNE- OG KULTURUDVALGET"),
    ("Studietur til Kgbenhavn og Odense", "Studietur til København og Odense"),
    ("Besgg hos vores venskabsby Malmé", "Besøg hos vores venskabsby Malmø"),
    ("Der er 12 ar til 2035.", "Der er 12 år til 2035."),
    ("Stien er anlagt p& steerke peele.", "Stien er anlagt på stærke pæle."),
    ("Det er vigtigt, sdvel som muligt.", "Det er vigtigt, såvel som muligt."),
]


@pytest.mark.parametrize(("before", "after"), TABLE_DA)
def test_words_of_a_broken_danish_text(before: str, after: str) -> None:
    assert in_broken(before) == after


TABLE_DE = [
    ("Die Biirgermeisterin begriiBt die Gaste.", "Die Bürgermeisterin begrüßt die Gäste."),
    ("Die Stadtepartnerschaften werden gefdrdert.", "Die Städtepartnerschaften werden gefördert."),
    ("Das Gebaude liegt an der HauptstraBe.", "Das Gebäude liegt an der Hauptstraße."),
    ("Uber den Antrag wird spater entschieden.", "Über den Antrag wird später entschieden."),
]


@pytest.mark.parametrize(("before", "after"), TABLE_DE)
def test_words_of_a_broken_german_text(before: str, after: str) -> None:
    assert in_broken(before, "de") == after


KEPT_IN_BROKEN = [
    "Smart roads for slow people",
    "Telefon 45 67 80 10, lokal 0",
    "CO2, A4, 4b, B6, m3 og KL",
    "Lars Hansen, Peter Jensen og Anne Marie Olsen",
    "Bremen, Coimbra og Olsztyn",
    "kontakt@nordby.dk og www.nordby.dk/borger",
    "Et barn og en voksen",
]


@pytest.mark.parametrize("sentence", KEPT_IN_BROKEN)
def test_what_is_right_in_a_broken_text_stays(sentence: str) -> None:
    assert in_broken(sentence) == sentence


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (CLEAN_DA, "da"),
        (
            "Der Stadtrat von Weißbach hat für das Jahr 2031 über größere Flächen beraten. Auch Herr Burger war da.",
            "de",
        ),
        ("The city council of Greater Manchester met in order to see how far the born leaders go.", "en"),
        ("Kommunen ska över tid växa och må bra. Alla får vara med på nätet.", "sv"),
        ("Byraadet har paa sit Møde besluttet, at Skolen maa udvides. Der er Børn nok, og Læreren faar Løn.", "da"),
        ("« Citat » og o så videre", "da"),
        ("", "da"),
        ("\f\n \f", None),
    ],
)
def test_a_clean_text_is_left_alone(text: str, language: str) -> None:
    assert repaired(text, language) == text


def test_words_that_lost_their_space_get_it_back_where_the_document_loses_spaces() -> None:
    glued = "Viarbejder forat skabe plads. Deter vigtigt, atde unge erglade og atvi altid lytter tildem, nårde kommer iklubben."
    assert "Det er vigtigt, at de unge" in in_broken(glued)


BULLETS = [
    ("Byer:\n\neVejle, DK\neTorino, I\neLyon, F", "Byer:\n\n• Vejle, DK\n• Torino, I\n• Lyon, F"),
    ("Mal:\n\ne Bedre veje\ne Flere traeer\ne Renere luft", "Mål:\n\n• Bedre veje\n• Flere træer\n• Renere luft"),
    ("Vi vil\n\n« styrke skolen\n« stgtte klubben", "Vi vil\n\n• styrke skolen\n• støtte klubben"),
    ("Vi vil\n\n. styrke skolen\n. stgtte klubben", "Vi vil\n\n• styrke skolen\n• støtte klubben"),
    ("Metoder\n\n/Kurser\n/Besgg\n/Netveerk", "Metoder\n\n• Kurser\n• Besøg\n• Netværk"),
    ("- et punkt\n- et andet", "- et punkt\n- et andet"),
]


@pytest.mark.parametrize(("before", "after"), BULLETS)
def test_bullets_come_back(before: str, after: str) -> None:
    assert repaired(f"{BROKEN_DA}\n\n{before}").endswith(after)


def test_a_line_with_a_bullet_is_a_list_item() -> None:
    (page,) = cleaned(f"{BROKEN_DA}\n\nVi vil her\n« styrke skolen\nog dens leerere\n« stgtte klubben", "da")
    items = [page.text[b.start : b.end] for b in page.text_blocks if b.role == "list_item"]
    assert items == ["• styrke skolen\nog dens lærere", "• støtte klubben"]


def test_letters_and_line_end_hyphens_make_one_edit() -> None:
    (page,) = cleaned(f"{BROKEN_DA}\n\nVi styrker forael-\ndrenes og bgrne-\nog ungegruppens netveerk.", "da")
    assert page.text.endswith("Vi styrker forældrenes og børne-\nog ungegruppens netværk.")
    assert apply_edits(page.source_text, page.edits) == page.text


def test_our_own_ocr_is_believed_where_it_was_sure() -> None:
    def read(confidence: float) -> str:
        line = "Beslutningen om tilskud til foreningeme og klubbeme udsættes, og naboeme høres om planeme."
        at = [(line.index(word), word) for word in line.split()]
        words = tuple(Word(start, start + len(word), Box(0, 0, 1, 1), confidence) for start, word in at)
        page = Page(1, "ocr", line, "da", words=words, blocks=text_blocks(line))
        evidence = Evidence()
        evidence.see(page)
        return clean(page, evidence).text

    assert "foreningeme" in read(0.99)
    assert "foreningerne og klubberne udsættes, og naboerne høres om planerne" in read(0.5)


@pytest.mark.parametrize("text", [BROKEN_DA, BROKEN_DE, CLEAN_DA])
def test_repairs_are_reasoned_ordered_and_can_be_undone(text: str) -> None:
    (page,) = cleaned(text, "de" if text == BROKEN_DE else "da")
    assert all(edit.reason in REPAIRS and edit.confidence and 0 < edit.confidence < 1 for edit in page.edits)
    assert all(a.end <= b.start for a, b in zip(page.edits, page.edits[1:], strict=False))
    assert apply_edits(page.source_text, page.edits) == page.text
    assert bool(page.edits) == (text != CLEAN_DA)
    undone = undo_repairs(page)
    assert undone.text == undone.source_text == text
    one = page
    for edit in page.edits:
        one = undo(one, edit.start)
    assert one.text == text
    assert redo_all(one) == page


@pytest.mark.parametrize(("text", "language"), [(BROKEN_DA, "da"), (BROKEN_DE, "de"), (CLEAN_DA, "da")])
def test_cleaning_twice_is_cleaning_once(text: str, language: str) -> None:
    once = repaired(text, language)
    assert repaired(once, language) == once
    assert all(clean(page, Evidence()) == page for page in cleaned(text, language) if page.edits)


_LETTERS = st.sampled_from(
    [*"aegopdzsq0&@|.,-/«e \n\f", "ae", "bgrn", "pa ", "og ", "¢ ", "oq ", "skal", "ii", "StraBe ", "e ", "\n", "eVejle", "@x.dk"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(_LETTERS, max_size=60).map("".join), st.sampled_from(["da", "de", None]))
def test_no_text_makes_it_raise_and_all_can_be_undone(text: str, language: str) -> None:
    for page in cleaned(text, language):
        assert apply_edits(page.source_text, page.edits) == page.text
        assert all(0 <= b.start <= b.end <= len(page.source_text) for b in page.blocks)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_at_all(text: str) -> None:
    for page in cleaned(text, "da"):
        assert apply_edits(page.source_text, page.edits) == page.text


_WORDS = st.sampled_from(BROKEN_DA.split() + ["Deter", "oq", "eVejle", "far", "barn", "for", "2bler", "•", "\n", "\n\n", "netveerk"])


@settings(max_examples=80, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_a_repaired_document_needs_no_repair(text: str) -> None:
    once = repaired(f"{BROKEN_DA}\n\n{text}")
    assert repaired(once) == once
