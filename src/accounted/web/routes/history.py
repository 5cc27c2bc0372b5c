"""Every entry, who and when, in words, before and after; and the state of the chain.

A page looks at its own entries alone, so that it is as quick on a register with a million of them: each one's hash, the
hash before it and what it carries are checked as the page is made. The whole chain is checked when somebody asks.
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted import pipeline
from accounted.model import BadInput
from accounted.register import Decided, Entry, ReadReport, ReportMade, Verification
from accounted.web.access.roles import Visit, allowed
from accounted.web.desk import now
from accounted.web.dossier.part import kept
from accounted.web.errors import NotFound
from accounted.web.gathering import Known, find, tell
from accounted.web.pages import page

router = APIRouter(include_in_schema=False)
SHOWN = 60
"""Entries of a page."""


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """The latest check of the whole chain by this desk."""

    found: Verification
    by: str
    time: str


@router.get("/history")
def history(visit: Visit = allowed("reader")) -> Response:
    return _page(visit)


@router.post("/history/check")
def check(visit: Visit = allowed("reader")) -> Response:
    """Every entry, payload and kept byte against the chain, and the stored findings worked out anew."""
    register = visit.desk.register
    found = register.verify(recompute=pipeline.recompute(register))
    visit.request.app.state.checked = Checked(found=found, by=visit.who.name, time=now())
    return _page(visit)


def _page(visit: Visit) -> Response:
    register = visit.desk.register
    count = len(register)
    asked = visit.request.query_params
    upto = asked.get("upto", "") or str(count)
    if not upto.isascii() or not upto.isdigit() or len(upto) > 12:
        raise BadInput(f"upto: {upto!r} is no entry - give its number")
    name = asked.get("incident", "")
    known, numbers = _of_incident(visit, name) if name else (None, None)
    faults: list[str] = []
    if numbers is None:
        last = max(1, min(int(upto), count))
        first = max(1, last - SHOWN + 1)
        entries, faults = register.stretch(first, last)
        later, earlier = (last + SHOWN if last < count else None), (first - 1 if first > 1 else None)
    else:
        end = bisect_right(numbers, int(upto))
        start = max(0, end - SHOWN)
        entries = register.entries_of(numbers[start:end])
        later = None if end >= len(numbers) else numbers[min(end + SHOWN, len(numbers)) - 1]
        earlier = numbers[start - 1] if start else None
    doors = _doors(visit, entries)
    rows = [(tell(visit.desk, e), doors.get(e.number)) for e in reversed(entries)]
    return page(
        visit, "history.html", rows=rows, count=count, known=known, of=None if numbers is None else len(numbers),
        later=later, earlier=earlier, head=register.head(), faults=faults,
        checked=getattr(visit.request.app.state, "checked", None),
    )  # fmt: skip


def _of_incident(visit: Visit, name: str) -> tuple[Known, tuple[int, ...]]:
    with visit.desk.stored.reading() as db:
        known = find(db, name)
        if known is None:
            raise NotFound(f"no incident is called {name[:60]} - look in the list")
        return known, kept(db, known.n).entries


def _doors(visit: Visit, entries: list[Entry]) -> dict[int, str]:
    """By entry, the page that it is about; only where its report speaks now."""
    wanted = {e.number: at for e in entries if (at := _about(e)) is not None}
    reports = sorted({report for report, _ in wanted.values()})
    with visit.desk.stored.reading() as db:
        marks = ", ".join("?" * len(reports))
        there = {r for (r,) in db.execute(f"SELECT id FROM reports WHERE id IN ({marks})", reports)}
    return {n: f"/reports/{report}{claim}" for n, (report, claim) in wanted.items() if report in there}


def _about(entry: Entry) -> tuple[str, str] | None:
    """The report that an entry is about, and the place in it."""
    carried = entry.payload
    if isinstance(carried, Decided) and carried.decision.quote is not None:
        decision = carried.decision
        return carried.decision.quote.report, f"#{decision.claim}" if decision.claim else ""
    if isinstance(carried, ReadReport):
        return carried.reading.report, ""
    if isinstance(carried, ReportMade):
        return carried.report.id, ""
    return None
