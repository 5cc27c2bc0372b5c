"""What linking keeps of a register's accounts, in a DuckDB database of its own, in memory or in a file.

It can be made anew at any time and is never the truth: a file that was kept under another version, for another state of
the register, or that DuckDB cannot read, is begun anew. :func:`join` takes in new, changed and removed accounts. It scores
anew the pairs of the accounts that changed, and of those near them in blocks so large that not all meet all; and makes anew
the incidents that this can change (:mod:`.settling`). What comes out is what linking everything from nothing would give.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from accounted.model import BadInput, Place, encode

from .context import place_key
from .evidence import Passage
from .joining import Edge, ordered
from .rows import COLUMNS, row, unpack
from .scoring import insert
from .settling import BATCH, Party, settle
from .units import Unit
from .weights import weights

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "Joined", "Party", "close_pairs", "empty", "forget_passages", "head_of", "incidents_kept", "join", "keys_of_reports",
    "note", "noted", "notes", "open_kept", "partition", "put", "set_head", "set_notes", "settle", "units_of_reports", "unplaced_beside",
]  # fmt: skip

SHAPE = "6"
"""Raised where the tables change, so that older files are begun anew."""

_TABLES = f"""
create table meta (name varchar, value varchar);
create table units ({", ".join(f'"{n}" {"BLOB" if n == "packed" else t}' for n, t in COLUMNS.items())});
create table blocks (block bigint, id integer, wide boolean);
create table words (id integer, word bigint, weight integer);
create table places (place integer, packed varchar);
create table relations (a integer, b integer, relation varchar);
create table passages (l integer, r integer, passage varchar, words integer, left_report varchar, right_report varchar);
create table pairs (l integer, r integer, score integer, packed bigint);
create table told (l varchar, r varchar, forced boolean);
create table homes (id integer, incident varchar);
create table joints (l integer, r integer, score integer);
create table read (report varchar, print varchar);
"""


class Joined(NamedTuple):
    """What a :func:`join` changed: ids of incidents that are no more, and the incidents that are new."""

    gone: tuple[str, ...]
    parties: tuple[Party, ...]


@contextmanager
def open_kept(path: Path | None = None, memory: str = "4GB") -> Iterator[DuckDBPyConnection]:
    """A database with the tables, in ``path`` or in memory; one of another version is begun anew.

    Raises ``BadInput`` for a file that is no such database, or that another program holds."""
    import duckdb

    options: dict[str, str | bool | int | float | list[str]] = {
        "threads": "2",
        "memory_limit": memory,
        "preserve_insertion_order": "false",
    }
    con = None
    if path is not None and path.exists():
        if not _is_database(path):
            raise BadInput(f"{path}: is no kept state of linking - move it away, or keep the state elsewhere")
        try:
            con = duckdb.connect(str(path), config=options)
            if not _fits(con):
                con.close()
                con = None
        except duckdb.IOException as err:
            if "lock" in str(err).lower():
                raise BadInput(f"{path}: another program holds it - try again when that has ended") from err
            con = None
        except duckdb.Error:
            con = None
        if con is None:
            path.unlink()
    if con is None:
        con = duckdb.connect(":memory:" if path is None else str(path), config=options)
        con.execute(_TABLES)
        con.execute("insert into meta values ('version', ?)", [_version()])
    try:
        con.execute("set enable_progress_bar = false")
        yield con
    finally:
        con.close()


def _is_database(path: Path) -> bool:
    """Whether a file is one that DuckDB wrote: nothing else is ever deleted."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(12)[8:] == b"DUCK"


def _version() -> str:
    return f"{SHAPE} {weights().version}"


def _fits(con: DuckDBPyConnection) -> bool:
    """Whether a database has the tables of this version."""
    import duckdb

    try:
        return con.execute("select value from meta where name = 'version'").fetchall() == [(_version(),)]
    except duckdb.Error:
        return False


