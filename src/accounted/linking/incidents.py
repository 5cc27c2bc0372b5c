"""Claims to incidents: accounts from claims, pairs and partition from :mod:`accounted.linking.kept`, and what each
incident is then said to be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from accounted.model import Claim, Decision, Incident, LinkReason, Origin, Report, Value

from .context import best_period, best_place
from .copies import Copied
from .deciding import SourceDecisions
from .evidence import SAYS_LITTLE, Telling, families, passages_between, sentences
from .groups import Groups
from .joining import ordered
from .kept import Party, close_pairs, incidents_kept, open_kept, put, settle, unplaced_beside
from .origins import Origins
from .scoring import unpack_levels
from .told import claim_decisions, inner_parts
from .units import Unit, units_of
from .weights import weights

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "Near",
    "incident_of",
    "incidents_of",
    "link",
    "link_and_near",
    "near_of",
    "possible_duplicates",
]

NEIGHBOURS = 40
"""Origins of one block that one is compared with, at most."""
SHOWN_REASONS = 12
"""Reasons kept on an incident: the strongest of each kind of evidence first."""


def link(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    origins: Origins,
    copies: Collection[Copied],
    decisions: Sequence[Decision] = (),
) -> list[Incident]:
    """Incidents that ``claims`` tell of, in order of date, place and id.

    Where-claims carry their ``place`` and when-claims their ``period``. The order of reports and claims changes
    nothing; that of ``decisions`` does, a later one outranks an earlier one. Decisions that bind: ``merge`` and
    ``same`` put their target claims into one incident; ``split`` and ``not_same`` keep every two of their target
    claims apart, a ``split`` with ``apart`` each of its targets from each of those. Accounts without a casualty and without violence form no incident.
    """
    steps = _Steps(origins)
    with open_kept() as con:
        found = [
            _incident(party, reports, origins, steps) for party in _parties(con, reports, claims, copies, decisions)
        ]
    return sorted(found, key=_order)


class Near(Value, frozen=True, kw_only=True):
    """Another incident that may be the same one, and what speaks for and against it."""

    incident: str
    reasons: tuple[LinkReason, ...] = ()


def link_and_near(
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    origins: Origins,
    copies: Collection[Copied],
    decisions: Sequence[Decision] = (),
) -> tuple[list[Incident], dict[str, tuple[Near, ...]]]:
    """What :func:`link` gives, and what :func:`possible_duplicates` gives by incident, the likeliest first, each pair
    under both; in one linking."""
    steps = _Steps(origins)
    with open_kept() as con:
        found = [
            _incident(party, reports, origins, steps) for party in _parties(con, reports, claims, copies, decisions)
        ]
        near = near_of(con, found, decisions)
    return sorted(found, key=_order), near


def near_of(
    con: DuckDBPyConnection, incidents: Iterable[Incident], decisions: Sequence[Decision]
) -> dict[str, tuple[Near, ...]]:
    """By incident of those that ``con`` keeps, others that may be the same one, the likeliest first."""
    home = {c: i.id for i in incidents for c in i.claims}
    near: dict[str, list[Near]] = defaultdict(list)
    for one, other, reasons in _close(con, home, decisions):
        near[one].append(Near(incident=other, reasons=reasons))
        near[other].append(Near(incident=one, reasons=reasons))
    return {i: tuple(some) for i, some in sorted(near.items())}


def possible_duplicates(
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    copies: Collection[Copied],
    decisions: Sequence[Decision] = (),
) -> list[tuple[str, str, tuple[LinkReason, ...]]]:
    """Pairs of incidents (ids) that a person should look at, the likeliest first, each with the reasons.

    Pairs that a person has parted are left out.
    """
    with open_kept() as con:
        home = {
            c: party.id
            for party in _parties(con, reports, claims, copies, decisions)
            for u in party.units
            for c in u.claims
        }
        return list(_close(con, home, decisions))


def _close(
    con: DuckDBPyConnection, home: Mapping[str, str], decisions: Sequence[Decision]
) -> Iterator[tuple[str, str, tuple[LinkReason, ...]]]:
    parted = {ordered(home.get(a, ""), home.get(b, "")) for a, b in claim_decisions(decisions)[1]}
    done = set()
    for edge, a, b, passage in close_pairs(con):
        pair = ordered(home[a.claims[0]], home[b.claims[0]])
        if pair not in parted:
            done.add(pair)
            yield (*pair, tuple(sentences(a, b, unpack_levels(edge.levels), passage)))
    for a, b in unplaced_beside(con):
        pair = ordered(home[a.claims[0]], home[b.claims[0]])
        one, two = families(a.violence), families(b.violence)
        if pair not in parted and pair not in done and not (one and two and not one & two):
            done.add(pair)
            yield (*pair, (UNPLACED,))


def incidents_of(
    parties: Iterable[Party],
    con: DuckDBPyConnection,
    before: Iterable[Incident],
    reports: Mapping[str, Report],
    origins: Origins,
) -> list[Incident]:
    """All incidents that ``con`` keeps, in order: those of ``parties``, which :func:`kept.settle` gives, and of ``before`` those
    that it left alone, with their origins as they are now. Raises ``KeyError`` where one is in neither."""
    steps = _Steps(origins)
    found = {party.id: _incident(party, reports, origins, steps) for party in parties}
    known = {i.id: i for i in before}
    for name in incidents_kept(con) - set(found):
        old = known[name]
        found[name] = msgspec.structs.replace(
            old,
            origins=_restricted(set(old.claims), origins, steps),
            synthetic=all(r in reports and reports[r].synthetic for r in old.reports),
        )
    return sorted(found.values(), key=_order)


def incident_of(party: Party, reports: Mapping[str, Report], origins: Origins) -> Incident:
    """The incident that a party of accounts is, with its origins; for those that a :func:`kept.join` gave."""
    return _incident(party, reports, origins, _Steps(origins))


def _order(incident: Incident) -> tuple[str, str, str, str]:
    place = incident.place
    return incident.period.end or "9999", place.country or "~", place.name or "~", incident.id


def _parties(
    con: DuckDBPyConnection,
    reports: Mapping[str, Report],
    claims: Iterable[Claim],
    copies: Collection[Copied],
    decisions: Sequence[Decision],
) -> Iterator[Party]:
    """Claims to parties of accounts, in an empty database."""
    together, apart = claim_decisions(decisions)
    told = {claim for pair in (*together, *apart) for claim in pair}
    inner: Mapping[str, str] = {}
    if told:
        claims = list(claims)
        inner = inner_parts(claims, together, apart)
    copied = {report for c in copies for report in (c.left, c.right)}
    telling: list[Telling] = []
    unit_of: dict[str, str] = {}

    def noted() -> Iterator[Unit]:
        for unit in units_of(claims, reports, inner, SourceDecisions(decisions)):
            if unit.report in copied:
                telling.append(Telling(unit.report, unit.key, unit.telling))
            unit_of.update((c, unit.key) for c in unit.claims if c in told)
            yield unit

    put(con, noted())
    pairs = [
        {ordered(unit_of[a], unit_of[b]) for a, b in said if a in unit_of and b in unit_of}
        for said in (together, apart)
    ]
    yield from settle(con, passages_between(telling, copies), *pairs)


# --------------------------------------------------------------------------- what an incident is said to be


def _incident(party: Party, reports: Mapping[str, Report], origins: Origins, steps: _Steps) -> Incident:
    units = party.units
    claims = sorted((u.report, start, claim) for u in units for claim, start in zip(u.claims, u.starts, strict=True))
    ids = tuple(claim for _, _, claim in claims)
    kinds = Counter(u.kind for u in units)
    report_ids = tuple(sorted({u.report for u in units}))
    return Incident(
        id=party.id,
        kind=min(kinds, key=lambda k: (-kinds[k], k != "event", k)),
        violence=_violence(units),
        place=best_place([u.context.places for u in units]),
        period=best_period([u.context.periods for u in units]),
        claims=ids,
        reports=report_ids,
        origins=_restricted(set(ids), origins, steps),
        reasons=_shown(party),
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
        for kind, start in u.told_kinds:
            if kind in said:
                often[kind] += 1
                beside[kind] += any(abs(start - at) <= BESIDE for at in u.harmed)
                first[kind] = min(first.get(kind, start), start)
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
        self.of_changed = {c: of for o in origins for c, of in o.changed}
        self.altered = {c for o in origins for c, _ in o.altered}
        self.newer = {c for o in origins for c in o.newer}


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
                changed=tuple(
                    (c, steps.of_changed[c])
                    for p in parts
                    for c in own[p.id]
                    if c in steps.of_changed and steps.of_changed[c] in claims
                ),
                altered=tuple(
                    (c, steps.of_changed[c])
                    for p in parts
                    for c in own[p.id]
                    if c in steps.altered and steps.of_changed[c] in claims
                ),
                newer=tuple(c for p in parts for c in own[p.id] if c in steps.newer),
                reasons=tuple(r for p in parts for r in origins.reasons_of(p.id, own[p.id])) + tuple(why[root]),
            )
        )
    return tuple(sorted(found, key=lambda o: origins.rank(o.id)))


def _shown(party: Party) -> tuple[LinkReason, ...]:
    """The distinct reasons that joined an incident: one of each kind first, then the weightiest."""
    units = {u.key: u for u in party.units}
    seen: dict[tuple[str, str], LinkReason] = {}
    turn: Counter[str] = Counter()
    ranked = []
    for edge in party.edges:
        names = [n for n in unpack_levels(edge.levels) if turn[n] < SHOWN_REASONS and weights().levels[n].points != 0]
        passage = party.passages.get((edge.left, edge.right))
        for reason in sentences(units[edge.left], units[edge.right], names, passage):
            if (reason.name, reason.sentence) not in seen:
                seen[reason.name, reason.sentence] = reason
                ranked.append((turn[reason.name], -abs(reason.weight), reason.name, reason.sentence, reason))
                turn[reason.name] += 1
    if len(party.units) > 1 and party.told:
        ranked.append((0, -TOLD.weight, TOLD.name, TOLD.sentence, TOLD))
    return tuple(item[-1] for item in sorted(ranked, key=lambda item: item[:4])[:SHOWN_REASONS])


UNPLACED = LinkReason(
    name="one_report",
    weight=0.0,
    sentence="One report tells both, and of one it tells no place: it may be said of the other.",
)
TOLD = LinkReason(name="decision", weight=99.0, sentence="A person put the two together.")
