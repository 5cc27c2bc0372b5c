"""What a person decides on one claim: reading, use, taking back. Each is one appended entry."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput, Claim, Decision
from accounted.register import Recorded
from accounted.undoing import not_undone
from accounted.web.access.clashes import on_claim
from accounted.web.access.roles import Visit, allowed
from accounted.web.errors import Changed, NotFound
from accounted.web.pages import go
from accounted.web.report.effects import standing as standing_of
from accounted.web.saying import UNSAID, WHY
from accounted.web.view.rows import ReportRow
from accounted.web.view.stored import unpack

router = APIRouter(include_in_schema=False)


@router.post("/reports/{report}/claims/{claim}/reading")
def reading(report: str, claim: str, visit: Visit = allowed("coder")) -> Response:
    """Does the quote say this? right or wrong."""
    value = visit.form.get("value", "")
    if value not in ("right", "wrong"):
        raise BadInput("reading: choose right or wrong")
    why = visit.form.get("why", "").strip() or (UNSAID if value == "right" else "")
    if not why:
        raise BadInput("reading wrong: say what is wrong with it - it stays in the register with your name")
    return _decide(visit, report, claim, "reading", value, why)


@router.post("/reports/{report}/claims/{claim}/use")
def use(report: str, claim: str, visit: Visit = allowed("coder")) -> Response:
    """May this claim bear on a toll? used, or set aside and why."""
    value, ground, why = (visit.form.get(k, "").strip() for k in ("value", "ground", "why"))
    if value not in ("used", "set_aside"):
        raise BadInput("use: choose used or set aside")
    if value == "set_aside" and ground not in WHY:
        raise BadInput(f"use: a claim is set aside for a reason - choose one of: {', '.join(WHY)}")
    words = ": ".join(w for w in (ground if value == "set_aside" else "", why) if w) or UNSAID
    return _decide(visit, report, claim, "use", value, words)


@router.post("/reports/{report}/claims/{claim}/undo")
def undo(report: str, claim: str, visit: Visit = allowed("coder")) -> Response:
    """Undo the last judgement of a kind: what was decided before it holds again, else none does."""
    kind = visit.form.get("kind", "")
    if kind not in ("reading", "use"):
        raise BadInput("undo: say what is to be undone, the reading or the use")
    found = claim_of(visit, report, claim)
    judged = judgements(visit, report)
    standing = not_undone([by for by in judged if by.decision.kind == kind and by.decision.claim == found.id])
    if not standing and kind == "reading":
        # The claim stands as a person corrected it: what is undone is the correction, which hangs on the claim before it.
        made = [by for by in judged if by.decision.correction is not None and by.decision.correction.id == found.id]
        before_it = made[-1].decision.claim if made else None
        standing = not_undone([by for by in judged if by.decision.kind == kind and by.decision.claim == before_it])
    if not standing:
        raise NotFound("no judgement of that kind stands on this claim - there is nothing to undo")
    last = standing[-1].decision
    before = standing[-2].decision if len(standing) > 1 else None
    undoing = Decision(
        kind=last.kind,
        value="withdrawn" if before is None else before.value,
        why=f"undoes entry {standing[-1].number}" + ("" if before is None else f"; as before: {before.why}"),
        quote=last.quote,
        claim=last.claim,
        correction=None if before is None else before.correction,
        undoes=standing[-1].number,
    )
    gone = last.value == "added" and before is None
    there = found.id if last.claim == found.id else last.claim
    back = f"/reports/{report}" + ("" if gone else f"#{there}")
    with visit.desk.stored.reading() as db:
        figures = standing_of(db, report)
    number = visit.desk.decide(visit.who, [undoing], seen(visit), on_claim(found), back)[0]
    visit.desk.effects.keep(number, figures)
    return go(f"/reports/{report}?kept={number}" + ("#kept" if gone else f"#{there}"))


def judgements(visit: Visit, report: str) -> list[Recorded]:
    """What people decided on a report's words, those of its item's earlier texts too, oldest first."""
    with visit.desk.stored.reading() as db:
        row = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
    found: dict[int, Recorded] = {}
    register = visit.desk.register
    texts = [] if row is None else register.texts_of(unpack(row[0], ReportRow).report.item)
    for key in dict.fromkeys((report, *(made.report.id for _, _, _, made in texts))):
        found |= {by.number: by for by in register.decided_on(key)}
    return [found[n] for n in sorted(found)]


def claim_of(visit: Visit, report: str, claim: str) -> Claim:
    """The claim of a report as it stands or as it was read wrong. Raises ``Changed`` where somebody corrected it since."""
    with visit.desk.stored.reading() as db:
        row = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
    if row is None:
        raise NotFound("no such report speaks now: it was erased, or a later version of it has its place")
    found = unpack(row[0], ReportRow)
    known = [r.claim for r in found.claims] + [r.claim for r in found.rejected]
    for one in known:
        if one.id == claim:
            return one
    since = [by.number for by in judgements(visit, report) if by.decision.claim == claim]
    if visit.form.get("seen"):
        since = [n for n in since if n > seen(visit)]
    if since:
        raise Changed(visit.desk.register.entries_of(since), f"/reports/{report}")
    raise NotFound("no such claim is read in this report now - load the report again")


def seen(visit: Visit) -> int:
    """The last entry that the page knew on which a form stood."""
    number = visit.form.get("seen", "")
    if not number.isascii() or not number.isdigit() or len(number) > 12:
        raise BadInput("this form does not say what you saw - load the page again and repeat it")
    return int(number)


def why_of(visit: Visit) -> str:
    """On what grounds somebody decides."""
    why = visit.form.get("why", "").strip()
    if not why:
        raise BadInput("say why - it stays in the register with your name")
    return why


def _decide(
    visit: Visit, report: str, claim: str, kind: str, value: str, why: str, correction: Claim | None = None
) -> Response:
    found = claim_of(visit, report, claim)
    decision = Decision(
        kind=kind, value=value, why=why, quote=found.quote, claim=found.id, correction=correction  # type: ignore[arg-type]
    )  # fmt: skip
    back = f"/reports/{report}#{claim}"
    with visit.desk.stored.reading() as db:
        figures = standing_of(db, report)
    number = visit.desk.decide(visit.who, [decision], seen(visit), on_claim(found), back)[0]
    visit.desk.effects.keep(number, figures)
    return go(f"/reports/{report}?kept={number}#{claim}")
