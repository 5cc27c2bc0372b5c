"""What went where in a merge or a split."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from accounted.printing.console import print_line, terminal
from accounted.printing.words import about, answer, short

if TYPE_CHECKING:
    from accounted.moves import Part, Travels
    from accounted.pipeline import Findings


def print_moved(
    before: Sequence[Part], after: Sequence[Part], homeless: Sequence[str], *, preview: bool = False
) -> None:
    """What went where in a merge or a split, or would go."""
    console = terminal()
    for head, parts in (("before", before), ("would be" if preview else "now", after)):
        table = Table(show_edge=False, pad_edge=False)
        for column in (head, "place", "claims", "of casualties", "reports", "people", "grades", "killed", "injured"):
            table.add_column(column, no_wrap=column == head)
        for p in parts:
            table.add_row(
                ", ".join(p.codes) or short(p.incident),
                p.title,
                str(len(p.claims)),
                str(p.casualty_claims),
                str(len(p.reports)),
                str(p.people),
                "; ".join(p.grades) or "none",
                *(answer(t) for t in p.tolls),
            )
        console.print(table)
        console.print()
    if homeless:
        print_line(console, f"in no incident {'then' if preview else 'now'}: {', '.join(short(c) for c in homeless)}")


def print_travelling(found: Findings, travels: Sequence[Travels], *, preview: bool = False) -> None:
    """Each report that goes from one incident to another, with how many of its claims, from where and to where."""
    console = terminal()
    before = {i.id: i for i in found.incidents}
    goes = "would go" if preview else "went"
    if not travels:
        print_line(console, f"no report {goes} from one incident to another")
    for t in travels:
        report, left = found.reports[t.report], before[t.left]
        title = f" “{report.title}”" if report.title else ""
        told = [c for c in left.claims if found.claims[c].quote.report == t.report]
        much = "all" if len(told) == len(t.claims) else f"{len(t.claims)} of {len(told)}"
        if t.target is None:
            there = "no incident"
        else:
            there = f"{'a new incident, ' if t.new else ''}{short(t.target)} {t.title}"
        print_line(
            console,
            f"{about(report)}{title}: {much} of what it tells there {goes} from {short(left.id)} {left.title} to {there}",
        )
