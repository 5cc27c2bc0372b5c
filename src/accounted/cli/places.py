"""``accounted places``: where words of a report point to."""

from __future__ import annotations

from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import AsJson


@app.command(
    epilog="Examples:\n\n  accounted places 'Deir al-Zor'\n\n  accounted places 'the town, some 190 km north-west of Baghdad' --context Iraq"
)
def places(
    words: Annotated[str, typer.Argument(help="Words as a report has them.")],
    context: Annotated[
        list[str], typer.Option(help="Other places of the same report; they rank homonyms and answer nothing.")
    ] = [],  # noqa: B006
    as_json: AsJson = False,
) -> None:
    """Where words of a report point to, with precision and the codes of UCDP and ACLED."""
    from accounted.places import Gazetteer, resolve
    from accounted.printing.places import print_place

    with Gazetteer.open() as gazetteer:
        place, trouble = resolve(words, context, gazetteer)
    if as_json:
        shared.show({"place": place, "problems": trouble})
    else:
        print_place(place, trouble)
