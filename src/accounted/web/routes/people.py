"""Who works here: names and roles, one-time passwords, and what was unveiled."""

from __future__ import annotations

from fastapi import APIRouter
from fastapi.responses import Response

from accounted.model import BadInput
from accounted.web.access.people import ROLES
from accounted.web.access.roles import Visit, allowed
from accounted.web.pages import go, page

router = APIRouter(include_in_schema=False)


@router.get("/people")
def people(visit: Visit = allowed("reader")) -> Response:
    return _page(visit)


@router.post("/people")
def add(visit: Visit = allowed("administrator")) -> Response:
    name = " ".join(visit.form.get("name", "").split())
    return _page(visit, name, visit.desk.people.add(name, visit.form.get("role", "")))


@router.post("/people/role")
def role(visit: Visit = allowed("administrator")) -> Response:
    visit.desk.people.set_role(visit.form.get("name", ""), visit.form.get("role", ""))
    return go("/people")


@router.post("/people/reset")
def reset(visit: Visit = allowed("administrator")) -> Response:
    name = visit.form.get("name", "")
    if name == visit.who.name:
        raise BadInput("your own password is changed under “password” at the top of the page")
    return _page(visit, name, visit.desk.people.reset(name))


@router.post("/people/leave")
def leave(visit: Visit = allowed("administrator")) -> Response:
    visit.desk.people.leave(visit.form.get("name", ""))
    return go("/people")


def _page(visit: Visit, name: str = "", password: str = "") -> Response:
    people = visit.desk.people
    shown = people.shown() if visit.who.role == "administrator" else []
    return page(visit, "people.html", everybody=people.all(), ROLES=ROLES, name=name, password=password, shown=shown)
