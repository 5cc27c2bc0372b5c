"""Killed ranges of a folder's incidents, read raw: the register's lowest and highest total beside the gold's, and why they differ.

The register's range is that of the method ``every-total``, of the incident that holds most of the gold incident's reports. The gold's
is the lowest and highest total that any of its reports states (``killed_totals``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from accounted.model import CasualtyClaim, Incident
from accounted.pipeline import Findings, toll

METHOD = "every-total"
VERDICTS = ("equal", "contains", "within", "crosses", "misses", "none")
Range = tuple[int | None, int | None]


class Row(NamedTuple):
    """One gold incident. ``together``: its reports in the incident found, of how many; ``causes``: of each end that differs."""

    incident: str
    said: Range
    gold: tuple[int, int]
    verdict: str
    together: int
    reports: int
    causes: tuple[str, ...]


def rows(folder: Path, found: Findings, home: Mapping[str, str], names: Mapping[str, str]) -> list[Row]:
    """A row for each gold incident with ``killed_totals`` that some report tells first. ``home``: report's name to incident;
    ``names``: report id to name."""
    gold = msgspec.json.decode((folder / "gold.json").read_bytes())
    mains: dict[str, list[str]] = {}
    for name, report in sorted(gold["reports"].items()):
        if report["incidents"]:
            mains.setdefault(report["incidents"][0], []).append(name)
    out = []
    for incident, told in sorted(gold["incidents"].items()):
        own = mains.get(incident, [])
        held = Counter(home[name] for name in own if name in home)
        if "killed_totals" not in told or not held:
            continue
        chosen = min(held, key=lambda i: (-held[i], min(name for name in own if home.get(name) == i)))
        low, high = told["killed_totals"]
        made = toll(found, found.incident(chosen), METHOD, "killed")
        said: Range = (None, None)
        if made.answer == "figures":
            said = made.fields.get("min"), None if made.open_high else made.fields.get("max")
        apart = held[chosen] < len(own)
        figures = _figures(found, found.incident(chosen), names)
        causes = tuple(
            f"{end}: {_cause(ours, theirs, end, figures, own, apart)}"
            for end, ours, theirs in (("low", said[0], low), ("high", said[1], high))
            if ours != theirs
        )
        out.append(Row(incident, said, (low, high), verdict(said, (low, high)), held[chosen], len(own), causes))
    return out


def verdict(said: Range, gold: tuple[int, int]) -> str:
    """How a range lies to the gold's; an open end is none of the gold's."""
    low, high = said
    if low is None and high is None:
        return "none"
    if (low, high) == gold:
        return "equal"
    least, most = (0 if low is None else low), (10**9 if high is None else high)
    if least > gold[1] or most < gold[0]:
        return "misses"
    if least <= gold[0] and gold[1] <= most:
        return "contains"
    return "within" if gold[0] <= least and most <= gold[1] else "crosses"


def _figures(found: Findings, incident: Incident, names: Mapping[str, str]) -> dict[int, set[str]]:
    """Numbers of killed that the incident's claims give, each with the names of the reports."""
    out: dict[int, set[str]] = {}
    for c in (found.claims[i] for i in incident.claims if i in found.claims):
        if isinstance(c, CasualtyClaim) and c.outcome == "killed":
            for n in {c.count.low, c.count.high} - {None}:
                assert n is not None
                out.setdefault(n, set()).add(names[c.quote.report])
    return out


def _cause(
    ours: int | None, theirs: int, end: str, figures: Mapping[int, set[str]], own: list[str], apart: bool
) -> str:
    """Why an end differs, as far as it can be told from which claims are in the incident."""
    if ours is None:
        return "no figure, or left open"
    wider = ours < theirs if end == "low" else ours > theirs
    if wider:
        tellers = figures.get(ours, set())
        if not tellers:
            return "a sum or a floor that no claim gives"
        return "a figure of its own reports that is no total" if tellers & set(own) else "a report of another incident"
    if theirs in figures:
        return "the gold's figure is read and not taken for a total"
    return (
        "the gold's figure stands in a report that is apart, or is not read"
        if apart
        else "the gold's figure is not read"
    )


def table(found: list[Row], cases: bool) -> str:
    """How many ranges are of each kind, the causes counted, and with ``cases`` every range."""
    counts = Counter(r.verdict for r in found)
    causes = Counter(cause for r in found for cause in r.causes)
    lines = [
        f"killed ranges, {METHOD}: "
        + ", ".join(f"{v} {counts[v]}" for v in VERDICTS)
        + f", of {len(found)}; low end right {sum(r.said[0] == r.gold[0] for r in found)}, high end right {sum(r.said[1] == r.gold[1] for r in found)}"
    ]
    lines += [f"  {n} x {cause}" for cause, n in sorted(causes.items(), key=lambda c: (-c[1], c[0]))]
    if cases:
        lines += [
            f"  {r.incident}: {_ends(r.said)} for {_ends(r.gold)}, {r.verdict}; {r.together} of {r.reports} reports; {'; '.join(r.causes)}"
            for r in found
        ]
    return "\n".join(lines)


def _ends(ends: Range) -> str:
    return "-".join("?" if end is None else str(end) for end in ends)
