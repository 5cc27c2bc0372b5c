"""Everything behind an incident's figures, in one answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from accounted.model import ASPECTS, CircumstanceClaim, Incident, Problem, Toll
from accounted.printing.console import print_line, terminal
from accounted.printing.toll import print_side_by_side, print_toll_on
from accounted.printing.words import SYNTHETIC, chain_of, short, when, where

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.publishing.signed import SinceSigned
    from accounted.reckoning import Casualty


def print_explained(
    found: Findings, i: Incident, tolls: list[Toll], people: Sequence[Casualty], problems: list[Problem],
    since: SinceSigned | None = None,
) -> None:  # fmt: skip
    from accounted.corrections import corrections
    from accounted.printing.corrections import lines
    from accounted.printing.origins import print_origins

    console = terminal()
    console.print(Text(f"{where(i.place)} · {when(i)}", style="bold"))
    known, all_ = found.accounts_behind(i)
    n = len(i.reports)
    console.print(
        f"{i.kind}{' · ' + i.violence[0].replace('_', ' ') if i.violence else ''} · {n} report{'s' if n != 1 else ''}, {all_ if known == all_ else f'{known} to {all_}'} origin{'' if all_ == 1 else 's'} · {i.state}"
        + (f" · {SYNTHETIC}" if i.synthetic else "")
    )
    console.print(
        f"place: {i.place.precision.replace('_', ' ')}"
        + (f", UCDP {i.place.ucdp}" if i.place.ucdp else "")
        + (f", ACLED {i.place.acled}" if i.place.acled else "")
        + f" · time: {i.period.precision.replace('_', ' ')}"
        + (f", {i.period.part_of_day}" if i.period.part_of_day else "")
        + f" · id {short(i.id)}"
        + (f" · code {', '.join(i.codes)}" if i.codes else "")
    )
    if since is not None:
        print_line(console, f"{since!r}; nobody has signed what stands here now")
    for outcome in dict.fromkeys(t.outcome for t in tolls):
        some = [t for t in tolls if t.outcome == outcome]
        if len(some) == 1:
            print_toll_on(console, some[0], found)
        else:
            print_side_by_side(console, some, found)
    mended = corrections(found, tolls)
    if mended:
        console.print(Text("\nCorrected claims that these figures rest on", style="bold"))
        for line in lines(mended, short):
            print_line(console, line, indent=2)
    if people:
        _casualties(console, people)
    _circumstances(console, found, i)
    print_origins(console, found, i)
    if i.reasons:
        console.print(Text("\nWhy these reports are one incident", style="bold"))
        for r in i.reasons:
            print_line(console, r.sentence, indent=2)
    if problems:
        console.print(Text(f"\nProblems: {len(problems)}", style="bold"))
        for p in problems:
            report = found.reports.get(p.report or "")
            of = "" if report is None else f" (in {report.outlet or 'a report'}, {report.published or 'undated'})"
            print_line(
                console, f"{p.seen}{of}" + (f" — {p.settle}" if p.settle else "") + f" [{short(p.id)}]", indent=2
            )


def _casualties(console: Console, people: Sequence[Casualty]) -> None:
    """Casualties accepted by name, without their names, which stay on the internal page."""
    console.print(Text(f"\nCasualties accepted by name: {len(people)}", style="bold"))
    for n, one in enumerate(people, 1):
        states = "; ".join(
            f"{s.state.replace('_', ' ')}{' since ' + s.day if s.day else ''} (entry {s.number})" for s in one.states
        )
        print_line(console, f"{n}. {states}", indent=2)


def _circumstances(console: Console, found: Findings, i: Incident) -> None:
    rows = [c for k in i.claims if isinstance(c := found.claims.get(k), CircumstanceClaim)]
    members = set(i.reports)
    rows += [
        c
        for c in found.claims.values()
        if isinstance(c, CircumstanceClaim)
        and c.scope == "general_practice"
        and c.quote.report in members
        and c not in rows
    ]
    if not rows:
        return
    console.print(Text("\nCircumstances, each as somebody said it", style="bold"))
    for aspect in ASPECTS:
        some = [c for c in rows if c.aspect == aspect]
        if not some:
            continue
        values: dict[str, list[str]] = {}
        for c in sorted(some, key=lambda c: (c.order or 0, c.value)):
            value = "(name kept in; see the internal page)" if aspect == "person" else c.value.replace("_", " ")
            if c.scope == "general_practice":
                value += " (general practice, no fact of this incident)"
            if c.stance != "asserted":
                value += f" ({c.stance.replace('_', ' ')})"
            if c.certainty not in (None, "reported_as_fact"):
                value += f" ({c.certainty.replace('_', ' ')})"
            if c.order is not None:
                value = f"{c.order}. {value}"
            values.setdefault(value, []).append(chain_of(c))
        for n, (value, chains) in enumerate(values.items()):
            said = "; ".join(dict.fromkeys(chains))
            print_line(console, f"{aspect.replace('_', ' ') if n == 0 else '':<14} {value} — {said}", indent=2)
