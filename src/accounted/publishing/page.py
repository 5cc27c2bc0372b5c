"""One self-contained HTML page of a register. No script, no network, nothing from elsewhere.

Every text is escaped by the template engine; the style sheet is the only inline thing that the page's own policy lets
run, by its hash.
"""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup, escape

from accounted.publishing import drawing, flow_drawing, words
from accounted.publishing.redact import VEIL
from accounted.publishing.view import CircumstanceView, IncidentView, PageView, TollView

__all__ = ["render"]

TEMPLATES = resources.files("accounted.publishing") / "templates"


def _source(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def veiled(text: str | None) -> Markup:
    """Text with each withheld name drawn as a veil. The text itself is escaped."""
    veil = Markup('<span class="veil">name withheld</span>')
    return veil.join(escape(part) for part in (text or "").split(VEIL))


def _language(code: str | None) -> str:
    """A language code that may stand in ``lang``; empty (unknown) otherwise."""
    return code if code and re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", code) else ""


def _count(value: dict[str, int]) -> str:
    return ", ".join(f"{k} {n}" for k, n in value.items())


@lru_cache(maxsize=1)
def _environment() -> Environment:
    env = Environment(
        loader=FunctionLoader(_source), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    env.filters.update(
        veiled=veiled, day=words.day, number=words.number, lang=_language, counted=_count, aspects=_aspects
    )
    env.globals.update(
        cell=drawing.cell, axis=drawing.axis, mini=drawing.mini, scale_for=drawing.scale_for, legend=drawing.legend_mark,
        flow_svg=flow_drawing.flow_svg, flow_mark=flow_drawing.legend, FLOW_MARKS=flow_drawing.NAMES,
        plural=words.plural, top_of_all=drawing.top_of_all,
    )  # fmt: skip
    return env


def _aspects(circumstances: Sequence[CircumstanceView]) -> list[tuple[str, list[CircumstanceView]]]:
    """Neighbouring circumstances of one aspect, in the order that they have."""
    return [(aspect, list(some)) for aspect, some in itertools.groupby(circumstances, key=lambda c: c.aspect)]


def _by(incident: IncidentView, outcome: str) -> TollView | None:
    return next((t for t in incident.tolls if t.outcome == outcome), None)


def render(view: PageView) -> str:
    """The page as HTML text. The same view gives the same text."""
    css = _source("page.css")
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    columns: dict[str, Any] = {
        o: drawing.top_of_all([t for i in view.incidents for t in i.tolls if t.outcome == o])
        for o in ("killed", "injured")
    }
    html = (
        _environment()
        .get_template("page.html")
        .render(view=view, css=Markup(css), style_hash=digest, columns=columns, by=_by, SECTIONS=SECTIONS)
    )
    return html.encode("utf-8", "replace").decode("utf-8")


SECTIONS = (
    ("counted", "Whole incident: counted"),
    ("floor", "A part: a floor, never a rival total"),
    ("set_aside", "Set aside"),
    ("response", "Responses: beside the range, never in it"),
)
"""Blocks of the plot, with their headings."""
