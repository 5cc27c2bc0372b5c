"""The register: what may be written to it, one whole entry at a time."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

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
from accounted.register.appending import Appending
from accounted.register.chain import GENESIS
from accounted.register.cuts import Restoring
from accounted.register.errors import RegisterError, RegisterInUse
from accounted.register.fitting import check_fitting
from accounted.register.folding import fold
from accounted.register.history import ChangedSince, Entry, entry_of, history, last_of
from accounted.register.judged import Recorded
from accounted.register.known import (
    captured_after_problems,
    captures,
    keep_bytes,
    latest_payload,
    problems_are_news,
    report_made,
    same_as_latest,
)
from accounted.register.payloads import (
    Capture,
    Decided,
    FileProblems,
    ReadReport,
    ReportMade,
)
from accounted.register.signing import check_following
from accounted.register.storage import Store, blobs, entries, stored_views
from accounted.register.views import View

__all__ = ["ChangedSince", "Entry", "Register", "TakenIn", "create_or_open"]


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


def create_or_open(path: str | Path, *, readonly: bool = False) -> Register:
    """The register at ``path``; an empty one is made where there is no file, unless ``readonly``.

    Raises ``NoRegister``, ``NotARegister``, ``NewerRegister`` or ``DamagedRegister`` (all ``BadInput``), or
    ``RegisterInUse`` where another program holds the file.
    """
    return Register(Store(Path(path), readonly=readonly))


class Register(Appending):
    """An append-only book of items, claims and decisions in one file.

    One writer at a time, any number of readers. Every verb is one transaction: it is done whole or not at all. Times
    are the caller's (ISO 8601) and are kept in UTC to the second. Usable as a context manager.
    """

    def __repr__(self) -> str:
        return f"<Register {self.path}>"

    def __enter__(self) -> Register:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

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
            known = captures(connection, item.id)
            if version.sha256 not in known:
                with_bytes = len(kept) == len(reports)
                if with_bytes:
                    keep_bytes(connection, version.sha256, data)
                numbers.append(
                    self._append(author, time, "capture", Capture(item=item, version=version, kept=with_bytes))
                )
            for report in kept:
                made = report_made(connection, report, item)
                if made is not None:
                    numbers.append(self._append(author, time, "report", made))
            found = FileProblems(item=item.id, version=version.sha256, problems=tuple(problems))
            if problems_are_news(connection, found):
                numbers.append(self._append(author, time, "problem", found))
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
            if problems_are_news(connection, found) or (problems and captured_after_problems(connection, item)):
                return self._append(author, time, "problem", found)
            return None

    def record_reading(self, reading: Reading, *, author: str, time: str) -> int | None:
        """Keep what an engine made of a report's present text; None where the same is kept already.

        Raises ``BadInput`` where the report is not in the register, or a quote does not stand in its text.
        """
        with self._write(author, time, f"the reading of {reading.report}") as connection:
            made = latest_payload(connection, "report", reading.report)
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
            if same_as_latest(connection, "reading", payload):
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
                since = [e for e in history(connection, seen + 1) if clashes is None or clashes(e)]
                if since:
                    raise ChangedSince(since)
            for decision in decisions:
                check_fitting(connection, decision, self._is_sealed)
                check_following(connection, decision, author)
            numbered = [msgspec.structs.replace(d, nth=n) for n, d in enumerate(decisions)]
            return tuple(self._append(author, time, "decision", Decided(decision=d)) for d in numbered)

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

    # ----------------------------------------------------------------- looking

    def view(self, recorded_by: str | None = None, published_by: str | None = None) -> View:
        """The state of the register, folded from its entries; by either clock, an ISO day (to its end) or a full time.

        ``recorded_by``: what the register held then. ``published_by``: what had been published by then, by what it
        holds now. The view reads texts and claims when they are asked for, so it needs the register open.
        """
        self._commit_batch()
        return fold(self._store, recorded_by, published_by)

    def restoring(self, register: str, upto: int, head: str) -> Restoring:
        """Views of a few reports that were kept as data, as the register stands at entry ``upto``."""
        self._commit_batch()
        return Restoring(self._store, register, upto, head)

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
            return last_of(connection)[1]

    def __len__(self) -> int:
        self._commit_batch()
        with self._store.reading() as connection:
            return last_of(connection)[0]

    def entries(self, first: int = 1) -> Iterator[Entry]:
        """The history from entry ``first`` on, oldest first."""
        self._commit_batch()
        with self._store.reading() as connection:
            yield from history(connection, first)

    def decided_on(self, report: str) -> list[Recorded]:
        """What people decided on a report's words and on where it goes, oldest first, found by the index alone."""
        self._commit_batch()
        with self._store.reading() as connection:
            return looking.decided_on(connection, report)

    def at(self) -> tuple[int, str]:
        """The last entry's number and hash; (0, the hash that the first one builds on) where there is none."""
        self._commit_batch()
        with self._store.reading() as connection:
            return last_of(connection)

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
            # "+": by the number, not by the index of kinds, which holds every entry.
            query = "SELECT DISTINCT +kind FROM entries WHERE number > ?"
            return frozenset(connection.exec_driver_sql(query, (number,)).scalars())

    def entries_of(self, numbers: Sequence[int]) -> list[Entry]:
        """The entries of these numbers, oldest first; those that are not there are left out."""
        self._commit_batch()
        with self._store.reading() as connection:
            return [entry_of(row) for row in looking.rows_of(connection, numbers)]

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
            return [entry_of(row) for row in rows], looking.faults(connection, rows)

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
