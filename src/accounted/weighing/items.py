"""The open questions of one incident, each with what its answers would do to the toll.

A claim that nobody has judged; two origins of which nobody knows whether they are one; a problem at the words of a claim;
another incident that may be the same. Work is bounded: of the groups of like claims the :data:`TRIED` that most likely
matter are worked out, of pairs of origins :data:`PAIRS`; an item that was not tried says so.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations
from typing import Literal

from accounted import pipeline, reckoning
from accounted.linking.names import name_key
from accounted.model import CasualtyClaim, Incident, Origin, Outcome, Problem, Toll, Value
from accounted.publishing import words
from accounted.weighing.likes import like_claims
from accounted.weighing.trial import Figure, Standing, Trial, figure_of, moved_by

__all__ = ["LEADING", "PAIRS", "TRIED", "Choice", "QueueItem", "weigh"]

LEADING = "plain"
"""The method under which the desk's tolls stand large."""
TRIED = 20
"""Groups of like claims of one incident that are worked out."""
PAIRS = 4
"""Pairs of origins of one incident that are worked out."""
MAIN: tuple[Outcome, ...] = ("killed", "injured")
HARMS: tuple[Outcome, ...] = ("detained", "displaced")
"""No casualties: what moves them alone comes after whatever moves a casualty."""
Kind = Literal["claim", "origins", "problem", "incidents"]
AnswerKey = Literal["used", "set_aside", "wrong", "like_aside", "same", "not_same"]


class Choice(Value, frozen=True, kw_only=True):
    """One answer, and the tolls that it would leave, killed first."""

    key: AnswerKey
    tolls: tuple[Figure, ...]


class QueueItem(Value, frozen=True, kw_only=True):
    """One thing to look at. ``weight``: by how many people it could move the toll's ends; None where nobody tried."""

    id: str
    kind: Kind
    incident: str
    head: str
    """The question in a few words: "injured 10"."""
    who: str = ""
    line: str = ""
    """What would change: "injured 10–20 → 11–20"."""
    weight: int | None = None
    waits: bool = True
    """Whether nobody has judged it yet."""
    sure: float = 1.0
    """How sure the engine is of its reading; of nothing else."""
    report: str | None = None
    claim: str | None = None
    like: tuple[tuple[str, str], ...] = ()
    """Like claims that nobody has judged, each with its report: they are judged with it where a person says so."""
    names: tuple[str, ...] = ()
    """Of two origins: the names by which a decision is written down."""
    labels: tuple[str, ...] = ()
    other: str | None = None
    """The other incident."""
    problem: str | None = None
    method: str = LEADING
    stands: tuple[Figure, ...] = ()
    """The tolls as they are, killed first."""
    choices: tuple[Choice, ...] = ()
    reasons: tuple[str, ...] = ()


def weigh(findings: pipeline.Findings, incident: Incident) -> list[QueueItem]:
    """What a person may look at of one incident: claims (judged ones too, which do not wait), origins, problems and
    incidents that may be the same; those that could change most first."""
    trial = Trial(findings, incident, LEADING)
    stands = {o: pipeline.toll(findings, incident, trial.rules, o) for o in _outcomes(trial)}
    items = list(_claims(findings, incident, trial, stands))
    items += _problems(findings, incident, items)
    items += _origins(findings, incident, trial, stands)
    items += _incidents(findings, incident, stands)
    return sorted(items, key=lambda i: (not i.waits, -(i.weight or 0), i.weight is None, i.sure, i.id))


def _outcomes(trial: Trial) -> tuple[Outcome, ...]:
    """Killed and injured, and what other harm is claimed that the method has figures of."""
    said = {s.claim.outcome for a in trial.accounts for s in a.claims}
    return (*MAIN, *sorted(o for o in said if o not in MAIN and o in trial.rules.outcomes and o != "killed_or_injured"))


def _bears_on(outcome: Outcome, among: Iterable[Outcome]) -> tuple[Outcome, ...]:
    return tuple(o for o in among if o == outcome or (outcome == "killed_or_injured" and o in MAIN))


# --------------------------------------------------------------------------- claims


