"""How pages were read, in plain words: what was done to a picture, what a warning means, why a page is weak."""

from __future__ import annotations

from collections.abc import Mapping

from corpus.account import Step, StepName
from corpus.model import Page
from corpus.reanchor import warning_to_lost
from corpus.weakness import Doubt, Sign
from search_app import labels
from search_app.languages import N_, _, ngettext, number

STEPS: Mapping[StepName, str] = {
    "turned": N_("turned by %(amount)s°"),
    "straightened": N_("straightened by %(amount)s°"),
    "flattened": N_("the slant of a photograph taken out"),
    "inverted": N_("light text on dark ground turned round"),
    "evened": N_("light and shade evened out"),
    "blackened": N_("made black and white"),
    "scaled": N_("scaled %(amount)s times"),
    "despeckled": N_("specks removed"),
    "sharpened": N_("sharpened"),
    "sparse": N_("read as a page with little text"),
    "read_again": N_("read a second time in another way"),
}
SIGNS: Mapping[Sign, str] = {
    "unread": N_("could not be read"),
    "no_text": N_("no text found"),
    "hard_to_read": N_("hard to read"),
    "little_sense": N_("the words make little sense"),
    "unsure": N_("the reader was unsure of the letters"),
    "many_repairs": N_("many reading errors were mended"),
}
_SHARES: frozenset[Sign] = frozenset(("little_sense", "unsure"))
"""Signs whose figure is a share of 1."""
SHORTEST = 0.1
"""Times below this many seconds are not told apart."""
SOURCES_IN_SHORT: Mapping[str, str] = {
    "text-layer": N_("text layer"),
    "ocr": N_("OCR"),
    "mixed": N_("text layer and OCR"),
    "text": N_("text of the file"),
}


def step_words(step: Step) -> str:
    """What was done to the picture of a page."""
    amount = "" if step.amount is None else number(round(step.amount, 1))
    return _(STEPS[step.name], amount=amount) if amount or "%(" not in STEPS[step.name] else step.name


def sign_words(doubt: Doubt) -> str:
    """Why a page is weak, with the figure behind it."""
    words = _(SIGNS[doubt.sign])
    return f"{words} ({percent(doubt.figure)})" if doubt.sign in _SHARES and doubt.figure is not None else words


def warning_words(warning: str) -> str:
    """A warning in words; also one that names a person's correction for which there is no place any more."""
    lost = warning_to_lost(warning)
    if lost is None:
        return labels.word(labels.WARNINGS, warning)
    if lost.before == lost.after:
        return _(
            "Page %(page)s: “%(words)s” was said to be right as read, but is not found in the new reading.",
            page=lost.page,
            words=lost.before,
        )
    words = N_("Page %(page)s: “%(before)s” was corrected to “%(after)s”, but is not found in the new reading.")
    return _(words, page=lost.page, before=lost.before, after=lost.after)


def percent(share: float) -> str:
    return f"{number(round(100 * share))}\N{NO-BREAK SPACE}%"


def seconds(value: float) -> str:
    """A time as people say it."""
    if value >= 90:
        return ngettext("%(num)s minute", "%(num)s minutes", round(value / 60))
    if value < SHORTEST:
        return _("less than %(seconds)s s", seconds=number(SHORTEST))
    return _("%(seconds)s s", seconds=number(round(value, 1)))


def account_sentences(page: Page) -> list[str]:
    """What the account of a page says, sentence by sentence."""
    account = page.account
    if account is None:
        return []
    said = []
    if account.layer is not None and account.ocr is not None:
        words = N_("The text layer makes sense to %(layer)s, what was read from the picture to %(ocr)s; the better one was taken.")
        said.append(_(words, layer=percent(account.layer), ocr=percent(account.ocr)))
    if account.pictures:
        said.append(
            ngettext("%(num)s picture on the page was read as well.", "%(num)s pictures on the page were read as well.", account.pictures)
        )
    if account.steps:
        said.append(_("Made readable: %(steps)s.", steps=", ".join(map(step_words, account.steps))))
    if account.seconds:
        said.append(_("Reading it took %(seconds)s.", seconds=seconds(account.seconds)))
    return said
