"""Counted from the day of publication: "Friday", "last week", "two months ago"."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from accounted.dates.spans import Span, needed, number_of, shifted, span_of
from accounted.dates.words import (
    NUMBER,
    WEEKDAY,
    WEEKDAYS,
)
from accounted.model import PeriodPrecision

_Rule = tuple[re.Pattern[str], Callable[[re.Match[str], date], Span | None]]


def _on(r: date, back: int) -> Span:
    d = r - timedelta(back)
    return d, d, "day"


def _back(r: date, first: int, last: int, precision: PeriodPrecision) -> Span:
    return r - timedelta(first), r - timedelta(last), precision


def _monday(r: date) -> date:
    return r - timedelta(r.weekday())


def _weekday(m: re.Match[str], r: date) -> Span:
    wanted = WEEKDAYS[m["day"].strip(".")]
    back = (r.weekday() - wanted) % 7
    # "Last Friday" on a Friday is a week ago; on another day it is the latest one.
    if m["last"] and back == 0:
        back = 7
    d = r - timedelta(back)
    if m["since"]:
        return span_of(d, r)
    before = m.string[: m.start()]
    if re.search(r"\b(?:the\s+)?(?:day|night|evening|eve)\s+(?:before|of)\s+$", before) and "before" in before:
        d -= timedelta(1)
    if re.search(r"\b(?:a|one)\s+week\s+(?:before|ago)\s+$", before) or re.search(
        r"^\s*week ago\b", m.string[m.end() :]
    ):
        d -= timedelta(7)
    if re.search(r"\b(?:by|until|till|before|prior to)\s+$", before) and not re.search(
        r"(?:day|night|evening) before\s+$", before
    ):
        return None, d, "day"
    return d, d, "day"


def _weekdays(m: re.Match[str], r: date) -> Span:
    last = r - timedelta((r.weekday() - WEEKDAYS[m["b"].strip(".")]) % 7)
    first = last - timedelta((last.weekday() - WEEKDAYS[m["a"].strip(".")]) % 7)
    return span_of(first, last)


def _ago(m: re.Match[str], r: date) -> Span | None:
    count = number_of(m["n"])
    unit = m["unit"]
    if unit.startswith(("hour", "minute")):
        if count is None or unit.startswith("minute"):
            return _on(r, 0)
        return span_of(r - timedelta((count + 23) // 24), r) if count else _on(r, 0)
    if count is None:
        # UCDP: several or recent weeks are three weeks back; a few days are three days back.
        if unit.startswith("day"):
            return _back(r, 3, 1, "days")
        if unit.startswith("week"):
            return _back(r, 21, 0, "month")
        if unit.startswith("month"):
            return _months_back(r, 3)
        return None
    if unit.startswith("year"):
        return date(r.year - count, 1, 1), date(r.year - count, 12, 31), "year"
    if unit.startswith("fortnight"):
        return _back(r, 14, 0, "month")
    return shifted(r, -count, unit)


def _past(m: re.Match[str], r: date) -> Span | None:
    """ "In the past 48 hours", "over the last three days": UCDP's table, back from R."""
    unit = m["unit"]
    count = number_of(m["n"]) if m["n"] else None
    if unit.startswith("hour"):
        back = 1 if count is None or count <= 24 else 2
        return _back(r, back, 0, "days")
    if unit.startswith("day"):
        return _back(r, 3, 1, "days") if count is None else _precise(r, count, 1)
    if unit.startswith("week"):
        if m["n"] is None and m["which"] in ("past", "recent"):
            return _back(r, 6, 0, "week") if unit == "week" else _back(r, 21, 0, "month")
        return _back(r, 21, 0, "month") if count is None else _precise(r, 7 * count - 1, 0)
    if unit.startswith("month"):
        return _months_back(r, 3 if count is None else count)
    return None if count is None else (date(r.year - count, r.month, 1), r, "year")


def _precise(r: date, first: int, last: int) -> Span:
    return span_of(r - timedelta(first), r - timedelta(last))


def _months_back(r: date, count: int) -> Span:
    """UCDP: so many months back, not over the new year."""
    y, mo = divmod(r.year * 12 + r.month - 1 - count, 12)
    start = max(date(y, mo + 1, 1), date(r.year, 1, 1)) if r.month > 1 else date(y, mo + 1, 1)
    return start, r, "months"


