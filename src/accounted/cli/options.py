"""Options and arguments that several commands take, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

# --------------------------------------------------------------------------- the register, who, how it is printed

DEFAULT = Path("accounted.register")
RegisterFile = Annotated[
    Path, typer.Option("--register", "-r", envvar="ACCOUNTED_REGISTER", help="The register's file.", show_default=True)
]
RecordedBy = Annotated[str | None, typer.Option("--recorded-by", metavar="DAY", help="What this register held then.")]
PublishedBy = Annotated[
    str | None,
    typer.Option("--published-by", metavar="DAY", help="What had been published by then, by what is held now."),
]
By = Annotated[
    str | None, typer.Option("--by", envvar="ACCOUNTED_AUTHOR", help="Who does this; your system name if not given.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON for machines instead of a table.")]

# --------------------------------------------------------------------------- of what

IncidentName = Annotated[
    str, typer.Argument(metavar="INCIDENT", help="Its id, the beginning of one, or words of its place.")
]
OnlyOf = Annotated[str | None, typer.Argument(metavar="INCIDENT", help="Only of this incident.")]
ClaimName = Annotated[
    str, typer.Argument(metavar="CLAIM", help="Its id or the beginning of one, see accounted claims.")
]

# --------------------------------------------------------------------------- which figure

MethodName = Annotated[
    list[str], typer.Option("--method", "-m", help="A shipped method or your own TOML file; may be repeated.")
]
OneMethod = Annotated[str, typer.Option("--method", "-m", help="A shipped method or your own TOML file.")]
OneOutcome = Annotated[str, typer.Option("--outcome", "-o")]
GroupName = Annotated[
    str,
    typer.Option(
        "--group", "-g", help="Of whom: all persons, civilians, children, women, police …; empty: the method's own."
    ),
]

# --------------------------------------------------------------------------- deciding

Why = Annotated[str, typer.Option("--why", help="The reason; kept for good.")]
Preview = Annotated[
    bool,
    typer.Option(
        "--preview", "--dry-run", help="Only show which claims, people, grades and tolls would be where; write nothing."
    ),
]
