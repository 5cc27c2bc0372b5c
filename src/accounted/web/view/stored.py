"""The view: an SQLite file beside the register with what pages show, so that none of them links anew.

It knows the head of the register that it was worked out from. Where the register has moved on, the rows of the incidents
and reports of which something changed are replaced, in one transaction: readers see the old state or the new one whole.
What changed is told by digests of all that rows may follow from (:mod:`accounted.web.view.scoping`); after decisions that
leave alone what is linked, by what these name (:mod:`accounted.web.view.touched`). A view of another version, of another
register, or from before an erasure is worked out anew. Deleting it loses nothing.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from hashlib import sha256
from itertools import islice

from accounted import __version__, pipeline
from accounted.pipeline.linked import LINKED
from accounted.register import Entry, Register
from accounted.web.beside import view_file
from accounted.web.errors import BeingMade, Refused
from accounted.web.view import filling, former, touched
from accounted.web.view.incident_rows import OUTCOMES
from accounted.web.view.making import Making
from accounted.web.view.opening import KeptOpen
from accounted.web.view.packing import pack, unpack
from accounted.web.view.parts import PARTS
from accounted.web.view.scoping import Scopes
from accounted.web.view.sharing import Statements, recorded, shared

__all__ = ["OUTCOMES", "Stored", "pack", "unpack"]

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE incident_state (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL) STRICT;
CREATE TABLE report_state (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest TEXT NOT NULL) STRICT;
CREATE TABLE countries (code TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;
CREATE TABLE figures_before (entry INTEGER PRIMARY KEY, row BLOB NOT NULL) STRICT;
CREATE VIRTUAL TABLE words USING fts5 (text, report UNINDEXED, n UNINDEXED, tokenize = "unicode61 remove_diacritics 0");
"""
STATEMENTS = [
    s.strip()
    for tables in (TABLES, former.TABLES, *(p.tables for p in PARTS))
    for s in tables.split(";\n")
    if s.strip()
]
FORMAT = f"{__version__} {sha256(';'.join(STATEMENTS).encode()).hexdigest()[:12]} {LINKED}"
"""Other tables, other code that links or reckons, another release: the view is made anew."""


FIGURES_KEPT = 1000
"""Latest entries of the register before which it is kept how figures stood."""
PATIENCE = 2.0
"""Seconds that the short way waits for whoever writes the view."""
LARGE = 20_000
"""Entries from which on a server has another process bring the view up: that takes seconds, and hundreds of megabytes."""


