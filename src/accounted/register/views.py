"""A view: the state of the register as its entries fold to it, under two clocks.

``recorded_by`` cuts the entries: a view of a past moment is the fold of the entries before the first one later than it,
so nothing that is added afterwards can change it (an erasure alone takes away). ``published_by`` then leaves out
reports that had not been published by that day, by all that the register holds now.

Texts and claims are read when they are asked for: a view of ten thousand reports holds no text.
"""

from __future__ import annotations

import calendar
import dataclasses
import datetime as dt
import functools
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from operator import itemgetter
from typing import Any, Generic, TypeVar

import msgspec
import sqlalchemy as sa

from accounted.model import Claim, Item, Problem, Reading, Report, Version, content_id
from accounted.register.chain import GENESIS, day_or_time
from accounted.register.judging import Corrected, Judged, Judgement, Moved, Orphaned, Recorded, Rejected, judge
from accounted.register.payloads import Capture, Decided, FileProblems, Opened, ReadReport, ReportHead, ReportMade
from accounted.register.storage import Store, entries, payloads

__all__ = ["Rows", "View", "fold", "latest_day"]

T = TypeVar("T")
P = TypeVar("P", Opened, Capture, ReportMade, ReadReport, FileProblems, Decided)

BY_NUMBER = ("decisions", "links", "marks", "casualties", "opened", "summaries", "signed", "translations", "notes")
"""Fields of a view that are lists of decisions."""
_place = itemgetter(0)
CHUNK = 200
"""Rows fetched at a time when many are asked for."""


class Rows(Mapping[str, T], Generic[T]):
    """Ids to values that are read from the register when asked for. Iterates in order of arrival, a few at a time."""

    def __init__(self, numbers: dict[str, int], fetch: _Fetch[T]) -> None:
        self._numbers = numbers
        self._fetch = fetch

    def __getitem__(self, key: str) -> T:
        found = self._fetch([self._numbers[key]])
        if not found:
            raise KeyError(key)  # erased since the view was made
        return next(iter(found.values()))

    def __contains__(self, key: object) -> bool:
        return key in self._numbers

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def stream(self) -> Iterator[tuple[str, T]]:
        """All of them, reading a few at a time: quicker than asking for each."""
        ids = list(self._numbers)
        for start in range(0, len(ids), CHUNK):
            some = ids[start : start + CHUNK]
            found = self._fetch([self._numbers[i] for i in some])
            for key in some:
                if self._numbers[key] in found:
                    yield key, found[self._numbers[key]]

    def number(self, key: str) -> int:
        """Which entry carries it."""
        return self._numbers[key]

    def only(self, keys: Iterable[str]) -> Rows[T]:
        """Those of ``keys`` that are there, in the order of ``keys``."""
        return Rows({k: self._numbers[k] for k in keys if k in self._numbers}, self._fetch)


class _Fetch(Generic[T]):
    """Payloads of one kind by their entries' numbers."""

    def __init__(self, store: Store, kind: type[ReportMade] | type[ReadReport], field: str) -> None:
        self._store, self._field = store, field
        self._decoder = msgspec.json.Decoder(kind)

    def __call__(self, numbers: Sequence[int]) -> dict[int, T]:
        # Written out: a view of many incidents asks for a few at a time, very often.
        query = f"SELECT number, body FROM payloads WHERE number IN ({', '.join('?' * len(numbers))})"
        with self._store.reading() as connection:
            rows = connection.exec_driver_sql(query, tuple(numbers))
            return {n: getattr(self._decoder.decode(data), self._field) for n, data in rows}


