"""Notes and grades, with where they hang."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from accounted.model import Decision, Incident
from accounted.printing.console import terminal
from accounted.printing.words import called, short

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.register import Recorded as Entered


def print_notes(said: Sequence[Entered], found: Findings) -> None:
    """Notes and grades with where they hang, oldest first."""
    console = terminal()
    if not said:
        console.print("nobody noted or graded anything here")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head in ("entry", "who", "day", "on", "what"):
        table.add_column(head, no_wrap=head in ("entry", "day"))
    home = {c: i for i in found.incidents for c in i.claims}
    codes = {code: i for i in found.incidents for code in i.codes}
    for by in said:
        d = by.decision
        words = d.why if d.kind == "note" else f"{d.value}: {d.why}"
        table.add_row(str(by.number), by.author, by.time[:10], _hangs_on(d, found, home, codes), words)
    console.print(table)


def _hangs_on(d: Decision, found: Findings, home: Mapping[str, Incident], codes: Mapping[str, Incident]) -> str:
    if d.quote is not None:
        quote = " ".join(d.quote.text.split())
        return f"claim {short(d.claim or '')} “{textwrap.shorten(quote, 50, placeholder=' …')}”"
    for target in d.targets:
        if target in found.reports:
            report = found.reports[target]
            return f"report {short(target)} {report.outlet or report.address}"
        one = codes.get(target) or home.get(target)
        if one is not None:
            return f"incident {called(one)} {one.title}"
    return "of what is read no more"
