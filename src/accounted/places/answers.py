"""A place in the model's words, with the codes of its precision; and the problem where none is settled."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import Place, PlacePrecision, Problem
from accounted.places.gazetteer import Entry, Gazetteer
from accounted.places.homonyms import Choice, Evidence
from accounted.places.names import key
from accounted.places.phrase import Mention
from accounted.places.scripts import is_latin, skeleton

CODES: dict[PlacePrecision, tuple[int | None, int | None]] = {
    "exact": (1, 1), "near": (2, 2), "district": (3, 2), "province": (4, 3), "line": (5, 3), "country": (6, None),
    "sea_or_air": (7, 3), "not_stated": (None, None),
}  # fmt: skip
"""UCDP and ACLED codes of a precision. ``line`` is UCDP's step 5, "line or fuzzy area". ACLED has no step for a
country alone."""


NEAR_KM = 25.0
"""UCDP's "within about 25 km of a named place"."""


def place_of(words: str, name: str | None, iso: str | None, precision: PlacePrecision) -> Place:
    ucdp, acled = CODES[precision]
    return Place(words=words, name=name, country=iso or None, precision=precision, ucdp=ucdp, acled=acled)


def place_from(
    words: str, e: Entry, m: Mention | None, gaz: Gazetteer, shared: Sequence[Entry] = (), at_sea: bool = False
) -> Place:
    """An entry as a place, at the precision that the mention's words allow."""
    iso = e.country or None
    if at_sea or e.kind == "sea":
        return _with_id(place_of(words, e.name, iso, "sea_or_air"), e)
    if e.kind == "macro":
        return _with_id(Place(words=words, name=e.name), e)
    if e.kind == "country":
        if m is not None and (m.near or m.border):
            return Place(words=words, name=None, precision="not_stated", candidates=(f"near {e.name}",))
        place = _with_id(place_of(words, e.name, iso, "country"), e)
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


def with_candidates(place: Place, candidates: tuple[str, ...]) -> Place:
    return _changed(place, candidates=candidates)


def problem_of(code: str, seen: str, expected: str, severity: str = "problem") -> Problem:
    return Problem(
        stage="places", code=code, seen=seen, expected=expected,
        settle="Say which place is meant, with its province and country, or add it to the supplement.",
        severity="note" if severity == "note" else "problem",
    )  # fmt: skip


def unsettled(
    words: str, m: Mention, choice: Choice, held: Evidence, around: Evidence, gaz: Gazetteer
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
            return problem_of("place_ambiguous", said, "one place"), tuple(dict.fromkeys((*near, *rivals)))
        seen = f"“{m.text}” is the name of {len(choice.rivals)} places and nothing tells which"
        return problem_of("place_ambiguous", seen, "one place"), rivals
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
    return problem_of("place_unknown", seen, "a place of the gazetteer"), labels


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