@dataclasses.dataclass(frozen=True, kw_only=True)
class View:
    """The register's state. Nothing in it can be changed, and nothing that is done to it changes the register."""

    register: str
    """The register's own id; empty before its first entry."""
    entries: int
    """The last entry that the view knows; :meth:`Register.store_view` takes it as ``upto``."""
    head: str
    recorded_by: str | None
    published_by: str | None
    items: Mapping[str, Item]
    versions: Mapping[str, tuple[Version, ...]]
    """By item, oldest first; the erased are not among them."""
    reports: Rows[Report]
    """Those that speak: of each item the latest version that is not erased, under both clocks. In order of arrival."""
    superseded: Rows[Report]
    """Reports of earlier versions of their items."""
    undated: frozenset[str]
    """Current reports whose day of publication is not fully known: they count from their first capture."""
    readings: Rows[Reading]
    """By report, what the latest engine made of its present text."""
    unread: Mapping[str, int]
    """Current reports that nobody has read, by language (``unknown`` where it is not known): no engine, and no person who
    coded a claim there or said that it bears on nothing."""
    decisions: tuple[Recorded, ...]
    links: tuple[Recorded, ...]
    """same, not_same, merge, split: the latest on the same targets, with claim ids as they are now. And every relation and
    no_relation, as what stands after them is told by their kind and days too (see ``linking.deciding``)."""
    marks: tuple[Recorded, ...]
    """grade and interest: the latest on the same targets."""
    casualties: tuple[Recorded, ...]
    """Named people accepted as casualties, every state of theirs, oldest decision first, with claim ids as they are now."""
    opened: tuple[Recorded, ...]
    """Incidents that people opened, oldest first, with claim ids as they are now."""
    summaries: tuple[Recorded, ...]
    """Every summary that a person wrote, oldest first, with claim ids as they are now."""
    signed: tuple[Recorded, ...]
    """Every signature under an incident, oldest first, with claim ids as they are now."""
    rejected: tuple[Rejected, ...]
    """Claims that a person says were read wrong."""
    corrected: tuple[Corrected, ...]
    set_aside: Mapping[str, Recorded]
    """Claims (which stay among :meth:`claims`) that may not bear on a toll, by id, with the decision and its why."""
    confirmed: Mapping[str, Recorded]
    """Claims that a person says were read right."""
    orphaned: tuple[Orphaned, ...]
    """Decisions that hang on nothing now, each with the reason."""
    triage: Mapping[str, Recorded]
    """By report, where a person said that it goes. Claims of a report that is background, out of scope or a duplicate are
    among ``set_aside``, unless a person said of the very claim that it may be used."""
    translations: tuple[Recorded, ...]
    """Passages as people translated them, for reading only, each with its quote as it stands now."""
    searches: tuple[Recorded, ...]
    """The search log: what was looked for where, oldest entry first."""
    moved: tuple[Moved, ...]
    """Decisions whose words stand elsewhere in the present text than where they were made."""
    _by_hand: frozenset[str] = dataclasses.field(repr=False)
    notes: tuple[Recorded, ...]
    """Notes that nobody took back, oldest first, with claim and report ids as they are now."""
    _judged: Mapping[str, Judgement] = dataclasses.field(repr=False)
    _file_problems: tuple[Problem, ...] = dataclasses.field(repr=False)
    _closing: Mapping[str, Recorded] = dataclasses.field(repr=False)

    def is_read(self, report: str) -> bool:
        """Whether an engine has read the report, or a person coded a claim there or said that it bears on nothing."""
        return report in self.readings or report in self._by_hand

    def claims(self, report: str | None = None) -> Iterator[Claim]:
        """The claims of one report or of all, with people's judgements of their reading applied: what was read wrong is
        left out, what was corrected is as corrected, what a person added is there."""
        if report is not None:
            yield from self._judge(report, self.readings.get(report))
            return
        read = set()
        for key, reading in self.readings.stream():
            read.add(key)
            yield from self._judge(key, reading)
        for key in self.reports:
            if key in self._judged and key not in read:
                yield from self._judge(key, None)

    def _judge(self, report: str, reading: Reading | None) -> Sequence[Claim]:
        judgement = self._judged.get(report)
        if judgement is not None:
            return judgement.claims
        return () if reading is None else reading.claims

    def reread(self, report: str) -> tuple[Claim, ...] | None:
        """A report's claims where people's judgements leave others than were read; None where they do not."""
        judgement = self._judged.get(report)
        return None if judgement is None or judgement.as_read else judgement.claims

    def only(self, reports: Sequence[str], decisions: Collection[int], problems: Iterable[Problem]) -> View:
        """What it knows of some current reports (in order of arrival), by decisions of these numbers alone, with these
        problems of files; the register's entries and head stay as they are; superseded reports and searches are left out."""

        numbers = sorted(decisions)

        def some(name: str) -> list[Any]:
            by_number = self._by_number[name]
            return [one for _, one in sorted((pair for n in numbers for pair in by_number.get(n, ())), key=_place)]

        def told(name: str) -> dict[str, Recorded]:
            return {key: getattr(self, name)[key] for key in some(name)}

        current = self.reports.only(reports)
        return dataclasses.replace(
            self,
            reports=current,
            superseded=self.superseded.only(()),
            undated=frozenset(r for r in reports if r in self.undated),
            readings=self.readings.only(reports),
            decisions=tuple(some("decisions")),
            links=tuple(some("links")),
            marks=tuple(some("marks")),
            casualties=tuple(some("casualties")),
            opened=tuple(some("opened")),
            summaries=tuple(some("summaries")),
            signed=tuple(some("signed")),
            notes=tuple(some("notes")),
            rejected=tuple(some("rejected")),
            corrected=tuple(some("corrected")),
            set_aside=told("set_aside"),
            confirmed=told("confirmed"),
            orphaned=tuple(some("orphaned")),
            moved=tuple(some("moved")),
            triage={r: self.triage[r] for r in reports if r in self.triage},
            translations=tuple(some("translations")),
            searches=(),
            _by_hand=frozenset(r for r in reports if r in self._by_hand),
            _judged={r: self._judged[r] for r in reports if r in self._judged},
            _file_problems=tuple(problems),
            _closing=told("_closing"),
        )

    def standing(self, decisions: Iterable[int]) -> Iterator[tuple[str, int, str]]:
        """What these decisions come to now: field, number, and the key where the field is a mapping."""
        for name, by_number in self._by_number.items():
            for number in decisions:
                for _, one in by_number.get(number, ()):
                    yield name, number, one if isinstance(one, str) else ""

    @functools.cached_property
    def _by_number(self) -> dict[str, dict[int, list[tuple[int, Any]]]]:
        """By field and decision, what follows from it, each with its place in the field: items, or keys of a mapping."""
        found: dict[str, dict[int, list[tuple[int, Any]]]] = {}
        for name in BY_NUMBER:
            found[name] = {}
            for place, by in enumerate(getattr(self, name)):
                found[name].setdefault(by.number, []).append((place, by))
        for name in ("rejected", "corrected", "orphaned", "moved"):
            found[name] = {}
            for place, one in enumerate(getattr(self, name)):
                found[name].setdefault(one.by.number, []).append((place, one))
        for name in ("set_aside", "confirmed", "_closing"):
            found[name] = {}
            for place, (key, by) in enumerate(getattr(self, name).items()):
                found[name].setdefault(by.number, []).append((place, key))
        return found

    @property
    def file_problems(self) -> tuple[Problem, ...]:
        """Problems that reading files told of, closed ones too."""
        return self._file_problems

    def problems(self) -> Iterator[Problem]:
        """Open problems: of files, then of the current readings."""
        return (problem for problem in self._all_problems() if problem.id not in self._closing)

    def closed_problems(self) -> Iterator[tuple[Problem, Recorded]]:
        """Problems that a person closed, with the decision."""
        return ((problem, self._closing[problem.id]) for problem in self._all_problems() if problem.id in self._closing)

    def _all_problems(self) -> Iterator[Problem]:
        yield from self._file_problems
        if len(self.readings) <= CHUNK:
            yield from self._few_problems
            return
        for _, reading in self.readings.stream():
            yield from reading.problems

    @functools.cached_property
    def _few_problems(self) -> tuple[Problem, ...]:
        """Those of few readings, which are asked for more than once."""
        return tuple(problem for _, reading in self.readings.stream() for problem in reading.problems)


