"""Named casualties over all incidents, in the view: who is named where, and whom people accepted as which person.

A row of ``named`` is one claim that gives a casualty's name; rows of one name, without titles and particles, are shown as
one person until somebody tells people of one name apart. What was decided stands in ``accepted``, by incident.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable

import msgspec

from accounted.linking.names import block_keys, person_key, same_person
from accounted.model import CasualtyClaim, CircumstanceClaim, Quote, Source, content_id
from accounted.reckoning import Casualty
from accounted.reckoning.persons import standing
from accounted.web.view.part import Part
from accounted.web.view.rows import ClaimRow

__all__ = [
    "PAGE",
    "PART",
    "STATES_TOLD",
    "Accepted",
    "Alike",
    "Naming",
    "Person",
    "alike",
    "by_home",
    "drop_incident",
    "drop_report",
    "fill_incident",
    "fill_report",
    "find",
    "one",
    "person_id",
]

TABLES = """
CREATE TABLE named (person TEXT NOT NULL, report TEXT NOT NULL, incident TEXT, claim TEXT NOT NULL,
  row TEXT NOT NULL) STRICT;
CREATE INDEX named_by_person ON named (person, incident);
CREATE INDEX named_by_claim ON named (claim, person);
CREATE INDEX named_in_report ON named (report);
CREATE TABLE named_blocks (block TEXT NOT NULL, person TEXT NOT NULL, report TEXT NOT NULL,
  PRIMARY KEY (block, person, report)) STRICT, WITHOUT ROWID;
CREATE INDEX named_blocks_in_report ON named_blocks (report);
CREATE TABLE accepted (incident TEXT NOT NULL, person TEXT NOT NULL, row TEXT NOT NULL,
  PRIMARY KEY (incident, person)) STRICT, WITHOUT ROWID;
CREATE TABLE accepted_claims (incident TEXT NOT NULL, claim TEXT NOT NULL, person TEXT NOT NULL,
  PRIMARY KEY (incident, claim, person)) STRICT, WITHOUT ROWID;
