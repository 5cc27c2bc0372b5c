"""``accounted decide triage``: a whole report bears on no toll."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.names import nearest, the_report
from accounted.cli.options import DEFAULT, By, RegisterFile, Why
from accounted.model import BadInput


@decide_app.command(
    epilog="Examples:\n\n  accounted decide triage 'Example Daily' out-of-scope --why 'a drill'\n\n  accounted decide triage report-3f2a duplicate --of report-77b0 --why 'the same page under another address'\n\n  accounted decide triage report-3f2a withdrawn --why 'no drill after all'"
)
def triage(
    report: Annotated[str, typer.Argument(help="Id or the beginning of one, or words of its outlet or address.")],
    value: Annotated[str, typer.Argument(help="background, out-of-scope, duplicate (with --of), or withdrawn.")],
    why: Why = "",
    of: Annotated[str, typer.Option(help="The report that a duplicate repeats.")] = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """A whole report bears on no toll: its claims are set aside with the reason, until it is withdrawn or one claim is decided to be used. Into another incident reports go by merge and split."""
    from accounted.model import Decision

    known = ("background", "out_of_scope", "duplicate", "withdrawn")
    wanted = value.replace("-", "_")
    if wanted not in known:
        names = [k.replace("_", "-") for k in known]
        raise BadInput(
            f"decide triage: {value!r} cannot be said{nearest(value, names)} - give one of: {', '.join(names)}"
        )
    with shared.opened(register, write=True) as book:
        found = shared.worked_out(book)
        target = the_report(found, report)
        targets = [target.id, the_report(found, of).id] if wanted == "duplicate" and of else [target.id]
        if wanted == "withdrawn" and target.id not in found.view.triage:
            raise BadInput(
                f"decide triage: nobody has said where {target.address} goes - there is nothing to take back"
            )
        shared.decided(
            book.decide(
                Decision(kind="triage", value=wanted, targets=tuple(targets), why=why),
                author=shared.author(by),
                time=shared.now(),
            )
        )
