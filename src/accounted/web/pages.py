"""Templates, and what every page has: the bar, who is signed in, the register's state."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any

from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from accounted.publishing import drawing, flow_drawing, words
from accounted.publishing.page import SECTIONS
from accounted.web import saying
from accounted.web.access.people import at_least
from accounted.web.access.roles import Visit
from accounted.web.access.sessions import COOKIE, ENDS_AFTER, Session
from accounted.web.drawings import doors as own_drawing

__all__ = ["bidi", "go", "page", "plain_page", "remember"]

TEMPLATES = resources.files("accounted.web") / "templates"
NAVIGATION = (
    ("/intake", "Intake"),
    ("/", "Incidents"),
    ("/review", "Review"),
    ("/sources", "Sources"),
    ("/casualties", "People"),
    ("/history", "History"),
    ("/people", "Who works here"),
)
RTL = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi"})


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def bidi(language: str | None) -> Markup:
    """``lang`` and ``dir`` of a passage in a report's language; ``dir=auto`` where nobody knows it."""
    if not language or not re.fullmatch(r"[a-z]{2,3}", language):
        return Markup('dir="auto"')
    return Markup('lang="{}" dir="{}"').format(language, "rtl" if language in RTL else "ltr")


def marked_unknown(text: str) -> Markup:
    """Text, or the word unknown in its own type."""
    return escape(text) if text else Markup('<span class="none">unknown</span>')


def _twice(values: Iterable[str]) -> list[tuple[str, str]]:
    """Options of a choice whose words are their values."""
    return [(value, value) for value in values]


@lru_cache(maxsize=1)
def environment() -> Environment:
    env = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters.update(
        day=words.day, number=words.number, bidi=bidi, or_unknown=marked_unknown, doors=own_drawing.doors,
        short=saying.short, decided=saying.decided, moment=saying.moment, zip_self=_twice,
    )  # fmt: skip
    env.globals.update(
        cell=drawing.cell, axis=drawing.axis, mini=drawing.mini, scale_for=drawing.scale_for, plural=words.plural,
        legend=drawing.legend_mark, flow_svg=flow_drawing.flow_svg, flow_mark=flow_drawing.legend,
        FLOW_MARKS=flow_drawing.NAMES, top_of_all=drawing.top_of_all, at_least=at_least, SECTIONS=SECTIONS,
    )  # fmt: skip
    return env


def page(visit: Visit, template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page for somebody who is signed in."""
    with visit.desk.stored.reading() as db:
        state = dict(db.execute("SELECT key, value FROM meta").fetchall())
    unseen = len(visit.desk.register) - int(state["entries"]) if visit.desk.stored.behind else 0
    path = visit.request.url.path
    here = {to for to, _ in NAVIGATION if path == to or (to != "/" and path.startswith(to))}
    if not here and path.startswith(("/incidents", "/reports")):
        here = {"/"}
    html = (
        environment()
        .get_template(template)
        .render(
            visit=visit, person=visit.who, csrf=visit.session.csrf if visit.session else "", state=state,
            NAVIGATION=NAVIGATION, here=here, entries=int(state["entries"]), unseen=unseen,
            unseen_why=visit.desk.stored.failed, **values,
        )
    )  # fmt: skip
    return HTMLResponse(_whole(html), status)


def plain_page(template: str, status: int = 200, **values: Any) -> HTMLResponse:
    """A page for nobody in particular: sign-in, and errors before it."""
    return HTMLResponse(_whole(environment().get_template(template).render(**values)), status)


def _whole(html: str) -> bytes:
    return html.encode("utf-8", "replace")


def go(to: str) -> RedirectResponse:
    """To another page after a form was followed, so that loading it again repeats nothing."""
    return RedirectResponse(to, 303)


def remember(answer: HTMLResponse | RedirectResponse, visit: Visit, session: Session) -> None:
    """Give the browser a session's key: no script reads it, no other site's form sends it."""
    answer.set_cookie(
        COOKIE, session.key, max_age=int(ENDS_AFTER), httponly=True, samesite="strict", path="/",
        secure=visit.request.url.scheme == "https",
    )  # fmt: skip
