"""Adding entries: one verb whole or not at all, many of them in a batch, each chained to the one before."""

from __future__ import annotations

import contextlib
import threading
import time as clock
from collections.abc import Iterator
from pathlib import Path
from typing import Self

import msgspec
import sqlalchemy as sa

from accounted.model import BadInput, Report, content_id
from accounted.register.chain import GENESIS, Header, commit, new_salt, utc
from accounted.register.errors import RegisterError, RegisterFull
from accounted.register.history import last_of, payload_of
from accounted.register.payloads import Erasure, Opened, Payload, body, keys, seal, text_digest
from accounted.register.storage import FORMAT, Store, entries, payloads

BATCH_FILES = 100
BATCH_SECONDS = 1.0
"""A batch commits after so many files or so long, whichever comes first: that much a kill may undo."""

TURN = 0.005
"""Seconds of rest after a batch's commit (a tenth of it after a single verb's), for another writer to have its turn."""

_ADD_ENTRY = sa.insert(entries)
_ADD_PAYLOAD = sa.insert(payloads)
_TOMBSTONES = sa.select(payloads.c.body).where(payloads.c.kind == "erase", payloads.c.number > sa.bindparam("after"))


class Appending:
    """A register's file while something may be added to it: its transactions, its chain, what was erased."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.RLock()
        self._connection: sa.Connection | None = None
        self._in_batch = False
        self._waiting = 0
        self._since = 0.0
        self._last = (0, GENESIS)
        self._opened: Opened | None = None
        self._seals: set[str] = set()
        self._seals_upto = 0

    @property
    def path(self) -> Path:
        """Where the register's file is."""
        return self._store.path

    @property
    def readonly(self) -> bool:
        """Whether nothing can be written to it."""
        return self._store.readonly

    def close(self) -> None:
        """Let go of the file. What a batch has not committed is committed first."""
        with self._lock:
            try:
                self._commit_batch()
            finally:
                self._store.close()

    @contextlib.contextmanager
    def batch(self) -> Iterator[Self]:
        """Many verbs with one commit for about a hundred of them or a second, whichever comes first.

        A kill undoes at most the verbs since the last commit, each whole. An error inside undoes only its own verb.
        """
        with self._lock:
            if self._in_batch:
                raise RegisterError(f"{self.path}: a batch is under way already; end it first")
            self._in_batch = True
        try:
            yield self
        finally:
            with self._lock:
                try:
                    self._commit_batch()
                finally:
                    self._in_batch = False
            clock.sleep(TURN)

    @contextlib.contextmanager
    def _write(self, author: str, time: str, what: str, *, opening: bool = True) -> Iterator[sa.Connection]:
        """One verb: whole, or not at all. The first verb of a register also writes its opening entry."""
        with self._lock:
            if opening:
                if not author.strip():
                    raise BadInput(f"{what}: an entry needs its author; say who records it")
                utc(time)
            if self._connection is None:
                self._connection = self._store.begin()
                self._since, self._waiting = clock.monotonic(), 0
                with self._undone_on_error():
                    self._last = last_of(self._connection)
            before = self._last
            mark: sa.NestedTransaction | None = None
            try:
                with self._store.plainly(f"take in {what}"):
                    mark = self._connection.begin_nested()
                    try:
                        if opening:
                            self._open_book(author, time)
                            self._learn_seals()
                        yield self._connection
                        mark.commit()
                    except UnicodeEncodeError as err:
                        raise BadInput(
                            f"{what}: holds half a character (a lone surrogate), which is no text; mend it"
                        ) from err
            except BaseException as err:
                self._last = before
                self._undo(mark, err)
                raise
            self._waiting += 1
            due = self._waiting >= BATCH_FILES or clock.monotonic() - self._since >= BATCH_SECONDS
            if not self._in_batch:
                self._commit()
                clock.sleep(TURN / 10)
            elif due:
                self._commit()
                clock.sleep(TURN)

    def _undo(self, mark: sa.NestedTransaction | None, err: BaseException) -> None:
        """Undo one verb and keep the verbs of the batch before it; where that cannot be, undo the transaction."""
        self._opened, self._seals, self._seals_upto = None, set(), 0
        if self._waiting and mark is not None:
            with contextlib.suppress(sa.exc.SQLAlchemyError, RegisterError):
                mark.rollback()
                if isinstance(err, RegisterFull):
                    self._commit()
                return
        lost, self._waiting, self._connection = self._waiting, 0, None
        self._store.rollback()
        if lost:
            raise RegisterFull(f"{err} (left out too: the {lost} before it that were not yet committed)") from err

    @contextlib.contextmanager
    def _undone_on_error(self) -> Iterator[None]:
        try:
            with self._store.plainly("be read"):
                yield
        except BaseException:
            self._connection = None
            self._store.rollback()
            raise

    def _commit(self) -> None:
        try:
            self._store.commit()
        except RegisterFull as err:
            self._connection, self._opened, self._seals, self._seals_upto = None, None, set(), 0
            raise RegisterFull(f"{err} (left out: the {self._waiting} since the last commit)") from err
        except BaseException:
            self._connection, self._opened, self._seals, self._seals_upto = None, None, set(), 0
            raise
        self._waiting = 0
        self._connection = None

    def _commit_batch(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._commit()

    def _open_book(self, author: str, time: str) -> None:
        """The opening entry, by whoever writes first; the register's own key is read from it afterwards."""
        assert self._connection is not None
        if self._opened is not None:
            return
        if self._last[0] == 0:
            key = new_salt().hex()
            self._opened = Opened(format=FORMAT, register=content_id("register", utc(time), author, key), key=key)
            self._append(author, time, "opened", self._opened)
            return
        data = self._connection.execute(sa.select(payloads.c.body).where(payloads.c.number == 1)).scalar()
        opened = None if data is None else payload_of("opened", data)
        if not isinstance(opened, Opened):
            raise RegisterError(
                f"{self.path}: its opening entry is gone, so nothing can be added; run verify, bring back a copy"
            )
        self._opened = opened

    def _learn_seals(self) -> None:
        """What has been erased so far, by this program or another."""
        assert self._connection is not None
        if self._seals_upto == self._last[0]:
            return
        for data in self._connection.execute(_TOMBSTONES, {"after": self._seals_upto}).scalars():
            tombstone = payload_of("erase", data)
            assert isinstance(tombstone, Erasure)
            self._seals.update(tombstone.seals)
        self._seals_upto = self._last[0]

    def _append(self, author: str, time: str, kind: str, payload: Payload) -> int:
        assert self._connection is not None
        number, previous = self._last[0] + 1, self._last[1]
        data, salt = body(payload), new_salt()
        header = Header(
            number=number, time=utc(time), author=author, kind=kind, commitment=commit(salt, data), previous=previous
        )
        hash_ = header.hash()
        row = {**msgspec.structs.asdict(header), "hash": hash_}
        self._connection.execute(_ADD_ENTRY, row)
        about, aspect, file = keys(payload)
        carried = {
            "number": number,
            "kind": kind,
            "about": about,
            "aspect": aspect,
            "file": file,
            "salt": salt,
            "body": data,
        }
        self._connection.execute(_ADD_PAYLOAD, carried)
        self._last = (number, hash_)
        return number

    def _is_sealed(self, *parts: str) -> bool:
        assert self._opened is not None
        return bool(self._seals) and seal(self._opened.key, *parts) in self._seals

    def _report_sealed(self, report: Report) -> bool:
        return bool(self._seals) and (
            self._is_sealed("item", report.item)
            or self._is_sealed("report", report.id)
            or self._is_sealed("text", report.item, text_digest(report.text))
        )
