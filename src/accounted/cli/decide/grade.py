"""``accounted decide grade``: how well an incident is attested."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.decide.standing import names_for_good
from accounted.cli.names import nearest
from accounted.cli.options import DEFAULT, By, IncidentName, RegisterFile, Why
from accounted.model import BadInput


@decide_app.command(
    epilog="Examples:\n\n  accounted methods show airwars-observed\n\n  accounted decide grade I-214 'airwars-observed: fair' --why 'two hospitals'\n\n"
    "  accounted decide grade I-214 withdrawn --why 'one hospital was a copy'"
)
def grade(
    incident: IncidentName,
    value: Annotated[str, typer.Argument(help="METHOD: GRADE as the method's file has it, or withdrawn.")],
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """How well an incident is attested, by a method's scale."""
    from accounted import reckoning
    from accounted.model import Decision

    scales = {r.name: r.grades for r in reckoning.graded()}
    known = [f"{name}: {one}" for name, grades in scales.items() for one in grades]
    if value != "withdrawn" and value not in known:
        raise BadInput(
            f"decide grade: {value!r} is no grade{nearest(value, known)} - give one of: {'; '.join(known)}; or withdrawn"
        )
    with shared.opened(register, write=True) as book:
        found = shared.worked_out(book)
        targets = names_for_good(found, found.incident(incident))
        standing = [m.decision.targets for m in found.view.marks if m.decision.kind == "grade"]
        if value == "withdrawn":
            mine = [t for t in standing if set(t) & set(targets)]
            if not mine:
                raise BadInput("decide grade: nobody has graded it - there is nothing to take back")
            targets = mine[-1]
        decision = Decision(kind="grade", value=value, targets=targets, why=why)
        shared.decided(book.decide(decision, author=shared.author(by), time=shared.now()))
