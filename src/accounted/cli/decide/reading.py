"""``accounted decide reading``: does the quote say this?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, cast

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.names import the_claim
from accounted.cli.options import DEFAULT, By, ClaimName, RegisterFile, Why
from accounted.model import BadInput


@decide_app.command(
    epilog="Examples:\n\n  accounted decide reading claim-3f2a right --why 'read it in the page'\n\n  accounted decide reading claim-3f2a wrong --why 'an age, not a count'"
)
def reading(
    claim: ClaimName,
    value: Annotated[str, typer.Argument(help="right, wrong, or corrected (with --correction).")],
    why: Why = "",
    correction: Annotated[
        Path | None, typer.Option(help="JSON of the claim as it should read; see accounted schema.")
    ] = None,
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Does the quote say this? right, corrected or wrong."""
    from accounted.model import Claim, Decision, decode

    with shared.opened(register, write=True) as book:
        target = the_claim(shared.worked_out(book), claim)
        mended = None
        if correction is not None:
            try:
                mended = decode(correction.read_bytes(), cast(Any, Claim))
            except OSError as err:
                raise BadInput(f"{correction}: cannot be read ({err.strerror}) - give a JSON file of a claim") from err
        shared.decided(
            book.decide(
                Decision(kind="reading", value=value, why=why, quote=target.quote, claim=target.id, correction=mended),
                author=shared.author(by),
                time=shared.now(),
            )
        )
