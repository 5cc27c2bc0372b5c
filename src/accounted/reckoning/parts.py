"""Parts and wholes: what each origin says of the asked group as a whole, and which floors its parts set.

A part only ever sets a floor, and never competes with a total. Parts are added up only where the same report gives them
and nobody can be in both ("men" and "women"). A count of killed or injured gives 0 to n to each and adds to neither.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from accounted.model import Outcome, Reason, Value
from accounted.reckoning import groups
from accounted.reckoning.accounts import Account
from accounted.reckoning.draw import Voice
from accounted.reckoning.intervals import Interval, hull
from accounted.reckoning.method_rules import MethodRules
from accounted.reckoning.sifting import Placed, reason
from accounted.reckoning.updates import Valued, settle

__all__ = ["Floor", "Said", "what_is_said"]


class Floor(Value, frozen=True, kw_only=True):
    """A number below which the whole cannot be, by one origin, and the claims that it rests on.

    A floor of casualties whom people accepted by name has no one origin: ``named_by`` are those that name them.
    """

    number: int
    origin: str
    label: str
    claims: tuple[str, ...]
    sentence: str
    named_by: tuple[str, ...] = ()

    @property
    def origins(self) -> tuple[str, ...]:
        """Origins that stand behind it."""
        return self.named_by or (self.origin,)


class Said(Value, frozen=True, kw_only=True):
    """One origin's word: its total (if it gives one), its floors, what it leaves unclear, and the reasons."""

    account: Account
    voice: Voice | None
    floors: tuple[Floor, ...]
    unclear: tuple[Placed, ...]
    reasons: tuple[Reason, ...]


def what_is_said(account: Account, placed: Sequence[Placed], outcome: Outcome, method: MethodRules) -> Said:
    """Settle the updates within one account and tell its total from its parts."""
    reasons: list[Reason] = []
    standing = _settled(account, placed, method.figures.keeps_older, reasons)
    voice, demoted = _voice(account, standing, method.figures.keeps_older, reasons)
    parts = [p for p in standing if p.kind == "part"] + demoted
    if outcome == "killed_or_injured":
        voice, more = _from_components(account, standing, voice, reasons)
        parts += more
    voice = _with_disputed(account, standing, voice, method, reasons)
    floors = _floors(account, parts, voice is not None, reasons)
    unclear = tuple(p for p in standing if p.kind == "unclear_outcome")
    return Said(account=account, voice=voice, floors=tuple(floors), unclear=unclear, reasons=tuple(reasons))


def _settled(account: Account, placed: Sequence[Placed], keep_older: bool, reasons: list[Reason]) -> list[Placed]:
    """What stands after updates; what was replaced becomes a reason."""
    by_key: dict[tuple[str, ...], list[Placed]] = {}
    for p in placed:
        by_key.setdefault(p.valued.key, []).append(p)
    standing: list[Placed] = []
    replaced_by: dict[str, Valued] = {}
    mended = frozenset(
        (s.claim.quote.report, s.claim.count.low, s.claim.count.high) for s in account.claims if s.claim.superseded
    )
    for group in by_key.values():
        kept, replaced = settle([p.valued for p in group], mended, keep_older)
        ids = {v.statement.id for v in kept}
        standing += [p for p in group if p.valued.statement.id in ids]
        for r in replaced:
            if r.rule in ("update", "update_downwards"):
                replaced_by[r.older.statement.id] = r.newer
            why, other = r.sentence, r.newer.statement.id
            reasons.append(reason(r.older.statement, account, "replaced", r.rule, why, other))
    return sorted(_of_standing_totals(account, standing, placed, replaced_by, reasons), key=lambda p: p.valued.position)


