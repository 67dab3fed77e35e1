"""The words that tie a town to the issuer: twin towns, networks, projects. Patterns run on the text as written."""

from __future__ import annotations

import re

from ingest.finders.text.cues import word_set

TWIN = re.compile(
    r"(?<!\w)(?:venskabsby\w*|venskabs\w*aftale\w*|venskab(?:et)?(?= med)|venskabs- ?og \w+by\w*|venskabelige (?:relationer|"
    r"forbindelser)|søsterby\w*|partnerby(?:er|en|"
    r"erne)?\b|vennebyer?|"
    r"(?:faste|tætte|formelle|internationale) (?:internationale )?(?:samarbejdsrelationer|samarbejdsbyer|partnerbyer|"
    r"samarbejdspartnere|partnerskaber)|partnerskab\w*|"
    r"\w*partnerschaft(?:en|s\w+)?|(?:[\w-]*-)?partner(?:stadt|städten?|"
    r"gemeinden?|kommunen?|region)\b|"
    r"städtefreundschaft\w*|freundschaft\b|städtepartnerschafts\w+|städtepartnerschaftlich\w+|schwesterst[aä]dt\w*|verschwisterung\w*|"
    r"twin(?:ned)?(?: (?:towns?|cit(?:y|ies)|with|municipalit\w+))|twinning|sister cit(?:y|ies)|partner (?:towns?|cit(?:y|"
    r"ies)|municipalit\w+)|town twinning|partnerships?)(?!\w)",
    re.IGNORECASE,
)
WEAK_TWIN = re.compile(
    r"^(?:partnerskab\w*|partnerships?|freundschaft|projektpartnerschaft\w*|schulpartnerschaft\w*|klimapartnerschaft\w*)$", re.IGNORECASE
)
"""Words that tie towns only where a town follows them closely."""

FILLER = word_set(
    "seks|syv|otte|ni|ti|elleve|tolv|flere|sechs|sieben|acht|neun|zehn|elf|zwölf|mehreren|six|seven|eight|nine|ten|"
    "med|mit|with|zu|zur|zum|zwischen|mellem|between|der|die|das|den|dem|des|de|det|den|und|og|and|sowie|samt|eller|oder|"
    "or|som|as|with|i|in|im|af|von|vom|of|by|byen|byer|byerne|town|towns|city|cities|stadt|städte|städten|gemeinde|"
    "gemeinden|kommune|kommuner|kommunen|er|ist|sind|are|is|bestehen|besteht|består|vores|unsere|unseren|unserer|unserem|"
    "our|kommunens|en|ein|eine|einen|einer|einem|et|a|an|neue|neuen|neuer|ny|nye|new|vi|wir|we|har|haben|hat|have|has|"
    "følgende|folgende|folgenden|following|bl.a|bl|a|fx|z.b|blandt|andet|unter|anderem|u|aktuell|p.t|bisher|også|auch|"
    "weiterhin|lige|nu|to|tre|fire|fem|zwei|drei|vier|fünf|two|three|four|five|seit|siden|since|fra|danske|tyske|"
    "samarbejde|samarbejdet|samarbejder|zusammenarbeit|austausch|kooperation|freundschaft|udveksling|cooperation|exchange|"
    "liegt|ligger|gerne|gern|helst|zum|beispiel|etwa|eksempel|f.eks|bl.a|hansestadt|"
    "relation|relationer|relationen|både|såvel|sowohl|franske|französischen|französische|polnischen"
)
"""Words that may stand between the tie and its towns."""

BEFORE_TIE = word_set(
    "bestehen|verbindet|verbinden|unterhält|unterhalten|pflegt|pflegen|besteht|vi|wir|stadt|kommunen|byen|om|ind|"
    "er|ist|is|war|var|wurde|blev|bliver|har|været|seit|siden|since|unsere|vores|our|kommunens|eine|en|ein|a|the|die|den|"
    "der|som|as|als|sind|are|offizielle|officiel|langjährige|mangeårig|også|auch|nun|nu|dermed|damit|og|und|and|sowie"
)
THIRD_PARTY = re.compile(
    r"(?:deren|dessen|ihre[nrms]?|seine[nrms]?|dennes|deres|dens|its|their|dortigen?|sin|sine)\s+(?:\w+\s+){0,3}$", re.IGNORECASE
)
DECLINED = re.compile(
    r"(?:lehn\w+ .*\bab\b|ablehnen|abzulehnen|afvise\w*|nicht auf|nicht mit|ikke med|ikke på|not with|statt mit)\b", re.IGNORECASE
)

