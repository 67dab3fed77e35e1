"""What a fact was taken for, in the visitor's language: finders say it in English, with the words of the document in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Mapping

from search_app.languages import N_, _

PARTS = re.compile(r"; (?![^“]*”)")
QUOTED = re.compile(r"(?P<before>[^“]*)“(?P<quoted>.*)”(?P<after>[^”]*)", re.DOTALL)
ALIKE = re.compile(r"reads like the goals of our examples \((\d\.\d+)\)")
MEMBERS = re.compile(r"list of members of (.+)", re.DOTALL)
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
    # goals, as statements
    "Goal:": N_("a goal named"),
    "a list of goals": N_("stands in a list of goals"),
    "message of a slide": N_("the message of a slide"),
    "what is to change, in a programme": N_("says what is to change, in a programme"),
    "what the issuer does, under a heading of goals": N_("says what the issuer does, under a heading of goals"),
    "what the issuer does": N_("says what the issuer does"),
    "what is decided": N_("what is decided"),
    "what we want": N_("says what we want"),
    "is instructed": N_("somebody is instructed"),
    "will be changed": N_("something will be changed"),
    "will be improved": N_("something will be improved"),
    "it is important": N_("called important"),
    "is to be done": N_("is to be done"),
    # networks
    "named like a network": N_("named as networks are"),
    "said to be a member": N_("membership is stated"),
    "in a row of networks": N_("stands in a row of networks"),
    # ties, and what speaks against them
    "a line of nothing but towns": N_("a line of nothing but towns"),
    "a row of several towns": N_("a row of several towns"),
    "a tie begins": N_("a tie begins"),
    "a town wished for in that country": N_("a town in that country is wished for"),
    "an entry of its own": N_("an entry of its own"),
    "an example": N_("an example"),
    "asks for a tie": N_("a tie is asked for"),
    "at our side": N_("stands at our side"),
    "below a heading of twin towns further up": N_("below a heading of twin towns further up"),
    "declined": N_("declined"),
    "in brackets behind another town": N_("in brackets behind another town"),
    "it goes on about the network": N_("the text goes on about the network"),
    "list of members of": N_("list of members of"),
    "list of the partners of": N_("list of the partners of"),
    "maybe a common word": N_("maybe a common word"),
    "maybe common words": N_("maybe common words"),
    "of a school or club": N_("of a school or an association"),
    "of somebody else": N_("somebody else's"),
    "our own town stands in the row": N_("our own town stands in the row"),
    "part of an institution's name": N_("part of an institution's name"),
    "the example itself": N_("the example itself"),
    "the next sentence calls it a twin town": N_("the next sentence calls it a twin town"),
    "the sentence before speaks of partners": N_("the sentence before speaks of partners"),
    "the sentence begins with it": N_("the sentence begins with it"),
    "where another town lies": N_("tells where another town lies"),
    "where somebody comes from": N_("where somebody comes from"),
    "where somebody travels": N_("where somebody travels"),
    "where something is": N_("where something is"),
    "whose something is": N_("whose something is"),
    "of a project": N_("of a project"),
    "it tells which they are": N_("it tells which they are"),
    "nothing ties this town of our country": N_("nothing ties this town of our country"),
    "nothing ties this very town": N_("nothing ties this very town"),
    "only asked about": N_("only asked about"),
    # the head of a document
    "a number on a line of its own at the head": N_("a number on a line of its own at the head"),
    "the shape of a case number": N_("the shape of a case number"),
    "a line of the head that names an office or a council": N_("a line of the head that names an office or a council"),
    "a line at the head": N_("a line at the head"),
    "a list of citizens at the head, and its town": N_("a list of citizens at the head, and its town"),
    "a list that bears its town's name": N_("a list that bears its town's name"),
    "an association that speaks of itself": N_("an association that speaks of itself"),
    "the branch of the party that is named most": N_("the branch of the party that is named most"),
    "the council of a part of the town, at the head": N_("the council of a part of the town, at the head"),
    "the council whose meeting it is": N_("the council whose meeting it is"),
    "the group of the council that speaks at the head": N_("the group of the council that speaks at the head"),
    "the municipality that is named most and earliest": N_("the municipality that is named most and earliest"),
    "the party that is named most, and its town": N_("the party that is named most, and its town"),
    "a line that tells its decision": N_("a line that tells its decision"),
    "a sentence about the document itself": N_("a sentence about the document itself"),
    "a stamp or title that says so": N_("a stamp or title that says so"),
    "the decision in its minutes": N_("the decision in its minutes"),
    "no other line of the head is more like a title": N_("no other line of the head is more like a title"),
    "the line of the head that is most like a title": N_("the line of the head that is most like a title"),
    "the line that says of which meeting it is the record": N_("the line that says of which meeting it is the record"),
    "the subject line": N_("the subject line"),
    "the subject of its agenda point": N_("the subject of its agenda point"),
    "a date in the margins": N_("a date in the margins"),
    "a line at its head that is a date": N_("a line at its head that is a date"),
    "the beginning of its period": N_("the beginning of its period"),
    "the day it was published": N_("the day it was published"),
    "the day of its meeting": N_("the day of its meeting"),
    "the day of the occasion at its head": N_("the day of the occasion at its head"),
    "the election it is for": N_("the election it is for"),
    "the first day at its head": N_("the first day at its head"),
    "the number of the paper": N_("the number of the paper"),
    "the year in its title": N_("the year in its title"),
    "what it says of its version": N_("what it says of its version"),
}


def why_words(why: str) -> str:
    """The reason in words; a part that the table does not know is a word of the document and is quoted."""
    return "; ".join(map(_part, PARTS.split(why)))


def _part(part: str) -> str:
    if part in SAID:
        return _(SAID[part])
    if times := TIMES.fullmatch(part):
        return _("named %(count)s times", count=times[1])
    if alike := ALIKE.fullmatch(part):
        return _("reads like the goals of our examples (%(share)s%%)", share=round(float(alike[1]) * 100))
    if members := MEMBERS.fullmatch(part):
        return f"{_(SAID['list of members of'])} {_quoted(members[1])}"
    found = QUOTED.fullmatch(part)
    if found is None:
        return _quoted(part) if part else ""
    before, after, quoted = found["before"].strip(), found["after"].strip(), _quoted(" ".join(found["quoted"].split()))
    if before.endswith("(") and after == ")":
        return f"{_part(before[:-1].strip())} ({quoted})"
    return " ".join(filter(None, (_(SAID.get(before, before)) if before else "", quoted, _(SAID.get(after, after)) if after else "")))


def _quoted(words: str) -> str:
    return _("“%(words)s”", words=words)
