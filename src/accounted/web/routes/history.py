"""Every entry, who and when, in words; and the state of the chain."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted import pipeline
from accounted.model import BadInput
from accounted.register import Decided, Entry, ReadReport, ReportMade
from accounted.web.access import Visit, allowed
from accounted.web.pages import page
from accounted.web.saying import entry_line

router = APIRouter(include_in_schema=False)
SHOWN = 60


@router.get("/history")
def history(visit: Visit = allowed("reader")) -> Response:
    return _page(visit, None)


@router.post("/history/check")
def check(visit: Visit = allowed("reader")) -> Response:
    """Every entry, payload and kept byte against the chain, and the stored findings worked out anew."""
    register = visit.desk.register
    return _page(visit, register.verify(recompute=pipeline.recompute(register)))


def _page(visit: Visit, checked: object) -> Response:
    register = visit.desk.register
    count = len(register)
    upto = visit.request.query_params.get("upto", "") or str(count)
    if not upto.isascii() or not upto.isdigit() or len(upto) > 12:
        raise BadInput(f"upto: {upto!r} is no entry - give its number")
    last = max(1, min(int(upto), count))
    first = max(1, last - SHOWN + 1)
    some: list[tuple[Entry, str, str | None, str]] = []
    for entry in register.entries(first):
        if entry.number > last:
            break
        some.append((entry, entry_line(entry), _about(entry), _why(entry)))
    with visit.desk.stored.reading() as db:
        known = {r for (r,) in db.execute("SELECT id FROM reports")}
    some = [(e, t, a if a is not None and a.split("/")[2].split("#")[0] in known else None, w) for e, t, a, w in some]
    return page(
        visit, "history.html", rows=some[::-1], count=count, first=first, last=last, shown=SHOWN,
        head=register.head(), checked=checked,
    )  # fmt: skip


def _about(entry: Entry) -> str | None:
    """The page that an entry is about."""
    carried = entry.payload
    if isinstance(carried, Decided) and carried.decision.quote is not None:
        decision = carried.decision
        quote = carried.decision.quote
        return f"/reports/{quote.report}#{decision.claim or ''}"
    if isinstance(carried, ReadReport):
        return f"/reports/{carried.reading.report}"
    if isinstance(carried, ReportMade):
        return f"/reports/{carried.report.id}"
    return None


def _why(entry: Entry) -> str:
    return entry.payload.decision.why if isinstance(entry.payload, Decided) else ""
