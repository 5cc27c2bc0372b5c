"""Sources and origins on the terminal: who speaks, for whom and with what interest; the relations that people decided; and
what flows from each origin of an incident."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accounted.printing import _console, _line
from accounted.sources import SAID, Relation, Speakers

if TYPE_CHECKING:
    from accounted.linking.flow import Carried
    from accounted.model import Incident, Origin
    from accounted.pipeline import Findings

__all__ = ["origins", "sources"]

NAMED = 3
"""Forms of a name that a line shows."""


def sources(told: Speakers) -> None:
    """A table of the sources, then the relations with their entries."""
    console = _console()
    if not told.sources:
        console.print("no source speaks: the register holds no claims; see accounted record --help")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head, right in (
        ("source", False),
        ("kind", False),
        ("speaks for", False),
        ("interest", False),
        ("reports", True),
        ("claims", True),
        ("relations", False),
    ):
        table.add_column(head, justify="right" if right else "left", overflow="fold")
    for s in told.sources:
        other = [f for f in s.forms if f != s.name]
        more = f"; {len(other) - NAMED + 1} more" if len(other) >= NAMED else ""
        also = f"\nalso {'; '.join(other[: NAMED - 1])}{more}" if other else ""
        table.add_row(
            Text.assemble((s.name, "bold"), (also, "dim")),
            s.kind,
            s.body or "",
            "" if s.interest == "unknown" else s.interest.replace("_", " "),
            str(s.reports),
            str(s.claims),
            ", ".join(f"entry {n}" for n in s.relations),
        )
    console.print(table)
    console.print(f"{len(told.sources)} sources")
    if told.relations:
        console.print(Text("\nRelations, each as somebody decided it", style="bold"))
        for r in told.relations:
            _line(console, in_words(r), indent=2, style=None if r.stands else "dim")


def in_words(r: Relation) -> str:
    """ "“A” is part of “B”, from 2014: why (entry 9, who, when)"."""
    days = "".join(f", {word} {day}" for word, day in (("from", r.since), ("to", r.until)) if day is not None)
    taken = "taken back: " if r.taken_back else ""
    gone = "" if r.stands or r.taken_back else "; no longer stands"
    said = SAID[r.value]  # type: ignore[index]
    return f"{taken}“{r.first}” {said} “{r.second}”{days}: {r.why} (entry {r.entry}, {r.author}, {r.time[:10]}){gone}"


def origins(console: Console, found: Findings, i: Incident) -> None:
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
        _line(console, many + (f" ({', '.join(notes)})" if notes else ""), indent=2)
        if o.id in flows:
            by_report: dict[str, list[Carried]] = {}
            for c in flows[o.id].carried:
                by_report.setdefault(c.report, []).append(c)
            for report, some in by_report.items():
                about = found.reports[report]
                said = "; ".join(dict.fromkeys(_carried(found, c) for c in some))
                _line(console, f"{about.published or 'undated'} {about.outlet or 'outlet unknown'}: {said}", indent=6)
    for n, tie in enumerate(graph.ties, 1):
        _line(console, f"{n}. {tie.relation}: {tie.why}", indent=2)


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
