"""The short way to bring the view up: after decisions that leave alone what is linked, only what they touch is worked out anew.

A claim set aside, a reading found right, a note, a signature: none changes which claims make which incident. What such
entries name tells which reports and incidents they concern; of each of these the view keeps as data all that its rows
follow from (:mod:`accounted.web.view.keeping`). The new decisions are followed in that, by the fold's own judging of the
reports' words, and the rows are filled by the same functions from the same kind of findings, under the same digests. So
the view is what the full way would make of it, and nobody reads the other reports and claims.

In any doubt - other kinds of entries, a claim that reads otherwise afterwards, a decision on an earlier text, something
erased - :class:`Doubt` is raised, nothing is written, and the full way is gone.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from msgspec import structs

from accounted.linking import Copied, Near, code_of, home_of
from accounted.linking.few import origins_of
from accounted.linking.standing import Origins
from accounted.model import Decision, Incident, Interest
from accounted.pipeline import Findings, under_interests
from accounted.register import Decided, Entry, Recorded, Register
from accounted.register.cuts import PRESENT, Cut, CutReport, NotPlain, followed, on_words, same_claims
from accounted.web.intake.rows import follow_search
from accounted.web.view import filling
from accounted.web.view.keeping import CODE, KeptIncident, KeptReport
from accounted.web.view.packing import unpack
from accounted.web.view.parts import PARTS
from accounted.web.view.scoping import Scopes, name_of, things_of

__all__ = ["MOST_ENTRIES", "Doubt", "bring_up"]

KINDS = frozenset({
    "reading", "use", "note", "casualty", "summary", "sign", "grade", "close_problem", "translation",
    "open", "search",
})  # fmt: skip
"""Kinds of decision that may leave linking's basis (:attr:`accounted.pipeline.linked.Given.basis`) as it is."""
MOST_ENTRIES = 200
MOST_TOUCHED = 400
"""Reports touched, up to which the short way is the shorter one for somebody who waits."""
NO_ORIGINS = Origins(origins=(), _of={}, _rank={}, _ties={})


class Doubt(Exception):
    """The full way is to be gone."""


@dataclass(frozen=True, kw_only=True)
class _Act:
    """A new decision, and what it concerns: reports by id, and incidents that it names themselves by number. ``present``:
    where it names claims or reports, as it stands now."""

    by: Recorded
    reports: frozenset[str]
    incidents: frozenset[int]
    present: Recorded | None = None


def bring_up(db: sqlite3.Connection, register: Register, since: Sequence[Entry]) -> None:
    """Replace the rows of what the entries since the view's head touch, inside the caller's transaction. Raises ``Doubt``
    where that cannot be told; the transaction is to be rolled back then."""
    try:
        _Step(db, register, since).take()
    except NotPlain as err:
        raise Doubt(str(err)) from err


