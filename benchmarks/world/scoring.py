"""One world measured: incidents, origins and tolls, each beside the naive answer, and every error with its kind."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field

from accounted.model import CircumstanceClaim, Outcome
from accounted.pipeline import Findings, toll
from accounted.reckoning import MethodRules
from benchmarks.world.chain import Known, home, incident_of, naive_incidents, numbers, origin_of, work_out
from benchmarks.world.making import World
from benchmarks.world.measures import Range, Score, b_cubed, b_cubed_pairs, pairs, range_of, same_origin

OUTCOMES: tuple[Outcome, ...] = ("killed", "injured")


@dataclass(frozen=True)
class TollCase:
    """One happening's toll of one outcome: the truth and what each says."""

    happening: str
    kind: str
    outcome: Outcome
    truth: int
    ours: Range
    naive: Range
    by_report: Range
    """The naive answer by day of publication."""
    known: Range


@dataclass
class Result:
    """Of one world. ``cases``: (kind, what) of every error; never printed for worlds that are held back."""

    seed: int
    sizes: dict[str, int]
    seconds: float
    incidents: Score
    naive: Score
    by_report: Score
    """Of the naive linker that takes the day of publication."""
    origins: Score = field(default_factory=Score)
    origin_pairs: tuple[int, int, int] = (0, 0, 0)
    bodies: Score = field(default_factory=Score)
    """Origins over claims of reports' texts alone, without their headlines."""
    alone: Score = field(default_factory=Score)
    """Origins where every claim is taken for one of its own speaker's name: what names alone would give."""
    tolls: list[TollCase] = field(default_factory=list)
    cases: list[tuple[str, str]] = field(default_factory=list)


def measure(world: World, method: MethodRules) -> Result:
    """The shipped chain over ``world``."""
    started = time.perf_counter()
    findings = work_out(world)
    seconds = time.perf_counter() - started
    given_by = incident_of(findings)
    naive_by = naive_incidents(world)
    casualties = world.casualties()
    truth = {k: world.truths[k].happening or f"alone {k}" for k in casualties}
    given = {k: given_by.get(k, f"alone {k}") for k in casualties}
    naive = {k: naive_by.get(k, f"alone {k}") for k in casualties}
    sizes = {
        "happenings": len(world.happenings), "reports": len(world.reports), "claims": len(world.claims), "casualty claims": len(casualties),
        "incidents found": len(findings.incidents),
    }  # fmt: skip
    report_by = naive_incidents(world, told=False)
    by_report = b_cubed({k: report_by.get(k, f"alone {k}") for k in casualties}, truth)
    result = Result(world.seed, sizes, seconds, b_cubed(given, truth), b_cubed(naive, truth), by_report)
    members: dict[str, list[str]] = {}
    for k in sorted(world.claims):
        if (h := world.truths[k].happening) is not None:
            members.setdefault(h, []).append(k)
    shown = origin_of(findings)
    for keys in members.values():
        mine = [k for k in keys if k in casualties]
        one = {k: world.truths[k].origin for k in mine}
        told = {k: shown[k] for k in mine}

        def same(a: str, b: str, one: dict[str, str] = one) -> bool | None:
            return same_origin(one[a], one[b])

        result.origins += b_cubed_pairs(told, same)
        below = {k: o for k, o in told.items() if world.truths[k].role != "headline"}
        result.bodies += b_cubed_pairs(below, same)
        got = pairs(told, same)
        result.origin_pairs = tuple(x + y for x, y in zip(result.origin_pairs, got, strict=True))  # type: ignore[assignment]
        result.alone += b_cubed_pairs({k: _name(world, k) for k in mine}, same)
        _origin_cases(world, one, told, result)
    _incident_cases(world, members, given, result)
    _tolls(world, findings, members, given_by, (naive_by, report_by), method, result)
    return result


def _name(world: World, key: str) -> str:
    """The nearest speaker's name as it stands: origins as one would tell them who only looks at names."""
    chain = world.claims[key].attribution
    return chain[0].name.casefold() if chain else ""


def _tolls(
    world: World, findings: Findings, members: dict[str, list[str]], given_by: dict[str, str],
    naive: tuple[dict[str, str], dict[str, str]], method: MethodRules, result: Result,
) -> None:  # fmt: skip
    """Every happening's toll of every outcome of which anybody gives a number."""
    by_id = {i.id: i for i in findings.incidents}
    known = Known(world)
    for name, keys in members.items():
        h = world.happenings[name]
        for outcome in OUTCOMES:
            if not numbers(world, keys, outcome):
                continue
            at = home(keys, given_by)
            ours = range_of(toll(findings, by_id[at], method, outcome)) if at else Range(answered=False)
            told, by_report = (_naive_range(world, keys, by, outcome) for by in naive)
            best = range_of(known.toll(name, keys, method, outcome))
            case = TollCase(name, h.kind, outcome, h.total(outcome), ours, told, by_report, best)
            result.tolls.append(case)
            if not ours.holds(case.truth):
                who = "as with true links" if not best.holds(case.truth) else "true links hold it"
                how = (
                    "no figure"
                    if not ours.answered
                    else "too low"
                    if ours.high is not None and ours.high < case.truth
                    else "too high"
                )
                shown = f"{name} ({h.kind}, {h.violence}) {outcome}: true {case.truth}, ours {ours.low}–{ours.high}, true links {best.low}–{best.high}, naive {told.low}–{told.high}; {at}"
                result.cases.append((f"toll: {how}, {who}", shown))


