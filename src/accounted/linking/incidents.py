"""Claims to incidents: candidate pairs, evidence, and a deterministic agglomeration with a guard.

Pairs come from blocks (place and day, copies, shared speakers, named victims), so the work grows with the reports and
not with their pairs. The pairs are joined from the strongest down, and no join is made that would put two accounts
into one incident between which there is a conflict, or which a person has parted.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from accounted.model import (
    CasualtyClaim,
    CircumstanceClaim,
    Claim,
    Decision,
    Incident,
    LinkReason,
    Origin,
    Report,
    content_id,
)

from .context import best_period, best_place
from .copies import Copied
from .evidence import SAYS_LITTLE, PassageIndex, conflict, passages_between, weigh
from .groups import Groups
from .origins import Origins
from .units import CASUALTIES, Unit, units_of
from .weights import DOUBTFUL, JOIN

__all__ = ["link", "possible_duplicates"]

WIDEST_DAYS = 10
"""Longest span whose every day is a block key; longer ones are found by copies, speakers and names."""
NEIGHBOURS = 40
"""Pairs that one unit makes in a block with those next to it, at most."""
CLOSE_CALL = 0.5
"""Points between two rival incidents under which neither is chosen for an account that could be of either."""
SHOWN_REASONS = 12
"""Reasons kept on an incident: the strongest of each kind of evidence first."""


@dataclass(frozen=True)
class _Edge:
    left: str
    right: str
    score: float
    reasons: tuple[LinkReason, ...]


def link(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    origins: Origins,
    copies: Sequence[Copied],
    decisions: Sequence[Decision] = (),
) -> list[Incident]:
    """Incidents that ``claims`` tell of, in order of date, place and id.

    Where-claims carry their ``place`` and when-claims their ``period``. The order of reports and claims changes
    nothing; that of ``decisions`` does, a later one outranks an earlier one. Decisions that bind: ``merge`` and
    ``same`` put their target claims into one incident; ``split`` and ``not_same`` keep every two of their target
    claims apart. Accounts without a casualty and without violence form no incident.
    """
    together, apart = _claim_decisions(decisions)
    units = units_of(claims, reports, origins, _inner_splits(claims, apart))
    by_key = {u.key: u for u in units}
    unit_of = {c.id: u.key for u in units for c in u.claims}
    edges = _edges(units, passages_between(units, copies))
    forced = sorted({_pair(unit_of[a], unit_of[b]) for a, b in together if a in unit_of and b in unit_of})
    barred = {_pair(unit_of[a], unit_of[b]) for a, b in apart if a in unit_of and b in unit_of}
    groups, used = _agglomerate(by_key, edges, forced, barred)
    steps = _Steps(origins)
    incidents = [
        _incident([by_key[k] for k in members], used.get(root, []), reports, origins, steps)
        for root, members in groups.sets().items()
    ]
    return sorted(incidents, key=lambda i: (i.period.end or "9999", i.place.country or "~", i.place.name or "~", i.id))


def possible_duplicates(
    incidents: Sequence[Incident],
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    origins: Origins,
    copies: Sequence[Copied],
    decisions: Sequence[Decision] = (),
) -> list[tuple[str, str, tuple[LinkReason, ...]]]:
    """Pairs of incidents (ids) that a person should look at, the likeliest first, each with the reasons.

    Pairs that a person has parted are left out.
    """
    _, apart = _claim_decisions(decisions)
    incident_of = {c: i.id for i in incidents for c in i.claims}
    units = units_of(claims, reports, origins, _inner_splits(claims, apart))
    home = {u.key: incident_of.get(u.claims[0].id) for u in units}
    parted = {_pair(incident_of.get(a, ""), incident_of.get(b, "")) for a, b in apart}
    best: dict[tuple[str, str], _Edge] = {}
    for edge in _edges(units, passages_between(units, copies)):
        left, right = home[edge.left], home[edge.right]
        if left is None or right is None or left == right or edge.score < DOUBTFUL or _pair(left, right) in parted:
            continue
        before = best.get(_pair(left, right))
        if before is None or (-edge.score, edge.left, edge.right) < (-before.score, before.left, before.right):
            best[_pair(left, right)] = edge
    ranked = sorted(best.items(), key=lambda item: (-item[1].score, item[0]))
    return [(a, b, edge.reasons) for (a, b), edge in ranked]


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a <= b else (b, a)


# --------------------------------------------------------------------------- people's decisions


def _claim_decisions(decisions: Sequence[Decision]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Pairs of claim ids that people put together, and that they keep apart; the last word on a pair holds."""
    said: dict[tuple[str, str], bool] = {}
    for decision in decisions:
        if decision.kind not in ("merge", "split", "same", "not_same"):
            continue
        targets = sorted({t for t in decision.targets if t.startswith("claim-")})
        for i, a in enumerate(targets):
            for b in targets[i + 1 :]:
                said[a, b] = decision.kind in ("merge", "same")
    return sorted(p for p, yes in said.items() if yes), sorted(p for p, yes in said.items() if not yes)