def noted(con: DuckDBPyConnection, name: str) -> str | None:
    """What was noted under a name; None where nothing was."""
    found = con.execute("select value from meta where name = ?", [name]).fetchall()
    return str(found[0][0]) if found else None


def note(con: DuckDBPyConnection, name: str, value: str) -> None:
    """Note a value under a name, in the place of the one before."""
    con.execute("delete from meta where name = ?", [name])
    con.execute("insert into meta values (?, ?)", [name, value])


def head_of(con: DuckDBPyConnection) -> str | None:
    """The state of the register for which the database stands; None where nobody said."""
    return noted(con, "head")


def set_head(con: DuckDBPyConnection, head: str) -> None:
    """Note for which state of the register the database stands, after a :func:`join` that took in all of it."""
    note(con, "head", head)


def empty(con: DuckDBPyConnection) -> None:
    """Forget all that is kept."""
    for (name,) in con.execute("select table_name from duckdb_tables() where not temporary").fetchall():
        con.execute(f"drop table {name}")
    con.execute(_TABLES)
    note(con, "version", _version())


def notes(con: DuckDBPyConnection) -> tuple[dict[str, str], str]:
    """What was noted of the reports whose accounts are kept, by report, and of all of them."""
    return dict(con.execute("select report, print from read").fetchall()), noted(con, "common") or ""


def set_notes(con: DuckDBPyConnection, prints: Mapping[str, str], common: str) -> None:
    """Note by which lines it is told whether a report changed, and whether something changed that concerns all."""
    was, _ = notes(con)
    note(con, "common", common)
    other = sorted({*was, *prints} - {r for r, line in prints.items() if was.get(r) == line})
    con.execute("delete from read where report in (select unnest(?::varchar[]))", [other])
    rows = [{"report": r, "print": prints[r]} for r in other if r in prints]
    for at in range(0, len(rows), 10 * BATCH):
        insert(con, "read", {"report": "VARCHAR", "print": "VARCHAR"}, rows[at : at + 10 * BATCH])


# --------------------------------------------------------------------------- taking accounts in


def put(con: DuckDBPyConnection, units: Iterable[Unit], gone: Collection[str] = ()) -> None:
    """Take in new and changed ``units`` and remove those of the keys ``gone``; :func:`settle` then links them."""
    for name, columns in (
        ("touched", "id integer"),
        ("arrived", "id integer"),
        ("stirred", "id integer"),
        ("gaps", "block bigint, likeness varchar, key varchar"),
    ):
        con.execute(f"create or replace temp table {name} ({columns})")
    empty = not con.execute("select 1 from units limit 1").fetchall()
    places = {
        place_key(msgspec.json.decode(packed, type=Place)): number
        for number, packed in con.execute("select place, packed from places").fetchall()
    }
    source = iter(units)
    while batch := list(islice(source, BATCH)):
        _stage(con, batch, places, empty)
    if gone:
        con.execute(
            "create or replace temp table out as select id from units where key in (select unnest(?::varchar[]))",
            [sorted(gone)],
        )
        _take_out(con)


def join(
    con: DuckDBPyConnection,
    units: Iterable[Unit],
    *,
    gone: Collection[str] = (),
    passages: Mapping[tuple[str, str], Passage] | None = None,
    forced: Collection[tuple[str, str]] = (),
    barred: Collection[tuple[str, str]] = (),
) -> Joined:
    """:func:`put` and :func:`settle` in one transaction; what changed by it."""
    con.execute("begin")
    try:
        put(con, units, gone)
        con.execute("create or replace temp table was as select distinct incident from homes")
        found = list(settle(con, passages or {}, forced, barred))
        gone_now = con.execute("select incident from was except select incident from homes order by all").fetchall()
        new = {i for (i,) in con.execute("select incident from homes except select incident from was").fetchall()}
        con.execute("drop table was")
        con.execute("commit")
    except BaseException:
        con.execute("rollback")
        raise
    return Joined(tuple(i for (i,) in gone_now), tuple(p for p in found if p.id in new))


