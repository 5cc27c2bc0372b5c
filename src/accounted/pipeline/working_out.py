"""Steps 7 to 10: the register folded into a view, copied passages, origins, claims linked to incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, cast
from weakref import WeakKeyDictionary

import msgspec

from accounted import linking
from accounted.model import BadInput, Claim, Decision, Interest, encode
from accounted.parties.armies import Army, army_of, names_forces, with_interests
from accounted.pipeline import linking_files
from accounted.pipeline.findings import Findings
from accounted.pipeline.linked import LINKED, Given, Linked, given
from accounted.pipeline.linking_files import in_memory
from accounted.places import demonym
from accounted.register import Recorded as Entered
from accounted.register import Register, View


def work_out(register: Register, *, recorded_by: str | None = None, published_by: str | None = None) -> Findings:
    """Everything that follows from the register's entries; the same entries give the same findings."""
    view = register.view(recorded_by=recorded_by, published_by=published_by)
    found = _linked(register)
    known, upto = (None, None) if found is None else found
    written = False

    def relink(given: Given) -> tuple[Linked, linking.Origins]:
        """Step by step from what is kept, where the whole register is looked at by somebody who may write."""
        if recorded_by is not None or published_by is not None or register.readonly:
            return in_memory(given, known)
        nonlocal written
        linked, origins = linking_files.relink(
            given, known, register.path, view.entries, view.head, register.kinds_since
        )
        if len(given.reports) >= linking_files.WORTH:  # what is kept is good only beside what it came to
            register.store_view(LINKED, encode(linked), upto=view.entries)
            written = True
        return linked, origins

    recent = _RECENT.get(register)
    if recent is not None and register.kinds_since(recent.entries, recent.head) is None:
        recent = None  # a copy was brought back under our hands: entries of these numbers hold something else now
    findings = findings_of(view, known, relink, upto, recent)
    if findings.linked is not None and len(findings.claims) <= MOST_RECENT:
        _RECENT[register] = _Recent(findings.linked.basis, view.entries, view.head, findings.origins)
    return replace(findings, stored=view.entries) if written else findings


class _Recent(NamedTuple):
    """Origins as they were found last, and of what: finding them reads what linking reads."""

    basis: str
    entries: int
    head: str
    origins: linking.Origins


MOST_RECENT = 200_000
"""Claims of a register up to which its origins stay in memory while it is open."""


_RECENT: WeakKeyDictionary[Register, _Recent] = WeakKeyDictionary()


def suppose(findings: Findings, decisions: Sequence[Decision]) -> Findings:
    """What findings would be with further decisions; nothing is written. For merge, split, same, not_same and use.

    Raises ``BadInput`` for other kinds. The same function as for what was decided, so that a preview shows what comes.
    """
    view = findings.view
    number = view.entries
    links, set_aside = list(view.links), dict(view.set_aside)
    for decision in decisions:
        number += 1
        by = Entered(number=number, time="", author="", decision=decision)
        if decision.kind in ("merge", "split", "same", "not_same"):
            pair = ("merge", "split") if decision.kind in ("merge", "split") else ("same", "not_same")
            named = {*decision.targets, *decision.apart}
            links = [
                o for o in links if o.decision.kind not in pair or {*o.decision.targets, *o.decision.apart} != named
            ]
            if decision.value != "withdrawn":
                links.append(by)
        elif decision.kind == "use" and decision.claim is not None:
            set_aside.pop(decision.claim, None)
            if decision.value == "set_aside":
                set_aside[decision.claim] = by
        else:
            raise BadInput(f"suppose: a decision of the kind {decision.kind} has no preview - write it down and look")
    return findings_of(replace(view, links=tuple(links), set_aside=set_aside), findings.linked)


