"""``accounted serve``: the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from accounted.cli.apps import app
from accounted.cli.options import DEFAULT, RegisterFile


@app.command(
    epilog="Examples:\n\n  accounted serve\n\n  accounted serve --demo\n\n  accounted serve --register strikes.register --port 8300"
)
def serve(
    register: RegisterFile = DEFAULT,
    demo: Annotated[
        bool,
        typer.Option("--demo", help="The example reports in a register of their own, with two people; kept nowhere."),
    ] = False,
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port on this machine; 0: any that is free.")] = 8300,
    host: Annotated[
        str, typer.Option(help="Address to listen on. Another than this machine's own needs a proxy that encrypts.")
    ] = "127.0.0.1",
) -> None:
    """The desk: the register as a web application, in which people read, judge and correct.

    The first start makes an administrator and prints a password that is good once. People and sessions are kept in
    REGISTER.people, what pages show in REGISTER.view; neither is part of the chain.
    """
    from contextlib import nullcontext

    from accounted.web import serving

    def say(line: str) -> None:
        typer.echo(line)
        sys.stdout.flush()

    if demo:
        say("Reading the example reports (constructed, not by any outlet); this takes about half a minute.")
    with serving.demo_register() if demo else nullcontext(register) as path:
        serving.serve(path, host=host, port=port, demo=demo, say=say)
