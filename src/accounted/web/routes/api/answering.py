"""How an answer is written, and which state of the register it is of."""

from __future__ import annotations

import sqlite3

import msgspec
from fastapi.responses import Response

__all__ = ["answer_json", "register_state"]


def answer_json(body: object) -> Response:
    """Fields keep their order: those of a toll stand lowest first, as the method has them."""
    return Response(msgspec.json.encode(body), media_type="application/json")


def register_state(db: sqlite3.Connection) -> dict[str, str | int]:
    """``head`` and ``entries`` of the register that the view shows; a decision gives the latter as ``seen``."""
    found = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('head', 'entries')").fetchall())
    return {"head": found["head"], "entries": int(found["entries"])}
