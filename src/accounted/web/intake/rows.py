"""What the intake shows, in the view: which reports nobody has said where they go, and the search log."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec

from accounted.model import Search
from accounted.publishing.view import IncidentView
from accounted.register import Recorded, View
from accounted.web.view.packing import unpack
from accounted.web.view.part import OneReport, Part
from accounted.web.view.rows import ReportRow

__all__ = ["PAGE", "PART", "PLACES", "Searched", "anchors", "find_searches", "follow_search", "nearest", "waiting"]

TABLES = """
CREATE TABLE intake (n INTEGER PRIMARY KEY, report TEXT NOT NULL UNIQUE, captured TEXT NOT NULL, place TEXT NOT NULL,
  entry INTEGER NOT NULL) STRICT;
CREATE INDEX intake_by_place ON intake (place, captured, n);
CREATE INDEX intake_by_entry ON intake (entry);
CREATE TABLE searches (number INTEGER PRIMARY KEY, day TEXT NOT NULL, source TEXT NOT NULL, language TEXT NOT NULL,
  terms TEXT NOT NULL, found INTEGER, who TEXT NOT NULL, time TEXT NOT NULL, why TEXT NOT NULL) STRICT;
CREATE INDEX searches_by_day ON searches (day, number);
"""
PAGE = 20
SEARCHES_PAGE = 100
PLACES = {
    "incident": "to its incident", "new_incident": "a new incident", "background": "background",
    "out_of_scope": "out of scope", "duplicate": "a duplicate",
}  # fmt: skip
MOST_ANCHORS = 3
"""Claims of an incident by which a report's going there is kept: of as many reports, so that one may change."""


class Searched(msgspec.Struct, frozen=True, kw_only=True):
    """A line of the search log with its entry."""

    number: int
    search: Search
    who: str
    time: str
    why: str


def _fill(db: sqlite3.Connection, one: OneReport) -> None:
    by = one.row.triage
    row = (
        one.n, one.row.report.id, one.row.report.captured, "" if by is None else by.decision.value,
        0 if by is None else by.number,
    )  # fmt: skip
    db.execute("INSERT INTO intake VALUES (?, ?, ?, ?, ?)", row)


def _settle(db: sqlite3.Connection, view: View | None) -> None:
    """The search log, where it is not as it was: it is short, and an entry is never changed."""
    if view is None:
        return
    known = db.execute("SELECT count(*), coalesce(sum(number), 0) FROM searches").fetchone()
    if known == (len(view.searches), sum(by.number for by in view.searches)):
        return
    db.execute("DELETE FROM searches")
    db.executemany("INSERT INTO searches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", [_row(by) for by in view.searches])


def follow_search(db: sqlite3.Connection, by: Recorded) -> None:
    """One more line of the search log, or one taken back."""
    if by.decision.value == "withdrawn":
        db.execute("DELETE FROM searches WHERE number = ?", (int(by.decision.targets[0].removeprefix("entry-")),))
    else:
        db.execute("INSERT INTO searches VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", _row(by))


def _row(by: Recorded) -> tuple[int, str, str, str, str, int | None, str, str, str]:
    s = by.decision.search
    assert s is not None
    return by.number, s.day, s.source, s.language, s.terms, s.found, by.author, by.time, by.decision.why


PART = Part(tables=TABLES, by_report=("intake",), report=_fill, settle=_settle)


# --------------------------------------------------------------------------- reports that wait


def waiting(db: sqlite3.Connection, place: str, page: int) -> tuple[int, list[ReportRow]]:
    """How many reports nobody has placed (or that were placed so), and a page of them: the newest first, or those placed
    last."""
    count = db.execute("SELECT count(*) FROM intake WHERE place = ?", (place,)).fetchone()[0]
    order = "i.captured DESC, i.n DESC" if not place else "i.entry DESC"
    found = db.execute(
        f"SELECT r.row FROM intake i JOIN reports r ON r.id = i.report WHERE i.place = ? ORDER BY {order} LIMIT ? OFFSET ?",
        (place, PAGE, (page - 1) * PAGE),
    )
    return count, [unpack(row, ReportRow) for (row,) in found]


def nearest(db: sqlite3.Connection, published: str | None, most: int = 12) -> list[tuple[str, str | None, str, str]]:
    """(id, code, title, time) of incidents of the days before a report was published, the latest first."""
    if not published or len(published) < 10:
        return []
    return db.execute(
        "SELECT id, code, title, time FROM incidents WHERE last <= ? AND last >= date(?, '-10 days') "
        "ORDER BY last DESC, n LIMIT ?",
        (published[:10], published[:10], most),
    ).fetchall()


def claims_of(db: sqlite3.Connection, incident: str) -> set[str]:
    """All claims of an incident that its page quotes."""
    row = db.execute("SELECT page FROM incidents WHERE id = ?", (incident,)).fetchone()
    return (
        set() if row is None else {q.claim for r in unpack(row[0], IncidentView).reports for q in r.quotes if q.claim}
    )


def anchors(db: sqlite3.Connection, incident: str, without: str, most: int = MOST_ANCHORS) -> list[str]:
    """A claim of each of some of an incident's reports (none of ``without``), by which a report is kept with it, or apart."""
    row = db.execute("SELECT page FROM incidents WHERE id = ?", (incident,)).fetchone()
    if row is None:
        return []
    found = []
    for report in unpack(row[0], IncidentView).reports:
        claims = sorted(q.claim for q in report.quotes if q.claim)
        if report.id != without and claims:
            found.append(claims[0])
    return found[:most]


# --------------------------------------------------------------------------- the search log


def find_searches(db: sqlite3.Connection, asked: Mapping[str, str], page: int) -> tuple[int, list[Searched]]:
    """Lines of the log, the latest day first. ``asked``: since, until, source (a part of its name), language, found
    (nothing, something)."""
    parts, values = ["1"], []
    for name, test in (("since", "day >= ?"), ("until", "day <= ?"), ("language", "language = ?")):
        if asked.get(name):
            parts.append(test)
            values.append(asked[name])
    if asked.get("source"):
        parts.append("instr(lower(source), lower(?)) > 0")
        values.append(asked["source"])
    if asked.get("found"):
        parts.append("found = 0" if asked["found"] == "nothing" else "(found IS NULL OR found > 0)")
    where = " AND ".join(parts)
    count = db.execute(f"SELECT count(*) FROM searches WHERE {where}", values).fetchone()[0]
    rows = db.execute(
        f"SELECT number, day, source, language, terms, found, who, time, why FROM searches WHERE {where} "
        "ORDER BY day DESC, number DESC LIMIT ? OFFSET ?",
        [*values, SEARCHES_PAGE, (page - 1) * SEARCHES_PAGE],
    )
    return count, [
        Searched(
            number=n, search=Search(day=day, source=source, language=language, terms=terms, found=found), who=who, time=time, why=why
        )
        for n, day, source, language, terms, found, who, time, why in rows
    ]  # fmt: skip
