"""The list of incidents."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted import reckoning
from accounted.publishing.view import TollView
from accounted.web.access import Visit, allowed
from accounted.web.pages import page
from accounted.web.query import PROBLEMS, STATES, TOLLS, ask, filter_of
from accounted.web.rows import ReportRow
from accounted.web.view import unpack

router = APIRouter(include_in_schema=False)


@router.get("/")
def incidents(visit: Visit = allowed("reader")) -> Response:
    asked = filter_of(visit.request.query_params.multi_items())
    with visit.desk.stored.reading() as db:
        answer = ask(db, asked)
        countries = dict(db.execute("SELECT code, name FROM countries ORDER BY name").fetchall())
        kinds = [k for (k,) in db.execute("SELECT kind FROM kinds GROUP BY kind ORDER BY kind")]
        loose = [
            unpack(row, ReportRow).report
            for r in answer.loose
            for (row,) in db.execute("SELECT row FROM reports WHERE id = ?", (r,))
        ]
    return page(
        visit, "incidents.html", asked=asked, answer=answer, countries=countries, kinds=kinds, loose=loose,
        chips=asked.chips(countries), methods=reckoning.shipped(), TOLLS=TOLLS, STATES=STATES, PROBLEMS=PROBLEMS,
        said=[_said(s) for s in answer.sums], columns=_columns([t for i in answer.incidents for t in i.tolls]),
    )  # fmt: skip


def _columns(tolls: list[TollView]) -> dict[str, list[TollView]]:
    return {o: [t for t in tolls if t.outcome == o] for o in ("killed", "injured")}


def _said(total: reckoning.Sum) -> dict[str, object]:
    """A sum for the line above the table: the outer bounds of documented ranges, and what they leave out."""
    values = list(total.fields.values())
    low = next((v for v in values if v is not None), None) if values else None
    high = values[-1] if values else None
    return {
        "outcome": total.outcome, "low": low, "high": high, "open": total.open_high, "in": len(total.incidents),
        "unknown": len(total.unknown), "silent": len(total.silent), "left_out": len(total.left_out),
        "group": total.group, "notes": total.notes, "shared": total.shared,
    }  # fmt: skip
