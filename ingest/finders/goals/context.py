"""What stands around a sentence and decides with it: headings and announcements of goals, speakers, demands of a programme."""

from __future__ import annotations

import re
from functools import cache

from ingest.finders.goals.cues import first_cue, words
from ingest.finders.text.cues import loose

LANGUAGES = ("da", "de", "en")
LONGEST_ANNOUNCEMENT = 60
"""Words of a sentence that announces a list; a longer one says more than that."""

_NUMBER = r"(?:(?:\d+(?:\.\d+)*\.?|[ivx]+\.) ?)?"
_ABOUT = (
    r"(?: (?:og|und|and|&) \w+)?(?:(?: 20\d\d(?: ?[-–] ?20\d\d)?)|"
    r"(?: (?:for|i|fur|der|des|in|of|frem|bis|til|mod|pa|inden|zu|zum|zur)\b.{0,50}))?"
)
LEAST_WORDS_OF_A_DEMAND, MOST_WORDS_OF_A_DEMAND = 3, 30
NO_DEMAND = re.compile(
    r"@|www\.|https?:|[Ww]ahlprogramm|[Kk]ommunalwahl|[Vv]algprogram|[Kk]ommunalvalg|verband\b|forening\b|\b(?:Seite|Side) \d|"
    r"\b(?:Tel|Tlf|Telefon|Mail|E-Mail|Uhr|kl)\b|\d{4,5} [A-ZÆØÅÄÖÜ]|\?$|^\d{1,2}\. \w+ 20\d\d"
)
"""What names the programme, or says who to write to and when."""
VISION = re.compile(rf"{_NUMBER}(?:\w+ )?vision(?:en)?(?: 20\d\d)?(?: for .{{0,40}}| fur .{{0,40}})?$")
QUOTE = re.compile(r"^[\"“„”»'‘].{20,}[\"“”«'’]$", re.DOTALL)
FOCUS_SLIDE = re.compile(r"^(?:vi satser|fokus) pa \w+")
SPEAKER = re.compile(
    r"^(?:(?:Der|Die) Vorsitzende|(?:Ober)?[Bb]ürgermeister(?:in)?|Stadtr[aä]t(?:in)?|Stadtverordnete\w*|Beigeordnete\w*|"
    r"Ratsherr|Ratsfrau|Herr|Frau|StR(?:in)?)\b[^:.]{0,60}:"
)
OPENS = re.compile(
    r"(?:TOP|Punkt|Zu Punkt|Zu TOP|Beschluss\w*|Beslutning\w*|Abstimmung\w*|Indstilling\w*)\b|"
    r"(?:Der|Die) (?:\w*[Aa]usschuss|\w*[Rr]at|Kreistag|Verwaltung|Stadtverordnetenversammlung) (?!\w+ (?:fragt|meint))|"
    r"[^.:!?]{3,50}: [A-ZÆØÅÄÖÜ]"
)
"""How minutes take the word again: an item of the agenda, a decision, what a body does, a subject of its own."""
DECISION = re.compile(r"(?:beschluss\w*|beslutning\w*|der rat beschliesst|antrag)(?: \w+)?$")
"""What stands above a decision, in loose spelling."""
CHAIR = re.compile(r"^(?:(?:Der|Die) Vorsitzende|(?:Ober)?[Bb]ürgermeister(?:in)?|Borgmester(?:en)?|Beigeordnete\w*)")
NOMINAL = {
    "de": re.compile(r"^(?:\w+ (?:und )?)?\w+(?:ung|ungen|ion|tat|pflege|bau|halt|tausch|schutz|heit|keit|offensive|abbau|forderung)\b"),
    "da": re.compile(r"^(?:\w+ (?:og )?)?\w+(?:else|ing|ning|ion|vakst) (?:af|i|for|mellem|til|pa|med|om)\b"),
    "en": re.compile(r"^(?:\w+ )?\w+(?:ing|ment|ion) (?:of|for|with)\b"),
}
"""How an aim begins that is put as a noun (*Unterstützung von …*, *Styrkelse af …*)."""


def is_goal_heading(plain: str, code: str | None) -> bool:
    """Whether a heading, in loose spelling, stands above goals (*Vores mål*, *Unsere Ziele bis 2030*, *Das wollen wir*)."""
    if re.search(words("all", "other_goals"), plain):
        return False
    return any(_heading(lang).match(plain) for lang in _codes(code)) or any(first_cue(plain, lang, "heading") for lang in _codes(code))


def ends_goals(plain: str, code: str | None) -> bool:
    """Whether a heading speaks of something that is no goal, whatever it stands under (*Baggrund*, *Anlagen*)."""
    return any(re.match(rf"{_NUMBER}{words(lang, 'no_goal_heading')}\b", plain) for lang in _codes(code))


def announces_goals(text: str, plain: str, code: str | None) -> bool:
    """Whether a sentence announces a list of goals."""
    return len(text.split()) < LONGEST_ANNOUNCEMENT and any(first_cue(plain, lang, "list_of_goals") for lang in _codes(code))


def speaks_of_the_list(plain: str) -> bool:
    """A remark about the list itself or a cross-reference, not one of its items."""
    return bool(re.search(words("all", "list_noun"), plain)) or plain.startswith(("(", "|"))


def is_short_demand(plain: str, code: str | None) -> bool:
    """A demand of a programme that has no verb: *Flere …*, *Ingen …*, *Mehr …*."""
    return bool(re.match(words("all", "short_demand") + " ", plain)) and is_verbless(plain, code)


def is_verbless(plain: str, code: str | None) -> bool:
    """Whether no common finite verb stands in a line: a name, a demand, an infinitive."""
    return not any(re.search(rf"(?<!\w){words(lang, 'finite')}(?!\w)", plain) for lang in ((code,) if code in LANGUAGES else LANGUAGES))


def is_demand(text: str, code: str | None) -> bool:
    """An item of a programme that demands without a verb of its own: a noun of doing, a comparative, an infinitive, a thing to be had."""
    plain, count = loose(text), len(text.split())
    return MOST_WORDS_OF_A_DEMAND >= count >= LEAST_WORDS_OF_A_DEMAND and is_verbless(plain, code) and not NO_DEMAND.search(text)


def is_nominal(text: str, code: str | None) -> bool:
    """An aim put as a noun of doing, without a verb."""
    plain = loose(text)
    return bool(code in NOMINAL and NOMINAL[code].match(plain)) and is_verbless(plain, code)


@cache
def _heading(code: str) -> re.Pattern[str]:
    return re.compile(rf"{_NUMBER}(?:{words('all', 'heading_opener')} |\w+ )?{words(code, 'goal_heading')}{_ABOUT}$")


def _codes(code: str | None) -> tuple[str, ...]:
    """A heading may be of another language than the text around it."""
    return (code, *(c for c in LANGUAGES if c != code)) if code in LANGUAGES else LANGUAGES


def plain_heading(text: str) -> str:
    return loose(text).strip(" :.")
