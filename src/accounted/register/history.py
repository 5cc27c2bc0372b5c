"""The history as it stands in the file: its entries with what they carry."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
import sqlalchemy as sa

from accounted.register.chain import GENESIS
from accounted.register.errors import RegisterError
from accounted.register.payloads import PAYLOADS, Payload
from accounted.register.storage import entries, payloads

_LAST = str(sa.select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(sa.literal_column("1")))
"""Written out, as it is asked with every page."""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the history. ``payload`` is None where it was erased."""

    number: int
    time: str
    author: str
    kind: str
    commitment: str
    previous: str
    hash: str
    payload: Payload | None


class ChangedSince(RegisterError):
    """Somebody else decided on the same thing since: ``entries`` say what. Nothing was written."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        numbers = ", ".join(str(e.number) for e in entries[:5])
        super().__init__(f"decide: entries {numbers} changed the same thing since; look at them and decide again")
        self.entries = tuple(entries)


def last_of(connection: sa.Connection) -> tuple[int, str]:
    """Number and hash of the last entry; (0, genesis) of an empty register."""
    row = connection.exec_driver_sql(_LAST).one_or_none()
    return (0, GENESIS) if row is None else (row[0], row[1])


def history(connection: sa.Connection, first: int) -> Iterator[Entry]:
    """The entries from ``first`` on with what they carry, oldest first."""
    query = (
        sa.select(*entries.c, payloads.c.body)
        .select_from(entries.outerjoin(payloads))
        .where(entries.c.number >= first)
        .order_by(entries.c.number)
    )
    for row in connection.execute(query):
        yield entry_of(row)


def entry_of(row: Any) -> Entry:
    """An entry of a row of the file."""
    return Entry(
        number=row.number,
        time=row.time,
        author=row.author,
        kind=row.kind,
        commitment=row.commitment,
        previous=row.previous,
        hash=row.hash,
        payload=None if row.body is None else payload_of(row.kind, row.body),
    )


def payload_of(kind: str, data: bytes) -> Payload:
    """What an entry of a kind carries."""
    return msgspec.json.decode(data, type=PAYLOADS[kind])
