"""Who speaks, for whom and with what interest; the relations that people decided."""

from __future__ import annotations

from rich.table import Table
from rich.text import Text

from accounted.printing.console import print_line, terminal
from accounted.sources import SAID, Relation, Speakers

NAMED = 3
"""Forms of a name that a line shows."""


def print_sources(told: Speakers) -> None:
    """A table of the sources, then the relations with their entries."""
    console = terminal()
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
            print_line(console, in_words(r), indent=2, style=None if r.stands else "dim")


def in_words(r: Relation) -> str:
    """ "“A” is part of “B”, from 2014: why (entry 9, who, when)"."""
    days = "".join(f", {word} {day}" for word, day in (("from", r.since), ("to", r.until)) if day is not None)
    taken = "taken back: " if r.taken_back else ""
    gone = "" if r.stands or r.taken_back else "; no longer stands"
    said = SAID[r.value]  # type: ignore[index]
    return f"{taken}“{r.first}” {said} “{r.second}”{days}: {r.why} (entry {r.entry}, {r.author}, {r.time[:10]}){gone}"
