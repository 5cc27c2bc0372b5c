"""Verifying: reading everything once and naming whatever does not hold."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from accounted.model import Value
from accounted.register.chain import GENESIS, KINDS, Header, commit
from accounted.register.errors import DamagedRegister, NotARegister, RegisterError
from accounted.register.payloads import PAYLOADS, Capture, Erasure, Payload, keys
from accounted.register.storage import Store, blobs, entries, payloads, stored_views

__all__ = ["Verification", "verify"]

PLACES_TRIED = 200
"""How many faulty entries are tried in one another's places, to tell moved ones from changed ones."""


class Verification(Value, frozen=True, kw_only=True):
    """What ``verify`` found. ``entries``: how many were read; ``head``: the last one's hash as stored.

    ``faults``: one line each, naming the entry. ``unseen``: what no check can see. ``notes``: what is no fault and
    still worth knowing (a clock that ran backwards).
    """

    ok: bool
    entries: int
    head: str
    faults: list[str]
    unseen: str
    notes: tuple[str, ...] = ()


class _Check:
    """One run. Gathers faults as it streams over the tables; holds no payload longer than its row."""

    def __init__(self, connection: sa.Connection) -> None:
        self.connection = connection
        self.faults: list[tuple[int, str]] = []
        self.notes: list[str] = []
        self.hashes: dict[str, int] = {}
        self.captures: list[tuple[int, str]] = []
        self.bare: list[int] = []
        """Entries whose payload is not there."""
        self.bodies: set[int] = set()
        self.erased: dict[int, int] = {}
        """Entry to the tombstone that names it."""
        self.bytes_gone: set[int] = set()
        self.odd: list[tuple[Header, str]] = []
        """Headers that do not have the hash that stands beside them."""
        self.count, self.last, self.head = 0, 0, GENESIS

    def fault(self, number: int, line: str) -> None:
        self.faults.append((number, line))

    def run(self) -> None:
        query = (
            sa.select(
                *entries.c,
                payloads.c.kind.label("filed"),
                payloads.c.about,
                payloads.c.aspect,
                payloads.c.file,
                payloads.c.salt,
                payloads.c.body,
            )
            .select_from(entries.outerjoin(payloads))
            .order_by(entries.c.number)
        )
        time = ""
        # The driver compares and joins as SQLite typed the values: a column changed to another type must not stop us.
        for row in self.connection.execution_options(yield_per=200).execute(query):
            self._entry(row)
            if str(row.time) < time:
                self.notes.append(f"entry {row.number}: its time {row.time} is before that of the entry before it")
            time = str(row.time)
        self._moved()
        self._erasures()
        self._orphans()
        self._bytes()

    # ----------------------------------------------------------------- one entry

    def _entry(self, row: Any) -> None:
        number = int(row.number)
        if number != self.last + 1:
            if number <= self.last:
                gone = f"entry {number}: has an impossible number"
            elif number == self.last + 2:
                gone = f"entry {self.last + 1}: is missing"
            else:
                gone = f"entries {self.last + 1} to {number - 1}: are missing"
            self.fault(self.last + 1, gone)
        elif row.previous != self.head:
            self.fault(
                number, f"entry {number}: does not follow entry {number - 1} (the hash of the one before differs)"
            )
        header = Header(
            number=number,
            time=str(row.time),
            author=str(row.author),
            kind=str(row.kind),
            commitment=str(row.commitment),
            previous=str(row.previous),
        )
        if header.hash() != row.hash:
            self.odd.append((header, str(row.hash)))
        self.hashes[str(row.hash)] = number
        if row.kind not in KINDS:
            self.fault(number, f"entry {number}: is of an unknown kind {row.kind!r}")
        if (row.kind == "opened") != (number == 1):
            self.fault(number, f"entry {number}: the opening entry is the first one and only that")
        if row.body is None:
            self.bare.append(number)
        else:
            self.bodies.add(number)
            self._payload(number, row)
        self.count, self.last, self.head = self.count + 1, number, str(row.hash)

    def _payload(self, number: int, row: Any) -> None:
        if (
            not isinstance(row.body, bytes)
            or not isinstance(row.salt, bytes)
            or commit(row.salt, row.body) != row.commitment
        ):
            self.fault(number, f"entry {number}: what it carries ({row.kind}) is not what it commits to")
            return
        if row.kind not in PAYLOADS:
            return
        try:
            payload: Payload = msgspec.json.decode(row.body, type=PAYLOADS[row.kind])
        except (msgspec.DecodeError, UnicodeDecodeError) as err:
            self.fault(number, f"entry {number}: what it carries cannot be read as a {row.kind} ({err})")
            return
        if (row.kind, *keys(payload)) != (row.filed, row.about, row.aspect, row.file):
            self.fault(number, f"entry {number}: is filed under other keys than its own")
        if isinstance(payload, Capture) and payload.kept:
            self.captures.append((number, payload.version.sha256))
        if isinstance(payload, Erasure):
            self.bytes_gone.update(payload.bytes_of)
            for erased in payload.numbers:
                self.erased[erased] = number
                if erased >= number:
                    self.fault(number, f"entry {number}: erases entry {erased}, which is not before it")

    # ----------------------------------------------------------------- all of them together

    def _moved(self) -> None:
        """Of the headers that do not have their hash: whether each is another's, out of its place, or was changed."""
        tried = [header.number for header, _ in self.odd[:PLACES_TRIED]]
        known = set(range(1, self.last + 1))
        present = set(self.hashes.values())
        tried += sorted(known - present)[:PLACES_TRIED]
        for header, stored in self.odd:
            number = header.number
            place = next((n for n in tried if msgspec.structs.replace(header, number=n).hash() == stored), None)
            if place is not None:
                self.fault(number, f"entry {number}: is out of its place, it was written as entry {place}")
            else:
                self.fault(number, f"entry {number}: was changed (its hash is not that of its header)")

    def _erasures(self) -> None:
        for number in self.bare:
            if number not in self.erased:
                self.fault(number, f"entry {number}: what it carries is missing, and no erasure names it")
        for number, tombstone in sorted(self.erased.items()):
            if number in self.bodies:
                self.fault(
                    number, f"entry {number}: was erased by entry {tombstone}, and what it carries is still there"
                )

    def _orphans(self) -> None:
        loose = sa.select(payloads.c.number).where(payloads.c.number.not_in(sa.select(entries.c.number)))
        for number in sorted(self.connection.execute(loose).scalars()):
            self.fault(int(number), f"payload {number}: belongs to no entry")

    def _bytes(self) -> None:
        named = {sha256 for _, sha256 in self.captures}
        sound: set[str] = set()
        held: set[str] = set()
        for sha256, size, data in self.connection.execution_options(yield_per=20).execute(sa.select(*blobs.c)):
            held.add(sha256)
            try:
                raw = zlib.decompress(data)
            except (zlib.error, TypeError):
                raw = None
            if raw is not None and len(raw) == size and hashlib.sha256(raw).hexdigest() == sha256:
                sound.add(sha256)
            if sha256 not in named:
                self.fault(self.last + 1, f"bytes {sha256}: are kept, and no entry names them")
        for number, sha256 in self.captures:
            if sha256 not in held and number not in self.bytes_gone:
                self.fault(number, f"entry {number}: its bytes {sha256} are missing, and no erasure names them")
            elif sha256 in held and sha256 not in sound:
                self.fault(number, f"entry {number}: its bytes {sha256} are not those that came")

    def views(self, recompute: Mapping[str, Callable[[], bytes]]) -> Iterator[str]:
        """Stored views that are said to be up to date and differ from what the entries fold to."""
        for name, upto, data in self.connection.execute(sa.select(*stored_views.c).order_by(stored_views.c.name)).all():
            if upto > self.last:
                yield f"stored view {name}: says that it knows entry {upto}, which there is not"
            if upto != self.last or name not in recompute:
                continue
            try:
                stored = zlib.decompress(data)
            except (zlib.error, TypeError):
                stored = None
            if stored != recompute[name]():
                yield f"stored view {name}: is not what the entries come to; it is made again by the next accounted record"


