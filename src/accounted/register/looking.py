"""Looking at one report or item by the index alone: no fold of the register."""

from __future__ import annotations

from typing import Any

import msgspec
import sqlalchemy as sa

from accounted.register.judging import Recorded
from accounted.register.payloads import Decided, ReportMade
from accounted.register.storage import entries, payloads

__all__ = ["decided_on", "texts_of"]


def _with_header(where: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return (
        sa.select(entries.c.number, entries.c.time, entries.c.author, payloads.c.body)
        .select_from(entries.join(payloads))
        .where(where)
        .order_by(entries.c.number)
    )


def decided_on(connection: sa.Connection, report: str) -> list[Recorded]:
    """Decisions that quote the report, or say where it goes."""
    found = connection.execute(_with_header((payloads.c.kind == "decision") & (payloads.c.about == report)))
    return [
        Recorded(number=number, time=time, author=author, decision=msgspec.json.decode(data, type=Decided).decision)
        for number, time, author, data in found
    ]


def texts_of(connection: sa.Connection, item: str) -> list[tuple[int, str, str, ReportMade]]:
    """Texts of an item: (entry, time, author, what it carries)."""
    found = connection.execute(_with_header((payloads.c.kind == "report") & (payloads.c.aspect == item)))
    return [(n, time, author, msgspec.json.decode(data, type=ReportMade)) for n, time, author, data in found]
