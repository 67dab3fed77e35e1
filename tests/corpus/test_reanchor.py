"""What people corrected outlives a new reading of the file, or is named where it has no place any more."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from corpus.corrections import undo
from corpus.edits import Edit
from corpus.model import Page, Reading
from corpus.reanchor import Lost, reanchored, warning_to_lost

SOURCE = "Rådet i Vosby mødte lbsen fra Nordhavn i maj."
START = SOURCE.index("lbsen")
REPAIR = Edit(START, START + 5, "lbsen", "Ibsen", "letters", 0.8)


def reading(*pages: Page, warnings: tuple[str, ...] = ()) -> Reading:
    return Reading(pages, "da", "2", datetime(2026, 1, 2, tzinfo=UTC), warnings)


def repaired(source: str = SOURCE) -> Page:
    at = source.index("lbsen")
    return Page(1, "ocr", source, edits=(replace(REPAIR, start=at, end=at + 5),))


OLD = reading(undo(repaired(), START))


def test_an_undone_repair_stays_undone_wherever_it_stands_now() -> None:
    [page] = reanchored(OLD, reading(repaired("Side 3\n" + SOURCE))).pages
    assert page.text == "Side 3\n" + SOURCE
    assert page.edits[0].undone is not None


def test_of_two_places_the_one_between_the_same_words_is_taken() -> None:
    source = "Hr. lbsen kom.\n" + SOURCE
    [page] = reanchored(OLD, reading(Page(1, "ocr", source))).pages
    assert page.edits == (replace(page.edits[0], start=source.index("lbsen fra")),)


def test_a_persons_word_is_put_in_place_of_a_machines() -> None:
    mine = Page(1, "ocr", SOURCE, edits=(Edit(START, START + 5, "lbsen", "Jepsen", "correction"),))
    [page] = reanchored(reading(mine), reading(repaired())).pages
    assert "mødte Jepsen fra" in page.text


def test_what_the_new_reading_says_by_itself_is_not_lost() -> None:
    mine = Page(1, "ocr", SOURCE, edits=(Edit(START, START + 5, "lbsen", "Jepsen", "correction"),))
    new = reading(Page(1, "ocr", SOURCE.replace("lbsen", "Jepsen")))
    assert reanchored(reading(mine), new) == new


def test_what_has_no_place_any_more_is_named_and_stays_named() -> None:
    new = reanchored(OLD, reading(Page(1, "ocr", "Noget helt andet."), warnings=("other",)))
    assert new.warnings[0] == "other"
    assert warning_to_lost(new.warnings[1]) == Lost(1, "lbsen", "lbsen")
    assert reanchored(new, reading(Page(1, "ocr", "Igen."))).warnings == (new.warnings[1],)
    assert reanchored(OLD, reading()).warnings == (new.warnings[1],)


def test_a_reading_without_corrections_leaves_the_new_one_as_it_is() -> None:
    new = reading(repaired())
    assert reanchored(reading(repaired()), new) is new


def test_other_warnings_name_no_correction() -> None:
    for warning in ("low_confidence", "lost_correction:", "lost_correction:x\x1fa\x1fb"):
        assert warning_to_lost(warning) is None