def _inner_splits(claims: Sequence[Claim], apart: Sequence[tuple[str, str]]) -> frozenset[str]:
    """Claims to take out of their unit, because a person parted them from another claim of the same unit."""
    home = {c.id: (c.quote.report, c.event) for c in claims}
    return frozenset(b for a, b in apart if a in home and home[a] == home.get(b))


# --------------------------------------------------------------------------- candidate pairs


def _edges(units: Sequence[Unit], passages: PassageIndex) -> list[_Edge]:
    """Pairs with evidence for, the strongest first; pairs in conflict have none."""
    by_key = {u.key: u for u in units}
    edges = []
    for left, right in sorted(_candidates(units, passages)):
        reasons = weigh(by_key[left], by_key[right], passages)
        score = round(sum(r.weight for r in reasons), 6)
        if score > 0:
            edges.append(_Edge(left, right, score, tuple(reasons)))
    return sorted(edges, key=lambda e: (-e.score, e.left, e.right))


def _days_of(unit: Unit) -> range:
    """Days under which a unit can be met: those of its event, else the days before its publication."""
    if unit.context.span is not None:
        first, last = unit.context.span
        return range(first, last + 1) if last - first < WIDEST_DAYS else range(0)
    if unit.context.published is not None:
        first, last = unit.context.published
        return range(first - 3, last + 2) if last - first < WIDEST_DAYS else range(0)
    return range(0)


def _candidates(units: Sequence[Unit], passages: PassageIndex) -> set[tuple[str, str]]:
    """Pairs of unit keys that share a block; the same whatever the order of ``units``."""
    found = set(passages)
    exact: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
    coarse: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
    fine: dict[tuple[object, ...], list[Unit]] = defaultdict(list)
    for unit in sorted(units, key=lambda u: u.key):
        place = unit.context.place
        days = _days_of(unit)
        for day in days:
            if place.country is not None and place.admin1 is not None:
                exact[place.country, place.admin1, day].append(unit)
                fine[place.country, day].append(unit)
            elif place.country is not None:
                coarse[place.country, day].append(unit)
            for outcome, number in unit.figures:
                exact["figure", outcome, number, day].append(unit)
        if place.gazetteer_id is not None and place.precision in ("exact", "near"):
            for day in days:
                for near in (day, day + 1):
                    exact["town", place.gazetteer_id, near].append(unit)
        if place.country is not None and place.admin1 is not None:
            # An account without a date can be met by place alone.
            (coarse if unit.context.span is None or not days else fine)["any", place.country, place.admin1].append(unit)
            for body in unit.bodies:
                exact["body", body, place.country, place.admin1].append(unit)
        for who in unit.people:
            exact["speaks", who].append(unit)
        for origin in unit.speakers:
            exact["speaker", origin].append(unit)
        for person in unit.persons:
            exact["person", person].append(unit)
    for block in exact.values():
        found.update(_pairs(block))
    for key, block in coarse.items():
        found.update(_pairs(block))
        found.update(_across(block, fine.get(key, [])))
    return found


