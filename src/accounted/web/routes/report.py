"""One report: its text with claims marked, and what is known of it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.web.access import Visit, allowed
from accounted.web.desk import now
from accounted.web.errors import NotFound
from accounted.web.marking import blocks, kind_of, label
from accounted.web.pages import page
from accounted.web.rows import ReportRow
from accounted.web.saying import WHY, claim_line
from accounted.web.veiling import graphic
from accounted.web.view import unpack

router = APIRouter(include_in_schema=False)


@router.get("/reports/{report}")
def report(report: str, visit: Visit = allowed("reader")) -> Response:
    return _shown(visit, report, unveiled=False)


@router.post("/reports/{report}/text")
def text(report: str, visit: Visit = allowed("coder")) -> Response:
    """The page with a veiled text shown; that it was is kept."""
    answer = _shown(visit, report, unveiled=True)
    visit.desk.people.note_shown(now(), visit.who.name, f"the veiled report {report}")
    return answer


def _shown(visit: Visit, report: str, *, unveiled: bool) -> Response:
    with visit.desk.stored.reading() as db:
        row = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise NotFound("no such report speaks now: it was erased, or a later version of it has its place")
        found = unpack(row[0], ReportRow)
        tells = db.execute(
            "SELECT i.id, i.code, i.title, i.time FROM tells t JOIN incidents i ON i.n = t.n WHERE t.report = ? ORDER BY i.n",
            (report,),
        ).fetchall()
    warned = graphic(found.report.text)
    return page(
        visit, "report.html", row=found, report=found.report, blocks=blocks(found), tells=tells, WHY=WHY,
        kind_of=kind_of, label=label, line=claim_line, warned=warned, veiled=bool(warned) and not unveiled,
        wrong=visit.request.query_params.get("wrong", "")[:300],
    )  # fmt: skip
