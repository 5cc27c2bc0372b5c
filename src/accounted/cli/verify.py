"""``accounted verify``: check every entry, payload, kept byte and stored view."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, AsJson, RegisterFile


@app.command(epilog="Examples:\n\n  accounted verify\n\n  accounted verify --head 9f3c…e71a")
def verify(
    register: RegisterFile = DEFAULT,
    head: Annotated[
        str | None, typer.Option(help="A head kept elsewhere: shows a cut tail or a rewritten register too.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Check every entry, payload, kept byte and stored view; names what was changed, is missing or out of order."""
    from accounted.pipeline import recompute
    from accounted.printing.verify import print_verified

    with shared.opened(register) as book:
        answer = book.verify(head, recompute=recompute(book))
    if as_json:
        shared.show(
            {
                "ok": answer.ok,
                "entries": answer.entries,
                "head": answer.head,
                "faults": list(answer.faults),
                "unseen": answer.unseen,
            }
        )
    else:
        print_verified(register, answer)
    if not answer.ok:
        raise typer.Exit(1)
