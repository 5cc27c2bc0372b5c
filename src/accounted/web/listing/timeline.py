"""Incidents over time: each for itself where they are few, taken together by day, month or year where they are many."""

from __future__ import annotations

import sqlite3
from calendar import monthrange
from itertools import groupby
from operator import itemgetter
from typing import Literal

import msgspec

from accounted.web.listing.filters import Filter
from accounted.web.listing.finding import ALL, found, head_of, kept
from accounted.web.listing.picking import Picked, days, picked, time_rows
from accounted.web.listing.ready import ready
from accounted.web.listing.rows import whats
from accounted.web.listing.summing import PEOPLE, PEOPLE_OF_SUMS, People, count_people, shared_by

__all__ = ["Bar", "Bin", "Timeline", "timeline"]

MOST_BARS = 48
"""As many as have room side by side, each wide enough for a finger."""
MOST_BINS = 62
Unit = Literal["day", "month", "year"]
LETTERS: dict[Unit, int] = {"day": 10, "month": 7, "year": 4}


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """One incident: from ``first`` to ``last`` (ISO days, both in); ``first`` None: on or before the last. ``answer``: added,
    unknown, silent, aggregate or no_event."""

    id: str
    title: str
    when: str
    first: str | None
    last: str
    answer: str
    low: int | None
    high: int | None
    open: bool


class Bin(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents that ended in a day, a month or a year."""

    label: str
    """2018-01-29, 2018-01 or 2018."""
    since: str
    until: str
    incidents: int
    killed: People


class Timeline(msgspec.Struct, frozen=True, kw_only=True):
    """``bars`` where the dated incidents are few, else ``bins`` by ``unit`` (the day on which they ended counts); empty bins are
    left out. ``undated``: incidents without a day, which stand in neither."""

    dated: int
    undated: int
    unit: Unit | None = None
    bars: tuple[Bar, ...] = ()
    bins: tuple[Bin, ...] = ()


ANSWERS = ("added", "unknown", "silent", "aggregate", "no_event")


def timeline(db: sqlite3.Connection, asked: Filter) -> Timeline:
    """The incidents of a filter over time, killed, under its method."""
    return kept((head_of(db), "timeline", asked.bare), lambda: _timeline(db, asked))


def _timeline(db: sqlite3.Connection, asked: Filter) -> Timeline:
    known = ready(db, "timeline", Timeline) if asked.bare == Filter() else None
    return known or timeline_of(db, asked, picked(db, asked))


def timeline_of(db: sqlite3.Connection, asked: Filter, many: Picked | None) -> Timeline:
    """The same worked out anew."""
    where, values = found(db, asked)
    what = whats()[asked.method, "killed"]
    if many is not None:
        dated, undated, first, last = days(many)
    else:
        dated, undated, first, last = db.execute(
            "SELECT count(c.last), count(*) - count(c.last), min(coalesce(c.first, c.last)), max(c.last) FROM facts c "
            f"WHERE {where}", values,
        ).fetchone()  # fmt: skip
    if not dated or first is None or last is None:
        return Timeline(dated=0, undated=undated)
    if dated <= MOST_BARS:
        few = db.execute(
            "SELECT i.code, i.id, i.title, i.time, c.first, c.last, f.becomes, f.low, f.high, f.open FROM facts c "
            f"JOIN incidents i ON i.n = c.n JOIN figures f ON f.what = ? AND f.n = c.n WHERE c.last IS NOT NULL AND {where} "
            "ORDER BY c.last, c.first, c.id", [what, *values],
        )  # fmt: skip
        bars = tuple(
            Bar(
                id=code or key,
                title=title,
                when=when,
                first=start,
                last=end,
                answer=ANSWERS[becomes],
                low=low,
                high=high,
                open=bool(open_),
            )
            for code, key, title, when, start, end, becomes, low, high, open_ in few
        )
        return Timeline(dated=dated, undated=undated, bars=bars)
    unit = _unit(first, last)
    part = f"substr(c.last, 1, {LETTERS[unit]})"
    if where == ALL and unit != "day":
        rows = db.execute(
            f"SELECT substr(month, 1, {LETTERS[unit]}) AS part, {PEOPLE_OF_SUMS} FROM sums WHERE what = ? AND month != '' AND n > 0 "
            "GROUP BY part, becomes ORDER BY part", (what,),
        ).fetchall()  # fmt: skip
    elif many is not None:
        rows = time_rows(many, what, LETTERS[unit])
    else:
        rows = db.execute(
            f"SELECT {part} AS part, {PEOPLE} FROM facts c JOIN figures f ON f.what = ? AND f.n = c.n "
            f"WHERE c.last IS NOT NULL AND {where} GROUP BY part, f.becomes ORDER BY part", [what, *values],
        ).fetchall()  # fmt: skip
    twice = dict(shared_by(db, f"c.last IS NOT NULL AND {where}", values, what, part))
    grouped = {label: [row[1:] for row in some] for label, some in groupby(rows, key=itemgetter(0))}
    bins = tuple(
        Bin(
            label=label,
            since=_first_day(label),
            until=_last_day(label),
            incidents=sum(row[1] for row in some),
            killed=count_people(some, twice.get(label, 0)),
        )
        for label, some in grouped.items()
    )
    return Timeline(dated=dated, undated=undated, unit=unit, bins=bins)


def _unit(first: str, last: str) -> Unit:
    """The finest unit of which there are not too many to be drawn."""
    months = (int(last[:4]) - int(first[:4])) * 12 + int(last[5:7]) - int(first[5:7]) + 1
    if months <= 2:
        return "day"
    return "month" if months <= MOST_BINS else "year"


def _first_day(label: str) -> str:
    return label + {10: "", 7: "-01", 4: "-01-01"}[len(label)]


def _last_day(label: str) -> str:
    if len(label) == 7:
        return f"{label}-{monthrange(int(label[:4]), int(label[5:]))[1]:02d}"
    return label + {10: "", 4: "-12-31"}[len(label)]