class Stored:
    """The view of one register. Safe to use from several threads, and beside other programs that do the same."""

    def __init__(self, register: Register, *, apart: bool = False) -> None:
        """``apart``: what a large register comes to is worked out in another process, and readers see the state before it
        in the meantime."""
        self._register = register
        self._making = Making(register.path) if apart else None
        self.path = view_file(register.path)
        self._lock = threading.Lock()
        self._head: str | None = None
        """Of the view as last seen good; saves a look into the file."""
        self._kept_open = KeptOpen(self.path)
        self.behind = False
        """Whether readers see a state of the register that is not its last one."""

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """A snapshot that is up to the register's head; brought up to it first, where it is not. Of a large register that is
        done beside (see :meth:`__init__`), and what is read is the last state that was worked out (:attr:`behind`)."""
        self.refresh()
        with self._open() as db:
            db.execute("BEGIN")
            try:
                yield db
            finally:
                db.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file; end what is worked out beside."""
        self._kept_open.close()
        if self._making is not None:
            self._making.close()

    def refresh(self, processes: int = 1) -> None:
        """Bring the view up to the register's head; made anew where the file is not there or not ours. ``processes``: how
        many may work on it, in a program that has no other threads."""
        head = self._register.head()
        if head == self._head and self.path.exists():
            return
        with self._lock:
            head = self._register.head()
            if self._kept() != head:
                large = len(self._register) >= LARGE
                if not self._touch():
                    if self._making is not None and large:
                        self._make_beside(self._making, head)
                        return
                    self._make(processes)
            self._head = self._kept()
            self.behind = False

    def _touch(self) -> bool:
        """Bring it up the short way (:mod:`accounted.web.view.touched`); whether that could be done."""
        if self._kept() is None:
            return False
        try:
            with closing(sqlite3.connect(self.path, timeout=PATIENCE, isolation_level=None)) as db:
                if not self._since(db):
                    return False
                db.execute("PRAGMA secure_delete=ON")
                db.execute("PRAGMA synchronous=NORMAL")
                db.execute("BEGIN IMMEDIATE")
                try:
                    touched.bring_up(db, self._register, self._since(db))
                except BaseException:
                    db.execute("ROLLBACK")
                    raise
                db.execute("COMMIT")
                db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except (touched.Doubt, sqlite3.DatabaseError):
            return self._kept() == self._register.head()  # others may have done it meanwhile
        return True

    def _since(self, db: sqlite3.Connection) -> list[Entry]:
        """The decisions since the view's state; none where there are too many for the short way, or other entries too."""
        known = _meta(db)
        first = int(known["entries"]) + 1
        kinds = self._register.kinds_since(first - 1, known["head"])
        if known.get("format") != FORMAT or kinds != frozenset({"decision"}):
            return []
        since = list(islice(self._register.entries(first), touched.MOST_ENTRIES + 1))
        return since if len(since) <= touched.MOST_ENTRIES else []

    def _make_beside(self, making: Making, head: str) -> None:
        """Have another process bring it up. Raises ``BeingMade`` where there is no earlier state to be shown."""
        making.see_to(head)
        self._head, self.behind = None, True
        if not self._shows_a_past():
            why = f" - the last try failed: {making.failed}" if making.failed else ""
            raise BeingMade(
                f"what the pages show is worked out from the register's entries; load this page again soon{why}"
            )

    def _shows_a_past(self) -> bool:
        """Whether the file holds an earlier state of this register, of which nothing was erased since."""
        if self._kept() is None:
            return False
        with self._open() as db:
            return self._continues(db, None)

    @property
    def failed(self) -> str:
        """Why it could not be brought up, in a line; empty where nothing failed."""
        return "" if self._making is None else self._making.failed

    def keep_figures(self, entry: int, row: bytes) -> None:
        """Keep beside the view how figures stood before an entry, so that it is told after a new start too. It is left out
        where the file is just being written: nobody waits for it, and nothing rests on it."""
        try:
            with closing(sqlite3.connect(self.path, timeout=0.2, isolation_level=None)) as db:
                db.execute("PRAGMA secure_delete=ON")
                db.execute("INSERT OR REPLACE INTO figures_before VALUES (?, ?)", (entry, row))
                db.execute("DELETE FROM figures_before WHERE entry <= ?", (entry - FIGURES_KEPT,))
        except sqlite3.Error:
            return

    def figures(self, entry: int) -> bytes | None:
        """What was kept of an entry; None where nothing was, or the view was made anew since."""
        with self._open() as db:
            found = db.execute("SELECT row FROM figures_before WHERE entry = ?", (entry,)).fetchone()
        return None if found is None else bytes(found[0])

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        try:
            with self._kept_open.lent() as db:
                yield db
        except sqlite3.DatabaseError as err:
            raise Refused(
                f"{self.path}: cannot be used ({err}) - it holds nothing of its own: delete it and load the page again"
            ) from err

    def _kept(self) -> str | None:
        """The head of the view in the file; None where there is none of this format, or the file is damaged."""
        if not self.path.exists():
            return None
        db = sqlite3.connect(self.path, timeout=30.0)
        try:
            known = _meta(db)
        except sqlite3.DatabaseError:
            return None
        finally:
            db.close()
        return known.get("head") if known.get("format") == FORMAT else None

    def _make(self, processes: int = 1) -> None:
        findings = pipeline.work_out(self._register)
        pipeline.store(self._register, findings)
        if not self.path.exists():
            self.path.touch(mode=0o600)
        try:
            self._write(findings, processes)
        except sqlite3.DatabaseError:  # not a database, or damaged: it holds nothing of its own
            for end in ("", "-wal", "-shm"):
                self.path.with_name(self.path.name + end).unlink(missing_ok=True)
            self.path.touch(mode=0o600)
            self._write(findings, processes)

    def _write(self, findings: pipeline.Findings, processes: int) -> None:
        db = sqlite3.connect(self.path, timeout=30.0, isolation_level=None)
        try:
            db.execute("PRAGMA journal_mode=WAL")
            db.execute("PRAGMA secure_delete=ON")  # what was erased from the register leaves no trace here
            db.execute("PRAGMA synchronous=NORMAL")
            db.execute("BEGIN IMMEDIATE")
            if not self._continues(db, findings.view.register):
                _begin(db)
            bring_up(db, findings, processes, self._register.forked)
            db.execute("COMMIT")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            db.close()

    def _continues(self, db: sqlite3.Connection, register: str | None) -> bool:
        """Whether what the file holds is an earlier state of this register, of which nothing was erased since."""
        if not db.execute("SELECT 1 FROM sqlite_master WHERE name = 'meta'").fetchone():
            return False
        known = _meta(db)
        if known.get("format") != FORMAT or register not in (None, known.get("register")):
            return False
        entries = int(known["entries"])
        since = self._register.kinds_since(entries, known["head"])
        return since is not None and "erase" not in since


