"""Sources: who speaks, how they stand to one another, what interest they have, and which names are one party's."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput, Decision, Interest, SourceRelation
from accounted.sources import SAID, Speaker, distinct
from accounted.web.access.clashes import on_sources
from accounted.web.access.roles import Visit, allowed
from accounted.web.errors import NotFound
from accounted.web.pages import go, page
from accounted.web.routes.deciding import seen, why_of
from accounted.web.view import source_rows

router = APIRouter(include_in_schema=False)
INTERESTS: tuple[str, ...] = get_args(Interest)
RELATIONS: tuple[str, ...] = get_args(SourceRelation)


@router.get("/sources")
def sources(visit: Visit = allowed("reader")) -> Response:
    """The list, those with most claims first."""
    asked = visit.request.query_params
    q, interest = asked.get("q", "").strip()[:200], asked.get("interest", "")
    if interest and interest not in INTERESTS:
        raise BadInput(f"interest: {interest[:40]!r} cannot be asked for - choose {', '.join(INTERESTS)}")
    number = page_number(asked.get("page", "1"))
    with visit.desk.stored.reading() as db:
        count, found = source_rows.find(db, q, interest, number)
    return page(
        visit, "sources.html", count=count, found=found, q=q, interest=interest, INTERESTS=INTERESTS, number=number,
        pages=max(1, -(-count // source_rows.PAGE)),
    )  # fmt: skip


@router.get("/sources/{key}")
def source(key: str, visit: Visit = allowed("reader")) -> Response:
    """One source."""
    with visit.desk.stored.reading() as db:
        one = _one(source_rows.one(db, key))
        spoken, alike = source_rows.spoken(db, key), source_rows.alike(db, key)
        relations, opinions = source_rows.decided_of(db, [one.name])
    return page(
        visit, "source.html", key=key, one=one, spoken=spoken, alike=alike, relations=relations, opinions=opinions,
        INTERESTS=INTERESTS, SAID=SAID,
    )  # fmt: skip


@router.post("/sources/{key}/interest")
def interest(key: str, visit: Visit = allowed("editor")) -> Response:
    """What interest it has. An accused party's figures stand beside a toll, not in it."""
    one = _named(visit, key)
    value = visit.form.get("value", "")
    if value not in INTERESTS:
        raise BadInput(f"interest: choose one of {', '.join(INTERESTS)}")
    return _decide(visit, key, Decision(kind="interest", value=value, targets=(one.name,), why=why_of(visit)))


@router.post("/sources/{key}/relation")
def relation(key: str, visit: Visit = allowed("editor")) -> Response:
    """How it stands to another source for longer, or that it no longer does."""
    one = _named(visit, key)
    value, other = visit.form.get("value", ""), " ".join(visit.form.get("other", "").split())
    if value not in RELATIONS:
        raise BadInput(f"relation: choose one of {', '.join(RELATIONS)}")
    distinct("relation", (one.name, other))
    names = (other, one.name) if visit.form.get("turned") else (one.name, other)
    since, until = (visit.form.get(k, "").strip() or None for k in ("since", "until"))
    back = bool(visit.form.get("take_back"))
    if back:
        with visit.desk.stored.reading() as db:
            standing = [r for r in source_rows.decided_of(db, [one.name])[0] if r.stands and not r.taken_back]
        if not any((r.value, r.first, r.second) == (value, *names) for r in standing):
            raise BadInput("relation: no such relation stands now - load the page again")
    kind = "no_relation" if back else "relation"
    decision = Decision(kind=kind, value=value, targets=names, why=why_of(visit), since=since, until=until)  # type: ignore[arg-type]
    return _decide(visit, key, decision)


@router.post("/sources/{key}/same")
def same(key: str, visit: Visit = allowed("editor")) -> Response:
    """That it is one party with another, or is not. Either lasts until somebody says otherwise."""
    one, other = _named(visit, key), _named(visit, visit.form.get("other", ""))
    value = visit.form.get("value", "")
    if value not in ("same", "not_same"):
        raise BadInput("same: choose the same, or not the same")
    distinct(value.replace("_", " "), (one.name, other.name))
    return _decide(visit, key, Decision(kind=value, targets=(one.name, other.name), why=why_of(visit)))  # type: ignore[arg-type]


def page_number(text: str) -> int:
    """The page that a link asks for."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 1_000_000:
        raise BadInput(f"page: {text[:20]!r} is no page - give 1, 2, 3 …")
    return int(text)


def _named(visit: Visit, key: str) -> Speaker:
    with visit.desk.stored.reading() as db:
        return _one(source_rows.one(db, key))


def _one(found: Speaker | None) -> Speaker:
    if found is None:
        raise NotFound("no source of this name speaks in a report now - look in the list of sources")
    return found


def _decide(visit: Visit, key: str, decision: Decision) -> Response:
    back = f"/sources/{key}"
    visit.desk.decide(visit.who, [decision], seen(visit), on_sources(decision.targets), back)
    return go(back)
