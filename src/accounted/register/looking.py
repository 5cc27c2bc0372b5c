"""Looking at one report, item or stretch of entries by the index alone: no fold of the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from accounted.model import Reading
from accounted.register.chain import GENESIS, Header, commit
from accounted.register.judged import Recorded
from accounted.register.payloads import Decided, Payload, ReadReport, ReportMade, keys
from accounted.register.storage import entries, payloads

__all__ = [
    "before",
    "days_of",
    "decided_on",
    "decisions_after",
    "decisions_before",
    "faults",
    "reading_before",
    "rows_of",
    "stretch",
    "texts_of",
]

CHUNK = 500
LOOKED_BACK = 300
"""Earlier decisions of a kind that are looked through for the one on the same thing, where no index leads to it."""


def with_header(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return (
        sa.select(entries.c.number, entries.c.time, entries.c.author, payloads.c.body)
        .select_from(entries.join(payloads))
        .where(where)
        .order_by(entries.c.number)
    )


def decided_on(connection: sa.Connection, report: str) -> list[Recorded]:
    """Decisions that quote the report, or say where it goes."""
    return _recorded(connection, with_header((payloads.c.kind == "decision") & (payloads.c.about == report)))


def decisions_after(connection: sa.Connection, number: int, most: int | None) -> list[Recorded]:
    """Decisions of the entries after ``number``, the latest ``most`` of them, oldest first."""
    wanted: sa.ColumnElement[bool] = (payloads.c.kind == "decision") & (payloads.c.number > number)
    if most is not None:
        latest = sa.select(payloads.c.number).where(wanted).order_by(payloads.c.number.desc()).limit(most)
        wanted = payloads.c.number.in_(latest)
    return _recorded(connection, with_header(wanted))


def decisions_before(connection: sa.Connection, number: int, kinds: Sequence[str]) -> list[Recorded]:
    """Decisions of ``kinds`` that quote nothing, before entry ``number``; the latest of each kind, oldest first."""
    found: dict[int, Recorded] = {}
    for kind in kinds:
        where = (payloads.c.kind == "decision") & (payloads.c.about == "") & (payloads.c.aspect == kind)
        latest = sa.select(payloads.c.number).where(where, payloads.c.number < number)
        latest = latest.order_by(payloads.c.number.desc()).limit(LOOKED_BACK)
        some = _recorded(connection, with_header(payloads.c.number.in_(latest)))
        found |= {by.number: by for by in some}
    return [found[n] for n in sorted(found)]


def _recorded(connection: sa.Connection, query: sa.Select[Any]) -> list[Recorded]:
    return [
        Recorded(number=number, time=time, author=author, decision=msgspec.json.decode(data, type=Decided).decision)
        for number, time, author, data in connection.execute(query)
    ]


def texts_of(connection: sa.Connection, item: str) -> list[tuple[int, str, str, ReportMade]]:
    """Texts of an item: (entry, time, author, what it carries)."""
    found = connection.execute(with_header((payloads.c.kind == "report") & (payloads.c.aspect == item)))
    return [(n, time, author, msgspec.json.decode(data, type=ReportMade)) for n, time, author, data in found]


# --------------------------------------------------------------------------- entries by number


def rows_of(connection: sa.Connection, numbers: Sequence[int]) -> Iterator[Any]:
    """Headers and payloads of entries, oldest first."""
    wanted = sorted(set(numbers))
    for start in range(0, len(wanted), CHUNK):
        query = _whole().where(entries.c.number.in_(wanted[start : start + CHUNK])).order_by(entries.c.number)
        yield from connection.execute(query)


def days_of(connection: sa.Connection, numbers: Sequence[int]) -> list[str]:
    found: set[str] = set()
    for start in range(0, len(numbers), CHUNK):
        query = sa.select(entries.c.time).where(entries.c.number.in_(list(numbers[start : start + CHUNK])))
        found |= {time[:10] for time in connection.execute(query).scalars()}
    return sorted(found)


def stretch(connection: sa.Connection, first: int, last: int) -> list[Any]:
    query = _whole().where(entries.c.number >= first, entries.c.number <= last).order_by(entries.c.number)
    return list(connection.execute(query))


def _whole() -> sa.Select[Any]:
    return sa.select(*entries.c, payloads.c.body, payloads.c.salt).select_from(entries.outerjoin(payloads))


def faults(connection: sa.Connection, rows: Sequence[Any]) -> list[str]:
    """What does not hold in a stretch of entries, one line each."""
    found = []
    previous: str | None = None
    if rows:
        number = rows[0].number - 1
        previous = GENESIS if number == 0 else connection.execute(
            sa.select(entries.c.hash).where(entries.c.number == number)
        ).scalar()  # fmt: skip
    for row in rows:
        header = Header(
            number=row.number, time=row.time, author=row.author, kind=row.kind, commitment=row.commitment,
            previous=row.previous,
        )  # fmt: skip
        if header.hash() != row.hash:
            found.append(f"entry {row.number}: does not have the hash that stands beside it")
        if row.previous != previous:
            found.append(f"entry {row.number}: does not carry the hash of the entry before it")
        if row.body is not None and commit(row.salt, row.body) != row.commitment:
            found.append(f"entry {row.number}: what it carries is not what was committed to")
        previous = row.hash
    return found


# --------------------------------------------------------------------------- what was said before


def before(connection: sa.Connection, number: int, payload: Payload | None) -> Decided | ReadReport | ReportMade | None:
    """The payload of the last entry before one that is of the same thing."""
    if isinstance(payload, Decided):
        return _decided_before(connection, number, payload)
    if isinstance(payload, ReadReport | ReportMade):
        kind = "reading" if isinstance(payload, ReadReport) else "report"
        column = payloads.c.about if isinstance(payload, ReadReport) else payloads.c.aspect
        value = payload.reading.report if isinstance(payload, ReadReport) else payload.report.item
        query = _earlier(kind, number).where(column == value).limit(1)
        data = connection.execute(query).scalar()
        return None if data is None else msgspec.json.decode(data, type=type(payload))
    return None


def _decided_before(connection: sa.Connection, number: int, payload: Decided) -> Decided | None:
    decision = payload.decision
    query = _earlier("decision", number).where(payloads.c.aspect == decision.kind)
    if decision.kind in ("sign", "summary"):
        if decision.follows is None:
            return None
        data = connection.execute(query.where(payloads.c.number == decision.follows)).scalar()
        return None if data is None else msgspec.json.decode(data, type=Decided)
    about, _, _ = keys(payload)
    query = query.where(payloads.c.about == about)
    if not about:
        query = query.limit(LOOKED_BACK)
    for data in connection.execute(query).scalars():
        one = msgspec.json.decode(data, type=Decided)
        if _same_thing(one, payload):
            return one
    return None


def _same_thing(one: Decided, other: Decided) -> bool:
    a, b = one.decision, other.decision
    if a.quote is not None and b.quote is not None:
        same_words = (a.quote.start, a.quote.end) == (b.quote.start, b.quote.end)
        made = a.correction is not None and a.correction.id == b.claim
        return (a.claim == b.claim and same_words) or made
    return bool(a.targets) and sorted(a.targets) == sorted(b.targets) and a.person == b.person


def _earlier(kind: str, number: int) -> sa.Select[Any]:
    return (
        sa.select(payloads.c.body)
        .where(payloads.c.kind == kind, payloads.c.number < number)
        .order_by(payloads.c.number.desc())
    )


def reading_before(connection: sa.Connection, report: str, number: int) -> Reading | None:
    data = connection.execute(_earlier("reading", number).where(payloads.c.about == report).limit(1)).scalar()
    return None if data is None else msgspec.json.decode(data, type=ReadReport).reading