class _Step:
    """One step of the view, from its head to the last of some entries."""

    def __init__(self, db: sqlite3.Connection, register: Register, since: Sequence[Entry]) -> None:
        self._db = db
        if not since or len(since) > MOST_ENTRIES:
            raise Doubt("too much at once")
        meta = dict(db.execute("SELECT key, value FROM meta").fetchall())
        self._last = since[-1]
        self._register = register.restoring(meta["register"], self._last.number, self._last.hash)
        told = db.execute("SELECT name, interest FROM interests").fetchall()
        self._interests = cast("dict[str, Interest]", dict(told))
        self._incidents: dict[int, KeptIncident] = {}
        self._reports: dict[str, KeptReport] = {}
        self._digests: dict[str, str] = {}
        self._acts = [self._act(entry) for entry in since]

    def take(self) -> None:
        acts = [self._present(act) for act in self._acts]
        incidents = self._touched_incidents(acts)
        reports = {r for act in acts for r in act.reports}
        for n in incidents:
            reports |= {r.id for r in self._incident(n).cut.reports}
        if len(reports) > MOST_TOUCHED:
            raise Doubt("it touches more than somebody waits for")
        now = self._now(acts, incidents)
        for n in incidents:
            self._fill_incident(n, now[n], [a for a in acts if self._concerns(a, n)])
        numbered = [(self._number_of(r), r) for r in reports]
        by_id = {one.id: one for one in now.values()}
        for n, report in sorted(numbered):
            self._fill_report(n, report, acts, by_id)
        for act in acts:
            if act.by.decision.kind == "search":
                follow_search(self._db, act.by)
            self._name_codes(act.by.decision)
        for part in PARTS:
            if part.settle is not None:
                part.settle(self._db, None)
        for key, value in (("head", self._last.hash), ("entries", str(self._last.number))):
            self._db.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))

    # ------------------------------------------------------------------ what an entry concerns

    def _act(self, entry: Entry) -> _Act:
        if not isinstance(entry.payload, Decided):
            raise Doubt(f"entry {entry.number} is no decision")
        decision = entry.payload.decision
        if decision.kind not in KINDS:
            raise Doubt(f"entry {entry.number} may change what is linked")
        by = Recorded(number=entry.number, time=entry.time, author=entry.author, decision=decision)
        reports, incidents = self._concerned(decision)
        return _Act(by=by, reports=frozenset(reports), incidents=frozenset(incidents))

    def _concerned(self, decision: Decision) -> tuple[set[str], set[int]]:
        reports: set[str] = set()
        incidents: set[int] = set()
        if decision.quote is not None:
            reports.add(self._known_report(decision.quote.report))
        if decision.claim is not None:
            reports.update(self._named(decision.claim))
        known = {*decision.targets, decision.claim, decision.quote and decision.quote.report}
        if not known.issuperset(things_of(decision)):
            raise Doubt(f"a {decision.kind} that names more than a judgement does")
        for target in decision.targets:
            kind, _, number = target.partition("-")
            if kind in ("claim", "problem"):
                found = self._named(target)
                if len(found) != 1:
                    raise Doubt(f"{target} is read in no report, or in several")
                reports.update(found)
            elif kind == "report":
                reports.add(self._known_report(target))
            elif kind == "entry" and number.isdigit():
                (earlier,) = self._register.decided([int(number)])
                more = self._concerned(earlier.decision)
                reports |= more[0]
                incidents |= more[1]
            else:
                incidents.add(self._called(target))
        return reports, incidents

    def _known_report(self, report: str) -> str:
        if self._db.execute("SELECT 1 FROM report_state WHERE id = ?", (report,)).fetchone() is None:
            raise Doubt(f"{report} speaks no more")
        return report

    def _named(self, name: str) -> list[str]:
        return [r for (r,) in self._db.execute("SELECT report FROM kept_names WHERE name = ?", (name,))]

    def _name_codes(self, decision: Decision) -> None:
        named = sorted({name_of(t) for t in decision.targets if CODE.fullmatch(name_of(t))})
        self._db.executemany("INSERT OR IGNORE INTO codes_named VALUES (?)", [(name,) for name in named])

    def _called(self, name: str) -> int:
        row = self._db.execute(
            "SELECT n FROM incident_state WHERE id = ? UNION SELECT n FROM codes WHERE code = ?", (name, name)
        ).fetchall()
        if len(row) != 1:
            raise Doubt(f"{name} is no incident")
        return int(row[0][0])

    def _present(self, act: _Act) -> _Act:
        """With the decision as it stands now, where it names claims or reports."""
        kind = act.by.decision.kind
        if on_words(act.by):
            if kind in ("reading", "use"):
                for report in act.reports:
                    placed = self._report(report).cut.triage.get(report)
                    if placed is not None and placed.decision.value in ("background", "out_of_scope"):
                        raise Doubt(f"{report} is in no incident as a whole, and one of its claims may be")
            return act
        if kind not in PRESENT:
            return act
        present = self._register.present(act.by, [self._own(r) for r in sorted(act.reports)])
        return replace(act, present=present)

    def _own(self, report: str) -> CutReport:
        return next(r for r in self._report(report).cut.reports if r.id == report)

    # ------------------------------------------------------------------ what is kept

    def _incident(self, n: int) -> KeptIncident:
        if n not in self._incidents:
            row = self._db.execute("SELECT body FROM kept_incidents WHERE n = ?", (n,)).fetchone()
            if row is None or not row[0]:
                raise Doubt(f"incident {n} is not plain")
            self._incidents[n] = unpack(row[0], KeptIncident)
        return self._incidents[n]

    def _report(self, report: str) -> KeptReport:
        if report not in self._reports:
            row = self._db.execute("SELECT body FROM kept_reports WHERE report = ?", (report,)).fetchone()
            if row is None or not row[0]:
                raise Doubt(f"{report} is not plain")
            self._reports[report] = unpack(row[0], KeptReport)
        return self._reports[report]

    def _number_of(self, report: str) -> int:
        (n,) = self._db.execute("SELECT n FROM report_state WHERE id = ?", (report,)).fetchone()
        return int(n)

    # ------------------------------------------------------------------ incidents

    def _touched_incidents(self, acts: Iterable[_Act]) -> list[int]:
        found: set[int] = set()
        for act in acts:
            found |= act.incidents
            for report in act.reports:
                found |= {n for (n,) in self._db.execute("SELECT n FROM kept_of WHERE report = ?", (report,))}
        return sorted(found)

    def _concerns(self, act: _Act, n: int) -> bool:
        return n in act.incidents or any(r.id in act.reports for r in self._incident(n).cut.reports)

    def _now(self, acts: Iterable[_Act], incidents: Sequence[int]) -> dict[int, Incident]:
        """The touched incidents with the codes that they were given and with what was signed and told of them since: see
        :func:`accounted.linking.with_codes` and :func:`accounted.linking.with_states`."""
        now = {n: self._incident(n).incident for n in incidents}
        number = {one.id: n for n, one in now.items()}
        home = {claim: one.id for one in now.values() for claim in one.claims}
        for by in (act.present for act in acts):
            if by is None or by.decision.kind not in ("open", "sign", "summary"):
                continue
            chosen = home_of(by.decision.targets, home)
            if chosen is None:
                continue
            one = now[number[chosen]]
            if by.decision.kind == "open":
                codes = (*one.codes, self._new_code(by.number))
                one = structs.replace(one, code=codes[0], codes=codes)
            elif by.decision.kind == "sign":
                one = structs.replace(
                    one, state=cast("Any", by.decision.value), signatures=(*one.signatures, by.number)
                )
            else:
                one = structs.replace(one, summaries=(*one.summaries, by.number))
            now[number[chosen]] = one
        return now

    def _new_code(self, number: int) -> str:
        code = code_of(number)
        if self._db.execute("SELECT 1 FROM codes_named WHERE code = ?", (name_of(code),)).fetchone():
            raise Doubt(f"{code} was named before it was given")
        return code

    def _fill_incident(self, n: int, incident: Incident, acts: Sequence[_Act]) -> None:
        kept = self._incident(n)
        findings = self._findings(
            kept.cut, acts, kept.copies, [incident], origins_of(kept.origins), {incident.id: kept.near}
        )
        scopes = Scopes(findings)
        digest = scopes.incident_digest(incident)
        filling.drop_incident(self._db, n, incident.id)
        filling.fill_incident(self._db, n, incident, scopes.incident(incident), digest)
        self._digests[incident.id] = digest

    # ------------------------------------------------------------------ reports

    def _fill_report(self, n: int, report: str, acts: Iterable[_Act], now: Mapping[str, Incident]) -> None:
        kept = self._report(report)
        homes = [now[home] if home in now else self._incident(self._called(home)).incident for home in kept.homes]
        numbers = {self._called(home) for home in kept.homes}
        mine = [act for act in acts if report in act.reports or not numbers.isdisjoint(act.incidents)]
        findings = self._findings(kept.cut, mine, kept.copies, homes, NO_ORIGINS, {})
        scopes = Scopes(findings, {home.id: self._digest(home.id) for home in homes})
        digest = scopes.report_digest(report)
        filling.drop_report(self._db, n, report, same_claims=True)
        filling.fill_report(self._db, n, findings.reports[report], scopes.report(report), digest, same_claims=True)

    def _digest(self, incident: str) -> str:
        if incident not in self._digests:
            row = self._db.execute("SELECT digest FROM incident_state WHERE id = ?", (incident,)).fetchone()
            self._digests[incident] = str(row[0])
        return self._digests[incident]

    # ------------------------------------------------------------------ findings

    def _findings(
        self,
        cut: Cut,
        acts: Iterable[_Act],
        copies: Sequence[Copied],
        incidents: Sequence[Incident],
        origins: Origins,
        near: Mapping[str, tuple[Near, ...]],
    ) -> Findings:
        """Of what was kept, with what was decided since."""
        for act in acts:
            cut = followed(cut, act.by, act.present)
        view = self._register.view(cut)
        if not same_claims(cut, view):
            raise Doubt("a claim reads otherwise, so that other incidents may come of it")
        return Findings(
            view=view,
            reports=dict(view.reports.stream()),
            claims={c.id: c for c in under_interests(view.claims(), self._interests)},
            copies=copies,
            origins=origins,
            incidents=incidents,
            near=near,
        )
