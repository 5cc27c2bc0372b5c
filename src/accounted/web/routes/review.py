"""Review: the queue, one question at a time, judged on its own page; each act is one transaction and can be undone."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import parse_qsl, urlsplit

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted import pipeline, reckoning, undoing
from accounted.model import BadInput, Claim, Decision
from accounted.moves import figured
from accounted.publishing import words
from accounted.register import Entry
from accounted.web.access.clashes import on_claim, on_incident, on_sources, on_targets
from accounted.web.access.roles import Visit, allowed
from accounted.web.access.veiling import graphic
from accounted.web.errors import Changed, NotFound
from accounted.web.pages import go, page
from accounted.web.review.item import effects, fields_of, gather_item, grade_scales, scale_top, sureness
from accounted.web.review.queue import (
    KINDS,
    Asked,
    Line,
    asked_of,
    find,
    first,
    grades_of,
    notes_of_incident,
    notes_of_report,
    standing_for,
    window,
)
from accounted.web.routes.deciding import claim_of, judgements, seen
from accounted.web.saying import UNSAID, WHY, decided, short
from accounted.web.view.packing import unpack
from accounted.web.view.rows import ReportRow

router = APIRouter(include_in_schema=False)


@router.get("/review")
def review(visit: Visit = allowed("reader")) -> Response:
    """What would change most of what waits."""
    asked = asked_of(visit.request.query_params.multi_items())
    with visit.desk.stored.reading() as db:
        line = first(db, asked)
    return _shown(visit, asked, line)


@router.get("/review/{item}")
def one(item: str, visit: Visit = allowed("reader")) -> Response:
    asked = asked_of(visit.request.query_params.multi_items())
    return _shown(visit, asked, _line(visit, item))


def _line(visit: Visit, item: str) -> Line:
    with visit.desk.stored.reading() as db:
        line = find(db, item)
    if line is None:
        raise NotFound("this question is open no more: somebody answered it, or its report reads otherwise now")
    return line


def _shown(visit: Visit, asked: Asked, line: Line | None, wrong: str = "", status: int = 200) -> Response:
    item = None if line is None else line.item
    decisions = [] if item is None or item.report is None else judgements(visit, item.report)
    with visit.desk.stored.reading() as db:
        around = window(db, asked, line)
        shown = None if line is None else gather_item(db, line, decisions)
        notes = [] if item is None or item.report is None else notes_of_report(db, item.report)
        incident_notes = [] if line is None else notes_of_incident(db, line.n)
        grades = [] if line is None else grades_of(db, line.n)
        other = None
        if item is not None and item.other is not None:
            other = db.execute("SELECT id, code, title, time FROM incidents WHERE id = ?", (item.other,)).fetchone()
    claim = None if shown is None or shown.row is None else shown.row.claim
    outcome, rows, either = ("", [], []) if item is None else effects(item, claim)
    report = None if shown is None or shown.report is None else shown.report.report
    veiled = report is not None and bool(graphic(report.text)) and not visit.desk.effects.unveiled(
        visit.who.name, report.id
    )  # fmt: skip
    return page(
        visit, "review.html", status, asked=asked, line=line, item=item, around=around, shown=shown, notes=notes,
        incident_notes=incident_notes, grades=grades, other=other, claim=claim, outcome=outcome, rows=rows,
        either=either, top=0 if item is None else scale_top(item, outcome), veiled=veiled, KINDS=KINDS, WHY=WHY,
        fields=[] if claim is None else fields_of(claim), sureness=sureness, scales=grade_scales(), wrong=wrong,
        last=_last(visit), form=visit.form, short_of=short,
    )  # fmt: skip


# --------------------------------------------------------------------------- judging a claim


@router.post("/review/{item}/keep")
def keep(item: str, visit: Visit = allowed("coder")) -> Response:
    """Reading and use of one claim, and of its like where that was chosen: one transaction."""
    asked = _choice(visit)
    with visit.desk.stored.reading() as db:
        line = find(db, item)
    if line is None:
        return _gone(visit, asked, item)
    if line.item.kind != "claim" or line.item.claim is None or line.item.report is None:
        raise BadInput("keep: this question is not about one claim")
    try:
        judgement = _judgement(visit)
    except BadInput as err:
        return _shown(visit, asked, line, str(err), 400)
    keys = [(line.item.claim, line.item.report)]
    if visit.form.get("like"):
        known = dict(line.item.like)
        keys += [(c, known[c]) for c in visit.many.get("likes", ()) if c in known]
    claims = [claim_of(visit, report, claim) for claim, report in keys]
    decisions = [_decision(claim, kind, value, why) for claim in claims for kind, value, why in judgement]
    after = _after(visit, asked, line)
    numbers = visit.desk.decide(visit.who, decisions, seen(visit), _any(on_claim(c) for c in claims), asked.link(item))
    visit.desk.acts.done_at(numbers[0], asked.link(item))
    return go(asked.link(after))


def _gone(visit: Visit, asked: Asked, item: str) -> Response:
    """A claim that stands in the queue no more: most likely somebody else judged it meanwhile, and that is told."""
    claim = claim_of(visit, visit.form.get("report", ""), item)
    kind, value, why = _judgement(visit)[0]
    visit.desk.decide(visit.who, [_decision(claim, kind, value, why)], seen(visit), on_claim(claim), asked.link())
    return go(asked.link())


def _judgement(visit: Visit) -> list[tuple[str, str, str]]:
    """(kind, value, why) of what was chosen. Raises ``BadInput`` for nothing, and for what has no grounds."""
    form = {k: visit.form.get(k, "").strip() for k in ("reading", "use", "ground", "wrong", "shows")}
    if form["ground"] and not form["use"]:
        form["use"] = "set_aside"
    out = []
    if form["reading"] == "right":
        out.append(("reading", "right", UNSAID))
    elif form["reading"] == "wrong":
        if not form["wrong"]:
            raise BadInput("Reading wrong: say what is wrong with it. It stays in the register with your name.")
        out.append(("reading", "wrong", form["wrong"]))
    elif form["reading"]:
        raise BadInput("Reading: choose right or wrong; a correction is made in the report.")
    if form["reading"] != "wrong":
        if form["use"] == "set_aside":
            if form["ground"] not in WHY:
                raise BadInput(f"Set aside: choose why, one of {', '.join(WHY)}.")
            out.append(("use", "set_aside", ": ".join(w for w in (form["ground"], form["shows"]) if w)))
        elif form["use"] == "used":
            out.append(("use", "used", form["shows"] or UNSAID))
    if not out:
        raise BadInput("Nothing was chosen, and nothing was kept. Choose a reading or a use; J goes on without.")
    return out


def _decision(claim: Claim, kind: str, value: str, why: str) -> Decision:
    return Decision(kind=kind, value=value, why=why, quote=claim.quote, claim=claim.id)  # type: ignore[arg-type]


# --------------------------------------------------------------------------- other questions


@router.post("/review/{item}/answer")
def answer(item: str, visit: Visit = allowed("coder")) -> Response:
    """Same or not the same; not the same incident; a problem closed."""
    asked, line = _choice(visit), _line(visit, item)
    value = visit.form.get("value", "")
    why = visit.form.get("why", "").strip()
    q = line.item
    if q.kind == "origins" and value in ("same", "not_same"):
        targets = q.names
        touched = on_sources(targets)
        why = why or UNSAID
    elif q.kind == "incidents" and value == "not_same":
        value, targets, touched = "not_same", *_two_incidents(visit, line)
        why = why or UNSAID
    elif q.kind == "problem" and value == "close_problem" and q.problem is not None:
        if not why:
            return _shown(
                visit, asked, line, "Close: say what settled it. It stays in the register with your name.", 400
            )
        targets = (q.problem,)
        touched = on_targets("close_problem", targets)
    else:
        raise BadInput("answer: choose one of the answers on the page")
    decision = Decision(kind=value, targets=targets, why=why)  # type: ignore[arg-type]
    after = _after(visit, asked, line)
    numbers = visit.desk.decide(visit.who, [decision], seen(visit), touched, asked.link(item))
    visit.desk.acts.done_at(numbers[0], asked.link(item))
    return go(asked.link(after))


def _two_incidents(visit: Visit, line: Line) -> tuple[tuple[str, ...], Callable[[Entry], bool]]:
    """One claim of each of two incidents, which stand for them, and what would clash."""
    with visit.desk.stored.reading() as db:
        found = []
        for incident in (line.item.incident, line.item.other):
            row = db.execute(
                "SELECT q.item FROM queue q JOIN incidents i ON i.n = q.n WHERE i.id = ? AND q.kind = 'claim' "
                "ORDER BY q.item LIMIT 1", (incident,),
            ).fetchone()  # fmt: skip
            if row is None:
                raise BadInput("one of the two has no claim of casualties - part them by merge or split")
            found.append(row[0])
    return tuple(found), on_incident(found, ())


# --------------------------------------------------------------------------- notes and grades


@router.post("/review/{item}/note")
def note(item: str, visit: Visit = allowed("coder")) -> Response:
    """A note on the claim, on its report, or on the incident."""
    asked, line = _choice(visit), _line(visit, item)
    text, on = visit.form.get("text", "").strip(), visit.form.get("on", "claim")
    if not text:
        return _shown(visit, asked, line, "Note: write what others should know.", 400)
    q = line.item
    if on == "claim" and q.claim is not None and q.report is not None:
        claim = claim_of(visit, q.report, q.claim)
        decision = Decision(kind="note", value="kept", why=text, quote=claim.quote, claim=claim.id)
    elif on == "report" and q.report is not None:
        decision = Decision(kind="note", value="kept", why=text, targets=(q.report,))
    else:
        decision = Decision(kind="note", value="kept", why=text, targets=_standing_for(visit, line))
    numbers = visit.desk.decide(visit.who, [decision], seen(visit), lambda _: False, asked.link(item))
    visit.desk.acts.done_at(numbers[0], asked.link(item))
    return go(asked.link(item) + "#notes")


@router.post("/review/{item}/grade")
def grade(item: str, visit: Visit = allowed("coder")) -> Response:
    """A grade for the incident, by a method's scale."""
    asked, line = _choice(visit), _line(visit, item)
    method, _, value = visit.form.get("grade", "").partition(": ")
    known = {r.name: r.grades for r in reckoning.graded()}
    if value not in known.get(method, {}):
        return _shown(visit, asked, line, "Grade: choose one of the scale.", 400)
    why = visit.form.get("why", "").strip()
    if not why:
        return _shown(visit, asked, line, "Grade: say why. It stays in the register with your name.", 400)
    targets = _standing_for(visit, line)
    decision = Decision(kind="grade", value=f"{method}: {value}", targets=targets, why=why)
    numbers = visit.desk.decide(visit.who, [decision], seen(visit), on_targets("grade", targets), asked.link(item))
    visit.desk.acts.done_at(numbers[0], asked.link(item))
    return go(asked.link(item) + "#grades")


