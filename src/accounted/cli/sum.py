"""``accounted sum``: tolls of several incidents added up."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, cast

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.names import outcome_named
from accounted.cli.options import (
    DEFAULT,
    AsJson,
    GroupName,
    OneMethod,
    OneOutcome,
    PublishedBy,
    RecordedBy,
    RegisterFile,
)
from accounted.model import BadInput


@app.command(
    "sum",
    epilog="Examples:\n\n  accounted sum\n\n  accounted sum --since 2031-03-01 --until 2031-03-31 --country IQ\n\n  accounted sum baghdadi ramadi --outcome injured --method ibc-partial --json",
)
def sum_up(
    incidents: Annotated[
        list[str] | None, typer.Argument(metavar="[INCIDENT]...", help="Which incidents; all of them if none is named.")
    ] = None,
    register: RegisterFile = DEFAULT,
    method: OneMethod = "plain",
    outcome: OneOutcome = "killed",
    group: GroupName = "",
    since: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only incidents that ended on this day or later.")
    ] = None,
    until: Annotated[
        str | None, typer.Option(metavar="DAY", help="Only incidents that ended on this day or before.")
    ] = None,
    country: Annotated[str | None, typer.Option(metavar="CODE", help="Only in this country (ISO code: IQ).")] = None,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """Tolls of several incidents added up: one outcome, group and method; what is unknown is said, never taken as zero."""
    from accounted import pipeline
    from accounted.printing.sum import print_sum
    from accounted.reckoning import load

    rules, what = load(method), outcome_named(outcome)
    for option, day in (("--since", since), ("--until", until)):
        if day is not None:
            iso_day(option, day)
    if country is not None and not re.fullmatch("[A-Za-z]{2}", country):
        raise BadInput(f"--country: {country!r} is no country's code - give its two letters, such as IQ for Iraq")
    with shared.opened(register) as book:
        found = shared.worked_out(book, recorded_by, published_by)
        some = [found.incident(name) for name in incidents] if incidents else list(found.incidents)
        if country is not None:
            some = [i for i in some if i.place.country == country.upper()]
        undated = [i for i in some if i.period.end is None] if since or until else []
        if since is not None:
            some = [i for i in some if i.period.end is not None and i.period.end >= since]
        if until is not None:
            some = [i for i in some if i.period.end is not None and i.period.end <= until]
        answer = pipeline.add_up(found, some, rules, cast(Any, what), group)
        if as_json:
            shared.show(answer)
        else:
            print_sum(answer, found, len(undated))


def iso_day(option: str, day: str) -> None:
    """``BadInput`` where the words are no day as YYYY-MM-DD: days are compared as they are written."""
    try:
        if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", day):  # Python reads 20180129 and 2018-W05-1 as days too
            raise ValueError(day)
        date.fromisoformat(day)
    except ValueError as err:
        raise BadInput(f"{option}: {day!r} is no day - write it as 2018-01-29") from err