def _claims(
    findings: pipeline.Findings, incident: Incident, trial: Trial, stands: dict[Outcome, Toll]
) -> Iterator[QueueItem]:
    judged = _judged(findings)
    groups = like_claims(incident, findings.claims)
    ranks = _ranks(stands)

    def first(group: tuple[str, ...]) -> tuple[bool, int, float, str]:
        open_ones = [c for c in group if c not in judged]
        return (
            not open_ones,
            min(ranks.get(c, 9) for c in group),
            min(findings.claims[c].confidence for c in open_ones or group),
            group[0],
        )

    for n, group in enumerate(sorted(groups, key=first)):
        open_ones = [c for c in group if c not in judged]
        # Of like ones that which bears on the toll stands for them, then that which was said first.
        key = min(open_ones or group, key=lambda c: (ranks.get(c, 9), group.index(c)))
        claim = findings.claims[key]
        assert isinstance(claim, CasualtyClaim)
        like = tuple(c for c in open_ones if c != key)
        touched = _bears_on(claim.outcome, stands)
        before = tuple(trial.figure(stands[o]) for o in stands)
        choices: tuple[Choice, ...] = ()
        weight = None
        if n < TRIED:
            choices = _choices(findings, trial, stands, touched, key, like)
            weight = max(_weight(before, c.tolls) for c in choices)
        yield QueueItem(
            id=key,
            kind="claim",
            incident=incident.id,
            head=f"{claim.outcome.replace('_', ' ')} {words.figure(claim.count)}",
            who=claim.attribution[0].name if claim.attribution else "",
            line=_line(before, choices, weight),
            weight=weight,
            waits=bool(open_ones),
            sure=claim.confidence,
            report=claim.quote.report,
            claim=key,
            like=tuple((c, findings.claims[c].quote.report) for c in like),
            stands=before,
            choices=choices,
        )
        for other in group:
            if other != key and other in judged:
                yield _judged_like(findings, incident, other, before)


def _judged_like(findings: pipeline.Findings, incident: Incident, key: str, stands: tuple[Figure, ...]) -> QueueItem:
    """One of like claims that was judged: it can be looked at again, and is not tried."""
    claim = findings.claims[key]
    assert isinstance(claim, CasualtyClaim)
    return QueueItem(
        id=key, kind="claim", incident=incident.id, head=f"{claim.outcome.replace('_', ' ')} {words.figure(claim.count)}",
        who=claim.attribution[0].name if claim.attribution else "", line="not worked out", waits=False,
        sure=claim.confidence, report=claim.quote.report, claim=key, stands=stands,
    )  # fmt: skip


def _choices(
    findings: pipeline.Findings,
    trial: Trial,
    stands: dict[Outcome, Toll],
    touched: Sequence[Outcome],
    key: str,
    like: tuple[str, ...],
) -> tuple[Choice, ...]:
    """Used, set aside, read wrong, and set aside with its like."""
    before = {o: trial.figure(t) for o, t in stands.items()}

    def tried(
        aside: Collection[str] = (), used: Collection[str] = (), wrong: Collection[str] = ()
    ) -> tuple[Figure, ...]:
        return tuple(
            trial.figure(trial.toll(o, aside=aside, used=used, wrong=wrong)) if o in touched else f
            for o, f in before.items()
        )

    now = tuple(before.values())
    is_aside = key in findings.view.set_aside
    out = [
        Choice(key="used", tolls=tried(used=(key,)) if is_aside else now),
        Choice(key="set_aside", tolls=now if is_aside else tried(aside=(key,))),
        Choice(key="wrong", tolls=tried(wrong=(key,))),
    ]
    if like:
        out.append(Choice(key="like_aside", tolls=tried(aside=(key, *like))))
    return tuple(out)


def _ranks(stands: dict[Outcome, Toll]) -> dict[str, int]:
    """By claim, how near it is to bearing on a toll: used 0, a floor 1, others 2 or more."""
    order = {"used": 0, "floor": 1, "replaced": 2, "response": 3, "set_aside": 4, "note": 5}
    found: dict[str, int] = {}
    for toll in stands.values():
        for reason in toll.reasons:
            if reason.claim is not None:
                found[reason.claim] = min(found.get(reason.claim, 9), order[reason.use])
    return found


