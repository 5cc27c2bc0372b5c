"""Distances on a sphere of the Earth's mean radius, and whether two places can be one.

A sphere errs by at most 0.6 %, far below what "some 190 km" means.
"""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

from accounted.model import Place
from accounted.places.names import key

EARTH_KM = 6371.0088

REACH_KM: dict[str, float] = {"exact": 5.0, "near": 25.0, "district": 40.0, "province": 150.0, "line": 200.0}
"""How far from its point a place of this precision may truly lie. Ours: UCDP's 25 km for "near", the rest from the
usual size of districts and provinces."""


def haversine(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Kilometres between two points in degrees."""
    p1, p2 = radians(lat1), radians(lat2)
    a = sin((p2 - p1) / 2) ** 2 + cos(p1) * cos(p2) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(a)))


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Where one is after ``km`` on the great circle that starts at ``bearing`` degrees (0 north, 90 east)."""
    d, b, p, m = km / EARTH_KM, radians(bearing), radians(lat), radians(lon)
    p2 = asin(sin(p) * cos(d) + cos(p) * sin(d) * cos(b))
    m2 = m + atan2(sin(b) * sin(d) * cos(p), cos(d) - sin(p) * sin(p2))
    return degrees(p2), (degrees(m2) + 540) % 360 - 180


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Degrees (0 north, 90 east) at which the second point is seen from the first."""
    p1, p2, dm = radians(lat1), radians(lat2), radians(lon2 - lon1)
    return degrees(atan2(sin(dm) * cos(p2), cos(p1) * sin(p2) - sin(p1) * cos(p2) * cos(dm))) % 360


def midpoint(lat1: float, lon1: float, lat2: float, lon2: float) -> tuple[float, float]:
    """Half way on the great circle."""
    return destination(lat1, lon1, bearing(lat1, lon1, lat2, lon2), haversine(lat1, lon1, lat2, lon2) / 2)


def compatible(a: Place, b: Place) -> tuple[float | None, str]:
    """Kilometres between two places (None where either has no point), and a sentence that says how they agree.

    The sentence begins with "same", "may be the same", "different" or "unknown". "May be the same": one lies in the
    other's area, or within the reach of both precisions (``REACH_KM``).
    """
    left, right = a.name or a.words or "no place", b.name or b.words or "no place"
    if "not_stated" in (a.precision, b.precision):
        return None, f"unknown: {left if a.precision == 'not_stated' else right} says no place"
    km = None
    if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None:
        km = haversine(a.lat, a.lon, b.lat, b.lon)
    if a.country and b.country and a.country != b.country:
        if km is None or km > _reach(a, b):
            return km, f"different: {left} is in {a.country}, {right} in {b.country}"
        return km, f"may be the same: {left} and {right} are {km:.0f} km apart, across a border"
    if a.gazetteer_id is not None and a.gazetteer_id == b.gazetteer_id and a.precision == b.precision:
        return (
            km,
            f"same place: both say {left}" if a.precision != "country" else f"may be the same: both say only {left}",
        )
    if "country" in (a.precision, b.precision) and a.country and a.country == b.country:
        return km, f"may be the same: {left} and {right}, one known by country only"
    wide = {"province", "district"} & {a.precision, b.precision}
    if wide and a.admin1 and b.admin1:
        if key(a.admin1) == key(b.admin1):
            return km, f"may be the same: {left} and {right} are both in {a.admin1}"
        if km is None or km > REACH_KM["province"]:
            return km, f"different: {left} is in {a.admin1}, {right} in {b.admin1}"
    if km is None:
        return None, f"unknown: no distance between {left} and {right}"
    near = km <= _reach(a, b)
    return km, f"{'may be the same' if near else 'different'}: {left} and {right} are {km:.0f} km apart"


def _reach(a: Place, b: Place) -> float:
    return hypot(REACH_KM.get(a.precision, 25.0), REACH_KM.get(b.precision, 25.0))
