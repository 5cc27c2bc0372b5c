"""Where a draft went that goes by another id now.

A draft's id follows from its claims, so a correction of one gives it another. Who had its page open is led on to the
incident that most of its reports tell of now. The view alone knows this; a view made anew has forgotten it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping

__all__ = ["TABLES", "follow", "members", "now_called"]

TABLES = """
CREATE TABLE former (id TEXT PRIMARY KEY, now TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE INDEX former_now ON former (now);
"""


def members(db: sqlite3.Connection, gone: Iterable[tuple[int, str]]) -> dict[str, list[str]]:
    """The reports of incidents that are about to be taken out, by the incident's id."""
    return {
        key: [r for (r,) in db.execute("SELECT report FROM tells WHERE n = ? ORDER BY report", (n,))] for n, key in gone
    }


def follow(db: sqlite3.Connection, before: Mapping[str, list[str]]) -> None:
    """Note where each of these went, once all rows are in; drop what leads to an id that is no more."""
    for old, reports in sorted(before.items()):
        found: Counter[str] = Counter()
        for report in reports:
            rows = db.execute("SELECT i.id FROM tells t JOIN incidents i ON i.n = t.n WHERE t.report = ?", (report,))
            found.update(key for (key,) in rows)
        now = min(found, key=lambda key: (-found[key], key), default=None)
        if now is None:
            db.execute("DELETE FROM former WHERE now = ?", (old,))
            continue
        db.execute("UPDATE former SET now = ? WHERE now = ?", (now, old))
        db.execute("INSERT OR REPLACE INTO former VALUES (?, ?)", (old, now))
    db.execute("DELETE FROM former WHERE id IN (SELECT id FROM incidents)")


def now_called(db: sqlite3.Connection, name: str) -> str | None:
    """The code or id by which a former draft goes now."""
    row = db.execute(
        "SELECT coalesce(i.code, i.id) FROM former f JOIN incidents i ON i.id = f.now WHERE f.id IN (?, ?)",
        (name, f"incident-{name}"),
    ).fetchone()
    return None if row is None else str(row[0])
