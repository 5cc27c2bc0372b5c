"""The view: an SQLite file beside the register with what pages show, so that none of them links anew.

It knows the head of the register that it was worked out from. Where that is not the register's head, it is worked out
anew, in one transaction: readers see the old one or the new one whole. Deleting it loses nothing.
"""

from __future__ import annotations

import sqlite3
import threading
import zlib
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import msgspec

from accounted import __version__, pipeline, reckoning
from accounted.model import CircumstanceClaim, Incident, Outcome
from accounted.publishing import incident_views
from accounted.publishing.gather import LEADING
from accounted.publishing.view import IncidentView
from accounted.register import Register
from accounted.web import naming, sourcing
from accounted.web.beside import view_file
from accounted.web.errors import Refused
from accounted.web.folding import folded
from accounted.web.rows import ClaimRow, Rejected, ReportRow, SumPart

__all__ = ["OUTCOMES", "Stored", "pack", "unpack"]

FORMAT = f"1 {__version__}"
OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")
T = TypeVar("T")

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE incidents (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, code TEXT, title TEXT NOT NULL, time TEXT NOT NULL,
  first TEXT, last TEXT, country TEXT, kind TEXT NOT NULL, violence TEXT NOT NULL, state TEXT NOT NULL,
  accuracy TEXT NOT NULL, made INTEGER NOT NULL, reports INTEGER NOT NULL, origins TEXT NOT NULL,
  problems INTEGER NOT NULL, unread INTEGER NOT NULL, page BLOB NOT NULL) STRICT;
