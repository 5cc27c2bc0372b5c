"""``accounted erase``: delete an item for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, By, RegisterFile
from accounted.model import BadInput

if TYPE_CHECKING:
    from accounted.pipeline import Findings
    from accounted.register import Register


@app.command(
    epilog="Examples:\n\n  accounted erase https://paper.example/story-1 --grounds 'the family asked, 12 March'\n\n  accounted erase --scrub"
)
def erase(
    what: Annotated[str, typer.Argument(help="An item's address or id, or a report's id.")] = "",
    grounds: Annotated[str, typer.Option(help="Why; stays in the tombstone.")] = "",
    scrub: Annotated[
        bool, typer.Option("--scrub", help="Erase nothing more: clean the files of what was erased before.")
    ] = False,
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """Delete an item for good: bytes, texts, claims, decisions that quote it. The chain still holds; it is not taken in again.

    What the desk and linking keep beside the register goes with it and is made anew. Copies of the register in its folder,
    and decisions that name somebody whom only the erased reports told of, are listed: they are yours to deal with. Where
    another program held the file, the answer says so; end it and clean with --scrub.
    """
    from accounted.erased_beside import casualties_of, copies_of, forget_beside, names_of, still_naming, words_of
    from accounted.register import RegisterInUse

    if scrub == bool(what):
        raise BadInput("erase: name an item or a report, or give --scrub to clean after an erasure")
    with shared.opened(register, write=True) as book:
        if scrub:
            book.scrub()
            forget_beside(register)
            typer.echo("the files hold nothing of what was erased")
            return
        names, casualties = names_of(book.view(), what), casualties_of(book.view(), what)
        try:
            number = book.erase(what, grounds, author=shared.author(by), time=shared.now())
        except RegisterInUse:
            forget_beside(register)  # the erasure may be recorded: nothing worked out before it may stay
            raise
        forget_beside(register)
        typer.echo(f"erased; tombstone in entry {number}")
        found = _linked_anew(book)
        typer.echo(f"{len(found.incidents)} incidents now")
        listed = still_naming(found.view.decisions, names)
        for told, name in listed:
            kind = told.decision.kind.replace("_", " ")
            typer.echo(
                f"entry {told.number} ({kind}, by {told.author}) still names {name!r}: {_way_out(told.decision.kind)}"
            )
        numbers = {told.number for told, _ in listed}
        for told, name in words_of(found.view.decisions, casualties):
            if told.number not in numbers:
                typer.echo(
                    f"entry {told.number} ({told.decision.kind}, by {told.author}) still holds {name!r}, of a name that was "
                    f"erased: {_way_out(told.decision.kind)}"
                )
    for copy in copies_of(register):
        typer.echo(
            f"{copy}: may still hold what was erased - a copy of this register; delete it yourself if it must go"
        )


def _way_out(kind: str) -> str:
    if kind == "summary":
        return "it tells of other reports - write it anew without the name; its words go for good with a report that it names"
    return "it hangs on no report"


def _linked_anew(book: Register) -> Findings:
    from accounted.pipeline import store, work_out

    found = work_out(book)
    store(book, found)
    return found
