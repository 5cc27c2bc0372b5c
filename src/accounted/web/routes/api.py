"""The list as JSON, by the same filters, and its OpenAPI document."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import encode
from accounted.web.access import Visit, allowed
from accounted.web.query import ask, filter_of

router = APIRouter(prefix="/api")

PARAMETERS = [
    {"name": name, "in": "query", "required": False, "description": text, "schema": {"type": "string"}}
    for name, text in (
        ("q", "words in any script: of texts, places, speakers, codes"),
        ("since", "ISO day: only incidents that ended then or later"),
        ("until", "ISO day: only incidents that ended then or before"),
        ("country", "ISO 3166-1 code of two letters"),
        ("kind", "event, series, discovery, aggregate, or a kind of violence"),
        ("toll", "known, unknown, none, or the least of the highest killed: 1, 10, 50"),
        ("state", "draft, reviewed, second-read or released"),
        ("opened", "yes: with a code to cite; no: without"),
        ("problem", "with, without, or unread"),
        ("method", "name of a shipped method"),
        ("page", "from 1; 50 incidents a page"),
    )
]


@router.get("/incidents", openapi_extra={"parameters": PARAMETERS}, response_model=None)
def incidents(visit: Visit = allowed("reader")) -> Response:
    """Incidents with their tolls under one method, what they add up to, and how many have an unknown number."""
    asked = filter_of(visit.request.query_params.multi_items())
    with visit.desk.stored.reading() as db:
        answer = ask(db, asked)
        head = dict(db.execute("SELECT key, value FROM meta WHERE key IN ('head', 'entries')").fetchall())
    body = {"register": {"head": head["head"], "entries": int(head["entries"])}, "filter": asked, "answer": answer}
    # Fields of a toll keep their order, lowest first, as the method has them.
    return Response(msgspec.json.encode(body), media_type="application/json")


@router.get("/openapi.json", include_in_schema=False, response_model=None)
def openapi(visit: Visit = allowed("reader")) -> Response:
    """The OpenAPI document of this interface."""
    return Response(encode(visit.request.app.openapi()), media_type="application/json")
