"""The table of claims with their quotes."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from accounted.model import CasualtyClaim, Claim
from accounted.printing.console import terminal
from accounted.printing.words import about, chain_of, figure, short

if TYPE_CHECKING:
    from accounted.pipeline import Findings


def print_claims(found: Findings, rows: Sequence[tuple[str, Claim]]) -> None:
    console = terminal()
    table = Table(show_edge=False, pad_edge=False)
    for head in ("id", "what", "how many", "of whom", "who says", "covers", "scope, stance", "quote", "report"):
        table.add_column(head, no_wrap=head == "id", overflow="fold")
    for key, c in rows:
        quote = "“" + textwrap.shorten(" ".join(c.quote.text.split()), 70, placeholder=" …") + "”"
        report = about(found.reports[c.quote.report])
        aside = " (set aside)" if key in found.view.set_aside else ""
        say = f"{c.scope.replace('_', ' ')}, {c.stance.replace('_', ' ')}{aside}"
        if isinstance(c, CasualtyClaim):
            table.add_row(
                short(key),
                c.outcome.replace("_", " "),
                figure(c.count),
                c.group.words,
                chain_of(c),
                c.covers.replace("_", " "),
                say,
                quote,
                report,
            )
        else:
            value = "(name kept in)" if c.aspect == "person" else c.value
            table.add_row(
                short(key),
                c.aspect.replace("_", " "),
                value,
                "",
                chain_of(c),
                "",
                say,
                quote if c.aspect != "person" else "",
                report,
            )
    console.print(table)
    console.print(f"{len(rows)} claims")
