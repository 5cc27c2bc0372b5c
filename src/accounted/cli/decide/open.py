"""``accounted decide open``: an incident gets a code to cite."""

from __future__ import annotations

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.options import DEFAULT, By, IncidentName, RegisterFile, Why
from accounted.model import BadInput


@decide_app.command(
    "open", epilog="Example:\n\n  accounted decide open baghdadi --why 'first reading done, worth a file of its own'"
)
def open_incident(incident: IncidentName, why: Why = "", register: RegisterFile = DEFAULT, by: By = None) -> None:
    """Open an incident: it gets a code to cite, which is never used again and outlives merges and splits."""
    from accounted.linking import code_of
    from accounted.model import Decision

    with shared.opened(register, write=True) as book:
        one = shared.worked_out(book).incident(incident)
        if one.code is not None:
            raise BadInput(f"decide open: {one.title} is open already, as {one.code} - cite that")
        number = book.decide(
            Decision(kind="open", targets=one.claims, why=why), author=shared.author(by), time=shared.now()
        )
        typer.echo(f"{one.title} is {code_of(number)} from now on")
