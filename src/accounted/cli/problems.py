"""``accounted problems``: what could not be taken in or understood; closing one."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.names import named
from accounted.cli.options import DEFAULT, AsJson, By, RegisterFile
from accounted.model import BadInput

STAGES = ("reading", "claims", "places", "linking", "reckoning", "register")


@app.command(
    epilog="Examples:\n\n  accounted problems\n\n  accounted problems --stage claims --json\n\n  accounted problems --close problem-1f2e --why 'the speaker is the mayor'"
)
def problems(
    register: RegisterFile = DEFAULT,
    stage: Annotated[str | None, typer.Option(help="Only of this stage: reading, claims, places …")] = None,
    close: Annotated[str | None, typer.Option(metavar="ID", help="Close this problem.")] = None,
    why: Annotated[str, typer.Option(help="Why it is closed.")] = "",
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """What was seen and could not be taken in or understood, and what would settle it."""
    from accounted.model import Decision
    from accounted.printing.problems import print_problems

    stage = None if stage is None else named("--stage", stage, STAGES)
    with shared.opened(register, write=close is not None) as book:
        view = book.view()
        rows = [p for p in view.problems() if stage is None or p.stage == stage]
        if close is not None:
            target = [p for p in rows if p.id.startswith(close) or p.id.removeprefix("problem-").startswith(close)]
            if len(target) != 1:
                raise BadInput(
                    f"--close: {'several problems begin' if target else 'no open problem begins'} with {close!r} - see accounted problems"
                )
            book.decide(
                Decision(kind="close_problem", targets=(target[0].id,), why=why),
                author=shared.author(by),
                time=shared.now(),
            )
            typer.echo(f"closed: {target[0].seen}")
            return
        if as_json:
            shared.show([{"id": p.id, "problem": p} for p in rows])
        else:
            print_problems(rows, view)
