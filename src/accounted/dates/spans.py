"""Stretches of days, and why words give none: they need a day to count from, or name one to come."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from accounted.dates.words import (
    NUMBERS,
)
from accounted.model import PeriodPrecision

Span = tuple[date | None, date, PeriodPrecision]
"""First day (None: on or before the last), last day, precision."""


ANNOUNCED = 30
"""A day without a year that lies so many days ahead is announced ("the vote on 8 April") sooner than last year's; ours."""


class Ahead(Exception):
    """A day without a year that lies shortly ahead of publication."""


class NeedsDay(Exception):
    """A relative word without a day to count from."""


class NeedsAccount(NeedsDay):
    """A relative word that counts from a day which the report has told before; its publication would not help."""


def needed(day: date | None, why: type[NeedsDay] = NeedsDay) -> date:
    if day is None:
        raise why
    return day


def span_of(start: date, end: date) -> Span:
    """UCDP: 1 day; 2 to 6 days; 7 a week; 8 to 31 a month; longer in months, then years."""
    if end < start:
        start, end = end, start
    length = (end - start).days + 1
    precision: PeriodPrecision = "day" if length == 1 else "days" if length <= 6 else "week" if length <= 7 else "month"
    if length > 31:
        precision = "months" if length <= 366 else "year"
    return start, end, precision


def shifted(base: date, count: int, unit: str) -> Span:
    if unit.startswith("day"):
        moved = base + timedelta(count)
        return moved, moved, "day"
    if unit.startswith("week"):
        # "Three weeks ago" tells the week, not the weekday.
        middle = base + timedelta(7 * count)
        return middle - timedelta(3), min(middle + timedelta(3), base) if count < 0 else middle + timedelta(3), "week"
    months = base.year * 12 + base.month - 1 + count
    y, mo = divmod(months, 12)
    return date(y, mo + 1, 1), date(y, mo + 1, monthrange(y, mo + 1)[1]), "month"


def number_of(words: str) -> int | None:
    """A number of days; None where the word has none of its own ("several")."""
    word = re.sub(r"\s+of$", "", words.strip())
    if word.isdigit():
        return int(word)
    return NUMBERS.get(word.removeprefix("a ") if word != "a" else word)


OPEN = re.compile(r"\b(since|from|starting|beginning)\b")


UNTIL = re.compile(r"\b(?:before|by|until|till|prior to|no later than)\s+(?:the\s+)?(?:\w+\s+)?$")