INDEFINITE = re.compile(r"(?<!\w)(?:einer|eine|einen|ein|en|et|a|an|weitere[nr]?|neue[nr]?|ny|nye|new|another|endnu)(?!\w)", re.IGNORECASE)
WISH = re.compile(
    r"(?<!\w)(?:einsetzen|setz(?:t|en)|schlagen|schlägt|geplant\w*|planlagt|soll(?:en|te|ten)?|möchte[n]?|wollen|strebt|"
    r"streben|anzustreben|"
    r"anbefale\w*|indlede\w*|drøftelser|gespräche?n?|rækker?|empfiehlt|empfohlen|vorgeschlagen|schlage|foreslås|"
    r"wünsch\w*|befürwort\w*|"
    r"beauftragt|antrag\w*|wunsch|suchen?|gesucht|finden|beschließt|"
    r"geeignete\w*|künftig\w*|zukünftig\w*|angedacht\w*|vorschlag\w*|"
    r"prüfen|identifizieren|aufzunehmen|aufnahme|eingehen|"
    r"gewinn\w*|gerne?|etabler\w*|"
    r"einzugehen|abzuschließen|zu schließen|zu begründen|anzubahnen|abschluss|neue[rn]?|ønsker?|skal|vil|foreslår?\w*|overvejer?|"
    r"undersøge\w*|søge[rs]?|ny|etablere\w*|indgås?|gebeten|treten|"
    r"want|wish|should|will|propose\w*|seek|consider|new|future|establish)(?!\w)",
    re.IGNORECASE,
)
BEGIN = re.compile(
    r"(?<!\w)(?:neue[nr]?|künftig\w*|weitere[nr]?|ny|nye|new|another|endnu en|aufnehmen|eingehen|begründen|schließen soll|"
    r"indgå|etablere|establish|bemühen|suchen|søge)(?!\w)",
    re.IGNORECASE,
)
PLANNED = re.compile(r"(?<!\w)(?:geplant\w*|planlagt\w*|angestrebt\w*|vorgeschlagen\w*|påtænkt\w*|planned|proposed)(?!\w)", re.IGNORECASE)
FORMER = re.compile(
    r"(?<!\w)(?:ehemalige\w*(?= (?:\w+ )?(?:partner|städte|schwester))|til afslutning|løb ud|"
    r"ophæved\w*|ikke (?:længere|mere) (?:vores )?(?:venskabs|partner|aktiv|del af)\w*|er ikke længere|"
    r"nicht mehr (?:unsere |zu den )?(?:partner\w*|fortgeführt|gepflegt|aktiv)|(?:ikke|"
    r"nicht)(?: \w+){0,2} (?:ønsk\w+|gewünscht) at fortsætte|"
    r"ikke ønsket at fortsætte|frühere\w*(?= (?:\w+ )?(?:paten|partner))|bortfald\w*|bortfaldt|udløb\w*|"
    r"ikke (?:\w+ ){0,2}(?:fornyet|forlænget|videreført|videreføres|fortsat|fortsætter|fortsættes)|afslutter|"
    r"nicht (?:\w+ ){0,2}(?:fortgesetzt|weitergeführt|fortgeführt|erneuert)|lief\b[^.;]{0,40}\baus\b|"
    r"(?:indtil|bis|until) (?:19|20)\d\d(?= (?:venskabs|partner|war|var|bestand|eine?))|war bis (?:19|20)\d\d|var indtil (?:19|20)\d\d|"
    r"sat på pause|auf Eis|ausgesetzt|"
    r"eingefroren|ausgelaufen|lief aus|nicht (?:\w+ ){0,2}verlängert|erloschen|eingestellt|aufgehoben|suspend\w*|expired|"
    r"(?:zählte|gehörte|war|hørte|var)\b[^.;]{0,30}\bbis (?:19|20)\d\d|tidligere hørte|hørte tidligere|gehörte früher|früher gehörte|"
    r"frühere\w*(?= (?:Partner|Städte))|beendet\w*|aufgegeben|gekündigt|ruht|nicht fortgeführt|"
    r"nedlagt|opsagt|ophører|indstillet|aufgelöst\w*|tidligere (?=venskabs|partner|aftale|samarbejd|tvilling)|ophørt|"
    r"ophørte|afsluttet|opsagt|former\w*|ended|"
    r"terminated)(?!\w)",
    re.IGNORECASE,
)
MADE = (
    r"indgik|indgået|knyttet|unterzeichnet|unterschrieben|besiegelt|geschlossen|tilbage til|begründet|underskr\w+|besteht|"
    r"etableret|fulgte|folgte|"
    r"schloss|begonnen|begyndte|gegründet|kam|kom|er fra|stammt"
)
YEAR_OF_TIE = re.compile(rf"(?:{MADE})[^.;]{{0,40}}?\b((?:19|20)\d\d)\b|\b((?:19|20)\d\d)\b[^.;]{{0,60}}?(?:{MADE})", re.IGNORECASE)
SINCE = re.compile(
    r"(?:[Ss]eit|[Ss]iden|[Ss]ince|fra|von|geschlossen|indgået i|aftale fra|etableret i|established in|\()\s*(?:dem Jahr(?:e)?\s*|"
    r"år\s*)?((?:19|20)\d\d)\b"
)
SINCE_BEFORE = re.compile(r"(?:[Ss]eit|[Ss]iden|[Ss]ince)\s+(?:dem Jahr |år )?((?:19|20)\d\d)\b[^,;]{0,60}$")
SINCE_IN_ROW = re.compile(r"\b((?:19|20)\d\d)\b")

