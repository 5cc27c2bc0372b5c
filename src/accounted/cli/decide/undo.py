"""``accounted decide undo``: take back what you decided last, as the register tells it."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.options import DEFAULT, AsJson, By, RegisterFile
from accounted.model import BadInput

SHOWN = 10
"""Acts that are listed."""


@decide_app.command(
    epilog="Examples:\n\n  accounted decide undo --list\n\n  accounted decide undo\n\n  accounted decide undo 214"
)
def undo(
    entry: Annotated[
        int | None, typer.Argument(metavar="ENTRY", help="The entry that must be the last one, as --list prints it.")
    ] = None,
    listed: Annotated[bool, typer.Option("--list", help="Only list what would be taken back, the last first.")] = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
    as_json: AsJson = False,
) -> None:
    """Take back what you decided last, here or at the desk: what stood before holds again, and both stay in the history.

    Further ones follow, the last first. Refused where somebody else decided on the same thing since. Codes, signatures,
    summaries, states of persons and relations of sources are not taken back so: decide again.
    """
    from accounted.undoing import acts_of, others_since, taking_back
    from accounted.web.saying import decided

    with shared.opened(register, write=not listed) as book:
        who = shared.author(by)
        acts = acts_of(book, who)
        lines = [(act.numbers, ", ".join(dict.fromkeys(decided(e.decision) for e in act.entries))) for act in acts]
        if listed:
            latest = lines[::-1][:SHOWN]
            if as_json:
                shared.show([{"entries": list(numbers), "decided": said} for numbers, said in latest])
            for numbers, said in () if as_json else latest:
                typer.echo(f"{_entries(numbers)}: {said}")
            if not latest and not as_json:
                typer.echo(f"{who} decided nothing that can be taken back")
            return
        if not acts:
            raise BadInput(f"decide undo: {who} decided nothing that can be taken back - give --by for another name")
        if entry is not None and entry not in acts[-1].numbers:
            raise BadInput(
                f"decide undo: {who} decided last in {_entries(acts[-1].numbers)} ({lines[-1][1]}) - take that back first"
            )
        takes_back = taking_back(book, acts[-1])
        if any(d.kind in ("merge", "split") for d in takes_back):
            from accounted.moves import figured
            from accounted.pipeline import suppose

            found = shared.worked_out(book)
            takes_back = figured(found, takes_back, suppose(found, takes_back))
        done = book.decide_all(
            takes_back, author=who, time=shared.now(), seen=acts[-1].numbers[-1],
            clashes=others_since(acts[-1]),
        )  # fmt: skip
        if as_json:
            shared.show({"entries": list(done), "undone": list(acts[-1].numbers), "decided": lines[-1][1]})
        else:
            typer.echo(f"{_entries(done)} written: took back {_entries(acts[-1].numbers)} ({lines[-1][1]})")


def _entries(numbers: tuple[int, ...]) -> str:
    return f"entry {numbers[0]}" if len(numbers) == 1 else f"entries {numbers[0]}–{numbers[-1]}"
