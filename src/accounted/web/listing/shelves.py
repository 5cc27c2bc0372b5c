"""What is added up and drawn of every incident, packed by the thousand: a filter that finds half of a large register has its
sums, its map and its timeline from a few arrays, where SQL would look up each incident anew for each of them.

Shelves follow from ``facts`` and ``figures`` alone and are packed again where one of their incidents was replaced.
"""

from __future__ import annotations

import re
import sqlite3
import struct
from collections.abc import Iterable, Sequence
from typing import Any

__all__ = ["FACT", "FIGURE", "NONE", "ODD", "TABLES", "settle"]

BITS = 11
"""A shelf holds the incidents whose numbers are the same but for so many last bits."""
TABLES = f"""
CREATE TABLE shelves (what INTEGER NOT NULL, shelf INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (what, shelf)) STRICT;
CREATE TABLE shelves_touched (shelf INTEGER PRIMARY KEY) STRICT;
CREATE TABLE shelf_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE TRIGGER shelves_more AFTER INSERT ON facts BEGIN INSERT OR IGNORE INTO shelves_touched VALUES (NEW.n >> {BITS}); END;
CREATE TRIGGER shelves_less AFTER DELETE ON facts BEGIN INSERT OR IGNORE INTO shelves_touched VALUES (OLD.n >> {BITS}); END;
"""
FACT = struct.Struct("<12ib3x")
"""n, last and first day (20180129, 0 without one), x, y, west, north, east, south, outline (0 without one), precision and
country (ids of words, 0 without one), shape."""
FIGURE = struct.Struct("<i3bx6q")
"""n, becomes, open, said; low, high and the method's fields a to d, each :data:`NONE` where there is none."""
NONE = -(1 << 62)
ODD = -1
"""A day that is not told as 2018-01-29: no such register is drawn from shelves."""
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


def settle(db: sqlite3.Connection) -> None:
    """Pack anew what was touched. Called once, after all incidents were put in or taken out."""
    whats = [what for (what,) in db.execute("SELECT DISTINCT what FROM figures ORDER BY what")]
    for (shelf,) in db.execute("SELECT shelf FROM shelves_touched ORDER BY shelf").fetchall():
        first, last = shelf << BITS, (shelf + 1 << BITS) - 1
        db.execute("DELETE FROM shelves WHERE shelf = ?", (shelf,))
        rows = db.execute(
            "SELECT n, last, first, x, y, west, north, east, south, outline, precision, country, shape FROM facts "
            "WHERE n BETWEEN ? AND ? ORDER BY n", (first, last),
        ).fetchall()  # fmt: skip
        if not rows:
            continue
        words = _words(db, {w for row in rows for w in row[10:12] if w is not None})
        db.execute("INSERT INTO shelves VALUES (0, ?, ?)", (shelf, _facts(rows, words)))
        for what in whats:
            some = db.execute(
                "SELECT n, becomes, open, said, low, high, a, b, c, d FROM figures WHERE what = ? AND n BETWEEN ? AND ? ORDER BY n",
                (what, first, last),
            )
            body = b"".join(FIGURE.pack(*row[:4], *(NONE if v is None else v for v in row[4:])) for row in some)
            db.execute("INSERT INTO shelves VALUES (?, ?, ?)", (what, shelf, body))
    db.execute("DELETE FROM shelves_touched")


def _facts(rows: Iterable[Sequence[Any]], words: dict[str, int]) -> bytes:
    out = []
    for n, last, first, *where, precision, country, shape in rows:
        named = words.get(precision, 0), words.get(country, 0)
        out.append(FACT.pack(n, _day(last), _day(first), *(v or 0 for v in where), *named, shape))
    return b"".join(out)


def _day(day: str | None) -> int:
    if day is None:
        return 0
    found = DAY.match(day)
    return ODD if found is None else int("".join(found.groups()))


def _words(db: sqlite3.Connection, wanted: set[str]) -> dict[str, int]:
    db.executemany("INSERT OR IGNORE INTO shelf_words (word) VALUES (?)", [(w,) for w in sorted(wanted)])
    return {word: key for key, word in db.execute("SELECT id, word FROM shelf_words")}
