"""The register: what may be written to it, one whole entry at a time."""

from __future__ import annotations

import contextlib
import hashlib
import threading
import time as clock
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from accounted.model import (
    BadInput,
    Decision,
    Item,
    Problem,
    Reading,
    Report,
    Version,
    content_id,
)
from accounted.register import checking, erasing, looking
from accounted.register.allowed import check_decision
from accounted.register.chain import GENESIS, Header, commit, new_salt, utc
from accounted.register.errors import RegisterError, RegisterFull, RegisterInUse
from accounted.register.folding import fold
from accounted.register.judged import Recorded
from accounted.register.payloads import (
    PAYLOADS,
    Capture,
    Decided,
    Erasure,
    FileProblems,
    Opened,
    Payload,
    ReadReport,
    ReportMade,
    body,
    keys,
    seal,
    text_digest,
)
from accounted.register.signing import check_following
from accounted.register.storage import FORMAT, Store, blobs, entries, payloads, stored_views
from accounted.register.views import View

__all__ = ["ChangedSince", "Entry", "Register", "TakenIn", "create_or_open"]

BATCH_FILES = 100
BATCH_SECONDS = 1.0
"""A batch commits after so many files or so long, whichever comes first: that much a kill may undo."""

TURN = 0.005
"""Seconds of rest after a batch's commit (a tenth of it after a single verb's), for another writer to have its turn."""

_ADD_ENTRY = sa.insert(entries)
_ADD_PAYLOAD = sa.insert(payloads)
_ABOUT = (payloads.c.kind == sa.bindparam("kind")) & (payloads.c.about == sa.bindparam("about"))
_LATEST = sa.select(payloads.c.body).where(_ABOUT).order_by(payloads.c.number.desc()).limit(1)
_LATEST_ASPECT = _LATEST.where(payloads.c.aspect == sa.bindparam("aspect"))
_LAST_NUMBER = sa.select(sa.func.max(payloads.c.number)).where(_ABOUT)
_VERSIONS = (
    sa.select(payloads.c.aspect)
    .where(payloads.c.kind == "capture", payloads.c.about == sa.bindparam("about"))
    .order_by(payloads.c.number)
)
_LAST = str(sa.select(entries.c.number, entries.c.hash).order_by(entries.c.number.desc()).limit(sa.literal_column("1")))
"""Written out, as it is asked with every page."""
_OPENINGS = (
    sa.select(payloads.c.number, payloads.c.body)
    .where(payloads.c.kind == "decision", payloads.c.aspect == "open")
    .order_by(payloads.c.number)
)
_TOMBSTONES = sa.select(payloads.c.body).where(payloads.c.kind == "erase", payloads.c.number > sa.bindparam("after"))


class TakenIn(NamedTuple):
    """What became of a file. ``new``: something was added; ``entries``: the numbers of what was.

    ``erased``: how many reports (the file itself counts as one) were left out because they had been erased for good.
    ``older``: the same bytes had come before, and a later version of the item speaks now.
    """

    new: bool
    entries: tuple[int, ...] = ()
    erased: int = 0
    older: bool = False


class StoredView(NamedTuple):
    """A fold that was kept, and up to which entry it is known to stand."""

    upto: int
    body: bytes


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of the history. ``payload`` is None where it was erased."""

    number: int
    time: str
    author: str
    kind: str
    commitment: str
    previous: str
    hash: str
    payload: Payload | None


class ChangedSince(RegisterError):
    """Somebody else decided on the same thing since: ``entries`` say what. Nothing was written."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        numbers = ", ".join(str(e.number) for e in entries[:5])
        super().__init__(f"decide: entries {numbers} changed the same thing since; look at them and decide again")
        self.entries = tuple(entries)


def create_or_open(path: str | Path, *, readonly: bool = False) -> Register:
    """The register at ``path``; an empty one is made where there is no file, unless ``readonly``.

    Raises ``NoRegister``, ``NotARegister``, ``NewerRegister`` or ``DamagedRegister`` (all ``BadInput``), or
    ``RegisterInUse`` where another program holds the file.
    """
    return Register(Store(Path(path), readonly=readonly))


