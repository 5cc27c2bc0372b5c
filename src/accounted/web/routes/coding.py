"""Coding by hand: a claim added to a report, a claim corrected, a passage translated. Each is one appended entry."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput, CircumstanceClaim, Claim, Decision, Quote, Reading, Source
from accounted.register import Decided, Entry
from accounted.web.access.clashes import on_claim, on_translation
from accounted.web.access.roles import Visit, allowed
from accounted.web.errors import Changed, NotFound
from accounted.web.pages import go
from accounted.web.report.coding import by_hand
from accounted.web.report.effects import standing
from accounted.web.routes.deciding import claim_of, seen
from accounted.web.routes.report import shown
from accounted.web.saying import UNSAID, entry_line
from accounted.web.view.rows import ReportRow
from accounted.web.view.stored import unpack

router = APIRouter(include_in_schema=False)
LONGEST_TRANSLATION = 20_000


@router.post("/reports/{report}/claims")
def add(report: str, visit: Visit = allowed("coder")) -> Response:
    """A claim that a person read in the words that they chose."""
    row = row_of(visit, report)
    try:
        claim = resolved(by_hand(row.report, visit.form, _sources(row)), row)
        if any(r.claim.id == claim.id for r in row.claims):
            raise BadInput("this very claim stands here already - judge that one, or choose other words")
    except BadInput as err:
        return shown(visit, report, given=visit.form, error=err)
    decision = Decision(
        kind="reading", value="added", why=visit.form.get("why", "").strip() or "coded by hand", quote=claim.quote,
        claim=claim.id, correction=claim,
    )  # fmt: skip
    try:
        return kept(visit, row, decision, on_claim(claim), claim.id, next_one=True)
    except Changed as err:
        return _again(visit, report, err)


@router.post("/reports/{report}/claims/{claim}/correct")
def correct(report: str, claim: str, visit: Visit = allowed("coder")) -> Response:
    """The claim as the quote says it; the machine's reading stays beside it."""
    row = row_of(visit, report)
    try:
        before = claim_of(visit, report, claim)
    except Changed as err:
        return _again(visit, report, err)
    if not any(r.claim.id == claim for r in row.claims):
        raise BadInput("this claim was read wrong - undo that first, then correct it")
    try:
        mended = _mended(visit, row, before)
    except BadInput as err:
        return shown(visit, report, correcting=claim, given=visit.form, error=err)
    decision = Decision(
        kind="reading", value="corrected", why=visit.form.get("why", "").strip() or UNSAID,
        quote=before.quote, claim=before.id, correction=mended,
    )  # fmt: skip

    def touched(entry: Entry) -> bool:
        return on_claim(before)(entry) or on_claim(mended)(entry)

    try:
        return kept(visit, row, decision, touched, mended.id)
    except Changed as err:
        return _again(visit, report, err)


def _again(visit: Visit, report: str, err: Changed) -> Response:
    """Who changed the claim meanwhile, and the form with every word in it: on the claim as it stands now, else on none."""
    lines = "; ".join(f"{e.author}, entry {e.number}: {entry_line(e)}" for e in err.entries[:5])
    words = BadInput(
        f"somebody changed this claim meanwhile ({lines}) - your words stand below; look, then keep them again"
    )
    made = [e.payload.decision.correction for e in err.entries if isinstance(e.payload, Decided)]
    there = {r.claim.id for r in row_of(visit, report).claims}
    now = next((c.id for c in reversed(made) if c is not None and c.id in there), "")
    return shown(visit, report, correcting=now, given=visit.form, error=words, status=409)


def _mended(visit: Visit, row: ReportRow, before: Claim) -> Claim:
    mended = resolved(by_hand(row.report, visit.form, [*before.attribution, *_sources(row)], before), row)
    same = {"engine": before.engine, "confidence": before.confidence}
    if all(getattr(mended, f) == same.get(f, getattr(before, f, None)) or f in same for f in mended.__struct_fields__):
        raise BadInput("nothing is changed - say that it is read right, or change what is not")
    if mended.id != before.id and any(r.claim.id == mended.id for r in row.claims):
        raise BadInput(
            "corrected so, it would say what another claim here says already - say that it is read wrong instead"
        )
    return mended


@router.post("/reports/{report}/translation")
def translation(report: str, visit: Visit = allowed("coder")) -> Response:
    """What a passage says in another language, for reading only; empty takes it back."""
    row = row_of(visit, report)
    start, end = visit.form.get("start", ""), visit.form.get("end", "")
    if not (start.isdecimal() and end.isdecimal()) or len(start) > 9 or len(end) > 9:
        raise BadInput("translation: say which passage - load the page again and repeat it")
    words = row.report.text[int(start) : int(end)]
    text = visit.form.get("text", "").replace("\r\n", "\n").strip()
    if len(text) > LONGEST_TRANSLATION:
        raise BadInput(f"translation: has more than {LONGEST_TRANSLATION} letters - translate a shorter passage")
    quote = Quote(report=report, start=int(start), end=int(end), text=words)
    decision = Decision(
        kind="translation", value=visit.form.get("language", "").strip().lower() or "en" if text else "withdrawn",
        why="translated for reading" if text else "taken back", text=text,
        quote=quote,
    )  # fmt: skip
    visit.desk.decide(visit.who, [decision], seen(visit), on_translation(quote), f"/reports/{report}#p-{start}")
    return go(f"/reports/{report}#p-{start}")


def row_of(visit: Visit, report: str) -> ReportRow:
    """A report that speaks now. Raises ``NotFound``."""
    with visit.desk.stored.reading() as db:
        found = db.execute("SELECT row FROM reports WHERE id = ?", (report,)).fetchone()
    if found is None:
        raise NotFound("no such report speaks now: it was erased, or a later version of it has its place")
    return unpack(found[0], ReportRow)


def kept(
    visit: Visit,
    row: ReportRow,
    decision: Decision,
    clashes: Callable[[Entry], bool],
    claim: str,
    *,
    next_one: bool = False,
) -> Response:
    """Write it down, remember the figures before it, and show the report with what became of them."""
    key = row.report.id
    with visit.desk.stored.reading() as db:
        before = standing(db, key)
    number = visit.desk.decide(visit.who, [decision], seen(visit), clashes, f"/reports/{key}#{claim}")[0]
    visit.desk.effects.keep(number, before)
    asked = {"kept": str(number)} | ({"like": claim} if next_one else {})
    return go(f"/reports/{key}?{urlencode(asked)}" + ("" if next_one else f"#{claim}"))


def _sources(row: ReportRow) -> Sequence[Source]:
    return list(dict.fromkeys(s for r in row.claims for s in r.claim.attribution))


def resolved(claim: Claim, row: ReportRow) -> Claim:
    """With the place or the period that its value names, told as for what an engine reads."""
    if not isinstance(claim, CircumstanceClaim) or claim.aspect not in ("where", "when"):
        return claim
    from accounted import pipeline
    from accounted.places import Gazetteer

    others = [r.claim for r in row.claims if isinstance(r.claim, CircumstanceClaim) and r.claim.aspect == "where"]
    found = Reading(report=row.report.id, engine=claim.engine, claims=(claim, *others))
    with Gazetteer.open() as gazetteer:
        return pipeline.locate(found, row.report, gazetteer).claims[0]
