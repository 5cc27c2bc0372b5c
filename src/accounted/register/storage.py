"""The file: tables, connections, transactions, and SQLite's errors as lines for people.

Everything that is SQLite's own is in this module, so that another database can follow.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from accounted.register.errors import (
    DamagedRegister,
    NewerRegister,
    NoRegister,
    NotARegister,
    RegisterError,
    RegisterFull,
    RegisterInUse,
)

__all__ = ["FORMAT", "PATIENCE", "Store", "blobs", "entries", "payloads", "stored_views"]

FORMAT = 1
"""Of the tables and payloads; a register says its own in ``PRAGMA user_version``."""

APPLICATION = 0x61636374
"""``PRAGMA application_id`` of a register ("acct")."""

PATIENCE = 5.0
"""Seconds that a writer waits for another to finish a transaction before it says so."""

metadata = sa.MetaData()

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("time", sa.Text, nullable=False),
    sa.Column("author", sa.Text, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("commitment", sa.Text, nullable=False),
    sa.Column("previous", sa.Text, nullable=False),
    sa.Column("hash", sa.Text, nullable=False),
    sa.Index("entries_by_kind", "kind", "number"),
)
"""The chained headers. Rows are only ever added."""

payloads = sa.Table(
    "payloads",
    metadata,
    sa.Column("number", sa.Integer, sa.ForeignKey("entries.number"), primary_key=True, autoincrement=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("about", sa.Text, nullable=False),
    sa.Column("aspect", sa.Text, nullable=False),
    sa.Column("file", sa.Text, nullable=False),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
    sa.Index("payloads_by_about", "kind", "about", "aspect", "number"),
    sa.Index("payloads_by_aspect", "kind", "aspect", "number"),
    sa.Index("payloads_by_file", "kind", "file", "number"),
)
"""What the entries carry, beside the chain: the rows that an erasure deletes."""

blobs = sa.Table(
    "blobs",
    metadata,
    sa.Column("sha256", sa.Text, primary_key=True),
    sa.Column("size", sa.Integer, nullable=False),
    sa.Column("data", sa.LargeBinary, nullable=False),
)
"""Bytes as received, compressed with zlib."""

stored_views = sa.Table(
    "stored_views",
    metadata,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("upto", sa.Integer, nullable=False),
    sa.Column("body", sa.LargeBinary, nullable=False),
)
"""Folds that can be dropped and made again; good while no entry has been added since ``upto``."""


class Store:
    """One register file, open. Readers come from a pool; there is one writer connection."""

    def __init__(self, path: Path, *, readonly: bool) -> None:
        self.path = path
        self.readonly = readonly
        self._writer: sa.Connection | None = None
        self._known = False
        """Whether the file is ours to write: before that is known, nothing may change it, its journal mode included."""
        self._engine = self._open()

    # ----------------------------------------------------------------- opening

    def _open(self) -> sa.Engine:
        path = self.path
        kind = self._kind()
        if kind is None:
            if self.readonly:
                raise NoRegister(f"{path}: there is no register here; `accounted record` makes one")
            if not path.parent.is_dir():
                raise NoRegister(f"{path}: its folder does not exist; make the folder first")
        elif stat.S_ISDIR(kind):
            raise NotARegister(f"{path}: is a folder, not a register; name a file")
        elif not stat.S_ISREG(kind):
            raise NotARegister(f"{path}: is a pipe or a device, not a register; name a file")
        modes = ["mode=ro", "immutable=1&mode=ro"] if self.readonly else ["mode=rwc"]
        for mode in modes:
            engine = self._engine_for(mode)
            try:
                with self.plainly("be opened"):
                    self._check(engine)
                return engine
            except RegisterError:
                engine.dispose()
                # A register on a medium that cannot be written has no place for SQLite's own lock file; it can be read
                # as unchanging, unless a log of changes lies beside it.
                if mode == modes[-1] or os.path.exists(f"{path}-wal"):
                    raise
            except BaseException:
                engine.dispose()
                raise
        raise AssertionError("unreachable")

    def _kind(self) -> int | None:
        """The mode of the file, None where there is none; where nobody can tell, that is said."""
        try:
            return self.path.stat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as err:  # a folder that may not be entered, a name too long, links that go round
            raise NoRegister(
                f"{self.path}: cannot be looked at ({err.strerror}); name another file, or look at the rights to its folder"
            ) from err

    def _engine_for(self, mode: str) -> sa.Engine:
        uri = f"file:{quote(os.fsencode(self.path.absolute()))}?{mode}"

        def connect() -> sqlite3.Connection:
            # Transactions are begun by hand (see the "begin" event): the driver's own begin comes too late to lock.
            return sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=PATIENCE)

        engine = sa.create_engine("sqlite://", creator=connect, poolclass=sa.QueuePool)

        @sa.event.listens_for(engine, "connect")
        def _prepare(connection: sqlite3.Connection, _record: Any) -> None:
            connection.execute(f"PRAGMA busy_timeout={int(PATIENCE * 1000)}")
            if self._known:
                connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA foreign_keys=ON")
            connection.execute("PRAGMA secure_delete=ON")

        @sa.event.listens_for(engine, "begin")
        def _begin(connection: sa.Connection) -> None:
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN"
            )

        return engine

    def _check(self, engine: sa.Engine) -> None:
        """Make the tables in an empty file; refuse what is not a register, or is newer, or cannot be read."""
        with engine.connect() as connection:
            known = self._look(connection)
        if not self.readonly:
            self._known = True
            engine.dispose()
        if not known:
            if self.readonly:
                raise NotARegister(f"{self.path}: is empty, not a register; `accounted record` makes one")
            with engine.connect().execution_options(writes=True) as connection, connection.begin():
                if not self._look(connection):  # another program may have been first
                    metadata.create_all(connection)
                    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")
                    connection.exec_driver_sql(f"PRAGMA user_version={FORMAT}")

    def _look(self, connection: sa.Connection) -> bool:
        """Whether the file is a register of this format; False for an empty file."""
        names = set(connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'").scalars())
        application = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        version = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if not names and application == 0:
            return False
        if application != APPLICATION:
            raise NotARegister(f"{self.path}: is another program's database, not a register; name another file")
        if version > FORMAT:
            raise NewerRegister(
                f"{self.path}: has format {version}, and this accounted knows formats up to {FORMAT}; upgrade it"
            )
        missing = sorted(set(metadata.tables) - names)
        if missing:
            raise DamagedRegister(f"{self.path}: is damaged, it lacks {', '.join(missing)}; bring back a copy")
        for end in (sa.func.min, sa.func.max):  # one at a time: asked for both at once, all entries are gone through
            connection.execute(sa.select(end(entries.c.number))).one()
        return True

    # ----------------------------------------------------------------- reading and writing

    @contextlib.contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One snapshot of the register, for reading."""
        with self.plainly("be read"), self._engine.connect() as connection:
            yield connection

    def forked(self) -> None:
        """In a process that was forked off: leave the connections to the one that opened them, and open others."""
        self._writer = None
        self._engine.dispose(close=False)

    def begin(self) -> sa.Connection:
        """Begin the one writing transaction; wait for another program's to end, and say so when it does not."""
        if self.readonly:
            raise RegisterError(f"{self.path}: was opened for reading only; nothing can be written to it")
        with self.plainly("be written"):
            if self._writer is None:
                self._writer = self._engine.connect().execution_options(writes=True)
            driver = self._writer.connection.dbapi_connection
            assert driver is not None
            deadline = time.monotonic() + PATIENCE
            # SQLite looks again ten times a second at best, and so seldom meets the short gap between two transactions
            # of a program that writes without pause; looking often gives both their turn.
            driver.execute("PRAGMA busy_timeout=0")
            try:
                while True:
                    try:
                        self._writer.begin()
                        return self._writer
                    except DBAPIError as err:
                        if not _is_busy(err) or time.monotonic() > deadline:
                            raise
                        time.sleep(0.002)
            finally:
                driver.execute(f"PRAGMA busy_timeout={int(PATIENCE * 1000)}")

    def commit(self) -> None:
        """Make the writing transaction lasting."""
        assert self._writer is not None
        with self.plainly("be written"):
            try:
                self._writer.commit()
            except BaseException:
                self.rollback()
                raise

    def rollback(self) -> None:
        """Undo the writing transaction."""
        if self._writer is not None:
            with contextlib.suppress(DBAPIError):
                self._writer.rollback()
            # After a full disk SQLite may have ended the transaction by itself: start from a fresh connection.
            with contextlib.suppress(DBAPIError):
                self._writer.invalidate()
            self._writer.close()
            self._writer = None

    def scrub(self) -> bool:
        """Leave no trace of deleted rows in the file or its log; False where another program's reading forbids it."""
        with self.plainly("be cleaned"):
            connection = self._engine.raw_connection()
            try:
                cursor = connection.cursor()
                try:
                    cursor.execute("VACUUM")
                    busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                except sqlite3.OperationalError as err:
                    if "lock" not in str(err) and "full" not in str(err):
                        raise
                    return False
                return bool(busy == 0)
            finally:
                connection.close()

    def close(self) -> None:
        """Roll back what is not committed and let go of the file."""
        self.rollback()
        self._engine.dispose()

    # ----------------------------------------------------------------- errors

    @contextlib.contextmanager
    def plainly(self, what: str) -> Iterator[None]:
        """SQLite's errors as one line that names the register and what to do."""
        try:
            yield
        except (DBAPIError, sqlite3.Error) as err:
            cause = err.orig if isinstance(err, DBAPIError) else err
            said = str(cause)
            if "is full" in said:
                raise RegisterFull(
                    f"{self.path}: could not {what}: the disk is full; what was being taken in was left out whole, "
                    "make room and run again"
                ) from err
            if "locked" in said or "busy" in said:
                raise RegisterInUse(
                    f"{self.path}: is in use by another program that is writing to it; nothing was changed, "
                    "wait for it to end and run again"
                ) from err
            if "not a database" in said:
                raise NotARegister(f"{self.path}: is not a register; name another file") from err
            if "malformed" in said or "corrupt" in said or "no such" in said:
                raise DamagedRegister(f"{self.path}: is damaged ({said}); bring back a copy") from err
            if "unable to open" in said or "readonly" in said or "read-only" in said:
                raise RegisterError(
                    f"{self.path}: could not {what} ({said}); look at the rights to the file and its folder"
                ) from err
            raise RegisterError(f"{self.path}: could not {what} ({said})") from err


def _is_busy(err: DBAPIError) -> bool:
    return "locked" in str(err.orig) or "busy" in str(err.orig)
