"""``accounted claims``: the claims with their quotes."""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.names import named, outcome_named
from accounted.cli.options import DEFAULT, AsJson, OnlyOf, PublishedBy, RecordedBy, RegisterFile
from accounted.model import Scope

SCOPES = get_args(Scope)


@app.command(
    epilog="Examples:\n\n  accounted claims\n\n  accounted claims baghdadi --outcome killed\n\n  accounted claims --scope background --json"
)
def claims(
    incident: OnlyOf = None,
    register: RegisterFile = DEFAULT,
    outcome: Annotated[str | None, typer.Option(help="Only of this outcome.")] = None,
    scope: Annotated[
        str | None, typer.Option(help="Only of this scope: this_incident, background, another_incident …")
    ] = None,
    report: Annotated[
        str | None, typer.Option(help="Only of reports whose id, address or outlet holds these words.")
    ] = None,
    circumstances: Annotated[bool, typer.Option("--circumstances", help="Circumstance claims too.")] = False,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """The claims with their quotes, whether in an incident or not."""
    from accounted.model import CasualtyClaim
    from accounted.printing.claims import print_claims

    wanted = None if outcome is None else outcome_named(outcome)
    scope = None if scope is None else named("--scope", scope, SCOPES)
    with shared.opened(register) as book:
        found = shared.worked_out(book, recorded_by, published_by)
        keep = set(found.incident(incident).claims) if incident else None
        rows = []
        for key, claim in found.claims.items():
            about = found.reports[claim.quote.report]
            if keep is not None and key not in keep:
                continue
            if not circumstances and not isinstance(claim, CasualtyClaim):
                continue
            if wanted is not None and claim.outcome != wanted:
                continue
            if scope is not None and claim.scope != scope:
                continue
            if report is not None and report.lower() not in f"{about.id} {about.address} {about.outlet}".lower():
                continue
            rows.append((key, claim))
        if as_json:
            shared.show([{"id": k, "claim": c, "set_aside": k in found.view.set_aside} for k, c in rows])
        else:
            print_claims(found, rows)
