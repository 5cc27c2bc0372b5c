"""``accounted queue``: what waits for a person, in the order of the desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.names import named
from accounted.cli.options import DEFAULT, AsJson, OnlyOf, RegisterFile

if TYPE_CHECKING:
    from accounted.model import Incident
    from accounted.pipeline import Findings, Progress
    from accounted.weighing import QueueItem

KINDS = ("claim", "origins", "incidents", "problem")


@app.command(
    epilog="Examples:\n\n  accounted queue\n\n  accounted queue baghdadi --kind claim\n\n  accounted queue --limit 0 --json > queue.json"
)
def queue(
    incident: OnlyOf = None,
    register: RegisterFile = DEFAULT,
    kind: Annotated[
        str | None,
        typer.Option(
            help="Only claim (not judged), origins (same or not), incidents (likely duplicates) or problem (at a claim)."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="How many; 0: all that wait.")] = 20,
    as_json: AsJson = False,
) -> None:
    """What a person should look at first: the open questions, by how many people an answer could move a toll.

    In the order of the desk, under the method plain. Each line tells what the weightiest answer would change, and the id by
    which it is decided: a claim by decide reading and decide use, sources by decide same and not-same, incidents by decide
    merge and not-same. All incidents are worked out for it, some ten a second; name one to have its own at once.
    """
    from accounted.printing.console import progress_bar
    from accounted.printing.queue import print_queue

    wanted = None if kind is None else named("--kind", kind, KINDS)
    with shared.opened(register) as book, progress_bar() as progress:
        found = shared.worked_out(book)
        some = list(found.incidents) if incident is None else [found.incident(incident)]
        every = [(i, q) for i, q in _waiting(found, some, progress) if wanted in (None, q.kind)]
    shown = every if limit == 0 else every[:limit]
    if as_json:
        shared.show(
            {
                "waiting": len(every),
                "items": [{"title": i.title, "code": i.code, "question": q} for i, q in shown],
            }
        )
    else:
        print_queue(shown, len(every))


def _waiting(found: Findings, incidents: list[Incident], progress: Progress) -> list[tuple[Incident, QueueItem]]:
    """The questions that wait, in order. Of the two incidents of a pair the one with fewer people asks; asked of one
    incident alone, so does that one."""
    from accounted.weighing import weigh

    rows = []
    for n, one in enumerate(incidents, 1):
        progress("weighing", n, len(incidents))
        rows += [(one, q) for q in weigh(found, one)]
    weight = {q.id: q.weight or 0 for _, q in rows if q.kind == "incidents"}
    waiting = []
    for one, q in rows:
        twin = f"{q.other}~{q.incident}"
        asks = q.kind != "incidents" or len(incidents) == 1
        if not asks and twin in weight:
            asks = (-weight[twin], q.id) < (-weight[q.id], twin)
        if q.waits and asks:
            waiting.append((one, q))
    return sorted(waiting, key=lambda row: (-(row[1].weight or 0), row[1].sure, row[1].id, row[0].id))
