"""Outlines of countries and provinces that ship with the package, for drawings that the server makes.

Natural Earth, public domain; borders as they stand in fact, with no view on any boundary. Made by
``training/basemap/build.py``, which tells the tables. Boxes and points are in degrees, longitude first; rings and lines
are in degrees of Mercator's map (:func:`mercator`), as they are drawn.
"""

from __future__ import annotations

import math
import sqlite3
import sys
import zlib
from array import array
from functools import lru_cache
from importlib import resources
from pathlib import Path

import msgspec

from accounted.model import AccountedError

__all__ = ["FURTHEST", "Area", "Box", "Outlines", "Ring", "mercator", "outlines"]

SCALE = 10_000
KINDS = ("coast", "country", "province")
FURTHEST = 84.0
"""Mercator's map has no poles."""
Ring = list[tuple[float, float]]


def mercator(lat: float) -> float:
    """Mercator's height of a latitude, in degrees at the equator."""
    lat = max(-FURTHEST, min(FURTHEST, lat))
    return math.degrees(math.log(math.tan(math.pi / 4 + math.radians(lat) / 2)))


class Box(msgspec.Struct, frozen=True):
    """A stretch of the earth in degrees: west, south, east, north. West is never east of east: a box over the date line
    is cut there by whoever asks."""

    w: float
    s: float
    e: float
    n: float

    def meets(self, other: Box) -> bool:
        return self.w <= other.e and other.w <= self.e and self.s <= other.n and other.s <= self.n

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        return Box(min(self.w, other.w), min(self.s, other.s), max(self.e, other.e), max(self.n, other.n))


class Area(msgspec.Struct, frozen=True, kw_only=True):
    """A country or a province: ``point`` is where its name stands, ``rings`` runs of arcs, negative walked backwards."""

    id: int
    country: bool
    iso: str
    name: str
    box: Box
    point: tuple[float, float]
    rings: tuple[tuple[int, ...], ...]


class Outlines:
    """The file that ships, open for reading; safe to use from several threads."""

    def __init__(self, file: Path) -> None:
        if not file.is_file():
            raise AccountedError(f"{file}: no outlines there - make them with training/basemap/build.py")
        self._db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        self.area = lru_cache(maxsize=1000)(self._area)
        # Of the coarsest level, which every wide map asks for, all arcs are kept: they are short.
        self._near = lru_cache(maxsize=6000)(self._read_arc)
        self._far = lru_cache(maxsize=20_000)(self._read_arc)
        self.lines = lru_cache(maxsize=50)(self._lines)

    def province(self, geonames: int) -> int | None:
        """The number of the province with that GeoNames id; None where no outline is known."""
        found = self._db.execute("SELECT id FROM area WHERE gn = ? AND kind = 1 ORDER BY id LIMIT 1", (geonames,))
        row = found.fetchone()
        return None if row is None else int(row[0])

    def countries(self, box: Box) -> list[Area]:
        """Countries of which something may lie in a box, by number."""
        return self._in(box, 0)

    def provinces(self, box: Box) -> list[Area]:
        return self._in(box, 1)

    def _in(self, box: Box, kind: int) -> list[Area]:
        rows = self._db.execute(
            "SELECT id FROM area WHERE kind = ? AND w <= ? AND e >= ? AND s <= ? AND n >= ? ORDER BY id",
            (kind, *(round(v * SCALE) for v in (box.e, box.w, box.n, box.s))),
        ).fetchall()
        return [self.area(n) for (n,) in rows]

    def rings(self, area: Area, level: int) -> list[Ring]:
        """An area's rings on Mercator's map, at a level of detail: 0 a world, 1 a continent, 2 a country. What is too small
        to be seen at that level is left out."""
        found = []
        for ring in area.rings:
            points: Ring = []
            for n in ring:
                way = self._arc(abs(n), level)
                points += (way if n > 0 else way[::-1])[1 if points else 0 :]
            if len(points) > 3:
                found.append(points)
        return found

    def _arc(self, number: int, level: int) -> Ring:
        return (self._near if level else self._far)(number, level)

    def _lines(self, box: Box, level: int, provinces: bool) -> tuple[tuple[str, Ring], ...]:
        """Borders and coasts that touch a box: what each parts, and its points; those of provinces where they are asked for."""
        rows = self._db.execute(
            f"SELECT id, kind FROM arc WHERE l{level:d} IS NOT NULL AND kind <= ? AND w <= ? AND e >= ? AND s <= ? AND n >= ? "
            "ORDER BY id", (2 if provinces else 1, *(round(v * SCALE) for v in (box.e, box.w, box.n, box.s))),
        ).fetchall()  # fmt: skip
        return tuple((KINDS[kind], self._arc(n, level)) for n, kind in rows)

    def _area(self, number: int) -> Area:
        row = self._db.execute(
            "SELECT kind, iso, name, w, s, e, n, lon, lat, rings FROM area WHERE id = ?", (number,)
        ).fetchone()
        kind, iso, name, w, s, e, n, lon, lat, packed = row
        rings: list[tuple[int, ...]] = []
        ring: list[int] = []
        for arc in _integers("i", zlib.decompress(packed)):
            if arc:
                ring.append(arc)
            else:
                rings.append(tuple(ring))
                ring = []
        box = Box(w / SCALE, s / SCALE, e / SCALE, n / SCALE)
        point = (lon / SCALE, lat / SCALE)
        return Area(id=number, country=kind == 0, iso=iso, name=name, box=box, point=point, rings=tuple(rings))

    def _read_arc(self, number: int, level: int) -> Ring:
        x, y, packed = self._db.execute(f"SELECT x, y, l{level:d} FROM arc WHERE id = ?", (number,)).fetchone()
        if packed is None:
            return []
        points = [(x / SCALE, mercator(y / SCALE))]
        steps = iter(_integers("h", zlib.decompress(packed[1:]) if packed[0] else packed[1:]))
        for dx, dy in zip(steps, steps, strict=True):
            x, y = x + dx, y + dy
            points.append((x / SCALE, mercator(y / SCALE)))
        return points


def _integers(kind: str, raw: bytes) -> array[int]:
    """Little-endian, whatever the machine."""
    flat: array[int] = array(kind)
    flat.frombytes(raw)
    if sys.byteorder == "big":
        flat.byteswap()
    return flat


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """Those that ship."""
    return Outlines(Path(str(resources.files("accounted.web") / "data/outlines.sqlite")))
