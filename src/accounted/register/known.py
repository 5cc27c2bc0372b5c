"""What is known already of a report, an item or a file, so that only what is new becomes an entry."""

from __future__ import annotations

import hashlib
import zlib

import msgspec
import sqlalchemy as sa

from accounted.model import BadInput, Item, Report
from accounted.register.history import payload_of
from accounted.register.payloads import FileProblems, Payload, ReportMade, body, keys, text_digest
from accounted.register.storage import blobs, payloads

_ABOUT = (payloads.c.kind == sa.bindparam("kind")) & (payloads.c.about == sa.bindparam("about"))
_LATEST = sa.select(payloads.c.body).where(_ABOUT).order_by(payloads.c.number.desc()).limit(1)
_LATEST_ASPECT = _LATEST.where(payloads.c.aspect == sa.bindparam("aspect"))
_LAST_NUMBER = sa.select(sa.func.max(payloads.c.number)).where(_ABOUT)
_VERSIONS = (
    sa.select(payloads.c.aspect)
    .where(payloads.c.kind == "capture", payloads.c.about == sa.bindparam("about"))
    .order_by(payloads.c.number)
)


def captures(connection: sa.Connection, item: str) -> list[str]:
    """The versions of an item, oldest first."""
    return list(connection.execute(_VERSIONS, {"about": item}).scalars())


def latest_payload(connection: sa.Connection, kind: str, about: str, aspect: str | None = None) -> Payload | None:
    """What the latest entry of a kind carries about a thing; None where there is none, or it was erased."""
    if aspect is None:
        data = connection.execute(_LATEST, {"kind": kind, "about": about}).scalar()
    else:
        data = connection.execute(_LATEST_ASPECT, {"kind": kind, "about": about, "aspect": aspect}).scalar()
    return None if data is None else payload_of(kind, data)


def same_as_latest(connection: sa.Connection, kind: str, payload: Payload) -> bool:
    """Whether the latest entry on the same thing carries just this."""
    about, aspect, _ = keys(payload)
    latest = latest_payload(connection, kind, about, aspect)
    return latest is not None and body(latest) == body(payload)


def report_made(connection: sa.Connection, report: Report, item: Item) -> ReportMade | None:
    """The entry for a report, or None where the same is kept. When it was captured is no news: the first stays."""
    latest = latest_payload(connection, "report", report.id)
    if isinstance(latest, ReportMade):
        report = msgspec.structs.replace(report, captured=latest.report.captured)
    made = ReportMade(report=report, file=item.id, text_sha256=text_digest(report.text))
    return None if made == latest else made


def problems_are_news(connection: sa.Connection, found: FileProblems) -> bool:
    """Whether a version's problems are other than those kept. None before and now is no news."""
    latest = latest_payload(connection, "problem", found.item, found.version)
    if latest is None:
        return bool(found.problems)
    return body(latest) != body(found)


def captured_after_problems(connection: sa.Connection, item: str) -> bool:
    """Whether an item was captured after it was last noted as not to be had (so that saying so again is news)."""
    captured = connection.execute(_LAST_NUMBER, {"kind": "capture", "about": item}).scalar()
    noted = connection.execute(_LAST_NUMBER.where(payloads.c.aspect == ""), {"kind": "problem", "about": item}).scalar()
    return captured is not None and noted is not None and captured > noted


def keep_bytes(connection: sa.Connection, sha256: str, data: bytes) -> None:
    """Keep bytes as received, unless they are kept; ``BadInput`` where they are not those of the name."""
    if hashlib.sha256(data).hexdigest() != sha256:
        raise BadInput(f"{sha256[:12]}…: the bytes given have another SHA-256; name a version by its bytes")
    if connection.execute(sa.select(blobs.c.size).where(blobs.c.sha256 == sha256)).scalar() is None:
        row = {"sha256": sha256, "size": len(data), "data": zlib.compress(data, 6)}
        connection.execute(sa.insert(blobs), row)