def _standing_for(visit: Visit, line: Line) -> tuple[str, ...]:
    with visit.desk.stored.reading() as db:
        found = standing_for(db, line.n)
    if not found:
        raise BadInput("this incident has no claim of casualties - open it and note it there")
    return found


# --------------------------------------------------------------------------- undo


class Last(msgspec.Struct, frozen=True, kw_only=True):
    """The last act of a person, in words. ``about``: of what."""

    numbers: tuple[int, ...]
    said: str
    about: str


def _last(visit: Visit) -> Last | None:
    act = visit.desk.acts.last(visit.who.name)
    if act is None:
        return None
    decisions = [by.decision for by in act.entries]
    claims = list(dict.fromkeys(d.claim for d in decisions))
    said = ", ".join(dict.fromkeys(said_of(d) for d in decisions if d.claim == claims[0]))
    if len(claims) > 1:
        said += f", on {words.plural(len(claims), 'like claim')}"
    return Last(numbers=act.numbers, said=said, about=_about(visit, decisions[0]))


def said_of(decision: Decision) -> str:
    """What was decided; of a note, what it is on."""
    if decision.kind != "note":
        return decided(decision)
    on = "claim" if decision.quote else "report" if decision.targets[0].startswith("report-") else "incident"
    return f"a note on the {on}"


