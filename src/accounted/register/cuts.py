"""What a view knows of a few reports, as plain data; and the view of them after later decisions, without a fold.

What people decided on the words of these reports is judged anew, by :func:`~accounted.register.judging.judge` itself, from the
entries that hold it. What they decided on claims here and elsewhere (merges, casualties, signatures) is kept as it came
out. So a later judgement of a claim, a note or a signature is followed by reading the entries of a few reports alone.

Only for a view of all entries that was published at any time; and for reports of which nobody decided on an earlier text
(:func:`cut_of` gives None then).
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Generic, NoReturn, TypeVar

import msgspec
import sqlalchemy as sa

from accounted.model import Claim, Problem, Reading, Report, Value, Version, encode
from accounted.register.folding import SETS_ASIDE, Past, with_reports
from accounted.register.judged import Judged, Orphaned, Recorded
from accounted.register.judging import judge
from accounted.register.looking import CHUNK, with_header
from accounted.register.payloads import Decided, ReadReport, ReportMade
from accounted.register.rows import Rows
from accounted.register.storage import Store, payloads
from accounted.register.views import View

__all__ = ["PRESENT", "Cut", "CutReport", "NotPlain", "Restoring", "cut_of", "followed", "on_words", "same_claims"]

T = TypeVar("T")
WORDS = ("reading", "use", "translation", "note")
"""Kinds that hang on words of a report."""
PRESENT = {"casualty": "casualties", "open": "opened", "summary": "summaries", "sign": "signed", "note": "notes"}
"""Kinds that name claims or reports, and the fields of a view that hold them as they stand now."""
FIELDS = ("links", "marks", "casualties", "opened", "summaries", "signed")
"""Fields of a view that a cut keeps as they are."""


class NotPlain(Exception):
    """Later decisions cannot be followed in a cut alone."""


class CutReport(Value, frozen=True, kw_only=True):
    """A current report. ``number``, ``read``: the entries of its text and of its reading (0: none); ``judged``: a digest of
    its claims where people's judgements left others than were read."""

    id: str
    item: str
    number: int
    read: int = 0
    is_read: bool = False
    undated: bool = False
    judged: str = ""


class Cut(Value, frozen=True, kw_only=True):
    """What a view knows of some reports. ``decisions``: the numbers of all that concern them; ``notes``: those that quote
    nothing; ``orphaned``: those of decisions that hang on no words."""

    reports: tuple[CutReport, ...]
    versions: dict[str, tuple[Version, ...]]
    decisions: tuple[int, ...] = ()
    links: tuple[Recorded, ...] = ()
    marks: tuple[Recorded, ...] = ()
    casualties: tuple[Recorded, ...] = ()
    opened: tuple[Recorded, ...] = ()
    summaries: tuple[Recorded, ...] = ()
    signed: tuple[Recorded, ...] = ()
    notes: tuple[Recorded, ...] = ()
    orphaned: tuple[Orphaned, ...] = ()
    triage: dict[str, Recorded] = msgspec.field(default_factory=dict)
    closing: dict[str, Recorded] = msgspec.field(default_factory=dict)
    file_problems: tuple[Problem, ...] = ()


def on_words(by: Recorded) -> bool:
    """Whether a decision is judged from its words; so is the taking back of a note."""
    decision = by.decision
    return decision.kind in WORDS and (decision.quote is not None or decision.value == "withdrawn")


def cut_of(
    view: View, reports: Mapping[str, Report], claims: Collection[str], versions: Mapping[str, tuple[Version, ...]]
) -> Cut | None:
    """``view`` (of these ``reports`` alone, with these ``claims``) as data; None where later decisions could not be followed in
    it: something of it hangs on words of other reports. ``versions``: by item, what is to be kept of them."""
    inside = set(reports)
    for by in view.decisions:
        if not on_words(by) or (by.decision.kind == "note" and by.decision.value == "withdrawn"):
            continue
        quotes = [q for q in (by.decision.quote, by.decision.correction and by.decision.correction.quote) if q]
        if any(q.report not in inside for q in quotes) or (by.decision.kind == "note" and by.decision.targets):
            return None
    if any(key not in claims for key in (*view.set_aside, *view.confirmed)):
        return None
    read = view.readings
    return Cut(
        reports=tuple(
            CutReport(
                id=r,
                item=reports[r].item,
                number=view.reports.number(r),
                read=read.number(r) if r in read else 0,
                is_read=view.is_read(r),
                undated=r in view.undated,
                judged=judged_digest(view, r),
            )
            for r in view.reports
        ),
        versions=dict(versions),
        decisions=tuple(by.number for by in view.decisions),
        **{name: getattr(view, name) for name in FIELDS},
        notes=tuple(by for by in view.notes if not on_words(by)),
        orphaned=tuple(o for o in view.orphaned if not on_words(o.by)),
        triage=dict(view.triage),
        closing=dict(view._closing),
        file_problems=view.file_problems,
    )


