"""Days, months and years of the calendar: "29 January", "Jan 28-29", "early 2018"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from accounted.dates.spans import ANNOUNCED, OPEN, UNTIL, Ahead, NeedsDay, Span, span_of
from accounted.dates.words import (
    DAY,
    EDGE,
    MONTH,
    MONTHS,
    SHORT_YEAR,
    YEAR,
)

_ISO = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")


_DMY = re.compile(rf"\b({DAY})\s*(?:of\s+)?({MONTH})(?:\s*,?\s*({YEAR}|{SHORT_YEAR}(?!\d)))?(?![\w])")


_MDY = re.compile(rf"\b({MONTH})\s+({DAY})(?!\d)(?:\s*,?\s*({YEAR}))?(?![\w:])")


_D_AND_DM = re.compile(
    rf"\b({DAY})\s*(?:and|to|or|through|until|-|,)\s*({DAY})\s+(?:of\s+)?({MONTH})"
    rf"(?:\s*,?\s*({YEAR}|{SHORT_YEAR}(?!\d)))?(?!\w)"
)


_M_D_AND_D = re.compile(
    rf"\b({MONTH})\s+({DAY})\s*(?:and|to|or|through|until|-)\s*({DAY})(?!\d)(?:\s*,?\s*({YEAR}))?(?!\s*{MONTH})"
)


_MONTH_ONLY = re.compile(rf"\b(?:({EDGE})[\s-]+)?(?:(?:last|this)\s+)?({MONTH})(?:\s*(?:of\s+|,\s*)?({YEAR}))?(?!\w)")


_YEAR_ONLY = re.compile(rf"\b(?:({EDGE})[\s-]+)?({YEAR})(s)?\b")


def calendar_span(text: str, day: date | None, told: date | None, year: int | None) -> Span | None:
    """Dates that name a month or a year."""
    m = _D_AND_DM.search(text)
    if m is not None:
        return _two(int(_digits(m[1])), int(_digits(m[2])), _month(m[3]), m[4], day, year)
    m = _M_D_AND_D.search(text)
    if m is not None:
        return _two(int(_digits(m[2])), int(_digits(m[3])), _month(m[1]), m[4], day, year)
    found = _dates(text, day, year)
    if len(found) >= 2 and re.search(r"\b(?:between|from|to|and|through|until|or)\b|-", text):
        days = sorted(d for d, _ in found)
        return span_of(days[0], days[-1])
    if found:
        only, at = found[0]
        if OPEN.search(text[:at]) and day is not None and only <= day:
            return span_of(only, day)
        if re.search(r"\b(?:night (?:of|between)|night)\b.*\bto\b", text[:at]):
            return only, only, "day"
        if UNTIL.search(text[:at]) and not re.search(r"\b(?:night|day|evening)\s+before\b", text[:at]):
            return None, only, "day"
        if re.search(r"\b(?:day|night|evening) before\s+$", text[:at]):
            return (only - timedelta(1), only - timedelta(1), "day")
        if re.search(r"\b(?:around|about|circa)\s+(?:the\s+)?$", text[:at]):
            return span_of(only - timedelta(1), only + timedelta(1))
        if re.search(r"\bweek (?:of|beginning|starting)\s+$", text[:at]):
            return only, only + timedelta(6), "week"
        return only, only, "day"
    m = _MONTH_ONLY.search(text)
    if m is not None and _is_month(text, m):
        return _month_span(m, text, day, year)
    m = _YEAR_ONLY.search(text)
    if m is not None:
        return _year_span(m, text, day)
    return None


def _dates(text: str, day: date | None, year: int | None) -> list[tuple[date, int]]:
    """Every full date of the text with its place in it. A missing year is another date's, else that of publication."""
    raw: list[tuple[int, int, int, str | None]] = []
    for m in _ISO.finditer(text):
        raw.append((m.start(), int(m[3]), int(m[2]), m[1]))
    for m in _DMY.finditer(text):
        raw.append((m.start(), int(_digits(m[1])), _month(m[2]), m[3]))
    taken = [r[0] for r in raw]
    for m in _MDY.finditer(text):
        near = any(abs(m.start() - t) <= 6 for t in taken)
        if not near:
            raw.append((m.start(), int(_digits(m[2])), _month(m[1]), m[3]))
    raw.sort()
    given = next((r[3] for r in raw if r[3]), None)
    out: list[tuple[date, int]] = []
    for at, d, mo, y in reversed(raw):
        if y is None and given is None and out:
            # "from 20 December to 3 January": the first day is the latest such day before the last one.
            last = out[0][0]
            full = last.year if (mo, d) <= (last.month, last.day) else last.year - 1
        else:
            full = _full_year(y or given, mo, d, day, year)
        out.insert(0, (date(full, mo, d), at))
    return out


