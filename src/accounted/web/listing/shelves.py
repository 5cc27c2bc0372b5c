"""What is added up and drawn of every incident, packed by the thousand: a filter that finds half of a large register has its
sums, its map and its timeline from a few arrays, where SQL would look up each incident anew for each of them.

Shelves follow from ``facts`` and ``figures`` alone and are packed again where one of their incidents was replaced.
"""

from __future__ import annotations

import re
import sqlite3
import struct
from bisect import bisect_left
from collections.abc import Sequence
from itertools import groupby

__all__ = ["FACT", "FIGURE", "NONE", "ODD", "TABLES", "settle"]

BITS = 11
"""A shelf holds the incidents whose numbers are the same but for so many last bits."""
TABLES = """
CREATE TABLE shelves (what INTEGER NOT NULL, shelf INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (what, shelf)) STRICT;
CREATE TABLE shelves_touched (n INTEGER PRIMARY KEY) STRICT;
CREATE TABLE shelf_words (id INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE) STRICT;
CREATE TRIGGER shelves_more AFTER INSERT ON facts BEGIN INSERT OR IGNORE INTO shelves_touched VALUES (NEW.n); END;
CREATE TRIGGER shelves_less AFTER DELETE ON facts BEGIN INSERT OR IGNORE INTO shelves_touched VALUES (OLD.n); END;
"""
FACT = struct.Struct("<12ib3x")
"""n, last and first day (20180129, 0 without one), x, y, west, north, east, south, outline (0 without one), precision and
country (ids of words, 0 without one), shape."""
FIGURE = struct.Struct("<i3bx6q")
"""n, becomes, open, said; low, high and the method's fields a to d, each :data:`NONE` where there is none."""
NUMBER = struct.Struct("<i")
"""With which both begin."""
NONE = -(1 << 62)
ODD = -1
"""A day that is not told as 2018-01-29: no such register is drawn from shelves."""
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


FEW = 64
"""Incidents of one shelf up to which each has its own place on it written anew, and not the whole shelf packed."""


def settle(db: sqlite3.Connection) -> None:
    """Pack anew what was touched. Called once, after all incidents were put in or taken out."""
    whats = _whats(db)
    touched = [n for (n,) in db.execute("SELECT n FROM shelves_touched ORDER BY n")]
    for shelf, some in groupby(touched, key=lambda n: n >> BITS):
        ns = list(some)
        if len(ns) > FEW or not _replaced(db, shelf, ns, whats):
            _packed(db, shelf, whats)
    db.execute("DELETE FROM shelves_touched")


def _whats(db: sqlite3.Connection) -> list[int]:
    """All that figures are of, each found by the index: there are few, and very many figures."""
    found: list[int] = []
    last: int | None = db.execute("SELECT min(what) FROM figures").fetchone()[0]
    while last is not None:
        found.append(last)
        last = db.execute("SELECT min(what) FROM figures WHERE what > ?", (last,)).fetchone()[0]
    return found


def _packed(db: sqlite3.Connection, shelf: int, whats: Sequence[int]) -> None:
    """The whole of a shelf."""
    within = f"n BETWEEN {shelf << BITS} AND {(shelf + 1 << BITS) - 1}"
    db.execute("DELETE FROM shelves WHERE shelf = ?", (shelf,))
    facts = _facts_of(db, within)
    if facts:
        db.execute("INSERT INTO shelves VALUES (0, ?, ?)", (shelf, b"".join(facts.values())))
        for what in whats:
            body = b"".join(_figures_of(db, what, within).values())
            db.execute("INSERT INTO shelves VALUES (?, ?, ?)", (what, shelf, body))


def _replaced(db: sqlite3.Connection, shelf: int, ns: Sequence[int], whats: Sequence[int]) -> bool:
    """Write anew where some incidents lie; False where one is new there or gone, so that others lie elsewhere."""
    within = f"n IN ({', '.join(map(str, ns))})"
    found = [(FACT.size, 0, _facts_of(db, within))]
    found += [(FIGURE.size, what, _figures_of(db, what, within)) for what in whats]
    writes: list[tuple[int, int, bytes]] = []
    for size, what, records in found:
        row = db.execute("SELECT rowid, body FROM shelves WHERE what = ? AND shelf = ?", (what, shelf)).fetchone()
        if row is None or len(records) != len(ns):
            return False
        body = row[1]
        there = range(0, len(body), size)
        for n in ns:
            place = bisect_left(there, n, key=lambda at: NUMBER.unpack_from(body, at)[0])
            at = place * size
            if at >= len(body) or NUMBER.unpack_from(body, at)[0] != n:
                return False
            if body[at : at + size] != records[n]:
                writes.append((row[0], at, records[n]))
    for rowid, at, record in writes:
        with db.blobopen("shelves", "body", rowid) as blob:
            blob.seek(at)
            blob.write(record)
    return True


def _facts_of(db: sqlite3.Connection, within: str) -> dict[int, bytes]:
    rows = db.execute(
        "SELECT n, last, first, x, y, west, north, east, south, outline, precision, country, shape FROM facts "
        f"WHERE {within} ORDER BY n"
    ).fetchall()
    words = _words(db, {w for row in rows for w in row[10:12] if w is not None})
    return {
        n: FACT.pack(n, _day(last), _day(first), *(v or 0 for v in where), words.get(precision, 0), words.get(country, 0), shape)
        for n, last, first, *where, precision, country, shape in rows
    }  # fmt: skip


def _figures_of(db: sqlite3.Connection, what: int, within: str) -> dict[int, bytes]:
    rows = db.execute(
        "SELECT n, becomes, open, said, low, high, a, b, c, d FROM figures "
        f"WHERE what = ? AND {within} ORDER BY n", (what,),
    )  # fmt: skip
    return {row[0]: FIGURE.pack(*row[:4], *(NONE if v is None else v for v in row[4:])) for row in rows}


def _day(day: str | None) -> int:
    if day is None:
        return 0
    found = DAY.match(day)
    return ODD if found is None else int("".join(found.groups()))


def _words(db: sqlite3.Connection, wanted: set[str]) -> dict[str, int]:
    db.executemany("INSERT OR IGNORE INTO shelf_words (word) VALUES (?)", [(w,) for w in sorted(wanted)])
    return {word: key for key, word in db.execute("SELECT id, word FROM shelf_words")}