def _of_standing_totals(
    account: Account,
    standing: list[Placed],
    placed: Sequence[Placed],
    replaced_by: dict[str, Valued],
    reasons: list[Reason],
) -> list[Placed]:
    """Without the parts of a total that its origin replaced by a lower one: who takes back "14" for "10" does not hold on to
    "13 soldiers" of the fourteen. Parts that the newer total can hold stand."""
    newer: dict[tuple[str, str], Valued] = {}
    for p in placed:
        v = p.valued
        if p.kind == "total" and v.statement.id in replaced_by:
            newer[v.statement.claim.quote.report, v.statement.claim.outcome] = replaced_by[v.statement.id]
    kept = []
    for p in standing:
        v = p.valued
        later = newer.get((v.statement.claim.quote.report, v.statement.claim.outcome)) if p.kind == "part" else None
        most = None if later is None else later.interval.high
        if later is None or most is None or v.interval.low is None or v.interval.low <= most:
            kept.append(p)
            continue
        why = f"a part of a total that the same origin has replaced by {later.interval!r}"
        reasons.append(reason(v.statement, account, "replaced", "part_of_replaced", why, later.statement.id))
    return kept


def _note(p: Placed) -> str:
    return f"; {p.note}" if p.note else ""


def _voice(
    account: Account, standing: list[Placed], keep_older: bool, reasons: list[Reason]
) -> tuple[Voice | None, list[Placed]]:
    """The origin's total: its claims of the whole, else those that do not say what they cover."""
    totals = [p for p in standing if p.kind == "total"]
    whole = [p for p in totals if p.valued.statement.claim.covers == "whole"]
    used, demoted = (whole, [p for p in totals if p not in whole]) if whole else (totals, [])
    # Of people at large and of the police among them, by one origin: the wider is its total, the narrower a part of it.
    wide = [p for p in used if not p.group.values()]
    if wide and len(wide) < len(used):
        demoted = [*demoted, *(p for p in used if p not in wide)]
        used = wide
    elif len(used) > 1 and all(groups.disjoint(p.group, q.group) for p, q in itertools.combinations(used, 2)):
        # "Six soldiers" and "two civilians" of one origin: neither can be its total of all, and no two are rivals.
        demoted, used = [*demoted, *used], []
    if not used:
        return None, demoted
    for p in used:
        statement = p.valued.statement
        rule = "every_total" if keep_older else "last_total" if whole else "last_total_not_stated"
        why = (
            "counts as this origin's total"
            if whole
            else ("does not say what it covers, and this origin gives no other total: counts as its total")
        )
        if statement.claim.count.derived:
            why += " (added up from " + " and ".join(f"“{w}”" for w in statement.claim.count.derived) + ")"
        reasons.append(reason(statement, account, "used", rule, why + _note(p)))
    interval = used[0].valued.interval if len(used) == 1 else hull([p.valued.interval for p in used])
    if len(used) > 1 and not keep_older:
        reasons.append(
            Reason(
                use="note",
                rule="order_unknown",
                origin=account.origin.id,
                sentence=f"{account.origin.label} gives {len(used)} different totals and nothing tells which is the "
                "latest: all of them stand, and a person should look.",
            )
        )
    voice = Voice(
        origin=account.origin.id,
        label=account.origin.label,
        interval=interval,
        statements=tuple(p.valued for p in used),
    )
    return voice, demoted


def _from_components(
    account: Account, standing: list[Placed], voice: Voice | None, reasons: list[Reason]
) -> tuple[Voice | None, list[Placed]]:
    """Killed and injured make killed-or-injured: together a total, if one origin gives both; else floors."""
    components = [p for p in standing if p.kind == "component"]
    sides = {
        name: [
            p
            for p in components
            if p.valued.statement.claim.outcome == name and p.valued.statement.claim.covers != "part"
        ]
        for name in ("killed", "injured")
    }
    if voice is not None or not all(sides.values()):
        return voice, components
    ends = [hull([p.valued.interval for p in side]) for side in sides.values()]
    lows, highs = [e.low for e in ends if e.low is not None], [e.high for e in ends if e.high is not None]
    total = Interval(
        low=sum(lows) if len(lows) == 2 else None, high=sum(highs) if len(highs) == 2 else None, rule="sum"
    )
    used = [p for side in sides.values() for p in side]
    if total.low is None and total.high is None:
        return None, components
    for p in used:
        why = f"killed and injured of this origin together: {total!r}"
        reasons.append(reason(p.valued.statement, account, "used", "killed_and_injured_added", why + _note(p)))
    made = Voice(
        origin=account.origin.id, label=account.origin.label, interval=total, statements=tuple(p.valued for p in used)
    )
    return made, [p for p in components if p not in used]


