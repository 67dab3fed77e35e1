"""What looks misread and is not: dialects, neighbours' languages, old spelling, codes, names. All of it is invented."""

from __future__ import annotations

import pytest

from tests.ingest.test_repair import BROKEN_DA, CLEAN_DA, repaired

MINUTES_DA = """Referat af møde i Udvalget for Kultur og Fritid, Lindø Kommune

Til stede: Bodil Søgaard, Jens Aage Baun, Mette Barfod, Ib Star Kjær og Oluf Nar. Afbud: Hor Petersen.
Mødet blev holdt i Mollerup Forsamlingshus. »A hæ wot i æ by, å de wa sgu it skjøn,« sagde en borger.
Efter den gamle skik skrev Sogneraadet: »Det vedtoges at anmode Amtsraadet om, at Veien over Aaen gøres farbar,
saafremt Bønderne selv leverer Gruset, og at Skolelæreren faaer sin Løn forhøiet«. Bestilt hos Koebenhavn Travel.
»Vi ønsker å bygge et nettverk for barn og unge, der alle får være med. Hvordan har dere tenkt å gjøre det?«
»Vi vill att barnen ska få en bra skola och att föräldrarna känner sig trygga hos oss.«
Vand: CO2, PM2,5, Fe2O3; 1.200 m2; matr.nr. 7ag, 12bo og 3o; sagsnr. 27.15.00-P20-7-21; o.nar@lindoe-kommune.example
Huset er bordsat, nyansat, selvbetjent. I en bar i Paris traf et barn sin far, der er modemand. Made in Denmark."""
MINUTES_DE = """Niederschrift über die Sitzung des Rates der Stadt Lindenmoor

Anwesend: Dr. Uwe Grosse-Burlage, Ute Muller, Jorg Schuler, Hans Burger, Ida Konig, Otto Masse. Die Straße am Moor.
»Wi willt, dat all Kinner in de School goht un dat de Lüüd in't Dörp tohoop holt.« »Mir hend koi Zeit, des isch halt so.«
»Die Gemeinde giebt bekannt, daß der Fluß seine Ufer überthritt und das Thor zu schließen sey.«
»Die Strasse muss grosszügig ausgebaut und die Massnahme gemäss Beschluss abgeschlossen werden.«
Die Verwaltung hatte berichtet; es wurde schon abgestimmt. Man würde es begrüßen, wenn die Masse in einem Maße sinkt.
»Wij hebben een mooie samenwerking met de buren.« »Vi glæder os til at få besøg af børnene fra jer.«
§ 34 Abs. 1 Satz 2 BauGB, Drs. 17/2345, Flurstück 112/3, B-Plan Nr. 14b; C2H5OH; uber_counter++; buergerservice@lindenmoor.example
Soest, Itzehoe, Bad Oldesloe, Kevelaer, Moers und Straelen; Gdansk, Elblag, Gyor, Timisoara und Malmo."""
NAME_ENDS = [a + b for a in ("ik", "ul", "om", "an", "er", "ud") for b in ("b", "d", "f", "g", "k", "l", "m", "n", "r", "t")]


@pytest.mark.parametrize(("text", "language"), [(MINUTES_DA, "da"), (MINUTES_DE, "de")])
def test_a_clean_text_is_left_alone_to_the_letter(text: str, language: str) -> None:
    assert repaired(text, language) == text


def test_a_broken_page_behind_many_clean_ones_is_repaired_and_they_are_not() -> None:
    names = [f"{first}{last}sen" for first in ("Bor", "Kil", "Mad", "Vest", "Tor", "Sun", "Hal", "Dal") for last in NAME_ENDS]
    clean_pages = "\f".join(f"{CLEAN_DA}\n\nTil stede var {', '.join(names[at : at + 40])}." for at in range(0, len(names), 40))
    *first, last = repaired(f"{clean_pages}\f{BROKEN_DA}").split("\f")
    assert "Vi ønsker, at alle børn" in last
    assert "\f".join(first) == clean_pages
