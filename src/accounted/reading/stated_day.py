"""The day that a text gives as its own: in a dateline, on a line of its own, in "as of …".

A saved text often has nothing beside it, and says itself when it was written: "BEIRUT, 17 Sept 2016 (Agency) -", "Geneva, 3 May
2019", "25 February 2013" under a letterhead. Days in words ("on Tuesday") are reckoned from it. Only a day with its
year counts, and only where the text says one such day: a chronology has many and none of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from accounted.reading.published import iso_date

__all__ = ["stated_day"]

_MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DATE = (
    rf"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
    rf"(?P<day>\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{4}}-\d\d-\d\d)"
)
_PLACE = r"(?-i:[^\W\d_a-z][\w’'.-]*(?:[ /,]+(?:(?:de|del|la|al|el)\s+)?[^\W\d_a-z][\w’'.-]*){0,5})"
_AGENCY = r"\([^()\n]{2,40}\)"
_CLOCK = r"(?:,?\s*(?:at\s+)?\d{1,2}[:.]\d\d(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?"
_OWN_LINE = re.compile(
    rf"(?:(?:published|posted|updated|issued|date|dated|released?)(?:\s+on|\s*:)?\s+|press\s+release,?\s+)?(?:(?:{_PLACE}),?\s+(?:on\s+)?)?{_DATE}{_CLOCK}\s*[.|]?\s*",
    re.I,
)
"""A line that is a day, and at most where or what beside it."""
_AS_OF = re.compile(rf"[^\n]{{0,60}}\b(?:as\s+of|status\s+(?:on|at))\b[^\n]{{0,30}}?\b{_DATE}\s*\.?\s*", re.I)
_DATELINE = re.compile(
    rf"\s*(?:(?:{_PLACE}),?\s+)?(?:{_AGENCY},?\s+)?{_DATE},?\s*(?:{_AGENCY}\s*)?(?:--?|[–—:]|\.(?=\s+[A-Z]))\s*\S", re.I
)
"""The head of a paragraph: place, agency and day in any order, then a dash or a full stop."""
HEAD_LINES, TAIL_LINES = 8, 4
"""Lines at the head and at the end of a text, empty ones left out, where its own day may stand."""


def stated_day(text: str) -> str | None:
    """The ISO day that ``text`` gives as its own; None where it gives none, or more than one."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    alone = {day for line in lines for day in _read(_OWN_LINE.fullmatch(line))}
    for some in (lines[:HEAD_LINES], lines[HEAD_LINES:][-TAIL_LINES:]):
        told = set(_told(some))
        if told:
            return min(told) if len(told | alone) == 1 else None
    return None


def _told(lines: list[str]) -> Iterator[str]:
    for line in lines:
        yield from _read(_OWN_LINE.fullmatch(line) or _AS_OF.fullmatch(line) or _DATELINE.match(line))


def _read(match: re.Match[str] | None) -> Iterator[str]:
    day = iso_date(match["day"]) if match is not None else None
    if day is not None:
        yield day
