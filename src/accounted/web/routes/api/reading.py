"""What the pages of one thing show, as JSON: an incident, a report, the queue, sources, people, the history.

Names of casualties and texts that are veiled stay out of what is got; a coder asks for them by POST, and that is kept.
"""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput
from accounted.web.access.roles import Visit, allowed
from accounted.web.access.veiling import graphic
from accounted.web.desk import now
from accounted.web.dossier.veiled import without_names
from accounted.web.errors import NotFound
from accounted.web.gathering import Told, gather, setting_of, tell
from accounted.web.review.queue import asked_of, find, first, window
from accounted.web.routes.api.answering import answer_json, register_state
from accounted.web.routes.coding import row_of
from accounted.web.routes.sources import INTERESTS, page_number
from accounted.web.view import casualty_rows, source_rows
from accounted.web.view.rows import ReportRow

__all__ = ["router"]

router = APIRouter(prefix="/api")
MOST_ENTRIES = 1000


def asks(*some: tuple[str, str]) -> dict[str, Any]:
    """Fields of a query, for the document."""
    return {
        "parameters": [
            {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
            for name, text in some
        ]
    }


SETTING = asks(
    ("method", "name of a shipped method; plain where none is given"),
    ("second", "the method to stand beside it"),
    ("group", "a group, as reckoning knows it: civilian, child …"),
    ("published-by", "ISO day: only reports published by then"),
    ("recorded-by", "ISO day: the register as it stood at its end"),
)


@router.get("/me", response_model=None)
def me(visit: Visit = allowed("reader")) -> Response:
    """Who is signed in, the token that whatever changes the register is sent with (header ``X-CSRF``), and the state of the
    register, whose ``entries`` a decision gives as ``seen``."""
    with visit.desk.stored.reading() as db:
        state = register_state(db)
    csrf = "" if visit.session is None else visit.session.csrf
    return answer_json({"name": visit.who.name, "role": visit.who.role, "csrf": csrf, "register": state})


# --------------------------------------------------------------------------- incidents


@router.get("/incidents/{name}", openapi_extra=SETTING, response_model=None)
def incident(name: str, visit: Visit = allowed("reader")) -> Response:
    """One incident by code or id: its tolls with every reason and quote, who says what, how the range moved, problems,
    signatures, summary. Named casualties come without their names."""
    return _incident(visit, name, names=False)


@router.post("/incidents/{name}/names", openapi_extra=SETTING, response_model=None)
def incident_named(name: str, visit: Visit = allowed("coder")) -> Response:
    """The same with the names of casualties; that they were shown is kept."""
    answer = _incident(visit, name, names=True)
    visit.desk.people.note_shown(now(), visit.who.name, f"names in incident {name}")
    return answer


def _incident(visit: Visit, name: str, *, names: bool) -> Response:
    asked = setting_of(visit.request.query_params.multi_items())
    about = gather(visit.desk, name, asked)
    view, dossier = about.view, about.dossier
    if not names:
        change = msgspec.structs.replace
        view = change(view, persons=tuple(change(p, name="", who="", quote="") for p in view.persons))
        veiled = [change(p, name="", states=tuple(change(s, who="") for s in p.states)) for p in dossier.persons]
        dossier = change(dossier, persons=tuple(veiled))
        with visit.desk.stored.reading() as db:
            dossier = without_names(db, dossier, [r.id for r in view.reports], view.title)
    with visit.desk.stored.reading() as db:
        state = register_state(db)
    return answer_json(
        {
            "register": state, "name": about.name, "codes": about.codes, "setting": asked, "incident": view,
            "second": about.second, "dossier": dossier, "published": about.published, "recorded": about.recorded,
        }
    )  # fmt: skip


# --------------------------------------------------------------------------- reports


@router.get("/reports/{report}", response_model=None)
def report(report: str, visit: Visit = allowed("reader")) -> Response:
    """One report: what is known of it, its text, its claims with offsets (letters, from 0) and what people judged of them.
    ``veiled``: its text is withheld until a coder asks for it."""
    found = row_of(visit, report)
    return _report(visit, found, shown=not graphic(found.report.text))


@router.post("/reports/{report}/text", response_model=None)
def report_text(report: str, visit: Visit = allowed("coder")) -> Response:
    """The same with a veiled text; that it was shown is kept."""
    found = row_of(visit, report)
    visit.desk.people.note_shown(now(), visit.who.name, f"the veiled report {report}")
    return _report(visit, found, shown=True)


def _report(visit: Visit, found: ReportRow, *, shown: bool) -> Response:
    """Claims carry their ids, which are worked out from what they say and stand in no field of theirs."""
    body = msgspec.structs.asdict(found) | {
        "id": found.report.id,
        "report": found.report if shown else msgspec.structs.replace(found.report, text=""),
        "claims": [{"id": r.claim.id, **msgspec.structs.asdict(r)} for r in found.claims],
        "rejected": [{"id": r.claim.id, **msgspec.structs.asdict(r)} for r in found.rejected],
        "problems": [{"id": p.id, "problem": p} for p in found.problems],
    }
    with visit.desk.stored.reading() as db:
        state = register_state(db)
    return answer_json({"register": state, "veiled": not shown, **body})


# --------------------------------------------------------------------------- the queue


@router.get(
    "/review", response_model=None,
    openapi_extra=asks(
        ("incident", "of one incident: its id or code"), ("kind", "claim, origins, incidents or problem"),
        ("q", "words in any script"), ("from", "id of a question: those around it"),
    ),
)  # fmt: skip
def review(visit: Visit = allowed("reader")) -> Response:
    """What waits for a person, in order of what would change most, with what each answer would do to the toll.
    ``after``: the question to go on from."""
    fields = visit.request.query_params.multi_items()
    asked = asked_of([(k, v) for k, v in fields if k != "from"])
    begin = dict(fields).get("from", "")
    with visit.desk.stored.reading() as db:
        at = find(db, begin) if begin else first(db, asked)
        if begin and at is None:
            raise NotFound("this question is open no more: somebody answered it, or its report reads otherwise now")
        around = window(db, asked, at)
        state = register_state(db)
    return answer_json({"register": state, "asked": asked, "queue": around})


# --------------------------------------------------------------------------- sources and people


@router.get(
    "/sources", response_model=None,
    openapi_extra=asks(("q", "words of a name"), ("interest", ", ".join(INTERESTS)), ("page", "from 1")),
)  # fmt: skip
def sources(visit: Visit = allowed("reader")) -> Response:
    """Who speaks, those with most claims first: key, name, kind, interest, number of claims."""
    asked = visit.request.query_params
    interest = asked.get("interest", "")
    if interest and interest not in INTERESTS:
        raise BadInput(f"interest: {interest[:40]!r} cannot be asked for - choose {', '.join(INTERESTS)}")
    with visit.desk.stored.reading() as db:
        count, found = source_rows.find(
            db, asked.get("q", "").strip()[:200], interest, page_number(asked.get("page", "1"))
        )
        state = register_state(db)
    rows = [{"key": key, "source": one, "claims": claims} for key, one, claims in found]
    return answer_json({"register": state, "count": count, "sources": rows})


@router.get("/sources/{key}", response_model=None)
def source(key: str, visit: Visit = allowed("reader")) -> Response:
    """One source: what it said, names like its own, lasting relations, and what people decided of it."""
    with visit.desk.stored.reading() as db:
        one = source_rows.one(db, key)
        if one is None:
            raise NotFound("no source of this name speaks in a report now - look in the list of sources")
        relations, opinions = source_rows.decided_of(db, [one.name])
        body = {
            "register": register_state(db), "key": key, "source": one, "spoken": source_rows.spoken(db, key),
            "alike": source_rows.alike(db, key), "relations": relations, "opinions": opinions,
        }  # fmt: skip
    return answer_json(body)


@router.get(
    "/casualties", response_model=None, openapi_extra=asks(("accepted", "yes or no; empty: all"), ("page", "from 1"))
)
def casualties(visit: Visit = allowed("reader")) -> Response:
    """Named casualties over all incidents, without their names: an id that does not tell the name, what is said of each,
    the incidents, and the states that people accepted."""
    asked = visit.request.query_params
    with visit.desk.stored.reading() as db:
        count, found = casualty_rows.find(db, asked.get("accepted", ""), page_number(asked.get("page", "1")))
        state = register_state(db)
    rows = [
        {
            "id": p.id, "told": p.told, "claims": [n.claim for n in p.namings], "incidents": sorted(p.homes),
            "accepted": [{"incident": a.incident, "state": a.state} for a in p.accepted],
        }
        for p in found
    ]  # fmt: skip
    return answer_json({"register": state, "count": count, "casualties": rows})


@router.post("/casualties/{person}/names", response_model=None)
def casualty(person: str, visit: Visit = allowed("coder")) -> Response:
    """One named casualty with the names, the quotes and who may be the same; that they were shown is kept."""
    with visit.desk.stored.reading() as db:
        known = casualty_rows.one(db, person)
        if known is None:
            raise NotFound("nobody of this id is named in a report now - look in the list of people")
        body = {"register": register_state(db), "person": known, "alike": casualty_rows.alike(db, known)}
    visit.desk.people.note_shown(now(), visit.who.name, f"the names on the page of {person}")
    return answer_json(body)


# --------------------------------------------------------------------------- history


@router.get(
    "/history", response_model=None,
    openapi_extra=asks(("since", "the entry after which to begin; 0 where none is given"), ("most", f"at most {MOST_ENTRIES}")),
)  # fmt: skip
def history(visit: Visit = allowed("reader")) -> Response:
    """Entries of the register, oldest first: number, who, when, in words, why, before and after. ``faults``: what does not
    hold in this stretch of the chain."""
    asked = visit.request.query_params
    since, most = (_number(asked.get(k, standard), k) for k, standard in (("since", "0"), ("most", "100")))
    most = min(most, MOST_ENTRIES)
    entries, faults = visit.desk.register.stretch(since + 1, since + most)
    rows = [entry_row(tell(visit.desk, e)) for e in entries]
    return answer_json({"entries": rows, "count": len(visit.desk.register), "faults": faults})


def entry_row(told: Told) -> dict[str, Any]:
    """An entry as this interface tells it."""
    e = told.entry
    return {
        "number": e.number, "author": e.author, "time": e.time, "kind": e.kind, "line": told.line, "why": told.why,
        "before": told.before, "after": told.after, "note": told.note, "hash": e.hash,
    }  # fmt: skip


def _number(text: str, name: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        raise BadInput(f"{name}: {text[:20]!r} is no number - give 0, 1, 2 …")
    return int(text)
