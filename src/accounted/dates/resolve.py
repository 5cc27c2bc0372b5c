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
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta

from accounted.dates.languages import in_english
from accounted.dates.words import (
    CLOCK,
    DAY,
    EDGE,
    MONTH,
    MONTHS,
    NUMBER,
    NUMBERS,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    SHORT_YEAR,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from accounted.model import Period, PeriodPrecision, Problem

Span = tuple[date | None, date, PeriodPrecision]
"""First day (None: on or before the last), last day, precision."""


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
    ``date_needs_publication``, ``date_not_read`` or ``date_impossible``. Words without time in them give a period
    ``not_stated`` and no problem.
    """
    told_in, unread = in_english(words, language)
    try:
        text = _figures(_plain(told_in))
    except _Figures:
        seen = f"“{words}” may be two days: the day or the month may stand first"
        return Period(words=words), [_problem("date_not_read", seen, EXPECTED)]
    doubt = ", ".join(f"“{w}”" for w in unread) or _unread_between(text)
    if doubt:
        problem = _problem("date_not_read", f"“{words}”: {doubt} is no word of time that is known", EXPECTED)
        return Period(words=words), [problem]
    part = _part(text)
    day, year = _day(published), _year(published)
    told = _day(narrative_day)
    try:
        season = _season(text, day, southern)
        if season is not None:
            return _period(words, season, part), []
        for reader in (_absolute, _narrative, _relative):
            span = reader(text, day, told, year)
            if span is not None:
                return _period(words, span, part), []
    except _Ahead:
        return Period(words=words, part_of_day=part), [
            _problem(
                "date_not_read", f"“{words}” has no year and lies ahead of publication", "a day with its year", "note"
            )
        ]
    except _NeedsDay:
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
_SLASHED = re.compile(r"(?<![\d/.])(\d{1,4})([/.])(\d{1,2})\2(\d{1,4})(?![\d/.])")
_BETWEEN_FIGURES = re.compile(
    rf"(?<![\d:.])(?:3[01]|[12]\d|0?[1-9])\b[\s.,-]{{0,3}}(?P<word>[^\W\d_]{{3,}})\b[\s.,-]{{1,3}}{YEAR}\b"
)
_LINKS = frozenset(
    [*MONTHS, "and", "the", "through", "until", "till", "between", "from", "since", "late", "early", "mid"]
)


def _figures(text: str) -> str:
    """Days in figures as ISO, where they can mean one day only: the year first, full stops (the day first), or a day over 12."""

    def iso(m: re.Match[str]) -> str:
        a, mark, b, c = m[1], m[2], int(m[3]), m[4]
        if len(a) == 4 and len(c) <= 2:
            return f"{a}-{b:02d}-{int(c):02d}"
        if len(a) > 2 or len(c) != 4:
            return m[0]
        day, month = int(a), b
        if mark == "/" and day != month and day <= 12 and month <= 12:
            raise _Figures
        if mark == "/" and month > 12:
            day, month = month, day
        return f"{c}-{month:02d}-{day:02d}"

    return _SLASHED.sub(iso, text)


def _unread_between(text: str) -> str:
    """A word between a day and a year that is no month known here: without it a year would be left of a day."""
    m = _BETWEEN_FIGURES.search(text)
    return "" if m is None or m["word"] in _LINKS else f"“{m['word']}”"


class _Figures(Exception):
    """A day in figures that may be two: 4/3/2025."""


ANNOUNCED = 30
"""A day without a year that lies so many days ahead is announced ("the vote on 8 April") sooner than last year's; ours."""


class _Ahead(Exception):
    """A day without a year that lies shortly ahead of publication."""


class _NeedsDay(Exception):
    """A relative word without a day to count from."""


def _need(day: date | None) -> date:
    if day is None:
        raise _NeedsDay
    return day


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


# ---------------------------------------------------------------------- calendar dates

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
_OPEN = re.compile(r"\b(since|from|starting|beginning)\b")
_UNTIL = re.compile(r"\b(?:before|by|until|till|prior to|no later than)\s+(?:the\s+)?(?:\w+\s+)?$")


def _absolute(text: str, day: date | None, told: date | None, year: int | None) -> Span | None:
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
        return _span(days[0], days[-1])
    if found:
        only, at = found[0]
        if _OPEN.search(text[:at]) and day is not None and only <= day:
            return _span(only, day)
        if re.search(r"\b(?:night (?:of|between)|night)\b.*\bto\b", text[:at]):
            return only, only, "day"
        if _UNTIL.search(text[:at]) and not re.search(r"\b(?:night|day|evening)\s+before\b", text[:at]):
            return None, only, "day"
        if re.search(r"\b(?:day|night|evening) before\s+$", text[:at]):
            return (only - timedelta(1), only - timedelta(1), "day")
        if re.search(r"\b(?:around|about|circa)\s+(?:the\s+)?$", text[:at]):
            return _span(only - timedelta(1), only + timedelta(1))
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
            raise _Ahead
        return day.year if this <= day + timedelta(2) else day.year - 1
    if year is not None:
        return year
    raise _NeedsDay


def _two(first: int, second: int, month: int, given: str | None, day: date | None, year: int | None) -> Span:
    full = _full_year(given, month, second, day, year)
    end = date(full, month, second)
    start = date(full, month, first) if first <= second else _back_month(full, month, first)
    return _span(start, end)


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
        if _OPEN.search(text[: m.start()]) and start <= day:
            return _span(start, day)
        if start <= day < end:
            end = day
    if _UNTIL.search(text[: m.start()]):
        return None, end, "month"
    return start, end, "month"


_SEASON = re.compile(
    rf"\b(?:({EDGE})[\s-]+(?:the\s+)?)?(?:(?P<which>last|this)\s+)?(?P<season>{SEASON})"
    rf"(?:\s+(?:of\s+)?(?P<year>{YEAR})(?:\s*[-/]\s*(?P<next>\d{{4}}|\d\d)(?!\d))?)?(?!\w)"
)


def _season(text: str, day: date | None, southern: bool) -> Span | None:
    """ "The summer of 2014", "late last autumn": three months, or the one of them that an edge word tells.

    A winter of one named year may be that at its beginning or that at its end, so both are inside; its end ("late") is
    that of the one at the beginning. "Last" is the latest one that was over on the day of publication, "this" the latest that had begun.
    """
    m = _SEASON.search(text)
    if m is None or (m["year"] is None and m["which"] is None):
        return None
    month = (SEASONS[m["season"]] + (6 if southern else 0) - 1) % 12 + 1
    if m["year"] is not None:
        year = int(m["year"])
        early = m[1] is None or re.search(r"early|beginning|start", m[1]) is not None
        first, last = _season_of(year if early or month < 12 or m["next"] else year - 1, month, m[1])
        if month == 12 and m[1] is None and m["next"] is None:
            first = _season_of(year - 1, month, None)[0]
    else:
        first, last = _latest_season(_need(day), month, m[1], whole=m["which"] == "last")
    if day is not None:
        if _OPEN.search(text[: m.start()]) and first <= day:
            return _span(first, day)
        if first <= day < last:
            last = day
    if _UNTIL.search(text[: m.start()]):
        return None, last, "months"
    return first, last, "month" if (last - first).days < 31 else "months" if (last - first).days <= 366 else "year"


def _latest_season(day: date, month: int, edge: str | None, whole: bool) -> tuple[date, date]:
    """The latest such season that had begun (``whole``: and was over) on ``day``."""
    year = day.year
    while True:
        first, last = _season_of(year, month, None)
        if (last if whole else first) <= day:
            return _season_of(year, month, edge)
        year -= 1


def _season_of(year: int, month: int, edge: str | None) -> tuple[date, date]:
    """First and last day of the three months from ``month`` of ``year``, or of their first, second or third."""
    left, right = 0, 2
    if edge:
        left = right = 0 if re.search(r"early|beginning|start", edge) else 1 if "mid" in edge else 2
    (y, a), (z, b) = (divmod(year * 12 + month - 1 + n, 12) for n in (left, right))
    return date(y, a + 1, 1), date(z, b + 1, monthrange(z, b + 1)[1])


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
        if _OPEN.search(text[: m.start()]) and start <= day:
            return start, day, "year" if (day - start).days > 31 else "month"
        if start <= day < end:
            end = day
    if _UNTIL.search(text[: m.start()]):
        return None, end, "year"
    return start, end, "year" if not m[1] else "months"


def _span(start: date, end: date) -> Span:
    """UCDP: 1 day; 2 to 6 days; 7 a week; 8 to 31 a month; longer in months, then years."""
    if end < start:
        start, end = end, start
    length = (end - start).days + 1
    precision: PeriodPrecision = "day" if length == 1 else "days" if length <= 6 else "week" if length <= 7 else "month"
    if length > 31:
        precision = "months" if length <= 366 else "year"
    return start, end, precision


# ---------------------------------------------------------------------- from the account's own last day

_N_LATER = re.compile(rf"\b({NUMBER})\s+(days?|weeks?|months?)\s+(later|after(?:wards)?|earlier|before|previously)\b")


def _narrative(text: str, day: date | None, told: date | None, year: int | None) -> Span | None:
    """Words that hang on the day which the account has reached, else on publication where they look back."""
    m = _N_LATER.search(text)
    if m is not None and not text[m.end() :].strip().startswith(("publication", "today")):
        count = _number(m[1])
        if count is None:
            _need(told or day)
            return None
        forward = m[3].startswith(("later", "after"))
        base = _need(told if forward else told or day)
        return _shift(base, count if forward else -count, m[2])
    if re.search(
        r"\b(?:previous|preceding|prior)\s+(?:day|night|evening|afternoon|morning)\b"
        rf"|\b(?:the|a)\s+(?:day|night|evening)\s+(?:before|earlier)\b(?!\s+(?:yesterday|(?:last\s+|on\s+)?{WEEKDAY}))",
        text,
    ):  # fmt: skip
        base = _need(told or day) - timedelta(1)
        return base, base, "day"
    if re.search(
        r"\b(?:the\s+)?(?:next|following)\s+(?:day|morning|night|evening|afternoon)\b|\bthe\s+(?:day|morning) after\b",
        text,
    ):
        base = _need(told) + timedelta(1)
        return base, base, "day"
    if re.search(r"\b(?:the\s+same|that)\s+(?:day|night|morning|evening|afternoon)\b", text):
        base = _need(told)
        return base, base, "day"
    return None


def _number(words: str) -> int | None:
    """A number of days; None where the word has none of its own ("several")."""
    word = re.sub(r"\s+of$", "", words.strip())
    if word.isdigit():
        return int(word)
    return NUMBERS.get(word.removeprefix("a ") if word != "a" else word)


def _shift(base: date, count: int, unit: str) -> Span:
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


# ---------------------------------------------------------------------- from the day of publication

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
        return _span(d, r)
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
    return _span(first, last)


def _ago(m: re.Match[str], r: date) -> Span | None:
    count = _number(m["n"])
    unit = m["unit"]
    if unit.startswith(("hour", "minute")):
        if count is None or unit.startswith("minute"):
            return _on(r, 0)
        return _span(r - timedelta((count + 23) // 24), r) if count else _on(r, 0)
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
    return _shift(r, -count, unit)


def _past(m: re.Match[str], r: date) -> Span | None:
    """ "In the past 48 hours", "over the last three days": UCDP's table, back from R."""
    unit = m["unit"]
    count = _number(m["n"]) if m["n"] else None
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
    return _span(r - timedelta(first), r - timedelta(last))


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
    return _span(saturday, min(saturday + timedelta(1), r))


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
    (r"\bsince\s+(?P<d>yesterday)\b", lambda m, r: _span(r - timedelta(1), r)),
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
    (r"\b(?:earlier|later)?\s*this week\b", lambda m, r: _span(_monday(r), r)),
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


def _relative(text: str, day: date | None, told: date | None, year: int | None) -> Span | None:
    for pattern, rule in _RULES:
        m = pattern.search(text)
        if m is None:
            continue
        if text == "overnight" and told is not None:
            return told, told, "day"
        return rule(m, _need(day))
    return None
