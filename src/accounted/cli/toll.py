"""``accounted toll``: one figure of one incident."""

from __future__ import annotations

from typing import Any, cast

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.names import outcome_named
from accounted.cli.options import (
    DEFAULT,
    AsJson,
    GroupName,
    IncidentName,
    OneMethod,
    OneOutcome,
    PublishedBy,
    RecordedBy,
    RegisterFile,
)


@app.command(
    epilog="Examples:\n\n  accounted toll baghdadi --method ibc-partial\n\n  accounted toll baghdadi --outcome injured --group police --json"
)
def toll(
    incident: IncidentName,
    register: RegisterFile = DEFAULT,
    method: OneMethod = "plain",
    outcome: OneOutcome = "killed",
    group: GroupName = "",
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """One figure of one incident, with its reasons."""
    from accounted import pipeline
    from accounted.printing.toll import print_toll
    from accounted.reckoning import load

    rules, what = load(method), outcome_named(outcome)
    with shared.opened(register) as book:
        found = shared.worked_out(book, recorded_by, published_by)
        answer = pipeline.toll(found, found.incident(incident), rules, cast(Any, what), group)
        if as_json:
            shared.show(answer)
        else:
            print_toll(answer, found)
