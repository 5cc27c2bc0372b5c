"""A toll with its reasons; several methods side by side."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from accounted.model import Reason, Toll
from accounted.printing.console import print_line, terminal
from accounted.printing.words import about, answer, origins_words, short

if TYPE_CHECKING:
    from accounted.pipeline import Findings

MARKS = {"used": "●", "floor": "├>", "replaced": "⊘", "set_aside": "⊘", "response": "◇", "note": "·"}


def print_toll(t: Toll, found: Findings) -> None:
    console = terminal()
    print_toll_on(console, t, found)


def print_toll_on(console: Console, t: Toll, found: Findings) -> None:
    console.print()
    console.print(
        Text.assemble(
            (f"{t.outcome.replace('_', ' ')}: ", "bold"),
            (answer(t), "bold"),
            f"   documented range · {t.group} · method {t.method} {t.version}, conformity {t.conformity}"
            + (f" · {origins_words(t)} origin{'' if t.origins_all == 1 else 's'}" if t.origins_all else ""),
        )
    )
    if t.question:
        print_line(console, f"asks: {t.question}" + (f" (setting: {t.setting})" if t.setting else ""), indent=2)
    for r in t.reasons:
        _reason(console, r, found)


def print_side_by_side(console: Console, tolls: Sequence[Toll], found: Findings) -> None:
    """Several methods over the same claims: figures on top, then for each claim what each method does with it."""
    console.print()
    console.print(Text(f"{tolls[0].outcome.replace('_', ' ')}, under {len(tolls)} methods", style="bold"))
    table = Table(show_edge=False, pad_edge=False)
    table.add_column("")
    for t in tolls:
        table.add_column(f"{t.method} {t.version}", overflow="fold")
    table.add_row("documented range", *(Text(answer(t), style="bold") for t in tolls))
    table.add_row("group", *(t.group for t in tolls))
    table.add_row("conformity", *(t.conformity for t in tolls))
    table.add_row("origins behind it", *(origins_words(t) for t in tolls))
    if any(t.question for t in tolls):
        asks = [f"{t.question or ''}" + (f" ({t.setting})" if t.question and t.setting else "") for t in tolls]
        table.add_row("asks", *asks)
    table.add_section()
    for claim in dict.fromkeys(r.claim for t in tolls for r in t.reasons if r.claim is not None):
        lines = [next((r for r in t.reasons if r.claim == claim), None) for t in tolls]
        first = next(r for r in lines if r is not None)
        held = found.claims.get(claim)
        said = first.sentence.partition(". ")[0]
        if held is not None:
            said += f"\n“{textwrap.shorten(' '.join(held.quote.text.split()), 60, placeholder=' …')}” [{short(claim)}]"
        table.add_row(said, *(_done(r, first) for r in lines))
    table.add_section()
    for t in tolls:
        for r in t.reasons:
            if r.claim is None:
                table.add_row("", *(r.sentence if other is t else "" for other in tolls))
    console.print(table)


def _done(r: Reason | None, first: Reason) -> Text:
    """What a method does with a claim, set apart where it does something else than the first one does."""
    if r is None:
        return Text("-")
    style = (
        "bold" if (r.use, r.rule) != (first.use, first.rule) else "dim" if r.use in ("set_aside", "replaced") else ""
    )
    return Text(f"{MARKS[r.use]} {r.use.replace('_', ' ')}: {r.rule.replace('_', ' ')}", style=style)


def _reason(console: Console, r: Reason, found: Findings) -> None:
    print_line(
        console,
        f"{MARKS[r.use]} {r.use.replace('_', ' ')} ({r.rule}): {r.sentence}",
        indent=2,
        style="dim" if r.use in ("set_aside", "replaced") else None,
    )
    for key, before in ((r.claim, ""), (r.other, "of: " if r.rule in ("copy", "repeat") else "by: ")):
        claim = found.claims.get(key or "")
        if claim is not None:
            quote = " ".join(claim.quote.text.split())
            said = f"{before}“{quote}” — {about(found.reports[claim.quote.report])} [{short(key or '')}]"
            print_line(console, said, indent=6, style="italic")
