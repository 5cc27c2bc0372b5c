"""``queue`` and ``notes``: what waits for a person, in the order of the desk; and what people noted and how they graded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted import cli
from accounted.cli import DEFAULT, AsJson, RegisterFile, app

if TYPE_CHECKING:
    from accounted.model import Incident
    from accounted.pipeline import Findings, Progress
    from accounted.weighing import QueueItem

KINDS = ("claim", "origins", "incidents", "problem")
OnlyOf = Annotated[str | None, typer.Argument(metavar="INCIDENT", help="Only of this incident.")]


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
    from accounted import printing

    wanted = None if kind is None else cli.named("--kind", kind, KINDS)
    with cli.opened(register) as book, printing.progress() as progress:
        found = cli.worked_out(book)
        some = list(found.incidents) if incident is None else [found.incident(incident)]
        every = [(i, q) for i, q in _waiting(found, some, progress) if wanted in (None, q.kind)]
    shown = every if limit == 0 else every[:limit]
    if as_json:
        cli.show(
            {
                "waiting": len(every),
                "items": [{"title": i.title, "code": i.code, "question": q} for i, q in shown],
            }
        )
    else:
        printing.queue(shown, len(every))


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


@app.command(epilog="Examples:\n\n  accounted notes\n\n  accounted notes I-214 --json")
def notes(incident: OnlyOf = None, register: RegisterFile = DEFAULT, as_json: AsJson = False) -> None:
    """What people noted of claims, reports and incidents, and how they graded incidents; the number is the entry's."""
    from accounted import printing

    with cli.opened(register) as book:
        found = cli.worked_out(book)
        one = None if incident is None else found.incident(incident)
        said = sorted(
            (by for by in (*found.view.notes, *found.view.marks) if by.decision.kind in ("note", "grade")),
            key=lambda by: by.number,
        )
        if one is not None:
            names = {one.id, *one.codes, *one.claims, *one.reports}
            said = [
                by
                for by in said
                if not names.isdisjoint(by.decision.targets)
                or by.decision.claim in names
                or (by.decision.quote is not None and by.decision.quote.report in one.reports)
            ]
        if as_json:
            cli.show(
                [{"entry": by.number, "time": by.time, "author": by.author, "decision": by.decision} for by in said]
            )
        else:
            printing.notes(said, found)
