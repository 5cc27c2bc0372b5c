"""So far from there: "some 190 km north-west of Baghdad"."""

from __future__ import annotations

import re
from math import radians, sin

from accounted.model import Place, Problem
from accounted.places import distance
from accounted.places.answers import NEAR_KM, place_from, problem_of, unsettled
from accounted.places.gazetteer import Entry, Gazetteer
from accounted.places.homonyms import Evidence, choose, hold, standing_of
from accounted.places.named import named_place
from accounted.places.phrase import Mention, read

_WINDS = {
    "north": 0, "northeast": 45, "east": 90, "southeast": 135, "south": 180, "southwest": 225, "west": 270,
    "northwest": 315, "n": 0, "ne": 45, "e": 90, "se": 135, "s": 180, "sw": 225, "w": 270, "nw": 315,
    "northnortheast": 22, "eastnortheast": 68, "eastsoutheast": 112, "southsoutheast": 158, "southsouthwest": 202,
    "westsouthwest": 248, "westnorthwest": 292, "northnorthwest": 338,
}  # fmt: skip


_WIND = r"(?:(?:north|south|east|west)(?:ern)?[-\s]?){1,3}|[nsew]{1,2}(?=\s+of\b)"


_NUMBERS = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "eighty": 80,
    "hundred": 100,
}  # fmt: skip


AWAY = re.compile(
    rf"(?P<number>\d[\d,.]*|\b(?:{'|'.join(_NUMBERS)}))[\s-]*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?"
    rf"(?:\s*\([^)]*\)|\s*/\s*\d+\s*\w+)?,?\s*(?:away\s+)?(?:to\s+the\s+|in\s+the\s+)?(?P<wind>{_WIND})?\s*"
    r"(?:of|from|outside|away\s+from)\s+(?:the\s+)?(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)


_LEAD = re.compile(
    r"[\s,(]*(?:\b(?:some|about|around|roughly|nearly|approximately|almost|over|located|lies|just)\b[\s,]*)*$", re.I
)


def place_away(
    words: str, before: str, m: re.Match[str], around: Evidence, gaz: Gazetteer
) -> tuple[Place, list[Problem]]:
    """What "the town, 40 miles west of Mosul" says: the town that is named, where one is and it fits, else
    the reckoned point."""
    rest = read(m["rest"], gaz.knows)
    phrase = read(_LEAD.sub("", before), gaz.knows)
    if not rest.mentions:
        return named_place(words, before or m["rest"], around, gaz)
    held, _, _ = hold([x for x in rest.mentions[1:] if x.role == "container"], rest.demonyms, around, gaz)
    start = choose(rest.mentions[0], held, around, gaz)
    km, wind = _kilometres(m["number"], m["unit"]), _wind(m["wind"])
    if start.entry is None or start.entry.lat is None or start.entry.lon is None:
        if phrase.mentions:
            return named_place(words, before, around, gaz)
        if start.entry is not None:
            return place_from(words, start.entry, None, gaz), []
        problem, rivals = unsettled(words, rest.mentions[0], start, held, around, gaz)
        return Place(words=words, candidates=rivals), [problem]
    origin = start.entry
    own = [x for x in phrase.mentions if x.role == "target"]
    within = Evidence((origin.country, *(c for c in around.countries if c != origin.country)), around.admin1)
    problems: list[Problem] = []
    if own:
        homonyms = [e for e in gaz.lookup(own[0].text) if _fits(e, origin, km, wind)]
        fitting = standing_of(homonyms, True, True).entry if homonyms else None
        if fitting is not None:
            return place_from(words, fitting, own[0], gaz), []
        place, problems = named_place(words, before, within, gaz)
        if place.precision == "exact":
            seen = f"“{words}”: {place.name} is not {km:.0f} km away from {origin.name} as the words say"
            return place, [
                *problems,
                problem_of("place_bearing_disagrees", seen, "a place that fits the distance", "note"),
            ]
        # Unknown by name: the distance and bearing place it, nearer than the province that holds it.
    if wind is None:
        if km <= NEAR_KM:
            return place_from(words, origin, Mention(origin.name, 0, True, near=True), gaz), problems
        far = Place(
            words=words, country=origin.country, precision="country", ucdp=6,
            candidates=(f"{km:.0f} km from {origin.label()}",),
        )  # fmt: skip
        return far, problems
    return _reckoned(words, origin, km, wind, own[0].text if own else None, gaz), problems


def _reckoned(words: str, origin: Entry, km: float, wind: float, name: str | None, gaz: Gazetteer) -> Place:
    """The point at distance and bearing, and the towns that the words may mean.

    "North-west" is one wind of eight: the truth lies within half a step (22.5°) to either side, 73 km at 190 km.
    UCDP's "near" (2) is given only where that is within 25 km; else 5, a fuzzy area.
    """
    if origin.lat is None or origin.lon is None:
        raise ValueError("a reckoned point needs an origin with a point")
    lat, lon = distance.destination(origin.lat, origin.lon, wind, km)
    spread = km * sin(radians(22.5))
    reach = km * 1.2 + 10
    dlat, dlon = reach / 111.0, reach / (111.0 * max(0.1, sin(radians(90 - abs(origin.lat)))))
    box = gaz.towns_between(origin.lat - dlat, origin.lat + dlat, origin.lon - dlon, origin.lon + dlon)
    towns = [e for e in box if _fits(e, origin, km, wind)]
    home = [e for e in towns if e.country == origin.country]
    towns = sorted(home or towns, key=lambda e: (-e.population, e.id))
    areas = {e.admin1 for e in towns}
    ucdp, acled = (2, 2) if spread <= NEAR_KM else (5, 3)
    return Place(
        words=words, name=name, country=origin.country, admin1=areas.pop() if len(areas) == 1 else None,
        lat=round(lat, 4), lon=round(lon, 4), precision="near", ucdp=ucdp, acled=acled,
        candidates=tuple(e.label() for e in towns[:8]),
    )  # fmt: skip


def _fits(e: Entry, origin: Entry, km: float, wind: float | None) -> bool:
    """Whether ``e`` lies about that far and in that wind (30° to either side: roads and speakers are loose)."""
    if e.kind != "town" or e.id == origin.id:
        return False
    if e.lat is None or e.lon is None or origin.lat is None or origin.lon is None:
        return False
    far = distance.haversine(origin.lat, origin.lon, e.lat, e.lon)
    if abs(far - km) > max(5.0, 0.2 * km):
        return False
    if wind is None:
        return True
    off = abs((distance.bearing(origin.lat, origin.lon, e.lat, e.lon) - wind + 180) % 360 - 180)
    return off <= 30 or km <= 5


def _kilometres(number: str, unit: str) -> float:
    low = number.lower()
    value = (
        float(_NUMBERS[low])
        if low in _NUMBERS
        else float(re.sub(r"[.,](?=\d{3}\b)", "", number).strip(".,").replace(",", "."))
    )
    return value * (1.609344 if unit.lower().startswith("mi") else 1.0)


def _wind(words: str | None) -> float | None:
    if not words:
        return None
    return _WINDS.get(re.sub(r"ern|[-\s]", "", words.lower()))