def judged_digest(view: View, report: str) -> str:
    """Of :meth:`View.reread`; empty where a report's claims are as they were read."""
    changed = view.reread(report)
    return "" if changed is None else hashlib.sha256(encode(changed)).hexdigest()


class _Once(Generic[T]):
    """Payloads of one kind by their entries' numbers, each read once."""

    def __init__(self, store: Store, kind: type[ReportMade] | type[ReadReport], field: str) -> None:
        self._store, self._field = store, field
        self._decoder: msgspec.json.Decoder[Any] = msgspec.json.Decoder(kind)
        self._known: dict[int, T] = {}

    def __call__(self, numbers: Sequence[int]) -> dict[int, T]:
        wanted = [n for n in numbers if n not in self._known]
        if wanted:
            query = f"SELECT number, body FROM payloads WHERE number IN ({', '.join('?' * len(wanted))})"
            with self._store.reading() as connection:
                for number, data in connection.exec_driver_sql(query, tuple(wanted)):
                    self._known[number] = getattr(self._decoder.decode(data), self._field)
        return {n: self._known[n] for n in numbers if n in self._known}


class Restoring:
    """Views of cuts, as the register stands at entry ``upto`` (whose hash is ``head``)."""

    def __init__(self, store: Store, register: str, upto: int, head: str) -> None:
        self._store, self._register, self._upto, self._head = store, register, upto, head
        self._texts: _Once[Report] = _Once(store, ReportMade, "report")
        self._readings: _Once[Reading] = _Once(store, ReadReport, "reading")
        self._decisions: dict[int, Recorded] = {}

    def decided(self, numbers: Iterable[int]) -> list[Recorded]:
        """Decisions by their entries, oldest first. Raises ``NotPlain`` where one is gone."""
        wanted = sorted(set(numbers))
        unknown = [n for n in wanted if n not in self._decisions]
        for start in range(0, len(unknown), CHUNK):
            some = unknown[start : start + CHUNK]
            with self._store.reading() as connection:
                query = with_header((payloads.c.kind == "decision") & payloads.c.number.in_(some))
                self._keep(connection, query)
        try:
            return [self._decisions[n] for n in wanted]
        except KeyError as err:
            raise NotPlain(f"entry {err} is no decision, or it was erased") from err

    def decided_on(self, report: str) -> list[Recorded]:
        """Decisions on the words of a report, oldest first."""
        with self._store.reading() as connection:
            where = (payloads.c.kind == "decision") & (payloads.c.about == report) & (payloads.c.number <= self._upto)
            return [by for by in self._keep(connection, with_header(where)) if on_words(by)]

    def _keep(self, connection: sa.Connection, query: sa.Select[Any]) -> list[Recorded]:
        decoder = msgspec.json.Decoder(Decided)
        found = []
        for number, time, author, data in connection.execute(query):
            if number not in self._decisions:
                decision = decoder.decode(data).decision
                self._decisions[number] = Recorded(number=number, time=time, author=author, decision=decision)
            found.append(self._decisions[number])
        return found

    def _rows(self, reports: Iterable[CutReport]) -> tuple[Rows[Report], Rows[Reading]]:
        some = list(reports)
        return (
            Rows({r.id: r.number for r in some}, self._texts),
            Rows({r.id: r.read for r in some if r.read}, self._readings),
        )

    def view(self, cut: Cut) -> View:
        """What the register knows of the cut's reports. Raises ``NotPlain`` where something of them was erased."""
        reports, readings = self._rows(cut.reports)
        none, _ = self._rows(())
        decisions = self.decided(cut.decisions)
        if len(list(reports.stream())) != len(reports) or len(list(readings.stream())) != len(readings):
            raise NotPlain("a report was erased")
        judged = self._judged([by for by in decisions if on_words(by)], reports, readings)
        inside = set(cut.decisions)
        judged = msgspec.structs.replace(judged, triage={r: by for r, by in cut.triage.items() if by.number in inside})
        return View(
            register=self._register,
            entries=self._upto,
            head=self._head,
            recorded_by=None,
            published_by=None,
            items={},
            versions=cut.versions,
            reports=reports,
            superseded=none,
            undated=frozenset(r.id for r in cut.reports if r.undated),
            readings=readings,
            unread={},
            decisions=tuple(decisions),
            **{name: getattr(cut, name) for name in FIELDS},
            rejected=judged.rejected,
            corrected=judged.corrected,
            set_aside=with_reports(judged, readings),
            confirmed=judged.confirmed,
            orphaned=tuple(sorted((*cut.orphaned, *judged.orphaned), key=lambda lost: lost.by.number)),
            triage=cut.triage,
            translations=judged.translations,
            searches=(),
            moved=judged.moved,
            _by_hand=frozenset(r.id for r in cut.reports if r.is_read),
            notes=tuple(sorted((*cut.notes, *judged.notes), key=lambda by: by.number)),
            _judged=judged.by_report,
            _file_problems=cut.file_problems,
            _closing=cut.closing,
        )

    def _judged(self, decisions: Sequence[Recorded], reports: Rows[Report], readings: Rows[Reading]) -> Judged:
        return judge(
            decisions, reports=reports, readings=readings, successor={}, out_of_view=frozenset(),
            past=_PastHere(self._store, self._upto),
        )  # fmt: skip

    def present(self, by: Recorded, reports: Iterable[CutReport]) -> Recorded:
        """A decision that names claims or reports, as it stands now; ``reports``: those of all that it names. Raises
        ``NotPlain`` where something of it is read no more."""
        texts, readings = self._rows(reports)
        words = [one for r in texts for one in self.decided_on(r)]
        judged = self._judged([*sorted(words, key=lambda one: one.number), by], texts, readings)
        found = [
            one
            for some in (judged.casualties, judged.opened, judged.summaries, judged.signed, judged.notes)
            for one in some
            if one.number == by.number
        ]
        if len(found) != 1 or any(lost.by.number == by.number for lost in judged.orphaned):
            raise NotPlain(f"entry {by.number} names what is read no more")
        return found[0]