# --------------------------------------------------------------------------- the fold


def fold(store: Store, recorded_by: str | None, published_by: str | None) -> View:
    """Fold the entries up to ``recorded_by`` into a view of what had been published by ``published_by``."""
    recorded_by = None if recorded_by is None else day_or_time(recorded_by)
    published_by = None if published_by is None else day_or_time(published_by)[:10]
    with store.reading() as connection:
        return _Fold(store, connection, recorded_by, published_by).view()


class _Fold:
    """One pass over the entries. Everything here is thrown away once the view is made."""

    def __init__(
        self, store: Store, connection: sa.Connection, recorded_by: str | None, published_by: str | None
    ) -> None:
        self.store, self.connection = store, connection
        self.recorded_by, self.published_by = recorded_by, published_by
        self.upto, self.head = self._cut()

    def _cut(self) -> tuple[int, str]:
        """The last entry of the view. Times may run backwards where a clock was set wrong: what comes after the first
        entry that is later than the bound came after it, whatever its time says."""
        upto = self.connection.execute(sa.select(sa.func.max(entries.c.number))).scalar() or 0
        if self.recorded_by is not None:
            late = sa.func.substr(entries.c.time, 1, len(self.recorded_by)) > self.recorded_by
            first = self.connection.execute(sa.select(sa.func.min(entries.c.number)).where(late)).scalar()
            upto = upto if first is None else first - 1
        if upto == 0:
            return 0, GENESIS
        return upto, str(
            self.connection.execute(sa.select(entries.c.hash).where(entries.c.number == upto)).scalar_one()
        )

    def _rows(self, kind: str, type_: type[T]) -> Iterator[tuple[int, str, str, T]]:
        """(number, time, author, payload) of the entries of a kind whose payload is there, oldest first."""
        query = (
            sa.select(entries.c.number, entries.c.time, entries.c.author, payloads.c.body)
            .select_from(entries.join(payloads))
            .where(entries.c.kind == kind, entries.c.number <= self.upto)
            .order_by(entries.c.number)
        )
        decoder = msgspec.json.Decoder(type_)
        for number, time, author, data in self.connection.execute(query):
            yield number, time, author, decoder.decode(data)

    def view(self) -> View:
        opened = next((payload.register for _, _, _, payload in self._rows("opened", Opened)), "")
        items: dict[str, Item] = {}
        versions: dict[str, list[Version]] = defaultdict(list)
        captured: dict[tuple[str, str], int] = {}
        days: dict[tuple[str, str], str] = {}
        for number, _, _, capture in self._rows("capture", Capture):
            item, version = capture.item.id, capture.version
            items[item] = capture.item
            if (item, version.sha256) not in captured:
                versions[item].append(version)
                captured[item, version.sha256] = number
                days[item, version.sha256] = version.captured[:10]

        heads, numbers = self._reports()
        for head in heads.values():
            if head.report.item not in items:
                own = Item(address=head.report.address)
                if own.id == head.report.item:
                    items[own.id] = own

        undated, out = self._by_publication(heads, days)
        current, superseded = _speaking(heads, out)
        read = self._readings(heads, current)
        decided = self._decided()
        reports: Rows[Report] = Rows({r: numbers[r] for r in current}, _Fetch(self.store, ReportMade, "report"))
        older: Rows[Report] = Rows({r: numbers[r] for r in superseded}, _Fetch(self.store, ReportMade, "report"))
        readings: Rows[Reading] = Rows(read, _Fetch(self.store, ReadReport, "reading"))
        judged = judge(
            decided,
            reports=reports,
            readings=readings,
            successor=_successors(heads, current),
            out_of_view=frozenset(out),
            past=_Past(self),
        )
        by_hand = {r for r, one in judged.by_report.items() if one.claims}
        by_hand |= {r for r, by in judged.triage.items() if by.decision.value in SETS_ASIDE}
        return View(
            register=opened,
            entries=self.upto,
            head=self.head,
            recorded_by=self.recorded_by,
            published_by=self.published_by,
            items=items,
            versions={item: tuple(found) for item, found in versions.items()},
            reports=reports,
            superseded=older,
            undated=frozenset(r for r in current if r in undated),
            readings=readings,
            unread=dict(
                sorted(
                    Counter(
                        heads[r].report.language or "unknown" for r in current if r not in read and r not in by_hand
                    ).items()
                )
            ),
            decisions=tuple(decided),
            links=judged.links,
            marks=judged.marks,
            casualties=judged.casualties,
            opened=judged.opened,
            summaries=judged.summaries,
            signed=judged.signed,
            rejected=judged.rejected,
            corrected=judged.corrected,
            set_aside=_with_reports(judged, readings),
            confirmed=judged.confirmed,
            orphaned=judged.orphaned,
            triage=judged.triage,
            translations=judged.translations,
            searches=judged.searches,
            moved=judged.moved,
            _by_hand=frozenset(by_hand),
            notes=judged.notes,
            _judged=judged.by_report,
            _file_problems=self._problems(captured, versions, set(current), set(heads)),
            _closing=judged.closing,
        )

    def _reports(self) -> tuple[dict[str, ReportHead], dict[str, int]]:
        """Every report by id, as last made, in order of first arrival; and the entry that carries it."""
        heads: dict[str, ReportHead] = {}
        numbers: dict[str, int] = {}
        for number, _, _, head in self._rows("report", ReportHead):
            facts = head.report
            report = content_id("report", facts.item, facts.version, facts.part)
            heads[report] = head
            numbers[report] = number
        return heads, numbers

    def _by_publication(
        self, heads: dict[str, ReportHead], days: dict[tuple[str, str], str]
    ) -> tuple[set[str], set[str]]:
        """Reports whose day of publication is not fully known, and those not published by the bound."""
        undated, out = set(), set()
        for report, head in heads.items():
            facts = head.report
            first = days.get((head.file, facts.version)) or facts.captured[:10]
            published = facts.published
            if _precision(published) != "day":
                undated.add(report)
            if self.published_by is not None:
                day = latest_day(published, first)
                if not day or day > self.published_by:
                    out.add(report)
        return undated, out

    def _readings(self, heads: dict[str, ReportHead], current: Sequence[str]) -> dict[str, int]:
        """By current report, the latest reading of its present text. Told by the index, without opening a reading."""
        query = (
            sa.select(entries.c.number, payloads.c.about, payloads.c.aspect)
            .select_from(entries.join(payloads))
            .where(entries.c.kind == "reading", entries.c.number <= self.upto)
            .order_by(entries.c.number)
        )
        latest: dict[str, int] = {}
        for number, report, aspect in self.connection.execute(query):
            head = heads.get(report)
            if head is not None and aspect.endswith("\n" + head.text_sha256):
                latest[report] = number
        return {report: latest[report] for report in current if report in latest}

    def _decided(self) -> list[Recorded]:
        return [
            Recorded(number=number, time=time, author=author, decision=payload.decision)
            for number, time, author, payload in self._rows("decision", Decided)
        ]

    def _problems(
        self,
        captured: dict[tuple[str, str], int],
        versions: dict[str, list[Version]],
        current: set[str],
        known: set[str],
    ) -> tuple[Problem, ...]:
        """Problems of the latest version of each file; those of a file that could not be had stand until it is."""
        lists: dict[tuple[str, str], tuple[int, FileProblems]] = {}
        for number, _, _, found in self._rows("problem", FileProblems):
            lists[found.item, found.version] = (number, found)
        standing: list[Problem] = []
        for (item, version), (number, found) in sorted(lists.items(), key=lambda pair: pair[1][0]):
            latest = versions.get(item)
            if version:
                stands = bool(latest) and latest is not None and latest[-1].sha256 == version
            else:
                stands = not latest or captured[item, latest[-1].sha256] < number
            if stands:
                standing += [
                    p for p in found.problems if p.report is None or p.report in current or p.report not in known
                ]
        return tuple(standing)


