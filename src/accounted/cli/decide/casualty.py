"""``accounted decide casualty``: a named person is a casualty of an incident."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.names import named, the_claim
from accounted.cli.options import DEFAULT, By, ClaimName, RegisterFile, Why


@decide_app.command(
    epilog="Examples:\n\n  accounted decide casualty claim-3f2a killed --person 'A. Example' --why 'two lists and the family'\n\n  accounted decide casualty claim-77b0 alive --person 'A. Example' --since 2031-03-04 --why 'gave an interview'"
)
def casualty(
    claim: ClaimName,
    state: Annotated[str, typer.Argument(help="missing, injured, killed, died_later, alive or withdrawn.")],
    person: Annotated[str, typer.Option(help="The name by which this person is told apart from every other.")],
    why: Why = "",
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Since when; a later day outranks an earlier one.")
    ] = None,
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """A named person is a real casualty of this claim's incident, told apart from every other. Who is accepted as dead is a
    floor under the toll; who turns out alive lowers it, and both states stay in the history."""
    from accounted.model import Decision
    from accounted.reckoning import STATES

    value = named("casualty", state, STATES)
    with shared.opened(register, write=True) as book:
        target = the_claim(shared.worked_out(book), claim)
        decision = Decision(
            kind="casualty", value=value, targets=(target.id,), person=" ".join(person.split()), since=since, why=why
        )
        shared.decided(book.decide(decision, author=shared.author(by), time=shared.now()), again=True)
