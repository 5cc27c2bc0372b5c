"""``accounted page``: the register as one self-contained page, or as JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, PublishedBy, RecordedBy, RegisterFile


@app.command(epilog="Examples:\n\n  accounted page --out incidents.html\n\n  accounted page --internal --out desk.html")
def page(
    out: Annotated[Path, typer.Option("--out", "-O", help="Where to write; - is standard output.")] = Path(
        "accounted.html"
    ),
    register: RegisterFile = DEFAULT,
    internal: Annotated[
        bool, typer.Option("--internal", help="Names and more text; the page is stamped so. Not for publication.")
    ] = False,
    recorded_by: RecordedBy = None,
    published_by: PublishedBy = None,
    as_json: Annotated[bool, typer.Option("--json", help="The page's content as JSON instead.")] = False,
) -> None:
    """One self-contained page of the register: incidents, ranges drawn, reasons and quotes. No names unless --internal."""
    from accounted.publishing import export, page_view, render
    from accounted.writing import may_be_written, write_whole

    printed = str(out) == "-" or (as_json and out == Path("accounted.html"))
    if not printed:
        may_be_written(out, "--out", register)
    with shared.opened(register) as book:
        found = shared.worked_out(book, recorded_by, published_by)
        view = page_view(found, internal=internal, recorded_by=recorded_by, published_by=published_by)
    text = export(view) if as_json else render(view)
    if printed:
        sys.stdout.write(text)
        return
    write_whole(out, text, "--out", register)
    typer.echo(f"{out} written: {len(found.incidents)} incidents{', INTERNAL' if internal else ''}")
