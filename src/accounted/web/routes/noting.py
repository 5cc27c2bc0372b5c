"""Notes on a report, a claim or an incident and grades of an incident, where these are shown; the queue has its own forms."""

from __future__ import annotations

import sqlite3

from fastapi import APIRouter
from fastapi.responses import Response

from accounted import reckoning
from accounted.model import BadInput, Decision
from accounted.web.access.clashes import on_decisions
from accounted.web.access.roles import Visit, allowed
from accounted.web.dossier.homes import homes_of
from accounted.web.dossier.part import stands_kept
from accounted.web.errors import NotFound
from accounted.web.gathering import find
from accounted.web.pages import go
from accounted.web.review.queue import notes_of_incident, notes_of_report, standing_for
from accounted.web.routes.deciding import claim_of, seen, why_of

router = APIRouter(include_in_schema=False)


@router.post("/reports/{report}/note")
def on_report(report: str, visit: Visit = allowed("coder")) -> Response:
    """A note on a report, or on one of its claims."""
    claim = visit.form.get("claim", "")
    back = f"/reports/{report}#{claim or 'notes'}"
    if claim:
        found = claim_of(visit, report, claim)
        decision = Decision(kind="note", value="kept", why=_words(visit), quote=found.quote, claim=found.id)
    else:
        with visit.desk.stored.reading() as db:
            if db.execute("SELECT 1 FROM reports WHERE id = ?", (report,)).fetchone() is None:
                raise NotFound("no such report speaks now: it was erased, or a later version of it has its place")
        decision = Decision(kind="note", value="kept", why=_words(visit), targets=(report,))
    _write(visit, decision, back)
    return go(back)


@router.post("/reports/{report}/note/{entry}/withdraw")
def report_note_back(report: str, entry: int, visit: Visit = allowed("coder")) -> Response:
    """Take back a note; it stays in the history."""
    with visit.desk.stored.reading() as db:
        there = [k.number for k in notes_of_report(db, report)]
    return _withdraw(visit, entry, there, f"/reports/{report}#notes")


@router.post("/incidents/{name}/note")
def on_incident(name: str, visit: Visit = allowed("coder")) -> Response:
    """A note on an incident as a whole."""
    back = f"/incidents/{name}#notes"
    with visit.desk.stored.reading() as db:
        targets = _names_of(db, name)
    _write(visit, Decision(kind="note", value="kept", why=_words(visit), targets=targets), back)
    return go(back)


@router.post("/incidents/{name}/note/{entry}/withdraw")
def incident_note_back(name: str, entry: int, visit: Visit = allowed("coder")) -> Response:
    """Take back a note; it stays in the history."""
    with visit.desk.stored.reading() as db:
        known = find(db, name)
        there = [] if known is None else [k.number for k in notes_of_incident(db, known.n)]
    return _withdraw(visit, entry, there, f"/incidents/{name}#notes")


@router.post("/incidents/{name}/grade")
def grade(name: str, visit: Visit = allowed("coder")) -> Response:
    """How well it is attested, by a method's scale."""
    method, _, value = visit.form.get("grade", "").partition(": ")
    known = {r.name: r.grades for r in reckoning.graded()}
    if value not in known.get(method, {}):
        raise BadInput("grade: choose one of the scale")
    with visit.desk.stored.reading() as db:
        targets = _names_of(db, name)
    decision = Decision(kind="grade", value=f"{method}: {value}", why=why_of(visit), targets=targets)
    _write(visit, decision, f"/incidents/{name}#notes")
    return go(f"/incidents/{name}#notes")


def _words(visit: Visit) -> str:
    text = visit.form.get("text", "").replace("\r\n", "\n").strip()
    if not text:
        raise BadInput("note: write what others should know")
    return text


def _names_of(db: sqlite3.Connection, name: str) -> tuple[str, ...]:
    """What names an incident for good, as for the queue's own forms; else all of its claims."""
    known = find(db, name)
    if known is None:
        raise NotFound(f"no incident is called {name[:60]} now - look in the list")
    return standing_for(db, known.n) or tuple(sorted(k for k in stands_kept(db, known.n) if k.startswith("claim-")))


def _write(visit: Visit, decision: Decision, back: str) -> None:
    with visit.desk.stored.reading() as db:
        homes = homes_of(db, decision.targets)
    visit.desk.decide(visit.who, [decision], seen(visit), on_decisions([decision], homes), back)


def _withdraw(visit: Visit, entry: int, there: list[int], back: str) -> Response:
    if entry not in there:
        raise NotFound("no such note stands here now - somebody took it back; load the page again")
    (found,) = visit.desk.register.entries_of((entry,))
    noted = getattr(found.payload, "decision", None)
    if not isinstance(noted, Decision):
        raise NotFound("no such note stands here now - it was erased")
    decision = Decision(
        kind="note", value="withdrawn", why=visit.form.get("why", "").strip() or f"undoes entry {entry}", undoes=entry,
        quote=noted.quote, claim=noted.claim, targets=(*noted.targets, f"entry-{entry}"),
    )  # fmt: skip
    _write(visit, decision, back)
    return go(back)
