"""Dates of publication, as people and machines write them, to ISO 8601: what is not told is not added."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul",
            "august aug", "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip

_TIME = r"(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:[.,]\d+)?\s?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
_ISO = re.compile(rf"^(\d{{4}})(?:-(\d{{2}})(?:-(\d{{2}}){_TIME})?)?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_YEAR_FIRST = re.compile(r"^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$")
_WEEKDAY = r"^(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_CLOCK = r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,4}|[+-]\d{4})?)?$"
_DAY_FIRST = re.compile(rf"{_WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?\s+([A-Za-z]{{3,9}})\.?,?\s+(\d{{4}}){_CLOCK}", re.I)
_MONTH_FIRST = re.compile(rf"{_WEEKDAY}([A-Za-z]{{3,9}})\.?\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}}){_CLOCK}", re.I)
_MONTH_ONLY = re.compile(r"^([A-Za-z]{3,9})\.?,?\s+(\d{4})$")
_NUMERIC = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$")


def iso_date(words: str) -> str | None:
    """``words`` as an ISO date (or date and time, or month, or year), or None where they do not say for sure.

    "29 January 2018", "Mon, 29 Jan 2018 08:15:00 GMT" and "29/01/2018" can be told; "03/04/2018" cannot:
    it is April to some and March to others. Clock times are kept only where they came in ISO form.
    """
    words = words.strip()
    if match := _ISO.match(words):
        year, month, day, clock, zone = match.groups()
        if not _is_day(year, month or "1", day or "1") or not _is_clock(clock):
            return None
        text = "-".join(part for part in (year, month, day) if part)
        if clock is None:
            return text
        zone = "" if zone is None else "Z" if zone in ("Z", "UTC", "GMT") else zone
        if len(zone) == 5:
            zone = f"{zone[:3]}:{zone[3:]}"
        return f"{text}T{clock}{zone}"
    for pattern in (_COMPACT, _YEAR_FIRST):
        if match := pattern.match(words):
            return _iso(*match.groups())
    if match := _DAY_FIRST.match(words):
        return _named(match[3], match[2], match[1])
    if match := _MONTH_FIRST.match(words):
        return _named(match[3], match[1], match[2])
    if (match := _MONTH_ONLY.match(words)) and match[1].lower() in _MONTHS:
        return f"{match[2]}-{_MONTHS[match[1].lower()]:02}"
    if match := _NUMERIC.match(words):
        first, second, year = int(match[1]), int(match[3]), match[4]
        if first > 12 or first == second:
            return _iso(year, str(second), str(first))
        if second > 12:
            return _iso(year, str(first), str(second))
    return None


def states_day(text: str, day: str) -> bool:
    """True where ``text`` states the ISO ``day`` itself: year, month and day, in a form with one meaning.

    Date finders fill what a page leaves out ("2019-03" became the running day of March) and choose a side for
    "03/04/2019"; a day that the page does not state is not known.
    """
    year, month, number = day[:4], int(day[5:7]), int(day[8:10])
    parts = [
        rf"{year}\s?([-/.年]?)\s?0?{month}\s?[-/.月]?\s?0?{number}(?!\d)" if month > 9 or number > 9 else "",
        rf"{year}([-/.])0?{month}\1(?:0?{number})(?!\d)",
        rf"{year}0?{month:02}{number:02}(?!\d)",
        rf"(?<!\d)0?{number}(?:st|nd|rd|th|er|º)?[\s.,/-]+(?:de\s+|di\s+)?[^\W\d_]{{3,14}}[\s.,/-]+(?:de[l]?\s+|di\s+)?{year}",
        rf"[^\W\d_]{{3,14}}[\s.]+0?{number}(?:st|nd|rd|th)?[\s,]+{year}",
    ]
    if number > 12 or number == month:
        parts.append(rf"(?<!\d)0?{number}[/.-]0?{month}[/.-]{year}")
        parts.append(rf"(?<!\d)0?{month}[/.-]0?{number}[/.-]{year}")
    return any(re.search(part, text) for part in parts if part)


def _named(year: str, month: str, day: str) -> str | None:
    number = _MONTHS.get(month.lower())
    return None if number is None else _iso(year, str(number), day)


def _iso(year: str, month: str, day: str) -> str | None:
    return f"{int(year):04}-{int(month):02}-{int(day):02}" if _is_day(year, month, day) else None


def _is_day(year: str, month: str, day: str) -> bool:
    try:
        return date(int(year), int(month), int(day)).year >= 1
    except ValueError:
        return False


def _is_clock(clock: str | None) -> bool:
    if clock is None:
        return True
    try:
        datetime.strptime(clock[:5], "%H:%M")  # noqa: DTZ007 only the form is checked
    except ValueError:
        return False
    return True
