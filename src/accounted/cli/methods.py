"""``accounted methods``: list, show, check the rule sets by which tolls are drawn."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from accounted.cli import shared
from accounted.cli.apps import methods_app
from accounted.cli.options import AsJson


@methods_app.command("list", epilog="Examples:\n\n  accounted methods list\n\n  accounted methods list --json")
def methods_list(as_json: AsJson = False) -> None:
    """The methods that ship, with their conformity."""
    from accounted.printing.methods import print_methods
    from accounted.reckoning import shipped

    if as_json:
        shared.show(shipped())
    else:
        print_methods(shipped())


@methods_app.command("show", epilog="Example:\n\n  accounted methods show plain > mine.toml")
def methods_show(name: Annotated[str, typer.Argument(help="A shipped method.")]) -> None:
    """A method's file, to read or to copy."""
    from accounted.reckoning import methods

    sys.stdout.write(methods.text_of(name))


@methods_app.command("check", epilog="Example:\n\n  accounted methods check mine.toml")
def methods_check(path: Annotated[Path, typer.Argument(help="A method file of your own.")]) -> None:
    """Every fault of a method file at once."""
    from accounted.reckoning import check

    faults = check(path)
    for fault in faults:
        typer.echo(fault)
    if faults:
        typer.echo(f"{path}: {len(faults)} fault{'s' if len(faults) > 1 else ''}", err=True)
        raise typer.Exit(2)
    typer.echo(f"{path}: no faults")
