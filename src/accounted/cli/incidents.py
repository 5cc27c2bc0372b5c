"""``accounted incidents``: the incidents, with what a method makes of each."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, AsJson, GroupName, OneMethod, PublishedBy, RecordedBy, RegisterFile


@app.command(
    epilog="Examples:\n\n  accounted incidents\n\n  accounted incidents --method ibc-partial --json\n\n  accounted incidents --published-by 2018-01-28"
)
def incidents(
    register: RegisterFile = DEFAULT,
    method: OneMethod = "plain",
    group: GroupName = "",
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    possible_duplicates: Annotated[
        bool, typer.Option("--possible-duplicates", help="Pairs of incidents worth a look, with reasons.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """The incidents, with what a method makes of each."""
    from accounted import linking, pipeline
    from accounted.printing.incidents import print_duplicates, print_incidents, problems_by_report
    from accounted.reckoning import load

    rules = load(method)
    with shared.opened(register) as book:
        found = shared.worked_out(book, recorded_by, published_by)
        if possible_duplicates:
            decisions = [d.decision for d in found.view.links]
            pairs = linking.possible_duplicates(found.reports, found.claims.values(), found.copies, decisions)
            if as_json:
                shared.show([{"left": a, "right": b, "reasons": list(r)} for a, b, r in pairs])
            else:
                print_duplicates(found, pairs)
            return
        tolls = {
            i.id: [pipeline.toll(found, i, rules, o, group) for o in ("killed", "injured")] for i in found.incidents
        }
        problems = problems_by_report(found.view.problems())
        if as_json:
            shared.show([{"incident": i, "title": i.title, "tolls": tolls[i.id]} for i in found.incidents])
        else:
            print_incidents(found, tolls, rules, problems)