def _meta(db: sqlite3.Connection) -> dict[str, str]:
    return dict(db.execute("SELECT key, value FROM meta").fetchall())


def _begin(db: sqlite3.Connection) -> None:
    """Empty tables, whatever was there."""
    kinds = {"table": 0, "view": 1}
    there = db.execute("SELECT name, type, sql FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    virtual = [name for name, _, sql in there if sql and sql.upper().startswith("CREATE VIRTUAL")]
    for name in virtual:  # their shadow tables go with them
        db.execute(f'DROP TABLE "{name}"')
    there = db.execute("SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')").fetchall()
    for name, kind in sorted(there, key=lambda one: (-kinds[one[1]], one[0])):
        if not name.startswith("sqlite_"):
            db.execute(f'DROP {kind} "{name}"')
    for statement in STATEMENTS:
        db.execute(statement)


def bring_up(
    db: sqlite3.Connection, findings: pipeline.Findings, processes: int = 1, at_start: Callable[[], None] = lambda: None
) -> tuple[int, int]:
    """Replace the rows of every incident and report of which something is not as it was; how many of either.
    ``processes`` and ``at_start``: see :func:`accounted.web.view.sharing.shared`."""
    scopes = Scopes(findings)
    incidents = {i.id: i for i in findings.incidents}
    known = _known(db, "incident_state")
    were = former.members(db, [(n, key) for key, (n, _) in known.items() if key not in incidents])

    jobs: list[tuple[int, str, str]] = []

    def incident(n: int, key: str, digest: str) -> None:
        jobs.append((n, key, digest))

    def work(job: tuple[int, str, str]) -> Statements:
        n, key, digest = job
        return recorded(
            lambda out: filling.fill_incident(out, n, incidents[key], scopes.incident(incidents[key]), digest)
        )

    def report(n: int, key: str, digest: str) -> None:
        filling.fill_report(db, n, findings.reports[key], scopes.report(key), digest)

    digests = ((key, scopes.incident_digest(one)) for key, one in incidents.items())
    changed = _replace(known, incidents, digests, lambda n, key: filling.drop_incident(db, n, key), incident)
    for statements in shared(jobs, work, processes, at_start):
        for many, statement, values in statements:
            (db.executemany if many else db.execute)(statement, values)
    former.follow(db, were)
    known = _known(db, "report_state")
    digests = ((key, scopes.report_digest(key)) for key in findings.reports)
    reports = _replace(known, findings.reports, digests, lambda n, key: filling.drop_report(db, n, key), report)
    _whole(db, findings)
    return changed, reports


def _known(db: sqlite3.Connection, table: str) -> dict[str, tuple[int, str]]:
    """By id, the number and the digest of what the view holds."""
    return {key: (n, digest) for n, key, digest in db.execute(f"SELECT n, id, digest FROM {table}")}


def _replace(
    known: Mapping[str, tuple[int, str]],
    wanted: Collection[str],
    digests: Iterable[tuple[str, str]],
    drop: Callable[[int, str], None],
    fill: Callable[[int, str, str], None],
) -> int:
    """Take out what is no longer ``wanted``, and put in anew what is new or has another digest; how many of both."""
    gone = [(n, key) for key, (n, _) in known.items() if key not in wanted]
    for n, key in gone:
        drop(n, key)
    after = max((n for n, _ in known.values()), default=0)
    changed = len(gone)
    for key, digest in digests:
        n, before = known.get(key, (0, ""))
        if before == digest:
            continue
        if n:
            drop(n, key)
        else:
            n = after = after + 1
        fill(n, key, digest)
        changed += 1
    return changed


# --------------------------------------------------------------------------- of all


def _whole(db: sqlite3.Connection, findings: pipeline.Findings) -> None:
    """What is of no one incident."""
    from accounted.places import shared

    codes = [
        c for (c,) in db.execute("SELECT DISTINCT country FROM incidents WHERE country IS NOT NULL ORDER BY country")
    ]
    db.execute("DELETE FROM countries")
    rows = [(code, shared().country_name(code) or code) for code in codes]
    db.executemany("INSERT INTO countries VALUES (?, ?)", rows)
    view = findings.view
    for part in PARTS:
        if part.settle is not None:
            part.settle(db, view)
    meta: Mapping[str, str] = {
        "head": view.head,
        "entries": str(view.entries),
        "format": FORMAT,
        "register": view.register,
        "made": str(db.execute("SELECT coalesce(max(made), 0) FROM incidents").fetchone()[0]),
    }
    db.execute("DELETE FROM meta")
    db.executemany("INSERT INTO meta VALUES (?, ?)", sorted(meta.items()))