def _last_month(_: re.Match[str], r: date) -> Span:
    end = r.replace(day=1) - timedelta(1)
    return end.replace(day=1), end, "month"


def _weekend(_: re.Match[str], r: date) -> Span:
    """The latest Saturday and Sunday, never past R."""
    saturday = r - timedelta((r.weekday() - 5) % 7)
    return span_of(saturday, min(saturday + timedelta(1), r))


def _last_week(m: re.Match[str], r: date) -> Span:
    monday = _monday(r) - timedelta(7)
    if m["edge"] == "late":
        return monday + timedelta(4), monday + timedelta(6), "days"
    if m["edge"] == "early":
        return monday, monday + timedelta(2), "days"
    return monday, monday + timedelta(6), "week"


_PATTERNS: tuple[tuple[str, Callable[[re.Match[str], date], Span | None]], ...] = (
    (r"\b(?:the\s+)?day before yesterday\b", lambda m, r: _on(r, 2)),
    (r"\byesterday\b|\blast (?:night|evening)\b|\bthe other (?:day|night)\b", lambda m, r: _on(r, 1)),
    (r"\bsince\s+(?P<d>yesterday)\b", lambda m, r: span_of(r - timedelta(1), r)),
    (
        rf"\b(?P<a>{WEEKDAY})(?:\s+(?:night|evening|morning|afternoon))?\s*(?P<link>and|to|or|through|until|into|-)\s*"
        rf"(?:early\s+)?"
        rf"(?:on\s+)?(?P<b>{WEEKDAY})",
        _weekdays,
    ),
    (
        rf"(?:(?P<since>\bsince)\s+)?(?:\b(?P<last>last|previous)\s+)?(?:\b(?:early|late)\s+)?(?:\bon\s+)?"
        rf"\b(?P<day>{WEEKDAY})(?!\w)",
        _weekday,
    ),
    (r"\bover the weekend\b|\b(?:at|on|during|last|this|past|the) weekend\b", _weekend),
    (
        rf"\b(?P<n>{NUMBER})\s+(?P<unit>minutes?|hours?|days?|weeks?|months?|years?|fortnight)\s+(?:ago|back)\b",
        _ago,
    ),
    (
        rf"\b(?P<which>past|last|recent|preceding)\s+(?:(?P<n>{NUMBER})\s+)?(?P<unit>hours?|days|weeks|months|years)\b",
        _past,
    ),
    (r"\b(?P<which>past|recent)\s+(?P<n>)?(?P<unit>week)\b", lambda m, r: _back(r, 6, 0, "week")),
    (
        r"\b(?:(?P<edge>early|late)\s+)?last week\b|\b(?:the\s+)?previous week(?P<none>)\b",
        lambda m, r: _last_week(m, r),
    ),
    (r"\b(?:earlier|later)?\s*this week\b", lambda m, r: span_of(_monday(r), r)),
    (r"\b(?:last|the previous) month\b", _last_month),
    (r"\b(?:earlier |late |early )?this month\b", lambda m, r: (r.replace(day=1), r, "month")),
    (r"\b(?:last|the previous) year\b", lambda m, r: (date(r.year - 1, 1, 1), date(r.year - 1, 12, 31), "year")),
    (r"\b(?:earlier |late |early )?this year\b", lambda m, r: (date(r.year, 1, 1), r, "year")),
    (r"\brecently\b", lambda m, r: _back(r, 3, 1, "days")),
    (r"\btomorrow\b", lambda m, r: _on(r, -1)),
    (
        r"\btoday\b|\btonight\b|\bthis day\b|\bthis (?:early |late )?(?:morning|afternoon|evening)\b",
        lambda m, r: _on(r, 0),
    ),
    # A night without a day reaches into the day of the report.
    (r"\bovernight\b", lambda m, r: (r - timedelta(1), r, "days")),
)


_RULES: tuple[_Rule, ...] = tuple((re.compile(pattern), rule) for pattern, rule in _PATTERNS)


def span_from_publication(text: str, day: date | None, told: date | None, year: int | None) -> Span | None:
    for pattern, rule in _RULES:
        m = pattern.search(text)
        if m is None:
            continue
        if text == "overnight" and told is not None:
            return told, told, "day"
        return rule(m, needed(day))
    return None
