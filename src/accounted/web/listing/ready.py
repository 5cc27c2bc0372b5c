"""What the first page shows, the list of all incidents: worked out when the view is brought up, so that a start waits for
nothing."""

from __future__ import annotations

import sqlite3
from typing import TypeVar

from accounted.web.view.packing import pack, unpack

__all__ = ["TABLES", "ready", "settle"]

TABLES = """
CREATE TABLE ready (key TEXT PRIMARY KEY, body BLOB NOT NULL) STRICT;
"""
T = TypeVar("T")


def ready(db: sqlite3.Connection, key: str, kind: type[T]) -> T | None:
    """What was worked out under a name; None where nothing was."""
    row = db.execute("SELECT body FROM ready WHERE key = ?", (key,)).fetchone()
    return None if row is None else unpack(row[0], kind)


def settle(db: sqlite3.Connection) -> None:
    """Work it out. Called once, after all rows were put in or taken out, and before the view tells its new head."""
    from accounted.web.drawings.still_map import view_of
    from accounted.web.listing import mapping, query, timeline
    from accounted.web.listing.filters import Filter

    everything = Filter()
    reach = mapping.reach_of(db, everything, None)
    view, zoom = view_of(reach.around)
    answer = mapping.marks_of(db, everything, view, mapping.stepped(zoom), None, reach)
    found = {
        "reach": reach,
        "marks": mapping.Ready(view=view, zoom=mapping.stepped(zoom), answer=answer),
        "timeline": timeline.timeline_of(db, everything, None),
        "choices": query.choices_of_all(db),
    }
    db.execute("DELETE FROM ready")
    db.executemany("INSERT INTO ready VALUES (?, ?)", [(key, pack(found[key])) for key in sorted(found)])
