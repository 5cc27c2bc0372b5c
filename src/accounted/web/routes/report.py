"""One report: its text with claims marked, the form that adds and corrects them, and what is known of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput
from accounted.web.access.roles import Visit, allowed
from accounted.web.access.veiling import graphic
from accounted.web.desk import now
from accounted.web.errors import NotFound
from accounted.web.pages import page
from accounted.web.report.coding import CHOICES, KEPT_FOR_NEXT, compared, fields_of, told_fields
from accounted.web.report.effects import standing
from accounted.web.report.marking import Block, blocks, kind_of, label
from accounted.web.review.queue import notes_of_report
from accounted.web.saying import TRIAGED, WHY, claim_line
from accounted.web.view.rows import ClaimRow, ReportRow
from accounted.web.view.stored import unpack

__all__ = ["router", "shown"]

router = APIRouter(include_in_schema=False)
CODING = ("kept", "like", "correct", "add")
"""Fields of a link that somebody follows while they code: a text that they asked for stays."""


@router.get("/reports/{report}")
def report(report: str, visit: Visit = allowed("reader")) -> Response:
    return shown(visit, report)


@router.post("/reports/{report}/text")
def text(report: str, visit: Visit = allowed("coder")) -> Response:
    """The page with a veiled text shown; that it was is kept."""
    answer = shown(visit, report, unveiled=True)
    visit.desk.people.note_shown(now(), visit.who.name, f"the veiled report {report}")
    visit.desk.effects.unveil(visit.who.name, report)
    return answer


def shown(
    visit: Visit, report: str, *, unveiled: bool = False, correcting: str = "", given: Mapping[str, str] | None = None,
    error: BadInput | None = None, status: int = 400,
) -> Response:  # fmt: skip
    """The page. ``given``: what a form held that could not be kept, with the ``error`` that says why, answered with ``status``."""
    asked = visit.request.query_params
    with visit.desk.stored.reading() as db:
        found_row = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
        if found_row is None:
            raise NotFound("no such report speaks now: it was erased, or a later version of it has its place")
        found = unpack(found_row[0], ReportRow)
        stands = standing(db, report)
        notes = notes_of_report(db, report)
        known = int(db.execute("SELECT value FROM meta WHERE key = 'entries'").fetchone()[0])
    correcting = correcting or asked.get("correct", "")
    mended = next((r for r in found.claims if r.claim.id == correcting), None)
    if correcting and mended is None:
        raise NotFound("no such claim is read in this report now - load the report again")
    like = next((r for r in found.claims if r.claim.id == asked.get("like", "")), None)
    form = dict(given or {})
    if given is None and mended is not None:
        form = fields_of(mended.claim, found.report)
    elif given is None and like is not None:
        form = {k: v for k, v in fields_of(like.claim, found.report).items() if k in KEPT_FOR_NEXT}
    kept = asked.get("kept", "")
    number = int(kept) if kept.isascii() and kept.isdigit() and len(kept) < 12 else 0
    warned = graphic(found.report.text)
    if warned and not unveiled and (given is not None or any(asked.get(k) for k in CODING)):
        unveiled = visit.desk.effects.unveiled(visit.who.name, report)
    parts = blocks(found)
    return page(
        visit, "report.html", status if error is not None else 200, notes=notes, row=found, report=found.report, blocks=parts,
        title_block=_title_block(parts), tells=stands, WHY=WHY, kind_of=kind_of, label=label, line=claim_line,
        warned=warned, veiled=bool(warned) and not unveiled, compared=compared, told_fields=told_fields, like=like, form=defaultdict(str, form), correcting=mended,
        error=None if error is None else str(error), CHOICES=CHOICES, speakers=_speakers(found),
        at=like.claim.quote.end if like is not None else None, number=number, TRIAGED=TRIAGED,
        changes=visit.desk.effects.since(number, report, stands) if 0 < number <= known else None, by_hand=_by_hand(found),
        translated={by.decision.quote.start: by for by in found.translations if by.decision.quote is not None},
    )  # fmt: skip


def _title_block(parts: list[Block]) -> Block | None:
    """The headline, where it is one line and no claim stands in it: then the page's own heading is that line."""
    headings = [b for b in parts if b.heading]
    return headings[0] if len(headings) == 1 and not headings[0].claims else None


def _speakers(row: ReportRow) -> list[str]:
    """Names that the report's claims have already, to choose from."""
    return sorted({s.name for r in row.claims for s in r.claim.attribution} - {row.report.outlet or ""})


def _by_hand(row: ReportRow) -> list[ClaimRow]:
    """Claims that a person added."""
    return [r for r in row.claims if r.corrected is not None and r.machine is None]
