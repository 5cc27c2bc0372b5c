"""One incident: its toll under a method, both clocks, and everything behind it."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted import reckoning
from accounted.web.access import Visit, allowed
from accounted.web.desk import now
from accounted.web.errors import NotFound
from accounted.web.gathering import Setting, gather, setting_of
from accounted.web.pages import page

router = APIRouter(include_in_schema=False)


@router.get("/incidents/{name}")
def incident(name: str, visit: Visit = allowed("reader")) -> Response:
    return _shown(visit, name, names=False)


@router.post("/incidents/{name}/names")
def names(name: str, visit: Visit = allowed("coder")) -> Response:
    """The page with the names of casualties; that they were shown is kept."""
    answer = _shown(visit, name, names=True)
    visit.desk.people.note_shown(now(), visit.who.name, f"names in incident {name}")
    return answer


def _shown(visit: Visit, name: str, *, names: bool) -> Response:
    asked = setting_of(visit.request.query_params.multi_items())
    try:
        about = gather(visit.desk, name, asked)
    except NotFound:
        if asked == Setting() or names:
            raise
        raise NotFound(
            f"incident {name} is not there under these clocks: its reports had not come, or told of another incident - "
            "set the clocks later"
        ) from None
    return page(
        visit, "incident.html", about=about, i=about.view, asked=asked, names=names, methods=reckoning.shipped(),
        groups=reckoning.known_groups(),
    )  # fmt: skip
