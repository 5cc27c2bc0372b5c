"""Seasons: "last winter", "the spring of 2016"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from accounted.dates.spans import OPEN, UNTIL, Span, needed, span_of
from accounted.dates.words import (
    EDGE,
    SEASON,
    SEASONS,
    YEAR,
)

_SEASON = re.compile(
    rf"\b(?:({EDGE})[\s-]+(?:the\s+)?)?(?:(?P<which>last|this)\s+)?(?P<season>{SEASON})"
    rf"(?:\s+(?:of\s+)?(?P<year>{YEAR})(?:\s*[-/]\s*(?P<next>\d{{4}}|\d\d)(?!\d))?)?(?!\w)"
)


def season_span(text: str, day: date | None, southern: bool) -> Span | None:
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
        first, last = _latest_season(needed(day), month, m[1], whole=m["which"] == "last")
    if day is not None:
        if OPEN.search(text[: m.start()]) and first <= day:
            return span_of(first, day)
        if first <= day < last:
            last = day
    if UNTIL.search(text[: m.start()]):
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
