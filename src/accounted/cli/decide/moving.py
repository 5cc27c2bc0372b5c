"""What belongs together: decisions that move claims between incidents. What cannot be followed as written is refused whole,
and every one of them can be looked at before (``--preview``)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from accounted.cli import shared
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident
    from accounted.pipeline import Findings
    from accounted.register import Entry

PREVIEWED = "preview"
"""The why of what is not written down."""

Deciding = Callable[["Findings"], tuple[list["Incident"], list["Decision"]]]
"""From findings to the incidents that a decision is about, and the decision, which may take several entries."""


def move(name: str, register: Path, by: str | None, why: str, preview: bool, as_json: bool, deciding: Deciding) -> None:
    """Write decisions down whole, where they can be followed as written; or only show what they would do."""
    from accounted.moves import changed, figured, followed, moved, travelling
    from accounted.pipeline import store, work_out
    from accounted.printing.moves import print_moved, print_travelling

    if not preview and not why.strip():
        raise BadInput(f"{name}: has no why; say on what grounds with --why, or look at it first with --preview")
    with shared.opened(register, write=not preview) as book:
        found = shared.worked_out(book)
        before, decisions = deciding(found)
        after = followed(found, decisions, name)
        numbers: tuple[int, ...] = ()
        if not preview:
            numbers = book.decide_all(
                figured(found, decisions, after),
                author=shared.author(by),
                time=shared.now(),
                seen=found.view.entries,
                clashes=_moves,
            )
            after = work_out(book)
            store(book, after)
        # Claims take others with them, so that incidents may change which nobody has named.
        named = {i.id for i in before}
        before = [*before, *(i for i in changed(found, after) if i.id not in named)]
        stood, _ = moved(before, found)
        parts, homeless = moved(before, after)
        travels = travelling(found, after)
        if as_json:
            shared.show(
                {
                    "entry": numbers[-1] if numbers else None,
                    "entries": numbers,
                    "preview": preview,
                    "before": stood,
                    "parts": parts,
                    "travels": travels,
                    "in_no_incident": homeless,
                }
            )
            return
        if numbers:
            shared.decided(numbers[-1], first=numbers[0])
        print_moved(stood, parts, homeless, preview=preview)
        print_travelling(found, travels, preview=preview)
        number_of = "1 incident" if len(after.incidents) == 1 else f"{len(after.incidents)} incidents"
        typer.echo(f"{number_of} {'then; nothing was written' if preview else 'now'}")


def _moves(entry: Entry) -> bool:
    """Whether an entry of another program may change what was just worked out: it moves claims, or changes what is read."""
    from accounted.register import Decided

    carried = entry.payload
    if isinstance(carried, Decided):
        return carried.decision.kind in ("same", "not_same", "merge", "split", "triage", "reading")
    return entry.kind != "opened"
