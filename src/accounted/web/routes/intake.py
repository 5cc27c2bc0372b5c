"""Intake: files and texts come in under a person's name, and each new report goes somewhere."""

from __future__ import annotations

import sqlite3

import msgspec
from fastapi import APIRouter
from fastapi.responses import JSONResponse, Response

from accounted import pipeline
from accounted.model import BadInput, Decision
from accounted.pipeline import Took
from accounted.reading import Metadata
from accounted.web.access.clashes import on_report
from accounted.web.access.guarding import LARGEST_UPLOAD
from accounted.web.access.roles import Visit, allowed
from accounted.web.access.veiling import graphic
from accounted.web.desk import now
from accounted.web.errors import NotFound
from accounted.web.intake import rows as intake
from accounted.web.intake.receiving import MOST_FILES, pasted, uploaded
from accounted.web.pages import go, page
from accounted.web.report.effects import Standing, standing
from accounted.web.routes.coding import row_of
from accounted.web.routes.deciding import seen
from accounted.web.routes.sources import page_number
from accounted.web.view.packing import unpack
from accounted.web.view.rows import ReportRow

router = APIRouter(include_in_schema=False)
ABOUT = ("published", "publisher", "url", "author", "title", "language")
MOST_APART = 100
"""Reports of an incident from which one is kept apart by name: enough that none of them draws it back."""
SHOWN = 280
"""Letters of a report's text that the list shows."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A report with where the machine would have it go."""

    row: ReportRow
    words: str
    """How it begins; empty where it is veiled."""
    stands: list[Standing]
    near: list[tuple[str, str | None, str, str]]
    alike: list[tuple[str, str]]
    """Reports that share passages with it: (id, outlet)."""


@router.get("/intake")
def intake_page(visit: Visit = allowed("reader")) -> Response:
    return _page(visit)


@router.post("/intake/files")
def files(visit: Visit = allowed("coder", files=MOST_FILES)) -> Response:
    """Take files in. One that cannot be read is told, and the rest goes on."""
    with uploaded(visit.files, _about(visit)) as some:
        took = pipeline.take(visit.desk.register, some, author=visit.who.name, time=now())
    if not took:
        raise BadInput("no file was given - choose one, or paste a text")
    return _answered(visit, took)


@router.post("/intake/text")
def text(visit: Visit = allowed("coder")) -> Response:
    """Take a pasted text in."""
    received = pasted(visit.form.get("text", ""), _about(visit))
    return _answered(visit, pipeline.take(visit.desk.register, [received], author=visit.who.name, time=now()))


def _about(visit: Visit) -> Metadata:
    return msgspec.convert({k: v for k in ABOUT if (v := visit.form.get(k, "").strip())}, Metadata)


@router.post("/intake/{report}")
def place(report: str, visit: Visit = allowed("coder")) -> Response:
    """Say where a report goes: one appended entry."""
    row = row_of(visit, report)
    to, why = visit.form.get("to", ""), visit.form.get("why", "").strip()
    targets = [report]
    apart: list[str] = []
    with visit.desk.stored.reading() as db:
        before = stood = standing(db, report)
        if to == "incident":
            incident = _incident(db, visit.form.get("incident", "").strip())
            stood = standing(db, report, also=incident)
            targets += intake.anchors(db, incident, report)
            apart += [c for s in before if s.id != incident for c in intake.anchors(db, s.id, report, MOST_APART)]
            why = why or "tells of it"
        elif to == "new_incident":
            apart += [c for s in before for c in intake.anchors(db, s.id, report, MOST_APART)]
            why = why or "tells of no other incident here"
        elif to == "duplicate":
            other = visit.form.get("of", "").strip().split("#")[0].rstrip("/").rsplit("/", 1)[-1]
            if other == report or db.execute("SELECT 1 FROM reports WHERE id = ?", (other,)).fetchone() is None:
                raise BadInput("duplicate: say of which other report - choose it, or give its address here")
            targets.append(other)
        elif to == "withdrawn":
            if row.triage is None:
                raise NotFound("nobody has said where this report goes - there is nothing to undo")
            why = f"undoes entry {row.triage.number}"
        elif to not in intake.PLACES:
            raise BadInput(f"say where it goes: {', '.join(intake.PLACES.values())}")
        if to in ("incident", "new_incident") and row.triage is not None:
            # What it was told to be no part of it stays no part of, but for the incident to which it goes now.
            inside = intake.claims_of(db, incident) if to == "incident" else set()
            apart += [c for c in row.triage.decision.apart if c not in inside]
    if not why:
        raise BadInput(f"{intake.PLACES[to]}: say why - it stays in the register with your name")
    decision = Decision(
        kind="triage", value=to, targets=tuple(dict.fromkeys(targets)), apart=tuple(dict.fromkeys(apart)), why=why[:500]
    )
    number = visit.desk.decide(visit.who, [decision], seen(visit), on_report(report), f"/intake?report={report}")[0]
    visit.desk.effects.keep(number, stood)
    return go(f"/intake?kept={number}&of={report}#kept")