"""
PAGE = 50
NOT_HURT = ("detained", "displaced")
"""Harms that are no casualties."""
STATES_TOLD = {"": "all", "yes": "accepted", "no": "not accepted", "several": "in several incidents"}


class Naming(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One claim that names a person."""

    claim: str
    name: str
    quote: Quote
    outcome: str = ""
    age: int | None = None
    sex: str | None = None
    role: str | None = None
    who: str = ""
    incident: str | None = None
    alone: bool = False
    """Whether the claim names this person alone, not one of several counted."""


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """A person accepted in an incident, with the state that stands."""

    incident: str
    code: str | None
    title: str
    casualty: Casualty

    @property
    def state(self) -> str:
        return standing(self.casualty.states).state.replace("_", " ")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """All claims of one name. ``homes``: by incident, its code, title and time."""

    id: str
    namings: tuple[Naming, ...]
    homes: dict[str, tuple[str | None, str, str]]
    accepted: tuple[Accepted, ...]

    @property
    def name(self) -> str:
        """The fullest form that a claim gives."""
        return max((n.name for n in self.namings), key=lambda n: (len(n), n))

    @property
    def told(self) -> str:
        """What is said of the person, without the name: outcomes, role, age."""
        outcomes = sorted({n.outcome.replace("_", " ") for n in self.namings if n.outcome})
        ages = sorted({n.age for n in self.namings if n.age is not None})
        roles = sorted({n.role for n in self.namings if n.role})
        parts = [" or ".join(outcomes) or "outcome not stated", *roles, *(f"aged {a}" for a in ages)]
        return ", ".join(parts)


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Another named person who may be the same; ``why`` holds both names. ``apart``: accepted under other names."""

    person: Person
    answer: str
    why: str
    apart: bool


def person_id(name: str) -> str:
    """A name without titles and particles, as an id that a link can carry without telling it."""
    given, family = person_key(name)
    return content_id("person", [*given], family or name.casefold())


# --------------------------------------------------------------------------- filling


def fill_report(db: sqlite3.Connection, report: str, claims: Iterable[ClaimRow]) -> None:
    """Put in whom one report names as casualties. What it held before must have been taken out."""
    rows: list[tuple[str, str, str | None, str, str]] = []
    blocks: set[tuple[str, str, str]] = set()
    told = [(person_id(n.name), n) for r in claims for n in _namings(r)]
    alone = {person for person, n in told if n.alone}
    for person, naming in told:
        # A count that names its people adds nothing to what names them one by one.
        if naming.alone or person not in alone:
            rows.append((person, report, naming.incident, naming.claim, msgspec.json.encode(naming).decode()))
            blocks |= {(b, person, report) for b in block_keys(_source(naming))}
    db.executemany("INSERT INTO named VALUES (?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT INTO named_blocks VALUES (?, ?, ?)", sorted(blocks))


def _namings(r: ClaimRow) -> list[Naming]:
    c = r.claim
    who = repr(c.attribution[0]) if c.attribution else ""
    if isinstance(c, CircumstanceClaim):
        if c.aspect != "person" or c.outcome in NOT_HURT:
            return []
        return [
            Naming(
                claim=c.id, name=c.value, quote=c.quote, outcome=c.outcome or "", age=c.age, sex=c.sex, role=c.role, who=who,
                incident=r.incident, alone=True,
            )
        ]  # fmt: skip
    if not isinstance(c, CasualtyClaim) or c.outcome in NOT_HURT:
        return []
    return [
        Naming(claim=c.id, name=name, quote=c.quote, outcome=c.outcome, who=who, incident=r.incident)
        for name in c.persons
    ]


def drop_report(db: sqlite3.Connection, report: str) -> None:
    """Take out whom one report names."""
    db.execute("DELETE FROM named WHERE report = ?", (report,))
    db.execute("DELETE FROM named_blocks WHERE report = ?", (report,))


def fill_incident(db: sqlite3.Connection, incident: str, casualties: Iterable[Casualty]) -> None:
    """Put in whom people accepted as casualties of one incident."""
    for c in casualties:
        db.execute("INSERT INTO accepted VALUES (?, ?, ?)", (incident, c.person, msgspec.json.encode(c).decode()))
        rows = [(incident, claim, c.person) for claim in sorted(set(c.claims))]
        db.executemany("INSERT INTO accepted_claims VALUES (?, ?, ?)", rows)


def drop_incident(db: sqlite3.Connection, incident: str) -> None:
    """Take out who was accepted in one incident."""
    db.execute("DELETE FROM accepted WHERE incident = ?", (incident,))
    db.execute("DELETE FROM accepted_claims WHERE incident = ?", (incident,))


PART = Part(
    tables=TABLES,
    incident=lambda db, one: fill_incident(db, one.incident.id, one.casualties),
    report=lambda db, one: fill_report(db, one.row.report.id, one.row.claims),
    by_claims=True,
    drop_incident=drop_incident,
    drop_report=drop_report,
)

# --------------------------------------------------------------------------- asking


def find(db: sqlite3.Connection, accepted: str, page: int) -> tuple[int, list[Person]]:
    """How many named people there are, and one page of them, those in most incidents first."""
    having = "HAVING count(DISTINCT incident) > 1" if accepted == "several" else ""
    known = (
        "EXISTS (SELECT 1 FROM named m JOIN accepted_claims a ON a.incident = m.incident AND a.claim = m.claim "
        "WHERE m.person = n.person)"
    )
    where = {"yes": f"WHERE {known}", "no": f"WHERE NOT {known}"}.get(accepted, "")
    groups = f"SELECT person, count(DISTINCT incident) AS many FROM named n {where} GROUP BY person {having}"
    count = db.execute(f"SELECT count(*) FROM ({groups})").fetchone()[0]
    rows = db.execute(
        f"SELECT person FROM ({groups}) ORDER BY many DESC, person LIMIT ? OFFSET ?", (PAGE, (page - 1) * PAGE)
    )
    found = (one(db, person) for (person,) in rows.fetchall())
    return count, [p for p in found if p is not None]


def one(db: sqlite3.Connection, person: str) -> Person | None:
    """The person of an id; None where no report names one now."""
    rows = db.execute("SELECT row FROM named WHERE person = ? ORDER BY incident, report, row", (person,)).fetchall()
    if not rows:
        return None
    namings = tuple(msgspec.json.decode(row, type=Naming) for (row,) in rows)
    homes, accepted = {}, []
    claims = {n.claim for n in namings}
    for incident in sorted({n.incident for n in namings if n.incident is not None}):
        home = db.execute("SELECT code, title, time FROM incidents WHERE id = ?", (incident,)).fetchone()
        if home is None:  # what the view was filled from knows no such incident: nothing to show of it
            continue
        homes[incident] = home
        for (row,) in db.execute("SELECT row FROM accepted WHERE incident = ? ORDER BY person", (incident,)):
            casualty = msgspec.json.decode(row, type=Casualty)
            if claims & set(casualty.claims):
                accepted.append(Accepted(incident=incident, code=home[0], title=home[1], casualty=casualty))
    return Person(id=person, namings=namings, homes=homes, accepted=tuple(accepted))


def alike(db: sqlite3.Connection, person: Person, most: int = 20) -> list[Alike]:
    """Other named people who may be the same: those whose names tell so first."""
    rows = db.execute(
        "SELECT DISTINCT b.person FROM named_blocks a JOIN named_blocks b ON b.block = a.block "
        "WHERE a.person = ? AND b.person != ? ORDER BY b.person LIMIT 400",
        (person.id, person.id),
    ).fetchall()
    mine = {a.casualty.person for a in person.accepted}
    found = []
    for (other,) in rows:
        found_other = one(db, other)
        if found_other is None:
            continue
        told = same_person(_fullest(person), _fullest(found_other))
        if told.answer == "different":
            continue
        theirs = {a.casualty.person for a in found_other.accepted}
        found.append(
            Alike(
                person=found_other, answer=told.answer, why=told.why, apart=bool(mine and theirs and not mine & theirs)
            )
        )
    found.sort(key=lambda a: (a.answer != "same", a.person.id))
    return found[:most]


def _source(naming: Naming) -> Source:
    return Source(name=naming.name, kind="person", role=naming.role)


def _fullest(person: Person) -> Source:
    return _source(max(person.namings, key=lambda n: (len(n.name), len(n.role or ""), n.name, n.claim)))


def by_home(person: Person) -> dict[str | None, list[Naming]]:
    """The claims of a person by the incident that they are in, in order; None: in none."""
    homes: dict[str | None, list[Naming]] = defaultdict(list)
    for naming in person.namings:
        homes[naming.incident if naming.incident in person.homes else None].append(naming)
    return dict(homes)
