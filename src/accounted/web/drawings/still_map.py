"""The incidents of a filter on a still map, drawn by the server: what stands there until the browser's own map is loaded, and
what stays there without script or without WebGL."""

from __future__ import annotations

import math
import sqlite3
from functools import lru_cache

import msgspec
from markupsafe import Markup, escape

from accounted.publishing.words import number, plural
from accounted.web.drawings.ground import Sheet, area_path, ground, lettered, sheet_for
from accounted.web.drawings.outlines import Box, outlines
from accounted.web.drawings.small_map import scale_bar
from accounted.web.listing.filters import Filter
from accounted.web.listing.mapping import MapAnswer, MapMark, marks, spread
from accounted.web.listing.saying import killed_words

__all__ = ["Still", "box_link", "mark_link", "mark_name", "still_map", "view_of"]

WIDTH, HEIGHT = 620, 470
MOST_LETTERED = 24
EVERYWHERE = Box(-170, -55, 180, 72)
LETTER = 6.6


class Still(msgspec.Struct, frozen=True, kw_only=True):
    """``svg``: the drawing; ``answer``: its marks, which a list beside it carries too."""

    svg: Markup
    answer: MapAnswer
    box: Box
    """The box around all marks."""


def still_map(db: sqlite3.Connection, asked: Filter) -> Still:
    """All marks of a filter, as near as they fit."""
    around = spread(db, asked)
    sheet = _sheet(around)
    answer = marks(db, asked, *view_of(around))
    under = ground(sheet)
    drawn = [_mark(m, sheet, asked) for m in answer.marks]
    letters, taken = _letters(answer.marks, sheet, asked)
    said = f"{plural(answer.drawn, 'incident')} on a map; the list beside it carries the same"
    svg = Markup(
        f'<svg class="map" viewBox="0 0 {WIDTH} {HEIGHT}" role="group" aria-label="{escape(said)}">'
        f"{under.body}{lettered(under.names, taken)}{Markup('').join(drawn)}{letters}{scale_bar(sheet)}</svg>"
    )
    return Still(svg=svg, answer=answer, box=around or EVERYWHERE)


def _sheet(around: Box | None) -> Sheet:
    return sheet_for(_rounded(around or EVERYWHERE), WIDTH, HEIGHT, least=4.0, margin=0.05)


def view_of(around: Box | None) -> tuple[Box, float]:
    """What of the earth the map shows for all marks within a box, and its zoom as MapLibre counts it."""
    sheet = _sheet(around)
    return sheet.box, math.log2(sheet.scale * 360 / 512)


STEPS = 8
"""Parts of a drawing's width by which its edges move."""
WORLDWIDE = 150.0
"""Degrees of longitude from which the world is drawn whole, but for its polar seas."""


def _rounded(box: Box) -> Box:
    """A box with its edges moved outwards to a coarse grid, so that what is near has one ground, which is drawn once."""
    if box.e - box.w >= WORLDWIDE:
        return Box(-180.0, min(box.s, EVERYWHERE.s), 180.0, max(box.n, EVERYWHERE.n))
    wide = max(box.e - box.w, box.n - box.s, 2.0)
    step = 2.0 ** math.ceil(math.log2(wide)) / STEPS
    return Box(
        max(math.floor(box.w / step) * step, -180.0), max(math.floor(box.s / step) * step, -85.0),
        min(math.ceil(box.e / step) * step, 180.0), min(math.ceil(box.n / step) * step, 85.0),
    )  # fmt: skip


def mark_name(mark: MapMark) -> str:
    """A mark in one line: its place or how many incidents it stands for, and its people."""
    if mark.incidents == 1:
        return f"{mark.title}, {mark.when}: {killed_words(mark.killed)}"
    where = f"in {outlines().area(mark.outline).name}, province known alone" if mark.outline is not None else ""
    return ", ".join(x for x in (plural(mark.incidents, "incident"), where) if x) + f": {killed_words(mark.killed)}"


def mark_link(mark: MapMark, asked: Filter) -> str:
    """The incident; of several, the list of what lies where the mark stands."""
    return f"/incidents/{mark.id}" if mark.id is not None else box_link(mark.bounds, asked)


