"""What the list, the map and the timeline are found and added up by: narrow rows, so that all incidents are looked through in
the time of a page, and figures that are added up without unpacking anything."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

from accounted import reckoning
from accounted.model import CasualtyClaim, CircumstanceClaim, Claim, Group, Incident, Toll
from accounted.publishing.words import toll_ends
from accounted.register import View
from accounted.web.drawings.outlines import Box, mercator
from accounted.web.drawings.placing import SHAPES, mark_of
from accounted.web.listing import ready, shelves
from accounted.web.view.folding import folded
from accounted.web.view.incident_rows import OUTCOMES
from accounted.web.view.part import OneIncident, Part

__all__ = ["ADDED", "AGGREGATE", "NO_EVENT", "PART", "SILENT", "UNKNOWN", "WORLD", "whats", "words_in", "world"]

WORLD = 1 << 30
"""The width of Mercator's map as the rows have it: whole numbers, from the west and from the north."""
ADDED, UNKNOWN, SILENT, AGGREGATE, NO_EVENT = range(5)
"""What becomes of an incident's toll when tolls are added up (``reckoning.add_up``): in the sum, with an unknown number,
nobody says, left out as an aggregate, left out as no event under the method."""

FIELDS = ("a", "b", "c", "d")
"""As many fields as a method may have, in its order."""

TABLES = (
    """
CREATE TABLE facts (n INTEGER PRIMARY KEY, id TEXT NOT NULL, first TEXT, last TEXT, country TEXT, province TEXT,
  state TEXT NOT NULL, opened INTEGER NOT NULL, problems INTEGER NOT NULL, unread INTEGER NOT NULL, precision TEXT NOT NULL,
  shape INTEGER NOT NULL, x INTEGER, y INTEGER, km REAL, outline INTEGER, west INTEGER, north INTEGER, east INTEGER, south INTEGER) STRICT;
CREATE INDEX facts_by_day ON facts (last, first, id);
CREATE INDEX facts_by_area ON facts (country, province);
CREATE TABLE labels (facet TEXT NOT NULL, value TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (facet, value, n)) STRICT, WITHOUT ROWID;
CREATE INDEX labels_of ON labels (n);
CREATE TABLE figures (what INTEGER NOT NULL, n INTEGER NOT NULL, becomes INTEGER NOT NULL, low INTEGER, high INTEGER,
  open INTEGER NOT NULL, said INTEGER NOT NULL, month TEXT NOT NULL, a INTEGER, b INTEGER, c INTEGER,
  d INTEGER, PRIMARY KEY (what, n)) STRICT, WITHOUT ROWID;
CREATE INDEX figures_of ON figures (n);
CREATE TABLE sums (what INTEGER NOT NULL, month TEXT NOT NULL, becomes INTEGER NOT NULL,
  n INTEGER NOT NULL DEFAULT 0, open INTEGER NOT NULL DEFAULT 0, lows INTEGER NOT NULL DEFAULT 0, highs INTEGER NOT NULL DEFAULT 0,
  has_high INTEGER NOT NULL DEFAULT 0, a INTEGER NOT NULL DEFAULT 0, has_a INTEGER NOT NULL DEFAULT 0, b INTEGER NOT NULL DEFAULT 0,
  has_b INTEGER NOT NULL DEFAULT 0, c INTEGER NOT NULL DEFAULT 0, has_c INTEGER NOT NULL DEFAULT 0, d INTEGER NOT NULL DEFAULT 0,
  has_d INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (what, month, becomes)) STRICT, WITHOUT ROWID;
"""
    + "".join(
        f"CREATE TRIGGER {name} AFTER {act} ON figures BEGIN "
        f"INSERT OR IGNORE INTO sums (what, month, becomes) VALUES ({row}.what, {row}.month, {row}.becomes); "
        f"UPDATE sums SET n = n {sign} 1, open = open {sign} {row}.open, lows = lows {sign} coalesce({row}.low, 0), "
        f"highs = highs {sign} coalesce({row}.high, 0), has_high = has_high {sign} ({row}.high IS NOT NULL), "
        + ", ".join(
            f"{f} = {f} {sign} coalesce({row}.{f}, 0), has_{f} = has_{f} {sign} ({row}.{f} IS NOT NULL)" for f in FIELDS
        )
        + f" WHERE what = {row}.what AND month = {row}.month AND becomes = {row}.becomes; "
        f"DELETE FROM sums WHERE what = {row}.what AND month = {row}.month AND becomes = {row}.becomes AND n = 0; END;\n"
        for name, act, row, sign in (("sums_more", "INSERT", "NEW", "+"), ("sums_less", "DELETE", "OLD", "-"))
    )
    + """
CREATE TABLE counted (what INTEGER NOT NULL, person TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (what, person, n)) STRICT, WITHOUT ROWID;
CREATE INDEX counted_of ON counted (n);
CREATE TABLE counted_twice (what INTEGER NOT NULL, person TEXT NOT NULL, PRIMARY KEY (what, person)) STRICT, WITHOUT ROWID;
CREATE TRIGGER counted_more BEFORE INSERT ON counted WHEN EXISTS (SELECT 1 FROM counted WHERE what = NEW.what AND person = NEW.person) BEGIN INSERT OR IGNORE INTO counted_twice VALUES (NEW.what, NEW.person); END;
CREATE TRIGGER counted_less AFTER DELETE ON counted WHEN (SELECT count(*) FROM counted WHERE what = OLD.what AND person = OLD.person) < 2 BEGIN DELETE FROM counted_twice WHERE what = OLD.what AND person = OLD.person; END;
"""
    + shelves.TABLES
    + ready.TABLES
)
# facts: where an incident's mark stands and what it covers are whole numbers of WORLD, none for what is only listed.
# labels: facets of groups ("status", "role", "age", "sex"), words of places ("place") and of actors ("actor"), and actors
# as they stand ("by"). figures: what is the method and outcome (WHATS); low and high as a page shows them; a to d the fields
# that the method has, in its order; said: 1 where the toll has a lowest figure, 2 where nobody says; month: of its last day,
# empty without one. sums: figures added up by month as they come and go, so that all of a register need not be looked
# through. counted: who is counted by name, as a digest; counted_twice: who is so counted in several incidents.