def _judged(findings: pipeline.Findings) -> set[str]:
    """Claims of which a person has said something: of their reading or of their use."""
    view = findings.view
    found = {*view.set_aside, *view.confirmed, *(c.correction.id for c in view.corrected)}
    used: dict[str, bool] = {}
    for by in view.decisions:
        if by.decision.kind == "use" and by.decision.claim is not None:
            used[by.decision.claim] = by.decision.value == "used"
    return found | {c for c, yes in used.items() if yes}


def _weight(before: Sequence[Figure], after: Sequence[Figure]) -> int:
    moved = [(a.outcome, moved_by(a, b)) for a, b in zip(before, after, strict=True)]
    return sum(n for o, n in moved if o not in HARMS) or int(any(n for _, n in moved))


def _line(before: Sequence[Figure], choices: Sequence[Choice], weight: int | None) -> str:
    """What the weightiest answer would change, in one line."""
    if weight is None:
        return "not worked out"
    if weight == 0:
        return "changes nothing now"
    after = max(choices, key=lambda c: _weight(before, c.tolls)).tolls
    said = [
        f"{a.outcome.replace('_', ' ')} {a.text} → {b.text}"
        for a, b in zip(before, after, strict=True)
        if moved_by(a, b) or a.text != b.text
    ]
    return "; ".join(said)


# --------------------------------------------------------------------------- problems


def _problems(findings: pipeline.Findings, incident: Incident, claims: Sequence[QueueItem]) -> Iterator[QueueItem]:
    """Problems at the words of a casualty claim, with whoever speaks it, or at a number that no outcome was tied to."""
    by_report: dict[str, list[QueueItem]] = {}
    for item in claims:
        for key in (item.id, *(c for c, _ in item.like)):
            by_report.setdefault(findings.claims[key].quote.report, []).append(item)
    reports = set(incident.reports)
    for problem in findings.view.problems():
        if problem.severity == "note" or problem.quote is None or problem.report not in reports:
            continue
        about = [i for i in by_report.get(problem.report, ()) if _of_claim(findings, problem, i)]
        counts = problem.code.startswith("count_")
        if not about and not counts:
            continue
        weight = max((i.weight or 0 for i in about), default=0)
        weight = max(weight, _number(problem.quote.text)) if counts else weight
        line = max(about, key=lambda i: i.weight or 0).line if about else "may hold a claim that nobody has read"
        yield QueueItem(
            id=problem.id, kind="problem", incident=incident.id, head=problem.seen, line=line, weight=weight,
            report=problem.report, problem=problem.id, reasons=tuple(filter(None, (problem.expected, problem.settle))),
            stands=claims[0].stands if claims else (),
        )  # fmt: skip


def _of_claim(findings: pipeline.Findings, problem: Problem, item: QueueItem) -> bool:
    assert problem.quote is not None
    for key in (item.id, *(c for c, _ in item.like)):
        claim = findings.claims[key]
        if claim.quote.report != problem.report:
            continue
        if claim.quote.start < problem.quote.end and problem.quote.start < claim.quote.end:
            return True
        first = claim.attribution[0] if claim.attribution else None
        if first is not None and first.kind == "unresolved" and first.name == problem.quote.text:
            return True
    return False


def _number(text: str) -> int:
    """People that a loose number may be of, where it stands in figures; else one."""
    digits = "".join(c for c in text if c.isascii() and c.isdigit())
    return int(digits) if 0 < len(digits) <= 6 else 1


# --------------------------------------------------------------------------- origins


