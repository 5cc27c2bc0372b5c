"""Linking step by step: only accounts of reports of which something changed are made, scored and partitioned anew.

What comes out is what :func:`accounted.linking.incidents.link_and_near` gives of everything: accounts follow from their report,
pairs from the two accounts, and all that a change touches is looked at again (:mod:`.kept`). Origins are found anew
each time, and what every incident says of its origins with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from accounted.model import Claim, Decision, Incident, Report

from .copies import Copied
from .deciding import SourceDecisions
from .evidence import Telling, passages_between
from .incidents import Near, incidents_of, near_of
from .joining import ordered
from .kept import forget_passages, keys_of_reports, notes, put, set_notes, settle, units_of_reports
from .origins import Origins
from .told import claim_decisions, inner_parts
from .units import Unit, units_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = ["relink"]


def relink(
    con: DuckDBPyConnection,
    reports: Mapping[str, Report],
    claims: Sequence[Claim],
    origins: Origins,
    copies: Sequence[Copied],
    decisions: Sequence[Decision],
    *,
    prints: Mapping[str, str],
    common: str,
    before: Sequence[Incident] = (),
    copies_before: Sequence[Copied] = (),
) -> tuple[list[Incident], dict[str, tuple[Near, ...]]]:
    """The incidents of ``claims``, in order, and by incident those that may be the same one, ``con`` holding what was kept of them before, or nothing yet.

    ``prints``: by report, a line that changes with its text or its claims; ``common``: one that changes with what people
    decided of sources. ``before`` and ``copies_before``: what this gave, and got, when what ``con`` holds was kept.
    Raises ``KeyError`` where these are not of what ``con`` holds. To be run in a transaction of ``con``.
    """
    together, apart = claim_decisions(decisions)
    told = {claim for pair in (*together, *apart) for claim in pair}
    named = {c.id: c for c in claims if c.id in told} if told else {}
    inner = inner_parts(named.values(), together, apart)
    lines = dict(prints)
    for claim, part in sorted(inner.items()):
        lines[named[claim].quote.report] += f" {claim}>{part}"

    was, common_before = notes(con)
    everything = common != common_before
    changed = {r for r, line in lines.items() if everything or was.get(r) != line}
    gone = sorted(set(was) - set(lines))
    people = SourceDecisions(decisions)
    some = claims if len(changed) == len(lines) else [c for c in claims if c.quote.report in changed]
    copied = {r for c in copies for r in (c.left, c.right)}
    known: dict[str, list[Telling]] = defaultdict(list)
    unit_of: dict[str, str] = {}
    keys: set[str] = set()

    def noted(units: Iterable[Unit]) -> Iterable[Unit]:
        for unit in units:
            if unit.report in copied:
                known[unit.report].append(Telling(unit.report, unit.key, unit.telling))
            unit_of.update((c, unit.key) for c in unit.claims if c in told)
            keys.add(unit.key)
            yield unit

    fresh = noted(units_of(some, reports, inner, people))
    if was:
        there = keys_of_reports(con, [r for r in (*changed, *gone) if r in was])
        units = list(fresh)
        put(con, units, [key for key in there if key not in keys])
    else:
        put(con, fresh)

    pairs = _changed(copies_before, copies) if was else set()
    moving = [c for c in copies if c.left in changed or c.right in changed or (c.left, c.right) in pairs]
    others = {r for c in moving for r in (c.left, c.right)} | {c.quote.report for c in named.values()}
    for _ in noted(units_of_reports(con, sorted(others - changed))):
        pass
    if was:
        forget_passages(con, sorted(pairs))
    passages = passages_between((t for r in sorted(known) for t in known[r]), moving)
    forced, barred = (
        {ordered(unit_of[a], unit_of[b]) for a, b in said if a in unit_of and b in unit_of}
        for said in (together, apart)
    )
    found = incidents_of(settle(con, passages, forced, barred), con, before, reports, origins)
    set_notes(con, lines, common)
    return found, near_of(con, found, decisions)


def _changed(before: Iterable[Copied], now: Iterable[Copied]) -> set[tuple[str, str]]:
    """Pairs of reports whose copied passages are not what they were."""
    sides: tuple[dict[tuple[str, str], list[Copied]], ...] = (defaultdict(list), defaultdict(list))
    for side, some in zip(sides, (before, now), strict=True):
        for c in some:
            side[c.left, c.right].append(c)
    old, new = sides
    return {pair for pair in {*old, *new} if old.get(pair) != new.get(pair)}
