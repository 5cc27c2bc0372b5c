"""How a place is drawn, by how well it is known: a town is a dot, "near" a ring, a district or a province an area.

What is known more coarsely (a country, a line between two towns, the sea) is not drawn at all: it is listed. A capital
never stands for a country, nor the middle of a country for something that happened in it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

import msgspec

from accounted.model import Place
from accounted.places import Gazetteer, shared
from accounted.web.drawings.outlines import Box, outlines

__all__ = ["SHAPES", "Mark", "gazetteer", "mark_of"]

Shape = Literal["town", "near", "area", "listed"]
SHAPES: tuple[Shape, ...] = ("town", "near", "area", "listed")
NEAR_KM = 25.0
"""As wide as "near" is: see ``places.answers``."""
KM_A_DEGREE = 111.2
LEAST_KM, MOST_KM = 8.0, 120.0


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Where and how a place is drawn.

    ``point``: longitude and latitude; for an area only where its letters stand. ``outline``: number of the province's
    outline. ``km``: radius of the ring; of a district, for which no outlines ship, that of a circle around its
    towns. ``box``: what the mark covers; None for what is listed.
    """

    shape: Shape
    point: tuple[float, float] | None = None
    outline: int | None = None
    km: float = 0.0
    box: Box | None = None


LISTED = Mark(shape="listed")


def gazetteer() -> Gazetteer:
    """The one that ships, opened once; safe to read from several threads."""
    return shared()


def mark_of(place: Place) -> Mark:
    """The mark of a place. Says "listed" where the place is known too coarsely, or where its extent is not known."""
    point = None if place.lat is None or place.lon is None else (place.lon, place.lat)
    if place.precision == "exact" and point is not None:
        return Mark(shape="town", point=point, box=Box(*point, *point))
    if place.precision == "near" and point is not None:
        return _round("near", point, NEAR_KM)
    if place.precision == "province" and place.country:
        number = _province(place)
        if number is not None:
            area = outlines().area(number)
            return Mark(shape="area", point=area.point, outline=number, box=area.box)
        return _around_towns(place, point, "admin1")
    if place.precision == "district" and place.country:
        return _around_towns(place, point, "admin2")
    return LISTED


def _province(place: Place) -> int | None:
    """By the gazetteer's number of the place; where several places of one province were named, by the province's name."""
    key = place.gazetteer_id or ""
    if key.startswith("geonames:"):
        number = outlines().province(int(key.removeprefix("geonames:")))
        if number is not None:
            return number
    for entry in gazetteer().lookup(place.admin1, country=place.country) if place.admin1 else ():
        if entry.kind == "admin1" and entry.country == place.country and entry.geonames is not None:
            number = outlines().province(entry.geonames)
            if number is not None:
                return number
    return None


def _around_towns(place: Place, point: tuple[float, float] | None, kind: Literal["admin1", "admin2"]) -> Mark:
    """A circle that holds nine of ten of an area's towns. Where the gazetteer knows fewer than three of them, a district is a
    circle of 25 km, and a province is not drawn."""
    if point is None:
        return LISTED
    number = None
    for name in (getattr(place, kind), place.name):
        for entry in gazetteer().lookup(name, country=place.country, admin1=place.admin1) if name else ():
            if entry.country == place.country and (entry.gazetteer_id == place.gazetteer_id or entry.kind == kind):
                number = entry.id if entry.kind == kind else getattr(entry, f"{kind}_id")
                break
        if number is not None:
            break
    away = _towns(number, kind, point) if number is not None else ()
    if len(away) < 3:
        return _round("area", point, NEAR_KM) if kind == "admin2" else LISTED
    return _round("area", point, min(max(away[int(len(away) * 0.9)], LEAST_KM), MOST_KM))


@lru_cache(maxsize=2000)
def _towns(area: int, kind: str, point: tuple[float, float]) -> Sequence[float]:
    """Kilometres from ``point`` to the towns of an area, nearest first."""
    lon, lat = point
    high = MOST_KM / KM_A_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.1)
    some = gazetteer().towns_between(lat - high, lat + high, lon - wide, lon + wide)
    mine = [e for e in some if getattr(e, f"{kind}_id") == area and e.lat is not None and e.lon is not None]
    return sorted(_km(lon, lat, e.lon, e.lat) for e in mine if e.lon is not None and e.lat is not None)


def _km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    """Flat, which does for some tens of kilometres."""
    x = (other_lon - lon) * math.cos(math.radians((lat + other_lat) / 2))
    return math.hypot(x, other_lat - lat) * KM_A_DEGREE


def _round(shape: Shape, point: tuple[float, float], km: float) -> Mark:
    lon, lat = point
    high = km / KM_A_DEGREE
    wide = high / max(math.cos(math.radians(lat)), 0.1)
    return Mark(shape=shape, point=point, km=round(km, 1), box=Box(lon - wide, lat - high, lon + wide, lat + high))
