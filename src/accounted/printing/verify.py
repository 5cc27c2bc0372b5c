"""What ``accounted verify`` found."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from accounted.printing.console import print_line, terminal

if TYPE_CHECKING:
    from accounted.register import Verification


def print_verified(path: Path, v: Verification) -> None:
    console = terminal()
    console.print(f"{path}: {v.entries} entries, head {v.head}")
    for fault in v.faults:
        print_line(console, fault, indent=2)
    console.print(
        "the chain holds"
        if v.ok
        else f"{len(v.faults)} faults: restore the register from a copy, and keep this one for study"
    )
    print_line(console, v.unseen)