def partition(con: DuckDBPyConnection) -> dict[str, list[str]]:
    """The incidents that are kept: id to the keys of its units, in order."""
    found: dict[str, list[str]] = defaultdict(list)
    for incident, key in con.execute("select incident, key from homes join units using (id) order by all").fetchall():
        found[incident].append(key)
    return dict(found)


def close_pairs(con: DuckDBPyConnection) -> Iterator[tuple[Edge, Unit, Unit, Passage | None]]:
    """Pairs of units of two incidents that are worth a look, the closest pair of each two, the likeliest first."""
    rows = con.execute(
        """
        select a.key, b.key, p.score, p.packed, x.passage, x.words, x.left_report, x.right_report, h.incident, i.incident
        from pairs p join homes h on h.id = p.l join homes i on i.id = p.r
        join units a on a.id = p.l join units b on b.id = p.r left join passages x on x.l = p.l and x.r = p.r
        where h.incident <> i.incident
        """
    ).fetchall()
    best: dict[tuple[str, str], tuple[Edge, Passage | None]] = {}
    for a, b, score, levels, *passage, one, two in rows:
        edge = Edge(*ordered(a, b), score, levels)
        pair = ordered(one, two)
        if pair not in best or (-edge.score, edge) < (-best[pair][0].score, best[pair][0]):
            best[pair] = edge, Passage(*passage) if passage[0] is not None else None
    ranked = sorted(best.items(), key=lambda item: (-item[1][0].score, item[0]))
    keys = sorted({key for _, (edge, _) in ranked for key in edge[:2]})
    units = _units(con, keys)
    for _, (edge, said) in ranked:
        yield edge, units[edge.left], units[edge.right], said


def unplaced_beside(con: DuckDBPyConnection) -> Iterator[tuple[Unit, Unit]]:
    """Pairs of units of one report that are of two incidents, where one of the two tells no place: what a report says without a
    place of its own is more often said of what else it tells. In order; those days apart are left out."""
    rows = con.execute(
        f"""
        select distinct a.key, b.key from units a
        join places p on p.place = a.place and p.packed not like '%"precision"%'
        join units b on b.report = a.report and b.id <> a.id
        join homes h on h.id = a.id join homes i on i.id = b.id
        where h.incident <> i.incident and coalesce(greatest(a.first - b.last, b.first - a.last), 0) <= {UNPLACED_DAYS}
        """
    ).fetchall()
    pairs = sorted({ordered(a, b) for a, b in rows})
    units = _units(con, sorted({key for pair in pairs for key in pair}))
    for a, b in pairs:
        yield units[a], units[b]


UNPLACED_DAYS = 7
"""Days between what a report tells without a place and what else it tells, within which the two may be one; ours."""


def units_of_reports(con: DuckDBPyConnection, reports: Collection[str]) -> list[Unit]:
    """The units that are kept of some reports."""
    from .rows import token

    rows = con.execute(
        "select packed from units where report in (select unnest(?::bigint[]))",
        [sorted(token("report", r) for r in reports)],
    ).fetchall()
    return sorted((unpack(packed) for (packed,) in rows), key=lambda u: u.key)


def keys_of_reports(con: DuckDBPyConnection, reports: Collection[str]) -> list[str]:
    """Keys of the units that are kept of some reports."""
    from .rows import token

    rows = con.execute(
        "select key from units where report in (select unnest(?::bigint[]))",
        [sorted(token("report", r) for r in reports)],
    ).fetchall()
    return sorted(key for (key,) in rows)


def incidents_kept(con: DuckDBPyConnection) -> set[str]:
    """Ids of the incidents that are kept."""
    return {name for (name,) in con.execute("select distinct incident from homes").fetchall()}


