"""``accounted decide use``: may this claim bear on a toll?"""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.names import the_claim
from accounted.cli.options import DEFAULT, By, ClaimName, RegisterFile, Why


@decide_app.command(
    epilog="Example:\n\n  accounted decide use claim-3f2a set_aside --why 'implausible: the clinic has ten beds'"
)
def use(
    claim: ClaimName,
    value: Annotated[str, typer.Argument(help="used or set_aside.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """May this claim bear on a toll? used, or set_aside with why (implausible, interested, superseded, hearsay, out of scope)."""
    from accounted.model import Decision

    with shared.opened(register, write=True) as book:
        target = the_claim(shared.worked_out(book), claim)
        shared.decided(
            book.decide(
                Decision(kind="use", value=value.replace("-", "_"), why=why, quote=target.quote, claim=target.id),
                author=shared.author(by),
                time=shared.now(),
            )
        )
