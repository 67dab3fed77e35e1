"""How much sense words make: texts of many languages do, whatever a wrong font, encoding or spacing made of them does not."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.model import Box
from ingest.sense import sense
from ingest.sheet import PlacedWord, Strip
from tests.ingest import making

DANISH = " ".join(making.DANISH)
GERMAN = " ".join(making.GERMAN)
SWEDISH = "Kommunfullmäktige har beslutat att alla skolor i staden ska ha gröna tak senast år 2030. Barn och ungdomar får vara med."
DUTCH = "Het college heeft besloten dat alle scholen groene daken krijgen voordat nieuwe wijken worden gebouwd."
POLISH = "Rada miasta postanowiła, że wszystkie szkoły otrzymają zielone dachy, zanim powstaną nowe osiedla."
NAMES = "Jens Øster Mortensen 2.340,50 12.03.2019 Birgitte Kjær-Nyborg 1.204,00 Ahmed Yıldırım 450 Szczepan Wójcik 88,20 Pål Grønnsæter 17"


def shifted(text: str, by: int) -> str:
    """As a font reads whose letters lie elsewhere than its table says."""
    return "".join(chr((ord(c) - 97 + by) % 26 + 97) if "a" <= c <= "z" else c for c in text.lower())


def shuffled(text: str, seed: int) -> str:
    letters = list("abcdefghijklmnopqrstuvwxyzæøåäöüß")
    others = letters[:]
    random.Random(seed).shuffle(others)
    return text.lower().translate(str.maketrans(dict(zip(letters, others, strict=True))))


@pytest.mark.parametrize(
    ("text", "least"),
    [
        (DANISH, 0.95),
        (GERMAN, 0.95),
        (DANISH.upper(), 0.95),
        ("The council has decided that all schools shall have green roofs.", 0.95),
        (SWEDISH, 0.6),
        (DUTCH, 0.6),
        (POLISH, 0.6),
        (NAMES, 0.75),
        ("12 345 678", 1.0),
        ("§ 12a CO2 2030er EU27 kWh A4-Format 3.500 t H2O", 0.7),
        ("Skriv til post@havneby.dk eller se www.havneby.dk/klima og https://havneby.dk", 0.9),
        ("Bürger*innen BürgerInnen McDonald iPad C’est 5G-Netz 2030-Ziele", 0.85),
        ("Klimatilpasningshandleplan Radverkehrsförderungsprogramm", 0.9),
        ("Городской совет принял решение о зелёных крышах", 0.6),
    ],
)
def test_text_makes_sense(text: str, least: float) -> None:
    assert sense(text) >= least


@pytest.mark.parametrize(
    ("text", "most"),
    [
        ("", 0.0),
        ("| ; . , ~", 0.0),
        (" ".join(DANISH.replace(" ", "")), 0.1),
        ("  ".join(" ".join(word) for word in GERMAN.split()), 0.1),
        (DANISH.replace(" ", ""), 0.45),
        (DANISH.encode().decode("latin-1"), 0.5),
        (GERMAN.encode().decode("cp1252", "replace"), 0.5),
        (DANISH.encode("cp1252").decode("mac_roman"), 0.6),
        (GERMAN.encode("cp437").decode("cp1252", "replace"), 0.6),
        ("".join(chr(0xE000 + ord(c)) if c != " " else c for c in DANISH), 0.0),
        ("".join("\ufffd" if n % 4 == 0 else c for n, c in enumerate(DANISH)), 0.2),
        ("".join("\x07" if n % 4 == 0 else c for n, c in enumerate(DANISH)), 0.2),
        ("K0mmunens b0rn 5kal h0res f0r nye 0mråder bygge5", 0.5),
        ("/g34/g23/g12 /g34/g55 /g12/g33", 0.1),
        ("(cid:34)(cid:22)(cid:12) (cid:3)(cid:33)", 0.1),
        ("kOmMuNeN vIl VæRe KlImAnEuTrAl", 0.55),
        ("qzx vbnk trwp lkjh sdfg zxcv mnbv qwrt plkj hgfd " * 4, 0.3),
    ],
)
def test_rubbish_makes_none(text: str, most: float) -> None:
    assert sense(text) <= most


@pytest.mark.parametrize("text", [DANISH, GERMAN])
@pytest.mark.parametrize("by", [1, 3, 7, 13, 20])
def test_shifted_letters_make_no_sense(text: str, by: int) -> None:
    assert sense(shifted(text, by)) < 0.4


@pytest.mark.parametrize("text", [DANISH, GERMAN, SWEDISH])
@pytest.mark.parametrize("seed", range(8))
def test_shuffled_letters_make_no_sense(text: str, seed: int) -> None:
    assert sense(shuffled(text, seed)) < 0.45


def test_the_better_of_two_readings_scores_higher() -> None:
    misread = DANISH.replace("ø", "g").replace("å", "a").replace("æ", "ee").replace("kommune", "kornmune")
    assert sense(misread) < sense(DANISH) - 0.03


def test_strips_count_as_their_text() -> None:
    box = Box(0, 0, 1, 1)
    strips = [Strip(tuple(PlacedWord(word, box) for word in line.split())) for line in making.DANISH]
    assert sense(strips) == sense(DANISH)


@given(st.text(max_size=400))
def test_any_text_has_a_score(text: str) -> None:
    assert 0.0 <= sense(text) <= 1.0
