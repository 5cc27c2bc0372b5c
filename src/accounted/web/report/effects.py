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
    reports: tuple[str, ...] = ()
    """All that tell of it: by these it is known again where its id changes with its claims."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One incident before and after. ``before`` None: the report did not tell of it; ``after`` None: it is no more, or not
    this report's."""

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

    def since(self, entry: int, report: str, now: Sequence[Standing]) -> list[Change] | None:
        """What has become of the incidents that ``report`` tells of since an entry; None where nobody remembers."""
        with self._lock:
            before = self._kept.get(entry)
        if before is None:
            row = self._stored.figures(entry)
            if row is None:
                return None
            before = unpack(row, tuple[Standing, ...])
        was = _was(report, before, now)
        gone = [b for n, b in enumerate(before) if n not in was.values()]
        out = [Change(before=before[was[n]] if n in was else None, after=one) for n, one in enumerate(now)]
        return out + [Change(before=b, after=None) for b in gone]


def _was(report: str, before: Sequence[Standing], now: Sequence[Standing]) -> dict[int, int]:
    """Which of ``now`` is which of ``before``, by position: by id or code; else, as a draft's id changes with its claims, by
    most other reports in common, or by both being of ``report`` alone. A report that went elsewhere takes no figures there:
    the incident that it has left is not the one in which it is."""
    found: dict[int, int] = {}
    for n, new in enumerate(now):
        for b, old in enumerate(before):
            if b not in found.values() and (old.id == new.id or (old.code is not None and old.code == new.code)):
                found[n] = b
                break
    alike = [
        (-_in_common(report, old, new), n, b)
        for n, new in enumerate(now)
        for b, old in enumerate(before)
        if _in_common(report, old, new) and (old.code is None or new.code is None)
    ]
    for _, n, b in sorted(alike):
        if n not in found and b not in found.values():
            found[n] = b
    return found


def _in_common(report: str, old: Standing, new: Standing) -> int:
    """How many other reports two incidents share; where neither has another, they are the same one told again."""
    one, other = ({*s.reports} - {report} for s in (old, new))
    return len(one & other) if one or other else int((old.title, old.time) == (new.title, new.time)) + 1


def standing(db: sqlite3.Connection, report: str, also: str = "") -> list[Standing]:
    """The incidents that a report tells of, from the view; and the one of the id ``also``, to which it is about to go."""
    found = db.execute(
        "SELECT n, id, code, title, time FROM incidents WHERE id = ? OR n IN (SELECT n FROM tells WHERE report = ?) ORDER BY n",
        (also, report),
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
        telling = tuple(r for (r,) in db.execute("SELECT report FROM tells WHERE n = ? ORDER BY report", (n,)))
        out.append(Standing(id=key, code=code, title=title, time=time, figures=figures, reports=telling))
    return out
