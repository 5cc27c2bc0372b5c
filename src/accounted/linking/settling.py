"""Accounts that were taken in become incidents: their pairs are scored, and what they may change is partitioned anew.

What comes out is what linking everything from nothing would give, since a pair's score follows from the pair, a block's pairs
from the block, and an incident from what :mod:`.replaying` looks at again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from accounted.model import content_id

from .evidence import Passage
from .joining import Edge, Made, agglomerate, ordered
from .replaying import Kept, remade
from .rows import unpack
from .scoring import CAP, REACH, insert, score_touched
from .units import Unit
from .weights import PARTS, weights

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["BATCH", "Party", "settle"]

BATCH = 2_000
"""Accounts, or components, that are in Python's hands at one time."""


class Party(NamedTuple):
    """The accounts of one incident, in order of their keys, and the pairs that joined them, the strongest first."""

    id: str
    """The incident's id: from its claims, so the same whatever the order of arrival."""
    units: tuple[Unit, ...]
    edges: tuple[Edge, ...]
    passages: Mapping[tuple[str, str], Passage]
    """The copied passages among ``edges``."""
    told: bool
    """Whether a person put two of the accounts together."""


def settle(
    con: DuckDBPyConnection,
    passages: Mapping[tuple[str, str], Passage],
    forced: Collection[tuple[str, str]] = (),
    barred: Collection[tuple[str, str]] = (),
) -> Iterator[Party]:
    """Link what was put in: every incident that this may change, few in memory at a time.

    To be run to its end: what is kept is whole only then. ``passages``: every copied passage that holds claims of a
    unit that was put in; the others stand as they are kept. ``forced`` and ``barred``: all pairs of unit keys that
    people put together and kept apart, old ones too.
    """
    told = _Told(forced, barred)
    if not con.execute("select 1 from homes limit 1").fetchall():
        _put_passages(con, passages)
        _put_told(con, forced, barred)
        score_touched(con, everything=True)
        yield from _from_nothing(con, told)
        return
    _put_passages(con, passages)
    _put_told(con, forced, barred)
    _widen(con)
    score_touched(con)
    changed, lost = _changed(con)
    kept = Kept(con, _strong())
    found = remade(kept, changed, lost, forced, barred)
    yield from _from_nothing(con, told) if found is None else _beside(con, kept, found, told)


def _strong() -> int:
    """Score, in thousandths, from which a pair may join."""
    return round(PARTS * (weights().join - weights().prior))


# --------------------------------------------------------------------------- what is not as it was


def _put_passages(con: DuckDBPyConnection, passages: Mapping[tuple[str, str], Passage]) -> None:
    """Bring ``passages`` up to date; units of one that is new or not as it was are touched."""
    if not passages:
        return
    columns = {"a": "VARCHAR", "b": "VARCHAR", "passage": "VARCHAR", "words": "INTEGER", "left_report": "VARCHAR", "right_report": "VARCHAR"}  # fmt: skip
    con.execute(f"create or replace temp table told_passages ({', '.join(f'{n} {t}' for n, t in columns.items())})")
    rows = [dict(zip(columns, (*pair, *passage), strict=True)) for pair, passage in passages.items()]
    for at in range(0, len(rows), 10 * BATCH):
        insert(con, "told_passages", columns, rows[at : at + 10 * BATCH])
    con.execute(
        """
        create or replace temp table fresh as
        select least(a.id, b.id) as l, greatest(a.id, b.id) as r, passage, words, left_report, right_report
        from told_passages t join units a on a.key = t.a join units b on b.key = t.b
        except select l, r, passage, words, left_report, right_report from passages;
        delete from passages where exists (select 1 from fresh f where f.l = passages.l and f.r = passages.r);
        insert into passages select * from fresh;
        insert into touched select l from fresh union select r from fresh;
        drop table told_passages;
        drop table fresh;
        """
    )