def _about(visit: Visit, decision: Decision) -> str:
    with visit.desk.stored.reading() as db:
        line = None if decision.claim is None else find(db, decision.claim)
        if line is not None:
            return ", ".join(w for w in (line.item.head, line.item.who) if w)
        report = next((t for t in decision.targets if t.startswith("report-")), None)
        key = report or ("" if decision.quote is None else decision.quote.report)
        row = db.execute("SELECT row FROM reports WHERE id = ?", (key,)).fetchone() if key else None
    if row is not None:
        return unpack(row[0], ReportRow).report.outlet or "outlet unknown"
    return ", ".join(t for t in decision.targets if not t.startswith(("claim-", "problem-", "entry-")))


@router.post("/review/undo")
def undo(visit: Visit = allowed("coder")) -> Response:
    """Take back the last act of this person, whatever page is open since; further ones after it."""
    act = visit.desk.acts.last(visit.who.name)
    if act is None or str(act.numbers[0]) != visit.form.get("act", ""):
        raise BadInput("undo: that act is undone already, or another one came after it - load the queue again")
    back = visit.desk.acts.place(act.numbers[0]) or _choice(visit).link(act.entries[0].decision.claim or "")
    takes_back = undoing.taking_back(visit.desk.register, act)
    if any(d.kind in ("merge", "split") for d in takes_back):
        findings = visit.desk.findings()
        takes_back = figured(findings, takes_back, pipeline.suppose(findings, takes_back))
    try:
        visit.desk.decide(visit.who, takes_back, act.numbers[-1], undoing.others_since(act), back)
    except Changed:
        visit.desk.acts.pass_over(act)
        raise
    if urlsplit(back).path != "/review":
        with visit.desk.stored.reading() as db:
            there = find(db, urlsplit(back).path.rsplit("/", 1)[1])
        back = back if there is not None else _choice(visit).link()
    return go(back)


# --------------------------------------------------------------------------- shared


def _choice(visit: Visit) -> Asked:
    """The part of the queue that the form stood in."""
    return asked_of(parse_qsl(urlsplit(visit.form.get("choice", "")).query))


def _after(visit: Visit, asked: Asked, line: Line) -> str:
    """Where to go on: the question behind this one, as it stood before the act."""
    with visit.desk.stored.reading() as db:
        return window(db, asked, line).after or ""


def _any(tests: Iterable[Callable[[Entry], bool]]) -> Callable[[Entry], bool]:
    some = list(tests)
    return lambda entry: any(test(entry) for test in some)