def verify(store: Store, head: str | None, recompute: Mapping[str, Callable[[], bytes]]) -> Verification:
    """Check the chain, what is carried, the bytes, the erasures and the stored views. Changes nothing."""
    faults: list[str] = []
    with store.reading() as connection:
        check = _Check(connection)
        try:
            sound = connection.exec_driver_sql("PRAGMA quick_check(20)").scalars().all()
            faults += [f"file: {line}" for found in sound for line in found.splitlines() if line != "ok"]
            with store.plainly("be read"):
                check.run()
            late = list(check.views(recompute))
        except (DamagedRegister, NotARegister, RegisterError) as err:
            late = [f"file: could not be read past entry {check.last}: {err}"]
        except sa.exc.DBAPIError as err:
            late = [f"file: could not be read past entry {check.last}: {err.orig}"]
    faults += [line for _, line in sorted(check.faults, key=lambda fault: fault[0])] + late
    if head is not None and head != GENESIS and head not in check.hashes:
        faults.append(
            f"head {head}: is of no entry here; the register was cut or written anew, or the head is another's"
        )
    return Verification(
        ok=not faults,
        entries=check.count,
        head=check.head,
        faults=faults,
        unseen=_unseen(head, check),
        notes=tuple(check.notes),
    )


def _unseen(head: str | None, check: _Check) -> str:
    if head is None or head not in check.hashes:
        return (
            "Not seen by this check: entries cut from the end, or a register written anew as a whole. "
            "Keep the head elsewhere and give it with --head to tell."
        )
    known = check.hashes[head]
    if known == check.last:
        return "Nothing up to the head given can have been cut or written anew; what came after it could have been cut."
    return (
        f"Nothing up to entry {known} can have been cut or written anew. Not seen: entries cut from the end, "
        f"or entries {known + 1} to {check.last} written anew."
    )
