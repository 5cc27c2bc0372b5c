"""The table of incidents, and pairs of them that may be one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from rich.table import Table
from rich.text import Text

from accounted.model import LinkReason, Problem, Toll
from accounted.printing.console import print_line, terminal
from accounted.printing.words import SYNTHETIC, answer, called, kind_of, when, where

if TYPE_CHECKING:
    from accounted.pipeline import Findings


def problems_by_report(problems: Iterable[Problem]) -> Counter[str]:
    return Counter(p.report or p.address or "" for p in problems)


def print_incidents(found: Findings, tolls: dict[str, list[Toll]], rules: Any, problems: Counter[str]) -> None:
    console = terminal()
    if not found.incidents:
        console.print(
            "no incidents" + ("" if found.reports else ": the register holds no reports; see accounted record --help")
        )
        return
    table = Table(
        title=f"Incidents · method {rules.name} {rules.version}, conformity {rules.conformity} · documented ranges, not statistics",
        title_justify="left",
        show_edge=False,
        pad_edge=False,
    )
    for head, right in (
        ("id", False),
        ("place", False),
        ("date", False),
        ("kind", False),
        ("killed", True),
        ("injured", True),
        ("reports", True),
        ("origins", True),
        ("problems", True),
        ("", False),
    ):
        table.add_column(head, justify="right" if right else "left", no_wrap=head in ("id", "date"))
    for i in found.incidents:
        k, j = tolls[i.id]
        known, all_ = found.accounts_behind(i)
        table.add_row(
            called(i),
            where(i.place),
            when(i),
            kind_of(i),
            answer(k),
            answer(j),
            str(len(i.reports)),
            str(all_) if known == all_ else f"{known} to {all_}",
            str(sum(problems.get(r, 0) for r in i.reports)),
            SYNTHETIC if i.synthetic else "",
        )
    console.print(table)
    groups = sorted({t.group for ts in tolls.values() for t in ts})
    console.print(f"group: {', '.join(groups)}")
    unread = found.view.unread
    if unread:
        console.print("not yet read: " + ", ".join(f"{k} {v}" for k, v in sorted(unread.items())))


def print_duplicates(found: Findings, pairs: Sequence[tuple[str, str, Sequence[LinkReason]]]) -> None:
    console = terminal()
    if not pairs:
        console.print("no pair of incidents is close enough to be worth a look")
    for a, b, reasons in pairs:
        left, right = found.incident(a), found.incident(b)
        one, other = f"{where(left.place)}, {when(left)}", f"{where(right.place)}, {when(right)}"
        console.print(Text.assemble((called(left), "bold"), f" {one}  ?=  ", (called(right), "bold"), f" {other}"))
        for r in reasons:
            print_line(console, f"{'for' if r.weight > 0 else 'against'}: {r.sentence}", indent=2)
