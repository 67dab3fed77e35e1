"""Numbers that look like dates and are none: addresses, phones, case and paper numbers, laws, amounts, postcodes, headcounts."""

from __future__ import annotations

import re

from corpus.dates_words import any_of, listed

_NUMBER_SIGNS = listed(
    "nr nr. nummer no. no number sagsnr sagsnr. sagsnummer j.nr journalnr dok dok.nr dokumentnr vorlage vorlage-nr vorlagennummer "
    "drucksache drs ds az az. aktenzeichen antrag-nr anfrage-nr beschluss-nr tlf tlf. telefon tel tel. mobil fax telefax durchwahl cvr "
    "ean p-nr iso din en iec isbn issn side s. seite seiten page pages p. pp. punkt pkt pkt. bilag anlage tabelle tabel figur abbildung "
    "§ §§ paragraf paragraph stk stk. raum rum zimmer lokale postfach postboks plz postnr kr kr. dkk eur euro usd chf € $ £ kl. kl ca. "
    "ca cirka circa rd. rund etwa knap knapp fast over über mehr godt mere flere mindst mindestens højst höchstens omtrent approximately "
    "approx. about nearly almost"
)
_UNITS = listed(
    "kr kr. kroner dkk euro eur € % ‰ °c pct pct. procent prozent percent mio mio. mia mia. mrd mrd. tkr t.kr. tusind tausend million "
    "millioner millionen kvadratmeter quadratmeter kilometer stemmer stimmen underskrifter m² m2 m³ m3 qm kvm km km² ha hektar hektarer "
    "kg ton tons tonnen t co2 kwh mwh gwh kw mw gw watt wh liter l meter m timer time stunden hours minutter minuten uhr dage tage days "
    "uger wochen måneder monate år jahre jahren years stk stk. stück stck indbyggere borgere beboere personer mennesker medlemmer "
    "medarbejdere ansatte elever studerende børn unge ældre familier husstande boliger lejligheder huse pladser arbejdspladser "
    "virksomheder skoler deltagere besøgende gæster følgere svar besvarelser træer biler cykler einwohner einwohnern einwohnerinnen "
    "bürger bürgern bürgerinnen bewohner personen menschen mitglieder mitgliedern mitarbeiter mitarbeitern mitarbeitende mitarbeitenden "
    "beschäftigte beschäftigten schüler schülern schülerinnen studierende studenten kinder kindern jugendliche jugendlichen familien "
    "haushalte haushalten wohnungen wohneinheiten häuser plätze plätzen kitaplätze arbeitsplätze arbeitsplätzen stellen betriebe "
    "unternehmen teilnehmer teilnehmern teilnehmende besucher besuchern gäste gästen unterschriften bäume bäumen fahrzeuge fahrräder "
    "inhabitants residents citizens people persons members employees pupils students children homes houses dwellings jobs companies "
    "participants visitors kommuner städte städten kommunen gemeinden byer towns cities municipalities københavn kobenhavn kbh kbh. "
    "frederiksberg copenhagen"
)

TRAPS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:https?://|www\.)[^\s<>\"]+",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}",
        r"(?<![\w-])[\w-]{1,64}\.(?:dk|de|eu|com|org|net|pdf|docx?|xlsx?|pptx?|html?)\b(?:/[^\s<>\"]*)?",
        r"(?<![\w-])\+\s?\d{2}[\s\d()/-]{6,}",
        r"(?<![\w-])0\d{2,4}\s?[/–-]\s?\d{3,}(?:[\s-]\d+)*",
        r"(?<!\d)\d{2}(?: \d{2}){3}(?!\d)",
        r"(?<!\d)\d{4} \d{4}(?!\d)(?<!19\d\d)(?<!20\d\d)",
        r"(?<!\d)(?:1[3-9]|[2-9]\d)\d\d [2-9][1-9]\d\d(?!\d)",
        r"(?<!\d)\d{2,4}/\d{1,4}/(?:eu|ef|eg|ec|ewg|eøf|eec|jha)\b",
        r"\((?:eu|eg|ef|ec|euratom|ewg|eøf)\)\s(?:nr\.\s)?\d+/\d+",
        r"(?<![\d.])(?:19|20)\d\d[/-](?:0\d{2,}|\d{3}|\d{5,}|[3-9]\d{3})(?!\d)",
        r"(?<!\d)\d{2}[/-]\d{5,}(?!\d)",
    )
)

_SIGN_BEFORE = re.compile(rf"(?:(?<![\w-])(?:{any_of(_NUMBER_SIGNS)})|#)[.:]?\s{{0,3}}$", re.IGNORECASE)
_DIGITS_BEFORE = re.compile(r"\d[.,:/\-–]$|\d\d \d\d $|(?<![\w])[A-Z]{1,3}-$|\d{5,} $|[×x*+=<>~]\s?$")
_STREET_BEFORE = re.compile(r"[a-zæøåäöüß.]\s\d{1,3}\s?[A-Za-z]?,?\s*\n\s*$")
_THAN_BEFORE = re.compile(r"(?:mere|flere|færre|mindre|mehr|weniger|more|fewer|less)\s+(?:end|als|than)\s+$", re.IGNORECASE)
_UNIT_AFTER = re.compile(rf"\s{{0,3}}(?:{any_of(_UNITS)})(?!\w)|,-|\s?[×*/]\s?\d|[/-]\d|-[A-Z]?\b(?!\w)(?=\S)|[_@]", re.IGNORECASE)
_MORE_DIGITS_AFTER = re.compile(r"\s\d{3}(?!\d)|\s\d{2} \d{2}(?!\d)|\s?[.,]\d")
_YEAR_CONTEXT = re.compile(
    r"(?<!\w)(?:i|im|in|år|året|jahr|jahre|jahres|jahren|year|siden|seit|since|fra|ab|von|from|bis|til|frem mod|inden|senest|"
    r"spätestens|by|until|for|für|mod|før|vor|efter|nach|after|before|und|og|and|vision|agenda|plan|ende|anfang|mitte|primo|ultimo|medio|af|of)\s+$",
    re.IGNORECASE,
)


def is_counted(text: str, start: int, end: int, year: int) -> bool:
    """Whether the bare four digits at [start, end) are a number of something, or of a paper, a phone, a place, and no year."""
    before, after = text[max(0, start - 40) : start], text[end : end + 24]
    if _SIGN_BEFORE.search(before) or _DIGITS_BEFORE.search(before) or _THAN_BEFORE.search(before) or _STREET_BEFORE.search(before):
        return True
    if _UNIT_AFTER.match(after) or _MORE_DIGITS_AFTER.match(after):
        return True
    needs_context = year < 1900 or year >= 2100 or year % 100 == 0
    return needs_context and not _YEAR_CONTEXT.search(before)
