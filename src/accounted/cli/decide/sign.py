"""``accounted decide sign``: a person went through the incident."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.decide.standing import CITED, standing_of
from accounted.cli.names import named
from accounted.cli.options import DEFAULT, By, IncidentName, RegisterFile, Why
from accounted.model import BadInput

STEPS = ("reviewed", "second-read", "released", "draft")


@decide_app.command(
    epilog="Examples:\n\n  accounted decide sign I-214 reviewed --by 'Recorder A'\n\n  accounted decide sign I-214 second-read --by 'Recorder B'\n\n"
    "  accounted decide sign I-214 draft --why 'a second report came'"
)
def sign(
    incident: IncidentName,
    step: Annotated[str, typer.Argument(help="reviewed, second-read, released, or draft, which takes all back.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """A person went through the incident: reviewed, then second-read by somebody else, then released.

    The tolls that were signed are kept with it, so that what changed since is told. Signing again at the same step takes
    the present state. What is released is cited by its code, so open the incident first.
    """
    from accounted.model import Decision, Stood
    from accounted.web.saying import STATES

    value = named("STEP", step, STEPS).replace("-", "_")
    if value == "draft" and not why.strip():
        raise BadInput("decide sign: say with --why why the signatures are taken back")
    with shared.opened(register, write=True) as book:
        found = shared.worked_out(book)
        one = found.incident(incident)
        if value == "released" and one.code is None:
            raise BadInput(
                f"decide sign: what is released is cited by its code - accounted decide open {incident} first"
            )
        stands = standing_of(found, one)
        decision = Decision(
            kind="sign", value=value, why=why or f"went through it: {STATES[value]}", targets=one.claims,
            stood=tuple(Stood(of=o, words=stands.now[o]) for o in CITED), follows=stands.latest_signature,
        )  # fmt: skip
        shared.decided(book.decide(decision, author=shared.author(by), time=shared.now()), again=True)
        typer.echo(f"{one.title} is {STATES[value]} now")
