"""Tolls of many incidents added up in SQL, by the rule that ``reckoning.add_up`` has: a test holds the two to each other."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from accounted import reckoning
from accounted.model import Outcome
from accounted.web.listing.finding import ALL
from accounted.web.listing.picking import Picked, sum_rows
from accounted.web.listing.rows import ADDED, AGGREGATE, FIELDS, NO_EVENT, SILENT, UNKNOWN, whats

__all__ = ["PEOPLE", "PEOPLE_OF_SUMS", "People", "Total", "count_people", "shared_by", "total"]

Values = Sequence[str | int | float]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """``reckoning.Sum`` with counts of incidents in place of their names: see there for what each field says."""

    outcome: str
    group: str
    method: str
    version: str
    conformity: str
    fields: dict[str, int | None]
    open_high: bool = False
    incidents: int = 0
    unknown: int = 0
    silent: int = 0
    aggregates: int = 0
    not_events: int = 0
    shared: int = 0
    notes: tuple[str, ...] = ()

    @classmethod
    def of(cls, added: reckoning.Sum) -> Total:
        """The same of a sum that was added up one by one."""
        rules = [out.rule for out in added.left_out]
        return cls(
            outcome=added.outcome, group=added.group, method=added.method, version=added.version,
            conformity=added.conformity, fields=added.fields, open_high=added.open_high, incidents=len(added.incidents),
            unknown=len(added.unknown), silent=len(added.silent), aggregates=rules.count("aggregate"),
            not_events=rules.count("not_an_event"), shared=added.shared, notes=added.notes,
        )  # fmt: skip

    @property
    def low(self) -> int | None:
        return next(iter(self.fields.values()), None)

    @property
    def high(self) -> int | None:
        return list(self.fields.values())[-1] if self.fields else None


def total(
    db: sqlite3.Connection, where: str, values: Values, method: str, outcome: Outcome, many: Picked | None = None
) -> Total | None:
    """Of the incidents that ``where`` finds (conditions on ``facts c``); None where there is none. ``many``: the same ones
    from shelves."""
    what, rules = whats()[method, outcome], reckoning.load(method)
    rows = _added(db, where, values, what) if many is None else sum_rows(many, what)
    if not rows:
        return None
    counts = {row[0]: row[1] for row in rows}
    added = next((row for row in rows if row[0] == ADDED), None)
    twice = _shared(db, where, values, what) if added is not None else 0
    figures: dict[str, int | None] = {}
    notes: list[str] = []
    if added is not None:
        _, number, _, *sums = added
        for k, name in enumerate(rules.outcomes[outcome].fields if outcome in rules.outcomes else ()):
            stated, value = sums[2 * k], sums[2 * k + 1]
            figures[name] = value - twice if k == 0 or stated == number else None
            if k and stated < number:
                without = number - stated
                notes.append(
                    f"no sum of {name}: {'1 incident has' if without == 1 else f'{without} incidents have'} none"
                )
        if twice:
            notes.append(f"people accepted by name in several incidents count once: {twice} taken off")
    return Total(
        outcome=outcome, group=rules.group.counts.value, method=method, version=rules.version, conformity=rules.conformity, fields=figures,
        open_high=bool(added and added[2]), incidents=counts.get(ADDED, 0), unknown=counts.get(UNKNOWN, 0),
        silent=counts.get(SILENT, 0), aggregates=counts.get(AGGREGATE, 0), not_events=counts.get(NO_EVENT, 0), shared=twice,
        notes=tuple(notes),
    )  # fmt: skip


def _added(db: sqlite3.Connection, where: str, values: Values, what: int) -> list[tuple[int, ...]]:
    """By what becomes of them: how many incidents, how many open, and for each field how many have it
    and what they come to. All of a register stands added up already."""
    if where == ALL:
        fields = ", ".join(f"sum(has_{f}), sum({f})" for f in FIELDS)
        return db.execute(
            f"SELECT becomes, sum(n), sum(open), {fields} FROM sums WHERE what = ? AND n > 0 "
            "GROUP BY becomes", (what,),
        ).fetchall()  # fmt: skip
    fields = ", ".join(f"count(f.{f}), sum(f.{f})" for f in FIELDS)
    return db.execute(
        f"SELECT f.becomes, count(*), sum(f.open), {fields} FROM facts c "
        f"JOIN figures f ON f.what = ? AND f.n = c.n WHERE {where} GROUP BY f.becomes", [what, *values],
    ).fetchall()  # fmt: skip


def _shared(db: sqlite3.Connection, where: str, values: Values, what: int) -> int:
    return sum(n for _, n in shared_by(db, where, values, what, "0"))


def shared_by(db: sqlite3.Connection, where: str, values: Values, what: int, part: str) -> list[tuple[object, int]]:
    """By part (an expression over ``facts c``), how many counts too many there are of people counted by name in several of
    its incidents."""
    if db.execute("SELECT 1 FROM counted_twice WHERE what = ? LIMIT 1", (what,)).fetchone() is None:
        return []
    return db.execute(
        f"SELECT part, sum(times - 1) FROM (SELECT {part} AS part, count(*) AS times FROM counted_twice t "
        "JOIN counted m ON m.what = t.what AND m.person = t.person JOIN facts c ON c.n = m.n "
        f"JOIN figures f ON f.what = m.what AND f.n = m.n WHERE t.what = ? AND f.becomes = {ADDED} AND {where} "
        "GROUP BY part, t.person) GROUP BY part HAVING sum(times - 1) > 0", [what, *values],
    ).fetchall()  # fmt: skip


class People(msgspec.Struct, frozen=True, kw_only=True):
    """People of several incidents, as a mark or a bar says them. ``low`` and ``high``: outer bounds of documented ranges, over
    ``of`` incidents; ``unknown``: incidents with an unknown number; ``silent``: of which nobody says anything."""

    low: int = 0
    high: int | None = 0
    """None: nothing is known above."""
    open: bool = False
    of: int = 0
    unknown: int = 0
    silent: int = 0
    left_out: int = 0
    """Aggregates, and what is no event under the method."""


PEOPLE = "f.becomes, count(*), sum(f.low), sum(f.high), count(f.high), sum(f.open)"
"""Columns that :func:`count_people` reads, of a query over ``figures f`` that groups by ``f.becomes`` too."""
PEOPLE_OF_SUMS = "becomes, sum(n), sum(lows), sum(highs), sum(has_high), sum(open)"
"""The same over ``sums``."""


def count_people(rows: Iterable[Sequence[int | None]], shared: int = 0) -> People:
    """People from the rows of one group, with those taken off who were counted by name several times."""
    by = {int(row[0] or 0): [int(v or 0) for v in row[1:]] for row in rows}
    of, low, high, has_high, open_high = by.get(ADDED, [0] * 5)
    return People(
        low=low - shared, high=None if has_high < of else high - shared, open=open_high > 0, of=of,
        unknown=by.get(UNKNOWN, [0])[0], silent=by.get(SILENT, [0])[0],
        left_out=sum(by.get(k, [0])[0] for k in (AGGREGATE, NO_EVENT)),
    )  # fmt: skip
