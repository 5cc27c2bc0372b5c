"""The words of a where-claim to a place with its precision, or to a problem that says why not.

Rules, in this order:

1. A name's own phrase decides first: "the town of", "province", a container ("in Nangarhar", "Iraq's", "the Syrian
   city of"), a distance and bearing. What contradicts them is no answer.
2. ``context`` (other names of the report, most trusted first) ranks homonyms. It is never the answer itself.
3. Without either, a name is taken only where one place stands far above the others of that name; else it is ambiguous.
4. Where the fine name is unknown but what holds it is known, the holder is the place, as UCDP has it: better
   coarse and sure than fine and doubtful. A problem says what was not found.

Codes (field guide, section 3): UCDP where_prec and ACLED geo_precision by kind; see ``CODES``. UCDP takes a name shared
by a town, its district and its province as the largest. We keep the town's point and ``exact`` in the place, as that is
what ACLED records, give UCDP's code of the largest, and list the namesakes as candidates.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import radians, sin

from accounted.model import Place, PlacePrecision, Problem
from accounted.places import distance
from accounted.places.gazetteer import Entry, Gazetteer, demonym
from accounted.places.names import key
from accounted.places.phrase import Hint, Mention, Phrase, read
from accounted.places.scripts import is_latin, readable, skeleton

CODES: dict[PlacePrecision, tuple[int | None, int | None]] = {
    "exact": (1, 1), "near": (2, 2), "district": (3, 2), "province": (4, 3), "line": (5, 3), "country": (6, None),
    "sea_or_air": (7, 3), "not_stated": (None, None),
}  # fmt: skip
"""UCDP and ACLED codes of a precision. ``line`` is UCDP's step 5, "line or fuzzy area". ACLED has no step for a
country alone."""

NEAR_KM = 25.0
"""UCDP's "within about 25 km of a named place"."""

HOLDER_KM = 40.0
"""A place filed under another province is still held by one whose point is so near; ours."""

DOMINANT = 8
"""One place stands far above its namesakes with this many times their people together; ours: San Salvador and
Santiago do, San Antonio and Tripoli do not."""