def _incident(db: sqlite3.Connection, name: str) -> str:
    """The id of the incident of an id or a code."""
    found = db.execute(
        "SELECT id FROM incidents WHERE id IN (?, ?) OR n = (SELECT n FROM codes WHERE code = ?)",
        (name, f"incident-{name}", name.upper()),
    ).fetchone()
    if found is None:
        raise BadInput(f"no incident is called {name[:60] or 'nothing'} now - choose one, or give its code")
    return str(found[0])


def _answered(visit: Visit, took: list[Took]) -> Response:
    """For the script of the page as JSON; else the page with what became of each file."""
    if "application/json" in visit.request.headers.get("accept", ""):
        return JSONResponse({"files": [_told(t) for t in took]})
    return _page(visit, took)


def _told(t: Took) -> dict[str, object]:
    return {
        "name": t.name, "state": _state(t), "claims": t.claims, "reports": [f"/reports/{r.id}" for r in t.reports],
        "problems": [f"{p.seen}{' - ' + p.settle if p.settle else ''}" for p in t.problems if p.severity != "note"],
    }  # fmt: skip


def _state(t: Took) -> str:
    if t.erased:
        return "erased before, and not taken in again"
    if not t.reports:
        return "not taken in"
    return "new" if t.new else "known already"


def _page(visit: Visit, took: list[Took] | None = None) -> Response:
    asked = visit.request.query_params
    place = asked.get("place", "")
    if place and place not in intake.PLACES:
        raise BadInput(f"place: {place[:40]!r} cannot be asked for - choose one of the list")
    number = page_number(asked.get("page", "1"))
    kept = asked.get("kept", "")
    entry = int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 12 else 0
    with visit.desk.stored.reading() as db:
        if asked.get("report"):
            found = db.execute("SELECT row FROM reports WHERE id = ?", (asked["report"],)).fetchone()
            if found is None:
                raise NotFound("no such report speaks now: it was erased, or a later version of it has its place")
            count, rows = 1, [unpack(found[0], ReportRow)]
        else:
            count, rows = intake.waiting(db, place, number)
        some = [_waiting(db, row) for row in rows]
        counts = dict(db.execute("SELECT place, count(*) FROM intake GROUP BY place").fetchall())
        of = asked.get("of", "")
        changes = visit.desk.effects.since(entry, of, standing(db, of)) if entry else None
    return page(
        visit, "intake.html", some=some, count=count, counts=counts, place=place, number=number, one=bool(asked.get("report")),
        pages=max(1, -(-count // intake.PAGE)), PLACES=intake.PLACES, took=[(_told(t), t) for t in took or []],
        changes=changes, entry=entry, of=of, ABOUT=ABOUT, largest=LARGEST_UPLOAD, most=MOST_FILES,
    )  # fmt: skip


def _waiting(db: sqlite3.Connection, row: ReportRow) -> Waiting:
    report = row.report
    stands = standing(db, report.id)
    there = {s.id for s in stands}
    body = " ".join(report.text[report.headline_end :].split())
    return Waiting(
        row=row,
        words="" if graphic(report.text) else body[:SHOWN] + ("…" if len(body) > SHOWN else ""),
        stands=stands,
        near=[n for n in intake.nearest(db, report.published) if n[0] not in there],
        alike=sorted({(other, outlet) for _, _, other, outlet in row.copies}),
    )
