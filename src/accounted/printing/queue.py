"""The open questions, the weightiest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rich.table import Table

from accounted.model import Incident
from accounted.printing.console import terminal
from accounted.printing.words import called, short

if TYPE_CHECKING:
    from accounted.weighing import QueueItem


def print_queue(rows: Sequence[tuple[Incident, QueueItem]], waiting: int) -> None:
    """The open questions, the weightiest first."""
    console = terminal()
    if not rows:
        console.print("nothing waits")
        return
    table = Table(show_edge=False, pad_edge=False)
    for head, right in (("people", True), ("question", False), ("who", False), ("would change", False), ("incident", False), ("id", False)):  # fmt: skip
        table.add_column(head, justify="right" if right else "left", no_wrap=head in ("people", "id"))
    for incident, item in rows:
        table.add_row(
            "?" if item.weight is None else str(item.weight),
            item.head,
            " · ".join(item.names) or item.who,
            item.line,
            f"{called(incident)} {incident.title}",
            called_by(item),
        )
    console.print(table)
    console.print(f"{len(rows)} of {waiting} that wait; people: by how many an answer could move the toll")


def called_by(item: QueueItem) -> str:
    """What a decision on it names: the claim, the problem, the other incident; of two sources their names stand beside."""
    if item.kind == "origins":
        return "-"
    return short(item.other if item.other is not None else item.claim or item.problem or item.id)