def box_link(bounds: tuple[float, float, float, float], asked: Filter) -> str:
    w, s, e, n = bounds
    some = (
        math.floor(w * 1000) / 1000,
        math.floor(s * 1000) / 1000,
        math.ceil(e * 1000) / 1000,
        math.ceil(n * 1000) / 1000,
    )
    return "/" + asked.link(box=",".join(f"{max(min(v, 180), -180):g}" for v in some), drawn="yes")


def _mark(m: MapMark, sheet: Sheet, asked: Filter) -> Markup:
    x, y = sheet.at(m.lon, m.lat)
    if m.outline is not None:
        body = f'<path class="p-area" d="{area_path(outlines().area(m.outline), sheet, sheet.level)}"/>'
    elif m.incidents > 1:
        body = (
            f'<circle class="p-town" cx="{x:.1f}" cy="{y:.1f}" r="{_radius(m.incidents):g}"/>'
            f'<text class="p-count" x="{x:.1f}" y="{y + 4:.1f}" text-anchor="middle">{number(m.incidents)}</text>'
        )
    elif m.km:
        css = "p-near" if m.shape == "near" else "p-area"
        body = f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="{max(sheet.units(m.km, m.lat), 8):.1f}"/>'
    else:
        body = f'<circle class="p-town" cx="{x:.1f}" cy="{y:.1f}" r="5.5"/>'
    name = escape(mark_name(m))
    return Markup(
        f'<a href="{escape(mark_link(m, asked))}" aria-label="{name}" tabindex="-1"><title>{name}</title>{body}</a>'
    )


def _radius(incidents: int) -> float:
    """Wide enough for its letters: how many people there are is said, never drawn by size."""
    return 8.0 + 2.4 * len(number(incidents))


def _letters(
    some: tuple[MapMark, ...], sheet: Sheet, asked: Filter
) -> tuple[Markup, list[tuple[float, float, float, float]]]:
    """Names beside marks as far as there is room, and the room that they and the marks take."""
    taken: list[tuple[float, float, float, float]] = []
    for m in some:
        if m.outline is None:
            x, y = sheet.at(m.lon, m.lat)
            r = _radius(m.incidents) if m.incidents > 1 else 6
            taken.append((x - r, y - r, x + r, y + r))
    out = []
    for m in some if len(some) <= MOST_LETTERED else ():
        x, y = sheet.at(m.lon, m.lat)
        text = short_name(m)
        wide, r = (
            len(text) * LETTER,
            0.0 if m.outline is not None else (_radius(m.incidents) if m.incidents > 1 else 6) + 4,
        )
        for left, anchor in ((x + r, "start"), (x - r - wide, "end")) if r else ((x - wide / 2, "middle"),):
            mine = (left, y - 9, left + wide, y + 6)
            if left > 2 and left + wide < sheet.width - 2 and not any(_meet(mine, t) for t in taken):
                taken.append(mine)
                at = x + r if anchor == "start" else x - r if anchor == "end" else x
                out.append(
                    f'<text class="pin-name" x="{at:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}" aria-hidden="true">{escape(text)}</text>'
                )
                break
    return Markup("".join(out)), taken


def _meet(a: tuple[float, float, float, float], b: tuple[float, float, float, float]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def short_name(m: MapMark) -> str:
    """What stands beside a mark: the place's own name, or what it stands for, and the figure."""
    people = m.killed
    if m.incidents > 1:
        return killed_words(people).split(", ")[0]
    figure = (
        killed_words(people).removesuffix(" killed") if people.of else "unknown" if people.unknown else "nobody says"
    )
    return f"{m.title.split(', ')[0]}: {figure}"


@lru_cache(maxsize=1)
def legend() -> Markup:
    """The marks alone, for the key."""
    marks_ = (
        ('<circle class="p-town" cx="17" cy="9" r="5.5"/>', "town"),
        ('<circle class="p-near" cx="17" cy="9" r="8"/>', "within 25 km"),
        ('<rect class="p-area" x="2" y="1" width="30" height="16"/>', "province or district"),
        ('<circle class="p-town" cx="17" cy="9" r="8.5"/><text class="p-count" x="17" y="13" text-anchor="middle">2</text>', "several incidents"),
    )  # fmt: skip
    return Markup(
        "".join(f'<li><svg viewBox="0 0 34 18" aria-hidden="true">{body}</svg> {name}</li>' for body, name in marks_)
    )
