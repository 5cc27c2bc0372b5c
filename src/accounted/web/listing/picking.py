"""Broad filters, answered from shelves: what they find as an array, and the same rows that SQL would give for their sums, marks
and timeline. A test holds the two to each other."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from accounted.web.listing import finding
from accounted.web.listing.filters import Filter
from accounted.web.listing.shelves import FACT, FIGURE, NONE, ODD

if TYPE_CHECKING:
    from numpy import ndarray

    Array = ndarray[Any, Any]

__all__ = ["Picked", "coarse_rows", "days", "extent", "mark_rows", "numbers_of_page", "picked", "sum_rows", "time_rows"]

FACT_NAMES = ("n", "last", "first", "x", "y", "west", "north", "east", "south", "outline", "precision", "country")
FIGURE_NAMES = ("low", "high", "a", "b", "c", "d")
MOST_KEPT = 16
"""Broad filters whose finds stay in memory: each is some hundred thousand bytes."""


@dataclass
class Shelves:
    """All of a register under one head, in order of number."""

    head: str
    facts: Array
    at: Array
    """By number, the place among ``facts``."""
    words: dict[int, str]
    rank: Array
    """Place in the list, the latest first."""
    figures: dict[int, Array] = field(default_factory=dict)
    found: OrderedDict[Filter, Array] = field(default_factory=OrderedDict)


@dataclass(frozen=True)
class Some:
    """Some rows of an array; only the columns that are asked for are gathered."""

    rows: Array
    places: Array

    def __getitem__(self, name: str) -> Array:
        column = self.rows[name]
        return column if len(self.places) == len(self.rows) else column[self.places]

    def __len__(self) -> int:
        return len(self.places)

    def only(self, these: Array) -> Some:
        """Those for which a mask is set."""
        return Some(self.rows, self.places[these])


@dataclass(frozen=True)
class Picked:
    """What a filter finds: places among the shelves' facts, in order."""

    db: sqlite3.Connection
    shelves: Shelves
    places: Array

    def __len__(self) -> int:
        return len(self.places)

    @property
    def facts(self) -> Some:
        return Some(self.shelves.facts, self.places)

    def figures(self, what: int) -> Some:
        known = self.shelves.figures.get(what)
        if known is None:
            known = self.shelves.figures[what] = _loaded(self.db, what, _figure_type())
        return Some(known, self.places)


_last: list[Shelves] = []
_lock = threading.Lock()


def picked(db: sqlite3.Connection, asked: Filter) -> Picked | None:
    """What a filter finds, where it finds so much that looking up each incident would take long; else None."""
    where, values = finding.found(db, asked)
    if where == finding.FOUND_FEW:
        return None
    most = db.execute("SELECT max(n) FROM facts").fetchone()[0]
    if most is None or most <= finding.FEW or db.execute("SELECT 1 FROM shelves_touched LIMIT 1").fetchone():
        return None
    with _lock:
        shelves = _shelves(db, finding.head_of(db))
        if shelves is None:
            return None
        places = shelves.found.get(asked.bare)
        if places is None:
            places = shelves.found[asked.bare] = _places(db, shelves, where, values)
            while len(shelves.found) > MOST_KEPT:
                shelves.found.popitem(last=False)
        else:
            shelves.found.move_to_end(asked.bare)
    return Picked(db, shelves, places)


def _shelves(db: sqlite3.Connection, head: str) -> Shelves | None:
    import numpy as np

    if not _last or _last[0].head != head:
        facts = _loaded(db, 0, _fact_type())
        if len(facts) == 0 or (facts["last"] == ODD).any() or (facts["first"] == ODD).any():
            return None
        at = np.full(int(facts["n"][-1]) + 1, -1, dtype=np.int32)
        at[facts["n"]] = np.arange(len(facts), dtype=np.int32)
        order = at[_numbers(db, "SELECT n FROM facts ORDER BY last DESC, first DESC, id DESC", [])]
        rank = np.empty(len(facts), dtype=np.int32)
        rank[order] = np.arange(len(facts), dtype=np.int32)
        words = dict(db.execute("SELECT id, word FROM shelf_words").fetchall())
        _last[:] = [Shelves(head, facts, at, words, rank)]
    return _last[0]


