"""Incidents on a map: marks as wide as what is known, those that would lie on one another taken together, with people
counted as well as incidents. Worked out in SQL, so that it stays quick with any number of them."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

import msgspec

from accounted.web.drawings.outlines import Box, outlines
from accounted.web.drawings.placing import SHAPES
from accounted.web.listing.filters import Filter
from accounted.web.listing.finding import found, head_of, kept
from accounted.web.listing.picking import Picked, coarse_rows, extent, mark_rows, picked
from accounted.web.listing.ready import ready
from accounted.web.listing.rows import WORLD, whats, world
from accounted.web.listing.summing import PEOPLE, People, count_people, shared_by

__all__ = ["Coarse", "MapAnswer", "MapMark", "marks", "reach", "spread"]

CELL = 44
"""Pixels: marks in one square of that size are taken together."""
TILE = 512
"""Pixels of a world at zoom 0, as MapLibre has it."""
STEPS = 4
"""Steps of zoom between which squares keep their size, so that what was worked out for one view serves the next."""
AREAS_FROM = 3.0
"""The zoom from which provinces are drawn as areas; further off they are too small."""
SEVERAL = "several"


class MapMark(msgspec.Struct, frozen=True, kw_only=True):
    """One mark. ``shape``: town, near, area, or several: ``incidents`` that would lie on one another; ``bounds`` (west, south,
    east, north) is what they cover. ``title``, ``when`` and ``id`` only of a single incident."""

    shape: str
    lon: float
    lat: float
    incidents: int
    killed: People
    bounds: tuple[float, float, float, float]
    km: float = 0.0
    outline: int | None = None
    id: str | None = None
    title: str = ""
    when: str = ""


class Coarse(msgspec.Struct, frozen=True, kw_only=True):
    """Incidents that no mark can stand for, by how coarsely their place is known."""

    precision: str
    country: str | None
    incidents: int
    killed: People


class MapAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """``drawn`` and ``listed`` count all incidents of the filter, wherever they lie; ``marks`` are those in view."""

    found: int
    drawn: int
    listed: int
    marks: tuple[MapMark, ...]
    coarse: tuple[Coarse, ...]
    spread: tuple[float, float, float, float] | None
    """The box around all that is drawn."""


class Ready(msgspec.Struct, frozen=True, kw_only=True):
    """The marks of everything as the first page draws them."""

    view: Box
    zoom: float
    answer: MapAnswer


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """What does not hang on the view: how many are drawn and listed, the box around all marks, and what is listed."""

    drawn: int
    listed: int
    around: Box | None
    coarse: tuple[Coarse, ...]


def spread(db: sqlite3.Connection, asked: Filter) -> Box | None:
    """The box around all marks of a filter; None where nothing is drawn."""
    return reach(db, asked).around


def reach(db: sqlite3.Connection, asked: Filter) -> Reach:
    return kept((head_of(db), "reach", asked.bare), lambda: _reach(db, asked))


def _reach(db: sqlite3.Connection, asked: Filter) -> Reach:
    known = ready(db, "reach", Reach) if asked.bare == Filter() else None
    return known or reach_of(db, asked, picked(db, asked))


def reach_of(db: sqlite3.Connection, asked: Filter, many: Picked | None) -> Reach:
    """The same worked out anew."""
    where, values = found(db, asked)
    what = whats()[asked.method, "killed"]
    if many is not None:
        number, drawn, west, south, east, north = extent(many)
        rows = coarse_rows(many, what)
    else:
        number, drawn, west, south, east, north = db.execute(
            f"SELECT count(*), count(c.west), min(c.west), max(c.south), max(c.east), min(c.north) FROM facts c WHERE {where}",
            values,
        ).fetchone()
        rows = db.execute(
            f"SELECT c.precision, c.country, {PEOPLE} FROM facts c JOIN figures f ON f.what = ? AND f.n = c.n "
            f"WHERE c.shape = 3 AND {where} GROUP BY 1, 2, f.becomes ORDER BY 1, 2", [what, *values],
        ).fetchall()  # fmt: skip
    if west is None or south is None or east is None or north is None:
        around = None
    else:
        around = Box(*_degrees(west, south, east, north))
    coarse = [
        Coarse(precision=precision, country=country, incidents=sum(r[1] for r in some), killed=count_people(some))
        for (precision, country), some in _grouped(rows, 2)
    ]
    coarse.sort(key=lambda c: (-c.incidents, c.precision, c.country or ""))
    return Reach(drawn=drawn, listed=number - drawn, around=around, coarse=tuple(coarse))


def _grouped(rows: Iterable[Sequence[Any]], keys: int) -> Iterator[tuple[Any, list[Sequence[Any]]]]:
    """Rows in order, by their first columns, without these."""
    for key, some in groupby(rows, key=lambda row: row[:keys]):
        yield key if keys > 1 else key[0], [row[keys:] for row in some]


def marks(db: sqlite3.Connection, asked: Filter, view: Box | None, zoom: float) -> MapAnswer:
    """The marks of a filter in a view (None: everywhere) at a zoom as MapLibre counts it."""
    zoom = stepped(zoom)
    return kept((head_of(db), "marks", asked.bare, view, zoom), lambda: _marks(db, asked, view, zoom))


def stepped(zoom: float) -> float:
    """The zoom for which squares are as large."""
    return math.floor(min(max(zoom, 0.0), 18.0) * STEPS) / STEPS


def _marks(db: sqlite3.Connection, asked: Filter, view: Box | None, zoom: float) -> MapAnswer:
    known = ready(db, "marks", Ready) if asked.bare == Filter() else None
    if known is not None and (known.view, known.zoom) == (view, zoom):
        return known.answer
    return marks_of(db, asked, view, zoom, picked(db, asked), reach(db, asked))


def marks_of(
    db: sqlite3.Connection, asked: Filter, view: Box | None, zoom: float, many: Picked | None, about: Reach
) -> MapAnswer:
    """The same worked out anew; ``zoom`` is a step."""
    where, values = found(db, asked)
    what = whats()[asked.method, "killed"]
    seen, bounds = f"c.shape < 3 AND {where}", list(values)
    if view is not None:
        (west, north), (east, south) = world(view.w, view.n), world(view.e, view.s)
        seen += " AND c.west <= ? AND c.east >= ? AND c.north <= ? AND c.south >= ?"
        bounds += [east, west, south, north]
    side = round(WORLD / TILE / 2**zoom * CELL)
    # Alike in the first part of the key: a cell of the map, or a province that is known as a whole.
    part = f"((c.y / {side}) << 30) | (c.x / {side})"
    if zoom >= AREAS_FROM:
        part = f"CASE WHEN c.outline IS NOT NULL THEN -c.outline ELSE {part} END"
    if many is not None:
        rows = mark_rows(
            many, what, None if view is None else (west, north, east, south), side, areas=zoom >= AREAS_FROM
        )
    else:
        rows = db.execute(
            f"SELECT {part} AS part, {PEOPLE}, min(c.n), sum(c.x), sum(c.y), min(c.west), max(c.south), max(c.east), min(c.north) "
            f"FROM facts c JOIN figures f ON f.what = ? AND f.n = c.n WHERE {seen} GROUP BY part, f.becomes ORDER BY part",
            [what, *bounds],
        ).fetchall()
    twice = dict(shared_by(db, seen, bounds, what, part))
    marks = [_mark(db, part, some, twice.get(part, 0)) for part, some in _grouped(rows, 1)]
    marks.sort(key=lambda m: (m.shape != "area", -m.incidents, m.lon, m.lat))
    around = about.around
    return MapAnswer(
        found=about.drawn + about.listed, drawn=about.drawn, listed=about.listed, marks=tuple(marks), coarse=about.coarse,
        spread=None if around is None else (around.w, around.s, around.e, around.n),
    )  # fmt: skip


def _mark(db: sqlite3.Connection, part: int, rows: list[Sequence[Any]], shared: int) -> MapMark:
    number = sum(row[1] for row in rows)
    lon, lat = _point(sum(row[7] for row in rows) / number, sum(row[8] for row in rows) / number)
    shape, km, outline, key, title, when = SEVERAL, 0.0, None, None, "", ""
    if part < 0:
        shape, outline = "area", -part
        lon, lat = outlines().area(outline).point
    if number == 1:
        kind, km, outline, code, key, title, when = db.execute(
            "SELECT c.shape, c.km, c.outline, i.code, i.id, i.title, i.time FROM facts c JOIN incidents i ON i.n = c.n "
            "WHERE c.n = ?", (rows[0][6],),
        ).fetchone()  # fmt: skip
        shape, key = SHAPES[kind], code or key
    covered = (
        min(row[9] for row in rows),
        max(row[10] for row in rows),
        max(row[11] for row in rows),
        min(row[12] for row in rows),
    )
    return MapMark(
        shape=shape, lon=round(lon, 5), lat=round(lat, 5), incidents=number, killed=count_people([r[:6] for r in rows], shared),
        bounds=_degrees(*covered), km=km, outline=outline, id=key, title=title, when=when,
    )  # fmt: skip


def _point(x: float, y: float) -> tuple[float, float]:
    lon = x / WORLD * 360 - 180
    height = 180 - y / WORLD * 360
    return lon, math.degrees(2 * math.atan(math.exp(math.radians(height))) - math.pi / 2)


def _degrees(west: float, south: float, east: float, north: float) -> tuple[float, float, float, float]:
    (w, s), (e, n) = _point(west, south), _point(east, north)
    return round(w, 5), round(s, 5), round(e, 5), round(n, 5)