MEMBERS = re.compile(
    r"(?<!\w)(?:medlemm\w*|medlemsbyer\w*|mitglied\w*|members?|member cities|hvem er|wer ist|who is|deltagerbyer)(?!\w)", re.IGNORECASE
)
PROJECT = re.compile(
    r"(?<!\w)(?:deltagende (?:byer|kommuner|partnere)|projektpartner\w*|partnere i projektet|projektets partnere|"
    r"projektbyer|teilnehmende (?:städte|kommunen|partner)|"
    r"beteiligte (?:städte|kommunen|partner)|project partners?|participating (?:cities|towns|municipalities))(?!\w)",
    re.IGNORECASE,
)
PROJECT_ITEM = re.compile(r"[\w-]*(?:[Pp]rojekt|[Pp]roject)\w*\s+[\"'„“”»‘*]?(?P<name>[A-ZÆØÅÄÖÜ][\w-]*(?:\s[A-ZÆØÅÄÖÜ][\w-]*){0,4})")
PROJECT_NAME = re.compile(r"(?:[Pp]rojekt\w*|[Pp]roject)\s+[\"'„“”»‘]([^\"'„“”»‘’«]{3,60})[\"'“”«’]")
ENDED_BY_DECISION = re.compile(r"(?<!\w)(?:opsige[rs]?|opsagde|gekündigt|kündigen|beenden|ophæve[rs]?|nedlægge[rs]?)(?!\w)", re.IGNORECASE)
DECIDED = re.compile(r"(?<!\w)(?:beslutte(?:de|t|r)|vedt(?:og|aget)|beschlo(?:ss|ssen)|beschließt|har valgt at)(?!\w)", re.IGNORECASE)
AGAIN = re.compile(
    r"(?<!\w)(?:genoptage\w*|wiederbeleb\w*|wieder aufgenommen|wiederaufgenommen|erneuert|fornyet igen|genoplivet)(?!\w)", re.IGNORECASE
)
"""An ended tie that was taken up again is one."""


def is_former(near: str, sentence: str) -> bool:
    """Whether words close to a tie say that it has ended; a tie that is to be ended has not, unless that is decided."""
    if AGAIN.search(sentence):
        return False
    return bool(FORMER.search(near)) or bool(ENDED_BY_DECISION.search(near) and DECIDED.search(sentence))


ADJECTIVE_TOWN = re.compile(
    r"(?<!\w)([a-zæøåäöüß]+(?:isch|sisch|nsk|sk|ysk|lsk|ish|an|ese|ch)(?:e|en|er|em|es)?)(?:/n)?\s+(?:Stadt|Gemeinde|"
    r"Kommune|Großstadt|Kleinstadt|by|kommune|city|town|municipality)(?!\w)"
)
ADJECTIVE_TWIN = re.compile(
    r"(?<!\w)(?:en|et|én|ny|nye|eine[rnms]?|weitere[nr]?|neue[nr]?|a|an|new) ([a-zæøåäöüß]+(?:isch|nsk|sk|ish|an|ch)(?:e|en|er|em|es)?) "
    r"(?:[Pp]artner|[Vv]enskabs|[Ss]øster|[Ss]chwester)(?:stadt|gemeinde|kommune|by)(?!\w)"
)

COUNTRY_CODES = {
    "E": "ES", "P": "PT", "F": "FR", "D": "DE", "I": "IT", "S": "SE", "N": "NO", "A": "AT", "B": "BE", "H": "HU", "L": "LU", "UK": "GB",
    "IRL": "IE", "FIN": "FI", "SF": "FI", "RUS": "RU", "EST": "EE", "SLO": "SI", "PL": "PL", "CZ": "CZ",
}  # fmt: skip
OFFICE = re.compile(
    r"^(?:Municipality of|City of|Town of|Stadt|Gemeinde|Landeshauptstadt|Ville de|Commune de|Gmina|Ayuntamiento de|Byen|"
    r"Den \w+ by|Die \w+ Stadt)\s+|"
    r"\s+(?:Kommune?|County Council|Borough Council|District Council|City Council|Council|Municipality|kommune|kommun)$"
)
