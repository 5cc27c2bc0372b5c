"""What a filter asks of SQL: conditions on ``facts c``, one for the list, the map and the timeline. And what was found is kept
in memory as long as the register's head stands."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import Any, TypeVar, cast

from accounted.web.listing.filters import Filter, box_of
from accounted.web.listing.rows import whats, words_in, world
from accounted.web.view.folding import fts_query

__all__ = ["ALL", "FEW", "FOUND_FEW", "conditions", "found", "head_of", "kept"]

T = TypeVar("T")
KEPT = 400
ALL = "1"
"""The condition of a filter that asks for nothing."""
SHAPE_LISTED = 3


def conditions(asked: Filter) -> tuple[str, list[str | int]]:
    """Conditions on ``facts c`` and their values."""
    parts: list[str] = []
    values: list[str | int] = []

    def add(sql: str, *some: str | int) -> None:
        parts.append(sql)
        values.extend(some)

    if asked.q:
        words = fts_query(asked.q)
        if words is None:
            add("0")
        else:
            # An incident's words stand under twice its number, a report's under twice its number and one.
            add(
                "c.n IN (SELECT rowid >> 1 FROM words WHERE words MATCH ? AND rowid & 1 = 0 UNION SELECT t.n FROM words "
                "JOIN report_state r ON r.n = words.rowid >> 1 JOIN tells t ON t.report = r.id "
                "WHERE words MATCH ? AND words.rowid & 1 = 1)", words, words,
            )  # fmt: skip
    if asked.since:
        add("c.last >= ?", asked.since)
    if asked.until:
        add("c.last <= ?", asked.until)
    if asked.country:
        add("c.country = ?", asked.country.upper())
    if asked.province:
        add("c.province = ?", asked.province)
    for facet, text in (("place", asked.place), ("actor", asked.actor)):
        for word in _all_words(text, add):
            # The letters are where a word begins: "baghd" finds Baghdad and al-Baghdadi.
            add(
                "c.n IN (SELECT n FROM labels WHERE facet = ? AND value >= ? AND value < ?)",
                facet,
                word,
                word + "\U0010ffff",
            )
    if asked.group:
        facet, _, value = asked.group.partition(":")
        add("c.n IN (SELECT n FROM labels WHERE facet = ? AND value = ?)", facet, value)
    box = box_of(asked.box)
    if box is not None:
        (west, north), (east, south) = world(box.w, box.n), world(box.e, box.s)
        add("c.west <= ? AND c.east >= ? AND c.north <= ? AND c.south >= ?", east, west, south, north)
    if asked.drawn:
        add(f"c.shape {'<' if asked.drawn == 'yes' else '='} {SHAPE_LISTED}")
    if asked.kind:
        add("c.n IN (SELECT n FROM kinds WHERE kind = ?)", asked.kind)
    if asked.state:
        add("c.state = ?", asked.state)
    if asked.opened:
        add("c.opened = ?", int(asked.opened == "yes"))
    if asked.problem:
        add({"with": "c.problems > 0", "without": "c.problems = 0", "unread": "c.unread > 0"}[asked.problem])
    if asked.toll:
        test = {"known": "said = 1", "unknown": "said = 0", "none": "said = 2"}.get(asked.toll)
        some = () if test else (int(asked.toll),)
        add(
            "c.n IN (SELECT n FROM figures WHERE what = ? AND "
            f"{test or 'coalesce(high, low) >= ?'})", whats()[asked.method, "killed"], *some,
        )  # fmt: skip
    return " AND ".join(parts) or ALL, values


FEW = 1500
"""Incidents up to which those that were found are looked up one by one."""
FOUND_FEW = "c.n IN (SELECT value FROM json_each(?))"


def found(db: sqlite3.Connection, asked: Filter) -> tuple[str, list[str | int]]:
    """The same conditions, or, where they find no more than some hundreds, those incidents themselves: the list, its sums, the
    map and the timeline then look them up, and the conditions are worked out once."""
    where, values = conditions(asked)
    if where == ALL:
        return where, values

    def numbers() -> str | None:
        some = db.execute(f"SELECT c.n FROM facts c WHERE {where} LIMIT {FEW + 1}", values).fetchall()
        return None if len(some) > FEW else json.dumps([n for (n,) in some], separators=(",", ":"))

    few = kept((head_of(db), "numbers", asked.bare), numbers)
    return (where, values) if few is None else (FOUND_FEW, [few])


def _all_words(text: str, add: Callable[[str], None]) -> list[str]:
    """The words of a field; where it holds none, nothing is found."""
    words = words_in(text)
    if text and not words:
        add("0")
    return words


def head_of(db: sqlite3.Connection) -> str:
    """The head of the register that this view was worked out from."""
    return str(db.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()[0])


_answers: OrderedDict[tuple[object, ...], object] = OrderedDict()
_lock = threading.Lock()


def kept(key: tuple[object, ...], make: Callable[[], T]) -> T:
    """``make()``, or what it gave before for the same key. The key begins with the register's head, so that nothing is told
    that the register has moved on from; what is given must never be changed."""
    with _lock:
        if key in _answers:
            _answers.move_to_end(key)
            return cast(T, _answers[key])
    answer: Any = make()
    with _lock:
        _answers[key] = answer
        while len(_answers) > KEPT:
            _answers.popitem(last=False)
    return cast(T, answer)