def _loaded(db: sqlite3.Connection, what: int, kind: Any) -> Array:
    import numpy as np

    bodies = db.execute("SELECT body FROM shelves WHERE what = ? ORDER BY shelf", (what,))
    return np.frombuffer(b"".join(body for (body,) in bodies), dtype=kind)


def _fact_type() -> Any:
    import numpy as np

    kind = np.dtype([*((name, "<i4") for name in FACT_NAMES), ("shape", "i1"), ("rest", "V3")])
    assert kind.itemsize == FACT.size
    return kind


def _figure_type() -> Any:
    import numpy as np

    small = [("n", "<i4"), ("becomes", "i1"), ("open", "i1"), ("said", "i1"), ("rest", "V1")]
    kind = np.dtype([*small, *((name, "<i8") for name in FIGURE_NAMES)])
    assert kind.itemsize == FIGURE.size
    return kind


def _numbers(db: sqlite3.Connection, query: str, values: Sequence[str | int]) -> Array:
    """One column of whole numbers, in the order of the query."""
    import numpy as np

    text = db.execute(f"SELECT group_concat(n) FROM ({query})", values).fetchone()[0]
    return np.fromstring(text or "", dtype=np.int32, sep=",")


def _places(db: sqlite3.Connection, shelves: Shelves, where: str, values: Sequence[str | int]) -> Array:
    import numpy as np

    if where == finding.ALL:
        return np.arange(len(shelves.facts), dtype=np.int32)
    return np.sort(shelves.at[_numbers(db, f"SELECT c.n AS n FROM facts c WHERE {where}", values)])


# --------------------------------------------------------------------------- the rows that SQL would give


def numbers_of_page(p: Picked, first: int, size: int) -> list[int]:
    """Incidents of a page of the list, the latest first."""
    import numpy as np

    rank = p.shelves.rank[p.places]
    last = min(first + size, len(rank))
    if last <= first:
        return []
    some = np.argpartition(rank, last - 1)[:last]
    some = some[np.argsort(rank[some])][first:last]
    return [int(n) for n in p.shelves.facts["n"][p.places[some]]]


def sum_rows(p: Picked, what: int) -> list[tuple[int, ...]]:
    """As ``summing._added``: by what becomes of them, how many, how many open, and each field's count and sum."""
    import numpy as np

    f, rows = p.figures(what), []
    all_of_them = f["becomes"]
    for becomes in np.unique(all_of_them):
        some = f.only(all_of_them == becomes)
        row = [int(becomes), len(some), int(some["open"].sum())]
        for name in FIGURE_NAMES[2:]:
            values = some[name]
            stated = values[values != NONE]
            row += [len(stated), int(stated.sum())]
        rows.append(tuple(row))
    return rows


def extent(p: Picked) -> tuple[int, int, int | None, int | None, int | None, int | None]:
    """How many there are, how many are drawn, and how far west, south, east and north their marks reach."""
    from accounted.web.listing.finding import SHAPE_LISTED

    facts = p.facts
    drawn = facts.only(facts["shape"] != SHAPE_LISTED)
    if len(drawn) == 0:
        return len(facts), 0, None, None, None, None
    ends = (drawn["west"].min(), drawn["south"].max(), drawn["east"].max(), drawn["north"].min())
    west, south, east, north = (int(v) for v in ends)
    return len(facts), len(drawn), west, south, east, north