def _with_disputed(
    account: Account, standing: list[Placed], voice: Voice | None, method: MethodRules, reasons: list[Reason]
) -> Voice | None:
    """People of disputed status are held once, as "either": 0 to n of them are in this group."""
    disputed = [p for p in standing if p.kind == "either"]
    if not disputed:
        return voice
    if method.persons.disputed is None:
        for p in disputed:
            reasons.append(
                reason(
                    p.valued.statement,
                    account,
                    "set_aside",
                    "disputed_unset",
                    f"{method.name} has no rule for disputed status (persons.disputed)",
                )
            )
        return voice
    highs = [p.valued.interval.high for p in disputed]
    most = None if any(h is None for h in highs) else max(h for h in highs if h is not None)
    for p in disputed:
        rule = method.persons.disputed
        reasons.append(
            reason(
                p.valued.statement,
                account,
                "used",
                "disputed_either",
                f"status disputed: none to all of them are in this group ({rule.document})" + _note(p),
            )
        )
    if voice is None:
        return Voice(
            origin=account.origin.id,
            label=account.origin.label,
            interval=Interval(low=0, high=most, rule="disputed_either"),
            statements=tuple(p.valued for p in disputed),
        )
    high = None if voice.interval.high is None or most is None else voice.interval.high + most
    return Voice(
        origin=voice.origin,
        label=voice.label,
        interval=Interval(low=voice.interval.low, high=high, rule="disputed_either"),
        statements=voice.statements,
    )


def _floors(account: Account, parts: list[Placed], has_total: bool, reasons: list[Reason]) -> list[Floor]:
    """Each part's low end, and sums of parts of one report in which nobody can stand twice."""
    floors: list[Floor] = []
    usable: list[tuple[int, Placed]] = []
    for p in parts:
        statement, low = p.valued.statement, p.valued.interval.low
        if low is None or low == 0:
            reasons.append(
                reason(statement, account, "set_aside", "no_low_end", "a part with no low end sets no floor")
            )
            continue
        usable.append((low, p))
        told = f" ({statement.claim.part_of})" if statement.claim.part_of else ""
        rule, what = "part_is_floor", f"a part{told}"
        if p.one_apart:
            rule, what = "one_told_apart", "one person told apart in a report that tells of more"
        elif p.kind == "total" and not has_total:
            rule, what = "counted_apart", "one of several groups that this origin counts apart"
        elif p.kind == "total" and statement.claim.covers == "whole":
            rule, what = "narrower_beside_wider", "is of a narrower group than this origin's total"
        elif p.kind == "total":
            rule, what = "not_stated_beside_whole", "does not say what it covers, and this origin has a total"
        elif p.group is not statement.claim.group:
            rule, what = "included_is_floor", f"{p.group.words or 'people'} among those counted"
        elif statement.claim.covers != "part":
            rule, what = "narrower_is_floor", "a narrower group"
        why = f"{what}: a floor of {low}, never a rival total"
        reasons.append(reason(statement, account, "floor", rule, why + _note(p)))
        floors.append(
            Floor(
                number=low, origin=account.origin.id, label=account.origin.label, claims=(statement.id,), sentence=why
            )
        )
    by_report: dict[str, list[tuple[int, Placed]]] = {}
    for low, p in usable:
        if p.group.values():
            by_report.setdefault(p.valued.statement.claim.quote.report, []).append((low, p))
    for report in sorted(by_report):
        chosen: list[tuple[int, Placed]] = []
        for low, p in sorted(by_report[report], key=lambda x: (-x[0], x[1].valued.statement.id)):
            outcomes_differ = p.kind == "component"
            if not outcomes_differ and all(groups.disjoint(p.group, q.group) for _, q in chosen):
                chosen.append((low, p))
        if len(chosen) > 1:
            total = sum(low for low, _ in chosen)
            people = " and ".join(f"{low} {p.group.words or 'people'}" for low, p in chosen)
            floors.append(
                Floor(
                    number=total,
                    origin=account.origin.id,
                    label=account.origin.label,
                    claims=tuple(p.valued.statement.id for _, p in chosen),
                    sentence=f"{people}, in one report and different people: a floor of {total}",
                )
            )
    return floors
