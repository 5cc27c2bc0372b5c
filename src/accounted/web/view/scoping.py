"""Findings cut down to one incident or one report: all that its rows may follow from, and a digest of just that.

Rows are worked out from the cut alone, so that nothing can change them but what the digest is made of: where it is as it
was, the rows are too. Whatever a decision may be of is taken in; one that names something which nobody knows counts for
every incident and report, unless its kind is known to concern none.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from accounted.linking import Copied
from accounted.linking.few import few
from accounted.model import Claim, Decision, Incident, Problem, encode
from accounted.pipeline import Findings
from accounted.register import Recorded
from accounted.register.views import BY_NUMBER

__all__ = ["Scopes", "things_of"]

PLACED = frozenset({
    "reading", "use", "same", "not_same", "merge", "split", "grade", "close_problem", "interest", "relation",
    "no_relation", "casualty", "open", "triage", "translation", "search",
    "summary", "sign", "note",
})  # fmt: skip
"""Kinds of decision that concern only what they name, by claim, report, problem or source: where nothing of it is there,
they concern nothing. Decisions of other kinds that name nothing known concern everything."""


def things_of(decision: Decision) -> Iterator[str]:
    """The ids and names that a decision is of."""
    yield from decision.targets
    yield from decision.apart
    yield from decision.rests
    if decision.claim is not None:
        yield decision.claim
    if decision.quote is not None:
        yield decision.quote.report
    if decision.correction is not None:
        yield decision.correction.id
        yield decision.correction.quote.report


def name_of(thing: str) -> str:
    """A thing as it is compared: names of sources whatever their case and spaces."""
    return " ".join(thing.split()).casefold()


class Scopes:
    """Cuts of one state of the register."""

    def __init__(self, findings: Findings, digests: Mapping[str, str] | None = None) -> None:
        """``digests``: of incidents of which more is known than ``findings`` hold."""
        self._of = findings
        view = findings.view
        self._rank = {r: n for n, r in enumerate(view.reports)}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in findings.claims.values():
            self._claims[claim.quote.report].append(claim)
        self._copies: dict[str, list[int]] = defaultdict(list)
        for n, copied in enumerate(findings.copies):
            self._copies[copied.left].append(n)
            self._copies[copied.right].append(n)
        self._file_problems: dict[str, list[Problem]] = defaultdict(list)
        for problem in view.file_problems:
            if problem.report is not None:
                self._file_problems[problem.report].append(problem)
        self._home: dict[str, list[Incident]] = defaultdict(list)
        for incident in findings.incidents:
            for report in self._reports_of(incident):
                self._home[report].append(incident)
        self._named: dict[str, set[int]] = defaultdict(set)
        self._note_decisions()
        self._everywhere = frozenset(self._nowhere())
        self._digests: dict[str, str] = dict(digests or {})

    # ------------------------------------------------------------------ incidents

    def incident(self, incident: Incident) -> Findings:
        """What is known of one incident's reports; the incident is the only one."""
        reports = self._reports_of(incident)
        return self._cut(reports, [incident], self._numbers(reports, [incident]))

    def incident_digest(self, incident: Incident) -> str:
        """Of all that :meth:`incident` holds and that rows may follow from."""
        known = self._digests.get(incident.id)
        if known is None:
            digest = hashlib.sha256(encode(incident) + encode(self._of.near.get(incident.id, ())))
            reports = self._reports_of(incident)
            for part in self._prints(reports, self._numbers(reports, [incident])):
                digest.update(part)
            digest.update(encode(few(self._of.origins, (o.id for o in incident.origins))))
            known = self._digests[incident.id] = digest.hexdigest()
        return known

    # ------------------------------------------------------------------ reports

    def report(self, report: str) -> Findings:
        """What is known of one report, the texts of those with which it shares passages, and the incidents that it tells of."""
        homes = self._home.get(report, ())
        found = self._cut([report], homes, self._numbers([report], homes))
        some = self._beside(report)
        return replace(
            found,
            view=replace(found.view, reports=self._of.view.reports.only(some)),
            reports={r: self._of.reports[r] for r in some},
            copies=self._shared_by(report),
        )

    def report_digest(self, report: str) -> str:
        """Of all that :meth:`report` holds and that rows may follow from."""
        digest = hashlib.sha256()
        homes = self._home.get(report, ())
        for incident in homes:
            digest.update(f"{incident.id} {self.incident_digest(incident)}\n".encode())
        view = self._of.view
        for part in self._prints([report], self._numbers([report], homes)):
            digest.update(part)
        for other in self._beside(report):
            digest.update(f"{other} {view.reports.number(other)}\n".encode())
        for copied in self._shared_by(report):
            digest.update(encode(copied))
        for version in view.versions.get(self._of.reports[report].item, ()):
            digest.update(encode(version))
        return digest.hexdigest()

    # ------------------------------------------------------------------ what belongs to what

    def _reports_of(self, incident: Incident) -> list[str]:
        """Reports of the incident and of its claims, in order of arrival."""
        claims = self._of.claims
        some = {*incident.reports, *(claims[c].quote.report for c in incident.claims if c in claims)}
        some |= {claims[c].quote.report for o in incident.origins for c in o.claims if c in claims}
        return sorted((r for r in some if r in self._rank), key=self._rank.__getitem__)

    def _beside(self, report: str) -> list[str]:
        some = {report}
        for n in self._copies.get(report, ()):
            some |= {self._of.copies[n].left, self._of.copies[n].right}
        return sorted((r for r in some if r in self._rank), key=self._rank.__getitem__)

    def _shared_by(self, report: str) -> list[Copied]:
        """Passages that it has in common with other reports that speak."""
        some = (self._of.copies[n] for n in self._copies.get(report, ()))
        return [c for c in some if c.left in self._rank and c.right in self._rank]

    def _cut(self, reports: Collection[str], incidents: Collection[Incident], numbers: Collection[int]) -> Findings:
        found = self._of
        inside = set(reports)
        copies = sorted({n for r in reports for n in self._copies.get(r, ())})
        return replace(
            found,
            view=found.view.only(list(reports), numbers, [p for r in reports for p in self._file_problems.get(r, ())]),
            reports={r: found.reports[r] for r in reports if r in found.reports},
            claims={c.id: c for r in reports for c in self._claims.get(r, ())},
            copies=[c for n in copies if (c := found.copies[n]).left in inside and c.right in inside],
            incidents=list(incidents),
            near={i.id: found.near[i.id] for i in incidents if i.id in found.near},
        )

    def _prints(self, reports: Collection[str], numbers: Collection[int]) -> Iterator[bytes]:
        """The entries that the reports, their claims and what was decided on them stand in, and their copies."""
        view = self._of.view
        inside = set(reports)
        for r in reports:
            read = view.readings.number(r) if r in view.readings else 0
            changed = view.reread(r)
            yield f"{r} {view.reports.number(r)} {read} {view.is_read(r)} {r in view.undated} {changed is None}\n".encode()
            if changed is not None:
                yield encode(changed)
            yield encode(self._file_problems.get(r, ()))
        for n in sorted({n for r in reports for n in self._copies.get(r, ())}):
            copied = self._of.copies[n]
            if copied.left in inside and copied.right in inside:
                yield encode(copied)
        yield " ".join(map(str, numbers)).encode()
        for what in view.standing(numbers):
            yield f"{what}\n".encode()

    # ------------------------------------------------------------------ which decisions concern what

    def _note_decisions(self) -> None:
        """Every decision under the ids and names that it gives, and under those that these have become."""
        view = self._of.view

        def note(by: Recorded, *things: str) -> None:
            for thing in things:
                self._named[name_of(thing)].add(by.number)

        of_entry = {f"entry-{by.number}": by for by in view.decisions}
        for name in BY_NUMBER:
            for by in getattr(view, name):
                note(by, *things_of(by.decision))
                for thing in by.decision.targets:
                    if thing in of_entry:  # it takes back what that one was of
                        note(by, *things_of(of_entry[thing].decision))
        for report, by in view.triage.items():
            note(by, report)
        for key, by in (*view.set_aside.items(), *view.confirmed.items()):
            note(by, key)
        for change in view.corrected:
            note(change.by, change.correction.id, change.correction.quote.report)
            if change.claim is not None:
                note(change.by, change.claim.id)
        for wrong in view.rejected:
            note(wrong.by, wrong.claim.id, wrong.claim.quote.report)
        for moved in view.moved:
            note(moved.by, moved.now.report)
        closing = [by for by in view.decisions if by.decision.kind == "close_problem"]
        if closing:
            where = {p.id: p.report for p in (*view.problems(), *(p for p, _ in view.closed_problems())) if p.report}
            for by in closing:
                note(by, *(where[t] for t in by.decision.targets if t in where))

    def _numbers(self, reports: Iterable[str], incidents: Iterable[Incident]) -> list[int]:
        """Decisions that concern some reports or incidents, or everything."""
        found = set(self._everywhere)
        for thing in self._things(reports, incidents):
            found |= self._named.get(thing, NOBODY)
        return sorted(found)

    def _things(self, reports: Iterable[str], incidents: Iterable[Incident]) -> Iterator[str]:
        """Ids and names by which people may name reports, incidents and what they hold."""
        for report in reports:
            yield report
            yield self._of.reports[report].item
            for claim in self._claims.get(report, ()):
                yield claim.id
                for source in claim.attribution:
                    yield name_of(source.name)
                    yield name_of(source.words)
        for incident in incidents:
            yield incident.id
            yield from (code.casefold() for code in incident.codes)
            yield from (origin.id for origin in incident.origins)

    def _nowhere(self) -> Iterator[int]:
        """Decisions of kinds that may concern anything, and that name nothing known."""
        others = [by for by in self._of.view.decisions if by.decision.kind not in PLACED]
        if not others:
            return
        known = set(self._things(self._rank, self._of.incidents))
        for by in others:
            if not any(name_of(thing) in known for thing in things_of(by.decision)):
                yield by.number


NOBODY: frozenset[int] = frozenset()