def coarse_rows(p: Picked, what: int) -> list[tuple[Any, ...]]:
    """By precision and country of what is only listed: what becomes of them, and their people."""
    import numpy as np

    from accounted.web.listing.finding import SHAPE_LISTED

    listed = p.facts["shape"] == SHAPE_LISTED
    facts, f = p.facts.only(listed), p.figures(what).only(listed)
    key = facts["precision"].astype(np.int64) << 20 | facts["country"]
    words = p.shelves.words
    rows = [
        (words[part >> 20], words.get(part & (1 << 20) - 1), *people) for part, *people in _people(key, f)
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row[0], row[1] or "", row[2]))


def mark_rows(
    p: Picked, what: int, bounds: tuple[int, int, int, int] | None, side: int, areas: bool
) -> list[tuple[Any, ...]]:
    """By mark: what becomes of its incidents, their people, the first of them, sums of where they stand, what they cover.
    ``bounds``: west, north, east and south of the view; ``side``: of a square in which marks are one; ``areas``: whether
    provinces are marks of their own."""
    import numpy as np

    from accounted.web.listing.finding import SHAPE_LISTED

    facts = p.facts
    seen = facts["shape"] != SHAPE_LISTED
    if bounds is not None:
        west, north, east, south = bounds
        seen &= (
            (facts["west"] <= east) & (facts["east"] >= west) & (facts["north"] <= south) & (facts["south"] >= north)
        )
    facts, f = facts.only(seen), p.figures(what).only(seen)
    key = (facts["y"].astype(np.int64) // side << 30) | (facts["x"] // side)
    if areas:
        outline = facts["outline"].astype(np.int64)
        key = np.where(outline != 0, -outline, key)
    return [tuple(row) for row in _people(key, f, facts)]


def days(p: Picked) -> tuple[int, int, str | None, str | None]:
    """How many have a day, how many none, the first day and the last."""
    import numpy as np

    facts = p.facts
    dated = facts.only(facts["last"] != 0)
    if len(dated) == 0:
        return 0, len(facts), None, None
    first, last = dated["first"], dated["last"]
    begun = np.where(first != 0, first, last).min()
    return len(dated), len(facts) - len(dated), _day(int(begun)), _day(int(last.max()))


def time_rows(p: Picked, what: int, letters: int) -> list[tuple[Any, ...]]:
    """By day, month or year (so many letters of it): what becomes of its incidents, and their people."""
    import numpy as np

    last = p.facts["last"]
    full = {10: 1, 7: 100, 4: 10_000}[letters]
    key = last[last != 0].astype(np.int64) // full
    return [(_day(part * full)[:letters], *rest) for part, *rest in _people(key, p.figures(what).only(last != 0))]


def _day(number: int) -> str:
    return f"{number // 10_000:04d}-{number // 100 % 100:02d}-{number % 100:02d}"


def _people(key: Array, f: Some, facts: Some | None = None) -> list[list[Any]]:
    """By key and what becomes of them: how many, the sums of low and high, how many have a high, how many are open; with
    ``facts`` the least number, sums of x and y, and the outer edges."""
    import numpy as np

    if len(key) == 0:
        return []
    both = key * 8 + f["becomes"]
    order = np.argsort(both, kind="stable")
    both = both[order]
    starts = np.flatnonzero(np.r_[True, both[1:] != both[:-1]])

    def added(values: Array) -> Array:
        return np.add.reduceat(values[order].astype(np.int64), starts)

    low, high = f["low"], f["high"]
    columns = [
        both[starts] >> 3, both[starts] & 7, np.diff(np.r_[starts, len(both)]), added(np.where(low == NONE, 0, low)),
        added(np.where(high == NONE, 0, high)), added(high != NONE), added(f["open"]),
    ]  # fmt: skip
    if facts is not None:
        ends = (("n", np.minimum), ("x", None), ("y", None), ("west", np.minimum), ("south", np.maximum), ("east", np.maximum), ("north", np.minimum))  # fmt: skip
        for name, least in ends:
            columns.append(added(facts[name]) if least is None else least.reduceat(facts[name][order], starts))
    return [[int(v) for v in row] for row in zip(*(c.tolist() for c in columns), strict=True)]
