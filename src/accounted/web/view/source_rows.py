"""The sources of a register in its view: who speaks, how often, in which incidents, and what people decided of them.

A row of ``voices`` is one source behind one claim; a row of ``sources`` is one party, added up from its voices. Reports are
put in and taken out one at a time, and only the parties that this touches are added up anew.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence

import msgspec

from accounted.linking.names import block_keys, compare_sources, name_key
from accounted.model import Source, content_id
from accounted.register import Recorded, View
from accounted.sources import Relation, Speaker, relations_of, speaker_of
from accounted.web.view.folding import folded
from accounted.web.view.part import Part
from accounted.web.view.rows import ClaimRow

__all__ = [
    "PART",
    "Alike",
    "Opinion",
    "Spoken",
    "alike",
    "decided_of",
    "fill_decided",
    "fill_report",
    "find",
    "one",
    "settle",
    "spoken",
    "take_out",
]

TABLES = """
CREATE TABLE voices (key TEXT NOT NULL, report TEXT NOT NULL, claim TEXT NOT NULL, incident TEXT, source TEXT NOT NULL) STRICT;
CREATE INDEX voices_of_source ON voices (key, incident);
CREATE INDEX voices_of_report ON voices (report);
CREATE TABLE voices_touched (key TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE sources (key TEXT PRIMARY KEY, claims INTEGER NOT NULL, name TEXT NOT NULL, words TEXT NOT NULL,
  kind TEXT NOT NULL, interest TEXT NOT NULL, incidents INTEGER NOT NULL, row TEXT NOT NULL, fullest TEXT NOT NULL) STRICT;
CREATE INDEX sources_by_claims ON sources (claims DESC, name, key);
CREATE TABLE source_blocks (block TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (block, key)) STRICT, WITHOUT ROWID;
CREATE INDEX source_blocks_by_key ON source_blocks (key);
CREATE TABLE source_decisions (number INTEGER PRIMARY KEY, row TEXT NOT NULL) STRICT;
"""
PAGE = 50
ABOUT = ("relation", "no_relation", "interest", "same", "not_same")
"""Decisions that may name sources."""


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """An incident, or a report in none, in which a source speaks."""

    incident: str | None
    code: str | None
    title: str
    time: str
    claims: int


class Alike(msgspec.Struct, frozen=True, kw_only=True):
    """Another source whose name may be the same party's. ``answer``: same, unknown; ``why``: a sentence."""

    key: str
    speaker: Speaker
    answer: str
    why: str


class Opinion(msgspec.Struct, frozen=True, kw_only=True):
    """A decision of interest, same or not same that names a source. ``stands``: nobody said otherwise later."""

    by: Recorded
    stands: bool


def key_of(source: Source) -> str:
    """A party by kind and name, as an id that a link can carry."""
    return content_id("source", source.kind, name_key(source.name))


# --------------------------------------------------------------------------- filling


def fill_report(db: sqlite3.Connection, report: str, claims: Iterable[ClaimRow]) -> None:
    """Put in who speaks in one report. Its voices must have been taken out before."""
    rows = [
        (key_of(s), report, r.claim.id, r.incident, msgspec.json.encode(s).decode())
        for r in claims
        for s in dict.fromkeys(r.claim.attribution)
    ]
    db.executemany("INSERT INTO voices VALUES (?, ?, ?, ?, ?)", rows)
    db.executemany("INSERT OR IGNORE INTO voices_touched VALUES (?)", sorted({(row[0],) for row in rows}))


def take_out(db: sqlite3.Connection, report: str) -> None:
    """Take out who speaks in one report."""
    db.execute("INSERT OR IGNORE INTO voices_touched SELECT DISTINCT key FROM voices WHERE report = ?", (report,))
    db.execute("DELETE FROM voices WHERE report = ?", (report,))


def settle(db: sqlite3.Connection) -> None:
    """Add up anew the parties whose voices changed. Called once, after all reports were put in or taken out."""
    for (key,) in db.execute("SELECT key FROM voices_touched ORDER BY key").fetchall():
        db.execute("DELETE FROM sources WHERE key = ?", (key,))
        db.execute("DELETE FROM source_blocks WHERE key = ?", (key,))
        rows = db.execute("SELECT source, report, incident FROM voices WHERE key = ? ORDER BY report, claim", (key,))
        said, incidents = [], set()
        for packed, report, incident in rows:
            said.append((msgspec.json.decode(packed, type=Source), report))
            incidents.add(incident)
        if not said:
            continue
        speaker = speaker_of(said)
        fullest = max((s for s, _ in said), key=lambda s: (len(repr(s)), repr(s)))
        words = folded(" \n ".join((speaker.name, *speaker.forms, speaker.body or "")))
        db.execute(
            "INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key, speaker.claims, speaker.name, words, speaker.kind, speaker.interest, len(incidents - {None}),
                msgspec.json.encode(speaker).decode(), msgspec.json.encode(fullest).decode(),
            ),
        )  # fmt: skip
        if fullest.kind not in ("unnamed", "unresolved"):
            db.executemany("INSERT INTO source_blocks VALUES (?, ?)", [(b, key) for b in sorted(block_keys(fullest))])
    db.execute("DELETE FROM voices_touched")