def findings_of(
    view: View,
    known: Linked | None = None,
    relink: Callable[[Given], tuple[Linked, linking.Origins]] | None = None,
    stored: int | None = None,
    recent: _Recent | None = None,
) -> Findings:
    """What a view comes to; ``known`` spares linking where it is of just what linking reads now, ``recent`` finding origins.
    ``stored``: up to which entry the register says that ``known`` stands."""
    reports = dict(view.reports.stream())
    interests = interests_of(view)
    claims = {c.id: c for c in under_interests(view.claims(), interests)}
    placed = placing(view, claims.values())
    what = given(
        view,
        reports,
        list(claims.values()),
        [c for c in claims if _in_no_incident(view.set_aside.get(c))],
        [d.decision for d in sorted([*view.links, *placed], key=lambda by: by.number)],
        interests,
    )
    if known is not None and known.basis == what.basis:
        linked = known
        if recent is not None and recent.basis == what.basis:
            origins = recent.origins
        else:
            origins = linking.find_origins(what.claims, reports, linked.copies, what.decisions)
    else:
        stored = None
        linked, origins = in_memory(what, known) if relink is None else relink(what)
    coded = linking.with_codes(
        linked.incidents, [linking.Opened(number=o.number, claims=o.decision.targets) for o in view.opened]
    )
    signed = [
        linking.Signed(number=s.number, value=cast(Any, s.decision.value), claims=s.decision.targets)
        for s in view.signed
    ]
    signed += [linking.Signed(number=s.number, claims=s.decision.targets) for s in view.summaries]
    incidents = linking.with_states(coded, signed)
    return Findings(view, reports, claims, linked.copies, origins, incidents, linked.near, linked, stored)


def _in_no_incident(by: Entered | None) -> bool:
    """Whether a claim is set aside with a whole report that tells of no incident here; a duplicate's stay where they are,
    so that who repeats whom is seen."""
    return by is not None and by.decision.kind == "triage" and by.decision.value in ("background", "out_of_scope")


def placing(view: View, claims: Iterable[Claim]) -> list[Entered]:
    """What people said of where reports go, as merges and splits of the claims that these hold now: those on the report's
    main event go to the incident, or are kept apart from what they are no part of."""
    wanted = {r: by for r, by in view.triage.items() if by.decision.value in ("incident", "new_incident")}
    if not wanted:
        return []
    mine: dict[str, list[str]] = {}
    for claim in claims:
        if claim.quote.report in wanted and claim.scope == "this_incident" and claim.event == 0:
            mine.setdefault(claim.quote.report, []).append(claim.id)
    out: list[Entered] = []
    for report, some in sorted(mine.items()):
        by = wanted[report]
        first = min(some)
        acts = [
            Decision(kind="split", targets=(first, other), why=by.decision.why)
            for other in by.decision.apart
            if other not in some
        ]
        others = [t for t in by.decision.targets if t.startswith("claim-") and t not in some]
        if by.decision.value == "incident" and others:
            acts.append(Decision(kind="merge", targets=(*sorted(some), *others), why=by.decision.why))
        out += [msgspec.structs.replace(by, decision=act) for act in acts]
    return out


def _linked(register: Register) -> tuple[Linked, int] | None:
    """The stored view, where there is one that can be read, and up to which entry it is known to stand; ``verify`` tells
    of one that cannot be read."""
    stored = register.stored_view(LINKED)
    try:
        return None if stored is None else (msgspec.json.decode(stored.body, type=Linked), stored.upto)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None


def store(register: Register, findings: Findings) -> None:
    """Keep findings that were worked out from the whole register, so that the next look is quick."""
    if findings.stored is not None and register.confirm_view(LINKED, findings.stored, upto=findings.view.entries):
        return
    register.store_view(LINKED, encode(findings.linked), upto=findings.view.entries)


def recompute(register: Register) -> dict[str, Callable[[], bytes]]:
    """What makes each stored view anew from the entries alone, for ``verify``."""
    return {LINKED: lambda: encode(findings_of(register.view()).linked)}


def interests_of(view: View) -> dict[str, Interest]:
    """Interests that people gave to sources, by name."""
    marks = [m.decision for m in view.marks if m.decision.kind == "interest"]
    return {t.lower(): cast(Interest, d.value) for d in marks for t in d.targets}


def under_interests(claims: Iterable[Claim], interests: Mapping[str, Interest]) -> Iterable[Claim]:
    """The claims with the interests that people gave to sources, and to the bodies for which sources speak."""
    if not interests:
        return claims
    armies: dict[str, Army | None] = {}
    if names_forces(interests):
        claims = list(claims)
        by_report: dict[str, list[Claim]] = {}
        for c in claims:
            by_report.setdefault(c.quote.report, []).append(c)
        armies = {report: army_of(some, demonym) for report, some in by_report.items()}
    return (with_interests(c, interests, armies.get(c.quote.report)) for c in claims)
