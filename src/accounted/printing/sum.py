"""Tolls of several incidents added up, with what that leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from accounted.printing.console import print_line, terminal
from accounted.printing.words import figures_words, many, short

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.reckoning import Sum


def print_sum(total: Sum, found: Findings, undated: int) -> None:
    """A sum with what it leaves out. ``undated``: incidents that a choice by day could not reach."""
    console = terminal()
    by_id = {i.id: i for i in found.incidents}
    console.print(
        Text.assemble(
            (f"{total.outcome.replace('_', ' ')}: {figures_words(total.fields, total.open_high)}", "bold"),
            (f", plus {many(len(total.unknown), 'incident')} with unknown number" if total.unknown else "", "bold"),
        )
    )
    console.print(
        f"documented ranges added up · {total.group} · method {total.method} {total.version}, conformity {total.conformity}"
        f" · {many(len(total.incidents), 'incident')}"
    )
    for note in total.notes:
        print_line(console, note, indent=2)
    if total.silent:
        print_line(
            console, f"{many(len(total.silent), 'incident')} of which nobody says a word of it: no zero", indent=2
        )
    if undated:
        print_line(console, f"{many(undated, 'incident')} without a day, which a choice by day leaves out", indent=2)
    for one in total.left_out:
        i = by_id.get(one.incident)
        print_line(
            console, f"left out ({one.rule}): {short(one.incident)} {i.title if i else ''}: {one.sentence}", indent=2
        )
