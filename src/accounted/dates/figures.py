"""Days written in figures alone: 2025/03/11, 11.3.2025."""

from __future__ import annotations

import re

from accounted.dates.words import (
    MONTHS,
    YEAR,
)

_SLASHED = re.compile(r"(?<![\d/.])(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})(?![\d/.])")


_BETWEEN_FIGURES = re.compile(
    rf"(?<![\d:.])(?:3[01]|[12]\d|0?[1-9])\b[\s.,-]{{0,3}}(?P<word>[^\W\d_]{{3,}})\b[\s.,-]{{1,3}}{YEAR}\b"
)


_LINKS = frozenset(
    [*MONTHS, "and", "the", "through", "until", "till", "between", "from", "since", "late", "early", "mid"]
)


class EitherDay(Exception):
    """A day in figures that may be two: 4/3/2025."""


def figures_as_iso(text: str) -> str:
    """Days in figures as ISO, where they can mean one day only: the year first, full stops (the day first), or a day over 12."""

    def iso(m: re.Match[str]) -> str:
        a, mark, b, c = m[1], m[2], int(m[3]), m[4]
        if len(a) == 4 and len(c) <= 2:
            return f"{a}-{b:02d}-{int(c):02d}"
        if len(a) > 2 or len(c) != 4:
            return m[0]
        day, month = int(a), b
        if mark == "/" and day != month and day <= 12 and month <= 12:
            raise EitherDay
        if mark == "/" and month > 12:
            day, month = month, day
        return f"{c}-{month:02d}-{day:02d}"

    return _SLASHED.sub(iso, text)


def unread_between(text: str) -> str:
    """A word between a day and a year that is no month known here: without it a year would be left of a day."""
    m = _BETWEEN_FIGURES.search(text)
    return "" if m is None or m["word"] in _LINKS else f"“{m['word']}”"
