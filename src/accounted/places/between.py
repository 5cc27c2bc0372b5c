"""Between two places, or on the road from one to the other."""

from __future__ import annotations

import re

from accounted.model import Place, PlacePrecision, Problem
from accounted.places import distance
from accounted.places.answers import CODES, NEAR_KM, unsettled
from accounted.places.gazetteer import Gazetteer
from accounted.places.homonyms import Evidence, choose, hold
from accounted.places.phrase import read

BETWEEN = re.compile(r"\bbetween\s+(?P<a>.+?)\s+and\s+(?P<b>.+)$", re.IGNORECASE | re.DOTALL)


ROAD = re.compile(
    r"\b(?P<a>[^\W\d_]\w+)\s*[-–]\s*(?P<b>[^\W\d_]\w+)\s+(?:road|highway|motorway|corridor)\b", re.IGNORECASE
)


def place_between(words: str, a: str, b: str, around: Evidence, gaz: Gazetteer) -> tuple[Place, list[Problem]] | None:
    """Near both ends of "between A and B" where they are within 25 km, else a line; the point is half way.

    None where the words do not name two places.
    """
    left, right = read(a, gaz.knows), read(b, gaz.knows)
    if not left.mentions or not right.mentions:
        return None
    holders = [m for m in right.mentions[1:] if m.role == "container"]
    held, _, _ = hold(holders, (*left.demonyms, *right.demonyms), around, gaz)
    ends = []
    for m in (left.mentions[-1], right.mentions[0]):
        e = choose(m, held, around, gaz)
        if e.entry is None:
            problem, rivals = unsettled(words, m, e, held, around, gaz)
            return Place(words=words, candidates=rivals), [problem]
        ends.append(e.entry)
    x, y = ends
    lat = lon = None
    precision: PlacePrecision = "line"
    if x.lat is not None and x.lon is not None and y.lat is not None and y.lon is not None:
        lat, lon = (round(v, 4) for v in distance.midpoint(x.lat, x.lon, y.lat, y.lon))
        if x.kind == y.kind == "town" and distance.haversine(x.lat, x.lon, y.lat, y.lon) <= NEAR_KM:
            precision = "near"
    ucdp, acled = CODES[precision]
    return Place(
        words=words, name=f"{x.name} – {y.name}", country=x.country if x.country == y.country else None,
        admin1=x.admin1 if x.admin1_id == y.admin1_id else None, lat=lat, lon=lon, precision=precision, ucdp=ucdp,
        acled=acled, candidates=(x.label(), y.label()),
    ), []  # fmt: skip