def _digits(words: str) -> str:
    return re.sub(r"\D", "", words)


def _month(words: str) -> int:
    return MONTHS[words.strip(". ")]


def _full_year(given: str | None, month: int, day_of_month: int, day: date | None, year: int | None) -> int:
    """A year in full: two digits are the century that puts it at or before publication, else 1930-2029; a missing one
    is the latest that lies on or before publication."""
    if given:
        number = int(_digits(given))
        if number >= 100:
            return number
        latest = day.year if day else year
        if latest is not None:
            number += latest // 100 * 100
            return number if number <= latest + 1 else number - 100
        return number + (1900 if number >= 30 else 2000)
    if day is not None:
        # A day or two ahead is a matter of time zones or of an announced date; more is last year's.
        last = monthrange(day.year, month)[1]
        this = date(day.year, month, min(day_of_month, last))
        if this > day + timedelta(2) and this <= day + timedelta(ANNOUNCED):
            raise Ahead
        return day.year if this <= day + timedelta(2) else day.year - 1
    if year is not None:
        return year
    raise NeedsDay


def _two(first: int, second: int, month: int, given: str | None, day: date | None, year: int | None) -> Span:
    full = _full_year(given, month, second, day, year)
    end = date(full, month, second)
    start = date(full, month, first) if first <= second else _back_month(full, month, first)
    return span_of(start, end)


def _back_month(year: int, month: int, day_of_month: int) -> date:
    return date(year - 1, 12, day_of_month) if month == 1 else date(year, month - 1, day_of_month)


def _is_month(text: str, m: re.Match[str]) -> bool:
    """ "May" and "March" alone are a month only where the words around say so."""
    word = m[2].strip(".")
    if word not in ("may", "march", "mar", "sun", "sat") or m[1] or m[3]:
        return True
    before = text[: m.start(2)].split()
    if not before:
        return not text[m.end() :].strip(" .,")
    return before[-1] in (
        "in",
        "last",
        "this",
        "since",
        "of",
        "during",
        "until",
        "by",
        "from",
        "over",
        "throughout",
        "early",
        "late",
        "mid",
    )


def _month_span(m: re.Match[str], text: str, day: date | None, year: int | None) -> Span:
    month = _month(m[2])
    full = int(m[3]) if m[3] else _full_year(None, month, 1, day, year)
    last = monthrange(full, month)[1]
    first_day, last_day = _edge(m[1], 1, last)
    start, end = date(full, month, first_day), date(full, month, last_day)
    if day is not None:
        if OPEN.search(text[: m.start()]) and start <= day:
            return span_of(start, day)
        if start <= day < end:
            end = day
    if UNTIL.search(text[: m.start()]):
        return None, end, "month"
    return start, end, "month"


def _edge(words: str | None, first: int, last: int) -> tuple[int, int]:
    """UCDP: early 1-10, middle 10-20, late 15 to the end. "Beginning" and "end" are taken as early and late."""
    if not words:
        return first, last
    if re.search(r"early|beginning|start", words):
        return 1, 10
    return (10, 20) if "mid" in words else (15, last)


def _year_span(m: re.Match[str], text: str, day: date | None) -> Span:
    full = int(m[2])
    if m[3]:
        start, end = date(full, 1, 1), date(full + 9, 12, 31)
    else:
        first, last = 1, 12
        if m[1]:
            first, last = (1, 4) if re.search(r"early|beginning|start", m[1]) else (5, 8) if "mid" in m[1] else (9, 12)
        start, end = date(full, first, 1), date(full, last, monthrange(full, last)[1])
    if day is not None:
        if OPEN.search(text[: m.start()]) and start <= day:
            return start, day, "year" if (day - start).days > 31 else "month"
        if start <= day < end:
            end = day
    if UNTIL.search(text[: m.start()]):
        return None, end, "year"
    return start, end, "year" if not m[1] else "months"
