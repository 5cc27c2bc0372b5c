"""Candidate pairs, their levels and their scores, worked out by DuckDB from the columns of accounts.

Blocks give the candidates, bars cut those that cannot be of one incident, and what is left is compared level by level
(:mod:`accounted.linking.levels`) and scored with the shipped weights. In a block that holds very many accounts
each meets those near it, alike ones standing together; who is near depends on its members alone, never on the order in
which they came, and a new one changes that only for those around it.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from accounted.model import Place

from .context import pair_relation
from .levels import BARS, COMPARISONS, TEXT, TIME_BARS, Comparison
from .weights import PARTS, weights

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["CAP", "LEVEL_BITS", "level_names", "score_touched", "unpack_levels"]

CAP = 200
"""Accounts in a block up to which each meets each."""
REACH = 75
"""Accounts before and after it that an account meets in a larger block, those that are alike standing together."""
LEVEL_BITS = 4
ALL = (*COMPARISONS, TEXT)


def level_names(comparison: Comparison) -> tuple[str, ...]:
    """Names of a comparison's levels by their number; 0 is unknown."""
    return ("", *(level.name for level in comparison.levels))


@lru_cache(maxsize=100_000)
def unpack_levels(packed: int) -> tuple[str, ...]:
    """Names of the levels that a pair gave, in the order of the comparisons."""
    numbers = [packed >> (LEVEL_BITS * n) & (2**LEVEL_BITS - 1) for n in range(len(ALL))]
    return tuple(level_names(c)[n] for c, n in zip(ALL, numbers, strict=True) if n)


def _number(comparison: Comparison) -> str:
    """SQL for the number of the level that a pair gives."""
    cases = " ".join(f"when {level.when} then {n}" for n, level in enumerate(comparison.levels, 1))
    return f"(case {cases} else 0 end)"


def _points(comparison: Comparison, number: str) -> str:
    """SQL for the points of a level's number, in thousandths."""
    parts = [0, *(weights().parts(level.name) for level in comparison.levels)]
    return f"({parts}::integer[])[{number} + 1]"


SIDES = (
    "first", "last", "loose", "pub_first", "pub_last", "aggregate", "report", "place", "kinds", "families", "vague", "means", "doers",
    "targets", "sites", "rare_sites", "victims", "persons", "person_parts", "dead", "dead_parts", "people", "bodies", "figures", "large", "killed_low", "killed_high",
    "names", "joined", "weekdays", "weekdays_about", "ydays", "ydays_about", "printed", "news", "spots", "lead",
)  # fmt: skip
"""Columns that conditions speak of."""
TIMELY = ("first", "last", "loose", "pub_first", "pub_last", "aggregate", "report")


def _sides(columns: tuple[str, ...]) -> str:
    return ", ".join(f"{side}.{c} as {c}_{side}" for c in columns for side in ("l", "r"))


def _barred(bars: tuple[Any, ...]) -> str:
    return " or ".join(f"coalesce({bar.when}, false)" for bar in bars)


def score_touched(con: DuckDBPyConnection, everything: bool = False) -> None:
    """Score anew every pair with a unit of the table ``touched`` and put those worth a look into ``pairs``.

    Pairs of those units must have been taken out before. ``everything``: all units are in ``touched``, which spares
    looking.
    """
    _candidates(con, everything)
    _relations(con)
    doubtful = round(PARTS * (weights().doubtful - weights().prior))
    most = max(weights().parts(level.name) for level in TEXT.levels)
    numbers = ", ".join(f"{_number(c)} as c_{c.name}" for c in COMPARISONS)
    total = " + ".join(_points(c, f"c_{c.name}") for c in COMPARISONS)
    packed = " + ".join(f"(c_{c.name}::bigint << {LEVEL_BITS * n})" for n, c in enumerate(COMPARISONS))
    con.execute(
        f"""
        create or replace temp table partial as
        select l, r, score, packed from (
            select l, r, {total} as score, {packed} as packed from (
                select l, r, {numbers} from (
                    select t.l, t.r, x.relation, p.passage, {_sides(SIDES)}
                    from timely t join units l on l.id = t.l join units r on r.id = t.r
                    join relations x on x.a = t.place_a and x.b = t.place_b
                    left join passages p on p.l = t.l and p.r = t.r
                ) where not ({_barred(BARS[len(TIME_BARS) :])})
            )
        ) where score + {most} >= {doubtful}
        """
    )
    text = TEXT.name
    con.execute(
        f"""
        insert into pairs
        select l, r, score, packed from (
            select l, r, score + {_points(TEXT, f"c_{text}")} as score,
                packed + (c_{text}::bigint << {LEVEL_BITS * len(COMPARISONS)}) as packed
            from (
                select l, r, score, packed, {_number(TEXT)} as c_{text} from (
                    select p.l, p.r, p.score, p.packed, coalesce(d.alike, 0) as alike, coalesce(d.shared, 0) as shared,
                        l.rarer as rarer_l, r.rarer as rarer_r
                    from partial p join units l on l.id = p.l join units r on r.id = p.r
                    left join (
                        select n.l, n.r, sum(a.weight * b.weight) as alike, count(*) as shared
                        from partial n join words a on a.id = n.l join words b on b.id = n.r and b.word = a.word
                        group by all
                    ) d on d.l = p.l and d.r = p.r
                )
            )
        ) where score >= {doubtful}
        """
    )
    con.execute("drop table partial; drop table timely")