CREATE INDEX incidents_by_day ON incidents (last, n);
CREATE TABLE codes (code TEXT PRIMARY KEY, n INTEGER NOT NULL) STRICT;
CREATE TABLE countries (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE kinds (kind TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (kind, n)) STRICT, WITHOUT ROWID;
CREATE TABLE tolls (n INTEGER NOT NULL, method TEXT NOT NULL, outcome TEXT NOT NULL, answer TEXT NOT NULL, low INTEGER,
  high INTEGER, open INTEGER NOT NULL, card BLOB NOT NULL, part BLOB NOT NULL, PRIMARY KEY (method, outcome, n)) STRICT;
CREATE TABLE reports (id TEXT PRIMARY KEY, row BLOB NOT NULL) STRICT;
CREATE TABLE tells (report TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (report, n)) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5 (text, report UNINDEXED, n UNINDEXED, tokenize = "unicode61 remove_diacritics 0");
"""
NAMES = ("meta", "incidents", "codes", "countries", "kinds", "tolls", "reports", "tells", "words")


def pack(value: object) -> bytes:
    """As JSON with the order of keys kept: the fields of a toll are read in their order, lowest first."""
    return zlib.compress(msgspec.json.encode(value), 1)


def unpack(data: bytes, kind: type[T]) -> T:
    return msgspec.json.decode(zlib.decompress(data), type=kind)


class Stored:
    """The view of one register. Safe to use from several threads, and beside other programs that do the same."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.path = view_file(register.path)
        self._lock = threading.Lock()
        self._head: str | None = None
        """Of the view as last seen good; saves a look into the file."""

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A snapshot that is up to the register's head; worked out anew first, where it is not."""
        self.refresh()
        with self._open() as db:
            db.execute("PRAGMA query_only=ON")
            db.execute("BEGIN")
            try:
                yield db
            finally:
                db.execute("ROLLBACK")

    def refresh(self) -> None:
        """Work the view out anew where the register has moved on, or the file is not there or not ours."""
        head = self._register.head()
        if head == self._head and self.path.exists():
            return
        with self._lock:
            head = self._register.head()
            if self._kept() != head:
                self._make()
            self._head = self._kept()

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        db = sqlite3.connect(self.path, timeout=30.0, isolation_level=None)
        try:
            yield db
        except sqlite3.DatabaseError as err:
            raise Refused(
                f"{self.path}: cannot be used ({err}) - it holds nothing of its own: delete it and load the page again"
            ) from err
        finally:
            db.close()

    def _kept(self) -> str | None:
        """The head of the view in the file; None where there is none of this format, or the file is damaged."""
        if not self.path.exists():
            return None
        db = sqlite3.connect(self.path, timeout=30.0)
        try:
            known = dict(db.execute("SELECT key, value FROM meta").fetchall())
        except sqlite3.DatabaseError:
            return None
        finally:
            db.close()
        return known.get("head") if known.get("format") == FORMAT else None

    def _make(self) -> None:
        if not self.path.exists():
            self.path.touch(mode=0o600)
        try:
            self._write()
        except sqlite3.DatabaseError:  # not a database, or damaged: it holds nothing of its own
            for end in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + end).unlink(missing_ok=True)
            self.path.touch(mode=0o600)
            self._write()

    def _write(self) -> None:
        findings = pipeline.work_out(self._register)
        pipeline.store(self._register, findings)
        db = sqlite3.connect(self.path, timeout=30.0, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA secure_delete=ON")  # what was erased from the register leaves no trace here
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute("BEGIN IMMEDIATE")
            for name in (*NAMES, *sourcing.NAMES, *naming.NAMES):
                db.execute(f"DROP TABLE IF EXISTS {name}")
            for tables in (TABLES, sourcing.TABLES, naming.TABLES):
                for statement in tables.split(";\n"):
                    if statement.strip():
                        db.execute(statement)
            _fill(db, findings)
            meta = {"head": findings.view.head, "entries": str(findings.view.entries), "format": FORMAT}
            meta["register"] = findings.view.register
            meta["made"] = str(int(any(i.synthetic for i in findings.incidents)))
            db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
            db.execute("COMMIT")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            db.close()


def _fill(db: sqlite3.Connection, findings: pipeline.Findings) -> None:
    rules = [reckoning.load(m.name) for m in reckoning.shipped()]
    uses: dict[str, dict[str, str]] = defaultdict(dict)
    home: dict[str, str] = {}
    for n, (incident, view) in enumerate(incident_views(findings, internal=True), 1):
        _incident(db, n, incident, view, findings)
        cards = {(t.method, t.outcome): t for t in (*view.tolls, *view.others)}
        casualties = pipeline.casualties(findings, incident)
        for method in rules:
            for outcome in OUTCOMES:
                toll = pipeline.toll(findings, incident, method, outcome)
                named = tuple(reckoning.counted_by_name(casualties, outcome, "", method))
                if method.name == LEADING:
                    for reason in toll.reasons:
                        if reason.claim is not None and reason.use != "note":
                            uses[reason.claim][outcome] = reason.use
                slim = msgspec.structs.replace(incident, origins=(), reasons=(), claims=(), reports=())
                bare = msgspec.structs.replace(toll, reasons=())
                card = msgspec.structs.replace(cards[method.name, outcome], reasons=())
                part = SumPart(incident=slim, toll=bare, casualties=named)
                row = (
                    n,
                    method.name,
                    outcome,
                    toll.answer,
                    card.low,
                    card.high,
                    card.open_high,
                    pack(card),
                    pack(part),
                )
                db.execute("INSERT INTO tolls VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        naming.fill_incident(db, incident.id, casualties)
        home.update(dict.fromkeys(incident.claims, incident.id))
    _countries(db, findings)
    _reports(db, findings, uses, home)
    sourcing.settle(db)
    sourcing.fill_decided(db, findings.view.decisions)


def _incident(db: sqlite3.Connection, n: int, i: Incident, view: IncidentView, findings: pipeline.Findings) -> None:
    row = (
        n, i.id, i.code, view.title, view.when, i.period.start, i.period.end, i.place.country, i.kind,
        ", ".join(view.violence), view.state, view.precision, view.synthetic, len(view.reports), view.origins_words,
        len(view.problems), sum(view.unread.values()), pack(view),
    )  # fmt: skip
    db.execute(f"INSERT INTO incidents VALUES ({', '.join('?' * len(row))})", row)
    db.executemany("INSERT INTO codes VALUES (?, ?)", [(code, n) for code in i.codes])
    db.executemany("INSERT INTO kinds VALUES (?, ?)", [(k, n) for k in sorted({i.kind, *view.violence})])
    members = sorted({*i.reports, *(findings.claims[c].quote.report for c in i.claims if c in findings.claims)})
    db.executemany("INSERT INTO tells VALUES (?, ?)", [(r, n) for r in members])
    speakers = sorted({s.name for c in i.claims if c in findings.claims for s in findings.claims[c].attribution})
    text = " \n ".join([view.title, i.place.words, *i.codes, i.id, *view.violence, *speakers])
    db.execute("INSERT INTO words (text, report, n) VALUES (?, '', ?)", (folded(text), n))


def _countries(db: sqlite3.Connection, findings: pipeline.Findings) -> None:
    from accounted.places import Gazetteer

    codes = sorted({i.place.country for i in findings.incidents if i.place.country})
    with Gazetteer.open() as gazetteer:
        rows = [(code, gazetteer.country_name(code) or code) for code in codes]
    db.executemany("INSERT INTO countries VALUES (?, ?)", rows)


def _reports(
    db: sqlite3.Connection, findings: pipeline.Findings, uses: dict[str, dict[str, str]], home: dict[str, str]
) -> None:
    view = findings.view
    corrected = {c.correction.id: c for c in view.corrected}
    by_report: dict[str, list[ClaimRow]] = defaultdict(list)
    for key, claim in findings.claims.items():
        change = corrected.get(key)
        by_report[claim.quote.report].append(
            ClaimRow(
                claim=claim,
                incident=home.get(key),
                uses=uses.get(key, {}),
                aside=view.set_aside.get(key),
                confirmed=view.confirmed.get(key),
                corrected=None if change is None else change.by,
                machine=None if change is None else change.claim,
            )
        )
    wrong: dict[str, list[Rejected]] = defaultdict(list)
    for one in view.rejected:
        wrong[one.claim.quote.report].append(Rejected(claim=one.claim, by=one.by))
    problems = defaultdict(list)
    for problem in view.problems():
        if problem.report is not None:
            problems[problem.report].append(problem)
    copies = _copied(findings)
    for key, report in findings.reports.items():
        versions = view.versions.get(report.item, ())
        mine = next((v for v in versions if v.sha256 == report.version), None)
        claims = sorted(by_report[key], key=lambda r: (r.claim.quote.start, r.claim.quote.end, r.claim.id))
        row = ReportRow(
            report=report,
            read=view.is_read(key),
            undated=key in view.undated,
            claims=tuple(claims),
            rejected=tuple(wrong[key]),
            problems=tuple(problems[key]),
            copies=copies.get(key, ()),
            size=0 if mine is None else mine.size,
            media_type="" if mine is None else mine.media_type,
            how="" if mine is None else mine.how,
            versions=len(versions) or 1,
        )
        db.execute("INSERT INTO reports VALUES (?, ?)", (key, pack(row)))
        sourcing.fill_report(db, key, claims)
        naming.fill_report(db, key, claims)
        names = {r.claim.value for r in claims if isinstance(r.claim, CircumstanceClaim) and r.claim.aspect == "where"}
        text = " \n ".join([report.text, report.outlet or "", report.author or "", report.address, *sorted(names)])
        db.execute("INSERT INTO words (text, report, n) VALUES (?, ?, 0)", (folded(text), key))


def _copied(findings: pipeline.Findings) -> dict[str, tuple[tuple[int, int, str, str], ...]]:
    """By report, the passages that stand in another report too."""
    found: dict[str, set[tuple[int, int, str, str]]] = defaultdict(set)
    for c in findings.copies:
        ends = ((c.left, c.left_start, c.left_end, c.right), (c.right, c.right_start, c.right_end, c.left))
        for here, start, end, there in ends:
            if here in findings.reports and there in findings.reports:
                found[here].add((start, end, there, findings.reports[there].outlet or "outlet unknown"))
    return {key: tuple(sorted(some)) for key, some in found.items()}
