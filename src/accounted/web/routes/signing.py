"""Sign in, lock, unlock, choose a password, sign out."""

from __future__ import annotations

from urllib.parse import parse_qsl, quote, urlsplit

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from accounted.web.access.held import Held, packed, unpacked
from accounted.web.access.roles import Visit, allowed, anyone, safe_path
from accounted.web.access.sessions import COOKIE, Session
from accounted.web.errors import NotSignedIn, TooOften
from accounted.web.pages import go, plain_page, remember

router = APIRouter(include_in_schema=False)
LATE = "You are not signed in any more, so nothing was written. What you sent is kept here until you are."
UNSHOWN = ("seen", "entry", "numbered", "choice", "likes", "start", "end", "act")
"""Fields of forms that say nothing to a reader."""


@router.get("/sign-in")
def sign_in_page(visit: Visit = anyone()) -> Response:
    to = safe_path(visit.request.query_params.get("to"))
    if visit.person is not None and visit.session is not None and not visit.session.locked:
        return go(to)
    return _sign_in_form(visit, to)


@router.post("/sign-in")
def sign_in(visit: Visit = anyone()) -> Response:
    to, name = safe_path(visit.form.get("to")), visit.form.get("name", "")
    try:
        person = visit.desk.people.sign_in(name, visit.form.get("password", ""), _address(visit))
    except TooOften as err:
        return _sign_in_form(visit, to, name, str(err), 429)
    if person is None:
        return _sign_in_form(visit, to, name, "Name and password do not go together. Nothing else was looked at.", 403)
    session = visit.desk.sessions.begin(person, instead_of=visit.session)
    answer = go("/password") if person.once else _onward(visit, session, to)
    remember(answer, visit, session)
    return answer


def _onward(visit: Visit, session: Session, to: str) -> HTMLResponse | RedirectResponse:
    """Where somebody wanted to go; where they had sent a form that came too late, whether it shall be sent now."""
    held = unpacked(visit.form.get("held", ""))
    if held is None:
        return go(to)
    name = session.person.name if session.person else ""
    return plain_page("held.html", csrf=session.csrf, held=held, to=to, name=name, hidden=UNSHOWN)


def ask_first(request: Request, to: str, held: Held) -> Response:
    """The sign-in, or the password of a locked session, in answer to a form that came too late; the page carries the form."""
    desk = request.app.state.desk
    session = desk.sessions.find(request.cookies.get(COOKIE))
    person = None if session is None else session.person
    back = safe_path(dict(parse_qsl(urlsplit(to).query)).get("to"))
    if person is not None and session is not None and session.locked:
        return plain_page(
            "unlock.html", 401, csrf=session.csrf, to=back, name=person.name, wrong=LATE, held=packed(held)
        )
    visit = Visit(desk=desk, request=request, session=session, person=person, form={"held": packed(held)}, many={})
    return _sign_in_form(visit, back, wrong=LATE, status=401)


def _sign_in_form(visit: Visit, to: str, name: str = "", wrong: str = "", status: int = 200) -> Response:
    session = visit.session
    if session is None or session.person is not None:
        session = visit.desk.sessions.begin(None)
    answer = plain_page(
        "sign_in.html", status, csrf=session.csrf, to=to, name=name, wrong=wrong, held=visit.form.get("held", "")
    )
    remember(answer, visit, session)
    return answer


@router.get("/unlock")
def unlock_page(visit: Visit = anyone()) -> Response:
    to = safe_path(visit.request.query_params.get("to"))
    if visit.person is None or visit.session is None:
        return go(f"/sign-in?to={quote(to, safe='')}")
    if not visit.session.locked:
        return go(to)
    return plain_page("unlock.html", csrf=visit.session.csrf, to=to, name=visit.person.name, wrong="", held="")


@router.post("/unlock")
def unlock(visit: Visit = anyone()) -> Response:
    if visit.person is None or visit.session is None:
        raise NotSignedIn("/sign-in")
    to, name = safe_path(visit.form.get("to")), visit.person.name
    wrong, status, person = "That is not your password. What you did so far is kept.", 403, None
    try:
        person = visit.desk.people.sign_in(name, visit.form.get("password", ""), _address(visit))
    except TooOften as err:
        wrong, status = str(err), 429
    if person is None:
        held = visit.form.get("held", "")
        return plain_page("unlock.html", status, csrf=visit.session.csrf, to=to, name=name, wrong=wrong, held=held)
    session = visit.desk.sessions.begin(person, instead_of=visit.session)
    answer = _onward(visit, session, to)
    remember(answer, visit, session)
    return answer


@router.post("/lock")
def lock(visit: Visit = allowed("reader")) -> Response:
    assert visit.session is not None
    visit.desk.sessions.lock(visit.session)
    return go("/unlock")


@router.post("/sign-out")
def sign_out(visit: Visit = anyone()) -> Response:
    if visit.session is not None:
        visit.desk.sessions.end(visit.session)
    answer = go("/sign-in")
    answer.delete_cookie(COOKIE, path="/")
    return answer


@router.get("/password")
def password_page(visit: Visit = allowed("reader")) -> Response:
    return _password_form(visit)


@router.post("/password")
def password(visit: Visit = allowed("reader")) -> Response:
    who, form = visit.who, visit.form
    if not who.once and visit.desk.people.sign_in(who.name, form.get("now", ""), _address(visit)) is None:
        return _password_form(visit, "That is not the password you have now.", 403)
    if form.get("new", "") != form.get("again", ""):
        return _password_form(visit, "The two are not the same. Write it twice alike.", 400)
    visit.desk.people.choose(who.name, form.get("new", ""))
    person = visit.desk.people.get(who.name)
    answer = go("/")
    remember(answer, visit, visit.desk.sessions.begin(person, instead_of=visit.session))
    return answer


def _password_form(visit: Visit, wrong: str = "", status: int = 200) -> Response:
    csrf = visit.session.csrf if visit.session else ""
    return plain_page("password.html", status, csrf=csrf, name=visit.who.name, once=visit.who.once, wrong=wrong)


def _address(visit: Visit) -> str:
    return visit.request.client.host if visit.request.client else "unknown"
