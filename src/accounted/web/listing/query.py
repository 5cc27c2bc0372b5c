"""One query behind the list, the map, the timeline and the API: a filter, and the incidents it finds, page by page."""

from __future__ import annotations

import sqlite3

import msgspec

from accounted.publishing.view import TollView
from accounted.web.listing.filters import PROBLEMS, STATES, TOLLS, Filter, filter_of
from accounted.web.listing.finding import ALL, conditions, found, head_of, kept
from accounted.web.listing.picking import Picked, numbers_of_page, picked
from accounted.web.listing.ready import ready
from accounted.web.listing.summing import Total, total
from accounted.web.view.folding import fts_query
from accounted.web.view.packing import unpack

__all__ = [
    "PAGE", "PROBLEMS", "STATES", "TOLLS", "Answer", "Choices", "Filter", "IncidentRow", "ask", "choices", "filter_of",
]  # fmt: skip

PAGE = 50
MOST_CHOICES = 60


class IncidentRow(msgspec.Struct, frozen=True, kw_only=True):
    """An incident in the list. ``tolls``: killed and injured under the method that was asked for, without reasons."""

    id: str
    code: str | None
    title: str
    time: str
    first_day: str | None
    last_day: str | None
    country: str | None
    kind: str
    violence: str
    state: str
    precision: str
    constructed: bool
    reports: int
    origins: str
    problems: int
    unread: int
    tolls: tuple[TollView, ...]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a filter finds. ``sums``: killed and injured added up over all of them, not over the page alone."""

    found: int
    pages: int
    page: int
    incidents: tuple[IncidentRow, ...]
    sums: tuple[Total, ...]
    undated: int
    """Incidents without a day, which a choice by period leaves out."""
    loose: tuple[str, ...] = ()
    """Reports in no incident that hold the words searched for."""


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What the register holds to choose from: countries by code, provinces of the country that was asked for, kinds, groups
    ("age:child") and the actors that are named most."""

    countries: dict[str, str]
    provinces: tuple[str, ...]
    kinds: tuple[str, ...]
    groups: tuple[str, ...]
    actors: tuple[str, ...]


def ask(db: sqlite3.Connection, asked: Filter) -> Answer:
    """The incidents of a filter, the latest first, undated ones last."""
    where, values = found(db, asked)
    head, bare = head_of(db), asked.bare
    many = picked(db, asked) if where != ALL else None
    count = len(many) if many is not None else kept((head, "count", bare), lambda: _count(db, where, values))
    sums = kept((head, "sums", bare), lambda: _sums(db, where, values, asked.method, many)) if count else ()
    pages = max(1, -(-count // PAGE))
    page = min(asked.page, pages)
    if many is not None:
        numbers = numbers_of_page(many, (page - 1) * PAGE, PAGE)
    else:
        rows = db.execute(
            f"SELECT c.n FROM facts c WHERE {where} ORDER BY c.last DESC, c.first DESC, c.id DESC LIMIT ? OFFSET ?",
            [*values, PAGE, (page - 1) * PAGE],
        )
        numbers = [n for (n,) in rows]
    undated = 0
    if asked.since or asked.until:
        open_where, open_values = conditions(msgspec.structs.replace(asked, since="", until=""))
        undated = _count(db, f"{open_where} AND c.last IS NULL", open_values)
    return Answer(
        found=count,
        pages=pages,
        page=page,
        incidents=tuple(_row(db, n, asked.method) for n in numbers),
        sums=sums,
        undated=undated,
        loose=_loose(db, asked.q),
    )


def choices(db: sqlite3.Connection, asked: Filter) -> Choices:
    """What the fields of the form offer."""
    head, country = head_of(db), asked.country.upper()
    return kept((head, "choices", country), lambda: _choices(db, country))


def _choices(db: sqlite3.Connection, country: str) -> Choices:
    provinces = db.execute(
        "SELECT DISTINCT province FROM facts WHERE country = ? AND province IS NOT NULL ORDER BY province", (country,)
    )
    everywhere = kept((head_of(db), "choices of all"), lambda: ready(db, "choices", Choices) or choices_of_all(db))
    return msgspec.structs.replace(everywhere, provinces=tuple(p for (p,) in provinces))


def choices_of_all(db: sqlite3.Connection) -> Choices:
    """What does not hang on the country that was asked for."""
    groups = db.execute(
        "SELECT facet, value, count(*) FROM labels WHERE facet IN ('status', 'role', 'age', 'sex') GROUP BY facet, value "
        "ORDER BY facet = 'role', facet, count(*) DESC, value"
    )
    actors = db.execute(
        "SELECT value FROM labels WHERE facet = 'by' GROUP BY value ORDER BY count(*) DESC, value LIMIT ?",
        (MOST_CHOICES,),
    )
    return Choices(
        countries=dict(db.execute("SELECT code, name FROM countries ORDER BY name, code").fetchall()),
        provinces=(),
        kinds=tuple(k for (k,) in db.execute("SELECT kind FROM kinds GROUP BY kind ORDER BY kind")),
        groups=tuple(f"{f}:{v}" for f, v, _ in groups)[:MOST_CHOICES],
        actors=tuple(a for (a,) in actors),
    )


def _count(db: sqlite3.Connection, where: str, values: list[str | int]) -> int:
    return int(db.execute(f"SELECT count(*) FROM facts c WHERE {where}", values).fetchone()[0])


def _row(db: sqlite3.Connection, n: int, method: str) -> IncidentRow:
    row = db.execute(
        "SELECT id, code, title, time, first, last, country, kind, violence, state, accuracy, made, reports, origins, "
        "problems, unread FROM incidents WHERE n = ?", (n,),
    ).fetchone()  # fmt: skip
    cards = db.execute(
        "SELECT card FROM tolls WHERE method = ? AND outcome IN ('killed', 'injured') AND n = ? ORDER BY outcome DESC",
        (method, n),
    )
    values = dict(zip(IncidentRow.__struct_fields__[:-1], row, strict=True))
    values["constructed"] = bool(values["constructed"])
    return IncidentRow(**values, tolls=tuple(unpack(card, TollView) for (card,) in cards))


def _sums(
    db: sqlite3.Connection, where: str, values: list[str | int], method: str, many: Picked | None
) -> tuple[Total, ...]:
    """Killed and injured of all that were found, added up in the one way there is."""
    both = (total(db, where, values, method, outcome, many) for outcome in ("killed", "injured"))
    return tuple(t for t in both if t is not None)


def _loose(db: sqlite3.Connection, q: str) -> tuple[str, ...]:
    words = fts_query(q) if q else None
    if words is None:
        return ()
    return tuple(
        report
        for (report,) in db.execute(
            "SELECT report FROM words WHERE words MATCH ? AND report != '' "
            "AND NOT EXISTS (SELECT 1 FROM tells t WHERE t.report = words.report) ORDER BY report LIMIT 50",
            (words,),
        )
    )