DOMINANT_PEOPLE = 50_000
FAR_ABOVE = 20
"""A place of another country of the context, named later, is meant where it has so many times the people; ours."""
FOREIGN_PEOPLE = 100_000
"""A place outside every country of the context must be this well known to be taken; ours."""

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
_AWAY = re.compile(
    rf"(?P<number>\d[\d,.]*|\b(?:{'|'.join(_NUMBERS)}))[\s-]*(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|mi)\b\.?"
    rf"(?:\s*\([^)]*\)|\s*/\s*\d+\s*\w+)?,?\s*(?:away\s+)?(?:to\s+the\s+|in\s+the\s+)?(?P<wind>{_WIND})?\s*"
    r"(?:of|from|outside|away\s+from)\s+(?:the\s+)?(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_LEAD = re.compile(
    r"[\s,(]*(?:\b(?:some|about|around|roughly|nearly|approximately|almost|over|located|lies|just)\b[\s,]*)*$", re.I
)
_BETWEEN = re.compile(r"\bbetween\s+(?P<a>.+?)\s+and\s+(?P<b>.+)$", re.IGNORECASE | re.DOTALL)
_ROAD = re.compile(
    r"\b(?P<a>[^\W\d_]\w+)\s*[-–]\s*(?P<b>[^\W\d_]\w+)\s+(?:road|highway|motorway|corridor)\b", re.IGNORECASE
)
_SEA = re.compile(
    r"\boff(?:\s+the)?(?:\s+\w+)?\s+(?:coast|shores?)\b|\boff\s+(?=[A-Z])|\b(?:territorial|international)\s+waters\b"
    r"|\bwaters\s+(?:off|of)\b|\bat\s+sea\b|\bairspace\b|\bmid-?air\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Evidence:
    """Countries (most trusted first) and provinces that speak for a homonym."""

    countries: tuple[str, ...] = ()
    admin1: frozenset[int] = frozenset()
    points: tuple[tuple[float, float], ...] = ()
    """Points of holders: "in Gaza" reaches beyond the town's own province, and lists draw provinces differently."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """``entry`` None: not found, or ambiguous between ``rivals``. ``shared``: areas of the same name that hold it."""

    entry: Entry | None
    rivals: tuple[Entry, ...] = ()
    shared: tuple[Entry, ...] = ()


def resolve(words: str, context: Sequence[str], gazetteer: Gazetteer) -> tuple[Place, list[Problem]]:
    """The place that ``words`` say, and what could not be settled.

    ``words``: the phrase of a where-claim as quoted. ``context``: other place names or demonyms of the same report,
    most trusted first; used to rank homonyms, never as the answer. Problems have stage ``places`` and code
    ``place_ambiguous``, ``place_unknown`` or ``place_bearing_disagrees``, and no report or quote (the caller knows
    those). Generic nouns ("a hospital") give a place ``not_stated`` and no problem.
    """
    text = " ".join(readable(words, gazetteer).split()).strip(' ,.;:“”"')
    around = _context(tuple(context), gazetteer)
    between = _BETWEEN.search(text) or _ROAD.search(text)
    if between:
        found = _between(words, between["a"], between["b"], around, gazetteer)
        if found is not None:
            return found
    away = _AWAY.search(text)
    if away:
        return _away(words, text[: away.start()], away, around, gazetteer)
    return _named(words, text, around, gazetteer)


# ---------------------------------------------------------------------- one name and what holds it


def _named(words: str, text: str, around: _Evidence, gaz: Gazetteer) -> tuple[Place, list[Problem]]:
    phrase = read(text, gaz.knows)
    mentions = [m for m in phrase.mentions if not (m.border and m.role == "reference")]
    at_sea = _SEA.search(text) is not None
    targets = [m for m in mentions if m.role == "target"]
    targets += (
        [m for m in mentions if m.linked and m.role == "container" and m not in targets] if _listed(mentions) else []
    )
    if not mentions or (not targets and not any(m.role == "container" for m in mentions)):
        if phrase.demonyms and at_sea:
            return _place(words, None, phrase.demonyms[0], "sea_or_air"), []
        return Place(words=words), []
    if _listed(mentions):
        return _list(words, phrase, mentions, around, gaz)
    target = targets[0] if targets else mentions[-1]
    holders = [m for m in mentions if m is not target and m.role == "container"]
    return _one(words, target, holders, phrase.demonyms, around, gaz, at_sea)


def _one(
    words: str, target: Mention, holders: list[Mention], demonyms: Sequence[str], around: _Evidence, gaz: Gazetteer,
    at_sea: bool = False,
) -> tuple[Place, list[Problem]]:  # fmt: skip
    held, holder, area = _hold(holders, demonyms, around, gaz)
    if target.hint in ("facility", "part") and holder is not None:
        choice = _Choice(None) if target.hint == "part" else _choose(target, held, around, gaz)
        if choice.entry is None or target.hint == "part":
            return _from(words, holder, None, gaz), []
    choice = _choose(target, held, around, gaz)
    if (
        choice.entry is not None
        and target.hint in ("facility", "part")
        and not _named_for(choice.entry, target, words, around)
    ):
        choice = _Choice(None)
    if choice.entry is not None:
        return _from(words, choice.entry, target, gaz, choice.shared, at_sea), []
    problem, rivals = _unsettled(words, target, choice, held, around, gaz)
    if area is not None:
        place = _from(words, area, None, gaz, at_sea=at_sea)
        return _with_candidates(place, rivals), [problem]
    return Place(words=words, candidates=rivals), [problem]


NAMED_AFTER_PEOPLE = re.compile(
    r"\b(?:square|street|avenue|boulevard|park|plaza|hotel|theat(?:er|re)|restaurant|cafe|club|nightclub|school|college|building|stadium|roundabout|"
    r"bank|mall|palace|cathedral|church)\b",
    re.IGNORECASE,
)
"""Sites that bear the names of people and saints more often than of where they stand: Bolivar Square is in no Bolivar."""


def _named_for(e: Entry, m: Mention, words: str, around: _Evidence) -> bool:
    """Whether a site or a part of a town, with nothing that holds it, is told by a place of its name: not by one abroad,
    and a square or a hotel only by a town that all know."""
    if around.countries and e.country not in around.countries[:1]:
        return e.population >= FOREIGN_PEOPLE
    if e.kind == "country" or m.near:
        return True
    return NAMED_AFTER_PEOPLE.search(words) is None or (e.kind == "town" and e.population >= DOMINANT_PEOPLE)


def _hold(
    holders: list[Mention], demonyms: Sequence[str], around: _Evidence, gaz: Gazetteer
) -> tuple[_Evidence, Entry | None, Entry | None]:
    """What the phrase itself says holds the name: its evidence, the smallest holder, and the largest area of that
    holder's name ("Rafah, Gaza" means no more than the area)."""
    countries = list(demonyms)
    admin1: set[int] = set()
    points: list[tuple[float, float]] = []
    smallest: Entry | None = None
    widest: Entry | None = None
    for m in reversed(holders):
        choice = _choose(m, _Evidence(tuple(countries)), around, gaz)
        e = choice.entry
        if e is None:
            continue
        if e.country and e.country not in countries:
            countries.insert(0, e.country)
        if e.admin1_id is not None:
            admin1.add(e.admin1_id)
        if e.lat is not None and e.lon is not None:
            points.append((e.lat, e.lon))
        smallest = e
        widest = next((s for s in choice.shared if s.kind == "admin1"), e) if m.hint is None else e
    if smallest is not None:
        countries = [smallest.country] if smallest.country else []
    return _Evidence(tuple(countries), frozenset(admin1), tuple(points)), smallest, widest


def _choose(m: Mention, held: _Evidence, around: _Evidence, gaz: Gazetteer) -> _Choice:
    """The place that a name means, by what holds it, by what it is said to be, by context, by standing."""
    found = gaz.lookup(m.text)
    if m.text[:4].lower() == "the " and not any(e.kind == "country" for e in found):
        # "the United States", "the Sudan": the article of the sentence and not of the name
        bare = gaz.lookup(m.text[4:])
        found = bare if any(e.kind == "country" and e.primary for e in bare) else found
    if held.countries:
        found = [e for e in found if e.country in held.countries or e.kind in ("sea", "macro")]
    if held.admin1:
        inside = [e for e in found if e.kind != "country" and e.admin1_id in held.admin1]
        found = inside or [e for e in found if e.kind != "country" and any(_close(e, p) for p in held.points)]
    found = _of_kind(found, m.hint)
    if not found:
        return _Choice(None)
    whole = [e for e in found if e.kind in ("country", "sea", "macro")]
    if whole and not whole[0].primary and any(
        e.kind == "town" and e.primary and e.population >= FOREIGN_PEOPLE for e in found
    ):  # fmt: skip
        whole = []
    if whole and m.hint is None and not (around.countries and _state_of_context(found, around)):
        return _Choice(whole[0])
    pool: list[Entry] = []
    for iso in held.countries or around.countries:
        near = [e for e in found if e.country == iso]
        # "Bogota" in a report that speaks of Americans first: the namesake that all know, if its country is named too.
        if not pool or max(map(_weight, near), default=0) >= max(FAR_ABOVE * max(map(_weight, pool)), FOREIGN_PEOPLE):
            pool = near
    at_home = bool(pool)
    if at_home and not held.admin1:
        pool = [e for e in pool if e.admin1_id in around.admin1] or pool
    choice = _standing(pool or found, at_home, bool(around.countries))
    e = choice.entry
    if e is not None and not at_home and not is_latin(m.text) and not e.primary and e.population < DOMINANT_PEOPLE:
        # Of a name in another script little but its consonants is left to go by.
        return _Choice(None, (e, *(x for x in found if x is not e)))
    return choice


def _close(e: Entry, point: tuple[float, float]) -> bool:
    return e.lat is not None and e.lon is not None and distance.haversine(e.lat, e.lon, *point) <= HOLDER_KM


def _weight(e: Entry) -> float:
    """People of a place, a tenth where the name is not its first or not written so: alternates are often stray."""
    return max(e.population, 1) * (1.0 if e.primary else 0.1) * (1.0 if e.as_written else 0.1)


def _state_of_context(found: list[Entry], around: _Evidence) -> bool:
    """ "Georgia" in a report of the United States: an admin-1 of the first country of the context."""
    countries = {e.country for e in found if e.kind == "country"}
    return not countries & set(around.countries) and any(
        e.kind == "admin1" and e.primary and e.country == around.countries[0] for e in found
    )


def _of_kind(found: list[Entry], hint: Hint | None) -> list[Entry]:
    """The places of the kind that the words say; for a district or region, those of a near kind where there is none."""
    orders: dict[Hint, tuple[tuple[str, ...], ...]] = {
        "town": (("town",), ("admin2",)),
        "admin1": (("admin1",), ("region", "admin2")),
        "admin2": (("admin2",), ("town",)),
        "region": (("region", "sea", "macro", "country"), ("admin1",), ("admin2", "town")),
        "part": (("town",),),
        "facility": (("town",),),
    }
    for kinds in orders.get(hint, ()) if hint else ():
        right = [e for e in found if e.kind in kinds]
        if right:
            return right
    return [] if hint in ("town", "admin1", "admin2") else found


def _standing(pool: list[Entry], at_home: bool, has_context: bool) -> _Choice:
    """The one that stands far above the rest; a town before the province of its name."""
    towns = _apart([e for e in pool if e.kind == "town"])
    areas = [e for e in pool if e.kind in ("admin1", "region", "admin2")]
    if any(e.kind == "admin1" and e.primary and e.as_written for e in areas) and not any(e.primary for e in towns):
        towns = []  # a province by its own name before a town that once was called so
    country = [e for e in pool if e.kind == "country"]
    if country and not towns and not areas:
        return _Choice(country[0])
    first = _first(towns, at_home, has_context)
    if towns and first is None:
        big = [e for e in areas if e.kind != "admin2" and e.primary]
        if len(big) == 1 and at_home and all(_weight(t) < DOMINANT_PEOPLE for t in towns):
            return _Choice(big[0])
        return _Choice(None, tuple(towns + areas))
    if first is not None:
        shared = tuple(e for e in areas if e.country == first.country and (
            e.admin1_id == first.admin1_id if e.kind == "admin1" else e.id == first.admin2_id))  # fmt: skip
        rest = [e for e in areas if e not in shared and e.kind != "admin2" and e.primary and e.as_written]
        if rest and not shared and first.population < DOMINANT_PEOPLE:
            if len(rest) == 1 and rest[0].population >= DOMINANT * _weight(first):
                return _Choice(rest[0])
            if any(DOMINANT * e.population > _weight(first) for e in rest):
                return _Choice(None, (first, *rest))
        return _Choice(first, shared=shared)
    areas.sort(key=lambda e: (e.kind == "admin2", not e.primary, -e.population, e.id))
    top = [e for e in areas if e.kind != "admin2"] or areas
    top = [e for e in top if e.primary] or top
    if len(top) == 1 or (top and top[0].population >= DOMINANT * max(top[1].population, 1)):
        if not at_home and has_context and top[0].population < FOREIGN_PEOPLE:
            return _Choice(None, tuple(top))
        return _Choice(top[0])
    return _Choice(None, tuple(areas))


def _first(towns: list[Entry], at_home: bool, has_context: bool) -> Entry | None:
    """The town that is meant, or None where several may be."""
    if not towns:
        return None
    ranked = sorted(towns, key=lambda e: (-_weight(e), e.id))
    top, others = ranked[0], ranked[1:]
    if has_context and not at_home:
        # Against the context only what is known widely, by its own name: Kabul in a report from London.
        stands = top.primary and _weight(top) >= max(FOREIGN_PEOPLE, DOMINANT * sum(_weight(e) for e in others))
        return top if stands else None
    if not others:
        return top
    if at_home and all(_weight(top) >= DOMINANT * _weight(e) for e in others):
        return top
    if not at_home and _weight(top) >= max(DOMINANT_PEOPLE, DOMINANT * sum(_weight(e) for e in others)):
        return top
    if at_home and top.primary and top.as_written:
        # Of several in the country only one bears the name as its first.
        named = [e for e in others if e.primary and e.as_written]
        return top if not named and all(top.population >= e.population for e in others) else None
    return None


def _apart(towns: list[Entry]) -> list[Entry]:
    """Towns of one name within 10 km of one another are one town, written twice: keep the larger."""
    kept: list[Entry] = []
    for e in sorted(towns, key=lambda e: (-e.population, not e.primary, e.id)):
        if all(
            e.country != k.country or e.lat is None or e.lon is None or k.lat is None or k.lon is None
            or distance.haversine(e.lat, e.lon, k.lat, k.lon) > 10
            for k in kept
        ):  # fmt: skip
            kept.append(e)
    return kept


# ---------------------------------------------------------------------- several names


def _listed(mentions: list[Mention]) -> bool:
    return len(mentions) > 1 and any(m.linked for m in mentions[1:])


def _list(
    words: str, phrase: Phrase, mentions: list[Mention], around: _Evidence, gaz: Gazetteer
) -> tuple[Place, list[Problem]]:
    """ "A and B provinces", "A, B and C": what holds them all, coarser than each."""
    last = max(n for n, m in enumerate(mentions) if m.linked)
    listed, rest = mentions[: last + 1], mentions[last + 1 :]
    hint = listed[-1].hint or listed[0].hint
    held, _, holder = _hold([m for m in rest if m.role == "container"], phrase.demonyms, around, gaz)
    entries, problems = [], []
    for m in listed:
        named = Mention(m.text, m.start, m.known, m.hint or hint)
        choice = _choose(named, held, around, gaz)
        if choice.entry is None and m.hint is None and hint is not None:
            choice = _choose(Mention(m.text, m.start, m.known), held, around, gaz)
        if choice.entry is None:
            problems.append(_unsettled(words, m, choice, held, around, gaz)[0])
        else:
            entries.append(choice.entry)
    if not entries:
        return (_from(words, holder, None, gaz) if holder else Place(words=words)), problems
    if len(entries) == 1:
        return _from(words, entries[0], listed[0], gaz), problems
    countries = {e.country for e in entries}
    if len(countries) > 1:
        return Place(words=words, candidates=tuple(e.label() for e in entries)), [
            *problems, _problem("place_ambiguous", f"“{words}” names places in several countries", "one place")
        ]  # fmt: skip
    areas = {e.admin1_id for e in entries}
    name = " and ".join(e.name for e in entries)
    iso = entries[0].country
    if any(e.kind == "country" for e in entries):
        return _place(words, gaz.country_name(iso), iso, "country"), problems
    same = len(areas) == 1 and None not in areas
    ucdp, acled = CODES["province" if same else "line"]
    place = Place(
        words=words, name=name, country=iso or None, admin1=entries[0].admin1 if same else None,
        precision="province" if same else "line", ucdp=ucdp, acled=acled,
        candidates=tuple(e.label() for e in entries),
    )  # fmt: skip
    return place, problems


def _between(words: str, a: str, b: str, around: _Evidence, gaz: Gazetteer) -> tuple[Place, list[Problem]] | None:
    """Near both ends of "between A and B" where they are within 25 km, else a line; the point is half way.

    None where the words do not name two places.
    """
    left, right = read(a, gaz.knows), read(b, gaz.knows)
    if not left.mentions or not right.mentions:
        return None
    holders = [m for m in right.mentions[1:] if m.role == "container"]
    held, _, _ = _hold(holders, (*left.demonyms, *right.demonyms), around, gaz)
    ends = []
    for m in (left.mentions[-1], right.mentions[0]):
        e = _choose(m, held, around, gaz)
        if e.entry is None:
            problem, rivals = _unsettled(words, m, e, held, around, gaz)
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


# ---------------------------------------------------------------------- so far from there


def _away(words: str, before: str, m: re.Match[str], around: _Evidence, gaz: Gazetteer) -> tuple[Place, list[Problem]]:
    """What "the town, 40 miles west of Mosul" says: the town that is named, where one is and it fits, else
    the reckoned point."""
    rest = read(m["rest"], gaz.knows)
    phrase = read(_LEAD.sub("", before), gaz.knows)
    if not rest.mentions:
        return _named(words, before or m["rest"], around, gaz)
    held, _, _ = _hold([x for x in rest.mentions[1:] if x.role == "container"], rest.demonyms, around, gaz)
    start = _choose(rest.mentions[0], held, around, gaz)
    km, wind = _kilometres(m["number"], m["unit"]), _wind(m["wind"])
    if start.entry is None or start.entry.lat is None or start.entry.lon is None:
        if phrase.mentions:
            return _named(words, before, around, gaz)
        if start.entry is not None:
            return _from(words, start.entry, None, gaz), []
        problem, rivals = _unsettled(words, rest.mentions[0], start, held, around, gaz)
        return Place(words=words, candidates=rivals), [problem]
    origin = start.entry
    own = [x for x in phrase.mentions if x.role == "target"]
    within = _Evidence((origin.country, *(c for c in around.countries if c != origin.country)), around.admin1)
    problems: list[Problem] = []
    if own:
        homonyms = [e for e in gaz.lookup(own[0].text) if _fits(e, origin, km, wind)]
        fitting = _standing(homonyms, True, True).entry if homonyms else None
        if fitting is not None:
            return _from(words, fitting, own[0], gaz), []
        place, problems = _named(words, before, within, gaz)
        if place.precision == "exact":
            seen = f"“{words}”: {place.name} is not {km:.0f} km away from {origin.name} as the words say"
            return place, [
                *problems,
                _problem("place_bearing_disagrees", seen, "a place that fits the distance", "note"),
            ]
        # Unknown by name: the distance and bearing place it, nearer than the province that holds it.
    if wind is None:
        if km <= NEAR_KM:
            return _from(words, origin, Mention(origin.name, 0, True, near=True), gaz), problems
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


# ---------------------------------------------------------------------- context


@lru_cache(maxsize=512)
def _context(names: tuple[str, ...], gaz: Gazetteer) -> _Evidence:
    """Countries and provinces that the context names speak for, most trusted first."""
    read_names: list[tuple[str, list[Entry]]] = []
    certain: list[str] = []
    for name in names:
        iso = demonym(name.strip())
        entries = [] if iso else gaz.lookup(name)
        if not entries and not iso:
            phrase = read(name, gaz.knows)
            entries = [e for m in phrase.mentions for e in gaz.lookup(m.text)]
            iso = phrase.demonyms[0] if phrase.demonyms else None
        if iso is None and entries and entries[0].kind == "country":
            iso = entries[0].country
        if iso is not None:
            certain.append(iso)
            entries = []
        read_names.append((iso or "", entries))
    countries: list[str] = []
    admin1: set[int] = set()
    for iso, entries in read_names:
        if iso:
            countries.append(iso)
            continue
        at_home = [e for e in entries if e.country in certain]
        # A village abroad is no evidence beside a country that is named: it may only share a name with one at home.
        known = at_home or [e for e in entries if not certain or e.population >= FOREIGN_PEOPLE]
        choice = _standing(known, bool(at_home), False).entry if known else None
        if choice is not None and choice.country:
            countries.append(choice.country)
            if choice.admin1_id is not None:
                admin1.add(choice.admin1_id)
    return _Evidence(tuple(dict.fromkeys(countries)), frozenset(admin1))


# ---------------------------------------------------------------------- to the model's words


def _place(words: str, name: str | None, iso: str | None, precision: PlacePrecision) -> Place:
    ucdp, acled = CODES[precision]
    return Place(words=words, name=name, country=iso or None, precision=precision, ucdp=ucdp, acled=acled)


def _from(
    words: str, e: Entry, m: Mention | None, gaz: Gazetteer, shared: Sequence[Entry] = (), at_sea: bool = False
) -> Place:
    """An entry as a place, at the precision that the mention's words allow."""
    iso = e.country or None
    if at_sea or e.kind == "sea":
        return _with_id(_place(words, e.name, iso, "sea_or_air"), e)
    if e.kind == "macro":
        return _with_id(Place(words=words, name=e.name), e)
    if e.kind == "country":
        if m is not None and (m.near or m.border):
            return Place(words=words, name=None, precision="not_stated", candidates=(f"near {e.name}",))
        place = _with_id(_place(words, e.name, iso, "country"), e)
        if m is not None and m.direction and m.direction != "central":
            ucdp, acled = CODES["line"]
            return _changed(place, name=f"{m.direction.lower()} {e.name}", ucdp=ucdp, acled=acled)
        return place
    by_kind: dict[str, PlacePrecision] = {"town": "exact", "admin1": "province", "admin2": "district", "region": "line"}
    precision = by_kind[e.kind]
    if m is not None and e.kind == "town" and m.hint == "admin2":
        precision = "district"
    if m is not None and precision == "exact" and m.near:
        precision = "near"
    ucdp, acled = CODES[precision]
    if shared and precision == "exact" and (m is None or m.hint is None):
        ucdp = 4 if any(s.kind == "admin1" for s in shared) else 3
    return Place(
        words=words, name=e.name, country=iso, admin1=e.admin1, admin2=e.admin2, lat=e.lat, lon=e.lon,
        precision=precision, ucdp=ucdp, acled=acled, gazetteer_id=e.gazetteer_id,
        candidates=tuple(s.label() for s in shared) if precision == "exact" and (m is None or m.hint is None) else (),
    )  # fmt: skip


def _changed(place: Place, **fields: object) -> Place:
    import msgspec

    return msgspec.structs.replace(place, **fields)


def _with_id(place: Place, e: Entry) -> Place:
    return _changed(place, gazetteer_id=e.gazetteer_id)


def _with_candidates(place: Place, candidates: tuple[str, ...]) -> Place:
    return _changed(place, candidates=candidates)


def _problem(code: str, seen: str, expected: str, severity: str = "problem") -> Problem:
    return Problem(
        stage="places", code=code, seen=seen, expected=expected,
        settle="Say which place is meant, with its province and country, or add it to the supplement.",
        severity="note" if severity == "note" else "problem",
    )  # fmt: skip


def _unsettled(
    words: str, m: Mention, choice: _Choice, held: _Evidence, around: _Evidence, gaz: Gazetteer
) -> tuple[Problem, tuple[str, ...]]:
    """Why a name has no place, and what a person may choose from."""
    countries = held.countries or around.countries[:1]
    if choice.rivals:
        rivals = tuple(e.label() for e in choice.rivals[:8])
        abroad = bool(countries) and all(e.country not in countries for e in choice.rivals)
        if abroad or len(_regions(choice.rivals)) == 1:
            near = _like(m.text, countries[0], gaz) if countries else ()
            said = f"“{m.text}” may be {rivals[0]}"
            if abroad:
                said += (
                    f"; none is known in {gaz.country_name(countries[0]) or countries[0]}, of which the report speaks"
                )
            else:
                said += ", and nothing else tells so"
            return _problem("place_ambiguous", said, "one place"), tuple(dict.fromkeys((*near, *rivals)))
        seen = f"“{m.text}” is the name of {len(choice.rivals)} places and nothing tells which"
        return _problem("place_ambiguous", seen, "one place"), rivals
    area = next(iter(sorted(held.admin1)), None)
    likes: list[Entry] = []
    for iso in countries[:1]:
        name = None
        if area is not None:
            name = next((e.admin1 for e in gaz.lookup(m.text) if e.admin1_id == area), None) or _area_name(area, gaz)
        likes = gaz.candidates(m.text, iso, name)
    homes = [e for e in gaz.lookup(m.text) if e.kind == "town" and e.country in countries]
    labels = tuple(dict.fromkeys(e.label() for e in (*homes, *likes)))
    where = f" in {countries[0]}" if countries else ""
    seen = f"no place “{m.text}” is known{where}"
    return _problem("place_unknown", seen, "a place of the gazetteer"), labels


def _regions(entries: Sequence[Entry]) -> set[tuple[str, int | None]]:
    """The provinces that entries lie in: a town and the district of its name are one place."""
    return {(e.country, e.admin1_id) for e in entries}


def _like(name: str, iso: str, gaz: Gazetteer) -> tuple[str, ...]:
    """Places of a country with names like this one; of a name in another script, those with its consonants first."""
    if is_latin(name):
        return tuple(e.label() for e in gaz.candidates(name, iso))
    same = skeleton(key(name))
    found = gaz.candidates(name, iso, limit=40)
    found.sort(key=lambda e: (skeleton(key(e.name)) != same, -e.population, e.id))
    return tuple(e.label() for e in found[:5])


def _area_name(area: int, gaz: Gazetteer) -> str | None:
    return gaz.entry_name(area)