class Register:
    """An append-only book of items, claims and decisions in one file.

    One writer at a time, any number of readers. Every verb is one transaction: it is done whole or not at all. Times
    are the caller's (ISO 8601) and are kept in UTC to the second. Usable as a context manager.
    """

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

    def __repr__(self) -> str:
        return f"<Register {self.path}>"

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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

    def forked(self) -> None:
        """To be called first in a process that was forked off, which may read and must not write."""
        self._store.forked()

    # ----------------------------------------------------------------- writing

    def take_in(
        self,
        version: Version,
        item: Item,
        data: bytes,
        reports: Sequence[Report] = (),
        problems: Sequence[Problem] = (),
        *,
        author: str,
        time: str,
    ) -> TakenIn:
        """Take in one version of an item: its bytes, the reports made of them, and what could not be made of them.

        The same bytes at the same item with the same reports and problems change nothing. Other bytes at a known item
        are a new version. Other text or metadata for known bytes is a new entry for the same report, which supersedes.
        What was erased is not taken in again. One transaction.
        """
        if version.item != item.id:
            raise BadInput(f"{item.address}: the version is of another item ({version.item}); give them as they belong")
        for report in reports:
            if report.version != version.sha256:
                raise BadInput(
                    f"{item.address}: report {report.id} is of other bytes; give the reports of this version"
                )
        with self._write(author, time, f"{item.address}") as connection:
            if self._is_sealed("item", item.id):
                return TakenIn(False, erased=1 + len(reports))
            numbers: list[int] = []
            kept = [r for r in reports if not self._report_sealed(r)]
            known = self._captures(connection, item.id)
            if version.sha256 not in known:
                with_bytes = len(kept) == len(reports)
                if with_bytes:
                    self._keep_bytes(connection, version.sha256, data)
                numbers.append(
                    self._append(author, time, "capture", Capture(item=item, version=version, kept=with_bytes))
                )
            for report in kept:
                made = self._report_made(connection, report, item)
                if made is not None:
                    numbers.append(self._append(author, time, "report", made))
            found = FileProblems(item=item.id, version=version.sha256, problems=tuple(problems))
            number = self._problems_seen(connection, found, author, time)
            if number is not None:
                numbers.append(number)
            older = bool(known) and version.sha256 in known and known[-1] != version.sha256
            return TakenIn(bool(numbers), tuple(numbers), len(reports) - len(kept), older)

    def take_problems(self, address: str, problems: Sequence[Problem], *, author: str, time: str) -> int | None:
        """Note what could not be taken in at an address that gave no bytes (an unreadable file, a folder loop).

        The list replaces the address's earlier one; the entry's number, or None where nothing changed. A later capture
        of the address closes them.
        """
        item = content_id("item", address)
        with self._write(author, time, address) as connection:
            if self._is_sealed("item", item):
                return None
            found = FileProblems(item=item, problems=tuple(problems))
            if problems and self._captured_after_problems(connection, item):
                return self._append(author, time, "problem", found)
            return self._problems_seen(connection, found, author, time)

    def record_reading(self, reading: Reading, *, author: str, time: str) -> int | None:
        """Keep what an engine made of a report's present text; None where the same is kept already.

        Raises ``BadInput`` where the report is not in the register, or a quote does not stand in its text.
        """
        with self._write(author, time, f"the reading of {reading.report}") as connection:
            made = self._latest(connection, "report", reading.report)
            if not isinstance(made, ReportMade):
                raise BadInput(f"report {reading.report}: is not in the register; take it in before its reading")
            text = made.report.text
            for claim in reading.claims:
                quote = claim.quote
                if quote.report != reading.report or text[quote.start : quote.end] != quote.text:
                    raise BadInput(
                        f"report {reading.report}: the quote {quote!r} does not stand in its text; "
                        f"read it again with {reading.engine}"
                    )
            payload = ReadReport(reading=reading, text_sha256=made.text_sha256)
            if self._same_as_latest(connection, "reading", payload):
                return None
            return self._append(author, time, "reading", payload)

    def decide(self, decision: Decision, *, author: str, time: str) -> int:
        """Record what a person decided; the entry's number. A decision is undone by another one on the same target.

        Raises ``BadInput`` for a decision that says nothing, has no why, or quotes what no report says.
        """
        return self.decide_all([decision], author=author, time=time)[0]

    def decide_all(
        self,
        decisions: Sequence[Decision],
        *,
        author: str,
        time: str,
        seen: int | None = None,
        clashes: Callable[[Entry], bool] | None = None,
    ) -> tuple[int, ...]:
        """Record one act of a person that takes several decisions: all of them or none, in one transaction.

        ``seen``: the last entry that the person knew of. Where a later one ``clashes`` with what they decide, nothing is
        written and ``ChangedSince`` is raised with those entries; no other program can write in between.

        In the same transaction it is looked up whether what they name was erased while they decided, and whether the
        very claims that they open were opened already: ``BadInput`` then, and nothing is written.
        """
        for decision in decisions:
            check_decision(decision)
        if not decisions:
            raise BadInput("decide: there is no decision; name at least one")
        with self._write(author, time, "the decision") as connection:
            if seen is not None:
                since = [e for e in _history(connection, seen + 1) if clashes is None or clashes(e)]
                if since:
                    raise ChangedSince(since)
            for decision in decisions:
                self._check_quotes(connection, decision)
                self._check_named(decision)
                self._check_reports(connection, decision)
                self._check_opening(connection, decision)
                self._check_undoing(connection, decision)
                check_following(connection, decision, author)
            numbered = [msgspec.structs.replace(d, nth=n) for n, d in enumerate(decisions)]
            return tuple(self._append(author, time, "decision", Decided(decision=d)) for d in numbered)

    def _check_undoing(self, connection: sa.Connection, decision: Decision) -> None:
        if decision.undoes is None:
            return
        kind = sa.select(payloads.c.aspect).where(payloads.c.kind == "decision", payloads.c.number == decision.undoes)
        if connection.execute(kind).scalar() is None:
            raise BadInput(f"undo: entry {decision.undoes} is no decision, or it was erased; name one that stands")

    def _check_quotes(self, connection: sa.Connection, decision: Decision) -> None:
        for quote in (decision.quote, None if decision.correction is None else decision.correction.quote):
            if quote is None:
                continue
            made = self._latest(connection, "report", quote.report)
            if not isinstance(made, ReportMade):
                raise BadInput(f"report {quote.report}: is not in the register; name the report of the claim")
            if not quote.text or quote.text not in made.report.text:
                raise BadInput(f"decision: {quote!r} does not stand in report {quote.report}; quote it word for word")

    def _check_named(self, decision: Decision) -> None:
        """Refuse what names a claim or a problem of an erased report: its why would bring back what was erased."""
        mine = () if decision.claim is None else (decision.claim,)
        for thing in (*decision.targets, *decision.apart, *decision.rests, *mine):
            if self._is_sealed("named", thing) or self._is_sealed("report", thing):
                raise BadInput(f"decide: {thing} was erased with its report; nothing can be decided on it any more")

    def _check_reports(self, connection: sa.Connection, decision: Decision) -> None:
        for target in decision.targets:
            if target.startswith("report-") and self._latest(connection, "report", target) is None:
                raise BadInput(f"report {target}: is not in the register; name the report as it is")

    def _check_opening(self, connection: sa.Connection, decision: Decision) -> None:
        """Refuse to open what stands open: one incident has one code, also when two persons open it at once."""
        if decision.kind != "open":
            return
        for number, data in connection.execute(_OPENINGS):
            earlier = _payload("decision", data)
            if isinstance(earlier, Decided) and set(earlier.decision.targets) == set(decision.targets):
                raise BadInput(f"decide open: these claims are open already (entry {number}); cite the code they have")

    def erase(self, what: str, grounds: str, *, author: str, time: str) -> int:
        """Delete for good an item (its id or address) or one report (its id); the number of the tombstone.

        Gone are the texts, bytes, readings, problems, the decisions that quote it or name its claims (a merge or an
        opening of several reports' claims goes whole), and every stored view; the headers stay and ``verify`` still
        holds. The same is not taken in again. Bytes that another item holds too stay there.
        Raises ``BadInput`` where nothing is recorded under ``what``; ``RegisterInUse`` where the erasure is recorded
        and traces of it remain until another program lets go of the file (then :meth:`scrub`).
        """
        if not grounds.strip():
            raise BadInput("erase: an erasure needs its grounds; say why")
        self._commit_batch()
        with self._lock:
            if self._in_batch:
                raise RegisterError("erase: not while a batch is being recorded; end the batch first")
            with self._write(author, time, what) as connection:
                assert self._opened is not None
                tombstone = erasing.erase(connection, what, grounds, self._opened.key)
                number = self._append(author, time, "erase", tombstone)
            self.scrub()
        return number

    def scrub(self) -> None:
        """Leave no trace of erased rows in the file; ``RegisterInUse`` where another program's reading forbids it."""
        if not self._store.scrub():
            raise RegisterInUse(
                f"{self.path}: what was erased is out of the register, but traces stay in its file while another "
                "program holds it open or the disk is full; end that program, make room, and scrub again (erase --scrub)"
            )

    @contextlib.contextmanager
    def batch(self) -> Iterator[Register]:
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

    # ----------------------------------------------------------------- looking

    def view(self, recorded_by: str | None = None, published_by: str | None = None) -> View:
        """The state of the register, folded from its entries; by either clock, an ISO day (to its end) or a full time.

        ``recorded_by``: what the register held then. ``published_by``: what had been published by then, by what it
        holds now. The view reads texts and claims when they are asked for, so it needs the register open.
        """
        self._commit_batch()
        return fold(self._store, recorded_by, published_by)

    def verify(
        self, head: str | None = None, *, recompute: Mapping[str, Callable[[], bytes]] | None = None
    ) -> checking.Verification:
        """Check every entry, payload, kept byte and stored view against the chain; nothing is mended.

        ``head``: a head kept elsewhere, which must be among the entries' hashes. ``recompute``: for the names of stored
        views, what makes them anew.
        """
        self._commit_batch()
        return checking.verify(self._store, head, recompute or {})

    def head(self) -> str:
        """The last entry's hash; keep it elsewhere, and a cut or rewritten register can be told."""
        self._commit_batch()
        with self._store.reading() as connection:
            return _last(connection)[1]

    def __len__(self) -> int:
        self._commit_batch()
        with self._store.reading() as connection:
            return _last(connection)[0]

    def entries(self, first: int = 1) -> Iterator[Entry]:
        """The history from entry ``first`` on, oldest first."""
        self._commit_batch()
        with self._store.reading() as connection:
            yield from _history(connection, first)

    def decided_on(self, report: str) -> list[Recorded]:
        """What people decided on a report's words and on where it goes, oldest first, found by the index alone."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.decided_on(connection, report)

    def at(self) -> tuple[int, str]:
        """The last entry's number and hash; (0, the hash that the first one builds on) where there is none."""
        self._commit_batch()
        with self._store.reading() as connection:
            return _last(connection)

    def decisions_after(self, number: int, most: int | None = None) -> list[Recorded]:
        """Decisions in the entries after ``number``, oldest first; the latest ``most`` of them."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.decisions_after(connection, number, most)

    def decisions_before(self, number: int, kinds: Sequence[str]) -> list[Recorded]:
        """Decisions of some kinds that quote nothing, in the entries before ``number``, oldest first; the latest few
        hundred of them."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.decisions_before(connection, number, kinds)

    def texts_of(self, item: str) -> list[tuple[int, str, str, ReportMade]]:
        """Every text that was ever made of an item, oldest first: (entry, time, author, what it carries). The last one of a
        report is its present text."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.texts_of(connection, item)

    def kinds_since(self, number: int, head: str) -> frozenset[str] | None:
        """Kinds of the entries after ``number``; None where that entry is not there with the hash ``head``."""
        self._commit_batch()
        with self._store.reading() as connection:
            there = connection.execute(sa.select(entries.c.hash).where(entries.c.number == number)).scalar()
            if (GENESIS if number == 0 else there) != head:
                return None
            query = sa.select(entries.c.kind).distinct().where(entries.c.number > number)
            return frozenset(connection.execute(query).scalars())

    def entries_of(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of these numbers, oldest first; those that are not there are left out."""
        self._commit_batch()
        with self._store.reading() as connection:
            return [_entry(row) for row in looking.rows_of(connection, numbers)]

    def days_of(self, numbers: Sequence[int]) -> list[str]:
        """The days (UTC) on which these entries were made, in order."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.days_of(connection, numbers)

    def before(self, entry: Entry) -> Decided | ReadReport | ReportMade | None:
        """What the last entry before this one said of the same thing; None where it was the first, or it was erased."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.before(connection, entry.number, entry.payload)

    def reading_of(self, report: str, before: int) -> Reading | None:
        """What an engine had last made of a report before an entry, found by the index alone."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.reading_before(connection, report, before)

    def stretch(self, first: int, last: int) -> tuple[list[Entry], list[str]]:
        """The entries from ``first`` to ``last``, oldest first; and what does not hold in that stretch of the chain: each
        one's hash, the hash before it, and what it carries against its commitment."""
        self._commit_batch()
        with self._store.reading() as connection:
            rows = looking.stretch(connection, first, last)
            return [_entry(row) for row in rows], looking.faults(connection, rows)

    def bytes_of(self, sha256: str) -> bytes | None:
        """The bytes as received of a version; None where they were erased or never came."""
        self._commit_batch()
        with self._store.reading() as connection:
            data = connection.execute(sa.select(blobs.c.data).where(blobs.c.sha256 == sha256)).scalar()
        return None if data is None else zlib.decompress(data)

    # ----------------------------------------------------------------- stored views

    def store_view(self, name: str, body: bytes, *, upto: int | None = None) -> None:
        """Keep a fold. ``upto``: the last entry that it knows (``View.entries``); None: the last one there is."""
        self._commit_batch()
        with self._write("", "", f"the stored view {name}", opening=False) as connection:
            connection.execute(sa.delete(stored_views).where(stored_views.c.name == name))
            row = {"name": name, "upto": self._last[0] if upto is None else upto, "body": zlib.compress(body, 1)}
            connection.execute(sa.insert(stored_views), row)

    def load_view(self, name: str) -> bytes | None:
        """A stored fold, where nothing was added since; else None."""
        stored = self.stored_view(name)
        return None if stored is None or stored.upto != len(self) else stored.body

    def stored_view(self, name: str) -> StoredView | None:
        """A stored fold, whatever was added since."""
        self._commit_batch()
        query = sa.select(stored_views.c.upto, stored_views.c.body).where(stored_views.c.name == name)
        with self._store.reading() as connection:
            row = connection.execute(query).one_or_none()
        try:
            return None if row is None else StoredView(row.upto, zlib.decompress(row.body))
        except (zlib.error, TypeError):  # verify tells of it; the entries still say all that it said
            return None

    def confirm_view(self, name: str, known: int, *, upto: int) -> bool:
        """Note that a stored fold which was good up to entry ``known`` is so up to ``upto``; whether it was there."""
        if known >= upto:
            return True
        with self._write("", "", f"the stored view {name}", opening=False) as connection:
            same = (stored_views.c.name == name) & (stored_views.c.upto == known)
            return connection.execute(sa.update(stored_views).where(same).values(upto=upto)).rowcount > 0

    def drop_views(self) -> None:
        """Drop every stored fold; they can be made again."""
        self._commit_batch()
        with self._write("", "", "the stored views", opening=False) as connection:
            connection.execute(sa.delete(stored_views))

    # ----------------------------------------------------------------- transactions

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
                    self._last = _last(self._connection)
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
        opened = None if data is None else _payload("opened", data)
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
            tombstone = _payload("erase", data)
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

    # ----------------------------------------------------------------- what is known already

    def _is_sealed(self, *parts: str) -> bool:
        assert self._opened is not None
        return bool(self._seals) and seal(self._opened.key, *parts) in self._seals

    def _report_sealed(self, report: Report) -> bool:
        return bool(self._seals) and (
            self._is_sealed("item", report.item)
            or self._is_sealed("report", report.id)
            or self._is_sealed("text", report.item, text_digest(report.text))
        )

    def _captures(self, connection: sa.Connection, item: str) -> list[str]:
        """The versions of an item, oldest first."""
        return list(connection.execute(_VERSIONS, {"about": item}).scalars())

    def _latest(self, connection: sa.Connection, kind: str, about: str, aspect: str | None = None) -> Payload | None:
        if aspect is None:
            data = connection.execute(_LATEST, {"kind": kind, "about": about}).scalar()
        else:
            data = connection.execute(_LATEST_ASPECT, {"kind": kind, "about": about, "aspect": aspect}).scalar()
        return None if data is None else _payload(kind, data)

    def _same_as_latest(self, connection: sa.Connection, kind: str, payload: Payload) -> bool:
        about, aspect, _ = keys(payload)
        latest = self._latest(connection, kind, about, aspect)
        return latest is not None and body(latest) == body(payload)

    def _report_made(self, connection: sa.Connection, report: Report, item: Item) -> ReportMade | None:
        """The entry for a report, or None where the same is kept. When it was captured is no news: the first stays."""
        latest = self._latest(connection, "report", report.id)
        if isinstance(latest, ReportMade):
            report = msgspec.structs.replace(report, captured=latest.report.captured)
        made = ReportMade(report=report, file=item.id, text_sha256=text_digest(report.text))
        return None if made == latest else made

    def _problems_seen(self, connection: sa.Connection, found: FileProblems, author: str, time: str) -> int | None:
        """The entry for a version's problems, where they are other than those kept. None before and now is no entry."""
        latest = self._latest(connection, "problem", found.item, found.version)
        if latest is None and not found.problems:
            return None
        if latest is not None and body(latest) == body(found):
            return None
        return self._append(author, time, "problem", found)

    def _captured_after_problems(self, connection: sa.Connection, item: str) -> bool:
        """Whether an item was captured after it was last noted as not to be had (so that saying so again is news)."""
        captured = connection.execute(_LAST_NUMBER, {"kind": "capture", "about": item}).scalar()
        noted = connection.execute(
            _LAST_NUMBER.where(payloads.c.aspect == ""), {"kind": "problem", "about": item}
        ).scalar()
        return captured is not None and noted is not None and captured > noted

    def _keep_bytes(self, connection: sa.Connection, sha256: str, data: bytes) -> None:
        if hashlib.sha256(data).hexdigest() != sha256:
            raise BadInput(f"{sha256[:12]}…: the bytes given have another SHA-256; name a version by its bytes")
        if connection.execute(sa.select(blobs.c.size).where(blobs.c.sha256 == sha256)).scalar() is None:
            row = {"sha256": sha256, "size": len(data), "data": zlib.compress(data, 6)}
            connection.execute(sa.insert(blobs), row)


def _last(connection: sa.Connection) -> tuple[int, str]:
    """Number and hash of the last entry; (0, genesis) of an empty register."""
    row = connection.exec_driver_sql(_LAST).one_or_none()
    return (0, GENESIS) if row is None else (row[0], row[1])


def _history(connection: sa.Connection, first: int) -> Iterator[Entry]:
    """The entries from ``first`` on with what they carry, oldest first."""
    query = (
        sa.select(*entries.c, payloads.c.body)
        .select_from(entries.outerjoin(payloads))
        .where(entries.c.number >= first)
        .order_by(entries.c.number)
    )
    for row in connection.execute(query):
        yield _entry(row)


def _entry(row: Any) -> Entry:
    return Entry(
        number=row.number,
        time=row.time,
        author=row.author,
        kind=row.kind,
        commitment=row.commitment,
        previous=row.previous,
        hash=row.hash,
        payload=None if row.body is None else _payload(row.kind, row.body),
    )


def _payload(kind: str, data: bytes) -> Payload:
    return msgspec.json.decode(data, type=PAYLOADS[kind])
