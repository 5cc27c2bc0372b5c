"""``accounted decide interest``: what interest a source has."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.names import nearest, source_named
from accounted.cli.options import DEFAULT, By, RegisterFile, Why
from accounted.model import BadInput


@decide_app.command(
    epilog="Example:\n\n  accounted decide interest 'Ryan Dillon' accused --why 'speaks for the force that fired'"
)
def interest(
    source: Annotated[str, typer.Argument(help="Name of the source as explain prints it.")],
    value: Annotated[str, typer.Argument(help="accused, victims_side, third_party or unknown.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """What interest a source has. An accused party's figures stand beside a toll, not in it."""
    from accounted.model import Decision

    known = ("accused", "victims_side", "third_party", "unknown")
    if value not in known:
        raise BadInput(
            f"decide interest: {value!r} is no interest{nearest(value, known)} - give one of: {', '.join(known)}"
        )
    with shared.opened(register, write=True) as book:
        name = source_named(shared.worked_out(book), source)
        number = book.decide(
            Decision(kind="interest", value=value, targets=(name,), why=why),
            author=shared.author(by),
            time=shared.now(),
        )
        shared.decided(number, again=True)
        speak = {
            s.name for c in shared.worked_out(book).claims.values() for s in c.attribution[:1] if s.interest == value
        }
        said = "; ".join(sorted(speak)) or "nobody who speaks in a claim; the name stands only in the middle of chains"
        typer.echo(f"{value.replace('_', ' ')} are now: {said}")
