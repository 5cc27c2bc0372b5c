"""The list, the map and the timeline as JSON, by the same filters."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput
from accounted.web.access.roles import Visit, allowed
from accounted.web.drawings.still_map import mark_link, mark_name, short_name
from accounted.web.listing.filters import box_of
from accounted.web.listing.mapping import marks
from accounted.web.listing.query import ask, filter_of
from accounted.web.listing.timeline import timeline
from accounted.web.routes.api.answering import answer_json, register_state

router = APIRouter(prefix="/api")

PARAMETERS = [
    {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
    for name, text in (
        ("q", "words in any script: of texts, places, speakers, codes"),
        ("since", "ISO day: only incidents that ended then or later"),
        ("until", "ISO day: only incidents that ended then or before"),
        ("country", "ISO 3166-1 code of two letters"),
        ("province", "name of a province, as the gazetteer has it"),
        ("place", "words of the place; the last letters of each may be left out"),
        ("box", "west,south,east,north in degrees: marks that lie in it or reach into it"),
        ("drawn", "yes: what stands on a map; no: what is known too coarsely"),
        ("kind", "event, series, discovery, aggregate, or a kind of violence"),
        ("toll", "known, unknown, none, or the least of the highest killed: 1, 10, 50"),
        ("group", "facet:value of people whom somebody counts: age:child, status:civilian, role:police, sex:f"),
        ("actor", "words of whom somebody names as doing it"),
        ("state", "draft, reviewed, second_read or released"),
        ("opened", "yes: with a code to cite; no: without"),
        ("problem", "with, without, or unread"),
        ("method", "name of a shipped method"),
        ("page", "from 1; 50 incidents a page"),
    )
]
VIEW = [
    {
        "name": "view", "in": "query", "required": False, "schema": {"type": "string"},
        "description": "west,south,east,north in degrees: only marks that are seen there; without it, all",
    },
    {
        "name": "zoom", "in": "query", "required": False, "schema": {"type": "number", "minimum": 0, "maximum": 22},
        "description": "0 is a world 512 pixels wide, each more twice as near: marks that would lie on one another come as one",
    },
]  # fmt: skip
OF_A_FILTER = [p for p in PARAMETERS if p["name"] != "page"]


@router.get("/incidents", openapi_extra={"parameters": PARAMETERS}, response_model=None)
def incidents(visit: Visit = allowed("reader")) -> Response:
    """Incidents with their tolls under one method, what they add up to, and how many have an unknown number."""
    asked = filter_of(visit.request.query_params.multi_items())
    with visit.desk.stored.reading() as db:
        answer = ask(db, asked)
        state = register_state(db)
    return answer_json({"register": state, "filter": asked, "answer": answer})


@router.get("/map", openapi_extra={"parameters": OF_A_FILTER + VIEW}, response_model=None)
def on_map(visit: Visit = allowed("reader")) -> Response:
    """Marks of the incidents of a filter: a town, a ring of 25 km ("near"), an area, or several that would lie on one another,
    each with the people killed, as outer bounds, and how many incidents have an unknown number. ``coarse``: what is known
    too coarsely to be drawn. ``outline`` is the id of a province in the tiles' layer ``province``."""
    fields = visit.request.query_params.multi_items()
    asked = filter_of([(k, v) for k, v in fields if k not in ("view", "zoom")])
    given = dict(fields)
    view = box_of(given.get("view", ""))
    try:
        zoom = float(given.get("zoom") or 1)
    except ValueError:
        zoom = -1.0
    if not 0 <= zoom <= 22:
        raise BadInput(f"zoom: {given.get('zoom', '')[:20]!r} is no zoom - give a number from 0 to 22")
    with visit.desk.stored.reading() as db:
        answer = marks(db, asked, view, zoom)
    told = [
        msgspec.structs.asdict(m) | {"name": mark_name(m), "short": short_name(m), "link": mark_link(m, asked)}
        for m in answer.marks
    ]
    return answer_json(msgspec.structs.asdict(answer) | {"marks": told})


@router.get("/timeline", openapi_extra={"parameters": OF_A_FILTER}, response_model=None)
def over_time(visit: Visit = allowed("reader")) -> Response:
    """Incidents of a filter over time: each for itself where they are few, else by day, month or year with people counted."""
    asked = filter_of(visit.request.query_params.multi_items())
    with visit.desk.stored.reading() as db:
        return answer_json(timeline(db, asked))