def fill_decided(db: sqlite3.Connection, decisions: Iterable[Recorded]) -> None:
    """Put in all decisions that name sources; they are few, so all of them at a time."""
    db.execute("DELETE FROM source_decisions")
    rows = [
        (by.number, msgspec.json.encode(by).decode())
        for by in decisions
        if by.decision.kind in ABOUT and not any(t.startswith("claim-") for t in by.decision.targets)
    ]
    db.executemany("INSERT INTO source_decisions VALUES (?, ?)", rows)


def _settle(db: sqlite3.Connection, view: View | None) -> None:
    settle(db)
    if view is not None:
        fill_decided(db, view.decisions)


PART = Part(
    tables=TABLES,
    report=lambda db, one: fill_report(db, one.row.report.id, one.row.claims),
    by_claims=True,
    drop_report=take_out,
    settle=_settle,
)


# --------------------------------------------------------------------------- asking


def find(db: sqlite3.Connection, words: str, interest: str, page: int) -> tuple[int, list[tuple[str, Speaker, int]]]:
    """How many sources have these words in a name or description, and one page of them, those with most claims first."""
    where, values = ["1"], []
    for word in folded(words).split():
        where.append("instr(words, ?) > 0")
        values.append(word)
    if interest:
        where.append("interest = ?")
        values.append(interest)
    told = " AND ".join(where)
    count = db.execute(f"SELECT count(*) FROM sources WHERE {told}", values).fetchone()[0]
    rows = db.execute(
        f"SELECT key, row, incidents FROM sources WHERE {told} ORDER BY claims DESC, name, key LIMIT ? OFFSET ?",
        [*values, PAGE, (page - 1) * PAGE],
    )
    return count, [(key, msgspec.json.decode(row, type=Speaker), incidents) for key, row, incidents in rows]


def one(db: sqlite3.Connection, key: str) -> Speaker | None:
    """The source of a key; None where nobody of that name speaks now."""
    row = db.execute("SELECT row FROM sources WHERE key = ?", (key,)).fetchone()
    return None if row is None else msgspec.json.decode(row[0], type=Speaker)


def spoken(db: sqlite3.Connection, key: str, most: int = 200) -> list[Spoken]:
    """Where a source speaks: incidents by day, and how many of its claims are in none."""
    rows = db.execute(
        "SELECT v.incident, i.code, coalesce(i.title, ''), coalesce(i.time, ''), count(DISTINCT v.claim) FROM voices v "
        "LEFT JOIN incidents i ON i.id = v.incident WHERE v.key = ? GROUP BY v.incident "
        "ORDER BY v.incident IS NULL, i.last, i.id LIMIT ?",
        (key, most),
    )
    return [Spoken(incident=i, code=c, title=t, time=w, claims=n) for i, c, t, w, n in rows]


def alike(db: sqlite3.Connection, key: str, most: int = 20) -> list[Alike]:
    """Other sources whose names may be the same party's: those that names tell to be the same first."""
    mine = db.execute("SELECT fullest FROM sources WHERE key = ?", (key,)).fetchone()
    if mine is None:
        return []
    source = msgspec.json.decode(mine[0], type=Source)
    rows = db.execute(
        "SELECT DISTINCT s.key, s.row, s.fullest, s.claims FROM source_blocks a JOIN source_blocks b ON b.block = a.block "
        "JOIN sources s ON s.key = b.key WHERE a.key = ? AND b.key != ? ORDER BY s.claims DESC, s.key LIMIT 400",
        (key, key),
    )
    found = []
    for other, row, fullest, _ in rows:
        told = compare_sources(source, msgspec.json.decode(fullest, type=Source))
        if told.answer != "different":
            found.append(
                Alike(key=other, speaker=msgspec.json.decode(row, type=Speaker), answer=told.answer, why=told.why)
            )
    found.sort(key=lambda a: a.answer != "same")  # stable: those with most claims stay first
    return found[:most]


def decided_of(db: sqlite3.Connection, names: Sequence[str]) -> tuple[list[Relation], list[Opinion]]:
    """What people decided of a source by any of its names: lasting relations, and interest, same and not same; latest
    first."""
    all_of_them = [
        msgspec.json.decode(row, type=Recorded)
        for (row,) in db.execute("SELECT row FROM source_decisions ORDER BY number")
    ]
    keys = {name_key(n) for n in names}
    relations = [r for r in relations_of(all_of_them) if keys & {name_key(r.first), name_key(r.second)}]
    mine = [
        by for by in all_of_them
        if by.decision.kind in ("interest", "same", "not_same") and keys & {name_key(t) for t in by.decision.targets}
    ]  # fmt: skip
    last: dict[tuple[str, ...], int] = {}
    for by in mine:
        last[_about(by)] = by.number
    return relations[::-1], [Opinion(by=by, stands=last[_about(by)] == by.number) for by in reversed(mine)]


def _about(by: Recorded) -> tuple[str, ...]:
    kind = "interest" if by.decision.kind == "interest" else "same"
    return (kind, *sorted(name_key(t) for t in by.decision.targets))
