"""``accounted decide relation``: how a source stands to another for longer."""

from __future__ import annotations

from typing import Annotated, Any, cast, get_args

import typer

from accounted.cli import shared
from accounted.cli.apps import decide_app
from accounted.cli.names import named, nearest, source_named
from accounted.cli.options import DEFAULT, By, RegisterFile, Why
from accounted.model import BadInput, SourceRelation

RELATIONS = get_args(SourceRelation)


@decide_app.command(
    epilog="Examples:\n\n  accounted decide relation 'Ridge Media Cell' part-of 'Ridge Front' --from 2014 --why 'its charter, page 2'\n\n"
    "  accounted decide relation 'Delta News' relies-on Xinhua --from 2016-03 --to 2019 --why 'carries its wire, see imprint'\n\n"
    "  accounted decide relation 'Ridge Media Cell' part-of 'Ridge Front' --take-back --why 'another cell of that name'"
)
def relation(
    source: Annotated[str, typer.Argument(help="Name of the source as accounted sources prints it.")],
    value: Annotated[str, typer.Argument(metavar="RELATION", help="part-of, relies-on or same-interest.")],
    other: Annotated[str, typer.Argument(help="Name of the other party.")],
    since: Annotated[
        str | None, typer.Option("--from", metavar="DAY", help="First day it holds for (2014, 2014-05, 2014-05-09).")
    ] = None,
    until: Annotated[str | None, typer.Option("--to", metavar="DAY", help="Last day it holds for.")] = None,
    take_back: Annotated[
        bool, typer.Option("--take-back", help="It does not hold: with --from that one, else all of that kind.")
    ] = False,
    why: Why = "",
    register: RegisterFile = DEFAULT,
    by: By = None,
) -> None:
    """How a source stands to another for longer: the two are shown as two and count once, in whatever it says on those days.

    part-of: a press office and its ministry. relies-on: a website and the agency whose words it passes on.
    same-interest: two parties of one side. Said again with the same --from, the last word holds; accounted sources lists them.
    """
    from accounted import pipeline
    from accounted.model import Decision
    from accounted.sources import SAID, distinct, party_named, same_relation, speakers

    kind = named("RELATION", value, tuple(r.replace("_", "-") for r in RELATIONS)).replace("-", "_")
    with shared.opened(register, write=True) as book:
        found = shared.worked_out(book)
        names = [party_named(found, n) for n in (source, other)]
        if names == [None, None]:
            source_named(found, source)  # says that there is none, and what is near
        new: list[str] = []
        for n, given in enumerate((source, other)):
            if names[n] is None:
                close = nearest(
                    given.casefold(), sorted({s.name for c in found.claims.values() for s in c.attribution})
                )
                if close:
                    raise BadInput(f"no source is called {given!r}{close} - give a name as accounted sources prints it")
                new.append(given)
                names[n] = " ".join(given.split())
        first, second = (" ".join((n or "").split()) for n in names)
        distinct("decide relation", (first, second))
        if take_back and not any(
            r.stands and same_relation(r, kind, first, second) and since in (None, r.since)
            for r in speakers(found).relations
        ):
            raise BadInput(
                f"{first!r} {SAID[cast(Any, kind)]} {second!r}{f' from {since}' if since else ''}: no such relation "
                "stands - see accounted sources"
            )
        number = book.decide(
            Decision(
                kind="no_relation" if take_back else "relation",
                value=kind,
                targets=(first, second),
                why=why,
                since=since,
                until=until,
            ),
            author=shared.author(by),
            time=shared.now(),
        )
        after = pipeline.work_out(book)
        pipeline.store(book, after)
        before = {i.id: found.accounts_behind(i) for i in found.incidents}
        changed = [i for i in after.incidents if before.get(i.id) != after.accounts_behind(i)]
        for given in new:
            typer.echo(f"accounted: {given!r} speaks in no report yet; noted all the same", err=True)
        shared.decided(number, again=True)
        typer.echo(f"{len(changed)} of {len(after.incidents)} incidents now count other origins")