@lru_cache(maxsize=1)
def whats() -> Mapping[tuple[str, str], int]:
    """Numbers of the shipped methods with each outcome, from 1. The view is made anew by another release."""
    both = ((m.name, outcome) for m in reckoning.shipped() for outcome in OUTCOMES)
    return {key: n for n, key in enumerate(both, 1)}


def world(lon: float, lat: float) -> tuple[int, int]:
    """Where a point of the earth stands on Mercator's map, in whole numbers from 0 to ``WORLD``."""
    x = round((lon + 180) / 360 * WORLD)
    y = round((180 - mercator(lat)) / 360 * WORLD)
    return min(max(x, 0), WORLD), min(max(y, 0), WORLD)


def words_in(text: str) -> list[str]:
    """Its words as they are compared, each once."""
    return sorted(set(re.findall(r"\w+", folded(text))))


def fill(db: sqlite3.Connection, one: OneIncident) -> None:
    """All rows of one incident."""
    facts(db, one.n, one.incident, problems=len(one.view.problems), unread=sum(one.view.unread.values()))
    said = [one.findings.claims[c] for c in one.incident.claims if c in one.findings.claims]
    db.executemany(
        "INSERT INTO labels VALUES (?, ?, ?)", [(f, v, one.n) for f, v in sorted(labels(one.incident, said))]
    )
    for (method, _outcome), toll in one.tolls.items():
        named = reckoning.counted_by_name(one.casualties, toll.outcome, "", reckoning.load(method))
        figures(db, one.n, one.incident, toll, [c.person for c in named])


def facts(db: sqlite3.Connection, n: int, i: Incident, *, problems: int, unread: int) -> None:
    mark = mark_of(i.place)
    point = (None, None) if mark.point is None else world(*mark.point)
    row = (
        n, i.id, i.period.start, i.period.end, i.place.country, i.place.admin1, i.state, i.code is not None, problems,
        unread, i.place.precision, SHAPES.index(mark.shape), *point, mark.km, mark.outline, *_covered(mark.box),
    )  # fmt: skip
    db.execute(f"INSERT INTO facts VALUES ({', '.join('?' * len(row))})", row)


def _covered(box: Box | None) -> tuple[int | None, ...]:
    return (None,) * 4 if box is None else (*world(box.w, box.n), *world(box.e, box.s))


def labels(i: Incident, claims: Iterable[Claim]) -> set[tuple[str, str]]:
    """What an incident can be found by, beside its facts: whom somebody counts, whom somebody names as doing it, the words of
    its place."""
    found = {("place", w) for w in words_in(" ".join([i.place.words, *i.place.parts(), i.place.admin2 or ""]))}
    for claim in claims:
        if isinstance(claim, CasualtyClaim):
            for group in (claim.group, *claim.includes):
                found |= _facets(group)
        elif isinstance(claim, CircumstanceClaim) and claim.aspect == "by":
            said = " ".join(claim.value.replace("_", " ").split())
            found.add(("by", said))
            found |= {("actor", w) for w in words_in(said)}
    return found


def _facets(group: Group) -> set[tuple[str, str]]:
    return {
        (name, f.value)
        for name in ("status", "role", "age", "sex")
        for f in getattr(group, name)
        if f.value != "unknown"
    }


def figures(db: sqlite3.Connection, n: int, i: Incident, toll: Toll, persons: Iterable[str]) -> None:
    """What adding up needs of one toll: the rule is that of ``reckoning.add_up``."""
    values = list(toll.fields.values())
    known = toll.answer == "figures" and bool(values) and values[0] is not None
    if i.kind == "aggregate":
        becomes = AGGREGATE
    elif toll.answer == "not_an_event":
        becomes = NO_EVENT
    else:
        becomes = ADDED if known else SILENT if toll.answer == "no_claim" else UNKNOWN
    if len(values) > len(FIELDS):
        raise ValueError(f"{toll.method}: more fields than {len(FIELDS)}")
    low, high = toll_ends(toll) if toll.answer == "figures" else (None, None)
    what = whats()[toll.method, toll.outcome]
    row = (
        what, n, becomes, low, high, toll.open_high or None in values, 1 if known else 2 if toll.answer == "no_claim" else 0,
        (i.period.end or "")[:7], *values, *(None,) * (len(FIELDS) - len(values)),
    )  # fmt: skip
    db.execute("INSERT INTO figures VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
    for person in sorted({sha256(p.encode("utf-8", "surrogatepass")).hexdigest()[:20] for p in persons}):
        db.execute("INSERT INTO counted VALUES (?, ?, ?)", (what, person, n))


def _settle(db: sqlite3.Connection, _: View | None) -> None:
    shelves.settle(db)
    ready.settle(db)


PART = Part(
    tables=TABLES, by_incident=("figures", "facts", "labels", "counted"), incident=fill,
    settle=_settle,
)  # fmt: skip
