"""Who may do what: one function that every route asks, and the token that every form carries.

reader         reads everything that is not veiled, and checks the chain
coder          judges claims, opens incidents, has names and veiled reports shown
editor         merges and splits incidents: that moves other people's work
administrator  says who works here
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote, urlsplit

import msgspec
from fastapi import HTTPException, Request
from fastapi.params import Depends
from starlette.datastructures import UploadFile

from accounted.web.access.guarding import LARGEST_PASTED
from accounted.web.access.held import Held, held_of
from accounted.web.access.people import Person, Role, at_least
from accounted.web.access.sessions import COOKIE, Session
from accounted.web.desk import Desk
from accounted.web.errors import NotAllowed, NotSignedIn

__all__ = ["PUBLIC", "Visit", "allowed", "anyone", "may_decide", "role_of", "safe_path"]

PUBLIC = "anyone"
"""Mark of the few routes that need no sign-in."""


class Visit(msgspec.Struct, frozen=True, kw_only=True):
    """One request of one person: the desk, who asks, and what a form brought."""

    desk: Desk
    request: Request
    session: Session | None
    person: Person | None
    form: Mapping[str, str]
    many: Mapping[str, tuple[str, ...]]
    """Fields of a form that may come several times."""
    files: tuple[UploadFile, ...] = ()
    """What was given to the one route that takes files."""
    body: bytes = b""
    """What a program sent as JSON."""

    @property
    def who(self) -> Person:
        """The person; only where a role is needed, so there is one."""
        if self.person is None:
            raise NotSignedIn("/sign-in")
        return self.person


def allowed(role: Role, files: int = 0) -> Any:
    """A route for this role and those above it. A changed state comes by POST, with the session's token. ``files``: how
    many may come; then nothing of them is taken before it is known that the person may give them."""

    async def visit(request: Request) -> Visit:
        desk: Desk = request.app.state.desk
        session = desk.sessions.find(request.cookies.get(COOKIE))
        here = _back_to(request)
        if session is None or session.person is None:
            raise NotSignedIn(f"/sign-in?to={quote(here, safe='')}", None if files else await _late(request))
        person = session.person
        if files and session.locked:
            raise NotSignedIn(f"/unlock?to={quote(here, safe='')}")
        if files and not at_least(person.role, role):
            raise NotAllowed(f"this needs the role {role}, and yours is {person.role} - ask an administrator")
        form, many, given = await _form(request, session, files)
        body = await request.body() if _is_json(request) else b""
        if session.locked:
            late = [(k, v) for k, values in many.items() for v in values]
            raise NotSignedIn(f"/unlock?to={quote(here, safe='')}", held_of(request.url.path, request.url.query, late))
        if person.once and request.url.path != "/password":
            raise NotSignedIn("/password")
        if not at_least(person.role, role):
            raise NotAllowed(f"this needs the role {role}, and yours is {person.role} - ask an administrator")
        return Visit(
            desk=desk, request=request, session=session, person=person, form=form, many=many, files=given, body=body
        )

    visit.needs = role  # type: ignore[attr-defined]
    return Depends(visit)


def anyone() -> Any:
    """A route for those who have not signed in, or whose session is locked; its forms are held to their token too."""

    async def visit(request: Request) -> Visit:
        desk: Desk = request.app.state.desk
        session = desk.sessions.find(request.cookies.get(COOKIE))
        form, many, _ = await _form(request, session)
        person = None if session is None else session.person
        return Visit(desk=desk, request=request, session=session, person=person, form=form, many=many)

    visit.needs = PUBLIC  # type: ignore[attr-defined]
    return Depends(visit)


EDITORIAL = ("merge", "split", "interest", "relation", "no_relation")
"""Kinds of decisions that move other people's work, or bear on all that a source said."""


def may_decide(role: Role, kind: str) -> bool:
    """Whether somebody of this role may write down a decision of this kind; a coder may all others."""
    return at_least(role, "editor" if kind in EDITORIAL else "coder")


def role_of(call: Callable[..., object]) -> str | None:
    """What a dependency of a route asks for; None where it is not one of ours."""
    return getattr(call, "needs", None)


Form = tuple[dict[str, str], dict[str, tuple[str, ...]], tuple[UploadFile, ...]]


async def _form(request: Request, session: Session | None, files: int = 0) -> Form:
    if request.method in ("GET", "HEAD"):
        return {}, {}, ()
    _from_here(request)
    sent = request.headers.get("x-csrf")
    if sent is not None and (session is None or not session.signed(sent)):
        raise NotAllowed("this form is not of your present session - go back, load the page again and repeat it")
    if _is_json(request):  # no form of a browser can send this type, nor set the header
        if sent is None:
            raise NotAllowed("this came without the session's token - send what GET /api/me gives as csrf, as X-CSRF")
        return {}, {}, ()
    fields = await request.form(max_files=files, max_fields=500, max_part_size=LARGEST_PASTED)
    some = [(k, v) for k, v in fields.multi_items() if not isinstance(v, UploadFile)]
    form = {k: v for k, v in some if isinstance(v, str)}
    many = {k: tuple(str(v) for key, v in some if key == k) for k in form}
    if session is None or not session.signed(form.get("csrf", "")):
        raise NotAllowed("this form is not of your present session - go back, load the page again and repeat it")
    return form, many, tuple(v for _, v in fields.multi_items() if isinstance(v, UploadFile))


async def _late(request: Request) -> Held | None:
    """A form of this desk that came after its session: nobody is known for it, so that it is kept and no more."""
    if request.method != "POST" or _is_json(request) or request.headers.get("origin") is None:
        return None
    try:
        _from_here(request)
        fields = await request.form(max_files=0, max_fields=500)
    except (NotAllowed, HTTPException):
        return None
    some = [(k, v) for k, v in fields.multi_items() if isinstance(v, str)]
    return held_of(request.url.path, request.url.query, some)


def _from_here(request: Request) -> None:
    """Refuse a form that stood on another site's page."""
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise NotAllowed("this form came from another site - nothing was done")
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise NotAllowed("this form came from another site - nothing was done")


def _is_json(request: Request) -> bool:
    """Whether a program sends JSON, which is taken under one address alone."""
    of = request.headers.get("content-type", "").split(";")[0].strip().lower()
    return request.method == "POST" and of == "application/json" and request.url.path.startswith("/api/")


def _back_to(request: Request) -> str:
    """Where to go after signing in: the page that was asked for; after a form, the page that it stood on."""
    if request.method == "GET":
        return request.url.path + (f"?{request.url.query}" if request.url.query else "")
    came = urlsplit(request.headers.get("referer", ""))
    return safe_path(came.path) if came.netloc == request.headers.get("host") else "/"


def safe_path(path: str | None) -> str:
    """A path of this desk; the front page for anything else (another site's address above all)."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")) or "\\" in path or not path.isprintable():
        return "/"
    return path if ".." not in PurePosixPath(urlsplit(path).path).parts else "/"
