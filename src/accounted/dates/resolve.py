"""Words of news time to a period of local days, with its precision.

Day words count from the day of publication (R). The latest such day on or before R is meant: a report of Friday that
says "Friday" means that day. No other day is ever put in: without R a relative word stays not stated.

Spans follow UCDP's table (field guide, section 3) where it speaks, but for two things that a record of moments needs:
"last night" is the day before R with part ``night`` (UCDP's own), and no time at all is *not stated* here, as taking
three days back from R is a method's choice. A night "to Saturday" is given as Saturday, the day on which most of
it lies, as the field guide's facts and the agencies do; ``part_of_day`` tells that it was the night.
A night of two named days is given as both.
"""

from __future__ import annotations

import re
from datetime import date

from accounted.dates.calendar_days import calendar_span
from accounted.dates.figures import EitherDay, figures_as_iso, unread_between
from accounted.dates.from_account import span_from_account
from accounted.dates.from_publication import span_from_publication
from accounted.dates.languages import in_english
from accounted.dates.seasons import season_span
from accounted.dates.spans import Ahead, NeedsAccount, NeedsDay, Span
from accounted.dates.words import (
    CLOCK,
    DAY,
    MONTH,
    NUMBER,
    PART,
    PARTS,
    WEEKDAY,
)
from accounted.model import Period, Problem


def resolve(
    words: str,
    published: str | None,
    narrative_day: str | None = None,
    *,
    southern: bool = False,
    language: str | None = None,
) -> tuple[Period, list[Problem]]:
    """The period that ``words`` say.

    ``published``: ISO date, or date and time, of the report; a month or year alone ("2018-01") gives a missing year but
    no day to count from. ``narrative_day``: ISO date that the account has reached, for "the previous day", "two days
    later", "that night". ``southern``: whether it happened south of the equator, where June to August is winter.
    ``language``: ISO 639 code of the report; months and weekdays of other languages than English are read too
    (:mod:`accounted.dates.languages`), and what cannot be read is a problem, never a wider time.
    Problems have stage ``places`` (of which dates are a part) and code
    ``date_needs_publication``, ``date_needs_account``, ``date_not_read`` or ``date_impossible``. Words without time in them give a period
    ``not_stated`` and no problem.
    """
    told_in, unread = in_english(words, language)
    try:
        text = figures_as_iso(_plain(told_in))
    except EitherDay:
        seen = f"“{words}” may be two days: the day or the month may stand first"
        return Period(words=words), [_problem("date_not_read", seen, EXPECTED)]
    doubt = ", ".join(f"“{w}”" for w in unread) or unread_between(text)
    if doubt:
        problem = _problem("date_not_read", f"“{words}”: {doubt} is no word of time that is known", EXPECTED)
        return Period(words=words), [problem]
    part = _part(text)
    day, year = _day(published), _year(published)
    told = _day(narrative_day)
    try:
        season = season_span(text, day, southern)
        if season is not None:
            return _period(words, season, part), []
        for reader in (calendar_span, span_from_account, span_from_publication):
            span = reader(text, day, told, year)
            if span is not None:
                return _period(words, span, part), []
    except Ahead:
        return Period(words=words, part_of_day=part), [
            _problem(
                "date_not_read", f"“{words}” has no year and lies ahead of publication", "a day with its year", "note"
            )
        ]
    except NeedsAccount:
        return Period(words=words, part_of_day=part), [_needs_account(words)]
    except NeedsDay:
        return Period(words=words, part_of_day=part), [_needs(words)]
    except ValueError:
        return Period(words=words, part_of_day=part), [
            _problem("date_impossible", f"“{words}” is no day of the calendar", "a day that exists")
        ]
    if part is not None and _only_part(text):
        if told is None and day is None:
            return Period(words=words, part_of_day=part), [_needs(words)]
        # "at dawn": of the day that the account has reached; of publication only where the words say so ("this").
        if told is not None:
            return _period(words, (told, told, "day"), part), []
    if part is not None or (_TIME_WORD.search(text) and not _DURATION.search(text)):
        return Period(words=words, part_of_day=part), [
            _problem("date_not_read", f"“{words}” names a time and no day that can be told", "a day", "note")
        ]
    return Period(words=words), []