def _naive_range(world: World, keys: list[str], by: dict[str, str], outcome: Outcome) -> Range:
    """Lowest and highest of all numbers in the naive incident that holds most of the happening."""
    there = home([k for k in keys if k in by], by)
    said = numbers(world, sorted(k for k, i in by.items() if i == there), outcome) if there else []
    return Range(min(said), max(said), open_at=max(said)) if said else Range(answered=False)


def _incident_cases(world: World, members: dict[str, list[str]], given: dict[str, str], result: Result) -> None:
    """Each report's event that is apart from the body of its happening, and each that lies with another's."""
    homes = {h: Counter(given[k] for k in keys if k in given).most_common() for h, keys in members.items()}
    main = {h: min(found, key=lambda x: (-x[1], x[0]))[0] for h, found in homes.items() if found}
    owner: dict[str, str] = {}
    for h in sorted(main, key=lambda h: -sum(1 for k in members[h] if given.get(k) == main[h])):
        owner.setdefault(main[h], h)
    seen: set[tuple[str, str, str]] = set()
    for h, keys in members.items():
        for k in keys:
            if k not in given:
                continue
            c, t = world.claims[k], world.truths[k]
            wrong = given[k] in owner and owner[given[k]] != h
            apart = given[k] != main[h]
            if not (wrong or apart):
                continue
            mark = (h, t.draft, given[k])
            if mark in seen:
                continue
            seen.add(mark)
            draft = world.drafts[t.draft]
            why = ", ".join(t.faults) or ("undated" if draft.published is None else _told(world, k))
            if wrong:
                other = world.happenings[owner[given[k]]]
                here = world.happenings[h]
                kin = (
                    other.like
                    if other.like.endswith(f"of {h}")
                    else here.like
                    if here.like.endswith(f"of {other.id}")
                    else ""
                )
                near = (
                    (kin.split(" of ")[0] or "no neighbour")
                    if kin
                    else f"{'same' if other.province == here.province else 'other'} province"
                )
                kind = f"incident: joined with another ({near})"
                what = f"{h} lies with {other.id}"
            else:
                kind, what = (
                    ("incident: in none" if given[k].startswith("alone") else "incident: apart from its own"),
                    f"{h}",
                )
            scope = "" if c.scope == "this_incident" else f", {c.scope}"
            kind += f" [{world.happenings[h].kind}{scope}{'; ' + why if why else ''}]"
            result.cases.append(
                (kind, f"{what}: {t.draft} ({draft.kind}, {draft.published}) “{c.quote.text}” {k} in {given[k]}")
            )
    for k in sorted(given):
        if world.truths[k].happening is None and not given[k].startswith("alone"):
            result.cases.append(
                (
                    "incident: what is of none put in one [" + world.claims[k].scope + "]",
                    f"{world.truths[k].draft} “{world.claims[k].quote.text}” {k} in {given[k]}",
                )
            )


def _told(world: World, key: str) -> str:
    """How the report tells when the incident of the claim was."""
    claim = world.claims[key]
    told = [
        c.period.precision
        for c in world.claims.values()
        if isinstance(c, CircumstanceClaim)
        and c.quote.report == claim.quote.report
        and c.event == claim.event
        and c.period is not None
    ]
    if not told:
        return "no day told"
    return "day told" if {"day", "part_of_day"} & set(told) else "time told loosely"


def _origin_cases(world: World, one: dict[str, str], told: dict[str, str], result: Result) -> None:
    """Groups of one origin that are shown as several, and several that are shown as one, once each pair of names."""
    seen: set[tuple[str, str]] = set()
    keys = sorted(one)
    for i, a in enumerate(keys):
        for b in keys[i + 1 :]:
            right = same_origin(one[a], one[b])
            if right is None or right == (told[a] == told[b]):
                continue
            mark = (
                (min(told[a], told[b]), max(told[a], told[b]))
                if right
                else (told[a], "|".join(sorted((one[a], one[b]))))
            )
            if mark in seen:
                continue
            seen.add(mark)
            ta, tb = world.truths[a], world.truths[b]
            kinds = " and ".join(sorted(_speaks(world, k) for k in (a, b)))
            copy = _related(world, ta.draft, tb.draft)
            kind = f"origin: {'one shown as two' if right else 'two shown as one'} [{kinds}; {copy}]"
            result.cases.append(
                (
                    kind,
                    f"{one[a]} / {one[b]}: {ta.draft} “{world.claims[a].quote.text}” {a} ({_name(world, a)}) and {tb.draft} “{world.claims[b].quote.text}” {b} ({_name(world, b)})",
                )
            )


def _speaks(world: World, key: str) -> str:
    c, t = world.claims[key], world.truths[key]
    head = "headline" if t.role == "headline" else ""
    return head or (c.attribution[0].kind if c.attribution else "nobody")


def _related(world: World, a: str, b: str) -> str:
    if a == b:
        return "one report"
    one, other = world.drafts[a], world.drafts[b]
    if b in one.parents or a in other.parents:
        return "copy and source"
    return "two copies of one" if set(one.parents) & set(other.parents) else "no copies"
