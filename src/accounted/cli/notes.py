"""``accounted notes``: what people noted and how they graded."""

from __future__ import annotations

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, AsJson, OnlyOf, RegisterFile


@app.command(epilog="Examples:\n\n  accounted notes\n\n  accounted notes I-214 --json")
def notes(incident: OnlyOf = None, register: RegisterFile = DEFAULT, as_json: AsJson = False) -> None:
    """What people noted of claims, reports and incidents, and how they graded incidents; the number is the entry's."""
    from accounted.printing.notes import print_notes

    with shared.opened(register) as book:
        found = shared.worked_out(book)
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
            shared.show(
                [{"entry": by.number, "time": by.time, "author": by.author, "decision": by.decision} for by in said]
            )
        else:
            print_notes(said, found)
