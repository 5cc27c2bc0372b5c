"""``accounted explain``: everything behind an incident's figures."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, cast

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.names import outcome_named
from accounted.cli.options import (
    DEFAULT,
    AsJson,
    GroupName,
    IncidentName,
    MethodName,
    PublishedBy,
    RecordedBy,
    RegisterFile,
)
from accounted.model import BadInput


@app.command(
    epilog="Examples:\n\n  accounted explain baghdadi\n\n  accounted explain baghdadi --method plain --method ucdp-partial\n\n  accounted explain 3f2a --outcome injured --json\n\n  accounted explain baghdadi --picture origins.svg"
)
def explain(
    incident: IncidentName,
    register: RegisterFile = DEFAULT,
    method: MethodName = ["plain"],  # noqa: B006
    outcome: Annotated[
        list[str],
        typer.Option("--outcome", "-o", help="killed, injured, missing, detained, displaced …; may be repeated."),
    ] = ["killed", "injured"],  # noqa: B006
    group: GroupName = "",
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    picture: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Write the origin graph as SVG too: who said it first, who copied what."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Everything behind an incident's figures: reasons, claims used and set aside, quotes, corrections, circumstances, origins
    with what flows from each, problems."""
    from accounted import pipeline
    from accounted.corrections import corrections
    from accounted.printing.explain import print_explained
    from accounted.publishing.signed import since_signed
    from accounted.reckoning import load
    from accounted.writing import may_be_written, write_whole

    if picture is not None:
        if str(picture) == "-":
            raise BadInput("--picture: standard output holds the answer in words - give a file, such as origins.svg")
        may_be_written(picture, "--picture", register)
    rules = [load(m) for m in method]
    outcomes = [outcome_named(o) for o in outcome]
    with shared.opened(register) as book:
        found = shared.worked_out(book, recorded_by, published_by)
        one = found.incident(incident)
        tolls = [pipeline.toll(found, one, r, cast(Any, o), group) for o in outcomes for r in rules]
        members = set(one.reports)
        problems = [p for p in found.view.problems() if p.report in members]
        people = pipeline.casualties(found, one)
        # Of the reports published by a day alone, other figures are no change.
        since = since_signed(found, one) if published_by is None else None
        if picture is not None:
            from accounted.publishing import flow_svg, origin_picture

            drawn = str(flow_svg(origin_picture(found, one), alone=True)) + "\n"
            write_whole(picture, drawn, "--picture", register)
        if as_json:
            shared.show(
                {
                    "incident": one,
                    "title": one.title,
                    "tolls": tolls,
                    "casualties": people,
                    "corrections": corrections(found, tolls),
                    "claims": {k: found.claims[k] for k in one.claims if k in found.claims},
                    "reports": {r: _about(found.reports[r]) for r in one.reports},
                    "problems": problems,
                    "changed_since_signed": since,
                    "graph": found.graph(one),
                }
            )
        else:
            print_explained(found, one, tolls, people, problems, since)


def _about(report: Any) -> dict[str, Any]:
    """A report without its text, which is not for passing on."""
    return {
        "title": report.title,
        "outlet": report.outlet,
        "published": report.published,
        "url": report.url,
        "language": report.language,
        "synthetic": report.synthetic,
    }
