"""What ``accounted record`` took in."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from accounted.printing.console import plain, terminal

if TYPE_CHECKING:
    from accounted.pipeline import Recorded

FAULTS_TOLD = 5
"""Lines on standard error about one file; the register holds them all."""


def print_recorded(path: Path, done: Recorded, incidents: int, unread: dict[str, int]) -> None:
    console = terminal()
    console.print(
        f"{path}: {done.files} files, {done.new} new, {done.known} known; {done.reports} reports, {done.read} read now, {done.claims} claims; {incidents} incidents"
    )
    if unread:
        console.print("not yet read: " + ", ".join(f"{k} {v}" for k, v in sorted(unread.items())))
    told: Counter[str] = Counter()
    for problem in done.problems:
        if problem.severity != "note":
            told[problem.address or ""] += 1
            if told[problem.address or ""] <= FAULTS_TOLD:
                sys.stderr.write(
                    plain(f"accounted: {problem.seen} - {problem.settle or 'see accounted problems'}") + "\n"
                )
    for address, n in told.items():
        if n > FAULTS_TOLD:
            sys.stderr.write(
                f"accounted: {address}: {n - FAULTS_TOLD} more problems - see accounted problems --stage reading\n"
            )
    notes = sum(p.severity == "note" for p in done.problems)
    if notes:
        console.print(f"{notes} notes on files: see accounted problems --stage reading")
