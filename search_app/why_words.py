"""What a fact was taken for, in the visitor's language: finders say it in English, with the words of the document in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from search_app.languages import N_, _

QUOTED = re.compile(r"(?P<before>[^“]*)“(?P<quoted>.*)”", re.DOTALL)
TIMES = re.compile(r"named (\d+) times")
SAID: Mapping[str, str] = {
    # dates
    "a deadline": N_("a deadline"),
    "a decision taken": N_("a decision taken"),
    "a period": N_("a period"),
    "a source that is cited": N_("a source that is cited"),
    "a span of time": N_("a span of time"),
    "a span of years": N_("a span of years"),
    "a time of day stands beside it": N_("a time of day stands beside it"),
    "an aim": N_("an aim"),
    "an election": N_("an election"),
    "beside the place of writing": N_("it stands beside the place of writing"),
    "course of the case": N_("part of the course of the case"),
    "date line of the document": N_("date line of the document"),
    "date of a meeting": N_("date of a meeting"),
    "date of the paper": N_("date of the paper"),
    "lies ahead": N_("it lies ahead"),
    "no other sign": N_("no other sign than the date itself"),
    "something that takes place": N_("something that takes place"),
    "something that is to take place": N_("something that is to take place"),
    "stands alone": N_("it stands alone"),
    "what has been": N_("what has been"),
    # goals
    "decision": N_("a decision"),
    "demand of a programme": N_("a demand of a programme"),
    "quoted under": N_("quoted under"),
    "statement under": N_("statement under"),
    "under": N_("stands under"),
    # networks and development goals
    "in the table of networks": N_("known as a network"),
    "named as one of the UN goals": N_("named as one of the UN goals"),
    # partner cities
    "list under": N_("list under"),
    "named in the text": N_("named in the text"),
    "project": N_("project"),
    "row of a table under": N_("row of a table under"),
    "table under": N_("table under"),
    "a word for twin towns in the sentence": N_("a word for twin towns in the sentence"),
    "a word for ties in the sentence": N_("a word for ties in the sentence"),
    "the tie is to this town": N_("the tie is to this town"),
    "under a heading of twin towns": N_("under a heading of twin towns"),
    "under a heading of the world abroad": N_("under a heading of the world abroad"),
    "the sentence before speaks of twin towns": N_("the sentence before speaks of twin towns"),
    "the sentence goes on from there": N_("the sentence goes on from there"),
    "another town of the sentence is one": N_("another town of the sentence is one"),
    "the document speaks of twin towns": N_("the document speaks of twin towns"),
    "we or our town": N_("it says “we” or names the municipality"),
    "since a year": N_("since a year"),
    "named with the project": N_("named with the project"),
    "named with the network": N_("named with the network"),
    "the sentence before names the project": N_("the sentence before names the project"),
    "the sentence before names the network": N_("the sentence before names the network"),
    "together with": N_("together with others"),
    "abroad": N_("it lies abroad"),
    "in our own country": N_("in the same country"),
    "its country is said": N_("its country is named"),
}


def why_words(why: str) -> str:
    """The reason in words; one that the table does not know is a word of the document and is quoted."""
    parts = why.split("; ")
    if all(part in SAID for part in parts):
        return "; ".join(_(SAID[part]) for part in parts)
    if times := TIMES.fullmatch(why):
        return _("named %(count)s times", count=times[1])
    found = QUOTED.fullmatch(why)
    if found is None:
        return _("“%(words)s”", words=why) if why else ""
    before, quoted = found["before"].strip(), " ".join(found["quoted"].split())
    return " ".join(filter(None, (_(SAID[before]) if before in SAID else before, _("“%(words)s”", words=quoted))))
