"""The fold: one pass over the entries that makes a view."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import msgspec
import sqlalchemy as sa

from accounted.model import Claim, Item, Problem, Reading, Report, Version, content_id
from accounted.register.chain import GENESIS, day_or_time
from accounted.register.judged import Judged, Recorded
from accounted.register.judging import judge
from accounted.register.payloads import Capture, Decided, FileProblems, Opened, ReadReport, ReportHead, ReportMade
from accounted.register.published import latest_day, precision_of, speaking, successors
from accounted.register.rows import Fetch, Rows, T
from accounted.register.storage import Store, entries, payloads
from accounted.register.views import View


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
        current, superseded = speaking(heads, out)
        read = self._readings(heads, current)
        decided = self._decided()
        reports: Rows[Report] = Rows({r: numbers[r] for r in current}, Fetch(self.store, ReportMade, "report"))
        older: Rows[Report] = Rows({r: numbers[r] for r in superseded}, Fetch(self.store, ReportMade, "report"))
        readings: Rows[Reading] = Rows(read, Fetch(self.store, ReadReport, "reading"))
        judged = judge(
            decided,
            reports=reports,
            readings=readings,
            successor=successors(heads, current),
            out_of_view=frozenset(out),
            past=Past(self.store, self.upto),
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
            set_aside=with_reports(judged, readings),
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
            if precision_of(published) != "day":
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


def with_reports(judged: Judged, readings: Mapping[str, Reading]) -> dict[str, Recorded]:
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


class Past:
    """What the register held of a report before: asked for only where a decision no longer finds its claim."""

    def __init__(self, store: Store, upto: int) -> None:
        self._store, self._upto = store, upto
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
