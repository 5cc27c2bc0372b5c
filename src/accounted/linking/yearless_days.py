"""Days that are told without a year: "on Tuesday", "on 17 September", a dateline's "Feb 19".

A text without a day of publication tells no date that can be reckoned, and yet says something: a report of 17 September and one
of 3 October are of two events, whatever the year, and a Tuesday fits one day in seven. Compared with a dated account's own
weekday and day of the year. A day of the year is a number from 1 to 366, as in a leap year.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

import msgspec

from .words import fold

__all__ = ["YEAR_DAYS", "Calendar", "calendar_of", "day_of_year", "printed_day"]

YEAR_DAYS = 366
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = re.compile(r"\b(mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)day\b")
_MONTH = r"(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}")
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:st|nd|rd|th)?\b(?!\d)")
_DATELINE = re.compile(
    rf"^[^\n.!?]{{0,60}}?(?:{_MONTH_FIRST.pattern}|{_DAY_FIRST.pattern})\s*(?:\([^)\n]{{2,40}}\)\s*)?(?:--?|[–—:]|\()",
    re.I | re.M,
)
HEAD = 400
"""Characters at the head of a text in which its dateline stands."""
ANOTHER = re.compile(r"\b(?:since|until|till|before|by|every|each)\b")
"""Of these the day is a limit, or none."""


class Calendar(msgspec.Struct, frozen=True, array_like=True):
    """What is told of the day without its year. ``weekdays``: 1 (Monday) to 7. ``days``: of the year. ``printed``: the day of the
    year in a dateline that names no year."""

    weekdays: frozenset[int] = frozenset()
    days: frozenset[int] = frozenset()
    printed: int | None = None


def day_of_year(month: int, day: int) -> int | None:
    """1 to 366; None for what is no day."""
    try:
        return date(2000, month, day).timetuple().tm_yday
    except ValueError:
        return None


def calendar_of(words: Iterable[str], span: tuple[int, int] | None, text: str | None) -> Calendar:
    """``words``: those of the times of an event, as told. ``span``: its days, where they are known; of one or two days these
    alone speak. ``text``: the report's, for its dateline."""
    if span is not None:
        if span[1] - span[0] > 1:
            return Calendar()
        days = [date.fromordinal(d) for d in range(span[0], span[1] + 1)]
        numbers = (day_of_year(d.month, d.day) for d in days)
        return Calendar(frozenset(d.isoweekday() for d in days), frozenset(n for n in numbers if n is not None), None)
    weekdays: set[int] = set()
    dates: set[int] = set()
    for told in words:
        folded = fold(told)
        if ANOTHER.search(folded):
            continue
        dates |= _dates(folded)
        weekdays |= {_WEEKDAYS.index(m[1][:3]) + 1 for m in _WEEKDAY.finditer(folded)}
    printed = printed_day(text) if text else None
    # What stands in the dateline is the day of the report, which is told as a time now and then.
    return Calendar(frozenset(weekdays), frozenset(dates - {printed}), printed)


def _dates(folded: str) -> set[int]:
    told = {(m[2], m[1]) for m in _DAY_FIRST.finditer(folded)} | {(m[1], m[2]) for m in _MONTH_FIRST.finditer(folded)}
    found = (day_of_year(_MONTHS.index(month[:3]) + 1, int(day)) for month, day in told)
    return {n for n in found if n is not None}


def printed_day(text: str) -> int | None:
    """The day of the year in a dateline without a year ("LIMA, Aug 23 -"); None where there is none."""
    match = _DATELINE.search(text[:HEAD])
    if match is None:
        return None
    found = _dates(fold(match.group()))
    return min(found) if len(found) == 1 else None
