"""The table of methods that ship."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from accounted.model import Method
from accounted.printing.console import terminal


def print_methods(cards: Sequence[Method]) -> None:
    console = terminal()
    table = Table(show_edge=False, pad_edge=False)
    for head in ("method", "version", "conformity", "what it does"):
        table.add_column(head)
    for m in cards:
        table.add_row(m.name, m.version, m.conformity, m.summary)
    console.print(table)