EXPECTED = "a day as 2025-03-11, or with its month in words"


def _plain(words: str) -> str:
    text = " ".join(words.lower().split()).replace("’", "'").strip(' ,;:"“”()[]')
    return re.sub(r"[–—]", "-", text)


def _day(iso: str | None) -> date | None:
    try:
        return date.fromisoformat(iso[:10]) if iso and len(iso) >= 10 else None
    except ValueError:
        return None


def _year(iso: str | None) -> int | None:
    return int(iso[:4]) if iso and iso[:4].isdigit() else None


_CLOCK = re.compile(rf"\b{CLOCK}", re.IGNORECASE)


_TIME_WORD = re.compile(rf"\b(?:{WEEKDAY}|(?<![\w]-)(?:days|weeks|months|weekend))\b")


_DURATION = re.compile(
    rf"\bfor\s+(?:(?:more|less|over|about|nearly|at least|than)\s+)*(?:{NUMBER})\s+\w+|\baged?\b|\bold\b"
)


def _part(text: str) -> str | None:
    """Part of the day, or a time on a 24-hour clock ("05:00")."""
    clock = _CLOCK.search(text)
    if clock is not None:
        return _hour(clock.group())
    for pattern, value in PARTS.items():
        if re.search(rf"\b(?:{pattern})\b", text):
            return value
    late = re.search(
        rf"\b(late|early)\s+(?:on\s+)?(?:{WEEKDAY}|yesterday|today|{DAY}\s+{MONTH}|{MONTH}\s+{DAY}\b)", text
    )
    return None if late is None else {"late": "evening", "early": "early morning"}[late[1]]


def _hour(clock: str) -> str:
    digits = re.match(r"(\d{4})(?!\d)|(\d{1,2})(?:[:.](\d\d))?", clock)
    if digits is None:
        return clock
    hour, minute = (int(digits[1][:2]), int(digits[1][2:])) if digits[1] else (int(digits[2]), int(digits[3] or 0))
    if re.search(r"p\.?\s?m", clock) and hour < 12:
        hour += 12
    if re.search(r"a\.?\s?m", clock) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"


def _only_part(text: str) -> bool:
    rest = re.sub(rf"\b(?:{PART}|{CLOCK})", " ", text, flags=re.IGNORECASE)
    return not re.sub(
        r"\b(?:at|in|the|around|about|shortly|just|on|by|of|that|same|during|late|early|local|time|hours)\b|[\s,.]",
        "",
        rest,
    )


def _period(words: str, span: Span, part: str | None) -> Period:
    start, end, precision = span
    if precision == "day" and part is not None:
        precision = "hour" if part[:1].isdigit() else "part_of_day"
    return Period(
        words=words, start=None if start is None else start.isoformat(), end=end.isoformat(), precision=precision,
        part_of_day=part,
    )  # fmt: skip


def _problem(code: str, seen: str, expected: str, severity: str = "problem") -> Problem:
    return Problem(
        stage="places", code=code, seen=seen, expected=expected,
        settle="Give the day, or the report's date of publication.",
        severity="note" if severity == "note" else "problem",
    )  # fmt: skip


def _needs(words: str) -> Problem:
    return _problem("date_needs_publication", f"“{words}” counts from the day of publication, which is not known",
                    "a report with a date of publication")  # fmt: skip


def _needs_account(words: str) -> Problem:
    return Problem(
        stage="places", code="date_needs_account",
        seen=f"“{words}” counts from a day that the report tells before, and which day that is was not read",
        expected="a day as 2025-03-11, or words that count from the day of publication",
        settle="Give the day; the report's date of publication does not settle it.",
    )  # fmt: skip
