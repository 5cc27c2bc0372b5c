"""The offline gazetteer: names to places. Exact keys answer; likeness only proposes.

One SQLite file opened read-only, and a small supplement in TOML for what it lacks. Tables and licences:
``training/gazetteer/build.py`` and ``data/LICENCE.md``.
"""

from __future__ import annotations

import sqlite3
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from accounted.model import AccountedError
from accounted.places.names import has_dropped_words, key, literal

Kind = Literal["country", "admin1", "admin2", "town", "region", "sea", "macro"]

_KINDS: tuple[Kind, ...] = ("country", "admin1", "admin2", "town")
_SCALE = 10_000
_WITH_ARTICLE, _WITHOUT_ARTICLE = 2, 4
_SUPPLEMENT_FROM = 10_000_000
"""Ids of the supplement start here, above every id of the file."""

_KNOWN_REGION = 1_000_000
"""Standing given to regions of the supplement among namesakes: they are there because reports speak of them."""

_FORMAT = "1"


@dataclass(frozen=True, slots=True)
class Entry:
    """One place of the gazetteer. ``lat``/``lon`` are None for countries and for areas of unknown middle.

    ``admin1_id`` and ``admin2_id`` are ids of entries; a province's ``admin1_id`` is its own. ``primary`` is whether
    the name asked for is the place's first name; ``as_written`` whether it agrees in having an article ("El Salvador").
    """

    id: int
    name: str
    kind: Kind
    country: str
    admin1: str | None = None
    admin2: str | None = None
    admin1_id: int | None = None
    admin2_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    geonames: int | None = None
    primary: bool = True
    as_written: bool = True

    @property
    def gazetteer_id(self) -> str:
        """``geonames:98182``, or ``accounted:`` and the key for a place of the supplement."""
        if self.geonames is not None:
            return f"geonames:{self.geonames}"
        return f"accounted:{self.country.lower()}-{key(self.name).replace(' ', '-')}"

    def label(self) -> str:
        """As a person would read it: "Ramadi (town), Al Anbār, IQ"."""
        area = self.admin1 if self.kind in ("town", "admin2", "region") else None
        return ", ".join(x for x in (f"{self.name} ({self.kind})", area, self.country) if x)


SHORTEST_PART = 3
"""Letters of each word of a name that may be one word elsewhere."""


