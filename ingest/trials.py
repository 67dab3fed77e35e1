"""A page is read, and read again another way where what came out is doubtful; the better reading is kept, by one measure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.account import Step
from corpus.language import text_language
from ingest.glance import Glance
from ingest.ocr import MODELS, read_pages, read_words
from ingest.preparation import Raster, scaled
from ingest.sense import sense
from ingest.sheet import Strip
from ingest.specks import without_specks
from ingest.strokes import bulleted, weighed
from ingest.treatments import Prepared, Treatment, prepared

_FROM_AFAR = 0.6
_LOOKED_AT = ((0.15, 0.26), (0.26, 0.42))
_TELLING = 150
"""So many letters of a part of the page are enough to tell the language to begin with; what the whole page says decides."""
_LONGEST_BATCH = 8


@dataclass(frozen=True)
class Tongue:
    """In which language to read: `named` by a person and certain, or `guess`, which the words may prove wrong; None where nobody knows."""

    guess: str | None = None
    named: str | None = None


@dataclass(frozen=True)
class Trial:
    """An upright, straight page and one way to read it."""

    raster: Raster
    dpi: float
    look: Glance
    steps: tuple[Step, ...] = ()
    treatment: Treatment = "plain"
    is_sparse: bool = False


@dataclass(frozen=True)
class Attempt:
    """What came of a trial; no words and not `is_read` where Tesseract could not read the picture."""

    trial: Trial
    made: Prepared
    strips: tuple[Strip, ...] = ()
    language: str | None = None
    models: tuple[str, ...] = ()
    is_read: bool = True
    tries: int = 1

    @cached_property
    def confidence(self) -> float:
        """Tesseract's own, the mean over letters; that of a page without words is 0."""
        words = [word for strip in self.strips for word in strip.words]
        letters = sum(len(word.text) for word in words)
        return sum((word.confidence or 0.0) * len(word.text) for word in words) / letters if letters else 0.0

    @cached_property
    def sense(self) -> float:
        return sense(self.strips)

    @cached_property
    def worth(self) -> float:
        """The one measure of what to keep: sense and confidence, and among like readings the one that holds more."""
        letters = sum(character.isalnum() for strip in self.strips for word in strip.words for character in word.text)
        return float(self.sense * self.confidence * letters**0.5)

    @property
    def steps(self) -> tuple[Step, ...]:
        sparse = (Step("sparse"),) if self.trial.is_sparse else ()
        again = (Step("read_again"),) if self.tries > 1 else ()
        return (*self.trial.steps, *self.made.steps, *sparse, *again)

    def understood(self) -> tuple[Strip, ...]:
        """The lines with what their ink says, without what is no writing."""
        ready, scale = self.made.ready, self.made.points_per_pixel
        return tuple(without_specks(bulleted(weighed(self.strips, ready, scale), ready, scale)))


def attempt_all(trials: Sequence[Trial], tongue: Tongue, *, is_page: bool = True) -> list[Attempt]:
    """Reads each page in the language it is thought to be in, and again where its words say another; several to a process."""
    made = [prepared(trial.raster, trial.dpi, trial.treatment) for trial in trials]
    models = [_models(tongue.named or tongue.guess or (_first_look(one) if is_page else None)) for one in made]
    first = [Attempt(trial, one, models=model) for trial, one, model in zip(trials, made, models, strict=True)]
    read = _read(first)
    if tongue.named:
        return [replace(attempt, language=tongue.named) for attempt in read]
    doubted = [n for n, attempt in enumerate(read) if attempt.language and _models(attempt.language) != attempt.models]
    again = _read([replace(first[n], models=_models(read[n].language)) for n in doubted])
    for n, other in zip(doubted, again, strict=True):
        read[n] = better(read[n], other)
    return read


def better(one: Attempt, other: Attempt) -> Attempt:
    """The better of two, which has cost the tries of both."""
    kept = other if other.worth > one.worth else one
    return replace(kept, tries=one.tries + other.tries)


def _read(attempts: Sequence[Attempt]) -> list[Attempt]:
    found: dict[int, Attempt] = {}
    for models, is_sparse in dict.fromkeys((attempt.models, attempt.trial.is_sparse) for attempt in attempts):
        alike = [n for n, attempt in enumerate(attempts) if (attempt.models, attempt.trial.is_sparse) == (models, is_sparse)]
        for batch in _batches(alike):
            pages = [attempts[n].made for n in batch]
            read = read_pages([page.ready for page in pages], models, [page.points_per_pixel for page in pages], is_sparse=is_sparse)
            for n, strips in zip(batch, read, strict=True):
                found[n] = replace(
                    attempts[n], strips=tuple(strips or ()), language=text_language(_text(strips or ())), is_read=strips is not None
                )
    return [found[n] for n in range(len(attempts))]


def _batches(numbers: Sequence[int]) -> Iterable[Sequence[int]]:
    return (numbers[start : start + _LONGEST_BATCH] for start in range(0, len(numbers), _LONGEST_BATCH))


def _first_look(made: Prepared) -> str | None:
    """The language of a page: both models at once look at parts of it, and from afar at the whole where these say too little."""
    height, text = made.ready.shape[0], ""
    for top, bottom in _LOOKED_AT:
        part = made.ready[int(top * height) : int(bottom * height)]
        if min(part.shape) > 12 and (part < 128).any():
            text += "\n" + _text(read_words(part, ("da", "de"), made.points_per_pixel))
        if len(text) >= _TELLING and (seen := text_language(text)):
            return seen
    return text_language(text) or text_language(
        _text(read_words(scaled(made.ready, _FROM_AFAR), ("da", "de"), made.points_per_pixel / _FROM_AFAR))
    )


def _models(language: str | None) -> tuple[str, ...]:
    """The one model for a language; both of ours where nobody knows it; the English one for all others."""
    if language is None:
        return ("da", "de")
    return (language,) if language in MODELS else ("en",)


def _text(strips: Sequence[Strip]) -> str:
    return "\n".join(strip.text for strip in strips)
