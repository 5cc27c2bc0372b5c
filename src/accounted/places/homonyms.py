"""Which of several places of one name is meant: by what holds it, by the other names of the report, by how many people live there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from accounted.places import distance
from accounted.places.gazetteer import Entry, Gazetteer, demonym
from accounted.places.phrase import Hint, Mention, read
from accounted.places.scripts import is_latin

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


FOREIGN_PROVINCE = 1_000_000
"""... and a province, which has many people without being known: "Valle Department" of a Colombian report is none of Honduras."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Countries (most trusted first) and provinces that speak for a homonym."""

    countries: tuple[str, ...] = ()
    admin1: frozenset[int] = frozenset()
    points: tuple[tuple[float, float], ...] = ()
    """Points of holders: "in Gaza" reaches beyond the town's own province, and lists draw provinces differently."""


@dataclass(frozen=True, slots=True)
class Choice:
    """``entry`` None: not found, or ambiguous between ``rivals``. ``shared``: areas of the same name that hold it."""

    entry: Entry | None
    rivals: tuple[Entry, ...] = ()
    shared: tuple[Entry, ...] = ()


def hold(
    holders: list[Mention], demonyms: Sequence[str], around: Evidence, gaz: Gazetteer
) -> tuple[Evidence, Entry | None, Entry | None]:
    """What the phrase itself says holds the name: its evidence, the smallest holder, and the largest area of that
    holder's name ("Rafah, Gaza" means no more than the area)."""
    countries = list(demonyms)
    admin1: set[int] = set()
    points: list[tuple[float, float]] = []
    smallest: Entry | None = None
    widest: Entry | None = None
    either = False
    for m in reversed(holders):
        choice = choose(m, Evidence(tuple(countries)), around, gaz)
        e = choice.entry
        if e is None:
            continue
        if e.country and e.country not in countries:
            countries.insert(0, e.country)
        if e.kind == "country" and m.text == "Congo":
            either = True
        if e.admin1_id is not None:
            admin1.add(e.admin1_id)
        if e.lat is not None and e.lon is not None:
            points.append((e.lat, e.lon))
        smallest = e
        widest = next((s for s in choice.shared if s.kind == "admin1"), e) if m.hint is None else e
    if smallest is not None:
        countries = [smallest.country] if smallest.country else []
    if either and smallest is not None and smallest.country in CONGOS:
        countries = [smallest.country, *(c for c in CONGOS if c != smallest.country)]
    return Evidence(tuple(countries), frozenset(admin1), tuple(points)), smallest, widest


def choose(m: Mention, held: Evidence, around: Evidence, gaz: Gazetteer) -> Choice:
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
        return Choice(None)
    whole = [e for e in found if e.kind in ("country", "sea", "macro")]
    if whole and not whole[0].primary and any(
        e.kind == "town" and e.primary and e.population >= FOREIGN_PEOPLE for e in found
    ):  # fmt: skip
        whole = []
    if whole and m.hint is None and not (around.countries and _state_of_context(found, around)):
        return Choice(of_two_congos(whole[0], m.text, held.countries or around.countries, gaz))
    pool: list[Entry] = []
    for iso in held.countries or around.countries:
        near = [e for e in found if e.country == iso]
        # "Bogota" in a report that speaks of Americans first: the namesake that all know, if its country is named too.
        if not pool or max(map(_weight, near), default=0) >= max(FAR_ABOVE * max(map(_weight, pool)), FOREIGN_PEOPLE):
            pool = near
    at_home = bool(pool)
    if at_home and not held.admin1:
        pool = [e for e in pool if e.admin1_id in around.admin1] or pool
    choice = standing_of(pool or found, at_home, bool(around.countries))
    e = choice.entry
    if e is not None and not at_home and not is_latin(m.text) and not e.primary and e.population < DOMINANT_PEOPLE:
        # Of a name in another script little but its consonants is left to go by.
        return Choice(None, (e, *(x for x in found if x is not e)))
    return choice


def of_two_congos(e: Entry, name: str, countries: Sequence[str], gaz: Gazetteer) -> Entry:
    """The country ``e``; of the two that are called Congo the one that ``countries`` name first. Agencies write "Beni, Congo" and
    call the other one the Congo Republic."""
    if e.country != "CG" or name != "Congo":
        return e
    named = next((iso for iso in countries if iso in CONGOS), e.country)
    return gaz.country(named) or e


CONGOS = ("CG", "CD")


def _close(e: Entry, point: tuple[float, float]) -> bool:
    return e.lat is not None and e.lon is not None and distance.haversine(e.lat, e.lon, *point) <= HOLDER_KM


def _weight(e: Entry) -> float:
    """People of a place, a tenth where the name is not its first or not written so: alternates are often stray."""
    return max(e.population, 1) * (1.0 if e.primary else 0.1) * (1.0 if e.as_written else 0.1)


def _state_of_context(found: list[Entry], around: Evidence) -> bool:
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


def standing_of(pool: list[Entry], at_home: bool, has_context: bool) -> Choice:
    """The one that stands far above the rest; a town before the province of its name."""
    towns = _apart([e for e in pool if e.kind == "town"])
    areas = [e for e in pool if e.kind in ("admin1", "region", "admin2")]
    if any(e.kind == "admin1" and e.primary and e.as_written for e in areas) and not any(e.primary for e in towns):
        towns = []  # a province by its own name before a town that once was called so
    country = [e for e in pool if e.kind == "country"]
    if country and not towns and not areas:
        return Choice(country[0])
    first = _first(towns, at_home, has_context)
    if towns and first is None:
        big = [e for e in areas if e.kind != "admin2" and e.primary]
        if len(big) == 1 and at_home and all(_weight(t) < DOMINANT_PEOPLE for t in towns):
            return Choice(big[0])
        return Choice(None, tuple(towns + areas))
    if first is not None:
        shared = tuple(e for e in areas if e.country == first.country and (
            e.admin1_id == first.admin1_id if e.kind == "admin1" else e.id == first.admin2_id))  # fmt: skip
        rest = [e for e in areas if e not in shared and e.kind != "admin2" and e.primary and e.as_written]
        if rest and not shared and first.population < DOMINANT_PEOPLE:
            if len(rest) == 1 and rest[0].population >= DOMINANT * _weight(first):
                return Choice(rest[0])
            if any(DOMINANT * e.population > _weight(first) for e in rest):
                return Choice(None, (first, *rest))
        return Choice(first, shared=shared)
    areas.sort(key=lambda e: (e.kind == "admin2", not e.primary, -e.population, e.id))
    top = [e for e in areas if e.kind != "admin2"] or areas
    top = [e for e in top if e.primary] or top
    if len(top) == 1 or (top and top[0].population >= DOMINANT * max(top[1].population, 1)):
        least = FOREIGN_PROVINCE if top[0].kind == "admin1" else FOREIGN_PEOPLE
        if not at_home and has_context and top[0].population < least:
            return Choice(None, tuple(top))
        return Choice(top[0])
    return Choice(None, tuple(areas))


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


@lru_cache(maxsize=512)
def evidence_of(names: tuple[str, ...], gaz: Gazetteer) -> Evidence:
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
            if name == "Congo" and not any(
                other in ("Brazzaville", "Congo-Brazzaville", "Republic of Congo") for other in names
            ):
                iso = "CD"  # by far the more often told of
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
        choice = standing_of(known, bool(at_home), False).entry if known else None
        if choice is not None and choice.country:
            countries.append(choice.country)
            if choice.admin1_id is not None:
                admin1.add(choice.admin1_id)
    return Evidence(tuple(dict.fromkeys(countries)), frozenset(admin1))
