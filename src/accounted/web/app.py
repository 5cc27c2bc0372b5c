"""The application: routes, errors, and what guards them. Nothing is served from elsewhere and nothing is fetched."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import resources
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from accounted import __version__
from accounted.model import AccountedError
from accounted.web.access.guarding import Guard
from accounted.web.desk import Desk
from accounted.web.errors import BeingMade, Changed, NotSignedIn, Refused, TooOften
from accounted.web.gathering import tell
from accounted.web.pages import plain_page
from accounted.web.routes import ROUTERS
from accounted.web.routes.api.reading import entry_row
from accounted.web.routes.signing import ask_first
from accounted.web.saying import entry_line

__all__ = ["build"]


def build(register: Path, hosts: tuple[str, ...]) -> FastAPI:
    """The application over the register at a path, which must be there."""
    desk = Desk(register)

    @asynccontextmanager
    async def life(_: FastAPI) -> AsyncIterator[None]:
        yield
        desk.close()

    # No pages of documentation: they would load script from elsewhere. The document itself is /api/openapi.json.
    app = FastAPI(
        title="accounted", version=__version__, lifespan=life, docs_url=None, redoc_url=None, openapi_url=None,
        description="What the desk's pages show and do. Sign in as its pages do; what changes the register is sent with the "
        "token that GET /api/me gives, in the header X-CSRF.",
    )  # fmt: skip
    app.state.desk = desk
    app.add_middleware(Guard, hosts=hosts)
    for router in ROUTERS:
        app.include_router(router)
    app.mount("/static", OwnFiles(directory=str(resources.files("accounted.web") / "static")), name="static")
    app.add_exception_handler(AccountedError, _refused)
    app.add_exception_handler(HTTPException, _http)
    return app


class OwnFiles(StaticFiles):
    """Our own files may be kept by a browser: those of others lie in folders of their version and never change; of the rest
    it asks each time whether they still hold. They tell nothing of the register."""

    def file_response(
        self, full_path: str | os.PathLike[str], stat_result: os.stat_result, scope: Scope, status_code: int = 200
    ) -> Response:
        answer = super().file_response(full_path, stat_result, scope, status_code)
        lasting = "/vendor/" in scope["path"]
        answer.headers["cache-control"] = "public, max-age=31536000, immutable" if lasting else "no-cache"
        return answer


async def _refused(request: Request, err: Exception) -> Response:
    """What a person can mend, as a page or as JSON; the way to the sign-in where that is what it needs."""
    api = request.url.path.startswith("/api/")
    if isinstance(err, NotSignedIn):
        if api:
            return JSONResponse({"error": "sign in first"}, 401)
        return RedirectResponse(err.to, 303) if err.held is None else ask_first(request, err.to, err.held)
    status = err.status if isinstance(err, Refused) else 400
    headers = {"retry-after": str(err.wait)} if isinstance(err, TooOften | BeingMade) else None
    if api:
        told = [entry_row(tell(request.app.state.desk, e)) for e in err.entries] if isinstance(err, Changed) else []
        return JSONResponse({"error": str(err), **({"entries": told} if told else {})}, status, headers)
    title = err.title if isinstance(err, Refused) else "This could not be done"
    entries = [(e, entry_line(e)) for e in err.entries] if isinstance(err, Changed) else []
    back = err.back if isinstance(err, Changed) else "/"
    answer: Response = plain_page("refused.html", status, title=title, words=str(err), entries=entries, back=back)
    answer.headers.update(headers or {})
    return answer


async def _http(request: Request, err: Exception) -> Response:
    assert isinstance(err, HTTPException)
    words = {
        404: "nothing is at this address - begin at the list of incidents",
        405: "this address takes no such request",
    }
    said = words.get(err.status_code, str(err.detail))
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": said}, err.status_code)
    title = "Not here" if err.status_code == 404 else "This could not be done"
    return plain_page("refused.html", err.status_code, title=title, words=said, entries=[], back="/")