def _put_told(
    con: DuckDBPyConnection, forced: Collection[tuple[str, str]], barred: Collection[tuple[str, str]]
) -> None:
    """Bring what people told up to date; units of which something else is told than before are stirred."""
    said = {(a, b, True) for a, b in forced} | {(a, b, False) for a, b in barred}
    before = set(con.execute("select l, r, forced from told").fetchall())
    if said == before:
        return
    other = sorted({key for a, b, _ in said ^ before for key in (a, b)})
    con.execute("insert into stirred select id from units where key in (select unnest(?::varchar[]))", [other])
    con.execute("delete from told")
    insert(
        con,
        "told",
        {"l": "VARCHAR", "r": "VARCHAR", "forced": "BOOLEAN"},
        [{"l": a, "r": b, "forced": f} for a, b, f in sorted(said)],
    )


def _widen(con: DuckDBPyConnection) -> None:
    """Touch also the units that may meet others than before, because one near them went out of a large block or the block
    is large no more; take out the pairs that are to be scored anew, the strong ones to ``stood``, and those that meet no
    more because new units came between them."""
    con.execute(
        f"""
        insert into stirred select id from touched;
        create or replace temp table moved as
        select block, count(*) as now, sum(came)::bigint as came, any_value(went) as went from (
            select b.block, (a.id is not null)::integer as came, s.went
            from blocks b join (
                select block, sum(went)::bigint as went from (
                    select block, 0 as went from blocks where id in (select id from arrived)
                    union all select block, 1 from gaps
                ) group by block
            ) s on s.block = b.block left join (select distinct id from arrived) a on a.id = b.id
        ) group by block;
        insert into touched select id from blocks where block in (
            select block from moved where now <= {CAP} and now - came + went > {CAP}
        );
        create or replace temp table line as
        select block, id, wide, moving, row_number() over (partition by block order by likeness, key) as nth from (
            select b.block, b.id, b.wide, u.likeness, u.key, a.id is not null as moving
            from blocks b join units u on u.id = b.id left join (select distinct id from arrived) a on a.id = b.id
            where b.block in (select block from moved where now > {CAP})
            union all
            select block, null, null, likeness, key, true from gaps
            where block in (select block from moved where now > {CAP})
        );
        insert into touched
        select distinct id from (
            select id,
                nth - max(case when moving then nth end) over (
                    partition by block order by nth rows between unbounded preceding and current row
                ) as behind,
                min(case when moving then nth end) over (
                    partition by block order by nth rows between current row and unbounded following
                ) - nth as ahead
            from line where block in (select block from moved where went > 0)
        ) where id is not null and (behind <= {REACH} or ahead <= {REACH});
        create or replace temp table once as select distinct id from touched;
        create or replace temp table stood as
        select * from pairs where score >= {_strong()} and (l in (select id from once) or r in (select id from once));
        delete from pairs where l in (select id from once) or r in (select id from once);
        """
    )
    _part(con)
    con.execute(
        """
        delete from touched;
        insert into touched select id from once where id in (select id from units);
        drop table moved; drop table line; drop table once;
        """
    )


def _part(con: DuckDBPyConnection) -> None:
    """Take out the pairs of which both stand and that met in a large block alone, where new units came between them.

    No pair meets for the first time because others came; and what a pair is worth does not change by it."""
    con.execute(
        f"""
        create or replace temp table stay as
        select l.block, l.id, l.wide, l.nth, l.nth - sum(l.moving::integer) over (
            partition by l.block order by l.nth rows between unbounded preceding and current row
        ) as was, m.now - m.came > {CAP} as tiled
        from line l join moved m on m.block = l.block where m.went = 0;
        create or replace temp table torn as
        select distinct p.l, p.r from pairs p join stay a on a.id = p.l join stay b on b.id = p.r and b.block = a.block
        where (a.wide or b.wide) and abs(a.nth - b.nth) > {REACH} and (not a.tiled or abs(a.was - b.was) <= {REACH});
        drop table stay;
        """
    )
    if not con.execute("select 1 from torn limit 1").fetchall():
        con.execute("drop table torn")
        return
    con.execute(
        f"""
        create or replace temp table shared as
        select t.l, t.r, a.block from torn t join blocks a on a.id = t.l join blocks b on b.id = t.r and b.block = a.block
        where a.wide or b.wide;
        create or replace temp table wide_apart as
        select block, id, count(*) over (partition by block) as n, row_number() over (
            partition by block order by likeness, key
        ) as nth
        from blocks b join units u using (id) where block in (select block from shared);
        delete from torn where exists (
            select 1 from shared s join wide_apart a on a.block = s.block and a.id = s.l
            join wide_apart b on b.block = s.block and b.id = s.r
            where s.l = torn.l and s.r = torn.r and (a.n <= {CAP} or abs(a.nth - b.nth) <= {REACH})
        ) or exists (select 1 from passages x where x.l = torn.l and x.r = torn.r);
        insert into stood select * from pairs p where score >= {_strong()} and exists (
            select 1 from torn t where t.l = p.l and t.r = p.r
        );
        delete from pairs where exists (select 1 from torn t where t.l = pairs.l and t.r = pairs.r);
        drop table shared; drop table wide_apart; drop table torn;
        """
    )


