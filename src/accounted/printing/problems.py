"""The table of problems."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from accounted.model import Problem
from accounted.printing.console import terminal
from accounted.printing.words import short

if TYPE_CHECKING:
    from accounted.register import View


def print_problems(rows: Sequence[Problem], view: View) -> None:
    console = terminal()
    if not rows:
        console.print("no open problems")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head in ("id", "stage", "what was seen", "what would settle it", "where"):
        table.add_column(head, no_wrap=head == "id", overflow="fold")
    for p in rows:
        place = (
            "“" + textwrap.shorten(" ".join(p.quote.text.split()), 60, placeholder=" …") + "”"
            if p.quote
            else (p.address or "")
        )
        table.add_row(short(p.id), p.stage, p.seen, p.settle, place)
    console.print(table)
    counted = Counter(p.code for p in rows)
    console.print(
        f"{len(rows)} open: " + ", ".join(f"{code.replace('_', ' ')} {n}" for code, n in sorted(counted.items()))
    )
