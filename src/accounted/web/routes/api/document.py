"""The OpenAPI document, made of the routes themselves."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import encode
from accounted.web.access.roles import Visit, allowed
from accounted.web.routes.api.deciding import SCHEMAS

__all__ = ["router"]

router = APIRouter(prefix="/api")


@router.get("/openapi.json", include_in_schema=False, response_model=None)
def openapi(visit: Visit = allowed("reader")) -> Response:
    """The OpenAPI document of this interface."""
    document = dict(visit.request.app.openapi())
    known = document.get("components", {}).get("schemas", {})
    document["components"] = {"schemas": {**known, **SCHEMAS}}
    return Response(encode(document), media_type="application/json")
