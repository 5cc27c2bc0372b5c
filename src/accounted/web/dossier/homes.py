"""Which claims are in one incident with a claim, as the view has it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping

from accounted.web.dossier.part import stands_kept

__all__ = ["homes_of"]


def homes_of(db: sqlite3.Connection, names: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """By claim among the names, all claims of the incident that it is in now; a claim of none is left out."""
    found: dict[str, frozenset[str]] = {}
    for name in sorted({n for n in names if n.startswith("claim-")}):
        if name not in found:
            for (n,) in db.execute("SELECT n FROM queue WHERE item = ? AND kind = 'claim'", (name,)).fetchall():
                inside = frozenset(k for k in stands_kept(db, n) if k.startswith("claim-"))
                found |= dict.fromkeys(inside, inside)
    return found
