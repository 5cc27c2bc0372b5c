"""``accounted decide merge``: these incidents are one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli.apps import decide_app
from accounted.cli.decide.moving import PREVIEWED, move
from accounted.cli.options import DEFAULT, AsJson, By, Preview, RegisterFile, Why
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.model import Decision, Incident
    from accounted.pipeline import Findings


@decide_app.command(
    epilog="Examples:\n\n  accounted decide merge 3f2a 81bc --preview\n\n"
    "  accounted decide merge 3f2a 81bc --why 'one strike, two villages share the name'"
)
def merge(
    incidents: Annotated[list[str], typer.Argument(metavar="INCIDENT...", help="Two or more incidents.")],
    why: Why = "",
    preview: Preview = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """These incidents are one."""
    from accounted.moves import merging

    def deciding(found: Findings) -> tuple[list[Incident], list[Decision]]:
        parts = [found.incident(i) for i in incidents]
        if len({p.id for p in parts}) < 2:
            raise BadInput("decide merge: give at least two different incidents - see accounted incidents")
        return parts, merging(parts, why or PREVIEWED)

    move("decide merge", register, by, why, preview, as_json, deciding)