class _PastHere(Past):
    """Of what was read before, only what the very report tells: what would be looked for everywhere is not plain."""

    def claim(self, claim: str, report: str | None) -> Claim | None:
        if report is None:
            _elsewhere(claim)
        return super().claim(claim, report)


def _elsewhere(claim: str) -> NoReturn:
    raise NotPlain(f"{claim} is read in none of the reports")


def same_claims(cut: Cut, view: View) -> bool:
    """Whether the claims of the cut's reports are as they were, and as much is read: nothing that linking rests on changed."""
    by_hand = {r for r, one in view._judged.items() if one.claims}
    by_hand |= {r for r, by in cut.triage.items() if by.decision.value in SETS_ASIDE}
    return all(
        judged_digest(view, r.id) == r.judged and r.is_read == (r.id in view.readings or r.id in by_hand)
        for r in cut.reports
    )


def followed(cut: Cut, by: Recorded, present: Recorded | None) -> Cut:
    """The cut with a later decision that concerns it. ``present``: what names claims or reports, as it stands now (see
    :meth:`Restoring.present`). Raises ``NotPlain`` for kinds of which more would have to be known."""
    decision = by.decision
    more: dict[str, Any] = {"decisions": (*cut.decisions, by.number)}
    if on_words(by):
        if decision.kind == "note" and decision.value == "withdrawn":
            gone = {int(t[6:]) for t in decision.targets if t.startswith("entry-")}
            more["notes"] = tuple(one for one in cut.notes if one.number not in gone)
    elif decision.kind in PRESENT:
        field = PRESENT[decision.kind]
        if present is None:
            raise NotPlain(f"entry {by.number}: not told how it stands")
        more[field] = (*getattr(cut, field), present)
    elif decision.kind == "grade":
        of = sorted(decision.targets)
        stay = [m for m in cut.marks if (m.decision.kind, sorted(m.decision.targets)) != ("grade", of)]
        more["marks"] = tuple(stay) if decision.value == "withdrawn" else (*stay, by)
    elif decision.kind == "close_problem":
        closing = dict(cut.closing)
        for target in decision.targets:
            if target in closing and len(closing[target].decision.targets) > 1:
                raise NotPlain(f"entry {closing[target].number} closed other problems too")
            if decision.value in ("open", "reopen"):
                closing.pop(target, None)
            else:
                closing[target] = by
        more["closing"] = closing
    else:
        raise NotPlain(f"entry {by.number}: {decision.kind} may change more")
    return msgspec.structs.replace(cut, **more)
