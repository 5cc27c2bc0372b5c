"""The program and its groups of commands, as help shows them. Each command stands in the module of its name."""

from __future__ import annotations

from collections.abc import MutableMapping
from functools import cached_property
from typing import Annotated, Any

import typer
import typer.core
import typer.main

from accounted import __version__

app = typer.Typer(
    name="accounted",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
    help="From conflicting reports of violence to a register of incidents in which no figure stands without a reason, "
    "and no reason without a quote.\n\n"
    "Start with [bold]accounted record FOLDER[/], then [bold]accounted incidents[/], then [bold]accounted explain PLACE[/]. "
    "Nothing leaves this machine.",
)
decide_app = typer.Typer(
    no_args_is_help=True,
    help="Write down what a person decided, with why. The last one is taken back by undo, others by deciding again.",
)
methods_app = typer.Typer(
    no_args_is_help=True, help="The rule sets by which tolls are drawn: list, show, check your own."
)


class Deciding(typer.core.TyperGroup):
    """The commands of ``decide``, made when one of them is asked for: there are many, and most starts ask for none."""

    @cached_property
    def _made(self) -> MutableMapping[str, Any]:
        from accounted.cli import decide  # noqa: F401

        return typer.main.get_group(decide_app).commands

    @property
    def commands(self) -> MutableMapping[str, Any]:
        return self._made

    @commands.setter
    def commands(self, none: MutableMapping[str, Any]) -> None:
        """What the group is begun with: none."""


app.add_typer(decide_app, name="decide", cls=Deciding)
app.add_typer(methods_app, name="methods")


@app.callback(invoke_without_command=True)
def version_option(version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False) -> None:
    if version:
        typer.echo(f"accounted {__version__}")
        raise typer.Exit
