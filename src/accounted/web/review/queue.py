"""The queue as the page asks for it: what waits, in order of what would change most; quick however long it is."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

import msgspec

from accounted.model import BadInput
from accounted.web.review.rows import Kept
from accounted.web.view.folding import fts_query
from accounted.web.view.packing import unpack
from accounted.web.view.rows import ReportRow
from accounted.weighing import QueueItem

__all__ = ["KINDS", "Asked", "Line", "Window", "asked_of", "find", "first", "grades_of", "notes_of_incident",
           "notes_of_report", "notes_on_reports", "standing_for", "window"]  # fmt: skip

KINDS = {
    "": "everything",
    "claim": "claims not judged",
    "origins": "same or not the same",
    "incidents": "likely duplicates",
    "problem": "problems that bear on a toll",
}
BEFORE, AFTER = 2, 9
"""Lines of the queue that are shown before and after the present one."""
ONCE = """(q.kind != 'incidents' OR EXISTS (SELECT 1 FROM queue o WHERE o.item = q.twin AND (o.rank, q.item) < (q.rank, o.item)))"""
"""Of the two incidents of a pair the one with fewer people asks the question."""


class Asked(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Which part of the queue: of one incident (id or code), of one kind, of what words are found in."""

    incident: str = ""
    kind: str = ""
    q: str = ""

    def link(self, item: str = "") -> str:
        given = [(k, v) for k, v in msgspec.structs.asdict(self).items() if v]
        return f"/review{'/' + item if item else ''}" + (f"?{urlencode(given)}" if given else "")


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One question of the queue, with the incident that it is of."""

    n: int
    item: QueueItem
    title: str
    time: str
    code: str | None


class Window(msgspec.Struct, frozen=True, kw_only=True):
    """The queue around a question. ``waiting``: all that wait under this choice."""

    lines: tuple[Line, ...]
    waiting: int
    before: str | None
    after: str | None


def asked_of(fields: Iterable[tuple[str, str]]) -> Asked:
    """What a link asks for. Raises ``BadInput`` for what cannot be asked."""
    given = {k: v.strip()[:300] for k, v in fields if v.strip()}
    unknown = sorted(set(given) - {"incident", "kind", "q"})
    if unknown:
        raise BadInput(f"no choice of the queue is called {unknown[0]!r} - take it out of the link")
    if given.get("kind", "") not in KINDS:
        raise BadInput(f"kind: {given['kind']!r} is none - choose {', '.join(k for k in KINDS if k)}")
    return Asked(**given)


def _where(db: sqlite3.Connection, asked: Asked) -> tuple[str, list[Any], bool]:
    """The test of a row; and whether it leaves so few that sorting them is quicker than going along the queue."""
    parts, values, few = ["1"], list[Any](), False
    if asked.kind:
        parts.append("q.kind = ?")
        values.append(asked.kind)
    if asked.incident:
        parts.append("q.n = (SELECT n FROM incidents WHERE id = ? UNION SELECT n FROM codes WHERE code = ? LIMIT 1)")
        values += [asked.incident, asked.incident.upper()]
        few = True
    if asked.q:
        words = fts_query(asked.q)
        if words is None:
            return "0", [], True
        found = "SELECT report, n FROM words WHERE words MATCH ?"
        parts.append(
            f"q.n IN (SELECT n FROM ({found}) WHERE n > 0 "
            f"UNION SELECT t.n FROM tells t JOIN ({found}) w ON w.report = t.report)"
        )
        values += [words, words]
        few = True
    return " AND ".join(parts), values, few


def window(db: sqlite3.Connection, asked: Asked, at: Line | None) -> Window:
    """What stands around a question, whether it waits still or not; from the first on where there is none."""
    where, values, few = _where(db, asked)
    plus = "+" if few else ""
    head = f"SELECT q.n, q.item FROM queue q WHERE {plus}q.waits = 1 AND {ONCE} AND {where}"
    order = f"{plus}q.rank, {plus}q.sure, {plus}q.item, {plus}q.n"
    back = f"{plus}q.rank DESC, {plus}q.sure DESC, {plus}q.item DESC, {plus}q.n DESC"
    count = _waiting(db, asked, f"{plus}q.waits = 1 AND {where}", values)
    if at is None:
        rows = db.execute(f"{head} ORDER BY {order} LIMIT ?", [*values, AFTER + 1]).fetchall()
        lines = [line for n, item in rows if (line := find(db, item, n)) is not None]
        return Window(
            lines=tuple(lines), waiting=count, before=None, after=lines[1].item.id if len(lines) > 1 else None
        )
    key = [-(at.item.weight or 0), at.item.sure, at.item.id, at.n]
    place = "(q.rank, q.sure, q.item, q.n)"
    later = db.execute(f"{head} AND {place} > (?, ?, ?, ?) ORDER BY {order} LIMIT ?", [*values, *key, AFTER]).fetchall()
    sooner = db.execute(
        f"{head} AND {place} < (?, ?, ?, ?) ORDER BY {back} LIMIT ?", [*values, *key, BEFORE]
    ).fetchall()
    around = [*[find(db, item, n) for n, item in reversed(sooner)], at, *[find(db, item, n) for n, item in later]]
    return Window(
        lines=tuple(line for line in around if line is not None),
        waiting=count,
        before=sooner[0][1] if sooner else None,
        after=later[0][1] if later else None,
    )


COUNTED: OrderedDict[tuple[str, Asked], int] = OrderedDict()
"""How many wait under a choice, by the state of the register; counting 300,000 takes longer than showing a dozen."""
LOCK = threading.Lock()


def _waiting(db: sqlite3.Connection, asked: Asked, where: str, values: list[Any]) -> int:
    row = db.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    key = ("" if row is None else str(row[0]), asked)
    with LOCK:
        if key in COUNTED and row is not None:
            return COUNTED[key]
    plain = f"SELECT count(*) FROM queue q WHERE {where} AND q.kind"
    count = int(db.execute(f"{plain} IN ('claim', 'origins', 'problem')", values).fetchone()[0])
    count += int(db.execute(f"{plain} = 'incidents' AND {ONCE}", values).fetchone()[0])
    with LOCK:
        COUNTED[key] = count
        while len(COUNTED) > 200:
            COUNTED.popitem(last=False)
    return count


def first(db: sqlite3.Connection, asked: Asked) -> Line | None:
    """What would change most of what waits."""
    where, values, few = _where(db, asked)
    plus = "+" if few else ""
    row = db.execute(
        f"SELECT q.n, q.item FROM queue q WHERE {plus}q.waits = 1 AND {ONCE} AND {where} "
        f"ORDER BY {plus}q.rank, {plus}q.sure, {plus}q.item, {plus}q.n LIMIT 1", values,
    ).fetchone()  # fmt: skip
    return None if row is None else find(db, row[1], row[0])


def find(db: sqlite3.Connection, item: str, n: int | None = None) -> Line | None:
    """A question by its id, whether it waits or not."""
    row = db.execute(
        "SELECT q.n, q.row, i.title, i.time, i.code FROM queue q JOIN incidents i ON i.n = q.n "
        "WHERE q.item = ? AND (? IS NULL OR q.n = ?) ORDER BY q.n LIMIT 1",
        (item, n, n),
    ).fetchone()
    if row is None:
        return None
    return Line(n=row[0], item=unpack(row[1], QueueItem), title=row[2], time=row[3], code=row[4])


def notes_of_report(db: sqlite3.Connection, report: str) -> list[Kept]:
    """Notes on a report and on its claims, oldest first."""
    rows = db.execute("SELECT row FROM notes_on_reports WHERE report = ? ORDER BY number", (report,))
    return [unpack(data, Kept) for (data,) in rows]


def notes_on_reports(db: sqlite3.Connection, n: int, most: int = 50) -> list[tuple[str, str, Kept]]:
    """Notes on the reports of an incident and on their claims, the newest first: (outlet, report's id, note)."""
    rows = db.execute(
        "SELECT t.report, o.row, r.row FROM tells t JOIN notes_on_reports o ON o.report = t.report "
        "JOIN reports r ON r.id = t.report WHERE t.n = ? ORDER BY o.number DESC LIMIT ?", (n, most),
    ).fetchall()  # fmt: skip
    out = []
    for report, note, row in rows:
        out.append((unpack(row, ReportRow).report.outlet or "outlet unknown", report, unpack(note, Kept)))
    return out


def standing_for(db: sqlite3.Connection, n: int) -> tuple[str, ...]:
    """What names an incident for good: its claims in the queue, of every group of like ones the first; none where it has none."""
    rows = db.execute("SELECT item FROM queue WHERE n = ? AND kind = 'claim' ORDER BY item", (n,)).fetchall()
    return tuple(item for (item,) in rows)


def notes_of_incident(db: sqlite3.Connection, n: int) -> list[Kept]:
    """Notes on an incident as a whole, oldest first."""
    return _said(db, n, "note")


def grades_of(db: sqlite3.Connection, n: int) -> list[Kept]:
    """Grades that people gave an incident, oldest first."""
    return _said(db, n, "grade")


def _said(db: sqlite3.Connection, n: int, kind: str) -> list[Kept]:
    rows = db.execute("SELECT row FROM said_of_incidents WHERE n = ? AND kind = ? ORDER BY number", (n, kind))
    return [unpack(data, Kept) for (data,) in rows]