SETS_ASIDE = ("background", "out_of_scope", "duplicate")
"""Triage of a report whose claims bear on no toll."""


def _with_reports(judged: Judged, readings: Mapping[str, Reading]) -> dict[str, Recorded]:
    """Claims set aside one by one, and those of reports that a person said bear on nothing. What a person said of the
    very claim holds before what they said of its report."""
    found = dict(judged.set_aside)
    for report, by in sorted(judged.triage.items()):
        if by.decision.value not in SETS_ASIDE:
            continue
        why = f"its report is {by.decision.value.replace('_', ' ')}: {by.decision.why}"
        told = msgspec.structs.replace(by, decision=msgspec.structs.replace(by.decision, why=why))
        one = judged.by_report.get(report)
        claims = one.claims if one is not None else readings[report].claims if report in readings else ()
        for claim in claims:
            if claim.id not in judged.used:
                found.setdefault(claim.id, told)
    return found


class _Past:
    """What the register held of a report before: asked for only where a decision no longer finds its claim."""

    def __init__(self, fold: _Fold) -> None:
        self._store, self._upto = fold.store, fold.upto
        self._all: dict[str, Claim] | None = None

    def _payloads(self, kind: str, type_: type[T], where: sa.ColumnElement[bool]) -> Iterator[T]:
        query = (
            sa.select(payloads.c.body)
            .select_from(entries.join(payloads))
            .where(entries.c.kind == kind, entries.c.number <= self._upto, where)
            .order_by(entries.c.number.desc())
        )
        with self._store.reading() as connection:
            for data in connection.execute(query).scalars():
                yield msgspec.json.decode(data, type=type_)

    def claim(self, claim: str, report: str | None) -> Claim | None:
        """A claim as an engine once read it, from its report's readings (or, not told the report, from all)."""
        if report is None:
            if self._all is None:
                everything = self._payloads("reading", ReadReport, sa.true())
                self._all = {found.id: found for read in everything for found in read.reading.claims}
            return self._all.get(claim)
        for read in self._payloads("reading", ReadReport, payloads.c.about == report):
            for found in read.reading.claims:
                if found.id == claim:
                    return found
        return None

    def text(self, report: str, before: int, words: str, start: int) -> str | None:
        """A report's text in which ``words`` stood at ``start`` when entry ``before`` was made."""
        for made in self._payloads("report", ReportMade, (payloads.c.about == report) & (entries.c.number < before)):
            text = made.report.text
            if text[start : start + len(words)] == words:
                return text
        return None