def _origins(
    findings: pipeline.Findings, incident: Incident, trial: Trial, stands: dict[Outcome, Toll]
) -> Iterator[QueueItem]:
    """Pairs of origins behind a figure of which nobody knows whether they are one, where an answer would change a toll."""
    ranks = _ranks(stands)
    near = [a for a in trial.accounts if any(ranks.get(s.id, 9) <= 1 for s in a.claims)]
    pairs = [
        (a.origin, b.origin)
        for a, b in combinations(near, 2)
        if trial.relation(a.origin.id, b.origin.id) == "unknown"
        and not (a.origin.outlet_voice or b.origin.outlet_voice)
    ]
    if not pairs:
        return
    asking = [trial] + [Trial(findings, incident, m) for m in _counting_methods()]
    before = {t.rules.name: {o: t.toll(o) for o in MAIN if o in t.rules.outcomes} for t in asking}
    every = {(a.id, b.id) for a, b in pairs}
    asking = [t for t in asking if _depends(t, every, before[t.rules.name])]
    done = 0
    for one, other in pairs:
        names = tuple(_names(findings, incident, o) for o in (one, other))
        if done == PAIRS or not all(names) or name_key(names[0]) == name_key(names[1]):
            continue
        done += 1
        best: QueueItem | None = None
        for asked in asking:
            item = _pair(incident, asked, one, other, names, before[asked.rules.name])
            if item.weight and (best is None or item.weight > (best.weight or 0)):
                best = item
        if best is not None:
            yield best


def _counting_methods() -> list[reckoning.MethodRules]:
    """Methods other than the leading one that ask how many independent origins there are."""
    rules = [reckoning.load(m.name) for m in reckoning.shipped() if m.name != LEADING]
    return [r for r in rules if r.sources.independent_at_least is not None]


def _depends(trial: Trial, pairs: Collection[tuple[str, str]], before: dict[Outcome, Toll]) -> bool:
    """Whether it makes a difference to a method if all of them are one, or none."""
    kinds: tuple[Standing, ...] = ("same", "independent")
    return any(
        moved_by(figure_of(toll), figure_of(trial.toll(o, standing=dict.fromkeys(pairs, kind))))
        for o, toll in before.items()
        for kind in kinds
    )


def _names(findings: pipeline.Findings, incident: Incident, origin: Origin) -> str:
    """The name of its speaker as a decision takes it: the first that is told here."""
    inside = set(incident.claims)
    for key in origin.claims:
        claim = findings.claims.get(key)
        if key in inside and claim is not None and claim.attribution:
            return claim.attribution[0].name
    return ""


def _pair(
    incident: Incident, trial: Trial, one: Origin, other: Origin, names: tuple[str, ...], before: dict[Outcome, Toll]
) -> QueueItem:
    stands = tuple(trial.figure(t) for t in before.values())
    answers: tuple[tuple[AnswerKey, Standing], ...] = (("same", "same"), ("not_same", "independent"))
    choices = tuple(
        Choice(key=key, tolls=tuple(trial.figure(trial.toll(o, standing={(one.id, other.id): how})) for o in before))
        for key, how in answers
    )
    weight = max(_weight(stands, c.tolls) for c in choices)
    under = "" if trial.rules.name == LEADING else f"{trial.rules.name}: "
    return QueueItem(
        id=f"{one.id}~{other.id}",
        kind="origins",
        incident=incident.id,
        head="Same or not the same?",
        who=f"{one.label} · {other.label}",
        line=under + _line(stands, choices, weight),
        weight=weight,
        names=names,
        labels=(one.label, other.label),
        method=trial.rules.name,
        stands=stands,
        choices=choices,
    )


# --------------------------------------------------------------------------- incidents


def _incidents(findings: pipeline.Findings, incident: Incident, stands: dict[Outcome, Toll]) -> Iterator[QueueItem]:
    """Incidents that may be this one: each person here may then be counted twice. Both incidents have the question; the
    one with fewer people asks it."""
    figures = tuple(figure_of(t) for t in stands.values())
    people = sum(f.high if f.high is not None else f.low or 0 for f in figures if f.outcome in MAIN)
    for near in findings.near.get(incident.id, ()):
        yield QueueItem(
            id=f"{incident.id}~{near.incident}",
            kind="incidents",
            incident=incident.id,
            head="One incident or two?",
            line=f"{words.plural(people, 'person', 'people')} may be counted twice"
            if people
            else "counts nobody twice",
            weight=people,
            other=near.incident,
            stands=figures,
            reasons=tuple(r.sentence for r in near.reasons),
        )
