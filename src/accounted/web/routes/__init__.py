"""Routes, one module by page. Each gathers what its template shows; what is shown is worked out elsewhere."""

from __future__ import annotations

from accounted.web.routes import (
    api,
    casualties,
    coding,
    deciding,
    history,
    incident,
    incidents,
    intake,
    moving,
    noting,
    people,
    report,
    review,
    searches,
    signing,
    sources,
    telling,
    versions,
)

__all__ = ["ROUTERS"]

PAGES = tuple(
    m.router
    for m in (
        signing,
        searches,
        intake,
        incidents,
        incident,
        telling,
        report,
        coding,
        versions,
        review,
        deciding,
        noting,
        moving,
        sources,
        casualties,
        history,
        people,
    )
)
ROUTERS = (*PAGES, *api.ROUTERS)