def _changed(con: DuckDBPyConnection) -> tuple[list[int], list[str]]:
    """Accounts that are new or not as they were, or of which a strong pair or something told is not as it was (ids); and
    incidents that lost an account.

    Of a pair that is strong only now one account is enough: what the other one becomes is asked at the pair's turn
    (:mod:`.replaying`). Of one that is strong no more, or otherwise, the other's turns went by it and are not asked again."""
    con.execute(
        f"""
        insert into stirred
        select unnest([l, r]) from (select * from stood except select * from pairs where score >= {_strong()});
        create or replace temp table aside as select distinct id from stirred;
        insert into stirred
        select unnest([l, r]) from (
            select * from pairs
            where score >= {_strong()} and (l in (select id from touched) or r in (select id from touched))
            except select * from stood
        ) where l not in (select id from aside) and r not in (select id from aside);
        drop table stood; drop table aside;
        """
    )
    here = con.execute("select id from units where id in (select id from stirred) order by id").fetchall()
    lost = con.execute(
        """
        select distinct incident from homes
        where id in (select id from stirred) and id not in (select id from units) order by incident
        """
    ).fetchall()
    return [i for (i,) in here], [name for (name,) in lost]


# --------------------------------------------------------------------------- what becomes of it


class _Told:
    """What people told, by account."""

    def __init__(self, forced: Collection[tuple[str, str]], barred: Collection[tuple[str, str]]) -> None:
        self._by: dict[str, list[tuple[tuple[str, str], bool]]] = defaultdict(list)
        for pairs, together in ((forced, True), (barred, False)):
            for pair in pairs:
                self._by[pair[0]].append((pair, together))

    def among(self, units: Mapping[str, Unit]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
        """Pairs put together and kept apart of which both are here."""
        said = [s for key in units if key in self._by for s in self._by[key]]
        return [p for p, yes in said if yes and p[1] in units], [p for p, yes in said if not yes and p[1] in units]


def _from_nothing(con: DuckDBPyConnection, told: _Told) -> Iterator[Party]:
    """All incidents, by components of what may join."""
    con.execute("create or replace temp table region as select id, id as component from units")
    _find_components(con)
    con.execute("delete from homes; delete from joints")
    components = [c for (c,) in con.execute("select distinct component from region order by component").fetchall()]
    for at in range(0, len(components), BATCH):
        yield from _by_component(con, components[at : at + BATCH], told)


def _find_components(con: DuckDBPyConnection) -> None:
    """Give each unit of ``region`` the smallest id of its connected component."""
    parent = dict(con.execute("select id, id from region").fetchall())

    def find(x: int) -> int:
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    edges = con.execute(
        f"""
        select l, r from pairs where score >= {_strong()}
        union all
        select a.id, b.id from told t join units a on a.key = t.l join units b on b.key = t.r where t.forced
        """
    ).fetchall()
    for x, y in edges:
        a, b = find(x), find(y)
        if a != b:
            parent[max(a, b)] = min(a, b)
    moved = [{"id": x, "component": root} for x in parent if (root := find(x)) != x]
    con.execute("create or replace temp table roots (id integer, component integer)")
    for at in range(0, len(moved), 10 * BATCH):
        insert(con, "roots", {"id": "INTEGER", "component": "INTEGER"}, moved[at : at + 10 * BATCH])
    con.execute("update region set component = r.component from roots r where r.id = region.id; drop table roots")


def _by_component(con: DuckDBPyConnection, components: Sequence[int], told: _Told) -> Iterator[Party]:
    """The incidents of some components, which are noted in ``homes`` and ``joints``."""
    wanted = "(select unnest(?::integer[]))"
    con.execute(
        f"create or replace temp table here as select id, component from region where component in {wanted}",
        [list(components)],
    )
    units: dict[int, dict[str, Unit]] = defaultdict(dict)
    ids: dict[str, int] = {}
    keys: dict[int, str] = {}
    for number, component, packed in con.execute(
        "select id, component, packed from here join units using (id)"
    ).fetchall():
        unit = unpack(packed)
        units[component][unit.key] = unit
        ids[unit.key], keys[number] = number, unit.key
    edges: dict[int, list[Edge]] = defaultdict(list)
    for component, a, b, score, levels in con.execute(
        f"""
        select h.component, p.l, p.r, p.score, p.packed from here h join pairs p on p.l = h.id where p.score >= {_strong()}
        """
    ).fetchall():
        edges[component].append(Edge(*ordered(keys[a], keys[b]), score, levels))
    found: list[tuple[Made, bool]] = []
    for component in sorted(units):
        own = units[component]
        together, apart = told.among(own)
        found += _with_word(agglomerate(own, edges[component], together, apart), together)
    yield from _noted(con, found, {key: unit for own in units.values() for key, unit in own.items()}, ids)


def _with_word(found: Iterable[Made], together: Iterable[tuple[str, str]]) -> Iterator[tuple[Made, bool]]:
    """Incidents, each with whether a person put two of its accounts together."""
    by: dict[str, list[str]] = defaultdict(list)
    for a, b in together:
        by[a].append(b)
    for one in found:
        inner = set(one.keys)
        yield one, any(b in inner for a in one.keys if a in by for b in by[a])


def _beside(con: DuckDBPyConnection, kept: Kept, found: Sequence[Made], told: _Told) -> Iterator[Party]:
    """The incidents that were made anew, which take the place of those that their accounts were in."""
    ids = {kept.key[i]: i for i in kept.key}
    here = {key: kept.units[ids[key]] for one in found for key in one.keys}
    con.execute(
        "create or replace temp table region as select unnest(?::integer[]) as id", [sorted(ids[k] for k in here)]
    )
    con.execute(
        """
        delete from homes where id in (select id from region) or id not in (select id from units);
        delete from joints where l in (select id from region) or l not in (select id from units);
        """
    )
    together, _ = told.among(here)
    for at in range(0, len(found), BATCH):
        some = found[at : at + BATCH]
        con.execute(
            "create or replace temp table here as select unnest(?::integer[]) as id",
            [sorted(ids[key] for one in some for key in one.keys)],
        )
        yield from _noted(con, list(_with_word(some, together)), here, ids)


def _noted(
    con: DuckDBPyConnection, found: Sequence[tuple[Made, bool]], units: Mapping[str, Unit], ids: Mapping[str, int]
) -> Iterator[Party]:
    """Incidents with their copied passages; their accounts are in the table ``here``. They are noted in ``homes`` and
    ``joints``."""
    keys = {ids[key]: key for one, _ in found for key in one.keys}
    passages = {
        ordered(keys[a], keys[b]): Passage(*passage)
        for a, b, *passage in con.execute(
            """
            select l, r, passage, words, left_report, right_report from passages
            where l in (select id from here) and r in (select id from here)
            """
        ).fetchall()
    }
    homes, joints, parties = [], [], []
    for one, by_hand in found:
        parts = tuple(units[key] for key in one.keys)
        name = content_id("incident", *sorted(c for u in parts for c in u.claims))
        homes += [{"id": ids[key], "incident": name} for key in one.keys]
        joints += [{"l": ids[j.left], "r": ids[j.right], "score": j.score} for j in one.joints]
        inside = {(e.left, e.right): passages[e.left, e.right] for e in one.edges if (e.left, e.right) in passages}
        parties.append(Party(name, parts, tuple(one.edges), inside, by_hand))
    insert(con, "homes", {"id": "INTEGER", "incident": "VARCHAR"}, homes)
    insert(con, "joints", {"l": "INTEGER", "r": "INTEGER", "score": "INTEGER"}, joints)
    yield from parties
