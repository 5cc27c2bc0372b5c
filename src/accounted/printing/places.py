"""Where words point to."""

from __future__ import annotations

from collections.abc import Sequence

from accounted.model import Place, Problem
from accounted.printing.console import terminal
from accounted.printing.words import where


def print_place(p: Place, trouble: Sequence[Problem]) -> None:
    console = terminal()
    console.print(
        f"{where(p)} · {p.precision.replace('_', ' ')}"
        + (f" · {p.lat:.4f}, {p.lon:.4f}" if p.lat is not None and p.lon is not None else " · no point")
        + f" · UCDP {p.ucdp if p.ucdp is not None else '-'} · ACLED {p.acled if p.acled is not None else '-'}"
    )
    for c in p.candidates:
        console.print(f"  candidate, not the answer: {c}")
    for t in trouble:
        console.print(f"  problem: {t.seen}" + (f" - {t.settle}" if t.settle else ""))
