"""The languages of the interface: which one a visitor reads, and words, dates and numbers in it. The only file that knows Flask-Babel.

The English words in the code are the keys of the catalogues in `translations/`. `_` translates where it stands; `N_` only
marks words that stand in a table and are translated when they are shown.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache

from babel import Locale
from babel.numbers import format_decimal
from flask import Flask, Response, request
from flask_babel import Babel, format_date, format_datetime, get_domain, get_locale
from flask_babel import gettext as translated

LANGUAGES = {"da": "Dansk", "de": "Deutsch", "en": "English"}
DEFAULT = "da"
TIMEZONE = "Europe/Copenhagen"
"""The clock of Denmark and Germany alike."""
COOKIE = "udsyn_language"
A_YEAR = 365 * 24 * 3600


def _(text: str, **variables: object) -> str:
    """The words in the visitor's language, with `%(name)s` filled in."""
    return str(translated(text, **variables))


def ngettext(one: str, many: str, num: int) -> str:
    """The words for one or for many, with `%(num)s` written as the visitor writes numbers."""
    words = get_domain().get_translations().ungettext(one, many, num)
    return str(words) % {"num": number(num)}


def N_(text: str) -> str:  # noqa: N802 (gettext's own name for it)
    """Marks words for the catalogues without translating them yet."""
    return text


def set_up(app: Flask) -> None:
    """Makes the application speak the visitor's language."""
    Babel(app, locale_selector=choose_language, default_locale=DEFAULT, default_timezone=TIMEZONE)
    app.jinja_env.globals["ngettext"] = ngettext
    app.after_request(remember_language)


def choose_language() -> str:
    """`?lang=` before the cookie, the cookie before what the browser asks for, Danish where nothing is said."""
    wishes = (request.args.get("lang"), request.cookies.get(COOKIE), request.accept_languages.best_match(LANGUAGES))
    return next((wish for wish in wishes if wish in LANGUAGES), DEFAULT)


def remember_language(response: Response) -> Response:
    """Keeps a choice by `?lang=` for a year and tells caches that pages differ by language."""
    chosen = request.args.get("lang")
    if chosen in LANGUAGES:
        response.set_cookie(COOKIE, chosen, max_age=A_YEAR, samesite="Lax", httponly=True)
    if response.mimetype == "text/html":
        response.vary.update(("Accept-Language", "Cookie"))
        response.content_language.add(current_language())
    return response


def current_language() -> str:
    """The language of this request; the default outside of one."""
    locale = get_locale()
    return str(locale.language) if locale else DEFAULT


def language_name(code: str) -> str:
    """What a language is called in the language of the interface; the code itself where it has no name."""
    return str(Locale.parse(current_language()).languages.get(code.lower(), code))


def number(value: float) -> str:
    """A number as the visitor writes it."""
    return _number(value, current_language())


@lru_cache(maxsize=1 << 12)
def _number(value: float, language: str) -> str:
    """The same number stands on a page many times."""
    return str(format_decimal(value, locale=language))


def day(value: date) -> str:
    """A day in words: 6. februar 2013."""
    return str(format_date(value, "long"))


def month(value: date) -> str:
    """A month in words: februar 2013."""
    return str(format_date(value, "LLLL y"))


def moment(value: datetime) -> str:
    """A day and time in short."""
    return str(format_datetime(value, "short"))
