"""``accounted decide note``: what others should know of a claim, a report or an incident."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.decide.standing import names_for_good
from accounted.cli.names import the_claim, the_report
from accounted.cli.options import DEFAULT, By, RegisterFile, Why
from accounted.model import BadInput


@decide_app.command(
    epilog="Examples:\n\n  accounted decide note 'rang the mayor, he was there' --claim 3f2a91cd\n\n  accounted decide note 'the page is gone since May' --report 'Example Daily'\n\n"
    "  accounted decide note 'two strikes or one?' --incident baghdadi\n\n  accounted decide note --take-back 214 --why 'settled'"
)
def note(
    words: Annotated[str, typer.Argument(help="What others should know.")] = "",
    claim: Annotated[str, typer.Option(help="On a claim: its id or the beginning of one.")] = "",
    report: Annotated[str, typer.Option(help="On a report: its id, or words of its outlet or address.")] = "",
    incident: Annotated[str, typer.Option(help="On an incident: its id or code, or words of its place.")] = "",
    take_back: Annotated[
        int | None, typer.Option("--take-back", metavar="ENTRY", help="Take back the note of this entry.")
    ] = None,
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Note what others should know of a claim, a report or an incident. No figure moves by it."""
    from accounted.model import Decision
    from accounted.register import Recorded

    if sum(map(bool, (claim, report, incident))) + (take_back is not None) != 1:
        raise BadInput("decide note: say what it is on, one of --claim, --report or --incident (or --take-back ENTRY)")
    if take_back is None and not words.strip():
        raise BadInput("decide note: has no words - write what others should know")
    with shared.opened(register, write=True) as book:
        found = shared.worked_out(book)
        if take_back is not None:
            standing: dict[int, Recorded] = {by.number: by for by in found.view.notes}
            if take_back not in standing:
                raise BadInput(f"decide note: entry {take_back} is no note that stands - see accounted notes")
            noted = standing[take_back].decision
            decision = Decision(
                kind="note", value="withdrawn", why=why, quote=noted.quote, claim=noted.claim,
                targets=(*noted.targets, f"entry-{take_back}"),
            )  # fmt: skip
        elif claim:
            on = the_claim(found, claim)
            decision = Decision(kind="note", value="kept", why=words, quote=on.quote, claim=on.id)
        elif report:
            decision = Decision(kind="note", value="kept", why=words, targets=(the_report(found, report).id,))
        else:
            one = found.incident(incident)
            targets = (one.code,) if one.code is not None else names_for_good(found, one)
            decision = Decision(kind="note", value="kept", why=words, targets=targets)
        shared.decided(book.decide(decision, author=shared.author(by), time=shared.now()))