def _pairs(block: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Every pair of a small block; in a large one each unit with those next to it, the likest in time and place."""
    if len(block) < 2:
        return
    ordered = block if len(block) <= NEIGHBOURS else sorted(block, key=_likeness)
    for i, a in enumerate(ordered):
        for b in ordered[i + 1 : i + 1 + NEIGHBOURS]:
            if a.report != b.report:
                yield _pair(a.key, b.key)


def _across(few: Sequence[Unit], many: Sequence[Unit]) -> Iterator[tuple[str, str]]:
    """Pairs between accounts that know only the country and those that know more."""
    ordered = sorted(many, key=_likeness)
    marks = [_likeness(u) for u in ordered]
    for a in few:
        at = bisect_left(marks, _likeness(a))
        near = ordered if len(ordered) <= NEIGHBOURS else ordered[max(0, at - NEIGHBOURS // 2) : at + NEIGHBOURS // 2]
        for b in near:
            if a.report != b.report:
                yield _pair(a.key, b.key)


def _likeness(unit: Unit) -> tuple[str, str, float, str]:
    """A sorting under which accounts of one incident lie near one another."""
    place = unit.context.place
    figure = max((n for o, n in unit.figures if o == "killed"), default=0)
    return min(unit.violence, default="~"), place.name or "~", float(figure), unit.key


# --------------------------------------------------------------------------- joining


def _agglomerate(
    units: Mapping[str, Unit],
    edges: Sequence[_Edge],
    forced: Sequence[tuple[str, str]],
    barred: set[tuple[str, str]],
) -> tuple[Groups, dict[str, list[_Edge]]]:
    """Join from the strongest pair down. Gives the groups, and by root the pairs that made them."""
    groups = Groups(units)
    members: dict[str, list[str]] = {k: [k] for k in units}
    used: dict[str, list[_Edge]] = defaultdict(list)
    clashes: dict[tuple[str, str], bool] = {}
    partners: dict[str, set[str]] = defaultdict(set)
    for left, right in forced:
        partners[left].add(right)
        partners[right].add(left)

    def differ(x: str, y: str) -> bool:
        pair = _pair(x, y)
        if pair not in clashes:
            clashes[pair] = conflict(units[x], units[y]) is not None
        return clashes[pair]

    def excused(x: str, y: str) -> bool:
        """A conflict that a person has overruled: between the two, or with the one to which they joined either."""
        return (
            y in partners[x] or any(not differ(p, y) for p in partners[x]) or any(not differ(x, p) for p in partners[y])
        )

    def clash(a: str, b: str) -> bool:
        """Whether two incidents in the making hold a pair that must not be together."""
        return any(
            _pair(x, y) in barred or (differ(x, y) and not excused(x, y)) for x in members[a] for y in members[b]
        )

    def join(a: str, b: str, edge: _Edge | None) -> None:
        groups.join(a, b)
        root = groups.find(a)
        other = b if root == a else a
        members[root] = sorted(members[root] + members.pop(other))
        used[root] += used.pop(other, [])
        if edge is not None:
            used[root].append(edge)

    for left, right in forced:
        a, b = groups.find(left), groups.find(right)
        if a != b and not any(_pair(x, y) in barred for x in members[a] for y in members[b]):
            reason = LinkReason(
                name="decision", weight=99.0, sentence="A person put the two together.", left=left, right=right
            )
            join(a, b, _Edge(left, right, 99.0, (reason,)))

    strong = [e for e in edges if e.score >= JOIN]
    rivals: dict[str, list[tuple[float, str]]] = defaultdict(list)
    for edge in strong:
        rivals[edge.left].append((edge.score, edge.right))
        rivals[edge.right].append((edge.score, edge.left))

    def torn(single: str, other: str, score: float) -> bool:
        """Whether a lone account fits another incident, in conflict with this one, about as well."""
        if len(members[single]) > 1:
            return False
        for rival_score, key in rivals[single]:
            rival = groups.find(key)
            if (
                rival_score >= score - CLOSE_CALL
                and rival not in (other, single)
                and clash(rival, other)
                and not clash(rival, single)
            ):
                return True
        return False

    for edge in strong:
        a, b = groups.find(edge.left), groups.find(edge.right)
        if a == b:
            used[a].append(edge)
        elif not clash(a, b) and not torn(a, b, edge.score) and not torn(b, a, edge.score):
            join(a, b, edge)
    return groups, used


# --------------------------------------------------------------------------- what an incident is said to be


def _incident(
    units: Sequence[Unit],
    edges: Sequence[_Edge],
    reports: Mapping[str, Report],
    origins: Origins,
    steps: _Steps,
) -> Incident:
    claims = sorted((c for u in units for c in u.claims), key=lambda c: (c.quote.report, c.quote.start, c.id))
    ids = tuple(c.id for c in claims)
    held = set(ids)
    kinds = Counter(u.kind for u in units)
    report_ids = tuple(sorted({u.report for u in units}))
    return Incident(
        id=content_id("incident", *sorted(ids)),
        kind=min(kinds, key=lambda k: (-kinds[k], k != "event", k)),
        violence=_violence(units),
        place=best_place([u.context.places for u in units]),
        period=best_period([u.context.periods for u in units]),
        claims=ids,
        reports=report_ids,
        origins=_restricted(held, origins, steps),
        reasons=_shown(edges),
        synthetic=all(r in reports and reports[r].synthetic for r in report_ids),
    )


BESIDE = 250
"""Characters between a word of violence and a casualty that tell of one act."""


def _violence(units: Sequence[Unit]) -> tuple[str, ...]:
    """Kinds of violence, first that which most accounts tell; of equals that which stands beside a casualty, then that
    which is told most often, then that which is told first. "Attack" says less than "drone strike" and counts half."""
    said: Counter[str] = Counter(kind for u in units for kind in u.violence)
    beside: Counter[str] = Counter()
    often: Counter[str] = Counter()
    first: dict[str, int] = {}
    for u in units:
        harmed = [c.quote.start for c in u.claims if isinstance(c, CasualtyClaim) and c.outcome in CASUALTIES]
        kinds = [c for c in u.claims if isinstance(c, CircumstanceClaim) and c.aspect == "kind" and c.value in said]
        for c in kinds:
            often[c.value] += 1
            beside[c.value] += any(abs(c.quote.start - at) <= BESIDE for at in harmed)
            first[c.value] = min(first.get(c.value, c.quote.start), c.quote.start)
    return tuple(
        sorted(
            said,
            key=lambda k: (
                -said[k] / (2 if k in SAYS_LITTLE else 1),
                -min(1, beside[k]),
                -often[k],
                first.get(k, 0),
                k,
            ),
        )
    )


class _Steps:
    """Where each claim stands within its origin, so that an incident looks at its own claims and not at all of an
    origin that speaks of many."""

    def __init__(self, origins: Origins) -> None:
        self.of_claim = {c: i for o in origins for i, c in enumerate(o.claims)}
        self.of_copy = {c: of for o in origins for c, of in o.copies}


def _restricted(claims: set[str], origins: Origins, steps: _Steps) -> tuple[Origin, ...]:
    """The origins of these claims, each with these claims only, in order of first statement.

    Origins of one identified speaker become one here: of one incident he is one voice, whenever he spoke.
    """
    wanted = sorted({origins.of(c) for c in claims}, key=origins.rank)
    groups = Groups(wanted)
    joined: list[tuple[str, LinkReason]] = []
    blocks: dict[str, list[str]] = defaultdict(list)
    for origin_id in wanted:
        for key in sorted(origins.party_keys(origin_id)):
            blocks[key].append(origin_id)
    for key in sorted(blocks):
        # Against the first few of a block only: those that are one party are joined through them.
        for i, b in enumerate(blocks[key]):
            for a in blocks[key][:i][:NEIGHBOURS]:
                if groups.find(a) == groups.find(b) or (reason := origins.one_party(a, b)) is None:
                    continue
                sides = [[o for o in wanted if groups.find(o) == groups.find(side)] for side in (a, b)]
                if not any(origins.parted(x, y) for x in sides[0] for y in sides[1]):
                    groups.join(a, b)
                    joined.append((a, reason))
    why: dict[str, list[LinkReason]] = defaultdict(list)
    for origin_id, reason in joined:
        why[groups.find(origin_id)].append(reason)
    own: dict[str, list[str]] = defaultdict(list)
    for claim in sorted(claims, key=lambda c: (origins.rank(origins.of(c)), steps.of_claim[c])):
        own[origins.of(claim)].append(claim)
    found = []
    for root, ids in groups.sets().items():
        parts = [origins.get(i) for i in sorted(ids, key=origins.rank)]
        named = next((p for p in parts if p.identified), parts[0])
        interests = {p.interest for p in parts} - {"unknown"}
        found.append(
            msgspec.structs.replace(
                parts[0],
                label=named.label,
                claims=tuple(c for p in parts for c in own[p.id]),
                interest=interests.pop() if len(interests) == 1 else "unknown",
                copies=tuple(
                    (c, steps.of_copy[c])
                    for p in parts
                    for c in own[p.id]
                    if c in steps.of_copy and steps.of_copy[c] in claims
                ),
                reasons=tuple(r for p in parts for r in origins.reasons_of(p.id, own[p.id])) + tuple(why[root]),
            )
        )
    return tuple(sorted(found, key=lambda o: origins.rank(o.id)))


def _shown(edges: Iterable[_Edge]) -> tuple[LinkReason, ...]:
    """The distinct reasons that joined an incident: one of each kind first, then the weightiest."""
    seen: dict[tuple[str, str], LinkReason] = {}
    for edge in sorted(edges, key=lambda e: (-e.score, e.left, e.right)):
        for reason in edge.reasons:
            seen.setdefault((reason.name, reason.sentence), reason)
    turn: Counter[str] = Counter()
    ranked = []
    for reason in seen.values():
        ranked.append((turn[reason.name], -abs(reason.weight), reason.name, reason.sentence, reason))
        turn[reason.name] += 1
    return tuple(item[-1] for item in sorted(ranked, key=lambda item: item[:4])[:SHOWN_REASONS])
