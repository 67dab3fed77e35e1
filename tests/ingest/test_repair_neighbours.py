"""What the neighbours and the archive say of a word that may be read in several ways. The towns, people and plans are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpus.own_words import OwnWords
from ingest.pipeline import read_task
from ingest.task import Task
from tests.building import write
from tests.ingest.test_repair import BROKEN_DA, in_broken, repaired

PLAIN_DA = """Bornepolitik for Nordby Kommune

Vi onsker, at alle born og unge far adgang til natur og leg. Bornene skal mode voksne, der stotter dem,
og vi moder foraeldrene med abenhed. Der er folgende omrader: losninger, okonomi, miljo og moder med radet.
Vi arbejder pa at gore det lettere at lane boger, og vi foler os trygge. De storste skoler abner for aften.
Horingen afholdes i ar, og udvalget drofter, hvad borgerne bor gore. Pa gaderne ses en hoj kvalitet.
De granne omrader i Kabenhavn bliver stattet, og nye lasninger praves af pa hajskolen og i svammehallen."""
BETWEEN_DA = [
    ("Broen lappes pa samme made igen.", "Broen lappes på samme måde igen."),
    ("Udvalget afholder et arligt made med foreningerne.", "Udvalget afholder et årligt møde med foreningerne."),
    ("Foreningerne far tilskud.", "Foreningerne får tilskud."),
    ("Et barn og hans far har adgang.", "Et barn og hans far har adgang."),
    ("Det enkelte barn skal trives.", "Det enkelte barn skal trives."),
    ("Alle barn skal vaere med.", "Alle børn skal være med."),
    ("Planen skal vere klar nar radet samles.", "Planen skal være klar når rådet samles."),
    ("Ansggningen sendes uger for fristen.", "Ansøgningen sendes uger før fristen."),
    ("Der er penge for alle borgere.", "Der er penge for alle borgere."),
    ("Der bar skabes flere tilbud.", "Der bør skabes flere tilbud."),
    ("Kommunen star for driften.", "Kommunen står for driften."),
    ("Timerne er skemasat om aftenen.", "Timerne er skemasat om aftenen."),
    ("Ruten er tidssat.", "Ruten er tidssat."),
    ("Huset er selvbetjent om aftenen.", "Huset er selvbetjent om aftenen."),
]
BETWEEN_DE = [
    ("Der Burger zahlt wenig.", "Der Bürger zahlt wenig."),
    ("Die Halle wurde von der Stadt gebaut.", "Die Halle wurde von der Stadt gebaut."),
    ("Das Fest war schon im letzten Jahr gut besucht.", "Das Fest war schon im letzten Jahr gut besucht."),
    ("Das gilt in hohem MaBe fiir alle.", "Das gilt in hohem Maße für alle."),
    ("Die Satzung gilt uber die Grenze hinaus.", "Die Satzung gilt über die Grenze hinaus."),
]


@pytest.mark.parametrize(("before", "after"), BETWEEN_DA)
def test_danish_words_are_read_by_their_neighbours(before: str, after: str) -> None:
    assert repaired(f"{PLAIN_DA}\n\n{before}").split("\n\n")[-1] == after


@pytest.mark.parametrize(("before", "after"), BETWEEN_DE)
def test_german_words_are_read_by_their_neighbours(before: str, after: str) -> None:
    assert in_broken(before, "de") == after


NAMES_KNOWN = OwnWords({"da": {"møllegaten": 3, "sønderkærskolen": 4}}, {"da": 40_000})


@pytest.mark.parametrize("words", [None, NAMES_KNOWN])
def test_a_name_that_clean_documents_know_mends_the_broken_one(tmp_path: Path, words: OwnWords | None) -> None:
    text = f"{BROKEN_DA}\n\nKlubben ligger i Mollegaten ved Sgnderkaerskolen."
    path = tmp_path / "own.tsv"
    if words:
        words.save(path)
    task = Task(write(tmp_path, content=text), "plan.txt", tmp_path / "room", words=path if words else None)
    read = read_task(task, lambda page, pages: None).reading.pages[0].text
    assert ("Møllegaten" in read) == (words is not None)
    assert ("Sønderkærskolen" in read) == (words is not None)


def test_what_no_archive_knows_stays_as_it_is_read() -> None:
    assert in_broken("Klubben ligger i Brogaten ved Hans Olesen.") == "Klubben ligger i Brogaten ved Hans Olesen."
