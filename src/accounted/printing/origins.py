"""What flows from each origin of an incident, and which origins count once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from accounted.model import Incident, Origin
from accounted.printing.console import print_line

if TYPE_CHECKING:
    from accounted.linking.flow import Carried
    from accounted.pipeline import Findings


def print_origins(console: Console, found: Findings, i: Incident) -> None:
    """Each origin with what flows from it, report by report; then which of them count once and why."""
    console.print(Text("\nOrigins, and what flows from each", style="bold"))
    graph = found.graph(i)
    flows = {f.origin: f for f in graph.flows}
    tied: dict[str, list[str]] = {}
    for n, tie in enumerate(graph.ties, 1):
        for side in (tie.left, tie.right):
            tied.setdefault(side, []).append(str(n))
    for o in i.origins:
        with_ties = [f"counts once with others, see {', '.join(tied[o.id])}"] if o.id in tied else []
        notes = [*_notes(found, o), *with_ties]
        reports = len({found.claims[c].quote.report for c in o.claims if c in found.claims})
        many = f"{o.label}: {reports} report{'' if reports == 1 else 's'}"
        print_line(console, many + (f" ({', '.join(notes)})" if notes else ""), indent=2)
        if o.id in flows:
            by_report: dict[str, list[Carried]] = {}
            for c in flows[o.id].carried:
                by_report.setdefault(c.report, []).append(c)
            for report, some in by_report.items():
                about = found.reports[report]
                said = "; ".join(dict.fromkeys(_carried(found, c) for c in some))
                print_line(
                    console, f"{about.published or 'undated'} {about.outlet or 'outlet unknown'}: {said}", indent=6
                )
    for n, tie in enumerate(graph.ties, 1):
        print_line(console, f"{n}. {tie.relation}: {tie.why}", indent=2)


def _notes(found: Findings, o: Origin) -> list[str]:
    note = [] if o.identified else ["not identified"]
    if o.outlet_voice:
        note.append("outlet's own voice")
    if o.interest != "unknown":
        note.append(o.interest.replace("_", " "))
    copied = len({found.claims[c].quote.report for c, _ in o.copies if c in found.claims})
    if copied:
        note.append(f"{copied} of them copies")
    if o.altered:
        note.append(
            f"{len({found.claims[c].quote.report for c, _ in o.altered if c in found.claims})} with a changed number"
        )
    return note


def _carried(found: Findings, c: Carried) -> str:
    """ "8 killed", "11 killed, changed in copied words from 8 (Daily A, 2031-04-15)"."""
    what = f"{c.figure} {c.outcome.replace('_', ' ')}"
    other = found.claims.get(c.of or "")
    if c.how == "first" or other is None:
        return what
    report = found.reports[other.quote.report]
    by = f"{report.outlet or 'outlet unknown'}, {report.published or 'undated'}"
    told = {
        "again": "again, as",
        "update": f"newer than {c.was}",
        "behind": f"lags behind, as first {c.figure}",
        "copy": "copied from",
        "changed": f"changed in copied words from {c.was}",
    }[c.how]
    return f"{what}, {told} ({by})"
