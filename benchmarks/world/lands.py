"""Real places for a made war: provinces and towns drawn from the shipped gazetteer."""

from __future__ import annotations

import random
import re
import sqlite3
from importlib import resources

from accounted.model import Place
from accounted.places import Gazetteer
from accounted.places.gazetteer import Entry
from benchmarks.world.truth import Land, Province, Town

COUNTRIES = ("AF", "IQ", "NG", "SO", "PH", "ML", "YE", "KE", "CO", "MZ")
ADMIN1, TOWN = 1, 3


def draw_land(gazetteer: Gazetteer, rng: random.Random, provinces: int = 10) -> Land:
    """A country of the list with ``provinces`` of its provinces, each with at least four towns."""
    from anyascii import anyascii

    iso = rng.choice(COUNTRIES)
    areas: list[Province] = []
    names = _names(iso, ADMIN1)
    rng.shuffle(names)
    for name in names:
        found = [
            e for e in gazetteer.lookup(name, country=iso) if e.kind == "admin1" and e.country == iso and e.primary
        ]
        if len(found) != 1 or len(areas) == provinces:
            continue
        said = _plain(anyascii(name))
        towns = _towns(gazetteer, iso, found[0], said)
        if len(towns) >= 4:
            areas.append(Province(said, _place(found[0], said), tuple(towns[:14])))
    return Land(iso, gazetteer.country_name(iso) or iso, tuple(sorted(areas, key=lambda p: p.name)))


def _towns(gazetteer: Gazetteer, iso: str, area: Entry, said: str) -> list[Town]:
    from anyascii import anyascii

    out: dict[str, Town] = {}
    for name in _names(iso, TOWN, area.id):
        found = [e for e in gazetteer.lookup(name, country=iso) if e.kind == "town" and e.primary and e.country == iso]
        found = [e for e in found if e.admin1_id == area.id]
        plain = _plain(anyascii(name))
        if len(found) == 1 and found[0].lat is not None and 3 < len(plain) < 20 and plain != said:
            out.setdefault(plain, Town(plain, said, _place(found[0], plain), found[0].population))
    return sorted(out.values(), key=lambda t: (-t.population, t.name))


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z' -]", "", re.sub(r"\(.*\)", "", name)).replace("`", "'").strip()


def _place(e: Entry, words: str) -> Place:
    """What a careful reader of a report would file, on UCDP's and ACLED's scales."""
    town = e.kind == "town"
    return Place(
        words=words, name=e.name, country=e.country, admin1=e.admin1 if town else e.name, admin2=e.admin2 if town else None,
        lat=e.lat, lon=e.lon, precision="exact" if town else "province", ucdp=1 if town else 4, acled=1 if town else 3,
        gazetteer_id=e.gazetteer_id,
    )  # fmt: skip


def _names(iso: str, kind: int, area: int | None = None) -> list[str]:
    """Names of the shipped file's places, which its own functions look up but do not list."""
    path = resources.files("accounted.places").joinpath("data/gazetteer.sqlite")
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    try:
        first, last = db.execute("SELECT id, last FROM country WHERE iso = ?", (iso,)).fetchone()
        rows = db.execute(
            "SELECT name FROM entry WHERE id BETWEEN ? AND ? AND kind = ? AND (? IS NULL OR a1 = ?) ORDER BY pop DESC, id",
            (first, last, kind, area, area),
        )
        return [str(r[0]) for r in rows]
    finally:
        db.close()