class Gazetteer:
    """Names to places. ``Gazetteer.open()`` reads the one that ships; ``close`` when done, or use ``with``."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db
        self._countries = [(int(i), str(c), int(e)) for i, c, e in db.execute("SELECT id, iso, last FROM country")]
        self._range = {c: (i, e) for i, c, e in self._countries}
        self._extra: dict[str, list[Entry]] = {}
        self._entry = lru_cache(maxsize=20_000)(self._read_entry)
        self._by_key = lru_cache(maxsize=50_000)(self._read_key)
        self._filed = lru_cache(maxsize=50_000)(self._read_filed)
        self._looked_up = lru_cache(maxsize=10_000)(self._look_up)
        self._like = lru_cache(maxsize=2_000)(self._read_like)
        self._names_of = lru_cache(maxsize=8)(self._read_names_of)
        self._own_names = lru_cache(maxsize=1)(self._read_own_names)
        self._load_supplement()

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open ``path``, or the one that ships. Raises ``AccountedError`` where it is missing or of another build."""
        file = path or Path(str(resources.files("accounted.places").joinpath("data/gazetteer.sqlite")))
        if not file.is_file():
            raise AccountedError(f"{file}: no gazetteer there; build one with training/gazetteer/build.py")
        try:
            db = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            found = db.execute("SELECT value FROM about WHERE key = 'format'").fetchone()
        except sqlite3.Error as err:
            raise AccountedError(
                f"{file}: not a gazetteer ({err}); build one with training/gazetteer/build.py"
            ) from err
        if found is None or found[0] != _FORMAT:
            raise AccountedError(
                f"{file}: gazetteer of another format; build it again with training/gazetteer/build.py"
            )
        return cls(db)

    def close(self) -> None:
        self._db.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # ------------------------------------------------------------------ asking

    def knows(self, name: str) -> bool:
        """Whether ``name`` is filed as the name of a place or a country. Cheap; not what a text means by it."""
        return self._filed(name)[1]

    def lookup(self, name: str, *, country: str | None = None, admin1: str | None = None) -> list[Entry]:
        """Every place filed under ``name``'s key, best first: in ``country`` (ISO), in ``admin1`` (a name), written
        so, by its first name, a country before a town before an area, then by population. Never by likeness."""
        return list(self._looked_up(name, country, admin1))

    def _look_up(self, name: str, country: str | None, admin1: str | None) -> list[Entry]:
        k, known = self._filed(name)
        if not known:
            return []
        wanted = has_dropped_words(name)
        bit = _WITH_ARTICLE if wanted else _WITHOUT_ARTICLE
        found = []
        for entry_id, flags in self._by_key(k):
            e = self._entry(entry_id)
            found.append(_seen_as(e, bool(flags & 1), bool(flags & bit)))
        filed = {(e.country, e.kind) for e in found}
        found += [e for e in self._extra.get(k, ()) if (e.country, e.kind) not in filed or e.kind == "macro"]
        # "Salvador" alone is no country; neither is a city meant by "El Salvador".
        found = [e for e in found if e.as_written or e.kind != "country"]
        areas = self.area_ids(admin1, country) if admin1 else frozenset()
        order = {"country": 0, "sea": 0, "macro": 0, "town": 1, "region": 2, "admin1": 2, "admin2": 3}
        return sorted(
            found,
            key=lambda e: (
                country is not None and e.country != country, bool(areas) and e.admin1_id not in areas,
                not e.as_written, not e.primary, order[e.kind], -e.population, e.id,
            ),
        )  # fmt: skip

    def _read_filed(self, name: str) -> tuple[str, bool]:
        """The key under which a name is filed, and whether anything is: its own, or where that is not known and the name has
        two words, that of the two written as one ("Balad Ruz", "Baladruz")."""
        k = key(name)
        parts = k.split()
        if not k or self._knows(k):
            return k, bool(k)
        if len(parts) == 2 and all(len(p) >= SHORTEST_PART and p.isalpha() for p in parts):
            joined = "".join(parts)
            if self._knows(joined):
                return joined, True
        return k, False

    def area_ids(self, name: str, country: str | None = None) -> frozenset[int]:
        """Ids of the provinces filed under ``name``."""
        ids = (i for i, _ in self._by_key(key(name)))
        entries = [self._entry(i) for i in ids]
        return frozenset(e.id for e in entries if e.kind == "admin1" and country in (None, e.country))

    def candidates(self, name: str, country: str, admin1: str | None = None, limit: int = 5) -> list[Entry]:
        """Places of ``country`` (and ``admin1``) with names like ``name``: for people, never the answer."""
        return list(self._like(name, country, admin1, limit))

    def _read_like(self, name: str, country: str, admin1: str | None, limit: int) -> list[Entry]:
        from rapidfuzz import fuzz, process

        if country not in self._range or not key(name):
            return []
        areas = self.area_ids(admin1, country) if admin1 else frozenset()
        names, area_of = self._names_of(country)
        if areas:
            names = {i: k for i, k in names.items() if area_of[i] in areas or i in areas}
        hits = process.extract(key(name), names, scorer=fuzz.WRatio, limit=limit * 3, score_cutoff=75)
        found = [(-score, self._any_entry(i)) for _, score, i in hits]
        found.sort(key=lambda f: (f[0], -f[1].population, f[1].id))
        return [e for _, e in found[:limit]]

    def towns_between(self, south: float, north: float, west: float, east: float) -> list[Entry]:
        """Towns in a box of degrees, by id."""
        rows = self._db.execute(
            "SELECT id FROM entry WHERE kind = 3 AND lat BETWEEN ? AND ? AND lon BETWEEN ? AND ? ORDER BY id",
            tuple(round(x * _SCALE) for x in (south, north, west, east)),
        ).fetchall()
        extra = {
            e.id: e
            for es in self._extra.values()
            for e in es
            if e.kind == "town" and e.lat is not None and e.lon is not None
            and south <= e.lat <= north and west <= e.lon <= east
        }  # fmt: skip
        return [self._entry(i) for (i,) in rows] + [extra[i] for i in sorted(extra)]

    def country(self, iso: str) -> Entry | None:
        """A country by its code (ISO 3166-1 alpha-2)."""
        found = self._range.get(iso)
        return self._entry(found[0]) if found else None

    def country_name(self, iso: str) -> str | None:
        """The gazetteer's name of a country."""
        found = self.country(iso)
        return found.name if found is not None else None

    def country_named(self, name: str) -> Entry | None:
        """The country whose own name in the gazetteer (:meth:`country_name`) is ``name``, whole; some hold another's, or a
        comma: "Congo, The Democratic Republic of the"."""
        return self._own_names().get(name)

    def entry_name(self, entry_id: int) -> str | None:
        """Name of an entry of the file by its id; None for the supplement's."""
        return self._entry(entry_id).name if entry_id < _SUPPLEMENT_FROM else None

    # ------------------------------------------------------------------ reading

    def _knows(self, k: str) -> bool:
        return (
            k in self._extra
            or self._db.execute("SELECT 1 FROM name WHERE key = ? LIMIT 1", (k,)).fetchone() is not None
        )

    def _read_key(self, k: str) -> tuple[tuple[int, int], ...]:
        return tuple(self._db.execute("SELECT id, flags FROM name WHERE key = ? ORDER BY id", (k,)))

    def _country_of(self, entry_id: int) -> str:
        import bisect

        at = bisect.bisect_right(self._countries, (entry_id, "\uffff", 0)) - 1
        return self._countries[at][1]

    def _read_entry(self, entry_id: int) -> Entry:
        row = self._db.execute(
            "SELECT e.gn, e.name, e.kind, e.a1, e.a2, e.lat, e.lon, e.pop, a.name, b.name FROM entry e "
            "LEFT JOIN entry a ON a.id = e.a1 LEFT JOIN entry b ON b.id = e.a2 WHERE e.id = ?",
            (entry_id,),
        ).fetchone()
        gn, name, kind, a1, a2, lat, lon, pop, a1_name, a2_name = row
        is_a1, is_a2 = kind == 1, kind == 2
        return Entry(
            id=entry_id, name=name, kind=_KINDS[kind], country=self._country_of(entry_id),
            admin1=name if is_a1 else a1_name, admin2=name if is_a2 else a2_name,
            admin1_id=entry_id if is_a1 else a1, admin2_id=entry_id if is_a2 else a2,
            lat=None if lat is None else lat / _SCALE, lon=None if lon is None else lon / _SCALE,
            population=pop or 0, geonames=gn,
        )  # fmt: skip

    def _any_entry(self, entry_id: int) -> Entry:
        if entry_id < _SUPPLEMENT_FROM:
            return self._entry(entry_id)
        return next(e for es in self._extra.values() for e in es if e.id == entry_id)

    def _read_own_names(self) -> dict[str, Entry]:
        return {e.name: e for e in (self._entry(first) for first, _ in self._range.values())}

    def _read_names_of(self, country: str) -> tuple[dict[int, str], dict[int, int | None]]:
        """Id to key, and id to province, of every place of a country."""
        rows = self._db.execute(
            "SELECT id, name, a1 FROM entry WHERE id BETWEEN ? AND ? AND kind > 0", self._range[country]
        )
        own = {e.id: e for es in self._extra.values() for e in es if e.country == country and e.id >= _SUPPLEMENT_FROM}
        found = [*rows, *((i, own[i].name, own[i].admin1_id) for i in sorted(own))]
        return {i: key(n) for i, n, _ in found}, {i: a1 for i, _, a1 in found}

    def _load_supplement(self) -> None:
        text = resources.files("accounted.places").joinpath("data/supplement.toml").read_text(encoding="utf-8")
        data: dict[str, Any] = tomllib.loads(text)
        for n, p in enumerate(data.get("place", [])):
            country = p.get("country", "")
            a1 = self._first_area(p.get("admin1"), country)
            e = Entry(
                id=_SUPPLEMENT_FROM + n, name=p["name"], kind=p["kind"], country=country,
                admin1=p["name"] if p["kind"] == "admin1" else (a1.name if a1 else p.get("admin1")),
                admin2=p["name"] if p["kind"] == "admin2" else None,
                admin1_id=_SUPPLEMENT_FROM + n if p["kind"] == "admin1" else (a1.id if a1 else None),
                lat=p.get("lat"), lon=p.get("lon"), 
                population=_KNOWN_REGION if p["kind"] in ("region", "admin1") else 0,
            )  # fmt: skip
            for name in (p["name"], *p.get("also", ())):
                self._file(name, e)
        for alias in data.get("alias", []):
            e = self._aliased(alias)
            for name in alias["also"]:
                self._file(name, e)

    def _file(self, name: str, e: Entry) -> None:
        filed = self._extra.setdefault(key(name), [])
        if all(x.id != e.id for x in filed):
            filed.append(e)

    def _first_area(self, name: str | None, country: str) -> Entry | None:
        ids = sorted(self.area_ids(name, country)) if name else []
        return self._entry(ids[0]) if ids else None

    def _aliased(self, alias: dict[str, Any]) -> Entry:
        if "of" not in alias:
            return self._entry(self._range[alias["country"]][0])
        for i, _ in self._by_key(key(alias["of"])):
            e = self._entry(i)
            if (e.country, e.kind) == (alias["country"], alias["kind"]):
                return e
        raise AccountedError(f"supplement.toml: no {alias['kind']} {alias['of']} in {alias['country']}; mend the alias")


@lru_cache(maxsize=1)
def shared() -> Gazetteer:
    """The one that ships, opened once and never closed; safe to read from several threads."""
    return Gazetteer.open()


def _seen_as(e: Entry, primary: bool, as_written: bool) -> Entry:
    if primary and as_written:
        return e
    from dataclasses import replace

    return replace(e, primary=primary, as_written=as_written)


# ---------------------------------------------------------------------- demonyms


@lru_cache(maxsize=1)
def _demonyms() -> dict[str, str]:
    text = resources.files("accounted.places").joinpath("data/demonyms.toml").read_text(encoding="utf-8")
    table: dict[str, list[str]] = tomllib.loads(text)["demonyms"]
    return {literal(word): iso for iso, words in table.items() for word in words}


@lru_cache(maxsize=16_384)
def demonym(word: str) -> str | None:
    """Country (ISO 3166-1 alpha-2) of a word for its people or things: "Iraqi" → "IQ". None where it is none, or
    belongs to several countries. Evidence of a country, never a place. Upper case or capitalised, never lower case."""
    return _demonyms().get(literal(word)) if word[:1].isupper() else None
