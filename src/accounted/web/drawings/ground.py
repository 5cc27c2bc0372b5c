"""The ground of a drawn map: land, water and borders as SVG, in the projection that the map in the browser has."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from markupsafe import Markup, escape

from accounted.web.drawings.outlines import FURTHEST, Area, Box, Ring, mercator, outlines

__all__ = ["Ground", "Name", "Sheet", "area_path", "ground", "lettered", "sheet_for"]

LEVEL_FROM = ((40.0, 0), (9.0, 1), (0.0, 2))
"""Degrees of width from which a level of detail is fine enough."""
PROVINCES_BELOW = 30.0
"""Degrees of width below which provinces are parted."""


def _lat(y: float) -> float:
    return math.degrees(2 * math.atan(math.exp(math.radians(y))) - math.pi / 2)


class Sheet(msgspec.Struct, frozen=True):
    """A stretch of the earth on a drawing: ``width`` by ``height`` units."""

    box: Box
    width: int
    height: int

    @property
    def scale(self) -> float:
        """Units to a degree of longitude."""
        return self.width / (self.box.e - self.box.w)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a place of the earth stands on the drawing, from the left and from the top."""
        return (lon - self.box.w) * self.scale, (mercator(self.box.n) - mercator(lat)) * self.scale

    def drawn(self, points: Ring) -> Ring:
        """The same for points on Mercator's map."""
        scale, west, top = self.scale, self.box.w, mercator(self.box.n)
        return [((x - west) * scale, (top - y) * scale) for x, y in points]

    def units(self, km: float, lat: float) -> float:
        """How long so many kilometres are at a latitude."""
        return km / (111.2 * max(math.cos(math.radians(lat)), 0.1)) * self.scale

    @property
    def level(self) -> int:
        return next(level for least, level in LEVEL_FROM if self.box.e - self.box.w >= least)


def sheet_for(box: Box, width: int, height: int, least: float = 0.5, margin: float = 0.15) -> Sheet:
    """A sheet that holds a box with a margin around, at least so many degrees wide, no wider than the world."""
    low, high = mercator(box.s), mercator(box.n)
    wide = max((box.e - box.w) * (1 + 2 * margin), (high - low) * (1 + 2 * margin) * width / height, least)
    wide = min(wide, 360.0)
    tall = wide * height / width
    x, y = (box.w + box.e) / 2, (low + high) / 2
    x = min(max(x, -180 + wide / 2), 180 - wide / 2)
    edge = mercator(FURTHEST)
    y = min(max(y, -edge + tall / 2), edge - tall / 2) if tall < 2 * edge else 0.0
    return Sheet(Box(x - wide / 2, _lat(y - tall / 2), x + wide / 2, _lat(y + tall / 2)), width, height)


class Name(msgspec.Struct, frozen=True):
    """A name in the middle of (x, y), and how wide its letters are."""

    text: str
    x: float
    y: float
    wide: float


class Ground(msgspec.Struct, frozen=True):
    """``body``: land and borders (classes land, adm, border, coast). ``names``: of countries that have room."""

    body: Markup
    names: tuple[Name, ...]


@lru_cache(maxsize=64)
def ground(sheet: Sheet) -> Ground:
    """What lies under the marks of a sheet."""
    known = outlines()
    level = sheet.level
    fills, names = [], []
    for country in known.countries(sheet.box):
        # Near by, of the few provinces that are seen: a country's whole coast would be walked for nothing.
        path = area_path(country, sheet, level) if level < 2 else ""
        if path:
            fills.append(path)
        names.append(_name(country, sheet))
    if level == 2:
        fills = [path for p in known.provinces(sheet.box) if (path := area_path(p, sheet, level))]
    lines: dict[str, list[str]] = {"province": [], "country": [], "coast": []}
    for kind, points in known.lines(sheet.box, level, sheet.box.e - sheet.box.w < PROVINCES_BELOW):
        lines[kind] += _line(sheet.drawn(points), sheet)
    drawn = [f'<path class="land" d="{"".join(fills)}"/>' if fills else ""]
    drawn += [f'<path class="{css}" d="{"".join(lines[kind])}"/>' for kind, css in KINDS if lines[kind]]
    return Ground(Markup("".join(drawn)), tuple(n for n in names if n is not None))


