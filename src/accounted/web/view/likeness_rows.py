"""Which named casualties of one incident, told by different reports, may be one person: asked of people, never joined.

Names that cannot be one are no question, and neither are two that somebody accepted: under one name they are the same, under
two they are told apart.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from itertools import combinations

import msgspec

from accounted.linking.names import block_keys, same_person
from accounted.model import CasualtyClaim, CircumstanceClaim, Source
from accounted.web.view.casualty_rows import NOT_HURT, Person, one, person_id
from accounted.web.view.part import OneIncident, Part

__all__ = ["PART", "Question", "asked", "questions"]

TABLES = """
CREATE TABLE alike_here (n INTEGER NOT NULL, incident TEXT NOT NULL, one TEXT NOT NULL, other TEXT NOT NULL, surely INTEGER NOT NULL,
  PRIMARY KEY (n, one, other)) STRICT, WITHOUT ROWID;
CREATE INDEX alike_by_person ON alike_here (one, other);
CREATE INDEX alike_by_other ON alike_here (other, one);
"""
MOST = 50
"""Questions of one incident."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """Two names of one incident. ``agrees``: whether the names (with what the two are said to be) agree, or cannot tell."""

    incident: str
    one: Person
    other: Person
    agrees: bool


def fill(db: sqlite3.Connection, of: OneIncident) -> None:
    """Put in the questions of one incident."""
    forms: dict[str, Source] = {}
    reports: dict[str, set[str]] = defaultdict(set)
    claims: dict[str, set[str]] = defaultdict(set)
    for key in of.incident.claims:
        claim = of.findings.claims.get(key)
        if claim is None or claim.outcome in NOT_HURT:
            continue
        names: tuple[str, ...] = ()
        role = None
        if isinstance(claim, CasualtyClaim):
            names = claim.persons
        elif isinstance(claim, CircumstanceClaim) and claim.aspect == "person":
            names, role = (claim.value,), claim.role
        for name in names:
            person = person_id(name)
            reports[person].add(claim.quote.report)
            claims[person].add(key)
            source = Source(name=name, kind="person", role=role)
            if person not in forms or _fuller(source, forms[person]):
                forms[person] = source
    accepted = {p for p, mine in claims.items() if any(mine & set(c.claims) for c in of.casualties)}
    blocks: dict[str, list[str]] = defaultdict(list)
    for person in sorted(forms):
        for block in block_keys(forms[person]):
            blocks[block].append(person)
    pairs = sorted({pair for some in blocks.values() for pair in combinations(some, 2)})
    rows = []
    for a, b in pairs:
        if {a, b} <= accepted or len(reports[a] | reports[b]) < 2:
            continue
        told = same_person(forms[a], forms[b])
        if told.answer != "different":
            rows.append((of.n, of.incident.id, a, b, int(told.answer == "same")))
    rows.sort(key=lambda r: (-r[4], r[2], r[3]))
    db.executemany("INSERT INTO alike_here VALUES (?, ?, ?, ?, ?)", rows[:MOST])


def _fuller(one: Source, other: Source) -> bool:
    return (len(one.name), len(one.role or ""), one.name) > (len(other.name), len(other.role or ""), other.name)


PART = Part(tables=TABLES, by_incident=("alike_here",), incident=fill)


def questions(db: sqlite3.Connection, most: int = 20) -> tuple[int, list[Question]]:
    """How many pairs nobody has answered, and the first of them: those first whose names agree."""
    count = db.execute("SELECT count(*) FROM alike_here").fetchone()[0]
    rows = db.execute(
        "SELECT incident, one, other, surely FROM alike_here ORDER BY surely DESC, n, one, other LIMIT ?", (most,)
    ).fetchall()
    found = [(incident, one(db, a), one(db, b), bool(surely)) for incident, a, b, surely in rows]
    return count, [
        Question(incident=incident, one=a, other=b, agrees=agrees)
        for incident, a, b, agrees in found
        if a is not None and b is not None
    ]


def asked(db: sqlite3.Connection, person: str) -> dict[str, list[str]]:
    """By the other person of each open question about one, the incidents in which it stands."""
    out: dict[str, list[str]] = defaultdict(list)
    for incident, other in db.execute(
        "SELECT incident, other FROM alike_here WHERE one = ? UNION SELECT incident, one FROM alike_here WHERE other = ? "
        "ORDER BY 1, 2", (person, person),
    ):  # fmt: skip
        out[other].append(incident)
    return dict(out)
