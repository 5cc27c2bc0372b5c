"""Connections to the view that stay open between requests: opening one reads all of the file's tables anew."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["KeptOpen"]

MOST = 8
"""Connections that are kept; more are opened where more are asked for at once."""


class KeptOpen:
    """Reading connections to one file. Where another file has its place (made anew, deleted after an erasure), all of them
    are closed before the next one is lent."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._file: tuple[int, int] | None = None
        self._idle: list[sqlite3.Connection] = []

    @contextmanager
    def lent(self) -> Iterator[sqlite3.Connection]:
        """A connection that only reads, outside of any transaction. One that somebody broke something with is closed."""
        file = self._now()
        db = self._taken(file) or self._new()
        good = False
        try:
            yield db
            good = True
        except sqlite3.Error:
            raise
        except BaseException:
            good = True  # not the connection's fault
            raise
        finally:
            if not good or not self._given_back(db, file):
                db.close()

    def close(self) -> None:
        """Close those that nobody has."""
        with self._lock:
            idle, self._idle, self._file = self._idle, [], None
        for db in idle:
            db.close()

    def _now(self) -> tuple[int, int] | None:
        try:
            told = os.stat(self._path)
        except OSError:
            return None
        return told.st_dev, told.st_ino

    def _new(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._path, timeout=30.0, isolation_level=None, check_same_thread=False)
        db.execute("PRAGMA query_only=ON")
        return db

    def _taken(self, file: tuple[int, int] | None) -> sqlite3.Connection | None:
        gone: list[sqlite3.Connection] = []
        with self._lock:
            if file != self._file:
                gone, self._idle, self._file = self._idle, [], file
            found = self._idle.pop() if self._idle else None
        for db in gone:
            db.close()
        return found

    def _given_back(self, db: sqlite3.Connection, file: tuple[int, int] | None) -> bool:
        with self._lock:
            if file is None or file != self._file or len(self._idle) >= MOST or db.in_transaction:
                return False
            self._idle.append(db)
            return True