def _candidates(con: DuckDBPyConnection, everything: bool) -> None:
    """Fill ``timely``: pairs that share a block or a passage and that time does not forbid, with their places."""
    live = "" if everything else "where block in (select block from blocks where id in (select id from touched))"
    first = "" if everything else "where id in (select id from touched)"
    met = "a.wide and (a.id < b.id or not b.wide)" if everything else "(a.wide or b.wide)"
    passages = "" if everything else "where l in (select id from touched) or r in (select id from touched)"
    con.execute(
        f"""
        create or replace temp table sized as
        select block, count(*) as n, bool_or(wide) as any_wide from blocks {live} group by block having count(*) > 1;
        create or replace temp table small as
        select b.block, b.id, b.wide from blocks b join sized s on s.block = b.block where s.n <= {CAP} and any_wide;
        create or replace temp table large as
        select b.block, b.id, b.wide, row_number() over (partition by b.block order by u.likeness, u.key) as nth
        from blocks b join sized s on s.block = b.block join units u on u.id = b.id
        where s.n > {CAP} and any_wide;
        create or replace temp table timely as
        select t.l, t.r, least(l.place, r.place) as place_a, greatest(l.place, r.place) as place_b from (
            select l, r from (
                select l, r, {_sides(TIMELY)} from (
                    select distinct least(a.id, b.id) as l, greatest(a.id, b.id) as r
                    from (select * from small {first}) a join small b on a.block = b.block
                    where a.id <> b.id and {met}
                    union
                    select least(a.id, b.id), greatest(a.id, b.id)
                    from (select * from large {first}) a join (
                        select *, unnest([nth // {REACH} - 1, nth // {REACH}, nth // {REACH} + 1]) as near from large
                    ) b on a.block = b.block and a.nth // {REACH} = b.near
                    where a.id <> b.id and abs(a.nth - b.nth) <= {REACH} and {met}
                    union
                    select l, r from passages {passages}
                ) c join units l on l.id = c.l join units r on r.id = c.r
            ) where not ({_barred(TIME_BARS)})
        ) t join units l on l.id = t.l join units r on r.id = t.r;
        drop table sized;
        drop table small;
        drop table large;
        """
    )


def _relations(con: DuckDBPyConnection) -> None:
    """Fill ``relations`` for every pair of places that is met for the first time."""
    wanted = con.execute(
        "select distinct place_a, place_b from timely t anti join relations x on x.a = t.place_a and x.b = t.place_b"
    ).fetchall()
    if not wanted:
        return
    needed = sorted({p for pair in wanted for p in pair})
    found = con.execute(
        "select place, packed from places where place in (select unnest(?::integer[]))", [needed]
    ).fetchall()
    places = {number: msgspec.json.decode(packed, type=Place) for number, packed in found}
    rows = [{"a": a, "b": b, "relation": pair_relation(places[a], places[b])[0]} for a, b in wanted]
    for at in range(0, len(rows), 20_000):
        insert(con, "relations", {"a": "INTEGER", "b": "INTEGER", "relation": "VARCHAR"}, rows[at : at + 20_000])


def insert(con: DuckDBPyConnection, table: str, columns: dict[str, str], rows: list[dict[str, Any]]) -> None:
    """Put rows into a table; as one JSON text, which DuckDB reads far faster than row by row."""
    shape = json.dumps([{n: ([t[:-2]] if t.endswith("[]") else t) for n, t in columns.items()}])
    con.execute(
        f"insert into {table} select {', '.join(f'v.{n}' for n in columns)} "
        f"from (select unnest(from_json(?::json, ?)) as v)",
        [msgspec.json.encode(rows).decode(), shape],
    )