def lettered(names: Iterable[Name], taken: Sequence[tuple[float, float, float, float]] = ()) -> Markup:
    """Names of countries that run into nothing: ``taken`` are stretches (left, top, right, bottom) that hold other letters."""
    out, held = [], list(taken)
    for n in names:
        mine = (n.x - n.wide / 2, n.y - 12, n.x + n.wide / 2, n.y + 4)
        if not any(mine[0] < r and left < mine[2] and mine[1] < b and t < mine[3] for left, t, r, b in held):
            held.append(mine)
            out.append(
                f'<text class="country" x="{n.x:.0f}" y="{n.y:.0f}" text-anchor="middle">{escape(n.text.upper())}</text>'
            )
    return Markup("".join(out))


KINDS = (("province", "adm"), ("country", "border"), ("coast", "coast"))


def area_path(area: Area, sheet: Sheet, level: int) -> str:
    """What of an area lies on a sheet, as the data of a path, closed."""
    out = []
    for ring in outlines().rings(area, level):
        cut = _clipped(sheet.drawn(ring), sheet)
        thin = _thin(cut)
        if len(thin) > 2:
            out.append(_data(thin) + "Z")
    return "".join(out)


def _line(points: Ring, sheet: Sheet) -> list[str]:
    """The stretches of a drawn line that lie on a sheet."""
    out: list[str] = []
    run: list[tuple[float, float]] = []
    before: tuple[float, float] | None = None
    for q in points:
        if _on(q, sheet):
            if not run and before is not None:
                run.append(before)
            run.append(q)
        elif run:
            run.append(q)
            out.append(_data(_thin(run)))
            run = []
        elif before is not None and _crosses(before, q, sheet):
            out.append(_data([before, q]))
        before = q
    if len(run) > 1:
        out.append(_data(_thin(run)))
    return out


def _on(q: tuple[float, float], sheet: Sheet) -> bool:
    return -4 <= q[0] <= sheet.width + 4 and -4 <= q[1] <= sheet.height + 4


def _crosses(a: tuple[float, float], b: tuple[float, float], sheet: Sheet) -> bool:
    """Whether a long step may lead over the sheet."""
    return (
        min(a[0], b[0]) < sheet.width and max(a[0], b[0]) > 0 and min(a[1], b[1]) < sheet.height and max(a[1], b[1]) > 0
    )


def _clipped(points: list[tuple[float, float]], sheet: Sheet) -> list[tuple[float, float]]:
    """Sutherland and Hodgman: a ring cut at the sheet's edges, a little beyond them."""
    for axis, limit, keep_below in ((0, -4.0, False), (0, sheet.width + 4.0, True), (1, -4.0, False), (1, sheet.height + 4.0, True)):  # fmt: skip
        if not points:
            return []
        low, high = min(p[axis] for p in points), max(p[axis] for p in points)
        if (high <= limit) if keep_below else (low >= limit):
            continue
        out: list[tuple[float, float]] = []
        a = points[-1]
        a_in = a[axis] <= limit if keep_below else a[axis] >= limit
        for b in points:
            b_in = b[axis] <= limit if keep_below else b[axis] >= limit
            if a_in != b_in:
                t = (limit - a[axis]) / (b[axis] - a[axis])
                out.append((a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1])))
            if b_in:
                out.append(b)
            a, a_in = b, b_in
        points = out
    return points


def _thin(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Without steps shorter than could be seen."""
    if len(points) < 3:
        return points
    out = [points[0]]
    for p in points[1:-1]:
        if abs(p[0] - out[-1][0]) + abs(p[1] - out[-1][1]) >= 1.2:
            out.append(p)
    return [*out, points[-1]]


def _data(points: list[tuple[float, float]]) -> str:
    """Whole units, as steps: short, and as fine as a screen."""
    x, y = round(points[0][0]), round(points[0][1])
    out = [f"M{x} {y}l"]
    steps = []
    for px, py in points[1:]:
        qx, qy = round(px), round(py)
        steps.append(f"{qx - x} {qy - y}")
        x, y = qx, qy
    return out[0] + " ".join(steps)


def _name(country: Area, sheet: Sheet) -> Name | None:
    """A country's name where it is wide enough on the sheet to hold it."""
    w, s = sheet.at(max(country.box.w, sheet.box.w), max(country.box.s, sheet.box.s))
    e, n = sheet.at(min(country.box.e, sheet.box.e), min(country.box.n, sheet.box.n))
    room = len(country.name) * 9 + 8
    x, y = sheet.at(*country.point)
    if e - w < room or s - n < 26 or not (room / 2 < x < sheet.width - room / 2 and 14 < y < sheet.height - 8):
        return None
    return Name(country.name, x, y, room)
