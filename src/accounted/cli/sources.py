"""``accounted sources``: who speaks in the reports, and how they stand to each other."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, AsJson, PublishedBy, RecordedBy, RegisterFile


@app.command(
    epilog="Examples:\n\n  accounted sources\n\n  accounted sources 'health ministry'\n\n  accounted sources --recorded-by 2020-07-01 --json"
)
def sources(
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Only those that these words name.")] = None,
    register: RegisterFile = DEFAULT,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: AsJson = False,
) -> None:
    """Who speaks in the reports, for whom, with what interest; and the relations between them, with who decided and why.

    Sources that are tied (part of, relies on, same interest; or two voices of one organisation) are shown as two and
    count once wherever independent origins are asked for. Write one down with accounted decide relation.
    """
    from accounted.printing.sources import print_sources
    from accounted.sources import speakers

    with shared.opened(register) as book:
        told = speakers(shared.worked_out(book, recorded_by, published_by), name)
    if as_json:
        shared.show(told)
    else:
        print_sources(told)