def forget_passages(con: DuckDBPyConnection, pairs: Collection[tuple[str, str]]) -> None:
    """Forget the copied passages between the units of these pairs of reports: after :func:`put`, before :func:`settle`,
    which is to be given those that there are now."""
    from .rows import token

    if not pairs:
        return
    con.execute("create or replace temp table void (a bigint, b bigint)")
    rows = [{"a": token("report", a), "b": token("report", b)} for a, b in pairs]
    for at in range(0, len(rows), 10 * BATCH):
        insert(con, "void", {"a": "BIGINT", "b": "BIGINT"}, rows[at : at + 10 * BATCH])
    con.execute(
        """
        create or replace temp table out as
        select p.l, p.r from passages p join units l on l.id = p.l join units r on r.id = p.r
        join void v on (v.a = l.report and v.b = r.report) or (v.a = r.report and v.b = l.report);
        insert into touched select l from out union select r from out;
        delete from passages where exists (select 1 from out o where o.l = passages.l and o.r = passages.r);
        drop table out; drop table void;
        """
    )


def _units(con: DuckDBPyConnection, keys: Sequence[str]) -> dict[str, Unit]:
    found: dict[str, Unit] = {}
    for at in range(0, len(keys), BATCH):
        rows = con.execute(
            "select packed from units where key in (select unnest(?::varchar[]))", [list(keys[at : at + BATCH])]
        ).fetchall()
        found.update((u.key, u) for u in (unpack(packed) for (packed,) in rows))
    return found


def _stage(con: DuckDBPyConnection, units: Sequence[Unit], places: dict[tuple[Any, ...], int], empty: bool) -> None:
    """Put units that are new or not as they were kept into the tables, and their ids into ``touched``."""
    new = []
    rows = []
    for unit in units:
        key = place_key(unit.context.place)
        if key not in places:
            places[key] = len(places)
            new.append({"place": places[key], "packed": encode(unit.context.place).decode()})
        rows.append(row(unit, places[key]))
    if new:
        insert(con, "places", {"place": "INTEGER", "packed": "VARCHAR"}, new)
    lists = {"wide": "BIGINT[]", "narrow": "BIGINT[]", "words": "BIGINT[]", "weights": "INTEGER[]"}
    columns = COLUMNS | lists
    names = [n for n in columns if n != "id"]
    con.execute(f"create or replace temp table incoming ({', '.join(f'{n} {t}' for n, t in columns.items())})")
    insert(con, f"incoming ({', '.join(names)})", {n: columns[n] for n in names}, rows)
    if not empty:
        con.execute(
            """
            delete from incoming where exists (select 1 from units u where u.key = incoming.key and u.print = incoming.print);
            update incoming set id = u.id from units u where u.key = incoming.key;
            create or replace temp table out as select id from incoming where id is not null;
            """
        )
        _take_out(con)
    fields = ", ".join("from_base64(packed)" if n == "packed" else n for n in COLUMNS)
    con.execute(
        f"""
        update incoming set id = n.id from (
            select key, (select coalesce(max(id), 0) from (select id from units union all select id from touched))
                + row_number() over (order by key) as id
            from incoming where id is null
        ) n where n.key = incoming.key;
        insert into units select {fields} from incoming;
        insert into blocks select unnest(wide), id, true from incoming;
        insert into blocks select unnest(narrow), id, false from incoming;
        insert into words select id, unnest(words), unnest(weights) from incoming;
        insert into touched select id from incoming;
        insert into arrived select id from incoming;
        drop table incoming;
        """
    )


def _take_out(con: DuckDBPyConnection) -> None:
    """Take the units of ``out`` out of the tables; ``gaps`` notes where in their blocks they stood before all this."""
    con.execute(
        """
        insert into gaps select b.block, u.likeness, u.key from blocks b join units u on u.id = b.id
        where b.id in (select id from out) and b.id not in (select id from arrived);
        insert into touched select id from out;
        delete from units where id in (select id from out);
        delete from blocks where id in (select id from out);
        delete from words where id in (select id from out);
        delete from passages where l in (select id from out) or r in (select id from out);
        drop table out;
        """
    )
