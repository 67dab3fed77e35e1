"""What speaks for and against a town being tied to the issuer: the one table of weights, and the words by which each sign is known."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from ingest.finders.partners.tie_words import Cue

THRESHOLD = 3.5
"""A tie is believed from this sum on: more than *an agreement with a town abroad* alone (3.25)."""

WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        # of twin towns
        "a word for twin towns in the sentence": 2.0,
        "a word for ties in the sentence": 0.5,
        "the tie is to this town": 1.5,
        "under a heading of twin towns": 2.0,
        "below a heading of twin towns further up": 0.5,
        "under a heading of the world abroad": 0.5,
        "the sentence before speaks of twin towns": 1.5,
        "the sentence goes on from there": 0.5,
        "another town of the sentence is one": 1.0,
        "the next sentence calls it a twin town": 2.0,
        "the document speaks of twin towns": 1.0,
        "we or our town": 0.5,
        "since a year": 0.5,
        "a tie begins": 1.0,
        "at our side": 1.0,
        "the sentence before speaks of partners": 1.0,
        "a row of several towns": 1.0,
        "the sentence begins with it": 0.5,
        "asks for a tie": 1.5,
        "a line of nothing but towns": 1.5,
        # of fellows in projects and networks
        "named with the project": 3.0,
        "named with the network": 3.0,
        "the sentence before names the project": 2.0,
        "the sentence before names the network": 1.5,
        "it goes on about the network": 0.5,
        "together with": 1.5,
        "our own town stands in the row": 1.5,
        # of all
        "abroad": 0.5,
        "in our own country": -1.0,
        "its country is said": 0.25,
        "where something is": -2.5,
        "where somebody comes from": -1.5,
        "where somebody travels": -1.5,
        "whose something is": -5.0,
        "part of an institution's name": -3.0,
        "of somebody else": -6.0,
        "of a school or club": -4.0,
        "declined": -6.0,
        "an example": -2.0,
        "the example itself": -4.0,
        "in brackets behind another town": -4.0,
        "maybe a common word": -4.0,
        "maybe common words": -1.0,
    }
)

UNTIED, UNTIED_AT_HOME = -1.0, -2.0
"""What is taken off where only the surroundings speak of twin towns."""
DIRECT = frozenset(
    {
        "a word for twin towns in the sentence",
        "the tie is to this town",
        "the next sentence calls it a twin town",
        "since a year",
        "a tie begins",
        "at our side",
        "asks for a tie",
        "a line of nothing but towns",
        "the sentence begins with it",
        "a row of several towns",
    }
)
"""What ties this very town: without one of these signs its surroundings must say the more."""
DIRECT_AT_HOME = DIRECT - {"since a year", "a tie begins", "at our side", "the sentence begins with it"}
"""The same for towns of our own country, which a paper names for many other reasons."""

STRONG = Cue("strong")
SOFT = Cue("soft")
TWIN_HEADING = Cue("twin_heading")
ABROAD_HEADING = Cue("abroad_heading")
GOES_ON = Cue("goes_on")
GROWS = Cue("grows")
TALKS = Cue("talks")
"""Words by which a tie is not there yet but spoken of."""
AT_OUR_SIDE = Cue("at_our_side")
PARTNERS = Cue("partners")
OURS = Cue("ours")
LOCATIVE = re.compile(
    r"(?:\b(?:i|in|ved|bei|på|im|at|nær|nahe|unweit|omkring|uden for|außerhalb|near|durch|gennem|"
    r"(?:nord|syd|sydvest|nordvest|nordøst|sydøst|øst|vest|tæt|km|kilometer) (?:for|fra|på|von)|"
    r"(?:nörd|süd|öst|west|südöst|südwest|nordöst|nordwest)lich|(?:nörd|süd|öst|west)lich von|in der nähe von)|\b(?:raum|"
    r"umland))\s+(?:(?:den|der|det|dem|die|the)\s+)?(?:[a-zæøåäöüß]+\s+)?(?:by|stadt|byen)?\s*$",
    re.IGNORECASE,
)
ORIGIN = re.compile(
    r"\b(?:fra|aus|from|von|af)\s+(?:(?:den|der|det|dem|byen|the)\s+)*(?:[a-zæøåäöüß]+\s+)?(?:by|stadt|byen)?\s*$", re.IGNORECASE
)
TRAVEL = re.compile(
    r"\b(?:\w*reise\w*|(?:an|hin)?gereist|\w*reiste\w*|fahr\w*|fuhr\w*|gefahren|flug|flog\w*|\w*rejse\w*|tog|tur|busfahrt)\b"
    r"[^,;]*\b(?:nach|til|to|über|over|via)\s+(?:\w+\s)?$",
    re.IGNORECASE,
)
INSTITUTION = re.compile(
    r"s?\s+(?:Clinic|Klinik\w*|Hospital|Sygehus|Krankenhaus|Theater|Museum|Schule|Skole|Gymnasium|Verein|Forening|"
    r"Universit\w+|Hochschule|Lufthavn|Airport|Flughafen|Kommune(?!\s+(?:i|in)\s)|Amt|Havn|Stift|Messe|Charter\w*|"
    r"Rundschau)\b|-[A-ZÆØÅÄÖÜ]"
)
SOME_NEW_TOWN = re.compile(r"\b(?:en|et|ein|eine|einer|a)\s+(?:\w+\s)?(?:by|Stadt|Gemeinde|kommune|town|city)\b")
EXAMPLE = Cue("example")
DECLINED = re.compile(
    r"\blehn\w+\b.*\bab\b|abgelehnt|ablehn\w+|abzulehnen|verworfen|zurückgewiesen|nicht (?:weiter)?verfolgt|nein zu|"
    r"\bnicht\b[^.;]{0,60}\b(?:festlegen|eingehen|anstreben|aufnehmen|begründen)|\bikke\b[^.;]{0,40}\b(?:indgå|oprette|etablere)|"
    r"afvis\w*|afsl(?:å|og|ag)\w*|nedstemt\w*|takke\w* nej|(?:siger?|sagde|sige)(?: \w+){0,2} nej|ikke grundlag|lagt til side|forkast\w*|"
    r"(?:rät|raten|råder|frarå\w*|abgeraten)\b[^.;]{0,40}\b(?:ab|fra|davon)\b|fraråd\w*|\bnie\b[^.;]{0,30}\b(?:geschlossen|unterzeichnet|zustande)|"
    r"aldrig (?:\w+ ){0,3}(?:indgået|underskrevet)|"
    r"\b(?:kein|keine|keinen|ingen|intet|no) (?:\w+ ){0,2}\w*"
    r"(?:vertrag|vereinbarung|partnerschaft|partnerstadt|aftale|venskabsby|venskabsaftale|agreement)\b|"
    r"\b(?:nicht|ikke|keine) (?:unsere |vores |offizielle? )?(?:partnerstadt|partnerstädte|venskabsby(?:er)?)\b(?! mehr)|"
    r"halten wir nichts|nichts halten|ikke (?:vedtaget|godkendt|tiltrådt)|nicht (?:beschlossen|angenommen)|"
    r"declined|rejected|turned down|say no",
    re.IGNORECASE,
)
INHERITED = Cue("inherited")
WILL = re.compile(r"\s+(?:wird|will|vil|skal|soll|möchte|ønsker)\b")
SUBJECT = re.compile(
    r"(?:,?\s+(?:og|und)\s+\w+)?\s+(?:(?!været)\w+\s+){0,2}?(?:har(?! været)|havde|kan have|kunne have|hat|hatte|"
    r"haben|kann|zählt|pflegt|unterhält|besitzt|has|have)\b"
)
"""What follows a town that has twin towns of its own."""
CLAUSE_OPENS = re.compile(r"(?:^|[,;:–]\s|\b(?:at|dass|når|wenn|auch|også|hvis|that|when|oplyste, at))\s*$", re.IGNORECASE)
TOGETHER = re.compile(
    r"(?:(?:\b(?:med|mit|with|blandt|neben|samler|vereint|verbindet|umfasst|omfatter|inkluderer|udover|forbinder|tæller|"
    r"zählen|gehören|zwischen|mellem|wie auch|"
    r"(?:partnerne|partnerinnen|partnere?n?|deltager(?:e|ne)?|mitglieder|medlemmer|members|städten?|byer(?:ne)?|"
    r"teilnehmer\w*)\b(?:[^.!?:]{0,60}(?:sind|er|are|:)|\s*:)?)|:)"
    r"(?:\s+(?:bl\.\s?a\.|u\.\s?a\.|blandt andet|unter anderem|ud over|\w+ også|også|auch|og|und|kolleg\w+|"
    r"by(?:erne|er|en)?|stadt|städten?|kommunerne|den|der|det|dem|die|de|[a-zæøåäöüß]{2,}|hansestadt|"
    r"partnern?|partnerne|i|in|fra|aus|\w+(?:ske|schen|ische|sche|ish))){0,6})\s*$",
    re.IGNORECASE,
)
AFTER_TOGETHER = re.compile(
    r"^[^.!?]{0,25}\b(?:er|sind|are|deltager|beteiligt|gehören|hører)\b[^.!?]{0,40}\b(?:med(?:lemm\w+)?|"
    r"mitglied\w*|members?|partner\w*|beteiligt|dabei)\b",
    re.IGNORECASE,
)
PROJECT_NAMED = re.compile(
    r"[\w+-]*(?i:projekt|project|programm?e?)(?:et|s|es|ets|e|er)?\s+(?:[\"'„“”»‘*«](?P<quoted>[^\"'„“”»‘’«]{3,60})[\"'“”«’*»]|"
    r"(?P<bare>[A-ZÆØÅÄÖÜ][\w+-]*(?:\s[A-ZÆØÅÄÖÜ][\w-]*){0,4}))"
)
THEIR_PARTNER = re.compile(
    r"\b(?:deren|dessen|dennes|deres|ihre[nrm]?|seine[nrm]?)\s+(?:\w+\s+){0,2}\w*(?:partner|venskabsby|søsterby)\w*", re.IGNORECASE
)
NEAR_A_HEADING = 1500
"""How many characters a heading reaches with its whole weight."""
SCHOOLS = Cue("schools")
QUARTER = re.compile(r"\b(?:stadtteil|ortsteil|stadtbezirk|bydel)\w*\s(?:[\w-]+\s){0,2}$", re.IGNORECASE)
ASKS = Cue("asks")
"""Words by which a town or somebody else asks for a tie."""
PROJECT_WORD = re.compile(r"\w*projekt(?!or)\w*|\bproject\w*|\binterreg\b|\berasmus\b|\bhorizon\b|\burbact\b|\bEU-støtte\w*", re.IGNORECASE)
OF_BOTH = re.compile(r"\s+(?:und|og|and)\s+(?:sein|ihr|dens|deres|dennes|hans|its|their)\w*\s")
"""Behind a town: what follows is its own (*X und sein Partner Y*)."""
ANAPHORA = re.compile(
    r"(?:den|det|dette|denne|de|begge|disse|beide|dies\w*|sie|es|aftalen|venskabet|samarbejdet|partnerskabet|(?:der|dieser) vertrag|"
    r"die (?:partnerschaft|verbindung|vereinbarung)|the agreement|it)\b",
    re.IGNORECASE,
)
