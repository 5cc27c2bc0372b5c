"""What a decision did to the tolls: figures of a report's incidents before it, kept a while by its entry's number."""

from __future__ import annotations

import sqlite3
import threading
from collections import OrderedDict
from collections.abc import Sequence

import msgspec

from accounted.publishing.view import TollView
from accounted.web.view.stored import Stored, pack, unpack

__all__ = ["Change", "Effects", "Standing", "standing"]

KEPT = 500
METHOD = "plain"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as it stands: its figures by outcome, as they are written large."""

    id: str
    code: str | None
    title: str
    time: str
    figures: dict[str, str]


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One incident before and after. ``before`` None: it is new; ``after`` None: it is no more, or not this report's."""

    before: Standing | None
    after: Standing | None

    @property
    def rows(self) -> list[tuple[str, str, str]]:
        """(outcome, before, after), of which one may be empty."""
        old, new = (x.figures if x is not None else {} for x in (self.before, self.after))
        return [(o, old.get(o, ""), new.get(o, "")) for o in dict.fromkeys((*old, *new))]

    @property
    def changed(self) -> bool:
        return any(a != b for _, a, b in self.rows)


class Effects:
    """Of one desk, and kept beside its view, which a new start finds again. Only figures and titles are kept, and no words of
    reports. Who asked for which veiled text is forgotten when the desk ends."""

    def __init__(self, stored: Stored) -> None:
        self._stored = stored
        self._kept: OrderedDict[int, tuple[Standing, ...]] = OrderedDict()
        self._unveiled: set[tuple[str, str]] = set()
        self._lock = threading.Lock()

    def keep(self, entry: int, before: Sequence[Standing]) -> None:
        with self._lock:
            self._kept[entry] = tuple(before)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        self._stored.keep_figures(entry, pack(tuple(before)))

    def unveil(self, person: str, report: str) -> None:
        """Somebody asked for a veiled text: while they code it, it stays."""
        with self._lock:
            self._unveiled.add((person, report))

    def unveiled(self, person: str, report: str) -> bool:
        with self._lock:
            return (person, report) in self._unveiled

    def since(self, entry: int, now: Sequence[Standing]) -> list[Change] | None:
        """What has become of the incidents since an entry; None where nobody remembers."""
        with self._lock:
            before = self._kept.get(entry)
        if before is None:
            row = self._stored.figures(entry)
            if row is None:
                return None
            before = unpack(row, tuple[Standing, ...])
        left = list(before)
        out = []
        for one in now:
            old = next((b for b in left if _one(b, one)), None)
            if old is None and len(now) == 1 and len(before) == 1:
                old = before[0]  # the name of a draft changes with its claims
            if old is not None:
                left.remove(old)
            out.append(Change(before=old, after=one))
        return out + [Change(before=old, after=None) for old in left]


def _one(old: Standing, new: Standing) -> bool:
    if old.id == new.id or (old.code is not None and old.code == new.code):
        return True
    return old.code is None and new.code is None and (old.title, old.time) == (new.title, new.time)


def standing(db: sqlite3.Connection, report: str) -> list[Standing]:
    """The incidents that a report tells of, from the view."""
    found = db.execute(
        "SELECT i.n, i.id, i.code, i.title, i.time FROM tells t JOIN incidents i ON i.n = t.n WHERE t.report = ? ORDER BY i.n",
        (report,),
    ).fetchall()
    out = []
    for n, key, code, title, time in found:
        cards = db.execute(
            "SELECT outcome, card FROM tolls WHERE method = ? AND outcome IN ('killed', 'injured') AND n = ? ORDER BY outcome DESC",
            (METHOD, n),
        )
        figures = {}
        for outcome, card in cards:
            toll = unpack(card, TollView)
            figures[outcome] = toll.figure + (", open above" if toll.open_high else "")
        out.append(Standing(id=key, code=code, title=title, time=time, figures=figures))
    return out
