"""Decisions over HTTP: each request is one act, kept whole or not at all."""

from __future__ import annotations

from typing import Any

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted import pipeline
from accounted.model import BadInput, Decision
from accounted.moves import figured
from accounted.web.access.clashes import on_decisions
from accounted.web.access.roles import Visit, allowed, may_decide
from accounted.web.dossier.homes import homes_of
from accounted.web.errors import NotAllowed
from accounted.web.routes.api.answering import answer_json, register_state

__all__ = ["SCHEMAS", "router"]

router = APIRouter(prefix="/api")
MOST = 500
"""Decisions of one act."""
BY_OWN_PAGES = {"sign": "the page of the incident", "summary": "the page of the incident's summary"}
"""Kinds that keep how the tolls stood on the page that somebody read; a program has read none."""


MOVING = {"merge", "split"}
SUPPOSED = MOVING | {"same", "not_same", "use"}
"""Kinds of which it can be worked out before what they do."""


class Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is sent. ``seen``: the number of entries of the register as the sender knew it."""

    seen: int
    decisions: tuple[Decision, ...]


(OF_ACT,), SCHEMAS = msgspec.json.schema_components((Act,), ref_template="#/components/schemas/{name}")
"""The body's schema, and those that it refers to."""
BODY: dict[str, Any] = {
    "requestBody": {"required": True, "content": {"application/json": {"schema": OF_ACT}}},
    "parameters": [
        {
            "name": "X-CSRF", "in": "header", "required": True, "schema": {"type": "string"},
            "description": "the token of this session, from GET /api/me",
        }
    ],
}  # fmt: skip


@router.post("/decisions", openapi_extra=BODY, response_model=None)
def decisions(visit: Visit = allowed("coder")) -> Response:
    """Append decisions, all or none, as the entries of one act. 409 with the entries where somebody decided on the same
    things after ``seen``; nothing is written then. What the program works out of an act (``nth``, ``was``, ``became``, ``rests``)
    need not be sent, and is not taken from what is sent. Merging, splitting, interests and relations need an editor."""
    try:
        act = msgspec.json.decode(visit.body, type=Act)
    except msgspec.MsgspecError as err:
        raise BadInput(
            f"decisions: not as the document at /api/openapi.json says: {err} - mend it and send it again"
        ) from err
    if not 0 < len(act.decisions) <= MOST:
        raise BadInput(f"decisions: {len(act.decisions)} in one act - give 1 to {MOST}")
    if not 0 <= act.seen <= len(visit.desk.register):
        raise BadInput(f"seen: {act.seen} is no state of this register - give the number of entries from GET /api/me")
    for decision in act.decisions:
        if decision.kind in BY_OWN_PAGES:
            raise BadInput(
                f"decisions: a {decision.kind} is kept on {BY_OWN_PAGES[decision.kind]}, by who read it there"
            )
        if not may_decide(visit.who.role, decision.kind):
            raise NotAllowed(f"a {decision.kind} needs the role editor, and yours is {visit.who.role}")
    with visit.desk.stored.reading() as db:
        touched = on_decisions(act.decisions, homes_of(db, {t for d in act.decisions for t in (*d.targets, *d.apart)}))
    numbers = visit.desk.decide(visit.who, _figured(visit, act.decisions), act.seen, touched, "/api/history")
    with visit.desk.stored.reading() as db:
        return answer_json({"entries": numbers, "register": register_state(db)})


def _figured(visit: Visit, given: tuple[Decision, ...]) -> list[Decision]:
    """With what the act does to the tolls, where it moves claims: that is worked out here, whatever was sent of it."""
    some = [msgspec.structs.replace(d, was=(), became=(), rests=()) for d in given]
    kinds = {d.kind for d in some}
    if kinds.isdisjoint(MOVING) or not kinds <= SUPPOSED:
        return some
    findings = visit.desk.findings()
    return figured(findings, some, pipeline.suppose(findings, some))