def _precision(published: str | None) -> str | None:
    """How far a date of publication is known: day, month, year; None for none, and for what is no ISO date."""
    try:
        if published is None or not published.isascii():
            return None
        dt.date.fromisoformat((published[:10] + "-01-01")[:10])
    except ValueError:
        return None
    return {4: "year", 7: "month"}.get(len(published), "day" if len(published) >= 10 else None)


def latest_day(published: str | None, captured: str) -> str:
    """The last day on which a report may have been published: its day; for a month or a year the end of it, yet never
    after it was captured; for no date the capture."""
    precision = _precision(published)
    if published is None or precision is None:
        return captured
    if precision == "day":
        return published[:10]
    end = f"{published}-12-31"
    if precision == "month":
        end = f"{published}-{calendar.monthrange(int(published[:4]), int(published[5:7]))[1]:02d}"
    return min(end, captured) if captured else end


def _speaking(heads: dict[str, ReportHead], out: set[str]) -> tuple[list[str], list[str]]:
    """The reports of the latest version of each item, and the others. A version is as new as its first report."""
    latest = {head.report.item: head.report.version for report, head in heads.items() if report not in out}
    current: list[str] = []
    superseded: list[str] = []
    for report, head in heads.items():
        if report not in out:
            (current if latest[head.report.item] == head.report.version else superseded).append(report)
    return current, superseded


def _successors(heads: dict[str, ReportHead], current: Sequence[str]) -> dict[str, str]:
    """By superseded report, the current one that has its place: of the same item, the same text, else the same part."""
    texts: dict[tuple[str, str], str] = {}
    parts: dict[tuple[str, str], str] = {}
    for report in current:
        head = heads[report]
        texts.setdefault((head.report.item, head.text_sha256), report)
        parts[head.report.item, head.report.part] = report
    speaking = set(current)
    found: dict[str, str] = {}
    for report, head in heads.items():
        if report not in speaking:
            item = head.report.item
            successor = texts.get((item, head.text_sha256)) or parts.get((item, head.report.part))
            if successor is not None:
                found[report] = successor
    return found
