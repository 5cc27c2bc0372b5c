"""Days told without a year."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounted.linking.rows import turned
from accounted.linking.yearless_days import Calendar, calendar_of, day_of_year, printed_day


def of(*words: str, text: str | None = None) -> Calendar:
    return calendar_of(words, None, text)


@pytest.mark.parametrize(
    ("words", "weekdays", "days"),
    [
        ("on Saturday night", {6}, set()),
        ("on 17 September", set(), {day_of_year(9, 17)}),
        ("Tuesday, Sept. 17th", {2}, {day_of_year(9, 17)}),
        ("since Monday", set(), set()),
        ("every Friday", set(), set()),
        ("in September", set(), set()),
        ("at about 9.15 a.m.", set(), set()),
        ("on 31 June", set(), set()),
    ],
)
def test_what_words_tell_of_the_calendar(words: str, weekdays: set[int], days: set[int | None]) -> None:
    """Days of the week and of the year; limits, months and hours are none."""
    found = of(words)
    assert (set(found.weekdays), set(found.days)) == (weekdays, days)


def test_a_known_day_tells_its_weekday_and_its_day_of_the_year() -> None:
    """So that it can be compared with what has no year; a week does not."""
    day = date(2031, 4, 14).toordinal()
    assert calendar_of(["on Friday"], (day, day), None) == Calendar(frozenset({1}), frozenset({day_of_year(4, 14)}))
    assert calendar_of(["last week"], (day - 6, day), None) == Calendar()


def test_the_day_of_a_dateline_is_that_of_the_report() -> None:
    """It is kept apart, and where it is told as a time it is none of the event."""
    text = "ORVEN, Aug 23 - Nine died on Wednesday."
    assert printed_day(text) == day_of_year(8, 23)
    assert of("Aug 23", "on Wednesday", text=text) == Calendar(frozenset({3}), frozenset(), day_of_year(8, 23))
    assert printed_day("Nine died on Aug 23 in Orven.") is None


@given(st.integers(1, 366), st.integers(-9, 9))
def test_a_turning_calendar_has_no_end(day: int, shift: int) -> None:
    """The first of January follows the last of December."""
    (moved,) = turned([day], range(shift, shift + 1), 366)
    assert 1 <= moved <= 366
    assert (moved - day - shift) % 366 == 0
