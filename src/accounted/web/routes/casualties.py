"""People: named casualties over all incidents; whom somebody accepted as which person, in which state."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput, Decision
from accounted.reckoning import STATES
from accounted.web.access.clashes import on_casualty
from accounted.web.access.roles import Visit, allowed
from accounted.web.desk import now
from accounted.web.errors import NotFound
from accounted.web.pages import go, page
from accounted.web.routes.deciding import seen, why_of
from accounted.web.routes.sources import page_number
from accounted.web.view import casualty_rows, likeness_rows

router = APIRouter(include_in_schema=False)


@router.get("/casualties")
def casualties(visit: Visit = allowed("reader")) -> Response:
    return _listed(visit, names=False)


@router.post("/casualties")
def casualties_named(visit: Visit = allowed("coder")) -> Response:
    """The list with names; that they were shown is kept."""
    answer = _listed(visit, names=True)
    visit.desk.people.note_shown(now(), visit.who.name, "names in the list of named casualties")
    return answer


@router.get("/casualties/{person}")
def casualty(person: str, visit: Visit = allowed("reader")) -> Response:
    return _shown(visit, person, names=False)


@router.post("/casualties/{person}")
def casualty_named(person: str, visit: Visit = allowed("coder")) -> Response:
    """One person's page with the names; that they were shown is kept."""
    answer = _shown(visit, person, names=True)
    visit.desk.people.note_shown(now(), visit.who.name, f"the names on the page of {person}")
    return answer


@router.post("/casualties/{person}/accept")
def accept(person: str, visit: Visit = allowed("coder")) -> Response:
    """A named person is a real casualty of an incident, told apart from every other; or was, and is withdrawn."""
    with visit.desk.stored.reading() as db:
        known = _known(casualty_rows.one(db, person))
        other = casualty_rows.one(db, visit.form.get("other", "")) if visit.form.get("other") else None
    incident, state = visit.form.get("incident", ""), visit.form.get("state", "")
    claims = tuple(n.claim for n in known.namings if n.incident == incident)
    if not claims or incident not in known.homes:
        raise BadInput("accept: choose an incident in which a report names this person")
    if state not in (*STATES, "withdrawn"):
        raise BadInput(f"accept: choose a state: {', '.join(STATES)}")
    name = " ".join(visit.form.get("name", "").split())
    if other is not None:
        names = {a.casualty.person for a in other.accepted}
        if len(names) != 1:
            raise BadInput("accept: the other is not accepted yet, or under several names - accept that one first")
        name = names.pop()
    name = name or known.name
    decision = Decision(
        kind="casualty", value=state, targets=claims, person=name, since=visit.form.get("since", "").strip() or None,
        why=why_of(visit),
    )  # fmt: skip
    back = f"/casualties/{person}"
    visit.desk.decide(visit.who, [decision], seen(visit), on_casualty(claims, name), back)
    return go(back)


@router.post("/casualties/{person}/same")
def same(person: str, visit: Visit = allowed("coder")) -> Response:
    """Two names of one incident are one person, or two: both are accepted, under one name or under two, as one act."""
    form = visit.form
    incident, value, state = form.get("incident", ""), form.get("value", ""), form.get("state", "")
    with visit.desk.stored.reading() as db:
        both = (_known(casualty_rows.one(db, person)), _known(casualty_rows.one(db, form.get("other", ""))))
        open_in = likeness_rows.asked(db, person).get(both[1].id, [])
    if value not in ("same", "not_same") or state not in STATES:
        raise BadInput(f"same: choose the same or not the same, and a state: {', '.join(STATES)}")
    if incident not in open_in:
        raise BadInput("same: this is asked no more - somebody answered it, or the reports read otherwise now")
    why = why_of(visit)
    name = " ".join(form.get("name", "").split()) or max((p.name for p in both), key=lambda n: (len(n), n))
    known = {a.casualty.person for p in both for a in p.accepted}
    if value == "same" and known and not form.get("name", "").strip():
        if len(known) > 1:
            raise BadInput("same: the two are accepted under several names - say under which one")
        name = known.pop()
    decisions, touched = [], []
    for p in both:
        mine = [a.casualty.person for a in p.accepted if a.incident == incident]
        called = name if value == "same" else mine[0] if mine else p.name
        claims = tuple(n.claim for n in p.namings if n.incident == incident)
        if called in mine:
            continue
        decisions.append(Decision(kind="casualty", value=state, targets=claims, person=called, why=why))
        touched.append(on_casualty(claims, called))
    back = f"/casualties/{person}"
    visit.desk.decide(visit.who, decisions, seen(visit), lambda entry: any(t(entry) for t in touched), back)
    return go(back)


def _known(found: casualty_rows.Person | None) -> casualty_rows.Person:
    if found is None:
        raise NotFound("no report names this person now - look in the list of people")
    return found


def _listed(visit: Visit, *, names: bool) -> Response:
    asked = visit.request.query_params
    which = asked.get("accepted", "")
    if which not in casualty_rows.STATES_TOLD:
        raise BadInput("accepted: choose one of the list")
    number = page_number(asked.get("page", "1"))
    with visit.desk.stored.reading() as db:
        count, found = casualty_rows.find(db, which, number)
        waiting, questions = likeness_rows.questions(db)
    return page(
        visit, "casualties.html", count=count, found=found, which=which, WHICH=casualty_rows.STATES_TOLD, number=number,
        pages=max(1, -(-count // casualty_rows.PAGE)), names=names,
        waiting=waiting, questions=questions,
    )  # fmt: skip


def _shown(visit: Visit, person: str, *, names: bool) -> Response:
    with visit.desk.stored.reading() as db:
        known = _known(casualty_rows.one(db, person))
        alike = casualty_rows.alike(db, known)
        asked = likeness_rows.asked(db, person)
    return page(
        visit, "casualty.html", asked=asked, known=known, alike=alike, homes=casualty_rows.by_home(known), names=names,
        STATES=(*STATES, "withdrawn"),
    )  # fmt: skip
